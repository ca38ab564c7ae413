//! The miniature tool on the page of a stage: what it shows can be read without touching it.

use leptos::prelude::*;

use super::mount::Mount;
use super::origin::Noted;
use super::route::Route;
use crate::app::Words;
use crate::app::views::miniature::PART;
use crate::content::miniatures::lead;
use crate::content::stages::Stage;
use crate::tools::miniature::of_stage;

/// What the miniature shows, and the tool, written with its example; it comes to life when the visitor reaches for something.
#[component]
pub fn StageMiniature(route: Route, stage: Stage) -> impl IntoView {
    let words = Words::of_view();
    let text = |key: &str| words.text(&format!("try.{}.{key}", stage.id()));
    // A test draws every stage: one without a miniature is found there.
    of_stage(stage.id()).map(|tool| {
        view! {
            <section class="stage-miniature" aria-labelledby="miniature">
                <h2 id="miniature">{text("title")}</h2>
                <p class="miniature-lead"><Noted route text=text("lead") marks=lead(stage) /></p>
                <Mount part=&PART view=tool.id has_address=true is_late=true />
            </section>
        }
    })
}
