//! Customer satisfaction: share of satisfied customers, mean rating and index.

use super::comparison::{CsatDifference, Share, TestSample, share_difference};
use super::error::{Result, check, outcome};
use super::interval::{Interval, confidence_or_default, normal_critical_value, student_interval, wilson};
use super::rating_moments::RatingMoments;
use super::rule::Range;
use super::scale::Scale;
use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// The scale of ratings where none is named: 1 to 5.
pub const DEFAULT_CSAT_SCALE: Scale = Scale { min: 1.0, max: 5.0 };

/// Ratings, their scale, and who counts as satisfied.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CsatInput {
    /// Integer ratings on the scale.
    pub ratings: Vec<i64>,
    /// Scale of the ratings; default [`DEFAULT_CSAT_SCALE`].
    pub scale: Option<Scale>,
    /// Lowest satisfied rating; default the top two boxes, the top one on a two-point scale.
    pub satisfied_from: Option<f64>,
    /// Confidence of the intervals; default 0.95.
    pub confidence: Option<f64>,
}

/// Customer satisfaction with its uncertainty.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct CsatResult {
    /// Number of ratings.
    pub n: u64,
    /// Satisfied ones.
    pub satisfied: u64,
    /// satisfied / n; `None` without ratings.
    pub share: Option<f64>,
    /// Wilson interval of the share.
    pub share_interval: Option<Interval>,
    /// Mean rating; `None` without ratings.
    pub mean: Option<f64>,
    /// Student t interval of the mean; `None` for fewer than two ratings.
    pub mean_interval: Option<Interval>,
    /// (mean - min) / (max - min) * 100; `None` without ratings.
    pub index: Option<f64>,
}

/// Customer satisfaction.
///
/// # Formula
/// share = ratings of at least `satisfied_from` / n; mean = Σ ratings / n; index = 100 (mean - min) / (max - min).
///
/// # Inputs
/// * `ratings`: integers on `scale`
/// * `scale`: min < max, default 1 to 5
/// * `satisfied_from`: min < v <= max; default max - 1, on a two-point scale max
/// * `confidence`: 0 < confidence < 1, default 0.95
///
/// # Returns
/// [`CsatResult`], unrounded.
///
/// # Errors
/// `OutOfRange` at `"ratings[i]"`; `Inconsistent` at `"scale"`; `OutOfRange` or `NotFinite` at `"satisfiedFrom"` and
/// `"confidence"`; the first in this order.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{CsatInput, csat};
/// let counts = [(5, 42), (4, 32), (3, 10), (2, 9), (1, 14)];
/// let ratings = counts.iter().flat_map(|(rating, count)| vec![*rating; *count]).collect();
/// let result = csat(&CsatInput { ratings, ..CsatInput::default() })?;
/// assert_eq!(result.share, Some(74.0 / 107.0));
/// assert!((result.index.unwrap() - 68.457944).abs() < 5e-7);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Top two boxes: Delighted Help Center, "How is CSAT calculated?". Index: SmartSurvey, "Customer satisfaction
/// calculations".
pub fn csat(input: &CsatInput) -> Result<CsatResult> {
    let tally = CsatTally::new(input.scale, input.satisfied_from);
    let scale = input.scale.unwrap_or(DEFAULT_CSAT_SCALE).checked().ok();
    for (index, rating) in input.ratings.iter().enumerate() {
        Scale::answer(scale.as_ref(), || format!("ratings[{index}]"), *rating as f64)?;
    }
    let mut tally = tally?;
    let level = confidence_or_default(input.confidence)?;
    input.ratings.iter().for_each(|rating| tally.add(*rating));
    tally.result(level)
}

impl CsatInput {
    /// The lowest satisfied rating, given or by default.
    ///
    /// # Errors
    /// Those of [`CsatTally::new`].
    pub fn lowest_satisfied(&self) -> Result<f64> {
        CsatTally::new(self.scale, self.satisfied_from).map(|tally| tally.satisfied_from)
    }
}

/// A running count of ratings in constant memory, for streams of any length.
#[derive(Debug, Clone)]
pub struct CsatTally {
    scale: Scale,
    satisfied_from: f64,
    satisfied: u64,
    ratings: RatingMoments,
}

