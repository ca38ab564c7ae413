//! Audits: statements about a shop, a site, reviews, staff, the organisation or a sales pitch, in areas that each get a score.

mod tables;

pub use tables::{AUDITS, Area, Audit};

use super::document::{Document, Edit};
use super::entry::Entry;
use super::number;
use super::schema::{Field, Kind, Tool};
use super::settled::Settled;
use crate::content::Language;
use crate::metrics::Result as MetricResult;

/// How far a statement holds, from "no" to "yes", and that it does not apply; as a link has them.
pub const ANSWERS: [&str; 5] = ["0", "1", "2", "3", EXCLUDED];

/// The answer that leaves a statement out.
const EXCLUDED: &str = "n";

/// What the answer "yes" counts.
const FULL: f64 = 3.0;

/// The place of the field that says which audit is on show.
pub const CHOSEN: usize = 0;

/// The inputs: which audit, and the answers of each, as text.
pub static TOOL: Tool = Tool {
    id: "audit",
    fields: &[
        Field { key: "audit", name: "audit", kind: Kind::Choice(&tables::KEYS) },
        answers("shop"),
        answers("online"),
        answers("reviews"),
        answers("staff"),
        answers("silos"),
        answers("pitch"),
    ],
    initial: |_| ["shop", "", "", "", "", "", ""].map(str::to_owned).into(),
    conversions: &[],
};

const fn answers(key: &'static str) -> Field {
    Field { key, name: key, kind: Kind::Text }
}

/// How far the statements of an area hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// The share of all that could be; none where no statement was answered, or none applies.
    pub score: Option<f64>,
    /// How many of its statements were answered, those that do not apply included.
    pub answered: usize,
    /// Whether every statement was answered, and none applies.
    pub is_excluded: bool,
    /// The statements with the lowest answer, if that is not "yes": their numbers within the area, from 1 on.
    pub lowest: Vec<usize>,
}

/// What comes of the answers to an audit.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The place of the audit in [`AUDITS`].
    pub audit: usize,
    /// Its areas, in their order.
    pub areas: Vec<Scored>,
    /// The mean of the areas that have a score, each counting alike.
    pub score: Option<f64>,
    /// The places of the areas with the lowest score, if that is not full.
    pub weakest: Vec<usize>,
    /// How many statements were answered.
    pub answered: usize,
}

/// The place of the audit that a document shows.
pub fn chosen(document: &Document) -> usize {
    let key = document.choice(CHOSEN).unwrap_or_default();
    AUDITS.iter().position(|audit| audit.key == key).unwrap_or_default()
}

/// The answers to an audit, one a statement; empty where there is none, or one that does not exist.
pub fn answered(document: &Document, audit: usize) -> Vec<&'static str> {
    let text = document.entry(audit + 1).map(|entry| entry.text.as_str()).unwrap_or_default();
    let count = AUDITS.get(audit).map(Audit::statements).unwrap_or_default();
    let given = text.split('.').map(known).map(Option::unwrap_or_default);
    given.chain(std::iter::repeat("")).take(count).collect()
}

/// The answer that a text means; nothing where it means none, empty where there is none.
fn known(text: &str) -> Option<&'static str> {
    let text = text.trim();
    ANSWERS.iter().copied().chain([""]).find(|answer| *answer == text)
}

/// The first answer of a link that does not exist, or is one too many.
pub fn unknown(document: &Document, audit: usize) -> Option<String> {
    let text = &document.entry(audit + 1)?.text;
    let count = AUDITS.get(audit)?.statements();
    let mut given = text.split('.').enumerate();
    let wrong = given.find(|(at, answer)| known(answer).is_none() || (*at >= count && !answer.is_empty()));
    wrong.map(|(_, answer)| answer.to_owned())
}

/// The change that answers a statement of an audit.
pub fn answer(document: &Document, audit: usize, statement: usize, text: &str) -> Edit {
    let mut answers = answered(document, audit);
    if let Some(answer) = answers.get_mut(statement) {
        *answer = known(text).unwrap_or_default();
    }
    let text = answers.join(".");
    let text = if text.chars().all(|sign| sign == '.') { String::new() } else { text };
    Edit::Set(audit + 1, Entry::typed(text, Language::default()))
}

/// What comes of the audit that a document shows.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    Some(Ok(scored(&settled.document, chosen(&settled.document))))
}

/// What comes of the answers to an audit.
pub fn scored(document: &Document, audit: usize) -> Outcome {
    let answers = answered(document, audit);
    let mut rest = answers.as_slice();
    let mut areas = Vec::new();
    for area in AUDITS.get(audit).map(|audit| audit.areas).unwrap_or_default() {
        let (own, others) = rest.split_at(area.statements.min(rest.len()));
        areas.push(Scored::of(own));
        rest = others;
    }
    let scores = || areas.iter().filter_map(|area| area.score);
    let count = scores().count();
    let score = (count > 0).then(|| scores().sum::<f64>() / count as f64);
    let lowest = scores().fold(1.0, f64::min);
    let is_weakest = |area: &Scored| lowest < 1.0 && area.score == Some(lowest);
    let weakest = areas.iter().enumerate().filter(|(_, area)| is_weakest(area)).map(|(place, _)| place).collect();
    Outcome { audit, score, weakest, answered: areas.iter().map(|area| area.answered).sum(), areas }
}

impl Scored {
    fn of(answers: &[&str]) -> Self {
        let points: Vec<Option<f64>> = answers.iter().map(|answer| number::plain(answer)).collect();
        let held = || points.iter().flatten().copied();
        let (count, least) = (held().count(), held().fold(FULL, f64::min));
        let lowest = points.iter().zip(1..).filter(|(point, _)| least < FULL && **point == Some(least));
        let answered = answers.iter().filter(|answer| !answer.is_empty()).count();
        Self {
            score: (count > 0).then(|| held().sum::<f64>() / (FULL * count as f64)),
            answered,
            is_excluded: answered == answers.len() && count == 0,
            lowest: lowest.map(|(_, number)| number).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
