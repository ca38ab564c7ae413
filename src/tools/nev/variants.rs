//! What others publish as NEV, of the same answers: three measures of their own.

use super::{Scale, Sheet};
use crate::metrics::{self, EmotionCounts, Neutral, Polarity};

/// The three measures, and what they are made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Variants {
    /// From which answer on an emotion counts as felt.
    pub felt_from: u8,
    /// How many were felt.
    pub counts: EmotionCounts,
    /// The net share of the emotions felt; nothing if none was.
    pub net_share: Option<f64>,
    /// The answers above the lowest step, added up: of positive and of negative emotions.
    pub strengths: (f64, f64),
    /// The intensity share; nothing if all answers are the lowest.
    pub intensity_share: Option<f64>,
}

impl Scale {
    /// From which answer on an emotion counts as felt, unless somebody says otherwise: the middle of the scale. It is our choice.
    pub const fn felt_from(self) -> u8 {
        (self.min() + self.max()).div_ceil(2)
    }

    /// The answers from which on an emotion may count as felt: all but the lowest, which says that it was not.
    pub fn felt_from_choices(self) -> impl Iterator<Item = u8> {
        self.min() + 1..=self.max()
    }
}

impl Sheet {
    /// The variants, where an emotion counts as felt from an answer on.
    pub fn variants(&self, felt_from: u8) -> Variants {
        let answers = metrics::AnswerSheet(self.ratings());
        let counts = EmotionCounts::of_sheet(&answers, f64::from(felt_from));
        let scale = metrics::Scale { min: f64::from(self.scale.min()), max: f64::from(self.scale.max()) };
        Variants {
            felt_from,
            counts,
            net_share: counts.net_share(Neutral::Dropped),
            strengths: (strength(&answers, Polarity::Positive, scale), strength(&answers, Polarity::Negative, scale)),
            // Right answers are on the scale by construction, so the metric refuses nothing.
            intensity_share: metrics::intensity_share(&[answers], scale).ok().flatten(),
        }
    }
}

fn strength(answers: &metrics::AnswerSheet, polarity: Polarity, scale: metrics::Scale) -> f64 {
    let of_kind = answers.answers().filter(|(emotion, _)| emotion.polarity() == polarity);
    of_kind.map(|(_, answer)| answer - scale.min).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::nev::tests::{WORKED, from};

    /// Emotio.CX: % positive - % negative; published code of survey tools: (80 - 16) / 96.
    #[test]
    fn the_worked_example_has_its_three_measures() {
        let variants = from(WORKED).variants(3);
        assert_eq!((variants.counts.positive, variants.counts.negative), (12, 2));
        assert!((variants.net_share.unwrap() - 100.0 * 10.0 / 14.0).abs() < 1e-12);
        assert!((variants.counts.net_count() - 10.0).abs() < 1e-12);
        assert_eq!(variants.strengths, (80.0, 16.0));
        assert!((variants.intensity_share.unwrap() - 200.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn strengths_count_from_the_lowest_step() {
        let variants = from("#scale=1-5&answers=5........3").variants(3);
        assert_eq!(variants.strengths, (2.0, 4.0));
        assert!((variants.intensity_share.unwrap() - 100.0 * -2.0 / 6.0).abs() < 1e-12);
    }

    #[test]
    fn what_nobody_felt_has_no_share() {
        let variants = from("#answers=0........0").variants(1);
        assert_eq!((variants.net_share, variants.intensity_share), (None, None));
        assert!(variants.counts.net_count().abs() < 1e-12);
    }

    #[test]
    fn felt_begins_in_the_middle_of_the_scale() {
        assert_eq!(Scale::ALL.map(Scale::felt_from), [5, 3, 4]);
        assert_eq!(Scale::OneToFive.felt_from_choices().collect::<Vec<_>>(), [2, 3, 4, 5]);
    }
}
