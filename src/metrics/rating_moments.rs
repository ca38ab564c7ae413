//! Moments of integer ratings on any scale.

use super::comparison::{MeanDifference, tested};
use super::error::{Result, outcome};
use super::numeric::moments::{Moments, Summary};
use super::numeric::whole::WholeMoments;

/// The ratings up to which sums are exact; scales end far below.
const LARGEST_EXACT: i64 = 1 << 40;

/// Count, mean and variance of ratings that come one by one, exact up to 2^40: parts add up to the same bits as the whole.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RatingMoments {
    exact: WholeMoments,
    larger: Moments,
}

impl RatingMoments {
    pub(super) fn add(&mut self, rating: i64) {
        if rating.unsigned_abs() <= LARGEST_EXACT.unsigned_abs() {
            self.exact.add(rating);
        } else {
            self.larger.add(rating as f64);
        }
    }

    /// Adds a rating of at most [`LARGEST_EXACT`] so many times.
    pub(super) fn add_times(&mut self, rating: i64, times: u64) {
        self.exact.add_times(rating, times);
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.exact.merge(&other.exact);
        self.larger.merge(&other.larger);
    }

    pub(super) fn summary(&self) -> Summary {
        self.exact.summary(1).with(self.larger.summary())
    }

    /// The mean of a second sample minus that of this one, by Welch's test; neither is empty.
    pub(super) fn difference_to(&self, second: &Self, level: f64) -> Result<MeanDifference> {
        let (before, after) = (self.summary(), second.summary());
        let difference = after.mean.zip(before.mean).map_or(f64::NAN, |(after, before)| after - before);
        tested(outcome(difference)?, &before, &after, level)
    }
}
