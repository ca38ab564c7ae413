//! The Net Promoter Score.

use leptos::prelude::*;

use super::surveys::{self, Ids, Look, count_of, written};
use crate::app::components::field::Field;
use crate::app::part::Messages;
use crate::app::{Part, ToolState, View, Words};
use crate::tools::nps::{EARLIER, GROUPS, SURVEY, TOOL, outcome, result};
use crate::tools::plain;
use crate::tools::surveys::{Measured, Outcome};

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "nps",
    views: &[View { name: "tool", tool: &TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: PAGE_TEXTS,
};

/// What a frame loads.
pub static FRAME: Part = Part {
    id: "nps",
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
    &["nps.", "survey.", "field.", "rule.countsTogether", "rule.sampleToCount", "rule.halfWidth", "file."];

const TEXTS: &[&str] = &[
    "nps.groups",
    "nps.result",
    "nps.score.",
    "nps.detractors.",
    "nps.passives.",
    "nps.promoters.",
    "survey.form",
    "survey.none",
    "survey.noInterval",
    "survey.interval.",
    "survey.range",
    "survey.withInterval",
    "survey.row.interval",
    "survey.row.answers",
    "survey.total",
    "rule.countsTogether",
];

pub(super) static LOOK: Look = Look {
    survey: &SURVEY,
    outcome,
    ids: &Ids { result: "nps-result", chart: "nps-chart", movement: "nps-movement", plan: "nps-plan" },
    counts,
    earlier: |state| groups(state, EARLIER, "survey.earlier"),
    working,
    short: "NPS",
    asking: "nps-ask",
    pasting: "nps-paste",
};

fn tool(state: ToolState) -> AnyView {
    surveys::tool(LOOK, state)
}

fn frame(state: ToolState) -> AnyView {
    surveys::frame(&SURVEY, "nps-result", counts, state)
}

fn counts(state: ToolState) -> AnyView {
    groups(state, GROUPS, "nps.groups")
}

/// The three groups of a survey.
fn groups(state: ToolState, keys: [&'static str; 3], legend: &str) -> AnyView {
    let words = Words::of_view();
    let field = move |key: &str| TOOL.place(key).map(|place| view! { <Field state place /> });
    view! {
        <fieldset>
            <legend>{words.text(legend)}</legend>
            <div class="fields">{keys.map(field)}</div>
        </fieldset>
    }
    .into_any()
}

/// The formulas with the visitor's own numbers.
fn working(words: Words, outcome: &Outcome) -> AnyView {
    let share = |part: usize| written(words, Measured::Share, outcome.share(part).unwrap_or_default());
    let score = outcome.main().and_then(|main| Some(written(words, main.measured, main.value?))).unwrap_or_default();
    let line = format!("{} − {} = {score}", share(2), share(0));
    view! {
        <p>{words.text("nps.working.score")}<br/><span class="formula">{line}</span></p>
        <p>{words.text("nps.working.shares")}<br/><span class="formula">{count_of(words, outcome, 2)}</span>
            <br/><span class="formula">{count_of(words, outcome, 0)}</span></p>
        <p>{words.text("nps.working.interval")}</p>
        <p>{words.text("survey.working.note")}</p>
    }
    .into_any()
}
