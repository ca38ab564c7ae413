//! What those who are left are still worth.

use leptos::prelude::*;

use super::Shown;
use super::charts::Remaining;
use crate::app::{Part, ToolState, View};
use crate::tools::cohorts::{TOOL, outcome};

/// What is loaded when the visitor comes near, or changes an input.
pub static PART: Part = Part {
    id: "remaining",
    views: &[View { name: "below", tool: &TOOL, draw: below, messages: None }],
    jobs: &[],
    texts: &["cohorts."],
};

fn below(state: ToolState) -> AnyView {
    let shown = Shown::of(state, outcome);
    view! { <Remaining shown /> }.into_any()
}
