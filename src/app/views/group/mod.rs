//! The NEV of a group: the device is passed around, a table is typed or pasted, or a file is opened.

pub mod below;
mod charts;
mod form;
mod result;
mod session;
mod variants;
mod working;

use leptos::prelude::*;

use super::surveys::{FileFound, Opened};
use crate::app::browser::files::Chosen;
use crate::app::browser::storage;
use crate::app::components::draft_notice::DraftNotice;
use crate::app::components::later_view::LaterView;
use crate::app::components::shown;
use crate::app::live::live_view;
use crate::app::{Part, ToolState, View};
use crate::tools::group::{self, Outcome};
use form::Form;
use result::Results;

/// What the views of the tool show.
pub type Shown = shown::Shown<Outcome>;

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "group",
    views: &[View { name: "tool", tool: &group::TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: &[
        "group.",
        "nev.range",
        "nev.result",
        "nev.row.",
        "nev.scale.",
        "nps.wording.question",
        "emotion.",
        "cluster.",
        "rows.",
        "file.",
        "field.confidence.",
        "survey.file.",
        "survey.range",
    ],
};

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Nobody's: table and result are on show.
    Nobody,
    /// The next respondent's, who has not begun.
    Next,
    /// The next one's, after somebody has finished.
    AfterThanks,
    /// A respondent's who is answering.
    Asked,
}

/// The file that was chosen last: of answers, or a session that was saved here.
#[derive(Debug, Clone, Copy)]
pub struct ChosenFile(RwSignal<Option<Chosen>>);

impl ChosenFile {
    /// None yet.
    fn none() -> Self {
        Self(RwSignal::new(None))
    }
}

/// Under this the segment is kept while the device is passed around.
const PASSING: &str = "passing";

/// The device on its way from one respondent to the next: the views of the tool share it.
#[derive(Debug, Clone, Copy)]
pub struct Passing {
    /// Whose turn it is.
    pub turn: RwSignal<Turn>,
    /// The segment of those who are asked.
    pub segment: RwSignal<String>,
}

impl Passing {
    /// Where it was when the page was left: with a respondent who has begun, before the next one, or with nobody.
    pub fn of(state: ToolState) -> Self {
        let kept = storage::read(PASSING);
        let turn = match kept {
            _ if state.with_untracked(group::is_begun) => Turn::Asked,
            Some(_) => Turn::Next,
            None => Turn::Nobody,
        };
        Self { turn: RwSignal::new(turn), segment: RwSignal::new(kept.unwrap_or_default()) }
    }

    /// Whether the device is with a respondent, or on its way to the next one.
    pub fn is_asking(self) -> bool {
        self.turn.get() != Turn::Nobody
    }

    /// Keeps on the device that it is passed around, with the segment, so that a reload shows nobody what others answered.
    fn keep(self) {
        Effect::new(move |_| match self.turn.get() {
            Turn::Nobody => storage::remove(PASSING),
            Turn::Next | Turn::Asked | Turn::AfterThanks => drop(storage::write(PASSING, &self.segment.get())),
        });
    }
}

/// The file that is open, and what comes of it, or else of the table.
fn shown(state: ToolState) -> (Opened, Shown) {
    let opened = state.shared(Opened::none);
    let instead = move || opened.counted.with(|counted| counted.as_ref().and_then(|counted| counted.group.clone()));
    (opened, Shown::instead(state, Box::new(instead), group::outcome))
}

/// Either the questionnaire of the respondent whose turn it is, or the table and what comes of it.
fn tool(state: ToolState) -> AnyView {
    let passing = state.shared(|| Passing::of(state));
    let (opened, shown) = shown(state);
    passing.keep();
    on_cleanup(move || opened.close());
    let is_asking = Memo::new(move |_| passing.is_asking());
    live_view(move || {
        Some(if is_asking.get() {
            view! { <LaterView part="respondents" view="asking" state /> }.into_any()
        } else {
            view! {
                <DraftNotice state />
                <div class="tool group-tool">
                    <Form state passing opened />
                    <Results shown />
                </div>
                <FileFound state opened />
            }
            .into_any()
        })
    })
    .into_any()
}
