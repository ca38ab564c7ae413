//! What drives lifetime value.

pub mod below;
mod charts;
mod form;
mod goals;
mod result;
mod simulation;

use leptos::prelude::*;

use crate::app::browser::work::Offer;
use crate::app::components::shared_link::SharedLink;
use crate::app::components::shown;
use crate::app::{Part, ToolState, View};
use crate::tools::drivers;
use charts::{DrawsChart, SwingChart};
use form::Form;
use result::Results;
use simulation::{Drawing, Drawn};

/// What the views of the tool show.
pub type Shown = shown::Shown<drivers::Outcome>;

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "drivers",
    views: &[View { name: "tool", tool: &drivers::TOOL, draw: tool, messages: None }],
    jobs: &[Offer::of::<Drawing>()],
    texts: &["drivers.", "file.lost", "rule.representable", "rule.positiveForRatio", "rule.empty"],
};

/// Inputs with their ranges, the result, what does most, what a target takes, and two inputs together.
fn tool(state: ToolState) -> AnyView {
    let shown = Shown::of(state, drivers::outcome);
    let drawn = Drawn::of(shown);
    view! {
        <SharedLink state />
        <div class="tool ltv-tool">
            <Form state shown drawn />
            <Results shown drawn />
        </div>
        <SwingChart shown />
        <DrawsChart shown drawn />
    }
    .into_any()
}
