//! Lines of numbers, typed or pasted.

use leptos::prelude::*;

use crate::app::live::{flag, live, marked, on_change, on_value};
use crate::app::{ToolState, Words};
use crate::tools::entry::Entry;
use crate::tools::{Edit, series};

/// A text area whose lines are series of numbers. What was typed stays as it is; the line below says how to write it, or
/// what is wrong with it.
#[component]
pub fn SeriesField(
    /// The tool's state.
    state: ToolState,
    /// The place of the field.
    place: usize,
    /// What is wrong with an entry, if anything is.
    flaw: fn(Words, &Entry) -> Option<String>,
) -> impl IntoView {
    let tool = state.tool();
    let field = tool.fields.get(place)?;
    let words = Words::of_view();
    let language = words.language;
    let text = move |part: &str| words.text(&format!("{}.{}.{part}", tool.id, field.key));
    let entry = Memo::new(move |_| state.with(|document| document.entry(place).cloned()));
    let shown =
        move || entry.with(|entry| entry.as_ref().map(|entry| series::shown_in(entry, language)).unwrap_or_default());
    let wrong = Memo::new(move |_| entry.with(|entry| entry.as_ref().and_then(|entry| flaw(words, entry))));
    let set = move |typed: String| state.apply(Edit::Set(place, Entry::typed(typed, language)));
    let id = format!("{}-{}", tool.id, field.key);
    let note_id = format!("{id}-note");
    Some(view! {
        <div class="field series-field" data-key=field.key class:is-wrong=flag(move || wrong.with(Option::is_some))>
            <label for=id.clone()>{text("label")}</label>
            <textarea id=id.clone() rows="5" spellcheck="false" autocomplete="off" prop:value=live(shown)
                aria-describedby=note_id.clone() aria-invalid=marked(move || wrong.with(Option::is_some))
                on:input=on_value(set) on:change=on_change(move || state.end_change())>
                {untrack(shown)}
            </textarea>
            <p class="field-note" id=note_id.clone()>{live(move || wrong.get().unwrap_or_else(|| text("note")))}</p>
        </div>
    })
}
