//! Further results by name.

use leptos::prelude::*;

use crate::app::live::{live, live_view};

/// A result: its name, and its value with its unit.
pub type Row = (String, String);

/// Results by name: values change where they stand, the list is drawn anew where its names change.
#[component]
pub fn Rows(
    /// What the list says.
    rows: Memo<Vec<Row>>,
) -> impl IntoView {
    let names = Memo::new(move |_| rows.with(|rows| rows.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>()));
    let value = move |i: usize| rows.with(|rows| rows.get(i).map(|(_, value)| value.clone()).unwrap_or_default());
    let row = move |(i, name): (usize, String)| view! { <div><dt>{name}</dt><dd>{live(move || value(i))}</dd></div> };
    let list = live_view(move || Some(names.get().into_iter().enumerate().map(row).collect_view()));
    view! { <dl class="rows">{list}</dl> }
}
