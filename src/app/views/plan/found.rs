//! What stands in the drafts of other tools on this device.

use crate::app::Words;
use crate::app::browser::storage;
use crate::app::views::map::place;
use crate::app::views::surveys::written;
use crate::tools::audit::{self, AUDITS};
use crate::tools::fragment::Fragment;
use crate::tools::surveys::Survey;
use crate::tools::{Document, Settled, Tool, ces, csat, ltv, map, nev, nps, plan, value};

/// The surveys of one question.
const SURVEYS: [&Survey; 3] = [&nps::SURVEY, &csat::SURVEY, &ces::SURVEY];

/// The draft of a tool, if there is one.
fn draft(tool: &'static Tool, words: Words) -> Option<Document> {
    let text = storage::read(tool.id)?;
    Some(Document::from_fragment(tool, &Fragment::parse(&text), words.language))
}

/// What the drafts say, a sentence each.
pub fn sentences(words: Words) -> Vec<String> {
    let scores = SURVEYS.into_iter().map(|survey| score(words, survey));
    let others = [lifetime(words), perceived(words), leak(words)];
    [emotions(words)].into_iter().chain(scores).chain(others).flatten().chain(audits(words)).collect()
}

/// The touchpoints of the map with something in the way, the one to begin with first.
pub fn touchpoints(words: Words) -> Vec<plan::Touchpoint> {
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
    let stage = map.leak?;
    let name = place::stage_name(words, &map.stages.get(stage)?.name);
    Some(words.plural("map.leak", -map.lost_before(stage)?, 0, &[("stage", &name)]))
}

fn score(words: Words, survey: &Survey) -> Option<String> {
    let outcome = (survey.outcome)(&Settled::of(&draft(survey.tool, words)?, None))?.ok()?;
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
