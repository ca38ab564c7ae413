//! The charts: what has come by when, and when it comes in each of the timings.

use leptos::prelude::*;

use super::Shown;
use super::result::time;
use crate::app::components::chart_figure::{Table, without_exports};
use crate::app::components::outcome_chart::OutcomeChart;
use crate::app::{Part, ToolState, View, Words};
use crate::charts::{self, Axis, Curve, Ink, Layout, Level, Line, Mark, Stem, Stems, Steps};
use crate::metrics::RatePeriod;
use crate::tools::retention::{self, Outcome, Payments, TIMINGS, offset, whole};

/// What a frame loads when it has room for the chart, whose texts come on top of those that the frame has.
pub static FRAME: Part = Part {
    id: "retentionchart",
    views: &[View { name: "chart", tool: &retention::TOOL, draw: chart, messages: None }],
    jobs: &[],
    texts: &["chart.numbers", "retention.chart.", "retention.table."],
};

fn chart(state: ToolState) -> AnyView {
    without_exports();
    let shown = Shown::of(state, retention::outcome);
    view! { <ValueChart shown /> }.into_any()
}

/// Cumulative value payment by payment, and the payment that repays the cost.
#[component]
pub fn ValueChart(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    view! {
        <OutcomeChart shown id="retention-value-chart" caption="retention.chart.caption" is_there=|_| true draw=draw_value table=value_table />
    }
}

/// When the payments come, in the chosen timing and in the others.
#[component]
pub fn TimingChart(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    view! {
        <OutcomeChart shown id="retention-timing-chart" caption="retention.chart.timings" is_there=|_| true draw=draw_timings table=timings_table />
    }
}

fn draw_value(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let money = |value: f64| words.money(value, outcome.currency);
    let points = outcome.curve();
    let last = points.last().map(|(_, value)| money(*value)).unwrap_or_default();
    let curve = Curve {
        label: words.text("retention.chart.value"),
        value_label: last,
        ink: Ink::Accent,
        points: points.into_iter().map(|(time, value)| (time, Some(value))).collect(),
    };
    let level = outcome.cost.map(|cost| Level {
        label: words.text("retention.chart.cost"),
        value_label: money(cost.total),
        value: cost.total,
    });
    let is_monthly = outcome.period == RatePeriod::Month;
    let chart = Line {
        name: &words.text("retention.chart.name"),
        curves: vec![curve],
        level,
        mark: repaid(words, outcome),
        across: Axis {
            name: &axis_name(words, outcome),
            steps: if is_monthly { Steps::Months } else { Steps::Round },
            tick: &|time| words.number(time, 1),
        },
        up: Axis { name: "", steps: Steps::Round, tick: &money },
    };
    charts::line(&chart, layout).unwrap_or_default()
}

fn axis_name(words: Words, outcome: &Outcome) -> String {
    words.text(if outcome.period == RatePeriod::Year { "retention.chart.years" } else { "retention.chart.months" })
}

fn repaid(words: Words, outcome: &Outcome) -> Option<Mark> {
    let at = outcome.repaid().filter(|(time, _)| *time > 0.0)?;
    let last = words.number(whole(outcome.cost?.payback?), 0);
    let label = words.fill("retention.chart.repaid", &[("last", &last), ("time", &time(words, outcome.period, at.0))]);
    Some(Mark { label, at })
}

/// At most some two dozen of the payments, the last one among them.
fn value_table(words: Words, outcome: &Outcome) -> Table {
    let count = outcome.shown_payments();
    let step = count.div_ceil(24).max(1);
    let rows = (1..=count).filter(|k| k % step == 0 || *k == count).filter_map(|k| {
        let worth = outcome.payments.of_first(f64::from(k)).worth().ok().flatten()?;
        let expected = words.money(outcome.payments.expected(k - 1), outcome.currency);
        let time = words.number(f64::from(k - 1) + offset(outcome.payments.timing), 1);
        Some(vec![words.number(f64::from(k), 0), time, expected, words.money(worth, outcome.currency)])
    });
    let head = ["retention.table.payment", "retention.table.time", "retention.table.expected", "retention.chart.value"];
    Table { head: head.map(|key| words.text(key)).into(), rows: rows.collect() }
}

/// How many payments show how a timing differs from another.
const COMPARED: u32 = 7;

/// The timings, each with its payments, its name and its ink.
fn timings(words: Words, outcome: &Outcome) -> [(Payments, String, Ink); 4] {
    let keys = ["immediate", "residual", "arrears", "midPeriod"];
    std::array::from_fn(|i| {
        let timing = TIMINGS.get(i).copied().unwrap_or(outcome.payments.timing);
        let ink = if timing == outcome.payments.timing { Ink::Accent } else { Ink::Second };
        let name = keys.get(i).map(|key| words.text(&format!("retention.timing.{key}"))).unwrap_or_default();
        (Payments { timing, ..outcome.payments }, name, ink)
    })
}

fn compared(outcome: &Outcome) -> u32 {
    outcome.payments.periods.map_or(COMPARED, |periods| periods.min(f64::from(COMPARED)) as u32)
}

fn draw_timings(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let rows =
        timings(words, outcome).into_iter().zip(outcome.by_timing()).map(|((payments, label, ink), value)| Stem {
            label,
            value_label: value
                .map_or_else(|| words.text("retention.noLimit"), |value| words.money(value, outcome.currency)),
            ink,
            amounts: (0..compared(outcome))
                .map(|k| (f64::from(k) + offset(payments.timing), payments.expected(k)))
                .collect(),
        });
    let chart = Stems {
        name: &words.text("retention.chart.timingsName"),
        rows: rows.collect(),
        across: Axis { name: &axis_name(words, outcome), steps: Steps::Round, tick: &|time| words.number(time, 1) },
    };
    charts::stems(&chart, layout).unwrap_or_default()
}

fn timings_table(words: Words, outcome: &Outcome) -> Table {
    let timings = timings(words, outcome);
    let row = |k: u32| {
        let amounts = timings.iter().map(|(payments, ..)| words.money(payments.expected(k), outcome.currency));
        [words.number(f64::from(k + 1), 0)].into_iter().chain(amounts).collect()
    };
    let head =
        [words.text("retention.table.payment")].into_iter().chain(timings.iter().map(|(_, name, _)| name.clone()));
    Table { head: head.collect(), rows: (0..compared(outcome)).map(row).collect() }
}
