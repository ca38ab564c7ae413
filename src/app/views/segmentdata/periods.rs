//! Periods as a picture: what a customer is worth and costs, over time.

use leptos::prelude::*;

use crate::app::components::chart_figure::Table;
use crate::app::components::outcome_chart::OutcomeChart;
use crate::app::components::result::UNKNOWN;
use crate::app::views::segments::Shown;
use crate::app::{ToolState, Words};
use crate::charts::{self, Axis, Curve, Ink, Layout, Line, Steps};
use crate::tools::segments::{Outcome, Segment, outcome};

/// The lines with their table.
pub fn draw(state: ToolState) -> AnyView {
    let shown = Shown::of(state, outcome);
    view! { <OutcomeChart shown id="segments-chart" caption=CAPTION is_there=|_| true draw=lines table /> }.into_any()
}

const CAPTION: &str = "segmentdata.chart";

/// What a customer of each period is worth, and what winning one cost.
fn lines(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let money = |value: f64| words.money(value, outcome.currency);
    let worth = curve(words, outcome, "profit", Ink::Accent, |segment| Some(segment.profit));
    let cost = curve(words, outcome, "cac", Ink::Second, |segment| segment.input.acquisition_cost);
    let period = |place: f64| outcome.rows.get(place as usize).and_then(Option::as_ref).map(|row| row.name.clone());
    let name = &words.text(CAPTION);
    let chart = Line {
        name,
        curves: vec![worth, cost],
        level: None,
        mark: None,
        across: Axis {
            name: "",
            steps: Steps::Round,
            tick: &|place| if place.fract() == 0.0 { period(place).unwrap_or_default() } else { String::new() },
        },
        up: Axis { name: "", steps: Steps::Round, tick: &money },
    };
    charts::line(&chart, layout).unwrap_or_default()
}

fn curve(words: Words, outcome: &Outcome, key: &str, ink: Ink, value: fn(&Segment) -> Option<f64>) -> Curve {
    let values: Vec<Option<f64>> = outcome.rows.iter().map(|row| row.as_ref().and_then(value)).collect();
    let last = values.iter().rev().find_map(|value| *value);
    Curve {
        label: words.text(&format!("segments.rows.{key}")),
        value_label: last.map(|value| words.money(value, outcome.currency)).unwrap_or_default(),
        ink,
        points: values.into_iter().enumerate().map(|(place, value)| (place as f64, value)).collect(),
    }
}

fn table(words: Words, outcome: &Outcome) -> Table {
    let money =
        |value: Option<f64>| value.map_or_else(|| UNKNOWN.to_owned(), |value| words.money(value, outcome.currency));
    let row = |row: &Segment| {
        vec![row.name.clone(), money(Some(row.profit)), money(row.input.acquisition_cost), money(Some(row.left))]
    };
    Table {
        head: ["name", "profit", "cac", "left"].map(|key| words.text(&format!("segments.rows.{key}"))).into(),
        rows: outcome.rows.iter().flatten().map(row).collect(),
    }
}
