//! The theme: the start script sets it before the first paint, this changes it.

use super::{root, storage};

/// The themes in the order of the list; the first leaves it to the device.
pub const THEMES: [&str; 3] = ["auto", "light", "dark"];

/// The theme that is on.
pub fn current() -> &'static str {
    let set = root().and_then(|root| root.get_attribute("data-theme"));
    THEMES.into_iter().find(|theme| set.as_deref() == Some(theme)).unwrap_or("auto")
}

/// Puts a theme on and keeps it: for good, and for this tab before a link that asks for another.
pub fn choose(theme: &str) {
    let Some(root) = root() else { return };
    // An attribute of a valid name can be set.
    let _ = root.set_attribute("data-theme", theme);
    storage::write("theme", theme);
    storage::mark_own("theme", theme);
}
