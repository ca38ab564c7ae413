//! A choice among a few, all of them in sight.

use leptos::prelude::*;

use crate::app::Words;
use crate::app::browser::radios;
use crate::app::live::{live, live_view, on_value};
use crate::tools::entry::Entry;

/// Radio buttons side by side; a value that is none of them is said.
#[component]
pub fn Segments(
    /// The id of the group in the document.
    id: &'static str,
    /// The key of the field, by which a frame locks and hides it.
    key: &'static str,
    /// What is chosen.
    legend: String,
    /// What there is to choose: a line of value, tabulator and name each.
    options: Memo<String>,
    /// What is chosen.
    entry: Callback<(), Entry>,
    /// Called with another choice.
    set: Callback<Entry>,
) -> impl IntoView {
    let words = Words::of_view();
    let chosen = move || entry.run(()).text;
    radios::follow(id.to_owned(), move || {
        options.track();
        chosen()
    });
    let unknown = live_view(move || {
        let text = chosen();
        let is_known = options.with(|options| choices(options).any(|(value, _)| value == text));
        let said = (!is_known).then(|| words.fill("error.choice", &[("text", &text)]))?;
        Some(view! { <p class="field-note is-wrong" role="status">{said}</p> })
    });
    let html = live(move || options.with(|options| written(id, options, &untrack(chosen))));
    view! {
        <fieldset class="segmented worded needs-script" id=id data-key=key
            on:change=on_value(move |value| set.run(Entry::typed(value, words.language)))>
            <legend>{legend}</legend>
            <div class="segments" inner_html=html></div>
            {unknown}
        </fieldset>
    }
}

fn choices(options: &str) -> impl Iterator<Item = (&str, &str)> {
    options.lines().filter_map(|line| line.split_once('\t'))
}

/// The choices, a line of value, tabulator and name each, as HTML: values and names are the site's own.
pub fn written(id: &str, options: &str, chosen: &str) -> String {
    let choice = |(value, name): (&str, &str)| {
        let checked = if value == chosen { " checked" } else { "" };
        format!(
            "<input type=\"radio\" name=\"{id}\" id=\"{id}-{value}\" value=\"{value}\"{checked}>\
             <label for=\"{id}-{value}\">{name}</label>"
        )
    };
    choices(options).map(choice).collect()
}
