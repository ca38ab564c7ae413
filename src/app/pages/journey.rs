//! The journey: ten stages, three paces, and what goes wrong when staff misread the stage.

use leptos::prelude::*;

use super::Page;
use super::emblem::JourneyEmblem;
use super::head::PageHead;
use super::origin::Noted;
use super::route::Route;
use super::stage_path::StagePath;
use crate::app::Words;
use crate::content::explainers::{MISREAD, PACE};

/// The overview of the journey.
pub fn draw(route: Route) -> AnyView {
    let words = Words::of_view();
    let pace = |key: &str| {
        let text = words.text(&format!("journey.paces.{key}"));
        view! { <li><Noted route text marks=PACE /></li> }
    };
    view! {
        <PageHead route title=words.text("journey.title") lead=words.text("journey.lead") />
        <p><a href=route.link(Page::Basics)>{words.text("basics.overview")}</a></p>
        <JourneyEmblem />
        <section aria-labelledby="journey-stages">
            <h2 id="journey-stages">{words.text("journey.stages")}</h2>
            <StagePath route with_summaries=true />
            <p class="fine-print">
                {words.text("journey.origin.own")}" "
                <a href=format!("{}#journeyArticle", route.link(Page::Method))>{words.text("journey.origin.source")}</a>
            </p>
        </section>
        <section class="prose">
            <h2>{words.text("journey.misread.title")}</h2>
            <p><Noted route text=words.text("journey.misread.text") marks=MISREAD /></p>
            <h2>{words.text("journey.paces.title")}</h2>
            <ul>{["innovator", "ordinary", "conservative"].map(pace)}</ul>
        </section>
    }
    .into_any()
}
