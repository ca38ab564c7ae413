//! What stands in the drafts of other tools on this device.

use crate::app::Words;
use crate::app::browser::storage;
use crate::tools::audit::{self, AUDITS};
use crate::tools::fragment::Fragment;
use crate::tools::{Document, Settled, Tool, ltv, nev, value};

/// The draft of a tool, if there is one.
fn draft(tool: &'static Tool, words: Words) -> Option<Document> {
    let text = storage::read(tool.id)?;
    Some(Document::from_fragment(tool, &Fragment::parse(&text), words.language))
}

/// What the drafts say, a sentence each.
pub fn sentences(words: Words) -> Vec<String> {
    let single = [emotions(words), lifetime(words), perceived(words)];
    single.into_iter().flatten().chain(audits(words)).collect()
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
