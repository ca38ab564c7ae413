//! The NEV of a group: the device is passed around, a table is typed or pasted, or a file is opened.

mod charts;
mod form;
mod result;

use leptos::prelude::*;

use super::surveys::{FileFound, FindingsFound, Opened};
use crate::app::browser::storage;
use crate::app::components::later_view::LaterView;
use crate::app::components::shown;
use crate::app::live::live_view;
use crate::app::{Part, ToolState, View};
use crate::tools::group::{self, Outcome};
use charts::SpreadChart;
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

/// Under this the segment is kept while the device is passed around.
const PASSING: &str = "passing";

/// The device on its way from one respondent to the next. The part that asks has it from context.
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

    /// Keeps on the device that it is passed around, with the segment, so that a reload shows nobody what others answered.
    fn keep(self) {
        Effect::new(move |_| match self.turn.get() {
            Turn::Nobody => storage::remove(PASSING),
            Turn::Next | Turn::Asked | Turn::AfterThanks => drop(storage::write(PASSING, &self.segment.get())),
        });
    }
}

/// Either the questionnaire of the respondent whose turn it is, or the table and what comes of it.
fn tool(state: ToolState) -> AnyView {
    let (opened, passing) = (Opened::none(), Passing::of(state));
    provide_context(opened);
    provide_context(passing);
    passing.keep();
    let instead = move || opened.counted.with(|counted| counted.as_ref().and_then(|counted| counted.group.clone()));
    let shown = Shown::instead(state, Box::new(instead), group::outcome);
    let has_findings = Memo::new(move |_| has_findings(shown, opened));
    let is_asking = Memo::new(move |_| passing.turn.get() != Turn::Nobody);
    live_view(move || {
        Some(if is_asking.get() {
            view! { <LaterView part="respondents" view="asking" state /> }.into_any()
        } else {
            view! {
                <div class="tool group-tool">
                    <Form state passing opened />
                    <Results shown />
                </div>
                <FileFound state opened />
                <SpreadChart shown />
                <FindingsFound state is_there=has_findings />
            }
            .into_any()
        })
    })
    .into_any()
}

/// Whether there is more to show than the result: of the file, of the table where none is open, or an earlier one beside.
fn has_findings(shown: Shown, opened: Opened) -> bool {
    let found = opened.findings.with(Option::is_some);
    let has_segments = !opened.is_counted() && shown.with(|outcome| outcome.has_segments).unwrap_or_default();
    found || has_segments || opened.earlier.with(Option::is_some)
}
