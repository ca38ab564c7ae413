//! The NEV questionnaire: scale, answers, the order of asking, and what comes of them.

use std::ops::Range;

use super::fragment::Fragment;
use crate::content::Language;
use crate::metrics::{self, AnswerSheet, Emotion, NevInput, NevPull, NevResult, Polarity};

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
    /// A text of an address that is no answer on the scale.
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

    fn from_address(text: &str, scale: Scale) -> Self {
        match text.parse::<u8>() {
            Ok(rating) if scale.answers().any(|answer| answer == rating) => Self::Rated(rating),
            _ if text.is_empty() => Self::Unanswered,
            _ => Self::Unreadable(text.to_owned()),
        }
    }

    fn to_address(&self) -> String {
        match self {
            Self::Unanswered => String::new(),
            Self::Rated(rating) => rating.to_string(),
            Self::Unreadable(text) => text.clone(),
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

/// Everything that the visitor sets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Inputs {
    /// The scale of the answers.
    pub scale: Scale,
    answers: [Answer; 20],
    /// What was wrong with the address that the answers came from.
    pub link_problem: Option<LinkProblem>,
}

impl Inputs {
    /// What stands at an emotion.
    #[allow(clippy::indexing_slicing)] // one answer an emotion, by construction
    pub fn answer(&self, emotion: Emotion) -> &Answer {
        &self.answers[emotion as usize]
    }

    /// Answers, or clears the answer of, an emotion.
    #[allow(clippy::indexing_slicing)] // one answer an emotion, by construction
    pub fn set(&mut self, emotion: Emotion, rating: Option<u8>) {
        self.answers[emotion as usize] = rating.map_or(Answer::Unanswered, Answer::Rated);
    }

    /// Enters an answer as a text: a rating of the scale, or what is kept and reported as none.
    pub fn enter(&mut self, emotion: Emotion, text: &str) {
        let answer = Answer::from_address(text, self.scale);
        if let Some(slot) = self.answers.get_mut(emotion as usize) {
            *slot = answer;
        }
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

    /// No answers on a scale.
    pub fn unanswered(scale: Scale) -> Self {
        Self { scale, ..Self::default() }
    }

    /// No answers, where a scale was asked for that is none on offer.
    pub fn of_unknown_scale(text: &str) -> Self {
        Self { link_problem: Some(LinkProblem::UnknownScale(text.to_owned())), ..Self::default() }
    }

    /// The same answers on another scale, each at the nearest whole answer.
    #[must_use]
    pub fn converted(&self, scale: Scale) -> Self {
        let answers = self.answers.each_ref().map(|answer| match answer {
            Answer::Rated(rating) => Answer::Rated(self.scale.convert(*rating, scale)),
            other => other.clone(),
        });
        Self { scale, answers, link_problem: None }
    }
}

impl super::Inputs for Inputs {
    const TOOL: &'static str = "nev";
    const KEYS: &'static [&'static str] = &["scale", "answers"];

    fn initial(_language: Language) -> Self {
        Self::default()
    }

    fn from_fragment(fragment: &Fragment, _language: Language) -> Self {
        let key = fragment.get("scale").unwrap_or(Scale::default().key());
        let scale = Scale::from_key(key);
        let texts: Vec<&str> = fragment.get("answers").map_or(Vec::new(), |text| text.split('.').collect());
        let mut inputs = Self { scale: scale.unwrap_or_default(), ..Self::default() };
        for (answer, text) in inputs.answers.iter_mut().zip(&texts) {
            *answer = Answer::from_address(text, inputs.scale);
        }
        let count = (!matches!(texts.len(), 0 | 20)).then_some(LinkProblem::WrongCount(texts.len()));
        inputs.link_problem = if scale.is_none() { Some(LinkProblem::UnknownScale(key.to_owned())) } else { count };
        inputs
    }

    fn pairs(&self) -> Vec<(String, String)> {
        let answers: Vec<String> = self.answers.iter().map(Answer::to_address).collect();
        [("scale", self.scale.key().to_owned()), ("answers", answers.join("."))].map(|(k, v)| (k.to_owned(), v)).into()
    }
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
mod tests {
    use super::*;
    use crate::tools::Inputs as _;
    use proptest::prelude::*;

    fn from(link: &str) -> Inputs {
        Inputs::from_fragment(&Fragment::parse(link), Language::En)
    }

    /// Attention 7,6,5,4,6; Recommendation 8,7,7,6,8; Advocacy 8,8; Destroying 2,3,1,2,2,3,2,1: (80/12) - (16/8).
    const WORKED: &str = "#scale=0-10&answers=2.3.1.2.2.3.2.1.7.6.5.4.6.8.7.7.6.8.8.8";

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
        assert!(Inputs::default().outcome().score.is_none());
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
        let mut inputs = Inputs::default();
        inputs.set(ASKING_ORDER[0], Some(5));
        inputs.enter(ASKING_ORDER[1], "x");
        assert_eq!(
            (inputs.first_open(0..20), inputs.first_open(0..1), inputs.first_open(2..20)),
            (Some(1), None, Some(2))
        );
        assert!(!inputs.is_open(20));
    }

    proptest! {
        #[test]
        fn whatever_is_answered_comes_back_from_its_link(answers in prop::array::uniform20(prop::option::of(1_u8..=5))) {
            let mut inputs = Inputs { scale: Scale::OneToFive, ..Inputs::default() };
            for (emotion, answer) in Emotion::ALL.into_iter().zip(answers) {
                inputs.set(emotion, answer);
            }
            let link = Fragment::default().with(&[], inputs.pairs()).text();
            prop_assert_eq!(from(&link), inputs);
        }

        #[test]
        fn no_link_breaks_the_questionnaire(text in "\\PC*") {
            let inputs = from(&format!("#answers={text}"));
            let _ = inputs.outcome();
        }
    }
}
