//! How a result was computed.

use leptos::prelude::*;

use super::disclosure::Disclosure;
use crate::app::live::Live;
use crate::app::{Page, Place, Words};

/// The formulas of a result with the visitor's own numbers, behind a disclosure, and the way to their sources.
#[component]
pub fn Working(
    /// Where the page stands.
    place: Place,
    /// The formulas, filled in.
    mut formulas: Live<AnyView>,
) -> impl IntoView {
    let words = Words::of_view();
    let content = move || {
        let sources = view! { <p><a href=place.link(Page::Method)>{words.text("result.method")}</a></p> };
        (formulas(), sources).into_any()
    };
    view! { <Disclosure class="working" summary=words.text("result.working") content=Box::new(content) /> }
}
