//! The plan in five steps.

mod export;
mod form;
mod result;

use leptos::prelude::*;

use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::shown;
use crate::app::{Part, ToolState, View};
use crate::tools::plan;
use form::Form;
use result::{CoverageChart, Results};

/// What the views of the tool show.
pub type Shown = shown::Shown<plan::Outcome>;

/// What the drafts of other tools say, a sentence each, once that is known.
#[derive(Debug, Clone, Copy)]
pub struct Found(pub RwSignal<Vec<String>>);

/// What the page of the tool loads: of the stages' texts their names and what helps.
pub static PART: Part = Part {
    id: "plan",
    views: &[View { name: "tool", tool: &plan::TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: &[
        "page.plan.title",
        "plan.",
        "rows.",
        "stage.*.name",
        "stage.*.helps.1",
        "stage.*.helps.2",
        "stage.*.helps.3",
        "stage.*.helps.4",
    ],
};

/// The five steps, then what comes of them.
fn tool(state: ToolState) -> AnyView {
    let shown = Shown::of(state, plan::outcome);
    view! {
        <DraftNotice state />
        <div class="tool sheet-tool plan-tool">
            <Form state shown />
            <Results shown />
        </div>
        <CoverageChart shown />
    }
    .into_any()
}
