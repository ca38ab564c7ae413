//! What stands in the drafts of other tools on this device, for the plan: it is loaded where there are any.

use leptos::prelude::*;

use super::map::place;
use super::plan::Found;
use super::surveys::written;
use crate::app::browser::storage;
use crate::app::live::on_click;
use crate::app::{Part, ToolState, View, Words};
use crate::tools::audit::{self, AUDITS};
use crate::tools::fragment::Fragment;
use crate::tools::surveys::Survey;
use crate::tools::{Document, Settled, Tool, ces, csat, ltv, map, nev, nps, plan, value};

/// What the plan loads then: of the audits' texts the names, of the map's what its draft can say here.
pub static PART: Part = Part {
    id: "drafts",
    views: &[
        View { name: "found", tool: &plan::TOOL, draw: found, messages: None },
        View { name: "touchpoints", tool: &plan::TOOL, draw: touchpoints, messages: None },
    ],
    jobs: &[],
    texts: &[
        "plan.found.",
        "plan.priorities.fromMap",
        "area.nps",
        "area.csat",
        "area.ces",
        "audit.audit.",
        "audit.*.name",
        "stage.*.name",
        "map.leak.",
        "map.example.",
        "map.nameless",
    ],
};

/// The surveys of one question.
const SURVEYS: [&Survey; 3] = [&nps::SURVEY, &csat::SURVEY, &ces::SURVEY];

/// The draft of a tool, if there is one.
fn draft(tool: &'static Tool, words: Words) -> Option<Document> {
    let text = storage::read(tool.id)?;
    Some(Document::from_fragment(tool, &Fragment::parse(&text), words.language))
}

/// What the drafts say, a sentence each.
fn found(_: ToolState) -> AnyView {
    let words = Words::of_view();
    let scores = SURVEYS.into_iter().map(|survey| score(words, survey));
    let others = [lifetime(words), perceived(words), leak(words)];
    let single = [emotions(words)].into_iter().chain(scores).chain(others).flatten();
    let found: Vec<String> = single.chain(audits(words)).collect();
    if let Some(told) = use_context::<Found>() {
        told.0.set(found.clone());
    }
    let title = words.text(if found.is_empty() { "plan.found.nothing" } else { "plan.found.title" });
    let found = found.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    view! { <p>{title}</p> <ul class="left-out">{found}</ul> }.into_any()
}

/// The touchpoints of the visitor's map, to be taken over.
fn touchpoints(state: ToolState) -> AnyView {
    let words = Words::of_view();
    let found = ranked(words);
    if found.is_empty() {
        return ().into_any();
    }
    let said = words.plural("plan.priorities.fromMap", found.len() as f64, 0, &[]);
    let add = move || {
        let edit = state.with_untracked(|document| plan::added(document, &found, words.language));
        edit.into_iter().for_each(|edit| state.apply_alone(edit));
    };
    view! { <p class="actions"><button type="button" class="quiet" on:click=on_click(add)>{said}</button></p> }
        .into_any()
}

/// The touchpoints of the map with something in the way, the one to begin with first.
fn ranked(words: Words) -> Vec<plan::Touchpoint> {
    let Some(map) = journey(words) else { return Vec::new() };
    let point = |place: &usize| {
        let point = map.points.get(*place)?;
        let (impact, friction) = (point.impact?, point.friction?);
        Some(plan::Touchpoint { name: place::named(words, &point.name), impact, friction })
    };
    map.ranking.iter().filter_map(point).collect()
}

/// What comes of the map.
fn journey(words: Words) -> Option<map::Outcome> {
    map::outcome(&Settled::of(&draft(&map::TOOL, words)?, None))?.ok()
}

/// Where the map loses most people.
fn leak(words: Words) -> Option<String> {
    let map = journey(words)?;
    let stage = map.leak.ok()??;
    let name = place::stage_name(words, &map.stages.get(stage)?.name);
    Some(words.plural("map.leak", map.lost_before(stage)?, 0, &[("stage", &name)]))
}

fn score(words: Words, survey: &Survey) -> Option<String> {
    let outcome = (survey.scored)(&Settled::of(&draft(survey.tool, words)?, None))?.ok()?;
    let main = outcome.main()?;
    let name = words.text(&format!("area.{}", survey.tool.id));
    Some(words.fill("plan.found.survey", &[("name", &name), ("value", &written(words, main.measured, main.value?))]))
}

fn emotions(words: Words) -> Option<String> {
    let (result, _) = nev::Sheet::of(&draft(&nev::TOOL, words)?).outcome().score?;
    Some(words.fill("plan.found.nev", &[("value", &words.signed(result.nev?, 1))]))
}

fn lifetime(words: Words) -> Option<String> {
    let outcome = ltv::outcome(&Settled::of(&draft(&ltv::TOOL, words)?, None))?.ok()?;
    Some(words.fill("plan.found.ltv", &[("value", &words.money(outcome.result.profit, outcome.currency))]))
}

fn perceived(words: Words) -> Option<String> {
    let outcome = value::outcome(&Settled::of(&draft(&value::TOOL, words)?, None))?.ok()?;
    Some(words.fill("plan.found.value", &[("value", &words.money(outcome.own.first.difference, outcome.currency))]))
}

/// The weakest areas of each audit that was begun.
fn audits(words: Words) -> Vec<String> {
    let Some(draft) = draft(&audit::TOOL, words) else { return Vec::new() };
    let one = |(place, audit): (usize, &audit::Audit)| {
        let outcome = audit::scored(&draft, place);
        let name =
            |area: &usize| Some(words.text(&format!("audit.{}.{}.name", audit.key, audit.areas.get(*area)?.key)));
        let names: Vec<String> = outcome.weakest.iter().filter_map(name).collect();
        let said = [("audit", words.text(&format!("audit.audit.{}", audit.key))), ("areas", names.join("; "))];
        let said = said.each_ref().map(|(name, value)| (*name, value.as_str()));
        (!names.is_empty()).then(|| words.fill("plan.found.audit", &said))
    };
    AUDITS.iter().enumerate().filter_map(one).collect()
}
