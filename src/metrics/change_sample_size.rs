//! How many answers are needed in each of two surveys to see a change.

use super::error::{MetricError, Result, check, fraction, not_negative, positive};
use super::interval::{confidence_or_default, normal_critical_value};
use super::nps::MAX_COUNT;
use super::rule::{Range, Rule, range};

/// The power where none is asked for.
pub const DEFAULT_POWER: f64 = 0.8;

/// How sure a test shall be, with the usual defaults.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TestStrength {
    /// Of the two-sided test, between 0 and 1; default 0.95.
    pub confidence: Option<f64>,
    /// The chance that the change is seen, between 0 and 1; default 0.8.
    pub power: Option<f64>,
}

/// The answers needed in each of two surveys to see a change of the Net Promoter Score.
///
/// # Formula
/// n = (z + z_power)² (v₁ + v₂) / d², rounded up, with v₁ = v₂ = v and d the change / 100; z the two-sided critical value of
/// the confidence, z_power the quantile of the power.
///
/// # Inputs
/// * `change`: in points, 0 < `change` <= 200
/// * `variance` v: of an answer as -1, 0 or 1, 0 to 1; default 1, the worst case
/// * `strength`: confidence and power of the test
///
/// # Returns
/// Answers in each survey, at least 1. Below a power of (1 - confidence) / 2, which any sample has, 1.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `"change"`, `"variance"`, `"confidence"`, `"power"`; `OutOfRange` at `""` above 2^53 - 1
/// answers.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{TestStrength, nps_change_sample_size};
/// assert_eq!(nps_change_sample_size(10.0, None, TestStrength::default())?, 1570); // 7.8489 * 2 / 0.01
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// S.-C. Chow, J. Shao, H. Wang (2008), *Sample Size Calculations in Clinical Research*, 2nd edition, section 3.2 for means,
/// here of -1, 0 and 1.
pub fn nps_change_sample_size(change: f64, variance: Option<f64>, strength: TestStrength) -> Result<u64> {
    let change = check("change", change, range::NPS_CHANGE)?;
    let variance = fraction("variance", variance.unwrap_or(1.0))?;
    strength.answers(change / 100.0, 2.0 * variance)
}

/// The answers needed in each of two surveys to see a change of a share.
///
/// # Formula
/// n = (z + z_power)² (p₁ (1 - p₁) + p₂ (1 - p₂)) / (p₂ - p₁)², rounded up.
///
/// # Inputs
/// * `before` p₁, `after` p₂: the shares, 0 to 1, which differ
/// * `strength`: confidence and power of the test
///
/// # Returns
/// Answers in each survey, at least 1.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `"before"`, `"after"`, `"confidence"`, `"power"`; `Inconsistent` at `"after"` for equal
/// shares; `OutOfRange` at `""` above 2^53 - 1 answers.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{TestStrength, share_change_sample_size};
/// assert_eq!(share_change_sample_size(0.65, 0.85, TestStrength::default())?, 70); // 7.8489 * 0.355 / 0.04 = 69.7
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// S.-C. Chow, J. Shao, H. Wang (2008), *Sample Size Calculations in Clinical Research*, 2nd edition, section 4.2.
pub fn share_change_sample_size(before: f64, after: f64, strength: TestStrength) -> Result<u64> {
    fraction("before", before)?;
    fraction("after", after)?;
    if before == after {
        return Err(MetricError::Inconsistent { field: "after".to_owned(), rule: Rule::AnotherThanBefore });
    }
    strength.answers(after - before, before * (1.0 - before) + after * (1.0 - after))
}

/// The answers needed in each of two surveys to see a change of a mean (NEV, a mean rating).
///
/// # Formula
/// n = 2 (z + z_power)² s² / d², rounded up, d the change.
///
/// # Inputs
/// * `change`: in the unit of the mean, above 0
/// * `standard_deviation` s: expected, of single answers (or of respondents' NEV), 0 or more
/// * `strength`: confidence and power of the test
///
/// # Returns
/// Answers in each survey, at least 1.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `"change"`, `"standardDeviation"`, `"confidence"`, `"power"`; `OutOfRange` at `""` above
/// 2^53 - 1 answers.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{TestStrength, mean_change_sample_size};
/// assert_eq!(mean_change_sample_size(5.0, 10.0, TestStrength::default())?, 63); // 7.8489 * 200 / 25 = 62.8
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// S.-C. Chow, J. Shao, H. Wang (2008), *Sample Size Calculations in Clinical Research*, 2nd edition, section 3.2.
pub fn mean_change_sample_size(change: f64, standard_deviation: f64, strength: TestStrength) -> Result<u64> {
    positive("change", change)?;
    not_negative("standardDeviation", standard_deviation)?;
    strength.answers(change / standard_deviation, 2.0)
}

impl TestStrength {
    /// The answers at which a test sees a `change` of answers whose two variances add up to `variances`.
    fn answers(self, change: f64, variances: f64) -> Result<u64> {
        let ratio = self.critical_sum()? / change;
        let needed = (ratio * ratio * variances).ceil().max(1.0);
        let enough = needed <= MAX_COUNT as f64;
        let rule = Rule::SampleToCount;
        let out = || MetricError::OutOfRange { field: String::new(), value: needed, rule };
        enough.then_some(needed as u64).ok_or_else(out)
    }

    /// z + z_power, or 0 where that is negative.
    pub(crate) fn critical_sum(self) -> Result<f64> {
        let z = normal_critical_value(confidence_or_default(self.confidence)?);
        let power = self.power.unwrap_or(DEFAULT_POWER);
        let power = check("power", power, Range::InnerShare)?;
        Ok((z + normal_quantile(power)).max(0.0))
    }
}

/// The z with P(Z <= z) = `share`, to the accuracy of 2 `share` - 1.
fn normal_quantile(share: f64) -> f64 {
    let inside = 2.0 * share - 1.0;
    if inside == 0.0 { 0.0 } else { normal_critical_value(inside.abs()).copysign(inside) }
}
