//! What was read of a file, and the rows that were left out.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::app::Words;
use crate::app::live::{live, live_view};
use crate::survey::{SkipReason, SurveyOutcome};
use crate::table::{Skipped, SkippedRow};

/// How many rows were read and left out; the first hundred of these with their lines and reasons.
#[component]
pub fn LeftOut(
    /// The file.
    sheet: Sheet,
) -> impl IntoView {
    let words = Words::of_view();
    let said = Memo::new(move |_| outcome(sheet, |outcome| summary(words, outcome)).unwrap_or_default());
    let doubts = Memo::new(move |_| outcome(sheet, |outcome| doubts(words, outcome)).unwrap_or_default());
    let rows = Memo::new(move |_| outcome(sheet, |outcome| outcome.skipped.clone()).unwrap_or_default());
    let list = live_view(move || rows.with(|rows| (rows.count > 0).then(|| listed(words, rows))));
    let notice = live_view(move || {
        Some(doubts.get())
            .filter(|doubts| !doubts.is_empty())
            .map(|doubts| view! { <p class="notice" role="status">{doubts}</p> })
    });
    view! { <p role="status">{live(move || said.get())}</p> {notice} {list} }
}

fn outcome<T>(sheet: Sheet, read: impl FnOnce(&SurveyOutcome) -> T) -> Option<T> {
    sheet.read.with(|outcome| Some(read(outcome.as_ref()?.as_ref().ok()?)))
}

fn summary(words: Words, outcome: &SurveyOutcome) -> String {
    let skipped = outcome.skipped.count;
    let [rows, counted, out] =
        [outcome.rows, outcome.rows - skipped, skipped].map(|count| words.number(count as f64, 0));
    words.fill("reading.done", &[("rows", &rows), ("n", &counted), ("out", &out)])
}

/// What may be wrong, though the file was read.
fn doubts(words: Words, outcome: &SurveyOutcome) -> String {
    let garbled =
        outcome.garbled_line.map(|line| words.fill("reading.garbled", &[("line", &words.number(line as f64, 0))]));
    let dates = outcome.is_day_first_unknown.then(|| words.text("reading.dates.unknown"));
    garbled.into_iter().chain(dates).collect::<Vec<_>>().join(" ")
}

fn listed(words: Words, skipped: &Skipped<SkipReason>) -> AnyView {
    let title = words.fill("reading.leftOut", &[("n", &words.number(skipped.count as f64, 0))]);
    let rows = skipped.rows.iter().map(|row| view! { <li>{line_of(words, row)}</li> }).collect_view();
    let more = (skipped.count > skipped.rows.len() as u64).then(|| words.text("reading.leftOut.more"));
    view! {
        <details class="further">
            <summary>{title}</summary>
            <ul class="left-out" tabindex="0">{rows}</ul>
            {more.map(|more| view! { <p class="fine-print">{more}</p> })}
        </details>
    }
    .into_any()
}

fn line_of(words: Words, row: &SkippedRow<SkipReason>) -> String {
    let reason = words.text(match row.reason {
        SkipReason::Number => "reading.reason.number",
        SkipReason::Scale => "reading.reason.scale",
        SkipReason::Fields => "reading.reason.fields",
        SkipReason::Unfinished => "reading.reason.unfinished",
        SkipReason::Answer => "reading.reason.answer",
    });
    let line = words.number(row.line as f64, 0);
    match &row.value {
        Some(value) => {
            let short: String = value.chars().take(40).collect();
            words.fill("reading.leftOut.cell", &[("line", &line), ("text", &short), ("reason", &reason)])
        }
        None => words.fill("reading.leftOut.row", &[("line", &line), ("reason", &reason)]),
    }
}
