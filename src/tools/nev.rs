//! The NEV questionnaire: scale, answers, the order of asking, and what comes of them.

pub mod sorting;
pub mod variants;
pub mod what_if;

use std::ops::Range;

use super::document::{Document, Edit, Notice};
use super::entry::Entry;
use super::plain::Plain;
use super::schema::{Field, Kind, Tool};
use crate::content::Language;
use crate::metrics::{self, AnswerSheet, Cluster, Emotion, NevInput, NevPull, NevResult, Polarity};

/// The places of the fields in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// The scale of the answers.
    Scale,
    /// The answers in the order of [`Emotion::ALL`].
    Answers,
}

/// The inputs.
pub static TOOL: Tool = Tool {
    id: "nev",
    fields: &[
        Field { key: "scale", name: "scale", kind: Kind::Choice(&SCALES) },
        Field { key: "answers", name: "responses", kind: Kind::List(Emotion::ALL.len()) },
    ],
    initial: |_| vec![Scale::default().key().to_owned(), String::new()],
    conversions: &[],
};

const SCALES: [&str; 3] = [Scale::ZeroToTen.key(), Scale::OneToFive.key(), Scale::OneToSeven.key()];

/// A scale to answer on. No scale was published with NEV, so these are the product's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scale {
    /// 0 to 10.
    #[default]
    ZeroToTen,
    /// 1 to 5.
    OneToFive,
    /// 1 to 7.
    OneToSeven,
}

impl Scale {
    /// Every scale on offer.
    pub const ALL: [Self; 3] = [Self::ZeroToTen, Self::OneToFive, Self::OneToSeven];

    /// The value under `scale` in an address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ZeroToTen => "0-10",
            Self::OneToFive => "1-5",
            Self::OneToSeven => "1-7",
        }
    }

    /// The scale of an address.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| scale.key() == key)
    }

    /// The lowest answer.
    pub const fn min(self) -> u8 {
        match self {
            Self::ZeroToTen => 0,
            Self::OneToFive | Self::OneToSeven => 1,
        }
    }

    /// The highest answer.
    pub const fn max(self) -> u8 {
        match self {
            Self::ZeroToTen => 10,
            Self::OneToFive => 5,
            Self::OneToSeven => 7,
        }
    }

    /// Every answer, from the lowest.
    pub fn answers(self) -> impl Iterator<Item = u8> + Clone {
        self.min()..=self.max()
    }

    /// The place of an answer of this scale on another one, to the nearest whole answer.
    pub fn convert(self, answer: u8, to: Self) -> u8 {
        let span = |scale: Self| u32::from(scale.max() - scale.min());
        let position = u32::from(answer.clamp(self.min(), self.max()) - self.min());
        let moved = (2 * position * span(to) + span(self)) / (2 * span(self));
        to.min() + u8::try_from(moved).unwrap_or(to.max() - to.min())
    }
}

/// What stands at an emotion.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Answer {
    /// Nothing yet, or skipped.
    #[default]
    Unanswered,
    /// An answer on the scale.
    Rated(u8),
    /// A text that is no answer on the scale.
    Unreadable(String),
}

impl Answer {
    /// The answer if there is a right one.
    pub const fn rating(&self) -> Option<u8> {
        match self {
            Self::Rated(rating) => Some(*rating),
            Self::Unanswered | Self::Unreadable(_) => None,
        }
    }

    fn of(entry: &Entry, scale: Scale) -> Self {
        match entry.text.parse::<u8>() {
            Ok(rating) if scale.answers().any(|answer| answer == rating) => Self::Rated(rating),
            _ if entry.text.is_empty() => Self::Unanswered,
            _ => Self::Unreadable(entry.text.clone()),
        }
    }
}

/// The order of asking: positive and negative emotions interleaved, since eight negatives in a row would bias the
/// answers and leave no provisional score. The order in an address is that of [`Emotion::ALL`].
pub const ASKING_ORDER: [Emotion; 20] = [
    Emotion::Interested,
    Emotion::Irritated,
    Emotion::Trusting,
    Emotion::Hurried,
    Emotion::Valued,
    Emotion::Energetic,
    Emotion::Neglected,
    Emotion::CaredFor,
    Emotion::Unsatisfied,
    Emotion::Stimulated,
    Emotion::Safe,
    Emotion::Stressed,
    Emotion::Happy,
    Emotion::Disappointed,
    Emotion::Exploratory,
    Emotion::Focused,
    Emotion::Frustrated,
    Emotion::Indulgent,
    Emotion::Unhappy,
    Emotion::Pleased,
];

