//! A choice from a list that a file brings about.

use leptos::prelude::*;

use crate::app::live::{live, live_view, on_value};

/// What can be chosen: a value and its name each.
pub type Options = Vec<(String, String)>;

/// A list with its label.
#[component]
pub fn Pick(
    /// The id of the list.
    id: String,
    /// What is chosen.
    label: String,
    /// What there is to choose.
    options: Options,
    /// What is chosen now.
    chosen: Callback<(), String>,
    /// Called with another choice.
    set: Callback<String>,
    /// What is wrong with what is chosen; empty where nothing is.
    #[prop(optional)]
    note: Option<Callback<(), String>>,
) -> impl IntoView {
    let wrong = live_view(move || {
        let said = note.map(|note| note.run(())).unwrap_or_default();
        (!said.is_empty()).then(|| view! { <p class="field-note is-wrong">{said}</p> })
    });
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <Choices id name=None options chosen set />
            {wrong}
        </div>
    }
}

/// The list alone.
#[component]
pub fn Choices(
    /// The id of the list.
    id: String,
    /// Its name, where no label stands beside it.
    name: Option<String>,
    /// What there is to choose.
    options: Options,
    /// What is chosen now.
    chosen: Callback<(), String>,
    /// Called with another choice.
    set: Callback<String>,
) -> impl IntoView {
    let now = untrack(|| chosen.run(()));
    let option = |(value, name): (String, String)| {
        let is_chosen = value == now;
        view! { <option value=value selected=is_chosen>{name}</option> }
    };
    let options = options.into_iter().map(option).collect_view();
    view! {
        <select id=id aria-label=name prop:value=live(move || chosen.run(())) on:change=on_value(move |value| set.run(value))>
            {options}
        </select>
    }
}
