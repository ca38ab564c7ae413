//! The segments as a picture: bars by rank, or, where they are periods, lines over time.

use leptos::prelude::*;

use super::Shown;
use crate::app::components::chart_figure::Table;
use crate::app::components::later_view::LaterView;
use crate::app::components::outcome_chart::OutcomeChart;
use crate::app::live::live_view;
use crate::app::{ToolState, Words};
use crate::charts::{self, Bar, Diverging, Ink, Layout};
use crate::tools::segments::{Outcome, Segment};

/// The segments by what is left of each after its cost, the greatest first; where they are periods, their lines over time, which
/// are loaded for it.
#[component]
pub fn SegmentsChart(
    /// The tool's state.
    state: ToolState,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let is_over_time = Memo::new(move |_| shown.with(|outcome| outcome.is_over_time).unwrap_or_default());
    live_view(move || {
        Some(if is_over_time.get() {
            view! { <LaterView part="segmentdata" view="periods" state /> }.into_any()
        } else {
            view! {
                <OutcomeChart shown id="segments-chart" caption="segments.chart.caption" is_there=|_| true draw=bars table />
            }
            .into_any()
        })
    })
}

/// The segments, the one that leaves most first.
fn ranked(outcome: &Outcome) -> Vec<&Segment> {
    let mut segments: Vec<&Segment> = outcome.rows.iter().flatten().collect();
    segments.sort_by(|one, other| other.left.total_cmp(&one.left));
    segments
}

fn bars(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let bar = |segment: &&Segment| Bar {
        label: segment.name.clone(),
        value: Some(segment.left),
        value_label: words.money(segment.left, outcome.currency),
        ink: if segment.left < 0.0 { Ink::Loss } else { Ink::Accent },
    };
    let bars = ranked(outcome).iter().map(bar).collect();
    let chart = Diverging { name: words.text("segments.chart.caption"), bars, key: Vec::new() };
    charts::diverging(&chart, layout).unwrap_or_default()
}

fn table(words: Words, outcome: &Outcome) -> Table {
    let row = |segment: &&Segment| vec![segment.name.clone(), words.money(segment.left, outcome.currency)];
    Table {
        head: ["segments.rows.name", "segments.rows.left"].map(|key| words.text(key)).into(),
        rows: ranked(outcome).iter().map(row).collect(),
    }
}
