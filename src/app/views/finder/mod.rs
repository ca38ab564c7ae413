//! The stage finder.

mod questions;
pub mod quiz;
mod result;
mod stage;

use leptos::prelude::*;

use crate::app::components::actions::Actions;
use crate::app::components::draft_notice::DraftNotice;
use crate::app::live::{flag, on_click};
use crate::app::part::Messages;
use crate::app::{Part, ToolState, View, Words};
use crate::tools::finder::{self, Path};
use crate::tools::plain;
use questions::Questions;
use result::Results;

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "finder",
    views: &[View { name: "tool", tool: &finder::TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: TEXTS,
};

/// What a frame loads.
pub static FRAME: Part = Part {
    id: "finder",
    views: &[View {
        name: "frame",
        tool: &finder::TOOL,
        draw: frame,
        messages: Some(Messages {
            inputs: finder::inputs,
            result: finder::result,
            edits: |_, set, _| finder::edits(set),
            refused: plain::refused,
        }),
    }],
    jobs: &[],
    texts: TEXTS,
};

/// Of the stages' texts, their names and how staff should act.
const TEXTS: &[&str] = &[
    "finder.",
    "journey.section.right",
    "journey.section.wrong",
    "stage.awareness.name",
    "stage.awareness.right",
    "stage.awareness.wrong",
    "stage.interest.name",
    "stage.interest.right",
    "stage.interest.wrong",
    "stage.consideration.name",
    "stage.consideration.right",
    "stage.consideration.wrong",
    "stage.purchase.name",
    "stage.purchase.right",
    "stage.purchase.wrong",
    "stage.engagement.name",
    "stage.engagement.right",
    "stage.engagement.wrong",
    "stage.satisfaction.name",
    "stage.satisfaction.right",
    "stage.satisfaction.wrong",
    "stage.repurchase.name",
    "stage.repurchase.right",
    "stage.repurchase.wrong",
    "stage.curiosity.name",
    "stage.curiosity.right",
    "stage.curiosity.wrong",
    "stage.loyalty.name",
    "stage.loyalty.right",
    "stage.loyalty.wrong",
    "stage.recommendation.name",
    "stage.recommendation.right",
    "stage.recommendation.wrong",
];

/// The way that the answers lead: what all of the tool shows.
type Way = Memo<Path>;

/// Questions, and the stage that they lead to.
fn tool(state: ToolState) -> AnyView {
    let way = Way::new(move |_| state.with(Path::of));
    view! {
        <DraftNotice state />
        <div class="tool finder-tool">
            <Form state way after=view! { <Actions state /> }.into_any() />
            <Results way />
        </div>
    }
    .into_any()
}

/// The same, bare.
fn frame(state: ToolState) -> AnyView {
    let way = Way::new(move |_| state.with(Path::of));
    view! {
        <div class="tool finder-tool">
            <Form state way />
            <Results way is_in_frame=true />
        </div>
    }
    .into_any()
}

/// The questions and the step back.
#[component]
fn Form(state: ToolState, way: Way, #[prop(optional)] after: Option<AnyView>) -> impl IntoView {
    let words = Words::of_view();
    let back = move || state.with_untracked(finder::back).into_iter().for_each(|edit| state.apply(edit));
    let is_at_start = move || way.with(|way| way.answered.is_empty());
    view! {
        <form class="tool-form" aria-label=words.text("finder.form") on:submit=|event| event.prevent_default()>
            <Questions state way />
            <p class="needs-script">
                <button type="button" class="quiet" disabled=flag(is_at_start) on:click=on_click(back)>
                    {words.text("finder.back")}
                </button>
            </p>
            {after}
        </form>
    }
}
