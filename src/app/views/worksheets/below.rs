//! What follows from sheets of rows, as pictures.

use leptos::prelude::*;

use super::Shown;
use super::quadrants::StayChart;
use super::result::WorthChart;
use crate::app::{Part, ToolState, View};
use crate::tools::worksheets::{TOOL, outcome};

/// What is loaded when the visitor scrolls, or reaches for something.
pub static PART: Part = Part {
    id: "sheetcharts",
    views: &[View { name: "below", tool: &TOOL, draw: below, messages: None }],
    jobs: &[],
    texts: &["worksheets."],
};

fn below(state: ToolState) -> AnyView {
    let shown = Shown::of(state, outcome);
    view! {
        <StayChart shown />
        <WorthChart shown />
    }
    .into_any()
}
