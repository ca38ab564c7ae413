//! What the site keeps in the visitor's browser.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::window;

/// The text under `key`; nothing where storage is blocked.
pub fn read(key: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(&name(key)).ok()?
}

/// Keeps a text under `key`; whether that worked.
pub fn write(key: &str, text: &str) -> bool {
    let store = || window()?.local_storage().ok()??.set_item(&name(key), text).ok();
    store().is_some()
}

/// Forgets the text under `key`.
pub fn remove(key: &str) {
    if let Some(Ok(Some(storage))) = window().map(|window| window.local_storage()) {
        // Nothing is lost if it stays.
        let _ = storage.remove_item(&name(key));
    }
}

/// Under this the fragment is marked that this tab has written for the visitor's own inputs; under a tool, its draft.
pub const ADDRESS: &str = "own";

/// Remembers, for this tab, that it has written a text.
pub fn mark_own(key: &str, text: &str) {
    if let Some(Ok(Some(storage))) = window().map(|window| window.session_storage()) {
        // Without the mark a fragment counts as a link, and a draft as that of another tab.
        let _ = storage.set_item(&name(key), text);
    }
}

/// What this tab has written last, empty where it has removed it.
pub fn own(key: &str) -> Option<String> {
    window()?.session_storage().ok()??.get_item(&name(key)).ok()?
}

/// Whether this tab has written a text.
pub fn is_own(key: &str, text: &str) -> bool {
    !text.is_empty() && own(key).is_some_and(|own| own == text)
}

/// Calls `act` when another tab has changed what is kept.
pub fn on_change(act: impl Fn() + 'static) {
    let handler = Closure::<dyn Fn()>::new(act);
    if let Some(window) = window() {
        // Only an unknown kind of listener could be refused.
        let _ = window.add_event_listener_with_callback("storage", handler.as_ref().unchecked_ref());
    }
    handler.forget();
}

/// Whether this browser refuses to keep anything.
pub fn is_blocked() -> bool {
    let works = write("probe", "1");
    remove("probe");
    window().is_some() && !works
}

fn name(key: &str) -> String {
    format!("feltworth.{key}")
}
