//! A text of a few lines.

use leptos::prelude::*;

use crate::app::live::{live, on_change, on_value};
use crate::app::{ToolState, Words};
use crate::tools::Edit;
use crate::tools::entry::Entry;

/// A text area for the text at a place of a tool's table: its name is `<tool>.<key>.label`, below it stands `.note`.
#[component]
pub fn TextField(
    /// The tool's state.
    state: ToolState,
    /// The place of the field.
    place: usize,
) -> impl IntoView {
    let tool = state.tool();
    let field = tool.fields.get(place)?;
    let words = Words::of_view();
    let text = move |part: &str| words.text(&format!("{}.{}.{part}", tool.id, field.key));
    let held = move || state.with(|document| document.entry(place).map(|entry| entry.text.clone())).unwrap_or_default();
    let set = move |typed: String| state.apply(Edit::Set(place, Entry::typed(typed, words.language)));
    let id = format!("{}-{}", tool.id, field.key.replace('.', "-"));
    let note_id = format!("{id}-note");
    Some(view! {
        <div class="field text-field" data-key=field.key>
            <label for=id.clone()>{text("label")}</label>
            <textarea id=id rows="2" autocomplete="off" prop:value=live(held) aria-describedby=note_id.clone()
                on:input=on_value(set) on:change=on_change(move || state.end_change())>
                {untrack(held)}
            </textarea>
            <p class="field-note" id=note_id>{text("note")}</p>
        </div>
    })
}
