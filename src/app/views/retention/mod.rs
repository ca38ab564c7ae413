//! Lifetime value from retention.

pub mod below;
pub mod charts;
mod form;
mod result;
mod working;

use leptos::prelude::*;

use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::shown;
use crate::app::part::Messages;
use crate::app::{Part, ToolState, View};
use crate::tools::{plain, retention};
use form::{Form, FrameForm};
use result::{FrameResults, Results};

/// What the views of the tool show.
pub type Shown = shown::Shown<retention::Outcome>;

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "retention",
    views: &[View { name: "tool", tool: &retention::TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: &["retention.", "rule.representable"],
};

/// What a frame loads.
pub static FRAME: Part = Part {
    id: "retention",
    views: &[View {
        name: "frame",
        tool: &retention::TOOL,
        draw: frame,
        messages: Some(Messages {
            inputs: plain::inputs,
            result: retention::result,
            edits: plain::edits,
            refused: plain::refused,
        }),
    }],
    jobs: &[],
    texts: &["retention.", "rule.representable"],
};

/// Form, result and charts.
fn tool(state: ToolState) -> AnyView {
    let shown = Shown::of(state, retention::outcome);
    view! {
        <DraftNotice state />
        <div class="tool ltv-tool">
            <Form state shown />
            <Results shown />
        </div>
    }
    .into_any()
}

/// What most will ask, and the numbers that answer it.
fn frame(state: ToolState) -> AnyView {
    let shown = Shown::of(state, retention::outcome);
    view! {
        <div class="tool ltv-tool">
            <FrameForm state />
            <FrameResults shown />
        </div>
    }
    .into_any()
}
