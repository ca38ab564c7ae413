//! The segments of a file side by side.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::app::Words;
use crate::app::components::chart_figure::{Table, table_rows};
use crate::app::components::result::UNKNOWN;
use crate::app::live::live_view;
use crate::metrics::{Interval, SegmentResult};
use crate::survey::{SurveyOutcome, SurveyResult};

/// A row for each segment, the one with the greatest value first. A group's page has a chart of them instead.
#[component]
pub fn Segments(
    /// The file.
    sheet: Sheet,
) -> impl IntoView {
    let words = Words::of_view();
    let table = Memo::new(move |_| sheet.read.with(|read| table(words, read.as_ref()?.as_ref().ok()?)));
    live_view(move || {
        let rows = table_rows(&table.get()?);
        Some(view! {
            <h3 id="file-segments">{words.text("reading.segments")}</h3>
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="file-segments"><table>{rows}</table></div>
        })
    })
}

fn table(words: Words, outcome: &SurveyOutcome) -> Option<Table> {
    let mut rows: Vec<(f64, Vec<String>)> = outcome.segments.iter().filter_map(|segment| row(words, segment)).collect();
    rows.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let head = ["reading.column.segment", "reading.segments.value", "reading.segments.interval", "reading.segments.n"];
    let head = head.map(|key| words.text(key)).into();
    (!rows.is_empty()).then(|| Table { head, rows: rows.into_iter().map(|(_, row)| row).collect() })
}

/// The value by which a segment is sorted, and its row; nothing where respondents have an NEV, or nobody has answered.
fn row(words: Words, segment: &SegmentResult<SurveyResult>) -> Option<(f64, Vec<String>)> {
    let (n, value, interval) = estimate(&segment.result)?;
    let said = |value: f64| written(words, &segment.result, value);
    let ends = interval.map(|ends| words.fill("survey.range", &[("low", &said(ends.low)), ("high", &said(ends.high))]));
    let cells = [segment.segment.clone(), said(value), ends.unwrap_or_else(|| UNKNOWN.to_owned())];
    Some((value, cells.into_iter().chain([words.number(n as f64, 0)]).collect()))
}

/// Answers, main number and interval of a survey of one question.
fn estimate(result: &SurveyResult) -> Option<(u64, f64, Option<Interval>)> {
    match result {
        SurveyResult::Nev(_) => None,
        SurveyResult::Nps(result) => Some((result.n, result.score?, result.interval)),
        SurveyResult::Csat(result) => Some((result.n, result.share?, result.share_interval)),
        SurveyResult::Ces(result) => Some((result.n, result.mean?, result.mean_interval)),
    }
}

fn written(words: Words, result: &SurveyResult, value: f64) -> String {
    match result {
        SurveyResult::Csat(_) => words.percent((value * 1000.0).round() / 1000.0),
        SurveyResult::Nps(_) => words.signed(value, 1),
        SurveyResult::Nev(_) | SurveyResult::Ces(_) => words.fixed(value, 2),
    }
}
