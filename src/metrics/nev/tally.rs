//! Counting answer sheets one by one, in constant memory.

use super::complete::CompleteSheets;
use super::emotion::{AnswerSheet, PerCluster, PerEmotion};
use super::exact::{Block, ExactSheets, in_parts};
use super::floating::{FloatingSheets, numbers};
use super::score::NevResult;
use crate::metrics::comparison::TestSample;
use crate::metrics::error::{Result, outcome};
use crate::metrics::interval::{confidence_or_default, student_interval};
use crate::metrics::numeric::moments::Summary;

/// What stands in a sheet of small whole answers where there is none.
pub(super) const UNANSWERED: u8 = u8::MAX;

/// A running count of answer sheets in constant memory, for streams of any length.
///
/// Of sheets whose answers have at most six decimals and are at most 1000 in size, sums are exact: the result is the same
/// to the last bit in whatever order they come and however parts of them are counted and merged. Other sheets are added
/// with compensated rounding, in the order in which they come.
#[derive(Debug, Clone, Default)]
pub struct NevTally {
    excluded: u64,
    complete: CompleteSheets,
    block: Block,
    exact: ExactSheets,
    floating: Option<Box<FloatingSheets>>,
}

/// What the result is made of: count and mean of each of its numbers, and NEV's variance.
#[derive(Debug, Clone)]
pub(super) struct Summaries {
    pub(super) nev: Summary,
    pub(super) positive: Summary,
    pub(super) negative: Summary,
    pub(super) clusters: [Summary; 4],
    pub(super) emotions: [Summary; 20],
}

impl Summaries {
    /// The result of those who are used, but for the interval.
    pub(super) fn result(&self) -> Result<NevResult> {
        let mean = |summary: &Summary| summary.mean.map(outcome).transpose();
        Ok(NevResult {
            n: self.nev.count,
            excluded: 0,
            nev: mean(&self.nev)?,
            interval: None,
            positive: mean(&self.positive)?,
            negative: mean(&self.negative)?,
            clusters: PerCluster(outcomes(&self.clusters)?),
            emotions: PerEmotion(outcomes(&self.emotions)?),
        })
    }

    fn with(mut self, other: &Self) -> Self {
        let merge = |to: &mut Summary, from: &Summary| *to = to.with(*from);
        merge(&mut self.nev, &other.nev);
        merge(&mut self.positive, &other.positive);
        merge(&mut self.negative, &other.negative);
        self.clusters.iter_mut().zip(&other.clusters).for_each(|(to, from)| merge(to, from));
        self.emotions.iter_mut().zip(&other.emotions).for_each(|(to, from)| merge(to, from));
        self
    }
}

impl NevTally {
    /// In a sheet of [`Self::add_whole`]: no answer.
    pub const UNANSWERED: u8 = UNANSWERED;

    /// Counts a respondent, whose answers must be on the scale.
    pub fn add(&mut self, sheet: &AnswerSheet) {
        self.add_answers(&numbers(sheet));
    }

    /// The same of answers in the order of [`Emotion::ALL`](super::Emotion::ALL), NaN where there is none.
    pub fn add_answers(&mut self, answers: &[f64; 20]) {
        self.add_respondent(answers);
    }

    /// The same, and gives the respondent's NEV; `None` without an answer of either polarity.
    pub fn add_respondent(&mut self, answers: &[f64; 20]) -> Option<f64> {
        if let Some(whole) = whole(answers) {
            return self.add_whole(&whole);
        }
        let nev = match in_parts(answers) {
            Some(parts) => self.exact.add(&parts),
            None => self.floating.get_or_insert_default().add(answers),
        };
        self.excluded += u64::from(nev.is_none());
        nev
    }

    /// As [`Self::add_respondent`], of whole answers from 0 to 254, [`Self::UNANSWERED`] where there is none.
    #[inline]
    pub fn add_whole(&mut self, answers: &[u8; 20]) -> Option<f64> {
        if let Some(nev) = self.complete.add(answers) {
            return Some(nev);
        }
        let nev = self.block.add(answers);
        self.excluded += u64::from(nev.is_none());
        if self.block.is_full() {
            self.exact.merge(&std::mem::take(&mut self.block).sheets());
        }
        nev
    }

    /// Adds the respondents of another count.
    pub fn merge(&mut self, other: &Self) {
        self.excluded += other.excluded;
        self.exact.merge(&other.exact_sheets());
        if let Some(floating) = &other.floating {
            self.floating.get_or_insert_default().merge(floating);
        }
    }

    /// The result over all respondents so far.
    ///
    /// # Errors
    /// `OutOfRange` or `NotFinite` at `"confidence"`; `OutOfRange` at `""` beyond the range of a double.
    pub fn result(&self, confidence: f64) -> Result<NevResult> {
        let level = confidence_or_default(Some(confidence))?;
        let summaries = self.summaries();
        let interval = student_interval(&summaries.nev, level)?;
        Ok(NevResult { interval, excluded: self.excluded, ..summaries.result()? })
    }

    /// The respondents' Net Emotional Values, as tests compare them.
    pub fn test_sample(&self) -> TestSample {
        TestSample::mean(self.summaries().nev)
    }

    fn summaries(&self) -> Summaries {
        let exact = self.exact_sheets().summaries();
        match &self.floating {
            Some(floating) => exact.with(&floating.summaries()),
            None => exact,
        }
    }

    /// The sums of all sheets that are counted exactly.
    fn exact_sheets(&self) -> ExactSheets {
        let mut sheets = self.exact.clone();
        sheets.merge(&self.block.sheets());
        sheets.merge(&self.complete.sheets());
        sheets
    }
}

fn outcomes<const SIZE: usize>(summaries: &[Summary; SIZE]) -> Result<[Option<f64>; SIZE]> {
    let mut values = [None; SIZE];
    for (value, summary) in values.iter_mut().zip(summaries) {
        *value = summary.mean.map(outcome).transpose()?;
    }
    Ok(values)
}

/// The answers as bytes, if each is a whole number that is one.
pub(super) fn whole(answers: &[f64; 20]) -> Option<[u8; 20]> {
    // NaN and what is out of range becomes a byte that is another number.
    let bytes = answers.map(|answer| if answer.is_nan() { UNANSWERED } else { answer as u8 });
    let is_same = |byte: u8, answer: f64| if byte == UNANSWERED { answer.is_nan() } else { f64::from(byte) == answer };
    bytes.iter().zip(answers).fold(true, |all, (byte, answer)| all & is_same(*byte, *answer)).then_some(bytes)
}
