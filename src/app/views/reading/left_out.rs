//! What was read of a file, and the rows that were left out.

use leptos::prelude::*;

use super::form::found;
use super::jobs::{ListTexts, Listing, REASONS};
use super::sheet::Sheet;
use crate::app::Words;
use crate::app::browser::download;
use crate::app::browser::work::Work;
use crate::app::components::file_drop::Progress;
use crate::app::live::{live, live_view, on_click};
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
    let doubts = Memo::new(move |_| doubts(words, sheet));
    let rows = Memo::new(move |_| outcome(sheet, |outcome| outcome.skipped.clone()).unwrap_or_default());
    let list = live_view(move || rows.with(|rows| (rows.count > 0).then(|| listed(words, sheet, rows))));
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
fn doubts(words: Words, sheet: Sheet) -> String {
    let mixed = found(sheet, |found| found.is_mixed.then(|| found.form.encoding.name().to_uppercase())).flatten();
    let mixed = mixed.map(|encoding| words.fill("reading.mixed", &[("encoding", &encoding)]));
    let garbled = outcome(sheet, |outcome| outcome.garbled_line).flatten();
    let garbled = garbled.map(|line| words.fill("reading.garbled", &[("line", &words.number(line as f64, 0))]));
    let dates = outcome(sheet, |outcome| outcome.is_day_first_unknown).unwrap_or_default();
    let dates = dates.then(|| words.text("reading.dates.unknown"));
    mixed.into_iter().chain(garbled).chain(dates).collect::<Vec<_>>().join(" ")
}

fn listed(words: Words, sheet: Sheet, skipped: &Skipped<SkipReason>) -> AnyView {
    let title = words.fill("reading.leftOut", &[("n", &words.number(skipped.count as f64, 0))]);
    let rows = skipped.rows.iter().map(|row| view! { <li>{line_of(words, row)}</li> }).collect_view();
    let more = (skipped.count > skipped.rows.len() as u64).then(|| words.text("reading.leftOut.more"));
    view! {
        <details class="further">
            <summary>{title}</summary>
            <ul class="left-out" tabindex="0">{rows}</ul>
            {more.map(|more| view! { <p class="fine-print">{more}</p> })}
            <Save sheet />
        </details>
    }
    .into_any()
}

/// All rows left out as a file, by a second reading.
#[component]
fn Save(sheet: Sheet) -> impl IntoView {
    let words = Words::of_view();
    let work = Work::default();
    let save = move || {
        let Some((options, file)) = sheet.read_with().zip(sheet.chosen.get_untracked()) else { return };
        work.ask::<Listing>((options, texts(words)), Some(file), save_list);
    };
    view! {
        <p class="actions">
            <button type="button" class="quiet download" on:click=on_click(save)>{words.text("reading.leftOut.save")}</button>
        </p>
        <Progress work />
    }
}

fn texts(words: Words) -> ListTexts {
    let heads = ["reading.leftOut.line", "reading.leftOut.column", "reading.labels.text", "reading.leftOut.reason"];
    ListTexts { heads: heads.map(|key| words.text(key)), reasons: REASONS.map(|reason| words.text(reason_of(reason))) }
}

fn save_list(list: Option<String>) -> bool {
    list.as_ref().inspect(|list| download::save("feltworth-left-out.csv", list)).is_some()
}

const fn reason_of(reason: SkipReason) -> &'static str {
    match reason {
        SkipReason::Number => "reading.reason.number",
        SkipReason::Scale => "reading.reason.scale",
        SkipReason::Fields => "reading.reason.fields",
        SkipReason::Unfinished => "reading.reason.unfinished",
        SkipReason::Answer => "reading.reason.answer",
    }
}

fn line_of(words: Words, row: &SkippedRow<SkipReason>) -> String {
    let reason = words.text(reason_of(row.reason));
    let line = words.number(row.line as f64, 0);
    match &row.value {
        Some(value) => {
            let short: String = value.chars().take(40).collect();
            words.fill("reading.leftOut.cell", &[("line", &line), ("text", &short), ("reason", &reason)])
        }
        None => words.fill("reading.leftOut.row", &[("line", &line), ("reason", &reason)]),
    }
}
