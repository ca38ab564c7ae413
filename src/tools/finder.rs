//! The stage finder: a few questions about what a customer does, and the stage of the journey that they have reached.

pub mod quiz;

use super::document::{Document, Edit};
use super::entry::Entry;
use super::plain::Plain;
use super::schema::{Field, Kind, Tool};
use crate::content::Language;
use crate::content::stages::Stage;

/// A question about what a customer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Whether they have bought here before.
    Bought,
    /// What somebody does who has not.
    Contact,
    /// What somebody looks at who looks around.
    Looks,
    /// Whether they have used what they bought.
    Used,
    /// What they do since.
    Since,
    /// What they do with a rival's offer when they buy again.
    Rival,
    /// Whether they send others.
    Others,
    /// How long those have been customers who praise.
    Praise,
}

/// An answer: its name in a link and in the catalogue, and where it leads.
pub type Choice = (&'static str, Next);

/// Where an answer leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// To another question.
    Ask(Question),
    /// To the stage.
    Found(Stage),
}

/// The longest way to a stage, in questions.
pub const LONGEST: usize = 5;

impl Question {
    /// Every question.
    pub const ALL: [Self; 8] =
        [Self::Bought, Self::Contact, Self::Looks, Self::Used, Self::Since, Self::Rival, Self::Others, Self::Praise];

    /// The name of the question in the catalogue.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Bought => "bought",
            Self::Contact => "contact",
            Self::Looks => "looks",
            Self::Used => "used",
            Self::Since => "since",
            Self::Rival => "rival",
            Self::Others => "others",
            Self::Praise => "praise",
        }
    }

    /// The answers on offer.
    pub const fn choices(self) -> &'static [Choice] {
        use Next::{Ask, Found};
        match self {
            Self::Bought => &[("no", Ask(Self::Contact)), ("yes", Ask(Self::Used))],
            Self::Contact => &[
                ("passing", Found(Stage::Awareness)),
                ("looking", Ask(Self::Looks)),
                ("comparing", Found(Stage::Consideration)),
                ("decided", Found(Stage::Purchase)),
            ],
            Self::Looks => &[("around", Found(Stage::Interest)), ("single", Found(Stage::Consideration))],
            Self::Used => {
                &[("no", Found(Stage::Engagement)), ("hardly", Found(Stage::Engagement)), ("yes", Ask(Self::Since))]
            }
            Self::Since => &[
                ("silent", Found(Stage::Satisfaction)),
                ("judges", Found(Stage::Satisfaction)),
                ("again", Ask(Self::Rival)),
                ("novelty", Found(Stage::Curiosity)),
                ("praises", Ask(Self::Praise)),
            ],
            Self::Rival => &[
                ("compares", Found(Stage::Repurchase)),
                ("tries", Found(Stage::Curiosity)),
                ("refuses", Ask(Self::Others)),
            ],
            Self::Others => &[("no", Found(Stage::Loyalty)), ("yes", Found(Stage::Recommendation))],
            Self::Praise => &[("new", Found(Stage::Satisfaction)), ("regular", Found(Stage::Recommendation))],
        }
    }

    /// Where the answer of a name leads.
    pub fn next(self, choice: &str) -> Option<Next> {
        self.choices().iter().find(|(name, _)| *name == choice).map(|(_, next)| *next)
    }
}

/// The inputs: the names of the answers in the order in which they were given.
pub static TOOL: Tool = Tool {
    id: "finder",
    fields: &[Field { key: "answers", name: "answers", kind: Kind::List(LONGEST) }],
    initial: |_| vec![String::new()],
    conversions: &[],
};

/// A question that was answered, and the name of the answer.
pub type Answered = (Question, &'static str);

/// The way that the answers lead.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// The questions that were answered.
    pub answered: Vec<Answered>,
    /// Where they lead.
    pub next: Next,
    /// What stands in the link as the next answer and is none; the question is asked instead.
    pub unknown: Option<String>,
}