impl CsatTally {
    /// An empty count for a scale and the lowest satisfied rating, with the defaults of [`CsatInput`].
    ///
    /// # Errors
    /// `Inconsistent` or `NotFinite` at `"scale"`; `OutOfRange` or `NotFinite` at `"satisfiedFrom"`.
    pub fn new(scale: Option<Scale>, satisfied_from: Option<f64>) -> Result<Self> {
        let scale = scale.unwrap_or(DEFAULT_CSAT_SCALE).checked()?;
        let top_two = if scale.max - 1.0 > scale.min { scale.max - 1.0 } else { scale.max };
        let above_min = Range::AboveUpTo { least: scale.min, most: scale.max };
        let satisfied_from = check("satisfiedFrom", satisfied_from.unwrap_or(top_two), above_min)?;
        Ok(Self { scale, satisfied_from, satisfied: 0, ratings: RatingMoments::default() })
    }

    /// Counts a rating, which must be on the scale.
    pub fn add(&mut self, rating: i64) {
        self.satisfied += u64::from(rating as f64 >= self.satisfied_from);
        self.ratings.add(rating);
    }

    /// Counts a rating, which must be on the scale, so many times.
    pub fn add_times(&mut self, rating: i64, times: u64) {
        self.satisfied += if rating as f64 >= self.satisfied_from { times } else { 0 };
        self.ratings.add_times(rating, times);
    }

    /// The lowest rating that counts as satisfied.
    pub fn satisfied_from(&self) -> f64 {
        self.satisfied_from
    }

    /// The sample standard deviation of the ratings; `None` for fewer than two.
    pub fn standard_deviation(&self) -> Option<f64> {
        self.ratings.summary().variance.map(f64::sqrt)
    }

    /// The second customer satisfaction minus this one, as of [`csat_difference`](crate::metrics::csat_difference); both
    /// with the same scale and the same lowest satisfied rating.
    ///
    /// # Errors
    /// `Empty` at `"first"` or `"second"` without ratings; `OutOfRange` or `NotFinite` at `"confidence"`.
    pub fn difference_to(&self, second: &Self, confidence: f64) -> Result<CsatDifference> {
        let share = |tally: &Self| Share { successes: tally.satisfied, n: tally.ratings.summary().count };
        Ok(CsatDifference {
            share: share_difference(share(self), share(second), confidence)?,
            mean: self.ratings.difference_to(&second.ratings, confidence)?,
        })
    }

    /// Adds the ratings of another count with the same scale and the same lowest satisfied rating.
    pub fn merge(&mut self, other: &Self) {
        self.satisfied += other.satisfied;
        self.ratings.merge(&other.ratings);
    }

    /// The result over all ratings so far.
    ///
    /// # Errors
    /// `OutOfRange` or `NotFinite` at `"confidence"`; `OutOfRange` at `""` beyond the range of a double.
    pub fn result(&self, confidence: f64) -> Result<CsatResult> {
        let level = confidence_or_default(Some(confidence))?;
        let ratings = self.ratings.summary();
        let (share, share_interval) = share_with_interval(self.satisfied, ratings.count, level);
        let mean = ratings.mean.map(outcome).transpose()?;
        Ok(CsatResult {
            n: ratings.count,
            satisfied: self.satisfied,
            share,
            share_interval,
            mean,
            mean_interval: student_interval(&ratings, level)?,
            index: mean.map(|mean| self.index(mean)).transpose()?,
        })
    }

    /// The satisfied among all, as tests compare them.
    pub fn test_sample(&self) -> TestSample {
        TestSample::share(Share { successes: self.satisfied, n: self.ratings.summary().count })
    }

    fn index(&self, mean: f64) -> Result<f64> {
        let width = outcome(self.scale.max - self.scale.min)?;
        outcome((mean - self.scale.min) / width * 100.0)
    }
}

/// A share and its Wilson interval; neither without data.
pub(super) fn share_with_interval(part: u64, n: u64, level: f64) -> (Option<f64>, Option<Interval>) {
    if n == 0 {
        return (None, None);
    }
    let (part, n) = (part as f64, n as f64);
    (Some(part / n), Some(wilson(part, n, normal_critical_value(level))))
}
