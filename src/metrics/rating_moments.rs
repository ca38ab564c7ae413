//! Moments of integer ratings on any scale.

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

    pub(super) fn merge(&mut self, other: &Self) {
        self.exact.merge(&other.exact);
        self.larger.merge(&other.larger);
    }

    pub(super) fn summary(&self) -> Summary {
        self.exact.summary(1).with(self.larger.summary())
    }
}