impl Path {
    /// The way of the answers in a document.
    pub fn of(document: &Document) -> Self {
        let start = Self { answered: Vec::new(), next: Next::Ask(Question::Bought), unknown: None };
        document.list(0).iter().map(|entry| entry.text.trim()).fold(start, Self::after)
    }

    /// The way after one more answer. What comes after one that is none is left out.
    fn after(mut self, text: &str) -> Self {
        let Next::Ask(question) = self.next else { return self };
        if text.is_empty() || self.unknown.is_some() {
            return self;
        }
        match question.choices().iter().find(|(name, _)| *name == text) {
            Some((name, next)) => {
                self.answered.push((question, name));
                self.next = *next;
            }
            None => self.unknown = Some(text.to_owned()),
        }
        self
    }

    /// The question to answer next, if no stage is found.
    pub const fn open(&self) -> Option<Question> {
        match self.next {
            Next::Ask(question) => Some(question),
            Next::Found(_) => None,
        }
    }

    /// The stage, if it is found.
    pub const fn stage(&self) -> Option<Stage> {
        match self.next {
            Next::Found(stage) => Some(stage),
            Next::Ask(_) => None,
        }
    }

    /// The questions on show: those that were answered, with their answers, and the one to answer next.
    pub fn questions(&self) -> Vec<(Question, Option<&'static str>)> {
        let answered = self.answered.iter().map(|(question, name)| (*question, Some(*name)));
        answered.chain(self.open().map(|question| (question, None))).collect()
    }

    /// The answers with another one to the question at a place; what came after it no longer holds.
    fn with(&self, place: usize, name: &str) -> Vec<String> {
        let kept = self.answered.iter().take(place).map(|(_, name)| *name);
        kept.chain([name]).map(str::to_owned).collect()
    }
}

/// The change that answers the question at a place of the way.
pub fn answer(document: &Document, place: usize, name: &str) -> Edit {
    Edit::Replace(of_answers(&Path::of(document).with(place, name)))
}

/// The change that takes the last answer back; nothing where there is none.
pub fn back(document: &Document) -> Option<Edit> {
    let path = Path::of(document);
    let (_, kept) = path.answered.split_last()?;
    Some(Edit::Replace(of_answers(&kept.iter().map(|(_, name)| (*name).to_owned()).collect::<Vec<_>>())))
}

fn of_answers(answers: &[String]) -> Document {
    Document::from_texts(&TOOL, &[padded(answers).join(".")], Language::default())
}

/// A list has an entry for each place.
fn padded(answers: &[String]) -> Vec<String> {
    (0..LONGEST).map(|place| answers.get(place).cloned().unwrap_or_default()).collect()
}

/// The answers in the names of the frame's messages.
pub fn inputs(document: &Document) -> Plain {
    let answered = Path::of(document).answered.into_iter();
    Plain::object([("answers", Plain::List(answered.map(|(_, name)| Plain::Text(name.to_owned())).collect()))])
}

/// The stage; nothing while it is not found.
pub fn result(document: &Document) -> Option<Plain> {
    let stage = Path::of(document).stage()?;
    Some(Plain::object([("stage", Plain::Text(stage.id().to_owned()))]))
}

