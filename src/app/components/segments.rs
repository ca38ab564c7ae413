//! A choice among a few, all of them in sight.

use leptos::prelude::*;

use crate::app::Words;
use crate::app::live::{flag, live_view, on_change};

/// Something to choose: its value and its name.
pub type Choice = (String, String);

/// Radio buttons side by side; a value that is none of them is said.
#[component]
pub fn Segments(
    /// The name of the group in the document.
    id: &'static str,
    /// The key of the field, by which a frame locks and hides it.
    key: &'static str,
    /// What is chosen.
    legend: String,
    /// What there is to choose.
    options: Memo<Vec<Choice>>,
    /// The value that is chosen.
    chosen: Callback<(), String>,
    /// Called with another value.
    set: Callback<String>,
) -> impl IntoView {
    let words = Words::of_view();
    let option = move |(value, label): Choice| {
        let id_of = format!("{id}-{value}");
        let (one, other) = (value.clone(), value.clone());
        let is_on = move || chosen.run(()) == one;
        view! {
            <input type="radio" name=id id=id_of.clone() value=value checked=untrack(is_on.clone())
                prop:checked=flag(is_on) on:change=on_change(move || set.run(other.clone())) />
            <label for=id_of>{label}</label>
        }
    };
    let unknown = live_view(move || {
        let text = chosen.run(());
        let is_known = options.with(|options| options.iter().any(|(value, _)| *value == text));
        let said = (!is_known).then(|| words.fill("error.choice", &[("text", &text)]))?;
        Some(view! { <p class="field-note is-wrong" role="status">{said}</p> })
    });
    view! {
        <fieldset class="segmented worded needs-script" data-key=key>
            <legend>{legend}</legend>
            <div class="segments">{live_view(move || Some(options.get().into_iter().map(option).collect_view()))}</div>
            {unknown}
        </fieldset>
    }
}
