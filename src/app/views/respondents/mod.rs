//! The device on its way from one respondent to the next. It is loaded once it is handed over.

mod asking;

use leptos::prelude::*;

use super::group::{Passing, Turn};
use super::nev::NevState;
use crate::app::browser::focus;
use crate::app::{Part, ToolState, View};
use crate::tools::group;
use asking::Asking;

/// What the page of a group loads once the device is passed around.
pub static PART: Part = Part {
    id: "respondents",
    views: &[View { name: "asking", tool: &group::TOOL, draw: asking, messages: None }],
    jobs: &[],
    texts: &["group.ask.", "group.start.", "group.takeBack", "nev.", "emotion.", "cluster."],
};

fn asking(state: ToolState) -> AnyView {
    let Passing { turn, segment } = state.shared(|| Passing::of(state));
    if turn.get_untracked() == Turn::Next {
        request_animation_frame(|| focus::to("group-start")); // this was not there yet when the device was handed over
    }
    view! { <Asking state nev=NevState::new(state) turn segment /> }.into_any()
}
