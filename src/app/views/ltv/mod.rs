//! The lifetime-value what-if.

pub mod below;
pub mod charts;
mod form;
mod result;
mod scenarios;
mod working;

pub use result::Headline;

use leptos::prelude::*;

use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::shown;
use crate::app::components::slot::Slot;
use crate::app::part::Messages;
use crate::app::{Part, ToolState, View, Words};
use crate::tools::{ltv, plain};
use form::{Fields, Form};
use result::{Results, how};

/// What the views of the tool show.
pub type Shown = shown::Shown<ltv::Outcome>;

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "ltv",
    views: &[View { name: "tool", tool: &ltv::TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: &["ltv.", "rule.representable"],
};

/// What a frame loads.
pub static FRAME: Part = Part {
    id: "ltv",
    views: &[View {
        name: "frame",
        tool: &ltv::TOOL,
        draw: frame,
        messages: Some(Messages {
            inputs: plain::inputs,
            result: ltv::result,
            edits: plain::edits,
            refused: plain::refused,
        }),
    }],
    jobs: &[],
    texts: &["ltv.", "rule.representable"],
};

/// Form and result, with a place for the chart.
fn tool(state: ToolState) -> AnyView {
    let shown = Shown::of(state, ltv::outcome);
    view! {
        <DraftNotice state />
        <div class="tool ltv-tool">
            <Form state shown />
            <Results shown chart=view! { <Slot /> }.into_any() after=how(shown) />
        </div>
    }
    .into_any()
}

/// Fields and numbers.
fn frame(state: ToolState) -> AnyView {
    let shown = Shown::of(state, ltv::outcome);
    let words = Words::of_view();
    view! {
        <div class="tool ltv-tool">
            <form class="tool-form" aria-label=words.text("ltv.form") on:submit=|event| event.prevent_default()>
                <Fields state />
            </form>
            <Results shown />
        </div>
    }
    .into_any()
}
