//! How many are left, and what those who are are still worth.

use leptos::prelude::*;

use super::Shown;
use super::charts::{Remaining, SurvivalChart};
use crate::app::{Part, ToolState, View};
use crate::tools::cohorts::{TOOL, outcome};

/// What is loaded when the visitor scrolls, or reaches for something.
pub static PART: Part = Part {
    id: "cohortfigures",
    views: &[View { name: "below", tool: &TOOL, draw: below, messages: None }],
    jobs: &[],
    texts: &["cohorts."],
};

fn below(state: ToolState) -> AnyView {
    let shown = Shown::of(state, outcome);
    view! { <SurvivalChart shown /> <Remaining shown /> }.into_any()
}
