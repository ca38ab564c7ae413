//! A chart of what was found.

use leptos::prelude::*;

use super::Found;
use crate::app::Words;
use crate::app::components::chart_figure::{ChartFigure, Table};
use crate::app::components::result::UNKNOWN;
use crate::app::views::surveys::{Findings, interval};
use crate::charts::Layout;
use crate::metrics::Interval;

/// The chart with its table; both follow what was found.
#[component]
pub fn Figure(
    /// What was found.
    found: Found,
    /// The id of the caption.
    id: &'static str,
    /// The key of the caption.
    caption: &'static str,
    /// Draws it.
    chart: fn(Words, &Findings, Layout) -> String,
    /// The numbers that are drawn.
    table: fn(Words, &Findings) -> Table,
) -> impl IntoView {
    let words = Words::of_view();
    let draw = Callback::new(move |layout| found.get().map(|found| chart(words, &found, layout)).unwrap_or_default());
    let numbers = Signal::derive(move || found.get().map(|found| table(words, &found)).unwrap_or_default());
    let caption = Signal::stored(words.text(caption));
    view! { <ChartFigure id caption draw table=numbers /> }
}

/// What stands in a table; a sign where nothing is known.
pub fn known(text: Option<String>) -> String {
    text.unwrap_or_else(|| UNKNOWN.to_owned())
}

/// The ends of an interval as a table has them.
pub fn ends(words: Words, found: &Findings, ends: Option<Interval>) -> String {
    known(ends.map(|ends| {
        let [low, high] = interval(words, found.measured, ends);
        words.fill("survey.range", &[("low", &low), ("high", &high)])
    }))
}
