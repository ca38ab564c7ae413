//! What has come by when, and when the money comes.

use leptos::prelude::*;

use super::Shown;
use super::charts::{TimingChart, ValueChart};
use crate::app::{Part, ToolState, View};
use crate::tools::retention::{TOOL, outcome};

/// What is loaded when the visitor scrolls, or reaches for something.
pub static PART: Part = Part {
    id: "retentionfigures",
    views: &[View { name: "below", tool: &TOOL, draw: below, messages: None }],
    jobs: &[],
    texts: &["retention."],
};

fn below(state: ToolState) -> AnyView {
    let shown = Shown::of(state, outcome);
    view! { <ValueChart shown /> <TimingChart shown /> }.into_any()
}
