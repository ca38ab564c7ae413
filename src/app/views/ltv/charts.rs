//! The chart of cumulative value.

use leptos::prelude::*;

use super::Shown;
use crate::app::components::chart_figure::{Table, without_exports};
use crate::app::components::outcome_chart::OutcomeChart;
use crate::app::{Part, ToolState, View, Words};
use crate::charts::{self, Axis, Curve, Ink, Layout, Level, Line, Mark, Steps};
use crate::metrics;
use crate::tools::ltv::{self, Outcome, Point};

/// What a frame loads when it has room for the chart, whose texts come on top of those that the frame has.
pub static FRAME: Part = Part {
    id: "ltvchart",
    views: &[View { name: "chart", tool: &ltv::TOOL, draw: chart, messages: None }],
    jobs: &[],
    texts: &["chart.numbers", "ltv.chart."],
};

fn chart(state: ToolState) -> AnyView {
    without_exports();
    let shown = Shown::of(state, ltv::outcome);
    view! { <ValueChart shown /> }.into_any()
}

/// Cumulative value month by month, with the point at which the customer has paid back.
#[component]
pub fn ValueChart(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let has_months = |outcome: &Outcome| outcome.input.months > 0.0;
    view! {
        <OutcomeChart shown id="ltv-chart" caption="ltv.chart.caption" is_there=has_months draw table />
    }
}

fn draw(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let points = outcome.curve(if outcome.is_discounted() { 24 } else { 1 });
    let money = |value: f64| words.money(value, outcome.currency);
    let curve = |ink: Ink, label: String, of: fn(&Point) -> f64| Curve {
        label,
        value_label: points.last().map(|point| money(of(point))).unwrap_or_default(),
        ink,
        points: points.iter().map(|point| (point.month, Some(of(point)))).collect(),
    };
    let [revenue, profit, discounted] =
        ["ltv.chart.revenue", "ltv.chart.profit", "ltv.chart.discounted"].map(|key| words.text(key));
    let is_all_profit = outcome.input.margin == 1.0;
    let main = if is_all_profit { format!("{revenue} = {profit}") } else { profit }; // one line for both
    let mut curves = Vec::new();
    curves.extend((!is_all_profit).then(|| curve(Ink::Second, revenue, |point| point.value.revenue)));
    curves.extend(
        outcome.is_discounted().then(|| curve(Ink::Discounted, discounted, |point| point.value.discounted_profit)),
    );
    curves.push(curve(Ink::Accent, main, |point| point.value.profit));
    let chart = Line {
        name: &words.text("ltv.chart.name"),
        curves,
        level: outcome.input.acquisition_cost.map(|value| Level {
            label: words.text("ltv.chart.cost"),
            value_label: money(value),
            value,
        }),
        mark: payback(words, outcome),
        across: Axis {
            name: &words.text("ltv.chart.months"),
            steps: Steps::Months,
            tick: &|month| words.number(month, 1),
        },
        up: Axis { name: "", steps: Steps::Round, tick: &money },
    };
    charts::line(&chart, layout).unwrap_or_default()
}

fn payback(words: Words, outcome: &Outcome) -> Option<Mark> {
    let month = outcome.result.payback_months.filter(|month| *month > 0.0)?;
    let value = metrics::cumulative_value(&outcome.input, month).ok()?.profit;
    let label = words.fill("ltv.chart.payback", &[("months", &words.plural("ltv.months.read", month, 1, &[]))]);
    Some(Mark { label, at: (month, value) })
}

fn table(words: Words, outcome: &Outcome) -> Table {
    let money = |value: f64| words.money(value, outcome.currency);
    let discounted = outcome.is_discounted();
    let mut head = vec!["ltv.chart.months", "ltv.chart.revenue", "ltv.chart.profit"];
    head.extend(discounted.then_some("ltv.chart.discounted"));
    let row = |point: &Point| {
        let value = &point.value;
        let mut cells = vec![words.number(point.month, 1), money(value.revenue), money(value.profit)];
        cells.extend(discounted.then(|| money(value.discounted_profit)));
        cells
    };
    Table {
        head: head.into_iter().map(|key| words.text(key)).collect(),
        rows: outcome.years().iter().map(row).collect(),
    }
}
