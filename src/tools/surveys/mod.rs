//! What the surveys of one question have in common: from counted answers to a score with its interval, to its movement since
//! an earlier survey, and to the answers that are needed.

pub mod movement;
pub mod pasted;
pub mod planning;
pub mod sample;

use super::document::{Document, Edit};
use super::entry::Entry;
use super::range::Range;
use super::schema::{Field, Kind, Number, Slider, Tool, Unit};
use super::settled::Settled;
use crate::content::Language;
use crate::metrics::{DEFAULT_CONFIDENCE, Interval, Result as MetricResult};
pub use movement::{Movement, Verdict};
pub use pasted::{Doubt, Pasted};
pub use planning::{Needed, Plan, Spread};

/// A survey of one question: what its views need beyond its table of fields.
#[derive(Debug)]
pub struct Survey {
    /// Its inputs.
    pub tool: &'static Tool,
    /// The question as it is asked now.
    pub question: fn(&Document) -> Question,
    /// How many answers there are of each part, which is a step of the scale or a group of steps.
    pub counts: fn(&Document) -> Vec<u64>,
    /// The edits that put other counts in the place of these.
    pub recount: fn(&[u64], Language) -> Vec<Edit>,
    /// Those that put other counts in the place of the earlier survey's.
    pub recount_earlier: fn(&[u64], Language) -> Vec<Edit>,
    /// The place of the part that a step belongs to.
    pub part_of: fn(Question, u8) -> usize,
    /// The score that comes of settled inputs, without movement and plan, which frames neither show nor load: nothing while a
    /// required field never held a good value, or the error of the metric.
    pub scored: fn(&Settled) -> Option<MetricResult<Outcome>>,
}

/// A question and its scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The name of its tool.
    pub tool: &'static str,
    /// The key of its wording: `<tool>.<key>.question`, `<tool>.<key>.low`, `<tool>.<key>.high`.
    pub key: &'static str,
    /// The lowest answer.
    pub low: u8,
    /// The highest answer.
    pub high: u8,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    /// Points from -100 to 100.
    Points,
    /// A share, 0 to 1.
    Share,
    /// Steps of the scale.
    Rating,
    /// Points from 0 to 100.
    Index,
    /// Net Emotional Value, in steps of the scale of its answers.
    Nev,
}

/// What an answer says of the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// That the score counts it.
    Good,
    /// Neither that nor the contrary.
    Neutral,
    /// That the score counts it against.
    Bad,
}

/// A number with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// Its name among those of the tool, as in the keys of its texts.
    pub id: &'static str,
    /// What it counts.
    pub measured: Measured,
    /// The number; nothing without answers.
    pub value: Option<f64>,
    /// Its interval, if there is one.
    pub interval: Option<Interval>,
}

/// What comes of right inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The question as it was asked.
    pub question: Question,
    /// The answers of each part.
    pub counts: Vec<u64>,
    /// What the answers of each part say.
    pub tones: Vec<Tone>,
    /// The answers of all parts.
    pub n: u64,
    /// The total that was given, where it is another one.
    pub other_total: Option<u64>,
    /// Answers at steps that the scale does not have: they do not count.
    pub beyond: u64,
    /// Confidence of the intervals and of the test.
    pub confidence: f64,
    /// The number that was chosen to stand first, then the others.
    pub estimates: Vec<Estimate>,
    /// The movement of the first number since an earlier survey, if there is one.
    pub movement: Option<Movement>,
    /// How many answers are needed.
    pub plan: Plan,
}

impl Question {
    /// The key of one of its texts.
    pub fn text(self, what: &str) -> String {
        format!("{}.{}.{what}", self.tool, self.key)
    }

    /// Every answer, from the lowest.
    pub fn answers(self) -> impl Iterator<Item = u8> + Clone {
        self.low..=self.high
    }

    /// The place of an answer among all.
    pub const fn place(self, answer: u8) -> usize {
        answer.saturating_sub(self.low) as usize
    }

    /// How many answers there are to choose from.
    pub const fn steps(self) -> usize {
        self.place(self.high) + 1
    }
}

impl Outcome {
    /// The number that stands first.
    pub fn main(&self) -> Option<&Estimate> {
        self.estimates.first()
    }

    /// The score with its movement, and the plan for ratings of this standard deviation.
    pub(super) fn followed(self, document: &Document, deviation: Option<f64>, movement: Option<Movement>) -> Self {
        let greatest = f64::from(self.question.high - self.question.low) / 2.0;
        let (measured, value) = self.main().map_or((Measured::Rating, None), |main| (main.measured, main.value));
        let plan = Plan::of(document, Spread::of(measured, value, deviation, greatest), self.confidence);
        Self { movement, plan, ..self }
    }

    /// The share of a part among all answers.
    pub fn share(&self, part: usize) -> Option<f64> {
        let count = self.counts.get(part)?;
        (self.n > 0).then(|| *count as f64 / self.n as f64)
    }
}

impl Survey {
    /// The inputs with these answers a step in place of those that were counted.
    pub fn replaced(&self, document: &Document, steps: &[u64], language: Language) -> Document {
        self.with(document, &self.parts(document, steps), language)
    }

