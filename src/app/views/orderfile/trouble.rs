//! Why nothing comes of a file, and what to do about it.

use leptos::prelude::*;

use super::settings::role_name;
use super::studio::Studio;
use crate::app::Words;
use crate::app::live::live_view;
use crate::metrics::MetricError;
use crate::orders::{OrderRole, OrdersError};
use crate::table::{BinaryKind, TableError};
use crate::tools::problem::Problem;

/// What is wrong with the file, and that what is shown is still that of an earlier one.
#[component]
pub fn Trouble(
    /// The file.
    studio: Studio,
) -> impl IntoView {
    let words = Words::of_view();
    live_view(move || {
        let said = studio.problem.with(|problem| problem.as_ref().map(|problem| wrong(words, problem)))?;
        let earlier = studio.read.with(Option::is_some).then(|| words.text("orderfile.wrong.earlier"));
        Some(view! { <div class="notice is-wrong" role="alert"><p>{said}</p><p>{earlier}</p></div> })
    })
}

fn wrong(words: Words, error: &OrdersError) -> String {
    match error {
        OrdersError::Table(TableError::Empty) => words.text("orderfile.wrong.empty"),
        OrdersError::Table(TableError::Binary(kind)) => words.text(match kind {
            BinaryKind::ZipOrWorkbook | BinaryKind::OldWorkbook => "orderfile.wrong.workbook",
            BinaryKind::Compressed => "orderfile.wrong.compressed",
            BinaryKind::Other => "orderfile.wrong.binary",
        }),
        OrdersError::Option(error) => refused(words, error),
    }
}

/// What is refused, with the name of the column that it is about.
fn refused(words: Words, error: &MetricError) -> String {
    let role = error.field().strip_prefix("columns.");
    let role = role.and_then(|name| OrderRole::ALL.into_iter().find(|role| role.name() == name));
    let column = role.map(|role| role_name(words, role));
    match (error, column) {
        (MetricError::Missing { .. }, Some(column)) => words.fill("orderfile.wrong.missing", &[("column", &column)]),
        (MetricError::Missing { field }, None) if field == "decimal" => words.text("orderfile.wrong.decimal"),
        (MetricError::Missing { field }, None) if field == "dayFirst" => words.text("orderfile.wrong.dates"),
        (_, Some(column)) => {
            words.fill("orderfile.wrong.column", &[("column", &column), ("problem", &problem(words, error))])
        }
        (_, None) => problem(words, error),
    }
}

/// What a rule says.
pub fn problem(words: Words, error: &MetricError) -> String {
    words.problem(&Problem::from(error))
}
