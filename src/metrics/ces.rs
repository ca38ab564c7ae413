//! Customer Effort Score, in its two versions.

use super::comparison::{CesDifference, Share, TestSample, share_difference};
use super::csat::share_with_interval;
use super::error::{MetricError, Result, outcome};
use super::interval::{Interval, confidence_or_default, student_interval};
use super::rating_moments::RatingMoments;
use super::rule::Range;
use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// The wording and direction of the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, BorshSerialize, BorshDeserialize)]
pub enum CesVersion {
    /// 1.0: how much effort, 1 very low to 5 very high; lower is better.
    Effort,
    /// 2.0: "made it easy", 1 strongly disagree to 7 strongly agree; higher is better.
    #[default]
    Ease,
}

impl CesVersion {
    /// The highest rating; the lowest is 1.
    pub const fn highest(self) -> i64 {
        match self {
            Self::Effort => 5,
            Self::Ease => 7,
        }
    }

    /// The ratings.
    pub const fn ratings(self) -> Range {
        Range::WholeBetween { least: 1.0, most: self.highest() as f64 }
    }

    /// Whether a higher mean is better.
    pub const fn higher_is_better(self) -> bool {
        matches!(self, Self::Ease)
    }

    /// Whether a rating counts as easy: 5 to 7 in version 2.0; 1 and 2 in version 1.0, a convention of this crate.
    pub const fn is_easy(self, rating: i64) -> bool {
        match self {
            Self::Effort => rating <= 2,
            Self::Ease => rating >= 5,
        }
    }
}

/// Ratings and the version of the question.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CesInput {
    /// Integer ratings, 1..=7 in version 2.0, 1..=5 in version 1.0.
    pub ratings: Vec<i64>,
    /// Version; default 2.0.
    pub version: CesVersion,
    /// Confidence of the intervals; default 0.95.
    pub confidence: Option<f64>,
}

/// A Customer Effort Score with its uncertainty.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct CesResult {
    /// Number of ratings.
    pub n: u64,
    /// Mean rating; `None` without ratings.
    pub mean: Option<f64>,
    /// Student t interval of the mean; `None` for fewer than two ratings.
    pub mean_interval: Option<Interval>,
    /// Share of those who had it easy; `None` without ratings.
    pub easy_share: Option<f64>,
    /// Wilson interval of that share.
    pub easy_share_interval: Option<Interval>,
    /// Whether a higher mean is better.
    pub higher_is_better: bool,
}

/// Customer Effort Score.
///
/// # Formula
/// mean = Σ ratings / n; easy share = share of 5 to 7 (version 2.0), of 1 and 2 (version 1.0, a convention of this crate).
///
/// # Inputs
/// * `ratings`: integers 1..=7 (version 2.0) or 1..=5 (version 1.0)
/// * `confidence`: 0 < confidence < 1, default 0.95
///
/// # Returns
/// [`CesResult`], unrounded. The direction is never turned: with version 1.0 a lower mean is better.
///
/// # Errors
/// `OutOfRange` at `"ratings[i]"`; `OutOfRange` or `NotFinite` at `"confidence"`.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{CesInput, ces};
/// let counts = [80, 210, 140, 110, 160, 180, 120];
/// let ratings = (1..).zip(counts).flat_map(|(rating, count)| vec![rating; count]).collect();
/// let result = ces(&CesInput { ratings, ..CesInput::default() })?;
/// assert_eq!((result.mean, result.easy_share), (Some(4.08), Some(0.46)));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// M. Dixon, K. Freeman, N. Toman (2010), "Stop trying to delight your customers", HBR 88(7/8); version 2.0: M. Dixon,
/// N. Toman, R. DeLisi (2013), *The Effortless Experience*.
pub fn ces(input: &CesInput) -> Result<CesResult> {
    let highest = input.version.highest();
    let mut tally = CesTally::new(input.version);
    for (index, rating) in input.ratings.iter().enumerate() {
        if !(1..=highest).contains(rating) {
            let rule = input.version.ratings().into();
            return Err(MetricError::OutOfRange { field: format!("ratings[{index}]"), value: *rating as f64, rule });
        }
        tally.add(*rating);
    }
    tally.result(confidence_or_default(input.confidence)?)
}

/// A running count of ratings in constant memory, for streams of any length.
#[derive(Debug, Clone)]
pub struct CesTally {
    version: CesVersion,
    easy: u64,
    ratings: RatingMoments,
}

impl CesTally {
    /// An empty count.
    pub fn new(version: CesVersion) -> Self {
        Self { version, easy: 0, ratings: RatingMoments::default() }
    }

    /// Counts a rating, which must be on the version's scale.
    pub fn add(&mut self, rating: i64) {
        self.easy += u64::from(self.version.is_easy(rating));
        self.ratings.add(rating);
    }

    /// Counts a rating, which must be on the version's scale, so many times.
    pub fn add_times(&mut self, rating: i64, times: u64) {
        self.easy += if self.version.is_easy(rating) { times } else { 0 };
        self.ratings.add_times(rating, times);
    }

    /// The sample standard deviation of the ratings; `None` for fewer than two.
    pub fn standard_deviation(&self) -> Option<f64> {
        self.ratings.summary().variance.map(f64::sqrt)
    }

    /// The second customer effort score minus this one, as of [`ces_difference`](crate::metrics::ces_difference); both of
    /// the same version.
    ///
    /// # Errors
    /// `Empty` at `"first"` or `"second"` without ratings; `OutOfRange` or `NotFinite` at `"confidence"`.
    pub fn difference_to(&self, second: &Self, confidence: f64) -> Result<CesDifference> {
        let share = |tally: &Self| Share { successes: tally.easy, n: tally.ratings.summary().count };
        let easy_share = share_difference(share(self), share(second), confidence)?;
        Ok(CesDifference { mean: self.ratings.difference_to(&second.ratings, confidence)?, easy_share })
    }

    /// Adds the ratings of another count of the same version.
    pub fn merge(&mut self, other: &Self) {
        self.easy += other.easy;
        self.ratings.merge(&other.ratings);
    }

    /// The ratings, as tests compare them.
    pub fn test_sample(&self) -> TestSample {
        TestSample::mean(self.ratings.summary())
    }

    /// The result over all ratings so far.
    ///
    /// # Errors
    /// `OutOfRange` or `NotFinite` at `"confidence"`.
    pub fn result(&self, confidence: f64) -> Result<CesResult> {
        let level = confidence_or_default(Some(confidence))?;
        let ratings = self.ratings.summary();
        let (easy_share, easy_share_interval) = share_with_interval(self.easy, ratings.count, level);
        Ok(CesResult {
            n: ratings.count,
            mean: ratings.mean.map(outcome).transpose()?,
            mean_interval: student_interval(&ratings, level)?,
            easy_share,
            easy_share_interval,
            higher_is_better: self.version.higher_is_better(),
        })
    }
}
