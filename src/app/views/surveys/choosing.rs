//! Contested definitions, as visible choices.

use leptos::prelude::*;

use crate::app::components::segments::Segments;
use crate::app::{ToolState, Words};
use crate::content::Language;
use crate::tools::entry::Entry;
use crate::tools::surveys::{CHANGE, MARGIN};
use crate::tools::{Document, Edit};

/// Which number stands first. What is planned for is another thing then, so it begins anew.
pub fn show_choice(state: ToolState, place: usize, shown: [&'static str; 2]) -> AnyView {
    let words = Words::of_view();
    let tool = state.tool().id;
    let option = move |show: &str| format!("{show}\t{}\n", words.text(&format!("{tool}.show.{show}")));
    let options = Memo::new(move |_| shown.map(option).concat());
    let entry = Callback::new(move |()| entry_of(state, place));
    let set = Callback::new(move |show: Entry| {
        state.replace(state.with_untracked(|document| shown_by(document, place, show, words)));
    });
    let legend = words.text("survey.show.label");
    view! { <Segments id="survey-show" key="show" legend options entry set /> }.into_any()
}

/// The inputs with another number first, and a margin and a change that fit it.
fn shown_by(document: &Document, place: usize, show: Entry, words: Words) -> Document {
    let mut document = document.clone();
    let [margin, change] = if show.text == "mean" { [0.2, 0.3] } else { [5.0, 10.0] };
    let planned = [(MARGIN, margin), (CHANGE, change)];
    let planned = planned.map(|(key, value)| (document.tool().place(key), Entry::of(value, words.language)));
    let edits = planned.into_iter().filter_map(|(place, entry)| Some(Edit::Set(place?, entry)));
    let edits: Vec<Edit> = edits.chain([Edit::Set(place, show)]).collect();
    edits.into_iter().for_each(|edit| drop(document.apply(edit)));
    document
}

/// What stands in a field.
pub fn entry_of(state: ToolState, place: usize) -> Entry {
    let entry = state.with(|document| document.entry(place).cloned());
    entry.unwrap_or_else(|| Entry::typed("", Language::default()))
}
