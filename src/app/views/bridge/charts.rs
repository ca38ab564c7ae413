//! The chart of the gain over the assumed effect: the assumption is a range, and so is the gain.

use leptos::prelude::*;

use super::Shown;
use crate::app::components::chart_figure::{Table, without_exports};
use crate::app::components::outcome_chart::OutcomeChart;
use crate::app::{Part, ToolState, View, Words};
use crate::charts::{self, Axis, Curve, Ink, Layout, Level, Line, Mark, Steps};
use crate::tools::bridge::{self, Outcome};

/// What a frame loads when it has room for the chart, whose texts come on top of those that the frame has.
pub static FRAME: Part = Part {
    id: "bridgechart",
    views: &[View { name: "chart", tool: &bridge::TOOL, draw: chart, messages: None }],
    jobs: &[],
    texts: &["chart.numbers", "bridge.chart.", "bridge.table."],
};

fn chart(state: ToolState) -> AnyView {
    without_exports();
    let shown = Shown::of(state, bridge::outcome);
    view! { <GainChart shown /> }.into_any()
}

/// The gain of all customers at each effect, with the assumption marked and the cost as a level.
#[component]
pub fn GainChart(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    view! {
        <OutcomeChart shown id="bridge-chart" caption="bridge.chart.caption" is_there=Outcome::has_curve draw table />
    }
}

fn draw(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let money = |value: f64| words.money(value, outcome.currency);
    let points = outcome.curve(60);
    let last = points.iter().rev().find_map(|(_, total)| *total);
    let curve = Curve {
        label: words.text("bridge.chart.gain"),
        value_label: last.map(money).unwrap_or_default(),
        ink: Ink::Accent,
        points,
    };
    let cost =
        outcome.cost.map(|value| Level { label: words.text("bridge.chart.cost"), value_label: money(value), value });
    let mark = outcome.total(&outcome.likely).map(|total| Mark {
        label: words.fill("bridge.chart.assumed", &[("amount", &money(total))]),
        at: (outcome.likely.effect, total),
    });
    let chart = Line {
        name: &words.text("bridge.chart.name"),
        curves: vec![curve],
        level: cost,
        mark,
        across: Axis {
            name: &words.text("bridge.chart.effect"),
            steps: Steps::Round,
            tick: &|effect| words.number(effect, 2),
        },
        up: Axis { name: "", steps: Steps::Round, tick: &money },
    };
    charts::line(&chart, layout).unwrap_or_default()
}

fn table(words: Words, outcome: &Outcome) -> Table {
    let row = |(effect, total): (f64, Option<f64>)| {
        let scenario = outcome.scenario(effect);
        let retention = scenario.map(|scenario| words.percent(scenario.retention)).unwrap_or_default();
        let total = total.map_or_else(|| "–".to_owned(), |total| words.money(total, outcome.currency));
        vec![words.number(effect, 2), retention, total]
    };
    Table {
        head: ["bridge.chart.effect", "bridge.table.retention", "bridge.chart.gain"].map(|key| words.text(key)).into(),
        rows: outcome.curve(10).into_iter().map(row).collect(),
    }
}
