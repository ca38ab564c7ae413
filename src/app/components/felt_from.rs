//! From which answer on an emotion counts as felt.

use leptos::prelude::*;

use crate::app::Words;
use crate::app::live::{flag, live_view, on_value};
use crate::tools::nev::Scale;

/// The choice among the steps of a scale, for a part with the texts `emotions.variants.`.
#[component]
pub fn FeltFromField(
    /// The scale of the answers.
    scale: Memo<Scale>,
    /// What is chosen.
    felt_from: Memo<u8>,
    /// Called with another step.
    choose: Callback<String>,
) -> impl IntoView {
    let words = Words::of_view();
    let option = move |from: u8| {
        view! { <option value=from.to_string() selected=flag(move || felt_from.get() == from)>{from.to_string()}</option> }
    };
    let options = live_view(move || Some(scale.get().felt_from_choices().map(option).collect_view()));
    view! {
        <div class="field">
            <label for="felt-from">{words.text("emotions.variants.feltFrom")}</label>
            <select id="felt-from" aria-describedby="felt-from-note" on:change=on_value(move |from| choose.run(from))>
                {options}
            </select>
            <p class="field-note" id="felt-from-note">{words.text("emotions.variants.feltFrom.note")}</p>
        </div>
    }
}