/// What is wrong with the answers of an address as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkProblem {
    /// The scale is none on offer; the text is kept.
    UnknownScale(String),
    /// Not twenty values.
    WrongCount(usize),
}

/// Scale and answers, as the document has them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The scale of the answers.
    pub scale: Scale,
    answers: [Answer; 20],
    /// What was wrong with the address that the answers came from.
    pub link_problem: Option<LinkProblem>,
}

impl Sheet {
    /// The sheet of a document.
    pub fn of(document: &Document) -> Self {
        let chosen = document.choice(Input::Scale as usize);
        let scale = chosen.and_then(Scale::from_key).unwrap_or_default();
        let mut sheet = Self { scale, link_problem: link_problem(document), ..Self::default() };
        for (answer, entry) in sheet.answers.iter_mut().zip(document.list(Input::Answers as usize)) {
            *answer = Answer::of(entry, scale);
        }
        sheet
    }

    /// What stands at an emotion.
    #[allow(clippy::indexing_slicing)] // one answer an emotion, by construction
    pub fn answer(&self, emotion: Emotion) -> &Answer {
        &self.answers[emotion as usize]
    }

    /// The right answers in the order of [`Emotion::ALL`].
    pub fn ratings(&self) -> [Option<f64>; 20] {
        self.answers.each_ref().map(|answer| answer.rating().map(f64::from))
    }

    /// How many emotions have a right answer.
    pub fn answered(&self) -> usize {
        self.answers.iter().filter(|answer| answer.rating().is_some()).count()
    }

    /// The first emotion without a right answer among some places of [`ASKING_ORDER`].
    pub fn first_open(&self, mut places: Range<usize>) -> Option<usize> {
        places.find(|at| self.is_open(*at))
    }

    /// Whether the emotion at a place of [`ASKING_ORDER`] has no right answer.
    pub fn is_open(&self, at: usize) -> bool {
        ASKING_ORDER.get(at).is_some_and(|emotion| self.answer(*emotion).rating().is_none())
    }

    /// Where to begin: at the first emotion whose answer cannot be read, or else that has none.
    pub fn first_to_ask(&self) -> usize {
        let is_unreadable = |emotion: &Emotion| matches!(self.answer(*emotion), Answer::Unreadable(_));
        let unreadable = ASKING_ORDER.iter().position(is_unreadable);
        unreadable.or_else(|| self.first_open(0..ASKING_ORDER.len())).unwrap_or(0)
    }

    /// What comes of the answers so far.
    pub fn outcome(&self) -> Outcome {
        let scale = metrics::Scale { min: f64::from(self.scale.min()), max: f64::from(self.scale.max()) };
        let answers = AnswerSheet(self.ratings());
        // Right answers are on the scale by construction, so the metric refuses nothing.
        let result = metrics::nev_of_one(&answers, scale).ok().filter(|result| result.n > 0);
        let input = NevInput { responses: vec![answers], scale: Some(scale), confidence: None };
        let pull = metrics::nev_pull(&input).ok();
        Outcome { scale: self.scale, answered: self.answered(), score: result.zip(pull) }
    }

    /// The document with these answers converted to another scale, each to the nearest whole answer.
    pub fn converted(&self, scale: Scale) -> Document {
        let mut document = unanswered(scale);
        for emotion in Emotion::ALL {
            let entry = match self.answer(emotion) {
                Answer::Unanswered => continue,
                Answer::Rated(rating) => self.scale.convert(*rating, scale).to_string(),
                Answer::Unreadable(text) => text.clone(),
            };
            // A list holds an entry for each emotion.
            let _ = document.apply(entered(emotion, entry));
        }
        document
    }
}

fn link_problem(document: &Document) -> Option<LinkProblem> {
    let scale = document.entry(Input::Scale as usize).filter(|_| document.choice(Input::Scale as usize).is_none());
    let wrong_count = document.notices().iter().find_map(|notice| match notice {
        Notice::WrongCount(_, count) => Some(LinkProblem::WrongCount(*count)),
        Notice::NewerVersion => None,
    });
    scale.map(|entry| LinkProblem::UnknownScale(entry.text.clone())).or(wrong_count)
}

/// The document without answers on a scale.
pub fn unanswered(scale: Scale) -> Document {
    Document::from_texts(&TOOL, &[scale.key().to_owned(), String::new()], Language::default())
}

/// The edit that answers an emotion, or clears its answer.
pub fn answer(emotion: Emotion, rating: Option<u8>) -> Edit {
    entered(emotion, rating.map_or_else(String::new, |rating| rating.to_string()))
}

