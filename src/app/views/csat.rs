//! Customer satisfaction.

use leptos::prelude::*;

use super::surveys::{self, Ids, Look, StepCounts, mean_working, part_working};
use crate::app::components::segments::Segments;
use crate::app::part::Messages;
use crate::app::{Part, ToolState, View, Words};
use crate::tools::csat::{Input, SCALES, SHOWN, SURVEY, TOOL, edits, inputs, outcome, result, satisfied_from};
use crate::tools::entry::Entry;
use crate::tools::surveys::Outcome;
use crate::tools::{Document, Edit, plain};

/// What the page of the tool loads.
pub static PART: Part = Part {
    id: "csat",
    views: &[View { name: "tool", tool: &TOOL, draw: tool, messages: None }],
    jobs: &[],
    texts: PAGE_TEXTS,
};

/// What a frame loads.
pub static FRAME: Part = Part {
    id: "csat",
    views: &[View {
        name: "frame",
        tool: &TOOL,
        draw: frame,
        messages: Some(Messages { inputs, result, edits, refused: plain::refused }),
    }],
    jobs: &[],
    texts: TEXTS,
};

const PAGE_TEXTS: &[&str] = &[
    "csat.",
    "survey.",
    "field.",
    "rule.aboveUpTo",
    "rule.sampleToCount",
    "rule.halfWidth",
    "rule.innerShare",
    "file.",
];

const TEXTS: &[&str] = &[
    "csat.",
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
    "rule.aboveUpTo",
    "rule.innerShare",
];

pub(super) static LOOK: Look = Look {
    survey: &SURVEY,
    outcome,
    ids: &Ids { result: "csat-result", chart: "csat-chart", movement: "csat-movement", plan: "csat-plan" },
    counts,
    earlier: |state| {
        let words = Words::of_view();
        let place = TOOL.place("earlier.counts").unwrap_or_default();
        view! { <StepCounts survey=&SURVEY state place legend=words.text("survey.earlier") /> }.into_any()
    },
    working,
    short: "CSAT",
    asking: "csat-ask",
    pasting: "csat-paste",
};

fn tool(state: ToolState) -> AnyView {
    surveys::tool(LOOK, state)
}

fn frame(state: ToolState) -> AnyView {
    surveys::frame(&SURVEY, "csat-result", counts, state)
}

/// Scale, what counts as satisfied, which number stands first, and the counts.
fn counts(state: ToolState) -> AnyView {
    let words = Words::of_view();
    view! {
        <ScaleChoice state />
        <StepCounts survey=&SURVEY state place=Input::Counts as usize legend=words.text("survey.counts") />
        <SatisfiedChoice state />
        {surveys::show_choice(state, Input::Show as usize, SHOWN)}
    }
    .into_any()
}

/// The scales on offer. Another scale has other satisfied steps.
#[component]
fn ScaleChoice(state: ToolState) -> impl IntoView {
    let words = Words::of_view();
    let place = Input::Scale as usize;
    let option = |scale: &str| format!("{scale}\t{}\n", scale.replace('-', "–"));
    let options = Memo::new(move |_| SCALES.map(option).concat());
    let entry = Callback::new(move |()| surveys::entry_of(state, place));
    let set = Callback::new(move |scale: Entry| {
        let on_scale = |document: &Document| {
            let mut document = document.clone();
            let edits = [Edit::Set(place, scale), Edit::Set(Input::From as usize, Entry::typed("", words.language))];
            edits.into_iter().for_each(|edit| drop(document.apply(edit)));
            document
        };
        state.replace(state.with_untracked(on_scale));
    });
    view! { <Segments id="csat-scale" key="scale" legend=words.text("csat.scale.label") options entry set /> }
}

/// From which step on a customer counts as satisfied.
#[component]
fn SatisfiedChoice(state: ToolState) -> impl IntoView {
    let words = Words::of_view();
    let place = Input::From as usize;
    let options = Memo::new(move |_| {
        let question = state.with(|document| (SURVEY.question)(document));
        let name =
            |from: u8| if from == question.high { from.to_string() } else { format!("{from}–{}", question.high) };
        // The upper half of the scale: nobody calls less satisfied.
        let lowest = question.low + (question.high - question.low) / 2;
        (lowest..=question.high).map(|from| format!("{from}\t{}\n", name(from))).collect::<String>()
    });
    let entry = Callback::new(move |()| {
        let typed = surveys::entry_of(state, place);
        let top_two = || state.with(satisfied_from).map(|from| Entry::typed(from.to_string(), words.language));
        if typed.text.is_empty() { top_two().unwrap_or(typed) } else { typed }
    });
    let set = Callback::new(move |from: Entry| {
        state.end_change();
        state.apply(Edit::Set(place, from));
    });
    view! { <Segments id="csat-from" key="from" legend=words.text("csat.from.label") options entry set /> }
}

/// The formulas with the visitor's own numbers.
fn working(words: Words, outcome: &Outcome) -> AnyView {
    view! {
        <p>{words.text("csat.working.share")}<br/><span class="formula">{part_working(words, outcome)}</span></p>
        <p>{words.text("csat.working.mean")}<br/><span class="formula">{mean_working(words, outcome)}</span></p>
        <p>{words.text("csat.working.index")}</p>
        <p>{words.text("survey.working.interval")}</p>
        <p>{words.text("survey.working.note")}</p>
    }
    .into_any()
}
