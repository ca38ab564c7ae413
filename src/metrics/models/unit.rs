//! The unit in which the purchase models count time.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// Days of a month: a twelfth of the Julian year.
pub(super) const DAYS_PER_MONTH: f64 = 365.25 / 12.0;

/// The unit in which times are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub enum Unit {
    /// One day.
    Day,
    /// Seven days.
    Week,
    /// 365.25 / 12 days.
    Month,
}

impl Unit {
    /// The unit's length in days.
    pub fn days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Month => DAYS_PER_MONTH,
        }
    }

    /// A month's length in this unit.
    pub fn per_month(self) -> f64 {
        match self {
            Self::Month => 1.0,
            Self::Day | Self::Week => DAYS_PER_MONTH / self.days(),
        }
    }
}
