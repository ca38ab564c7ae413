//! The pages that only say something: journey, stages, method, privacy; and the builder of embedded tools, which needs no
//! app either, since a script of its own serves its form.
//!
//! They are drawn natively when the pages are written, and only then: their text lives once, in the written page. The
//! app leaves it as it stands, or fetches it when the visitor moves to it.

#[cfg(feature = "prerender")]
mod builder;
#[cfg(feature = "prerender")]
mod chapter;
#[cfg(feature = "prerender")]
mod formula_entry;
#[cfg(feature = "prerender")]
mod journey;
#[cfg(feature = "prerender")]
mod method;
#[cfg(feature = "prerender")]
mod privacy;
#[cfg(feature = "prerender")]
mod stage;

use leptos::prelude::*;

use crate::app::Place;
#[cfg(feature = "prerender")]
pub use builder::SiteAddress;

/// The inside of the page that is on show, as it was written.
#[derive(Debug, Clone, Copy)]
pub struct Written(pub RwSignal<String>);

/// The page at `place`, drawn.
#[cfg(feature = "prerender")]
pub fn page(place: Place) -> AnyView {
    use crate::app::Page;
    match place.page {
        Page::Stage(stage) => view! { <div class="page"><stage::StagePage place stage /></div> }.into_any(),
        Page::Method => view! { <div class="page"><method::MethodPage place /></div> }.into_any(),
        Page::Chapter(chapter) => view! { <div class="page"><chapter::ChapterPage place chapter /></div> }.into_any(),
        Page::Embed => view! { <div class="page"><builder::BuilderPage place /></div> }.into_any(),
        Page::Privacy => view! { <div class="page"><privacy::PrivacyPage /></div> }.into_any(),
        _ => view! { <div class="page"><journey::JourneyPage place /></div> }.into_any(),
    }
}

/// The page on show, as it was written.
#[cfg(not(feature = "prerender"))]
pub fn page(_place: Place) -> AnyView {
    let written = use_context::<Written>().map(|written| written.0.get_untracked());
    view! { <div class="page" inner_html=written.unwrap_or_default()></div> }.into_any()
}
