//! The bridge: what a change of NEV is worth, by the visitor's own assumption of what it does to retention.

pub mod charts;
mod form;
mod result;

use leptos::prelude::*;

use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::shown;
use crate::app::part::Messages;
use crate::app::{Part, ToolState, View, Words};
use crate::tools::{bridge, plain};
use charts::GainChart;
use form::{Fields, Form};
use result::{Results, how};

/// What the views of the tool show.
pub type Shown = shown::Shown<bridge::Outcome>;

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "bridge",
    views: &[View { name: "tool", tool: &bridge::TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: &["bridge.", "rule.representable", "rule.inOrder"],
};

/// What a frame loads.
pub static FRAME: Part = Part {
    id: "bridge",
    views: &[View {
        name: "frame",
        tool: &bridge::TOOL,
        draw: frame,
        messages: Some(Messages {
            inputs: plain::inputs,
            result: bridge::result,
            edits: plain::edits,
            refused: plain::refused,
        }),
    }],
    jobs: &[],
    texts: &["bridge.", "rule.representable", "rule.inOrder"],
};

/// Form, result and chart.
fn tool(state: ToolState) -> AnyView {
    let shown = Shown::of(state, bridge::outcome);
    view! {
        <DraftNotice state />
        <div class="tool bridge-tool">
            <Form state shown />
            <Results shown after=how(shown) />
        </div>
        <GainChart shown />
    }
    .into_any()
}

/// Fields and numbers.
fn frame(state: ToolState) -> AnyView {
    let shown = Shown::of(state, bridge::outcome);
    let words = Words::of_view();
    view! {
        <div class="tool bridge-tool">
            <form class="tool-form" aria-label=words.text("bridge.form") on:submit=|event| event.prevent_default()>
                <Fields state is_compact=true />
            </form>
            <Results shown />
        </div>
    }
    .into_any()
}
