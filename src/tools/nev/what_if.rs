//! What NEV would be if one answer were another one. The answers themselves stay as they are.

use super::Sheet;
use crate::metrics::{self, Cluster, Emotion, Polarity};

/// One answer pulled to another place, and what becomes of NEV.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WhatIf {
    /// The emotion that is pulled.
    pub emotion: Emotion,
    /// Its answer as given.
    pub given: u8,
    /// The answer in its place.
    pub pulled: u8,
    /// How many emotions of its kind, positive or negative, have an answer.
    pub of_its_kind: usize,
    /// NEV of the answers as given.
    pub from: f64,
    /// NEV with the other answer.
    pub to: f64,
    /// The least and the greatest NEV that this one answer could make.
    pub reach: (f64, f64),
}

impl WhatIf {
    /// By how much NEV moves.
    pub fn change(&self) -> f64 {
        self.to - self.from
    }

    /// Whether the answer is another one than the given.
    pub fn is_moved(&self) -> bool {
        self.pulled != self.given
    }

    /// Whether a stronger feeling takes from NEV.
    pub fn is_negative(&self) -> bool {
        self.emotion.cluster() == Cluster::Destroying
    }
}

impl Sheet {
    /// What NEV would be if the answer to an emotion were `pulled`; nothing without a NEV, or without an answer to pull.
    pub fn what_if(&self, emotion: Emotion, pulled: u8) -> Option<WhatIf> {
        let given = self.answer(emotion).rating()?;
        let pulled = pulled.clamp(self.scale.min(), self.scale.max());
        let with = |rating: u8| self.with_rating(emotion, rating);
        let ends = (with(self.scale.min())?, with(self.scale.max())?);
        Some(WhatIf {
            emotion,
            given,
            pulled,
            of_its_kind: self.answered_of(emotion.polarity()),
            from: with(given)?,
            to: with(pulled)?,
            reach: (ends.0.min(ends.1), ends.0.max(ends.1)),
        })
    }

    /// The emotion to begin with: what takes most from NEV, else what adds most, else the first that has an answer.
    pub fn first_to_pull(&self) -> Option<Emotion> {
        let pull = self.outcome().score?.1;
        let first = || Emotion::ALL.into_iter().find(|emotion| self.answer(*emotion).rating().is_some());
        pull.strongest_destroyer.or(pull.strongest_driver).or_else(first)
    }

    /// How many emotions of a kind have an answer.
    fn answered_of(&self, polarity: Polarity) -> usize {
        let is_of = |emotion: &Emotion| emotion.polarity() == polarity && self.answer(*emotion).rating().is_some();
        Emotion::ALL.iter().filter(|emotion| is_of(emotion)).count()
    }

    fn with_rating(&self, emotion: Emotion, rating: u8) -> Option<f64> {
        let mut answers = metrics::AnswerSheet(self.ratings());
        answers.set(emotion, Some(f64::from(rating)));
        let scale = metrics::Scale { min: f64::from(self.scale.min()), max: f64::from(self.scale.max()) };
        metrics::nev_of_one(&answers, scale).ok()?.nev
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::nev::tests::{WORKED, from};

    #[test]
    fn one_point_less_of_a_negative_emotion_lifts_nev_by_an_eighth() {
        let what_if = from(WORKED).what_if(Emotion::Hurried, 2).unwrap();
        assert_eq!((what_if.given, what_if.pulled, what_if.of_its_kind), (3, 2, 8));
        assert!((what_if.from - 14.0 / 3.0).abs() < 1e-12);
        assert!((what_if.change() - 0.125).abs() < 1e-12);
        assert!(what_if.is_moved() && what_if.is_negative());
    }

    #[test]
    fn the_reach_is_what_the_two_ends_of_the_scale_make() {
        let what_if = from(WORKED).what_if(Emotion::Happy, 8).unwrap();
        let (least, greatest) = what_if.reach;
        assert!((least - (72.0 / 12.0 - 2.0)).abs() < 1e-12 && (greatest - (82.0 / 12.0 - 2.0)).abs() < 1e-12);
        assert!(!what_if.is_moved());
    }

    #[test]
    fn an_answer_off_the_scale_is_pulled_to_its_end() {
        assert_eq!(from(WORKED).what_if(Emotion::Happy, 11).unwrap().pulled, 10);
    }

    #[test]
    fn without_a_score_there_is_nothing_to_pull() {
        assert_eq!(from("#answers=5").what_if(Emotion::Irritated, 3), None);
        assert_eq!(from("#answers=5").first_to_pull(), None);
        assert_eq!(from("#answers=5........5").what_if(Emotion::Hurried, 3), None, "no answer as given");
    }

    #[test]
    fn it_begins_with_what_takes_most() {
        assert_eq!(from(WORKED).first_to_pull(), Some(Emotion::Hurried));
        assert_eq!(from("#answers=0........0").first_to_pull(), Some(Emotion::Irritated), "nothing was felt");
    }
}
