//! The map of a journey.

pub mod below;
mod charts;
mod editor;
mod paces;
mod path;
pub(super) mod place;
mod ranking;
mod shelf;
mod stages;

use leptos::prelude::*;

use crate::app::components::shown;
use crate::app::{Part, ToolState, View};
use crate::tools::map;
use charts::CurveChart;
use editor::Editor;
use path::Path;
use place::Place;
use ranking::{Handovers, Ranking};
use shelf::Shelf;
use stages::Stages;

/// What the views of the tool show.
pub type Shown = shown::Shown<map::Outcome>;

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "map",
    views: &[View { name: "tool", tool: &map::TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: &["map.", "stage.*.name"],
};

/// The map: its curve, its path with what is chosen there, then what follows from it.
fn tool(state: ToolState) -> AnyView {
    let shown = Shown::of(state, map::outcome);
    let place = Place::new(state);
    view! {
        <Shelf state />
        <CurveChart shown />
        <div class="tool map-tool" data-panel="">
            <Path place />
            <Editor place />
        </div>
        <Ranking shown place />
        <Handovers shown place />
        <Stages place shown />
    }
    .into_any()
}
