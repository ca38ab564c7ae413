//! The chart of value over time, and scenarios side by side.

use leptos::prelude::*;

use super::Shown;
use super::charts::ValueChart;
use super::scenarios::Scenarios;
use crate::app::{Part, ToolState, View};
use crate::tools::ltv::{TOOL, outcome};

/// What is loaded when the visitor scrolls, or reaches for something.
pub static PART: Part = Part {
    id: "scenarios",
    views: &[
        View { name: "chart", tool: &TOOL, draw: chart, messages: None },
        View { name: "below", tool: &TOOL, draw: below, messages: None },
    ],
    jobs: &[],
    texts: &["ltv."],
};

fn chart(state: ToolState) -> AnyView {
    let shown = Shown::of(state, outcome);
    view! { <ValueChart shown /> }.into_any()
}

fn below(state: ToolState) -> AnyView {
    let shown = Shown::of(state, outcome);
    view! { <Scenarios state shown /> }.into_any()
}
