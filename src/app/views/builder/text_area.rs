//! A text to copy.

use leptos::prelude::*;

use crate::app::Words;
use crate::app::browser::{clipboard, text_area};
use crate::app::live::{live, on_click};

/// A text that follows its signals, with a button that copies it; where there is no clipboard, the text is selected.
#[component]
pub fn TextArea(
    /// The id of the text.
    id: String,
    /// The id of the element that names it.
    labelled_by: String,
    /// How many rows of it are in sight.
    rows: u8,
    /// The name of the button.
    copy: String,
    /// The text.
    text: Callback<(), String>,
) -> impl IntoView {
    let words = Words::of_view();
    let said = RwSignal::new(String::new());
    text_area::follow(id.clone(), move || text.run(()));
    let area = id.clone();
    let copy_text = move || {
        let area = area.clone();
        clipboard::copy(untrack(|| text.run(())), move |copied| {
            said.set(words.text(if copied.is_ok() { "builder.copied" } else { "builder.notCopied" }));
            if copied.is_err() {
                text_area::select(&area);
            }
        });
    };
    view! {
        <textarea readonly id=id rows=rows spellcheck="false" translate="no" aria-labelledby=labelled_by>
            {untrack(|| text.run(()))}
        </textarea>
        <p class="actions needs-script">
            <button type="button" class="quiet" aria-label=copy on:click=on_click(copy_text)>{words.text("builder.copy")}</button>
            <span role="status">{live(move || said.get())}</span>
        </p>
    }
}
