//! Perceived customer value: an offer and a rival's side by side.

pub mod charts;
mod form;
mod result;

use leptos::prelude::*;

use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::shown;
use crate::app::part::Messages;
use crate::app::{Part, ToolState, View, Words};
use crate::tools::{plain, value};
use charts::OffersChart;
use form::{Fields, Form};
use result::{Results, how};

/// What the views of the tool show.
pub type Shown = shown::Shown<value::Outcome>;

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "value",
    views: &[View { name: "tool", tool: &value::TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: &["value.", "rule.representable"],
};

/// What a frame loads.
pub static FRAME: Part = Part {
    id: "value",
    views: &[View {
        name: "frame",
        tool: &value::TOOL,
        draw: frame,
        messages: Some(Messages {
            inputs: plain::inputs,
            result: value::result,
            edits: plain::edits,
            refused: plain::refused,
        }),
    }],
    jobs: &[],
    texts: &["value.", "rule.representable"],
};

/// Form, result and chart.
fn tool(state: ToolState) -> AnyView {
    let shown = Shown::of(state, value::outcome);
    view! {
        <DraftNotice state />
        <div class="tool value-tool">
            <Form state shown />
            <Results shown after=how(shown) />
        </div>
        <OffersChart shown />
    }
    .into_any()
}

/// Fields and numbers.
fn frame(state: ToolState) -> AnyView {
    let shown = Shown::of(state, value::outcome);
    let words = Words::of_view();
    view! {
        <div class="tool value-tool">
            <form class="tool-form" aria-label=words.text("value.form") on:submit=|event| event.prevent_default()>
                <Fields state is_compact=true />
            </form>
            <Results shown is_compact=true />
        </div>
    }
    .into_any()
}
