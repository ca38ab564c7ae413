//! Why nothing comes of a file, and what to do about it.

use leptos::prelude::*;

use super::form::name_of;
use super::sheet::Sheet;
use crate::app::Words;
use crate::app::live::live_view;
use crate::metrics::MetricError;
use crate::survey::{SurveyError, SurveyMetric, SurveyOutcome, SurveyRole};
use crate::table::{BinaryKind, TableError};
use crate::tools::problem::Problem;

/// What is wrong with the file, and that the result on show is still that of another one.
#[component]
pub fn Trouble(
    /// The file.
    sheet: Sheet,
) -> impl IntoView {
    let words = Words::of_view();
    let wrong = Memo::new(move |_| wrong(words, sheet).unwrap_or_default());
    live_view(move || {
        let wrong = wrong.get();
        let earlier = earlier(words, sheet);
        (!wrong.is_empty())
            .then(|| view! { <div class="notice is-wrong" role="alert"><p>{wrong}</p><p>{earlier}</p></div> })
    })
}

fn wrong(words: Words, sheet: Sheet) -> Option<String> {
    let table = sheet.found.with(|found| found.as_ref().and_then(|found| found.as_ref().err().copied()));
    if let Some(error) = table {
        return Some(words.text(no_table(error)));
    }
    sheet.read.with(|read| match read.as_ref()? {
        Err(SurveyError::Table(error)) => Some(words.text(no_table(*error))),
        Err(SurveyError::Metric(error)) => Some(refused(words, sheet.metric, error)),
        Ok(outcome) => unclosed(words, outcome).or_else(|| without_answers(outcome).map(|key| words.text(key))),
    })
}

const fn no_table(error: TableError) -> &'static str {
    match error {
        TableError::Empty => "reading.wrong.empty",
        TableError::Binary(BinaryKind::ZipOrWorkbook | BinaryKind::OldWorkbook) => "reading.wrong.workbook",
        TableError::Binary(BinaryKind::Compressed) => "reading.wrong.compressed",
        TableError::Binary(BinaryKind::Other) => "reading.wrong.binary",
    }
}

/// What is refused, with the name of the column that it is about.
fn refused(words: Words, metric: SurveyMetric, error: &MetricError) -> String {
    let problem = words.problem(&Problem::from(error));
    let role = error.field().strip_prefix("columns.").and_then(SurveyRole::from_name);
    role.map_or_else(
        || problem.clone(),
        |role| words.fill("reading.wrong.column", &[("column", &name_of(words, metric, role)), ("problem", &problem)]),
    )
}

/// That a quotation which is never closed has taken the rest of the file.
fn unclosed(words: Words, outcome: &SurveyOutcome) -> Option<String> {
    let line = words.number(outcome.swallowing_line? as f64, 0);
    Some(words.fill("reading.wrong.quotation", &[("line", &line)]))
}

fn without_answers(outcome: &SurveyOutcome) -> Option<&'static str> {
    if outcome.rows == 0 {
        return Some("reading.wrong.noRows");
    }
    (outcome.skipped.count == outcome.rows).then_some("reading.wrong.noAnswers")
}

/// Whose result is on show, if it is that of a file that was read before.
fn earlier(words: Words, sheet: Sheet) -> String {
    let name = sheet.opened.name(words);
    name.map(|name| words.fill("reading.wrong.earlier", &[("name", &name)])).unwrap_or_default()
}
