//! The scale that answers are given on.

use super::error::{MetricError, Result, check, finite};
use super::nps::MAX_COUNT;
use super::rule::{Range, Rule, range};
use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// The lowest and the highest answer of a rating scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct Scale {
    /// Lowest answer.
    pub min: f64,
    /// Highest answer, above `min`.
    pub max: f64,
}

impl Scale {
    /// The scale, if its ends are finite and in order.
    ///
    /// # Errors
    /// `NotFinite` at `"scale.min"` or `"scale.max"`; `Inconsistent` at `"scale"` unless `min` < `max`.
    pub fn checked(self) -> Result<Self> {
        finite("scale.min", self.min)?;
        finite("scale.max", self.max)?;
        if self.min < self.max {
            Ok(self)
        } else {
            Err(MetricError::Inconsistent { field: "scale".to_owned(), rule: Rule::MinBelowMax })
        }
    }

    /// Whether an answer lies on the scale.
    pub fn contains(&self, answer: f64) -> bool {
        self.min <= answer && answer <= self.max
    }

    /// The numbers on the scale.
    pub fn answers(&self) -> Range {
        Range::Between { least: self.min, most: self.max }
    }

    /// The integers on the scale, of those that a double tells from their neighbours.
    pub fn ratings(&self) -> Range {
        let most = MAX_COUNT as f64;
        Range::WholeBetween { least: self.min.max(-most), most: self.max.min(most) }
    }

    /// The same without the lowest.
    pub fn ratings_above_min(&self) -> Range {
        Self { min: libm::floor(self.min) + 1.0, ..*self }.ratings()
    }

    /// `answer` if it is finite and, where the scale is known to be good, lies on it.
    pub(crate) fn answer(scale: Option<&Self>, field: impl Fn() -> String, answer: f64) -> Result<f64> {
        let range = scale.map_or(range::FINITE, Self::answers);
        if range.allows(answer) {
            return Ok(answer); // without building the path of the field, which most answers do not need
        }
        check(&field(), answer, range)
    }
}