    /// The inputs with these answers a step beside those that were counted. The example that a tool begins with gives way.
    pub fn added(&self, document: &Document, steps: &[u64], language: Language) -> Document {
        let mut parts = self.parts(document, steps);
        if !document.is_same(&self.tool.initial(language)) {
            let counted = (self.counts)(document);
            parts.iter_mut().zip(counted).for_each(|(part, counted)| *part = part.saturating_add(counted));
        }
        self.with(document, &parts, language)
    }

    /// The inputs without any answer.
    pub fn emptied(&self, document: &Document, language: Language) -> Document {
        self.replaced(document, &[], language)
    }

    /// The inputs with these answers a step as those of an earlier survey.
    pub fn since(&self, document: &Document, steps: &[u64], language: Language) -> Document {
        let mut document = document.clone();
        let edits = (self.recount_earlier)(&self.parts(&document, steps), language);
        edits.into_iter().for_each(|edit| drop(document.apply(edit)));
        document
    }

    /// The answers a part, from those a step.
    fn parts(&self, document: &Document, steps: &[u64]) -> Vec<u64> {
        let question = (self.question)(document);
        let mut parts = vec![0; question.answers().map(|step| (self.part_of)(question, step) + 1).max().unwrap_or(0)];
        for (step, count) in question.answers().zip(steps) {
            if let Some(part) = parts.get_mut((self.part_of)(question, step)) {
                *part += count;
            }
        }
        parts
    }

    fn with(&self, document: &Document, parts: &[u64], language: Language) -> Document {
        let mut document = document.clone();
        let total = self.tool.place(TOTAL).map(|place| Edit::Set(place, Entry::typed("", language)));
        (self.recount)(parts, language).into_iter().chain(total).for_each(|edit| drop(document.apply(edit)));
        document
    }
}

/// An entry that says a count.
pub fn counted(count: u64, language: Language) -> Entry {
    Entry::of(count as f64, language)
}

/// The edits that put counts in the place of those under a key.
pub fn fill(tool: &Tool, key: &str, counts: &[u64], language: Language) -> Vec<Edit> {
    let entries = counts.iter().map(|count| counted(*count, language)).collect();
    tool.place(key).map(|place| Edit::Fill(place, entries)).into_iter().collect()
}

/// The tone of an answer that a share counts or does not.
pub const fn tone(counts: bool) -> Tone {
    if counts { Tone::Good } else { Tone::Neutral }
}

/// The key of the confidence.
pub const CONFIDENCE: &str = "confidence";
/// With what the keys of an earlier survey begin.
pub const EARLIER: &str = "earlier.";
/// The key of the total, against which the counts are checked.
pub const TOTAL: &str = "total";
/// The key of the margin of error that is planned for.
pub const MARGIN: &str = "margin";
/// The key of how many customers there are.
pub const POPULATION: &str = "population";
/// The key of the change that shall be seen.
pub const CHANGE: &str = "change";

/// A count of answers.
pub const fn count(key: &'static str, name: &'static str, optional: bool) -> Field {
    let range = Range { min: 0.0, max: 1e9, optional };
    let slider = Slider { min: 0.0, max: 200.0, step: 1.0 };
    Field { key, name, kind: Kind::Number(Number { range, slider, unit: Unit::Whole }) }
}

/// The confidence of intervals and test.
pub const fn confidence() -> Field {
    let range = Range { min: 50.0, max: 99.99, optional: true };
    let slider = Slider { min: 80.0, max: 99.0, step: 1.0 };
    Field { key: CONFIDENCE, name: CONFIDENCE, kind: Kind::Number(Number { range, slider, unit: Unit::Percent }) }
}

/// A margin or a change, in points of the score.
pub const fn points(key: &'static str) -> Field {
    let range = Range { min: 0.01, max: 200.0, optional: true };
    let slider = Slider { min: 1.0, max: 30.0, step: 1.0 };
    Field { key, name: "", kind: Kind::Number(Number { range, slider, unit: Unit::Count }) }
}

/// The population that is asked.
pub const fn population() -> Field {
    let range = Range { min: 1.0, max: 1e10, optional: true };
    let slider = Slider { min: 0.0, max: 10_000.0, step: 100.0 };
    Field { key: POPULATION, name: "", kind: Kind::Number(Number { range, slider, unit: Unit::Whole }) }
}

/// The number under a key, if one stands there.
pub fn number(document: &Document, key: &str) -> Option<f64> {
    document.number(document.tool().place(key)?).ok().flatten()
}

/// The count under a key.
pub fn whole(document: &Document, key: &str) -> Option<u64> {
    number(document, key).map(|count| count as u64)
}

/// The confidence that was asked for, as a share.
pub fn level(document: &Document) -> f64 {
    number(document, CONFIDENCE).map_or(DEFAULT_CONFIDENCE, |percent| percent / 100.0)
}

/// The counts of the steps under a key, a blank being none, and how many answers stand beyond the last step.
pub fn steps(document: &Document, key: &str, question: Question) -> (Vec<u64>, u64) {
    let all = document.tool().place(key).and_then(|place| document.counts(place).ok()).unwrap_or_default();
    let mut counts: Vec<u64> = all.into_iter().map(|count| count.unwrap_or_default() as u64).collect();
    let beyond = counts.get(question.steps()..).unwrap_or_default().iter().sum();
    counts.truncate(question.steps());
    (counts, beyond)
}
