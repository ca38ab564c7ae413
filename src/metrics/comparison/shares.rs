//! The difference of two shares.

use crate::metrics::error::{MetricError, Result, check_rule, confidence, outcome};
use crate::metrics::interval::{Interval, normal_critical_value, wilson_distances};
use crate::metrics::numeric::normal::two_sided_p_value;
use crate::metrics::rule::Rule;
use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// How many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Share {
    /// Those who count, at most `n`.
    pub successes: u64,
    /// All.
    pub n: u64,
}

/// The second of two independent shares minus the first.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShareDifference {
    /// Of the plain shares.
    pub difference: f64,
    /// Newcombe's hybrid score interval, within -1..1.
    pub interval: Interval,
    /// Of the pooled score test; `None` if all succeed in both samples, or none does.
    pub z: Option<f64>,
    /// Two-sided, normal; `None` where `z` is.
    pub p_value: Option<f64>,
}

/// The difference of two independent shares with Newcombe's interval and the score test.
///
/// # Formula
/// d = p₂ - p₁. Interval: d - sqrt((p₂ - l₂)² + (u₁ - p₁)²) to d + sqrt((u₂ - p₂)² + (p₁ - l₁)²), l and u the ends of
/// each share's Wilson interval. Test: z = d / sqrt(p (1 - p) (1/n₁ + 1/n₂)), p the pooled share (z² is Pearson's
/// chi-squared without continuity correction).
///
/// # Inputs
/// * `first`, `second`: successes of n
/// * `level`: confidence, 0 < `level` < 1
///
/// # Returns
/// [`ShareDifference`]. Interval and test are different methods: close to the limit they may disagree.
///
/// # Numerics
/// d is (x₂ n₁ - x₁ n₂) / (n₁ n₂) in integers, and p - l and u - p are computed as such: no cancellation near 0 and 1.
///
/// # Errors
/// `Empty` at `"first"` or `"second"` without data; `OutOfRange` at `"first.successes"` or `"second.successes"`;
/// `OutOfRange` or `NotFinite` at `"confidence"`.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{Share, share_difference};
/// let result = share_difference(Share { successes: 48, n: 80 }, Share { successes: 56, n: 70 }, 0.95)?;
/// assert!((result.interval.low - 0.0524).abs() < 5e-5 && (result.interval.high - 0.3339).abs() < 5e-5);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// R. G. Newcombe (1998), "Interval estimation for the difference between independent proportions: comparison of eleven
/// methods", Statistics in Medicine 17, 873-890, method 10 and table II. Test: K. Pearson (1900).
pub fn share_difference(first: Share, second: Share, level: f64) -> Result<ShareDifference> {
    first.checked("first")?;
    second.checked("second")?;
    let critical = normal_critical_value(confidence(level)?);
    let difference = outcome(second.value_less(&first))?;
    let (before, after) = (first.wilson_distances(critical), second.wilson_distances(critical));
    let interval = Interval {
        low: outcome(difference - libm::hypot(after.low, before.high))?,
        high: outcome(difference + libm::hypot(after.high, before.low))?,
    };
    let error = pooled_standard_error(first, second);
    let z = (error > 0.0).then(|| outcome(difference / error)).transpose()?;
    Ok(ShareDifference { difference, interval: interval.clamped(-1.0, 1.0), z, p_value: z.map(two_sided_p_value) })
}

impl Share {
    fn checked(&self, side: &str) -> Result<()> {
        if self.n == 0 {
            return Err(MetricError::Empty { field: side.to_owned() });
        }
        let rule = Rule::AtMostTrials { most: self.n as f64 };
        check_rule("successes", self.successes as f64, self.successes <= self.n, rule)
            .map_err(|error| error.within(side))?;
        Ok(())
    }

    /// The share less another one, by cross products: two shares near 1 would leave no digits.
    fn value_less(&self, other: &Self) -> f64 {
        let product = |a: u64, b: u64| u128::from(a) * u128::from(b);
        let (one, another) = (product(self.successes, other.n), product(other.successes, self.n));
        let size = one.abs_diff(another) as f64 / product(self.n, other.n) as f64;
        if one < another { -size } else { size }
    }

    /// How far the ends of the Wilson interval are from the share.
    fn wilson_distances(&self, critical: f64) -> Interval {
        wilson_distances(self.successes as f64, (self.n - self.successes) as f64, critical)
    }
}

/// The standard error of the difference if both samples had the same share.
fn pooled_standard_error(first: Share, second: Share) -> f64 {
    let (n1, n2) = (first.n as f64, second.n as f64);
    let successes = first.successes as f64 + second.successes as f64;
    let failures = (first.n - first.successes) as f64 + (second.n - second.successes) as f64;
    let all = n1 + n2;
    (successes / all * (failures / all) * (1.0 / n1 + 1.0 / n2)).sqrt()
}
