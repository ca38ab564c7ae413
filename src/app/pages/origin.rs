//! Where a piece of text comes from.

use leptos::prelude::*;

use super::Page;
use super::route::Route;
use crate::app::Words;
use crate::content::passages::{Marks, Passage, Sources, passages};

/// A quiet note that names the documents a text rests on, each a link to what is known of it, or says that it is our own
/// advice.
#[component]
pub fn Origin(
    /// The page that it stands on.
    route: Route,
    /// The documents.
    sources: Sources,
) -> impl IntoView {
    let words = Words::of_view();
    let method = route.link(Page::Method);
    let note = |id: &&str| {
        let name = words.text(&format!("journey.source.{id}"));
        view! { <a class="origin" href=format!("{method}#{id}")>{name}</a>" " }
    };
    let advice = || view! { <span class="origin">{words.text("journey.advice")}</span> };
    if sources.is_empty() { advice().into_any() } else { sources.iter().map(note).collect_view().into_any() }
}

/// A text with a note behind each part of it that rests on something else than the part before.
#[component]
pub fn Noted(
    /// The page that it stands on.
    route: Route,
    /// The text.
    text: String,
    /// What its sentences rest on.
    marks: Marks,
) -> impl IntoView {
    let passage = |passage: Passage| view! { {passage.text}" "<Origin route sources=passage.sources />" " };
    passages(&text, marks).into_iter().map(passage).collect_view()
}
