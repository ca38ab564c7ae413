//! Counting the variants of many respondents one by one, in constant memory.

use borsh::{BorshDeserialize, BorshSerialize};

use super::complete::felt_and_sums;
use super::emotion::by_polarity;
use super::tally::{UNANSWERED, whole};
use crate::metrics::error::{Result, outcome};
use crate::metrics::interval::{Interval, confidence_or_default, student_interval};
use crate::metrics::numeric::moments::{Moments, Sum, Summary};

/// The width of a scale whose strengths are counted pair by pair.
const WIDEST: u8 = 20;

/// One measure over many respondents.
#[derive(Debug, Clone, Copy, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct NevVariant {
    /// The respondents who have a value of their own.
    pub n: u64,
    /// The mean of their values; `None` without any.
    pub mean: Option<f64>,
    /// Student t interval of their values, not clamped; `None` for fewer than two.
    pub interval: Option<Interval>,
    /// What all respondents have of positive emotions together: how many were felt, or how strongly.
    pub positive: f64,
    /// The same of negative emotions.
    pub negative: f64,
}

impl NevVariant {
    /// Positive minus negative of all respondents together.
    pub fn pooled_difference(&self) -> f64 {
        self.positive - self.negative
    }

    /// The same as a percentage of both; `None` where there is neither.
    pub fn pooled_share(&self) -> Option<f64> {
        share(self.positive, self.negative)
    }
}

/// The variants of many respondents.
#[derive(Debug, Clone, Copy, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct NevVariants {
    /// Net share of the emotions felt, -100 to 100; who felt nothing has none.
    pub net_share: NevVariant,
    /// Net count of the emotions felt, -8 to 12 for a respondent.
    pub net_count: NevVariant,
    /// Net share of the strength above the lowest step, -100 to 100; whose answers are all the lowest has none.
    pub intensity_share: NevVariant,
}

/// A running count of the variants over respondents, for streams of any length.
///
/// Of whole answers any order and any cut give the same bits.
#[derive(Debug, Clone)]
pub struct NevVariantTally {
    least: u8,
    felt_from: u8,
    felt: Pairs,
    strengths: Pairs,
    others: Strengths,
}

impl NevVariantTally {
    /// No respondents yet, on a scale from `least` to `greatest` on which an emotion counts as felt from an answer above
    /// `least` on.
    pub fn new(least: u8, greatest: u8, felt_from: u8) -> Self {
        let width = u32::from(greatest.saturating_sub(least).min(WIDEST));
        let (felt, strengths) = (Pairs::new([12, 8]), Pairs::new([12 * width, 8 * width]));
        Self { least, felt_from, felt, strengths, others: Strengths::default() }
    }

    /// Counts a respondent's answers, which must be on the scale, NaN where there is none; nobody without answers.
    pub fn add(&mut self, answers: &[f64; 20]) {
        match whole(answers) {
            Some(answers) => self.add_whole(&answers),
            None => self.add_any(answers),
        }
    }

    /// The same of whole answers, [`NevTally::UNANSWERED`](super::NevTally::UNANSWERED) where there is none.
    #[inline]
    pub fn add_whole(&mut self, answers: &[u8; 20]) {
        let Some((felt, [positive, negative])) = felt_and_sums(answers, self.felt_from) else {
            let number = |answer| if answer == UNANSWERED { f64::NAN } else { f64::from(answer) };
            return self.add_any(&answers.map(number));
        };
        let least = u32::from(self.least);
        let strengths = [positive.saturating_sub(12 * least), negative.saturating_sub(8 * least)];
        self.felt.add(felt);
        if !self.strengths.add(strengths) {
            self.others.add(strengths.map(f64::from));
        }
    }

    /// The same of answers of any kind, with gaps.
    fn add_any(&mut self, answers: &[f64; 20]) {
        if answers.iter().all(|answer| answer.is_nan()) {
            return;
        }
        let (least, felt_from) = (f64::from(self.least), f64::from(self.felt_from));
        let felt = |answers: &[f64]| answers.iter().filter(|answer| **answer >= felt_from).count() as u32;
        let strength = |answers: &[f64]| -> f64 {
            answers.iter().filter(|answer| !answer.is_nan()).map(|answer| answer - least).sum()
        };
        self.felt.add(by_polarity(answers).map(felt));
        let strengths = by_polarity(answers).map(strength);
        let are_whole = strengths.iter().all(|strength| *strength == libm::trunc(*strength));
        if !are_whole || !self.strengths.add(strengths.map(|strength| strength as u32)) {
            self.others.add(strengths);
        }
    }

    /// Adds the respondents of another count on the same scale.
    pub fn merge(&mut self, other: &Self) {
        self.felt.merge(&other.felt);
        self.strengths.merge(&other.strengths);
        self.others.merge(&other.others);
    }

