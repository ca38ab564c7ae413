//! Worksheets on customer value.

pub mod below;
mod export;
mod form;
mod quadrants;
mod result;

use leptos::prelude::*;

use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::shown;
use crate::app::live::flag;
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

/// A table of more columns takes the whole width.
const FEW_COLUMNS: usize = 4;

/// The sheet, then what follows from it.
fn tool(state: ToolState) -> AnyView {
    let shown = Shown::of(state, worksheets::outcome);
    let has_many_columns = move || state.with(|held| worksheets::columns(held) > FEW_COLUMNS);
    view! {
        <DraftNotice state />
        <div class="tool sheet-tool" class:is-wide=flag(has_many_columns)>
            <Form state shown />
            <Results state shown />
        </div>
    }
    .into_any()
}
