//! What a target takes, and two inputs together.

use leptos::prelude::*;

use super::Shown;
use super::charts::MapChart;
use super::goals::Goals;
use crate::app::{Part, ToolState, View};
use crate::tools::drivers::{TOOL, outcome};

/// What is loaded when the visitor comes near, or changes an input.
pub static PART: Part = Part {
    id: "targets",
    views: &[View { name: "below", tool: &TOOL, draw: below, messages: None }],
    jobs: &[],
    texts: &["drivers."],
};

fn below(state: ToolState) -> AnyView {
    let shown = Shown::of(state, outcome);
    view! {
        <Goals state shown />
        <MapChart state shown />
    }
    .into_any()
}
