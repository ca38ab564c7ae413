//! The lifetime-value what-if.

mod charts;
mod form;
mod result;
mod shown;

pub use result::Headline;
pub use shown::Shown;

use leptos::prelude::*;

use crate::app::components::shared_link::SharedLink;
use crate::app::part::Messages;
use crate::app::{Part, ToolState, View, Words};
use crate::tools::{ltv, plain};
use charts::ValueChart;
use form::{Fields, Form};
use result::{ResultRegion, Results};

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "ltv",
    views: &[View { name: "tool", tool: &ltv::TOOL, draw: tool, messages: None }],
    texts: &["ltv.", "rule.representable"],
};

/// What a frame loads.
pub static FRAME: Part = Part {
    id: "ltv",
    views: &[View {
        name: "frame",
        tool: &ltv::TOOL,
        draw: frame,
        messages: Some(Messages { inputs: plain::inputs, result: ltv::result, edits: plain::edits }),
    }],
    texts: &["ltv.", "rule.representable"],
};

/// Form, result and chart.
fn tool(state: ToolState) -> AnyView {
    let shown = Shown::of(state);
    view! {
        <SharedLink state />
        <div class="tool ltv-tool">
            <Form state shown />
            <ResultRegion shown />
        </div>
        <ValueChart shown />
    }
    .into_any()
}

/// Fields and numbers.
fn frame(state: ToolState) -> AnyView {
    let shown = Shown::of(state);
    let words = Words::of_view();
    view! {
        <div class="tool ltv-tool">
            <form class="tool-form" aria-label=words.text("ltv.form") on:submit=|event| event.prevent_default()>
                <Fields state />
            </form>
            <section class="tool-result" aria-labelledby="ltv-result"><Results shown /></section>
        </div>
    }
    .into_any()
}
