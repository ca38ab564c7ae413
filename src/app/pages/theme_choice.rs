//! The choice of light, dark or the device's own theme.

use leptos::prelude::*;

use crate::app::Words;

/// The themes in the order of the list; the first leaves it to the device.
const THEMES: [&str; 3] = ["auto", "light", "dark"];

/// A list of the three themes, which the start script serves. Without scripts the device decides, and it is not shown.
#[component]
pub fn ThemeChoice() -> impl IntoView {
    let words = Words::of_view();
    let options = THEMES.map(|theme| view! { <option value=theme>{words.text(&format!("theme.{theme}"))}</option> });
    view! {
        <label class="theme-choice needs-script">
            <span class="visually-hidden">{words.text("theme.label")}</span>
            <select id="theme">{options}</select>
        </label>
    }
}
