//! Which tool, in which language, of which version; what it tells the page around.

use leptos::prelude::*;

use super::field::{field, list};
use super::look::{AccentField, theme};
use super::settings::Settings;
use super::shown::Shown;
use crate::app::Words;
use crate::app::live::{flag, live, on_change};
use crate::content::Language;
use crate::tools::builder::{Input, ON};

/// The form.
#[component]
pub fn Form(
    /// What is chosen.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    view! {
        <form class="builder-form" aria-label=text("builder.form") autocomplete="off" on:submit=|event| event.prevent_default()>
            <fieldset>
                <legend>{text("builder.frame")}</legend>
                {tool(shown, words)}
                {language(shown, words)}
                {theme(shown, words)}
                <AccentField shown />
                {version(shown, words)}
                <Events shown />
            </fieldset>
            <Settings shown />
        </form>
    }
}

/// The list of a field whose keys the table of fields names.
pub fn choice(shown: Shown, words: Words, input: Input, label: &str, options: Vec<(String, String)>) -> AnyView {
    let chosen = Callback::new(move |()| shown.text(input));
    let is_wrong = move || shown.state.with(|document| document.is_wrong(input as usize));
    chosen_from(shown, words, input, label, options, (chosen, Callback::new(move |()| is_wrong())))
}

/// A list whose choice and fault are those of two callbacks.
fn chosen_from(
    shown: Shown,
    words: Words,
    input: Input,
    label: &str,
    options: Vec<(String, String)>,
    (chosen, is_wrong): (Callback<(), String>, Callback<(), bool>),
) -> AnyView {
    let id = format!("builder-{}", shown.state.tool().fields.get(input as usize).map_or("", |field| field.key));
    let control = list(&id, None, options, chosen, Callback::new(move |key| shown.pick(input, key)));
    let note = live(move || match is_wrong.run(()) {
        true => words.fill("error.choice", &[("text", &shown.text(input))]),
        false => String::new(),
    });
    field(&id, words.text(label), control, note, flag(move || is_wrong.run(())))
}

fn tool(shown: Shown, words: Words) -> AnyView {
    let frames = &shown.offers.frames;
    let options = frames.iter().map(|frame| (frame.name.clone(), shown.title(frame))).collect();
    let chosen = Callback::new(move |()| shown.frame().map(|frame| frame.name.clone()).unwrap_or_default());
    let is_wrong = Callback::new(move |()| {
        let name = shown.text(Input::Tool);
        !name.is_empty() && frames.iter().all(|frame| frame.name != name)
    });
    chosen_from(shown, words, Input::Tool, "builder.tool", options, (chosen, is_wrong))
}

/// The language of the page is left out of the document, so that the tool follows the page.
fn language(shown: Shown, words: Words) -> AnyView {
    let page = words.language;
    let key = move |language: Language| if language == page { "" } else { language.code() };
    let options = Language::ALL.map(|language| (key(language).to_owned(), language.name().to_owned()));
    let chosen = Callback::new(move |()| shown.with(|chosen| key(chosen.language).to_owned()));
    let is_wrong = Callback::new(move |()| shown.state.with(|document| document.is_wrong(Input::Language as usize)));
    chosen_from(shown, words, Input::Language, "builder.lang", options.to_vec(), (chosen, is_wrong))
}

fn version(shown: Shown, words: Words) -> AnyView {
    let options = [("", "builder.version.newest"), (ON, "builder.version.pinned")];
    let options = options.map(|(key, text)| (key.to_owned(), words.text(text)));
    choice(shown, words, Input::Pinned, "builder.version", options.to_vec())
}

/// Whether the page around is told the numbers, where there are any.
#[component]
fn Events(shown: Shown) -> impl IntoView {
    let words = Words::of_view();
    let is_on = move || shown.with(|chosen| chosen.has_events);
    let turn = move || shown.pick(Input::Events, if untrack(is_on) { String::new() } else { ON.to_owned() });
    view! {
        <label class="builder-check" hidden=flag(move || !shown.frame().is_some_and(|frame| frame.computes()))>
            <input type="checkbox" id="builder-events" checked=untrack(is_on) prop:checked=flag(is_on) on:change=on_change(turn) />
            {words.text("builder.events")}
        </label>
    }
}
