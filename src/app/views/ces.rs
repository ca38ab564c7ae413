//! Customer effort.

use leptos::prelude::*;

use super::surveys::{self, Ids, Look, StepCounts, mean_working, part_working};
use crate::app::components::segments::Segments;
use crate::app::part::Messages;
use crate::app::{Part, ToolState, View, Words};
use crate::tools::ces::{Input, SHOWN, SURVEY, TOOL, VERSIONS, outcome, result};
use crate::tools::entry::Entry;
use crate::tools::surveys::Outcome;
use crate::tools::{Edit, plain};

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "ces",
    views: &[View { name: "tool", tool: &TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: PAGE_TEXTS,
};

/// What a frame loads.
pub static FRAME: Part = Part {
    id: "ces",
    views: &[View {
        name: "frame",
        tool: &TOOL,
        draw: frame,
        messages: Some(Messages { inputs: plain::inputs, result, edits: plain::edits, refused: plain::refused }),
    }],
    jobs: &[],
    texts: TEXTS,
};

const PAGE_TEXTS: &[&str] =
    &["ces.", "survey.", "field.", "rule.sampleToCount", "rule.halfWidth", "rule.innerShare", "file."];

const TEXTS: &[&str] = &[
    "ces.",
    "survey.counts",
    "survey.end",
    "survey.beyond",
    "survey.show.",
    "survey.form",
    "survey.none",
    "survey.noInterval",
    "survey.interval.",
    "survey.range",
    "survey.withInterval",
    "survey.row.interval",
    "survey.row.answers",
    "survey.total",
    "rule.innerShare",
];

pub(super) static LOOK: Look = Look {
    survey: &SURVEY,
    outcome,
    ids: &Ids { result: "ces-result", chart: "ces-chart", movement: "ces-movement", plan: "ces-plan" },
    counts,
    earlier: |state| {
        let words = Words::of_view();
        let place = TOOL.place("earlier.counts").unwrap_or_default();
        view! { <StepCounts survey=&SURVEY state place legend=words.text("survey.earlier") /> }.into_any()
    },
    working,
    short: "CES",
    asking: "ces-ask",
    pasting: "ces-paste",
};

fn tool(state: ToolState) -> AnyView {
    surveys::tool(LOOK, state)
}

fn frame(state: ToolState) -> AnyView {
    surveys::frame(&SURVEY, "ces-result", counts, state)
}

/// Version, the counts, and which number stands first.
fn counts(state: ToolState) -> AnyView {
    let words = Words::of_view();
    view! {
        <VersionChoice state />
        <StepCounts survey=&SURVEY state place=Input::Counts as usize legend=words.text("survey.counts") />
        {surveys::show_choice(state, Input::Show as usize, SHOWN)}
    }
    .into_any()
}

/// The two versions of the question, whose directions differ.
#[component]
fn VersionChoice(state: ToolState) -> impl IntoView {
    let words = Words::of_view();
    let place = Input::Version as usize;
    let option = move |version: &str| {
        let name = words.text(&format!("ces.version.{}", version.replace('.', "")));
        format!("{version}\t{name}\n")
    };
    let options = Memo::new(move |_| VERSIONS.map(option).concat());
    let entry = Callback::new(move |()| surveys::entry_of(state, place));
    let set = Callback::new(move |version: Entry| {
        state.end_change();
        state.apply(Edit::Set(place, version));
    });
    view! { <Segments id="ces-version" key="version" legend=words.text("ces.version.label") options entry set /> }
}

/// The formulas with the visitor's own numbers.
fn working(words: Words, outcome: &Outcome) -> AnyView {
    view! {
        <p>{words.text("ces.working.mean")}<br/><span class="formula">{mean_working(words, outcome)}</span></p>
        <p>{words.text("ces.working.share")}<br/><span class="formula">{part_working(words, outcome)}</span></p>
        <p>{words.text("survey.working.interval")}</p>
        <p>{words.text("survey.working.note")}</p>
    }
    .into_any()
}
