//! The journey: ten stages, three paces, and what goes wrong when staff misread the stage.

use leptos::prelude::*;

use super::head::PageHead;
use super::origin::Origin;
use super::route::Route;
use super::stage_path::StagePath;
use crate::app::Words;

/// The overview of the journey.
pub fn draw(route: Route) -> AnyView {
    let words = Words::of_view();
    let pace = |key: &str| view! { <li>{words.text(&format!("journey.paces.{key}"))}</li> };
    view! {
        <PageHead route title=words.text("journey.title") lead=words.text("journey.lead") />
        <section aria-labelledby="journey-stages">
            <h2 id="journey-stages">{words.text("journey.stages")}</h2>
            <StagePath route with_summaries=true />
            <p class="fine-print">{words.text("journey.origin.own")}" "{words.text("journey.origin.source")}</p>
        </section>
        <section class="prose">
            <h2>{words.text("journey.misread.title")}" "<Origin is_sourced=true /></h2>
            <p>{words.text("journey.misread.text")}</p>
            <h2>{words.text("journey.paces.title")}" "<Origin is_sourced=true /></h2>
            <ul>{["innovator", "ordinary", "conservative"].map(pace)}</ul>
        </section>
    }
    .into_any()
}
