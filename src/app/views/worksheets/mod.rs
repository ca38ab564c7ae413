//! Worksheets on customer value.

pub mod below;
mod export;
mod form;
mod quadrants;
mod result;

use leptos::prelude::*;

use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::shown;
use crate::app::{Part, ToolState, View};
use crate::tools::worksheets;
use form::Form;
use result::Results;

/// What the views of the tool show.
pub type Shown = shown::Shown<worksheets::Verdict>;

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "worksheets",
    views: &[View { name: "tool", tool: &worksheets::TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: &["worksheets.", "rows.", "rule.representable"],
};

/// The sheet, then what follows from it.
fn tool(state: ToolState) -> AnyView {
    let shown = Shown::of(state, worksheets::outcome);
    view! {
        <DraftNotice state />
        <div class="tool sheet-tool">
            <Form state shown />
            <Results state shown />
        </div>
    }
    .into_any()
}
