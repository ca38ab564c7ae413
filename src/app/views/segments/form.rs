//! The table of segments, and a budget that is moved between two of them.

use leptos::prelude::*;

use super::Shown;
use crate::app::components::actions::Actions;
use crate::app::components::field::{Field, fields};
use crate::app::components::field_group::FieldGroup;
use crate::app::components::later_panel::LaterPanel;
use crate::app::components::presets::Presets;
use crate::app::components::row_table::{Found, RowTable};
use crate::app::{ToolState, Words};
use crate::tools::Document;
use crate::tools::entry::Entry;
use crate::tools::schema::problem;
use crate::tools::segments::{COLUMNS, Input, MARGIN, Outcome, Preset, Segment, pasted};

/// Presets, the table, the budget, and what can be done with them.
#[component]
pub fn Form(
    /// The tool's state.
    state: ToolState,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let examples = Preset::ALL.map(|preset| (preset.key(), preset.document(words.language))).into();
    let columns = COLUMNS.iter().map(|column| column.key).collect();
    let places = [Input::From, Input::To, Input::Moved, Input::Currency].map(|input| input as usize);
    view! {
        <form class="tool-form" aria-label=words.text("segments.form") on:submit=|event| event.prevent_default()>
            <Presets state examples source="method/#valueText" />
            <Field state place=Input::Lines as usize />
            <RowTable state place=Input::Rows as usize columns problem=said found=found(words, shown) hint own=pasted />
            <LaterPanel class="further" summary=words.text("segments.file") part="segmentdata" view="file" state />
            <LaterPanel class="further" summary=words.text("segments.stayed") part="segmentdata" view="months" state />
            <FieldGroup title="segments.group.budget">{fields(state, places)}</FieldGroup>
            <Actions state />
        </form>
    }
}

/// What is wrong with a cell.
fn said(words: Words, _: &Document, row: &[Entry], column: usize) -> Option<String> {
    problem(&COLUMNS, row, column).map(|problem| words.wrong_amount(problem))
}

/// That a share stands in a cell for percent.
fn hint(words: Words, _: &Document, row: &[Entry], column: usize) -> Option<String> {
    let number = COLUMNS.get(column).filter(|_| column == MARGIN)?.number.as_ref()?;
    words.share_meant(number.read(row.get(column)?).ok()??)
}

/// What each row is worth.
fn found(words: Words, shown: Shown) -> Vec<Found> {
    let column = |key: &'static str, read: fn(Words, &Outcome, &Segment) -> String| -> Found {
        let text = move |row: usize| {
            let text = |outcome: &Outcome| outcome.rows.get(row)?.as_ref().map(|segment| read(words, outcome, segment));
            shown.with(text).flatten().unwrap_or_default()
        };
        (key, Callback::new(text))
    };
    vec![
        column("profit", |words, outcome, segment| words.money(segment.profit, outcome.currency)),
        column("ratio", |words, _, segment| {
            let ratio = segment.ratio.map(|ratio| words.fill("segments.ratio", &[("ratio", &words.fixed(ratio, 2))]));
            ratio.unwrap_or_else(|| words.text("segments.noCost"))
        }),
        column("payback", |words, _, segment| match (segment.payback, segment.input.acquisition_cost) {
            (Some(months), _) => words.plural("segments.time", months, 1, &[]),
            (None, Some(_)) => words.text("segments.never"),
            (None, None) => words.text("segments.noCost"),
        }),
        column("left", |words, outcome, segment| words.money(segment.left, outcome.currency)),
        column("rank", |words, _, segment| words.number(segment.rank as f64, 0)),
    ]
}
