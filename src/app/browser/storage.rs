//! What the site keeps in the visitor's browser.

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

/// Remembers, for this tab, that a fragment holds the visitor's own inputs.
pub fn mark_own(fragment: &str) {
    if let Some(Ok(Some(storage))) = window().map(|window| window.session_storage()) {
        // Without the mark the fragment counts as a link.
        let _ = storage.set_item(&name("own"), fragment);
    }
}

/// Whether this tab has written a fragment for the visitor's own inputs: a draft may then be newer than it.
pub fn is_own(fragment: &str) -> bool {
    let marked = || window()?.session_storage().ok()??.get_item(&name("own")).ok()?;
    !fragment.is_empty() && marked().is_some_and(|own| own == fragment)
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
