//! When the money comes.

use leptos::prelude::*;

use super::Shown;
use super::charts::TimingChart;
use crate::app::{Part, ToolState, View};
use crate::tools::retention::{TOOL, outcome};

/// What is loaded when the visitor comes near, or changes an input.
pub static PART: Part = Part {
    id: "timings",
    views: &[View { name: "below", tool: &TOOL, draw: below, messages: None }],
    jobs: &[],
    texts: &["retention."],
};

fn below(state: ToolState) -> AnyView {
    let shown = Shown::of(state, outcome);
    view! { <TimingChart shown /> }.into_any()
}
