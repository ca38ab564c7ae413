//! How many go on from stage to stage, what NEV was measured, the same path at three paces, and maps as files.

use leptos::prelude::*;

use super::Shown;
use super::charts::{FunnelChart, NevChart};
use super::paces::Paces;
use crate::app::components::later_panel::LaterPanel;
use crate::app::{Part, ToolState, View, Words};
use crate::tools::map::{TOOL, outcome};

/// What is loaded when the visitor comes near, or changes an input.
pub static PART: Part = Part {
    id: "mapfigures",
    views: &[View { name: "below", tool: &TOOL, draw: below, messages: None }],
    jobs: &[],
    texts: &["map.", "stage.*.name", "journey.paces."],
};

fn below(state: ToolState) -> AnyView {
    let words = Words::of_view();
    let shown = Shown::of(state, outcome);
    view! {
        <FunnelChart shown />
        <NevChart shown />
        <Paces state shown />
        <LaterPanel class="further" summary=words.text("map.files") part="mapfiles" view="files" state />
    }
    .into_any()
}
