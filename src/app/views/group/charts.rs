//! How the respondents' NEV is spread, and the segments side by side.

use leptos::prelude::*;

use super::Shown;
use super::result::range;
use crate::app::Words;
use crate::app::components::chart_figure::Table;
use crate::app::components::outcome_chart::OutcomeChart;
use crate::app::components::result::UNKNOWN;
use crate::charts::{self, Axis, Bar, Bars, Estimate, Ink, Intervals, Layout, Level, Steps};
use crate::metrics::{NevResult, SegmentResult};
use crate::tools::group::Outcome;

/// The segments of a chart; a table has all of them.
const MOST: usize = 40;

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

/// A row with an interval for each segment, the greatest NEV first.
#[component]
pub fn SegmentChart(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let is_there = |outcome: &Outcome| !outcome.segments.is_empty();
    view! {
        <OutcomeChart shown id="group-segments" caption="group.chart.segments" is_there draw=segments table=segment_table />
    }
}

fn value(words: Words, result: &NevResult) -> String {
    result.nev.map_or_else(|| UNKNOWN.to_owned(), |nev| words.signed(nev, 2))
}

fn segments(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let estimate = |segment: &SegmentResult<NevResult>| Estimate {
        label: segment.segment.clone(),
        value: segment.result.nev,
        interval: segment.result.interval.map(|interval| (interval.low, interval.high)),
        value_label: value(words, &segment.result),
        ink: Ink::Accent,
    };
    let whole =
        |nev: f64| Level { label: words.text("group.chart.all"), value_label: words.signed(nev, 2), value: nev };
    let chart = Intervals {
        name: &words.text("group.chart.segments"),
        estimates: outcome.segments.iter().take(MOST).map(estimate).collect(),
        reference: outcome.result.nev.map(whole),
        axis: Axis { name: "", steps: Steps::Round, tick: &|nev| words.signed(nev, 1) },
    };
    charts::intervals(&chart, layout).unwrap_or_default()
}

fn segment_table(words: Words, outcome: &Outcome) -> Table {
    let row = |segment: &SegmentResult<NevResult>| {
        let ends = segment.result.interval.map_or_else(|| UNKNOWN.to_owned(), |interval| range(words, interval));
        let n = words.number(segment.result.n as f64, 0);
        vec![segment.segment.clone(), value(words, &segment.result), ends, n]
    };
    let head = ["group.respondents.segment", "group.table.nev", "group.row.interval", "group.row.respondents"];
    Table { head: head.map(|key| words.text(key)).into(), rows: outcome.segments.iter().map(row).collect() }
}