/// The changes that the page around asks for: other answers.
pub fn edits(set: &Plain) -> Vec<Edit> {
    let Some(answers) = set.get("answers") else { return Vec::new() };
    let texts = match answers {
        Plain::List(names) => names.iter().map(Plain::text).collect(),
        other => vec![other.text()],
    };
    let entries =
        (0..LONGEST).map(|place| Entry::typed(texts.get(place).cloned().unwrap_or_default(), Language::default()));
    entries.enumerate().map(|(place, entry)| Edit::SetItem(0, place, entry)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::fragment::Fragment;
    use std::collections::BTreeSet;

    fn from(link: &str) -> Document {
        Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En)
    }

    /// Every way that can be gone from a question, with the stage at its end.
    fn ways(question: Question, before: &[&'static str]) -> Vec<(Vec<&'static str>, Stage)> {
        assert!(before.len() < LONGEST, "{before:?} leads nowhere in {LONGEST} questions");
        let way = |(name, next): &Choice| {
            let way: Vec<_> = before.iter().copied().chain([*name]).collect();
            match next {
                Next::Ask(question) => ways(*question, &way),
                Next::Found(stage) => vec![(way, *stage)],
            }
        };
        question.choices().iter().flat_map(way).collect()
    }

    #[test]
    fn every_way_reaches_a_stage_and_its_link_brings_it_back() {
        let ways = ways(Question::Bought, &[]);
        assert_eq!(ways.iter().map(|(way, _)| way.len()).max(), Some(LONGEST));
        for (way, stage) in ways {
            let mut document = TOOL.initial(Language::En);
            for (place, name) in way.iter().enumerate() {
                let _ = document.apply(answer(&document, place, name));
            }
            assert_eq!(Path::of(&document).stage(), Some(stage), "{way:?}");
            let link = Fragment::default().with(&[], document.pairs()).text();
            assert_eq!(Path::of(&from(&link)), Path::of(&document), "{link}");
        }
    }

    #[test]
    fn every_stage_and_every_question_can_be_reached() {
        let found: BTreeSet<_> = ways(Question::Bought, &[]).into_iter().map(|(_, stage)| stage).collect();
        assert_eq!(found.into_iter().collect::<Vec<_>>(), Stage::ALL);
        let asked = |question: Question| {
            let leads = |other: &Question| other.choices().iter().any(|(_, next)| *next == Next::Ask(question));
            question == Question::Bought || Question::ALL.iter().any(leads)
        };
        assert!(Question::ALL.into_iter().all(asked));
    }

    #[test]
    fn only_who_stays_with_the_company_reaches_loyalty_and_recommendation() {
        let late = |stage: &Stage| matches!(stage, Stage::Loyalty | Stage::Recommendation);
        for (way, stage) in ways(Question::Bought, &[]).into_iter().filter(|(_, stage)| late(stage)) {
            assert!(way.contains(&"refuses") || way.contains(&"regular"), "{way:?} to {stage:?}");
        }
    }

    #[test]
    fn another_answer_forgets_those_that_rested_on_the_old_one() {
        let mut document = from("#answers=yes.yes.again.refuses.no");
        assert_eq!(Path::of(&document).stage(), Some(Stage::Loyalty));
        let _ = document.apply(answer(&document, 0, "no"));
        let path = Path::of(&document);
        assert_eq!((path.answered.len(), path.open()), (1, Some(Question::Contact)));
    }

    #[test]
    fn a_step_back_takes_the_last_answer() {
        let mut document = from("#answers=no.looking.single");
        let edit = back(&document).unwrap();
        let _ = document.apply(edit);
        assert_eq!(Path::of(&document).open(), Some(Question::Looks));
        assert!(back(&TOOL.initial(Language::En)).is_none());
    }

    #[test]
    fn an_answer_that_does_not_exist_is_told_and_what_stood_before_it_holds() {
        let path = Path::of(&from("#answers=yes.perhaps.again"));
        assert_eq!(
            (path.answered.len(), path.open(), path.unknown.as_deref()),
            (1, Some(Question::Used), Some("perhaps"))
        );
    }

    #[test]
    fn answers_after_a_stage_change_nothing() {
        assert_eq!(Path::of(&from("#answers=no.passing.yes.yes.yes")).stage(), Some(Stage::Awareness));
    }

    #[test]
    fn a_host_sets_answers_as_a_list() {
        let mut document = TOOL.initial(Language::En);
        let names = ["no", "decided"].map(|name| Plain::Text(name.to_owned()));
        for edit in edits(&Plain::object([("answers", Plain::List(names.into()))])) {
            let _ = document.apply(edit);
        }
        assert_eq!(Path::of(&document).stage(), Some(Stage::Purchase));
        assert_eq!(result(&document), Some(Plain::object([("stage", Plain::Text("purchase".to_owned()))])));
    }
}
