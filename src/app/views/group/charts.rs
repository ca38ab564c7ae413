//! How the respondents' NEV is spread.

use leptos::prelude::*;

use super::Shown;
use crate::app::Words;
use crate::app::components::chart_figure::Table;
use crate::app::components::outcome_chart::OutcomeChart;
use crate::charts::{self, Bar, Bars, Ink, Layout};
use crate::tools::group::Outcome;

/// A bar for each step of NEV, as soon as two respondents have one.
#[component]
pub fn SpreadChart(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let is_there = |outcome: &Outcome| outcome.result.n > 1;
    view! { <OutcomeChart shown id="group-spread" caption="group.chart.spread" is_there draw=spread table=spread_table /> }
}

/// The bins from the first that holds a respondent to the last.
fn filled(outcome: &Outcome) -> impl Iterator<Item = &(f64, f64, u64)> {
    let is_filled = |(.., count): &(f64, f64, u64)| *count > 0;
    let first = outcome.bins.iter().position(is_filled).unwrap_or_default();
    let last = outcome.bins.iter().rposition(is_filled).unwrap_or_default();
    outcome.bins.iter().skip(first).take(last + 1 - first)
}

fn bin_name(words: Words, low: f64, high: f64) -> String {
    let (low, high) = (words.signed(low, 1), words.signed(high, 1));
    words.fill("survey.range", &[("low", &low), ("high", &high)])
}

fn spread(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let n = outcome.result.n.max(1) as f64;
    let bar = |(low, high, count): &(f64, f64, u64)| Bar {
        label: bin_name(words, *low, *high),
        value: Some(*count as f64 / n),
        value_label: words.number(*count as f64, 0),
        ink: if *low < 0.0 { Ink::Loss } else { Ink::Accent },
    };
    let chart = Bars {
        name: words.text("group.chart.spread.name"),
        scale: (0.0, 1.0),
        ends: (words.percent(0.0), words.percent(1.0)),
        bars: filled(outcome).map(bar).collect(),
    };
    charts::bars(&chart, layout).unwrap_or_default()
}

fn spread_table(words: Words, outcome: &Outcome) -> Table {
    let row = |(low, high, count): &(f64, f64, u64)| vec![bin_name(words, *low, *high), words.number(*count as f64, 0)];
    Table {
        head: ["group.table.nev", "group.row.respondents"].map(|key| words.text(key)).into(),
        rows: filled(outcome).map(row).collect(),
    }
}
