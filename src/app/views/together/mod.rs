//! NEV, NPS, CSAT and CES of the same customers side by side.

mod result;

use leptos::prelude::*;

use crate::app::components::actions::Actions;
use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::field::Field;
use crate::app::components::row_table::RowTable;
use crate::app::components::shown;
use crate::app::{Part, ToolState, View, Words};
use crate::tools::Document;
use crate::tools::entry::Entry;
use crate::tools::together::{self, COLUMNS, Input, TOOL, flaw};
use result::Results;

/// What the views of the tool show.
type Shown = shown::Shown<together::Outcome>;

/// What the page of the surveys loads.
pub static PART: Part = Part {
    id: "together",
    views: &[View { name: "tool", tool: &TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: &[
        "surveys.rows.",
        "surveys.sample.",
        "journey.metric.",
        "rows.",
        "field.confidence.",
        "survey.range",
        "survey.row.interval",
    ],
};

/// The scores beside each other, above the answers that they come of.
fn tool(state: ToolState) -> AnyView {
    let shown = Shown::of(state, together::outcome);
    view! {
        <DraftNotice state />
        <Results shown />
        <Form state />
    }
    .into_any()
}

#[component]
fn Form(state: ToolState) -> impl IntoView {
    let words = Words::of_view();
    let columns = COLUMNS.iter().map(|column| column.key).collect();
    view! {
        <form class="tool-form" aria-label=words.text("surveys.sample.answers") on:submit=|event| event.prevent_default()>
            <RowTable state place=Input::Rows as usize columns problem=said found=Vec::new() />
            <Field state place=Input::Confidence as usize />
            <Actions state />
        </form>
    }
}

/// What is wrong with a cell.
fn said(words: Words, _: &Document, row: &[Entry], column: usize) -> Option<String> {
    let number = |value: f64| words.number(value, 0);
    flaw(row, column).map(|problem| words.wrong(problem, &number(7.0), &number))
}
