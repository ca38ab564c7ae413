//! Counting answer sheets one by one, in constant memory.

use super::emotion::{AnswerSheet, Emotion, PerCluster, PerEmotion, by_cluster};
use super::score::NevResult;
use crate::metrics::error::{Result, outcome};
use crate::metrics::interval::{confidence_or_default, student_interval};
use crate::metrics::numeric::moments::{Moments, Sum};

/// A running count of answer sheets in constant memory, for streams of any length.
#[derive(Debug, Clone, Default)]
pub struct NevTally {
    excluded: u64,
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

    fn add_all(&mut self, other: &Self) {
        self.sum.add_sum(&other.sum);
        self.count += other.count;
    }

    fn value(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum.mean(self.count as f64))
    }
}

impl NevTally {
    /// Counts a respondent, whose answers must be on the scale.
    pub fn add(&mut self, sheet: &AnswerSheet) {
        self.add_answers(&numbers(sheet));
    }

    /// The same of answers in the order of [`Emotion::ALL`], NaN where there is none.
    pub fn add_answers(&mut self, answers: &[f64; 20]) {
        let clusters = by_cluster(answers).map(Mean::of);
        let Some(Polarities { nev, positive, negative }) = Polarities::of(&clusters) else {
            self.excluded += 1;
            return;
        };
        self.nev.add(nev);
        self.positive.add(positive);
        self.negative.add(negative);
        for (total, mean) in self.clusters.iter_mut().zip(&clusters) {
            mean.value().into_iter().for_each(|value| total.add(value));
        }
        for (total, answer) in self.emotions.iter_mut().zip(answers) {
            total.add_answer(*answer);
        }
    }

    /// The result over all respondents so far.
    ///
    /// # Errors
    /// `OutOfRange` or `NotFinite` at `"confidence"`; `OutOfRange` at `""` beyond the range of a double.
    pub fn result(&self, confidence: f64) -> Result<NevResult> {
        let level = confidence_or_default(Some(confidence))?;
        Ok(NevResult { interval: student_interval(&self.nev, level)?, ..self.without_interval()? })
    }

    /// The result but for the interval.
    pub(super) fn without_interval(&self) -> Result<NevResult> {
        let n = self.nev.count();
        let mean = |sum: &Sum| (n > 0).then(|| outcome(sum.mean(n as f64))).transpose();
        Ok(NevResult {
            n,
            excluded: self.excluded,
            nev: self.nev.mean().map(outcome).transpose()?,
            interval: None,
            positive: mean(&self.positive)?,
            negative: mean(&self.negative)?,
            clusters: PerCluster(outcomes(&self.clusters)?),
            emotions: PerEmotion(outcomes(&self.emotions)?),
        })
    }
}

fn outcomes<const SIZE: usize>(means: &[Mean; SIZE]) -> Result<[Option<f64>; SIZE]> {
    let mut values = [None; SIZE];
    for (value, mean) in values.iter_mut().zip(means) {
        *value = mean.value().map(outcome).transpose()?;
    }
    Ok(values)
}

/// The answers of a sheet, NaN where there is none.
fn numbers(sheet: &AnswerSheet) -> [f64; 20] {
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
        pleasant.add_all(recommendation);
        pleasant.add_all(advocacy);
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