fn entered(emotion: Emotion, text: String) -> Edit {
    Edit::SetItem(Input::Answers as usize, emotion as usize, Entry::typed(text, Language::default()))
}

/// The inputs in the names of the JavaScript API.
pub fn inputs(document: &Document) -> Plain {
    let sheet = Sheet::of(document);
    let end = |end: u8| Plain::Number(f64::from(end));
    let answer =
        |emotion: Emotion| Some((emotion.name().to_owned(), Plain::Number(f64::from(sheet.answer(emotion).rating()?))));
    let answers = Emotion::ALL.into_iter().filter_map(answer).collect();
    let scale = Plain::object([("min", end(sheet.scale.min())), ("max", end(sheet.scale.max()))]);
    Plain::object([("responses", Plain::List(vec![Plain::Object(answers)])), ("scale", scale)])
}

/// The result in the names of the JavaScript API; nothing while there is no score.
pub fn result(document: &Document) -> Option<Plain> {
    let (result, _) = Sheet::of(document).outcome().score?;
    let clusters = Cluster::ALL.map(|cluster| (cluster.name(), Plain::number(result.clusters.get(cluster))));
    let emotions = Emotion::ALL.map(|emotion| (emotion.name(), Plain::number(result.emotions.get(emotion))));
    Some(Plain::object([
        ("n", Plain::Number(result.n as f64)),
        ("excluded", Plain::Number(result.excluded as f64)),
        ("nev", Plain::number(result.nev)),
        ("interval", Plain::Null), // of one respondent
        ("positive", Plain::number(result.positive)),
        ("negative", Plain::number(result.negative)),
        ("clusters", Plain::object(clusters)),
        ("emotions", Plain::object(emotions)),
    ]))
}

/// The changes that the page around asks for, in the names of the JavaScript API or of an address: another scale clears the
/// answers.
pub fn edits(document: &Document, set: &Plain) -> Vec<Edit> {
    let rescaled = set.get("scale").filter(|scale| **scale != Plain::Null).map(on_scale);
    let sheet = set.get("responses").and_then(|responses| responses.get("0"));
    let listed: Vec<String> =
        set.get("answers").map(|answers| answers.text().split('.').map(str::to_owned).collect()).unwrap_or_default();
    let answer = |emotion: Emotion| {
        let named = || Some(sheet?.get(emotion.name())?.text());
        Some(entered(emotion, named().or_else(|| listed.get(emotion as usize).cloned())?))
    };
    let scale = rescaled.filter(|rescaled| rescaled.entry(0) != document.entry(0));
    scale.map(Edit::Replace).into_iter().chain(Emotion::ALL.into_iter().filter_map(answer)).collect()
}

/// The names among those that the page around has set which mean nothing here, or whose value no scale or answer can be.
pub fn refused(document: &Document, set: &Plain) -> Vec<String> {
    let sheet = Sheet::of(document);
    let is_answer = |name: &str| {
        let rightly = |emotion| !matches!(sheet.answer(emotion), Answer::Unreadable(_));
        Emotion::from_name(name).is_some_and(rightly)
    };
    let of_sheet = |answers: &Plain| {
        answers.names().filter(|name| !is_answer(name)).map(|name| format!("responses.0.{name}")).collect()
    };
    let of_name = |name: &str| match name {
        "scale" if document.choice(Input::Scale as usize).is_some() => Vec::new(),
        "answers" if Emotion::ALL.iter().all(|emotion| is_answer(emotion.name())) => Vec::new(),
        "responses" => {
            set.get(name).and_then(|responses| responses.get("0")).map_or_else(|| vec![name.to_owned()], of_sheet)
        }
        _ => vec![name.to_owned()],
    };
    set.names().flat_map(of_name).collect()
}

/// The document without answers on the scale that the page around asks for, which may be none on offer.
fn on_scale(scale: &Plain) -> Document {
    let end = |name: &str| scale.get(name).map_or_else(String::new, Plain::text);
    let key = match scale {
        Plain::Text(key) => key.clone(),
        _ => format!("{}-{}", end("min"), end("max")),
    };
    Document::from_texts(&TOOL, &[key, String::new()], Language::default())
}

/// What comes of the answers so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The scale that was answered on.
    pub scale: Scale,
    /// How many emotions have a right answer.
    pub answered: usize,
    /// The score and what it is made of, as soon as one positive and one negative emotion are answered.
    pub score: Option<(NevResult, NevPull)>,
}

impl Outcome {
    /// Whether answers are still missing.
    pub fn is_provisional(&self) -> bool {
        self.answered < Emotion::ALL.len()
    }

