//! Where a piece of text comes from.

use leptos::prelude::*;

use crate::app::Words;

/// A small mark that tells advice of our own from what a source says.
#[component]
pub fn Origin(
    /// Whether a source says it.
    is_sourced: bool,
) -> impl IntoView {
    let words = Words::of_view();
    let (class, key) =
        if is_sourced { ("origin origin-source", "journey.fromSource") } else { ("origin", "journey.advice") };
    view! { <span class=class>{words.text(key)}</span> }
}
