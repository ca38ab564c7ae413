//! Segments, channels or periods side by side.

mod chart;
mod form;
mod result;

use leptos::prelude::*;

use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::shown;
use crate::app::{Part, ToolState, View};
use crate::tools::segments;
use chart::SegmentsChart;
use form::Form;
use result::Results;

/// What the views of the tool show.
pub type Shown = shown::Shown<segments::Outcome>;

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "segments",
    views: &[View { name: "tool", tool: &segments::TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: &["segments.", "rows.", "rule.representable"],
};

/// The table with what each row is worth, then all together.
fn tool(state: ToolState) -> AnyView {
    let shown = Shown::of(state, segments::outcome);
    view! {
        <DraftNotice state />
        <Form state shown />
        <Results state shown />
        <SegmentsChart state shown />
    }
    .into_any()
}
