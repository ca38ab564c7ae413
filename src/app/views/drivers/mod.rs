//! What drives lifetime value.

pub mod below;
mod charts;
mod drawing;
mod form;
mod goals;
mod result;
mod simulation;
mod working;

use leptos::prelude::*;

use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::shown;
use crate::app::{Part, ToolState, View};
use crate::tools::drivers;
use form::Form;
use result::Results;
use simulation::Drawn;

/// What the views of the tool show.
pub type Shown = shown::Shown<drivers::Outcome>;

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "drivers",
    views: &[View { name: "tool", tool: &drivers::TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: &["drivers.", "rule.representable", "rule.positiveForRatio", "rule.empty"],
};

/// What comes of the inputs, and the draws, which are made once for all views.
fn shown(state: ToolState) -> (Shown, Drawn) {
    state.shared(|| {
        let shown = Shown::of(state, drivers::outcome);
        (shown, Drawn::of(shown))
    })
}

/// Inputs with their ranges, and the result.
fn tool(state: ToolState) -> AnyView {
    let (shown, drawn) = shown(state);
    view! {
        <DraftNotice state />
        <div class="tool ltv-tool">
            <Form state shown drawn />
            <Results shown drawn />
        </div>
    }
    .into_any()
}
