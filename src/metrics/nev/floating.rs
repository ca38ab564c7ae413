//! Sums over answer sheets with compensated rounding: of answers that are no short decimals.

use super::emotion::{AnswerSheet, Emotion, by_cluster};
use super::tally::Summaries;
use crate::metrics::numeric::moments::{Moments, Sum, Summary};

/// Sums over the sheets that have a Net Emotional Value.
#[derive(Debug, Clone, Default)]
pub(super) struct FloatingSheets {
    nev: Moments,
    positive: Sum,
    negative: Sum,
    clusters: [Mean; 4],
    emotions: [Mean; 20],
}

/// A mean that is still growing.
#[derive(Debug, Clone, Copy, Default)]
struct Mean {
    sum: Sum,
    count: u64,
}

impl Mean {
    fn of(answers: &[f64]) -> Self {
        let mut mean = Self::default();
        answers.iter().for_each(|answer| mean.add_answer(*answer));
        mean
    }

    #[inline]
    fn add(&mut self, value: f64) {
        self.sum.add(value);
        self.count += 1;
    }

    /// Adds an answer if there is one, without a branch that the processor would have to guess.
    #[inline(always)]
    fn add_answer(&mut self, answer: f64) {
        self.sum.add(if answer.is_nan() { 0.0 } else { answer });
        self.count += u64::from(!answer.is_nan());
    }

    fn merge(&mut self, other: &Self) {
        self.sum.add_sum(&other.sum);
        self.count += other.count;
    }

    fn value(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum.mean(self.count as f64))
    }

    fn summary(&self) -> Summary {
        Summary { count: self.count, mean: self.value(), variance: None }
    }
}

impl FloatingSheets {
    /// Counts a respondent and gives their NEV; `None` without an answer of either polarity.
    pub(super) fn add(&mut self, answers: &[f64; 20]) -> Option<f64> {
        let clusters = by_cluster(answers).map(Mean::of);
        let Polarities { nev, positive, negative } = Polarities::of(&clusters)?;
        self.nev.add(nev);
        self.positive.add(positive);
        self.negative.add(negative);
        for (total, mean) in self.clusters.iter_mut().zip(&clusters) {
            mean.value().into_iter().for_each(|value| total.add(value));
        }
        for (total, answer) in self.emotions.iter_mut().zip(answers) {
            total.add_answer(*answer);
        }
        Some(nev)
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.nev.merge(&other.nev);
        self.positive.add_sum(&other.positive);
        self.negative.add_sum(&other.negative);
        self.clusters.iter_mut().zip(&other.clusters).for_each(|(mean, other)| mean.merge(other));
        self.emotions.iter_mut().zip(&other.emotions).for_each(|(mean, other)| mean.merge(other));
    }

    pub(super) fn summaries(&self) -> Summaries {
        let count = self.nev.count();
        let mean = |sum: &Sum| Mean { sum: *sum, count }.summary();
        Summaries {
            nev: self.nev.summary(),
            positive: mean(&self.positive),
            negative: mean(&self.negative),
            clusters: self.clusters.map(|mean| mean.summary()),
            emotions: self.emotions.map(|mean| mean.summary()),
        }
    }
}

/// The answers of a sheet, NaN where there is none.
pub(super) fn numbers(sheet: &AnswerSheet) -> [f64; 20] {
    sheet.0.map(|answer| answer.unwrap_or(f64::NAN))
}

/// A respondent's means of either polarity, and the difference.
struct Polarities {
    nev: f64,
    positive: f64,
    negative: f64,
}

impl Polarities {
    /// `None` without an answer of either polarity.
    fn of([destroying, attention, recommendation, advocacy]: &[Mean; 4]) -> Option<Self> {
        let mut pleasant = *attention;
        pleasant.merge(recommendation);
        pleasant.merge(advocacy);
        let (positive, negative) = pleasant.value().zip(destroying.value())?;
        // Divided once, so that of whole answers equal values are equal to the last bit: 13/3 - 7/3 is not quite 2.
        let (n, m) = (pleasant.count as f64, destroying.count as f64);
        let nev = (pleasant.sum.value() * m - destroying.sum.value() * n) / (n * m);
        Some(Self { nev: if nev.is_finite() { nev } else { positive - negative }, positive, negative })
    }
}

/// One respondent's Net Emotional Value; `None` without an answer of either polarity.
pub(crate) fn respondent_nev(sheet: &AnswerSheet) -> Option<f64> {
    Polarities::of(&by_cluster(&numbers(sheet)).map(Mean::of)).map(|respondent| respondent.nev)
}

/// The mean of a sheet's answered emotions of some clusters; `None` without any.
pub(super) fn mean_of(sheet: &AnswerSheet, belongs: impl Fn(Emotion) -> bool) -> Option<f64> {
    let mut mean = Mean::default();
    sheet.answers().filter(|(emotion, _)| belongs(*emotion)).for_each(|(_, answer)| mean.add(answer));
    mean.value()
}
