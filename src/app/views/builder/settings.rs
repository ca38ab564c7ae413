//! What stands in the tool's inputs, and what visitors may do with them.

use leptos::prelude::*;

use super::field::{field, list, text_input};
use super::shown::Shown;
use crate::app::Words;
use crate::app::components::choice_field::choice_name;
use crate::app::live::{flag, live, live_view};
use crate::tools::builder::{Fault, Input, read, settings};
use crate::tools::range::Problem;
use crate::tools::schema::{Kind, Setting};

/// The inputs of the tool that is chosen.
#[component]
pub fn Settings(
    /// What is chosen.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let rows = live_view(move || {
        let own = inputs(shown).into_iter().map(|(at, setting)| row(shown, words, at, setting));
        Some(own.collect_view())
    });
    view! {
        <fieldset class="builder-presets" hidden=flag(move || inputs(shown).is_empty())>
            <legend>{words.text("builder.presets")}</legend>
            <p class="fine-print">{words.text("builder.presets.note")}</p>
            {rows}
        </fieldset>
    }
}

/// The inputs of the tool that is chosen, with their places among those of all tools.
fn inputs(shown: Shown) -> Vec<(usize, Setting)> {
    let Some(tool) = shown.frame().and_then(|frame| frame.tool) else { return Vec::new() };
    settings().into_iter().enumerate().filter(|(_, setting)| std::ptr::eq(setting.tool, tool)).collect()
}

/// An input that can be set, locked and hidden.
fn row(shown: Shown, words: Words, at: usize, setting: Setting) -> AnyView {
    let id = format!("builder-{}", setting.key());
    let label = words.text(&format!("{}.label", words.field(setting.tool.id, setting.field.key)));
    let fault = Callback::new(move |()| read(&setting, &shown.entry(Input::Settings, at)).err());
    let note = live(move || match fault.run(()) {
        Some(fault) => said(words, &fault, &shown.entry(Input::Settings, at).text),
        None => String::new(),
    });
    let is_wrong = move || fault.run(()).is_some();
    let controls = view! {
        {control(shown, words, &id, at, setting, Callback::new(move |()| is_wrong()))}
        {right(shown, words, &id, at, words.fill("builder.choice", &[("name", &label)]))}
    };
    field(&id, label.clone(), controls.into_any(), note, flag(is_wrong))
}

/// What the tool begins with stands in the empty field of a number.
fn control(shown: Shown, words: Words, id: &str, at: usize, setting: Setting, is_wrong: Callback<(), bool>) -> AnyView {
    if let Kind::Choice(keys) = setting.field.kind {
        let name = |key| choice_name(words, setting.tool.id, setting.field.key, key);
        let named = keys.iter().map(|key| ((*key).to_owned(), name(key)));
        let options = [(String::new(), words.text("builder.unset"))].into_iter().chain(named).collect();
        let chosen = Callback::new(move |()| shown.entry(Input::Settings, at).text);
        return list(id, None, options, chosen, Callback::new(move |key| shown.pick_entry(Input::Settings, at, key)));
    }
    text_input(
        id,
        true,
        initial(words, setting),
        Callback::new(move |()| shown.entry(Input::Settings, at).shown_in(words.language)),
        is_wrong,
        Callback::new(move |text| shown.set_entry(Input::Settings, at, text)),
        Callback::new(move |()| shown.state.end_change()),
    )
}

/// What a number begins with.
fn initial(words: Words, setting: Setting) -> Option<String> {
    let place = setting.tool.place(setting.field.key)?;
    let value = setting.tool.initial(words.language).number(place).ok().flatten()?;
    Some(words.number(value, 2))
}

/// Whether visitors may change an input, or see it at all.
fn right(shown: Shown, words: Words, id: &str, at: usize, name: String) -> AnyView {
    let options = [("", "builder.choice.free"), ("lock", "builder.choice.locked"), ("hide", "builder.choice.hidden")];
    let options = options.map(|(key, text)| (key.to_owned(), words.text(text)));
    let chosen = Callback::new(move |()| shown.entry(Input::Rights, at).text);
    let pick = Callback::new(move |key| shown.pick_entry(Input::Rights, at, key));
    list(&format!("{id}-choice"), Some(name), options.to_vec(), chosen, pick)
}

fn said(words: Words, fault: &Fault, text: &str) -> String {
    let number = |value: f64| words.number(value, 2);
    match fault {
        Fault::Choice => words.fill("error.choice", &[("text", text)]),
        Fault::Number(Problem::Empty | Problem::NotANumber) => {
            words.fill("builder.number", &[("example", &number(1234.5))])
        }
        Fault::Number(Problem::NotWhole) => words.text("error.notWhole"),
        Fault::Number(Problem::TooSmall(least)) => words.fill("error.tooSmall", &[("least", &number(*least))]),
        Fault::Number(Problem::TooLarge(most)) => words.fill("error.tooLarge", &[("greatest", &number(*most))]),
    }
}