    /// The answered emotions by pull, the strongest driver first and the strongest destroyer last.
    pub fn by_pull(&self) -> Vec<(Emotion, f64)> {
        let pulls = self.score.as_ref().map(|(_, pull)| pull.pull.iter()).into_iter().flatten();
        let mut pulls: Vec<(Emotion, f64)> = pulls.filter_map(|(emotion, pull)| Some((emotion, pull?))).collect();
        // Of equals, a positive emotion stands above a negative one.
        pulls.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(is_negative(*a).cmp(&is_negative(*b))));
        pulls
    }
}

fn is_negative(emotion: Emotion) -> bool {
    emotion.polarity() == Polarity::Negative
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::tools::fragment::Fragment;
    use proptest::prelude::*;

    pub(crate) fn from(link: &str) -> Sheet {
        Sheet::of(&Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En))
    }

    /// Attention 7,6,5,4,6; Recommendation 8,7,7,6,8; Advocacy 8,8; Destroying 2,3,1,2,2,3,2,1: (80/12) - (16/8).
    pub(crate) const WORKED: &str = "#scale=0-10&answers=2.3.1.2.2.3.2.1.7.6.5.4.6.8.7.7.6.8.8.8";

    #[test]
    fn the_worked_example_has_its_score() {
        let outcome = from(WORKED).outcome();
        let (result, _) = outcome.score.unwrap();
        assert!((result.nev.unwrap() - 14.0 / 3.0).abs() < 1e-14);
        assert!(!outcome.is_provisional());
        assert_eq!(outcome.by_pull().len(), 20);
    }

    #[test]
    fn every_emotion_is_asked_once_and_both_polarities_early() {
        let mut order = ASKING_ORDER.to_vec();
        assert_ne!(order[0].polarity(), order[1].polarity());
        order.sort_by_key(|emotion| *emotion as usize);
        assert_eq!(order, Emotion::ALL);
    }

    #[test]
    fn there_is_no_score_without_both_polarities() {
        assert!(from("#answers=1.2.3").outcome().score.is_none());
        assert!(Sheet::default().outcome().score.is_none());
    }

    #[test]
    fn what_is_no_answer_is_kept_and_not_counted() {
        let inputs = from("#answers=11.x.3");
        assert_eq!(inputs.answer(Emotion::Irritated), &Answer::Unreadable("11".to_owned()));
        assert_eq!(inputs.answered(), 1);
        assert_eq!(inputs.link_problem, Some(LinkProblem::WrongCount(3)));
        assert_eq!(from("#scale=1-9").link_problem, Some(LinkProblem::UnknownScale("1-9".to_owned())));
    }

    #[test]
    fn a_conversion_goes_to_the_nearest_answer_and_keeps_the_ends() {
        use Scale::{OneToFive, OneToSeven, ZeroToTen};
        assert_eq!([0, 5, 7, 10].map(|a| ZeroToTen.convert(a, OneToFive)), [1, 3, 4, 5]);
        assert_eq!([1, 3, 5].map(|a| OneToFive.convert(a, OneToSeven)), [1, 4, 7]);
        assert_eq!([1, 4, 7].map(|a| OneToSeven.convert(a, ZeroToTen)), [0, 5, 10]);
    }

    #[test]
    fn the_first_open_emotion_is_the_first_without_a_right_answer() {
        let mut document = TOOL.initial(Language::En);
        document.apply(answer(ASKING_ORDER[0], Some(5)));
        document.apply(Edit::SetItem(1, ASKING_ORDER[1] as usize, Entry::typed("x", Language::En)));
        let inputs = Sheet::of(&document);
        assert_eq!(
            (inputs.first_open(0..20), inputs.first_open(0..1), inputs.first_open(2..20)),
            (Some(1), None, Some(2))
        );
        assert!(!inputs.is_open(20));
    }

    proptest! {
        #[test]
        fn whatever_is_answered_comes_back_from_its_link(answers in prop::array::uniform20(prop::option::of(1_u8..=5))) {
            let mut document = unanswered(Scale::OneToFive);
            for (emotion, rating) in Emotion::ALL.into_iter().zip(answers) {
                document.apply(answer(emotion, rating));
            }
            let link = Fragment::default().with(&[], document.pairs()).text();
            prop_assert_eq!(from(&link), Sheet::of(&document));
        }

        #[test]
        fn no_link_breaks_the_questionnaire(text in "\\PC*") {
            let inputs = from(&format!("#answers={text}"));
            let _ = inputs.outcome();
        }
    }
}
