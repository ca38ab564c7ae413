//! Scenarios side by side.

use leptos::prelude::*;

use super::Shown;
use super::scenarios::Scenarios;
use crate::app::{Part, ToolState, View};
use crate::tools::ltv::{TOOL, outcome};

/// What is loaded when the visitor scrolls, or reaches for something.
pub static PART: Part = Part {
    id: "scenarios",
    views: &[View { name: "below", tool: &TOOL, draw: below, messages: None }],
    jobs: &[],
    texts: &["ltv."],
};

fn below(state: ToolState) -> AnyView {
    let shown = Shown::of(state, outcome);
    view! { <Scenarios state shown /> }.into_any()
}
