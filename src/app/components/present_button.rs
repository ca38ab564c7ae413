//! The way into the view for a projector.

use leptos::prelude::*;

use crate::app::Words;

/// A button that shows the panels of the page one at a time. The start script serves it, with a script that it loads then.
#[component]
pub fn PresentButton() -> impl IntoView {
    let words = Words::of_view();
    view! { <button type="button" class="quiet present-button" data-present="">{words.text("action.present")}</button> }
}
