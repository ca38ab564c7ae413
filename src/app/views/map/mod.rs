//! The map of a journey.

pub mod below;
mod charts;
mod editor;
mod matrix;
mod paces;
mod path;
pub(super) mod place;
mod ranking;
mod shelf;
mod stages;

use leptos::prelude::*;

use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::shown;
use crate::app::{Part, ToolState, View, Words};
use crate::tools::map;
use editor::Editor;
use path::Path;
use place::Place;
use shelf::Shelf;

/// What the views of the tool show.
pub type Shown = shown::Shown<map::Outcome>;

/// What is said in the place of what rests on a cell that cannot be read; empty where there is none such.
fn problem(shown: Shown, is_unknown: fn(&map::Outcome) -> bool) -> Memo<String> {
    let words = Words::of_view();
    let is_unknown = move || shown.with(is_unknown).unwrap_or_default();
    Memo::new(move |_| if is_unknown() { words.text("result.none") } else { String::new() })
}

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "map",
    views: &[
        View { name: "shelf", tool: &map::TOOL, draw: shelf, messages: None },
        View { name: "tool", tool: &map::TOOL, draw: tool, messages: None },
    ],
    jobs: &[],
    texts: &["map.", "stage.*.name"],
};

/// Which map it is.
fn shelf(state: ToolState) -> AnyView {
    view! {
        <DraftNotice state />
        <Shelf state />
    }
    .into_any()
}

/// The path of the map, with what is chosen there.
fn tool(state: ToolState) -> AnyView {
    let place = Place::of(state);
    view! {
        <div class="tool map-tool" data-panel="">
            <Path place />
            <Editor place />
        </div>
    }
    .into_any()
}