    /// The variants over all respondents so far.
    ///
    /// # Formula
    /// With p and n of a respondent's positive and negative emotions: net share 100 (p - n) / (p + n) and net count p - n of
    /// how many were felt, intensity share 100 (p - n) / (p + n) of the strengths above the lowest step. Over respondents:
    /// the mean of their own values with its Student t interval, and p and n added up.
    ///
    /// # Inputs
    /// * `confidence`: 0 < confidence < 1
    ///
    /// # Returns
    /// [`NevVariants`].
    ///
    /// # Errors
    /// `OutOfRange` or `NotFinite` at `"confidence"`; `OutOfRange` at `""` beyond the range of a double.
    ///
    /// # Examples
    /// ```
    /// # use feltworth::metrics::NevVariantTally;
    /// let mut tally = NevVariantTally::new(0, 10, 5);
    /// // 80 of strength on the positive side, 16 on the negative one, which nobody felt
    /// tally.add_whole(&[2, 3, 1, 2, 2, 3, 2, 1, 7, 6, 5, 4, 6, 8, 7, 7, 6, 8, 8, 8]);
    /// let variants = tally.result(0.95)?;
    /// assert_eq!(variants.net_count.mean, Some(11.0));
    /// assert!((variants.intensity_share.mean.unwrap() - 66.666667).abs() < 5e-7);
    /// # Ok::<(), feltworth::metrics::MetricError>(())
    /// ```
    ///
    /// # Source
    /// As of [`net_share`](super::net_share), [`EmotionCounts::net_count`](super::EmotionCounts::net_count) and
    /// [`intensity_share`](super::intensity_share).
    pub fn result(&self, confidence: f64) -> Result<NevVariants> {
        let level = confidence_or_default(Some(confidence))?;
        let [felt, strengths] = [self.felt.sums(), self.strengths.sums()];
        let others = [self.others.positive.value(), self.others.negative.value()];
        let intensity = self.strengths.summary(share).with(self.others.shares.summary());
        Ok(NevVariants {
            net_share: variant(self.felt.summary(share), felt, level)?,
            net_count: variant(self.felt.summary(|positive, negative| Some(positive - negative)), felt, level)?,
            intensity_share: variant(intensity, [strengths[0] + others[0], strengths[1] + others[1]], level)?,
        })
    }
}

fn variant(values: Summary, [positive, negative]: [f64; 2], level: f64) -> Result<NevVariant> {
    let mean = values.mean.map(outcome).transpose()?;
    Ok(NevVariant { n: values.count, mean, interval: student_interval(&values, level)?, positive, negative })
}

/// Positive minus negative as a percentage of both.
fn share(positive: f64, negative: f64) -> Option<f64> {
    let all = positive + negative;
    (all > 0.0).then(|| 100.0 * ((positive - negative) / all))
}

/// How many respondents have each pair of a positive and a negative whole number.
#[derive(Debug, Clone)]
struct Pairs {
    most: [u32; 2],
    counts: Vec<u64>,
}

impl Pairs {
    fn new(most: [u32; 2]) -> Self {
        let [rows, columns] = most.map(|most| most as usize + 1);
        Self { most, counts: vec![0; rows * columns] }
    }

    /// Counts a respondent; `false`, and nothing is counted, beyond the largest numbers.
    #[inline]
    fn add(&mut self, [positive, negative]: [u32; 2]) -> bool {
        let [most_positive, most_negative] = self.most;
        let place = positive * (most_negative + 1) + negative;
        let is_here = positive <= most_positive && negative <= most_negative;
        let count = self.counts.get_mut(place as usize).filter(|_| is_here);
        count.map(|count| *count += 1).is_some()
    }

    fn merge(&mut self, other: &Self) {
        self.counts.iter_mut().zip(&other.counts).for_each(|(count, other)| *count += other);
    }

    /// Positive, negative, and how many respondents, where there are any.
    fn filled(&self) -> impl Iterator<Item = (f64, f64, f64)> {
        let columns = self.most.last().map_or(1, |most| *most as usize + 1);
        let filled = self.counts.iter().enumerate().filter(|(_, count)| **count > 0);
        filled.map(move |(place, count)| ((place / columns) as f64, (place % columns) as f64, *count as f64))
    }

    fn sums(&self) -> [f64; 2] {
        self.filled()
            .fold([0.0, 0.0], |[positive, negative], (p, n, count)| [positive + p * count, negative + n * count])
    }

    /// Count, mean and variance of what `value` gives for each respondent.
    fn summary(&self, value: impl Fn(f64, f64) -> Option<f64>) -> Summary {
        let values: Vec<(f64, f64)> = self.filled().filter_map(|(p, n, count)| Some((value(p, n)?, count))).collect();
        let count: f64 = values.iter().map(|(_, count)| count).sum();
        let sum = total(values.iter().map(|(value, count)| value * count));
        let mean = (count > 0.0).then(|| sum.mean(count));
        let centre = mean.unwrap_or_default();
        let squares = total(values.iter().map(|(value, count)| count * (value - centre) * (value - centre))).value();
        Summary { count: count as u64, mean, variance: (count > 1.0).then(|| squares / (count - 1.0)) }
    }
}

fn total(values: impl Iterator<Item = f64>) -> Sum {
    let mut sum = Sum::default();
    values.for_each(|value| sum.add(value));
    sum
}

/// Strengths that are not counted pair by pair.
#[derive(Debug, Clone, Default)]
struct Strengths {
    shares: Moments,
    positive: Sum,
    negative: Sum,
}

impl Strengths {
    fn add(&mut self, [positive, negative]: [f64; 2]) {
        self.positive.add(positive);
        self.negative.add(negative);
        share(positive, negative).into_iter().for_each(|share| self.shares.add(share));
    }

    fn merge(&mut self, other: &Self) {
        self.positive.add_sum(&other.positive);
        self.negative.add_sum(&other.negative);
        self.shares.merge(&other.shares);
    }
}
