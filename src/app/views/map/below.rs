//! What follows from a map: the curve and what NEV was measured, what to work on first, how many go on from stage to stage, the
//! same path at three paces; and maps as files.

use leptos::prelude::*;

use super::Shown;
use super::charts::{CurveChart, FunnelChart, NevChart};
use super::matrix::Matrix;
use super::paces::Paces;
use super::place::Place;
use super::ranking::{Handovers, Ranking};
use super::stages::Stages;
use crate::app::components::later_panel::LaterPanel;
use crate::app::{Part, ToolState, View, Words};
use crate::tools::map::{TOOL, outcome};

/// What is loaded when the visitor scrolls, or reaches for something.
pub static PART: Part = Part {
    id: "mapfigures",
    views: &[
        View { name: "curve", tool: &TOOL, draw: curve, messages: None },
        View { name: "below", tool: &TOOL, draw: below, messages: None },
    ],
    jobs: &[],
    texts: &["map.", "stage.*.name", "journey.paces."],
};

fn curve(state: ToolState) -> AnyView {
    let shown = Shown::of(state, outcome);
    view! {
        <CurveChart shown />
        <NevChart shown />
    }
    .into_any()
}

fn below(state: ToolState) -> AnyView {
    let (words, place, shown) = (Words::of_view(), Place::of(state), Shown::of(state, outcome));
    view! {
        <Ranking shown place />
        <Matrix shown />
        <Handovers shown place />
        <Stages place shown />
        <FunnelChart shown />
        <Paces state shown />
        <LaterPanel class="further" summary=words.text("map.files") part="mapfiles" view="files" state />
    }
    .into_any()
}
