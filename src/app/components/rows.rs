//! Further results by name.

use leptos::prelude::*;

use crate::app::Words;
use crate::app::live::{flag, live, live_view};

/// A result.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Its value with its unit.
    pub value: String,
    /// Whether it rests on an input that is wrong by now.
    pub is_stale: bool,
}

/// Results by name below a summary that opens on them: where there is little room, as in a frame.
#[component]
pub fn FoldedRows(
    /// What the list says.
    rows: Memo<Vec<Row>>,
) -> impl IntoView {
    let summary = Words::of_view().text("result.rows");
    view! { <details><summary>{summary}</summary><Rows rows /></details> }
}

/// Results by name: values change where they stand, the list is drawn anew where its names change.
#[component]
pub fn Rows(
    /// What the list says.
    rows: Memo<Vec<Row>>,
) -> impl IntoView {
    // The list is drawn anew only where this changes.
    let names =
        Memo::new(move |_| rows.with(|rows| rows.iter().map(|row| format!("{}\n", row.name)).collect::<String>()));
    let value = move |i: usize| rows.with(|rows| rows.get(i).map(|row| row.value.clone()).unwrap_or_default());
    let row = move |(i, name): (usize, &str)| {
        let is_stale = flag(move || rows.with(|rows| rows.get(i).is_some_and(|row| row.is_stale)));
        let value = live(move || value(i));
        view! { <div class:is-stale=is_stale><dt>{name.to_owned()}</dt><dd>{value}</dd></div> }
    };
    let list = live_view(move || Some(names.with(|names| names.lines().enumerate().map(row).collect_view())));
    view! { <dl class="rows">{list}</dl> }
}
