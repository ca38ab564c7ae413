//! Respondents' NEV beside how likely they are to recommend.

use leptos::prelude::*;

use super::Found;
use super::figure::Figure;
use crate::app::Words;
use crate::app::components::chart_figure::Table;
use crate::app::live::{live, live_view};
use crate::app::views::surveys::Findings;
use crate::charts::{self, Axis, Band, HeatMap, Layout, Steps};
use crate::metrics::{Correlation, NoCorrelation};
use crate::survey::{NevAndRating, ScatterCell};

/// The answers to how likely a recommendation is.
const RATINGS: u8 = 11;

/// The correlation in a sentence, with what it does not say, and how many respondents stand where.
#[component]
pub fn Both(
    /// What was found.
    found: Found,
) -> impl IntoView {
    let words = Words::of_view();
    let both = Memo::new(move |_| found.with(|found| found.as_ref().and_then(|found| found.both.clone())));
    let is_there = Memo::new(move |_| both.with(Option::is_some));
    let said = move || both.with(|both| both.as_ref().map(|both| said(words, &both.correlation))).unwrap_or_default();
    live_view(move || {
        is_there.get().then(|| {
            view! {
                <section class="survey-section" aria-labelledby="findings-both">
                    <h2 id="findings-both">{words.text("findings.both")}</h2>
                    <p role="status">{live(said)}</p>
                    <p>{words.text("findings.both.warning")}</p>
                    <Figure found id="findings-both-chart" caption="findings.both.chart" chart table />
                </section>
            }
        })
    })
}

fn said(words: Words, correlation: &Correlation) -> String {
    let n = words.number(correlation.n as f64, 0);
    let Some(r) = correlation.r else {
        let key = match correlation.reason {
            Some(NoCorrelation::NoVariance) => "findings.both.alike",
            Some(NoCorrelation::TooFew) | None => "findings.both.tooFew",
        };
        return words.fill(key, &[("n", &n)]);
    };
    let r = words.signed(r, 2);
    match correlation.interval {
        Some(interval) => {
            let (low, high) = (words.signed(interval.low, 2), words.signed(interval.high, 2));
            words.fill("findings.both.within", &[("r", &r), ("low", &low), ("high", &high), ("n", &n)])
        }
        None => words.fill("findings.both.r", &[("r", &r), ("n", &n)]),
    }
}

/// The bins of NEV in which there is somebody, and those between.
fn bins(cells: &[ScatterCell]) -> Vec<(f64, f64)> {
    let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return Vec::new() };
    let width = first.high - first.low;
    let count = ((last.low - first.low) / width + 0.5) as usize;
    (0..=count).map(|at| first.low + at as f64 * width).map(|low| (low, low + width)).collect()
}

fn chart(words: Words, found: &Findings, layout: Layout) -> String {
    found.both.as_ref().map(|both| heat_map(words, both, layout)).unwrap_or_default()
}

/// The cells are in the order of their bins.
fn heat_map(words: Words, both: &NevAndRating, layout: Layout) -> String {
    let bins = bins(&both.scatter);
    let count = |rating: u8, (low, high): &(f64, f64)| {
        let is_here =
            |cell: &&ScatterCell| cell.rating == rating && (*low..*high).contains(&((cell.low + cell.high) / 2.0));
        Some(both.scatter.iter().find(is_here).map_or(0.0, |cell| cell.count as f64))
    };
    let chart = HeatMap {
        name: &words.text("findings.both.chart"),
        across: Band {
            name: words.text("findings.both.nev"),
            labels: bins.iter().map(|(low, _)| words.signed(*low, 1)).collect(),
        },
        up: Band {
            name: words.text("findings.both.rating"),
            labels: (0..RATINGS).map(|rating| rating.to_string()).collect(),
        },
        cells: (0..RATINGS).map(|rating| bins.iter().map(|bin| count(rating, bin)).collect()).collect(),
        amount: Axis { name: "", steps: Steps::Round, tick: &|count| words.number(count, 0) },
        level: None,
        here: None,
    };
    charts::heat_map(&chart, layout).unwrap_or_default()
}

fn table(words: Words, found: &Findings) -> Table {
    let row = |cell: &ScatterCell| {
        let (low, high) = (words.signed(cell.low, 1), words.signed(cell.high, 1));
        let bin = words.fill("survey.range", &[("low", &low), ("high", &high)]);
        vec![bin, cell.rating.to_string(), words.number(cell.count as f64, 0)]
    };
    let cells = found.both.iter().flat_map(|both| &both.scatter);
    let head = ["findings.both.nev", "findings.both.rating", "survey.row.answers"];
    Table { head: head.map(|key| words.text(key)).into(), rows: cells.map(row).collect() }
}
