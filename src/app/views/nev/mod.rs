//! The Net Emotional Value questionnaire.

pub mod charts;
mod link_notice;
mod panels;
mod question;
mod questions;
mod result;
mod scale;
mod state;
mod working;

pub use charts::{cluster_ink, cluster_key};
pub use question::Question;
pub use questions::Questions;
pub use state::NevState;

use leptos::prelude::*;

use crate::app::browser::history;
use crate::app::components::actions::Actions;
use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::glance::Glance;
use crate::app::live::{flag, live};
use crate::app::part::Messages;
use crate::app::{Part, ToolState, View, Words};
use crate::tools::nev::{self, Sheet};
use charts::{CLUSTERS, NevCharts, PULL};
use link_notice::LinkNotice;
use panels::{Panels, ShowAnswers};
use result::{Results, glance_name, score};
use scale::{FoldedScale, ScaleChoice};
use working::how;

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "nev",
    views: &[View { name: "tool", tool: &nev::TOOL, draw: tool, messages: None }],
    jobs: &[],
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
    jobs: &[],
    texts: &["nev.", "emotion."],
};

/// Scale, twenty emotions, score and charts.
fn tool(state: ToolState) -> AnyView {
    let words = Words::of_view();
    let nev = NevState::new(state);
    let is_empty = flag(move || nev.with(Sheet::answered) == 0);
    view! {
        <DraftNotice state />
        <LinkNotice state=nev />
        <div class="tool nev-tool" class:opens-on-result=flag(move || nev.opens_on_result())>
            <form class="tool-form" aria-label=words.text("nev.form") on:submit=|event| event.prevent_default()>
                <FoldedScale state=nev />
                <Questions state=nev on_step=Callback::new(history::keep_step) />
                <Actions state is_quiet=is_empty />
                <Glance name=live(move || glance_name(words, nev)) value=live(move || score(words, nev)) />
            </form>
            <Results state=nev after=how(nev) />
        </div>
        <ShowAnswers state=nev />
        <NevCharts state=nev of=vec![CLUSTERS, PULL] />
        <Panels state=nev />
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
