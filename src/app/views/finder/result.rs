//! The stage that the answers lead to, and what follows from it.

use leptos::prelude::*;

use super::{Way, stage};
use crate::app::components::result::ResultRegion;
use crate::app::live::live_view;
use crate::app::{Root, Words};
use crate::content::stages::Stage;
use crate::tools::finder::Path;

/// The stage, why it is that, what staff should and should not do, and what to ask next.
#[component]
pub fn Results(
    /// The way that the answers lead.
    way: Way,
    /// Whether links leave the page around.
    #[prop(optional)]
    is_in_frame: bool,
) -> impl IntoView {
    let words = Words::of_view();
    let root = Root::of_view();
    let content = live_view(move || {
        Some(way.with(|way| match way.stage() {
            Some(stage) => found(words, &root, way, stage, is_in_frame).into_any(),
            None => view! { <p>{words.text("finder.open")}</p> }.into_any(),
        }))
    });
    view! {
        <ResultRegion id="finder-result" title=words.text("finder.result")>
            <div class="finding" aria-live="polite" aria-atomic="true">{content}</div>
        </ResultRegion>
    }
}

fn found(words: Words, root: &Root, way: &Path, stage: Stage, is_in_frame: bool) -> impl IntoView + use<> {
    let part = |title: &str, text: String| view! { <h3>{words.text(title)}</h3><p>{text}</p> };
    view! {
        <p class="figure"><strong class="figure-value">{stage::text(words, stage, "name")}</strong></p>
        <p>{way.answered.last().map(|answered| stage::why(words, *answered))}</p>
        {part("journey.section.right", stage::text(words, stage, "right"))}
        {part("journey.section.wrong", stage::text(words, stage, "wrong"))}
        {part("finder.nextQuestion.title", words.text(&format!("finder.nextQuestion.{}", stage.id())))}
        {stage::link(words, root, stage, is_in_frame)}
    }
}
