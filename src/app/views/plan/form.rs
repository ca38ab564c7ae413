//! The five steps.

use leptos::prelude::*;

use super::result::stage_name;
use super::{Found, Shown, export};
use crate::app::browser::storage;
use crate::app::components::actions::Actions;
use crate::app::components::field_group::FieldGroup;
use crate::app::components::later_view::LaterView;
use crate::app::components::row_table::RowTable;
use crate::app::components::saved_lines::SavedLines;
use crate::app::components::text_field::TextField;
use crate::app::live::{flag, live_view, on_change};
use crate::app::{Root, ToolState, Words};
use crate::content::stages::Stage;
use crate::tools::Document;
use crate::tools::entry::Entry;
use crate::tools::plan::{self, BENEFITS, CHOSEN, COLUMNS, IN_USE, LEVERS, TOUCHPOINTS, lever};
use crate::tools::schema::problem;

/// Where the numbers come from that the first step draws on.
const TOOLS: [(&str, &str); 6] = [
    ("plan.to.nev", "nev/"),
    ("plan.to.surveys", "surveys/"),
    ("plan.to.ltv", "ltv/"),
    ("plan.to.value", "value/"),
    ("plan.to.map", "journey/map/"),
    ("plan.to.audit", "journey/audit/"),
];

/// The tool whose touchpoints can be taken over.
const MAP: &str = "map";

/// The tools whose drafts say something here.
const DRAFTS: [&str; 8] = ["nev", "nps", "csat", "ces", "ltv", "value", MAP, "audit"];

/// The steps, and what can be done with the plan.
#[component]
pub fn Form(
    /// The tool's state.
    state: ToolState,
    /// What comes of the plan.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let found = Found(RwSignal::new(Vec::new()));
    provide_context(found);
    let lines = Callback::new(move |()| state.with_untracked(|held| export::lines(words, held, shown, found)));
    view! {
        <form class="tool-form" aria-label=words.text("plan.form") on:submit=|event| event.prevent_default()>
            <FieldGroup title="plan.step.assess">
                {drafts(state, words)}
                {texts(state, &["assess.complaints", "assess.staff", "assess.studies", "assess.figures"])}
            </FieldGroup>
            <FieldGroup title="plan.step.goals">
                {BENEFITS.map(|(by, keys)| benefits(state, words, by, keys)).collect_view()}
                {texts(state, &["goals.goal", "goals.position"])}
            </FieldGroup>
            <FieldGroup title="plan.step.path">
                <p class="fine-print">{words.text("plan.path.lead")}</p>
                {Stage::ALL.map(|stage| levers(state, words, shown, stage)).collect_view()}
            </FieldGroup>
            <FieldGroup title="plan.step.priorities">{touchpoints(state, words)}</FieldGroup>
            <FieldGroup title="plan.step.act">
                {texts(state, &["act.shop", "act.online", "act.contact", "act.across"])}
            </FieldGroup>
            <SavedLines tool="plan" name="feltworth-plan" lines />
            <Actions state />
        </form>
    }
}

fn texts(state: ToolState, keys: &[&str]) -> AnyView {
    let field = |key: &&str| state.tool().place(key).map(|place| view! { <TextField state place /> });
    keys.iter().map(field).collect_view().into_any()
}

/// What other tools have found on this device, and the ways to them.
fn drafts(state: ToolState, words: Words) -> AnyView {
    let root = Root::of_view();
    let link = |(key, page): (&str, &str)| {
        view! { <a href=root.link(words.language, page)>{words.text(key)}</a> }
    };
    let found = if DRAFTS.iter().any(|tool| has_draft(tool)) {
        view! { <LaterView part="drafts" view="found" state /> }.into_any()
    } else {
        view! { <p>{words.text("plan.found.nothing")}</p> }.into_any()
    };
    view! { {found} <p class="onward">{TOOLS.map(link).collect_view()}</p> }.into_any()
}

fn has_draft(tool: &str) -> bool {
    storage::read(tool).is_some()
}

/// A box to tick.
fn check(state: ToolState, field: &'static str, key: String, name: String) -> AnyView {
    let id = format!("plan-{key}");
    let (held, toggle) = (key.clone(), key);
    let is_on = move || state.with(|document| plan::has(document, field, &held));
    let first = untrack(&is_on);
    let change = move || {
        let edit = state.with_untracked(|document| plan::toggled(document, field, &toggle));
        edit.into_iter().for_each(|edit| state.apply_alone(edit));
    };
    view! {
        <label class="choice">
            <input type="checkbox" id=id checked=first prop:checked=flag(is_on) on:change=on_change(change) />
            <span>{name}</span>
        </label>
    }
    .into_any()
}

/// The benefits of a horizon, to be chosen as goals.
fn benefits(state: ToolState, words: Words, by: &str, keys: &'static [&'static str]) -> AnyView {
    let one = |key: &&'static str| check(state, CHOSEN, (*key).to_owned(), words.text(&format!("plan.benefit.{key}")));
    view! {
        <fieldset class="choices">
            <legend>{words.text(&format!("plan.benefits.{by}"))}</legend>
            {keys.iter().map(one).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// The levers of a stage, and how many of them are in use.
fn levers(state: ToolState, words: Words, shown: Shown, stage: Stage) -> AnyView {
    let one = |number: usize| {
        let name = words.text(&format!("stage.{}.helps.{number}", stage.id()));
        check(state, IN_USE, lever(stage, number), name)
    };
    let counted = live_view(move || {
        let count = shown.with(|outcome| {
            let found = outcome.coverage.iter().find(|coverage| coverage.stage == stage);
            found.map(|coverage| coverage.in_use).unwrap_or_default()
        })?;
        let number = |count: usize| words.number(count as f64, 0);
        Some(words.fill("plan.covered", &[("n", &number(count)), ("all", &number(LEVERS))]))
    });
    view! {
        <fieldset class="choices">
            <legend>{stage_name(words, stage)}</legend>
            {(1..=LEVERS).map(one).collect_view()}
            <p class="fine-print">{counted}</p>
        </fieldset>
    }
    .into_any()
}

/// The touchpoints with impact and friction.
fn touchpoints(state: ToolState, words: Words) -> AnyView {
    let place = state.tool().place(TOUCHPOINTS).unwrap_or_default();
    let columns = COLUMNS.iter().map(|column| column.key).collect();
    view! {
        <p class="fine-print">{words.text("plan.priorities.lead")}</p>
        {has_draft(MAP).then(|| view! { <LaterView part="drafts" view="touchpoints" state /> })}
        <RowTable state place columns problem=said found=Vec::new() />
    }
    .into_any()
}

/// What is wrong with a cell.
fn said(words: Words, _: &Document, row: &[Entry], column: usize) -> Option<String> {
    let number = |value: f64| words.number(value, 0);
    problem(&COLUMNS, row, column).map(|problem| words.wrong(problem, &number(2.0), &number))
}
