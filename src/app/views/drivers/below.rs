//! What each input does, how the draws are spread, what a target takes, and two inputs together.

use leptos::prelude::*;

use super::charts::{DrawsChart, MapChart, SwingChart};
use super::drawing::{AllDraws, Drawing};
use super::goals::Goals;
use super::shown;
use crate::app::browser::work::Offer;
use crate::app::{Part, ToolState, View};
use crate::tools::drivers::TOOL;

/// What is loaded when the visitor scrolls, or reaches for something.
pub static PART: Part = Part {
    id: "driverfigures",
    views: &[View { name: "below", tool: &TOOL, draw: below, messages: None }],
    jobs: &[Offer::of::<Drawing>()],
    texts: &["drivers.", "file.lost"],
};

fn below(state: ToolState) -> AnyView {
    let (shown, drawn) = shown(state);
    view! {
        <SwingChart shown />
        <AllDraws shown drawn />
        <DrawsChart shown drawn />
        <Goals state shown />
        <MapChart state shown />
    }
    .into_any()
}
