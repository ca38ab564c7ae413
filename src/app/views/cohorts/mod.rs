//! Cohorts: who is left, who will be, and what they are still worth.

pub mod below;
mod charts;
mod form;
mod result;
mod working;

use leptos::prelude::*;

use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::shown;
use crate::app::{Part, ToolState, View};
use crate::tools::cohorts;
use form::Form;
use result::Results;

/// What the views of the tool show.
pub type Shown = shown::Shown<cohorts::Outcome>;

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "cohorts",
    views: &[View { name: "tool", tool: &cohorts::TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: &["cohorts.", "rule."],
};

/// Form, result, curve, and what is left of each cohort.
fn tool(state: ToolState) -> AnyView {
    let shown = Shown::of(state, cohorts::outcome);
    view! {
        <DraftNotice state />
        <div class="tool ltv-tool">
            <Form state shown />
            <Results shown />
        </div>
    }
    .into_any()
}
