//! The Net Emotional Value questionnaire.

mod charts;
mod link_notice;
mod question;
mod questions;
mod result;
mod scale;
mod state;

pub use charts::{cluster_ink, cluster_key};
pub use question::Question;
pub use questions::Questions;
pub use state::NevState;

use leptos::prelude::*;

use crate::app::browser::history;
use crate::app::components::actions::Actions;
use crate::app::components::glance::Glance;
use crate::app::components::shared_link::SharedLink;
use crate::app::live::live;
use crate::app::part::Messages;
use crate::app::{Part, ToolState, View, Words};
use crate::tools::nev;
use charts::NevCharts;
use link_notice::LinkNotice;
use result::{Results, glance_name, how, score};
use scale::ScaleChoice;

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "nev",
    views: &[View { name: "tool", tool: &nev::TOOL, draw: tool, messages: None }],
    texts: &["nev.", "emotion.", "cluster."],
};

/// What a frame loads.
pub static FRAME: Part = Part {
    id: "nev",
    views: &[View {
        name: "frame",
        tool: &nev::TOOL,
        draw: frame,
        messages: Some(Messages {
            inputs: nev::inputs,
            result: nev::result,
            edits: |document, set, _| nev::edits(document, set),
            refused: nev::refused,
        }),
    }],
    texts: &["nev.", "emotion."],
};

/// Scale, twenty emotions, score and charts.
fn tool(state: ToolState) -> AnyView {
    let words = Words::of_view();
    let nev = NevState::new(state);
    view! {
        <SharedLink state />
        <LinkNotice state=nev />
        <div class="tool nev-tool">
            <form class="tool-form" aria-label=words.text("nev.form") on:submit=|event| event.prevent_default()>
                <ScaleChoice state=nev />
                <Questions state=nev on_step=Callback::new(history::keep_step) />
                <Actions state />
                <Glance name=live(move || glance_name(words, nev)) value=live(move || score(words, nev)) />
            </form>
            <Results state=nev after=how(nev) />
        </div>
        <NevCharts state=nev />
    }
    .into_any()
}

/// Questions and score.
fn frame(state: ToolState) -> AnyView {
    let words = Words::of_view();
    let nev = NevState::new(state);
    view! {
        <LinkNotice state=nev />
        <div class="tool nev-tool">
            <form class="tool-form" aria-label=words.text("nev.form") on:submit=|event| event.prevent_default()>
                <ScaleChoice state=nev />
                <Questions state=nev />
            </form>
            <Results state=nev />
        </div>
    }
    .into_any()
}
