//! The pieces of the builder's form.

use leptos::prelude::*;

use crate::app::live::{self, Live, flag, live, marked, on_value};

/// A field with its name, what it is set with, and what there is to say of it.
pub fn field(id: &str, label: String, control: AnyView, note: Live<String>, is_wrong: Live<bool>) -> AnyView {
    view! {
        <div class="field" class:is-wrong=is_wrong>
            <label for=id.to_owned()>{label}</label>
            {control}
            <p class="field-note" id=note_id(id) aria-live="polite">{note}</p>
        </div>
    }
    .into_any()
}

/// The id of what there is to say of a field.
pub fn note_id(id: &str) -> String {
    format!("{id}-note")
}

/// A list of keys with their names. Where no label stands beside it, it has a name of its own instead of a note.
pub fn list(
    id: &str,
    name: Option<String>,
    options: Vec<(String, String)>,
    chosen: Callback<(), String>,
    pick: Callback<String>,
) -> AnyView {
    let option = |(key, name): (String, String)| {
        let known = key.clone();
        let is_on = move || chosen.run(()) == known;
        // An attribute is for the written page: it moves no list that somebody has used.
        view! { <option value=key selected=untrack(&is_on) prop:selected=flag(is_on)>{name}</option> }
    };
    let note = name.is_none().then(|| note_id(id));
    view! {
        <select id=id.to_owned() aria-label=name aria-describedby=note on:change=on_value(move |key| pick.run(key))>
            {options.into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

/// A text that is typed.
pub fn text_input(
    id: &str,
    numeric: bool,
    placeholder: Option<String>,
    text: Callback<(), String>,
    is_wrong: Callback<(), bool>,
    set: Callback<String>,
    on_end: Callback<()>,
) -> AnyView {
    let mode = numeric.then_some("decimal");
    view! {
        <input type="text" id=id.to_owned() inputmode=mode placeholder=placeholder autocomplete="off" spellcheck="false"
            value=untrack(|| text.run(())) prop:value=live(move || text.run(()))
            aria-describedby=note_id(id) aria-invalid=marked(move || is_wrong.run(()))
            on:input=on_value(move |text| set.run(text)) on:change=live::on_end(on_end) />
    }
    .into_any()
}
