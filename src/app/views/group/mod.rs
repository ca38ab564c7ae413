//! The NEV of a group: the device is passed around, a table is typed or pasted, or a file is opened.

mod asking;
mod charts;
mod form;
mod result;

use leptos::prelude::*;

use super::nev::NevState;
use super::surveys::{FileFound, Opened};
use crate::app::components::shown;
use crate::app::live::live_view;
use crate::app::{Part, ToolState, View};
use crate::tools::group::{self, Outcome};
use asking::{Asking, Turn};
use charts::{SegmentChart, SpreadChart};
use form::Form;
use result::Results;

/// What the views of the tool show.
pub type Shown = shown::Shown<Outcome>;

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "group",
    views: &[View { name: "tool", tool: &group::TOOL, draw: tool, messages: None }],
    texts: &[
        "group.",
        "nev.",
        "emotion.",
        "cluster.",
        "rows.",
        "file.",
        "field.confidence.",
        "survey.file.",
        "survey.range",
    ],
};

/// Either the questionnaire of the respondent whose turn it is, or the table and what comes of it.
fn tool(state: ToolState) -> AnyView {
    let nev = NevState::new(state);
    let opened = Opened::none();
    provide_context(opened);
    let instead = move || opened.counted.with(|counted| counted.as_ref().and_then(|counted| counted.group.clone()));
    let shown = Shown::instead(state, Box::new(instead), group::outcome);
    let begun = state.with_untracked(group::is_begun);
    let turn = RwSignal::new(if begun { Turn::Asked } else { Turn::Nobody });
    let segment = RwSignal::new(String::new());
    let is_asking = Memo::new(move |_| turn.get() != Turn::Nobody);
    live_view(move || {
        Some(if is_asking.get() {
            view! { <Asking state nev turn segment /> }.into_any()
        } else {
            view! {
                <div class="tool group-tool">
                    <Form state turn segment opened />
                    <Results shown />
                </div>
                <FileFound state opened />
                <SpreadChart shown />
                <SegmentChart shown />
            }
            .into_any()
        })
    })
    .into_any()
}
