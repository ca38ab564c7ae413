//! How a result was computed.

use leptos::prelude::*;

use crate::app::live::Live;
use crate::app::{Page, Place, Words};

/// The formulas of a result with the visitor's own numbers, behind a disclosure, and the way to their sources.
#[component]
pub fn Working(
    /// Where the page stands.
    place: Place,
    /// The formulas, filled in.
    formulas: Live<AnyView>,
) -> impl IntoView {
    let words = Words::of_view();
    view! {
        <details class="working">
            <summary>{words.text("result.working")}</summary>
            {formulas}
            <p><a href=place.link(Page::Method)>{words.text("result.method")}</a></p>
        </details>
    }
}
