//! The questions: those that were answered, and the next one.

use leptos::prelude::*;

use super::Way;
use crate::app::browser::radios;
use crate::app::live::{live_view, on_value};
use crate::app::{ToolState, Words};
use crate::tools::finder::{self, Choice, LONGEST, Path, Question};

/// A place for each question of the longest way. A place is drawn anew only when another question comes to stand there, so
/// that the keyboard stays where it was.
#[component]
pub fn Questions(
    /// The tool's state.
    state: ToolState,
    /// The way that the answers lead.
    way: Way,
) -> impl IntoView {
    let place = move |place: usize| {
        let asked = Memo::new(move |_| way.with(|way| asked(way, place)));
        live_view(move || asked.get().map(|question| view! { <Asked state way place question /> }))
    };
    view! {
        <UnknownAnswer way />
        {(0..LONGEST).map(place).collect_view()}
    }
}

/// The question at a place.
fn asked(way: &Path, place: usize) -> Option<Question> {
    way.answered
        .get(place)
        .map(|(question, _)| *question)
        .or_else(|| way.open().filter(|_| way.answered.len() == place))
}

/// A radio group named by its question.
#[component]
fn Asked(state: ToolState, way: Way, place: usize, question: Question) -> impl IntoView {
    let words = Words::of_view();
    let text = |part: &str| words.text(&format!("finder.{}.{part}", question.id()));
    let id = format!("finder-{place}");
    let chosen =
        move || way.with(|way| way.answered.get(place).map(|(_, name)| (*name).to_owned())).unwrap_or_default();
    let choice = |(name, _): &Choice| {
        let is_on = untrack(chosen) == *name;
        view! {
            <label class="choice">
                <input type="radio" name=id.clone() id=format!("{id}-{name}") value=*name checked=is_on />
                <span>{text(name)}</span>
            </label>
        }
    };
    let choose = move |name: String| {
        state.end_change();
        state.apply(state.with_untracked(|document| finder::answer(document, place, &name)));
    };
    radios::follow(id.clone(), chosen);
    view! {
        <fieldset class="choices" id=id.clone() on:change=on_value(choose)>
            <legend>{text("question")}</legend>
            {question.choices().iter().map(choice).collect_view()}
        </fieldset>
    }
}

/// Says that the link had an answer that does not exist.
#[component]
fn UnknownAnswer(way: Way) -> impl IntoView {
    let words = Words::of_view();
    live_view(move || {
        let text = way.with(|way| way.unknown.clone())?;
        Some(view! { <p class="notice" role="status">{words.fill("finder.unknown", &[("text", &text)])}</p> })
    })
}
