//! The choice of light, dark or the device's own theme.

use leptos::prelude::*;

use crate::app::Words;
use crate::app::browser::theme;

/// A list of the three themes. Without scripts the device decides, and the list is not shown.
#[component]
pub fn ThemeChoice() -> impl IntoView {
    let words = Words::of_view();
    let chosen = theme::current();
    let options = theme::THEMES.map(|theme| {
        view! { <option value=theme selected=theme == chosen>{words.text(&format!("theme.{theme}"))}</option> }
    });
    view! {
        <label class="theme-choice needs-script">
            <span class="visually-hidden">{words.text("theme.label")}</span>
            <select id="theme" on:change:target=|event| theme::choose(&event.target().value())>{options}</select>
        </label>
    }
}
