//! A choice from a list. What can be chosen has its name in the catalogue, or is it.

use leptos::prelude::*;

use super::field::{label, prefix};
use crate::app::Words;
use crate::app::live::{flag, live, marked, on_value};
use crate::tools::entry::Entry;

/// What a choice of a field is called: `<tool>.<key>.<choice>` in the catalogue, where keys have no further points, the name of
/// the field that it is the key of, or the choice itself, as a currency's code and the ends of a scale; what need not be chosen,
/// `<tool>.unset`.
pub fn choice_name(words: Words, tool: &str, key: &str, choice: &str) -> String {
    if choice.is_empty() {
        return words.text(&format!("{tool}.unset"));
    }
    let own = format!("{}.{}", prefix(words, tool, key), choice.replace('.', ""));
    words.fill_or(&own, &[], || words.fill_or(&format!("{tool}.{choice}.label"), &[], || choice.replace('-', "–")))
}

/// A list of keys, one of which is chosen; what is chosen and is none of them is said.
#[component]
pub fn ChoiceField(
    /// The id of the list.
    id: String,
    /// The key of the field.
    key: &'static str,
    /// The name of the tool, with which the keys of its texts begin.
    tool: &'static str,
    /// What can be chosen.
    keys: &'static [&'static str],
    /// What is chosen.
    entry: Callback<(), Entry>,
    /// Called with another choice.
    set: Callback<Entry>,
) -> impl IntoView {
    let words = Words::of_view();
    let prefix = prefix(words, tool, key);
    let note_of = format!("{prefix}.note");
    let chosen = move || {
        let text = entry.run(()).text;
        keys.iter().copied().find(|key| *key == text)
    };
    let option = |choice: &'static str| {
        let name = choice_name(words, tool, key, choice);
        view! { <option value=choice selected=flag(move || chosen() == Some(choice))>{name}</option> }
    };
    let note = live(move || match chosen() {
        Some(choice) => words.fill_or(&format!("{prefix}.{choice}.note"), &[], || words.text(&note_of)),
        None => words.fill("error.choice", &[("text", &entry.run(()).text)]),
    });
    let note_id = format!("{id}-note");
    view! {
        <div class="field" data-key=key class:is-wrong=flag(move || chosen().is_none())>
            <label for=id.clone()>{label(words, tool, key)}</label>
            <select id=id.clone() aria-describedby=note_id.clone()
                aria-invalid=marked(move || chosen().is_none())
                on:change=on_value(move |text| set.run(Entry::typed(text, words.language)))>
                <option value="" hidden selected=flag(move || chosen().is_none())></option>
                {keys.iter().copied().map(option).collect_view()}
            </select>
            <p class="field-note" id=note_id.clone()>{note}</p>
        </div>
    }
}
