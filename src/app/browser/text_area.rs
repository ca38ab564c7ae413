//! Texts to copy, in text areas that only show them.

use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;

use super::{document, element};

/// Keeps a text in the area with an id. An area that stands selected to be copied stays so when its text changes.
pub fn follow(id: String, text: impl Fn() -> String + 'static) {
    Effect::new(move |_| {
        let text = text();
        if let Some(area) = element::<HtmlTextAreaElement>(&id).filter(|area| area.value() != text) {
            let was_selected = is_selected(&area);
            area.set_value(&text);
            if was_selected {
                area.select();
            }
        }
    });
}

/// Selects all of the area with an id, so that a key copies it.
pub fn select(id: &str) {
    if let Some(area) = element::<HtmlTextAreaElement>(id) {
        // A detached element cannot take the focus; then nothing is selected either.
        let _ = area.focus();
        area.select();
    }
}

fn is_selected(area: &HtmlTextAreaElement) -> bool {
    let focused = document().and_then(|document| document.active_element());
    let end = |end: Result<Option<u32>, _>| end.ok().flatten().unwrap_or_default();
    let selected = end(area.selection_end()).saturating_sub(end(area.selection_start()));
    focused.is_some_and(|focused| focused.is_same_node(Some(area))) && selected > 0 && selected == area.text_length()
}
