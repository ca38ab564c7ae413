//! Confidence intervals of shares and of means.

use super::error::{MetricError, Result, check_rule, confidence, outcome};
use super::numeric::clamp::clamp;
use super::numeric::moments::{Moments, Summary};
use super::numeric::normal::Normal;
use super::numeric::student_t::StudentT;
use super::numeric::symmetric::Symmetric;
use super::rule::Rule;
use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// The confidence level where none is asked for.
pub const DEFAULT_CONFIDENCE: f64 = 0.95;

/// A confidence interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// The interval of `margin` around `centre`, if both ends are within the range of a double.
    pub(crate) fn around(centre: f64, margin: f64) -> Result<Self> {
        Ok(Self { low: outcome(centre - margin)?, high: outcome(centre + margin)? })
    }

    /// The part of the interval between `low` and `high`.
    pub(crate) fn clamped(self, low: f64, high: f64) -> Self {
        Self { low: clamp(self.low, low, high), high: clamp(self.high, low, high) }
    }
}

/// The asked confidence, or the default one.
pub(crate) fn confidence_or_default(asked: Option<f64>) -> Result<f64> {
    confidence(asked.unwrap_or(DEFAULT_CONFIDENCE))
}

/// The confidence of a comparison: that of the first side, which the second must not contradict.
pub(crate) fn common_confidence(first: f64, second: Option<f64>) -> Result<f64> {
    let level = confidence_or_default(second.or(Some(first))).map_err(|error| error.within("second"))?;
    if level == first { Ok(level) } else { Err(differs("second.confidence")) }
}

/// The error of a second side whose `field` is not what the first side's is.
pub(crate) fn differs(field: &str) -> MetricError {
    MetricError::Inconsistent { field: field.to_owned(), rule: Rule::SameAsFirst }
}

/// The standard normal z with P(|Z| <= z) = `level`.
pub(crate) fn normal_critical_value(level: f64) -> f64 {
    Normal.critical_value(level)
}

/// The critical value of an interval: of the normal distribution, or of Student's t with so many degrees of freedom.
#[cfg(feature = "ui")]
pub(crate) fn critical_value(level: f64, degrees_of_freedom: Option<f64>) -> f64 {
    match degrees_of_freedom {
        Some(degrees) => StudentT::new(degrees).critical_value(level),
        None => normal_critical_value(level),
    }
}

/// The Wilson score interval of a share.
///
/// # Formula
/// The two roots θ of (p - θ)² = z² θ (1 - θ) / n, with p = successes / n:
/// (p + z²/2n ± z sqrt(p(1 - p)/n + z²/4n²)) / (1 + z²/n).
///
/// # Inputs
/// * `successes`: 0..=`n`
/// * `n`: number of trials
/// * `level`: confidence, 0 < `level` < 1
///
/// # Returns
/// The interval, within [0, 1], its ends exactly 0 and 1 where the share is; `None` if `n` is 0.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `"confidence"`; `OutOfRange` at `"successes"` above `n`.
///
/// # Numerics
/// The lower root is p² over the sum that gives the upper one, so that small shares keep their digits.
///
/// # Examples
/// ```
/// # use feltworth::metrics::wilson_interval;
/// let interval = wilson_interval(60, 100, 0.95)?.unwrap();
/// assert!((interval.low - 0.502003).abs() < 5e-7 && (interval.high - 0.690599).abs() < 5e-7);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22, 209-212.
pub fn wilson_interval(successes: u64, n: u64, level: f64) -> Result<Option<Interval>> {
    let z = normal_critical_value(confidence(level)?);
    check_rule("successes", successes as f64, successes <= n, Rule::AtMostTrials { most: n as f64 })?;
    Ok((n > 0).then(|| wilson(successes as f64, n as f64, z)))
}

/// Wilson's interval for `successes` of `n` > 0 and a critical value.
pub(crate) fn wilson(successes: f64, n: f64, z: f64) -> Interval {
    let (p, q, z2) = (successes / n, (n - successes) / n, z * z / n);
    let root = (z2 * (p * q + 0.25 * z2)).sqrt();
    // Without the guard a share of 0 with a vanishing z would be 0 / 0.
    let low = |share: f64| if share > 0.0 { share * share / (share + 0.5 * z2 + root) } else { 0.0 };
    let high = if p <= 0.5 { (p + 0.5 * z2 + root) / (1.0 + z2) } else { 1.0 - low(q) };
    Interval { low: low(p), high }
}

/// How far the ends of Wilson's interval are from the share, in forms that keep their digits near 0 and 1.
pub(crate) fn wilson_distances(successes: f64, failures: f64, z: f64) -> Interval {
    let n = successes + failures;
    let (p, q, z2) = (successes / n, failures / n, z * z / n);
    let root = (z2 * (p * q + 0.25 * z2)).sqrt() + 0.5 * z2 * (p - q).abs();
    let away = root / (1.0 + z2);
    // Without the guard a share of 0 with a vanishing z would be 0 / 0.
    let towards = if root > 0.0 { z2 * p * q / root } else { 0.0 };
    if p < q { Interval { low: towards, high: away } } else { Interval { low: away, high: towards } }
}

/// The Student t interval of a mean.
///
/// # Formula
/// mean ± t s / sqrt(n), t the critical value of n - 1 degrees of freedom, s² the unbiased variance.
///
/// # Inputs
/// * `values`: the sample, finite numbers
/// * `level`: confidence, 0 < `level` < 1
///
/// # Returns
/// The interval, not clamped to any scale; `None` for fewer than two values; zero width for equal values.
///
/// # Errors
/// `NotFinite` at `"values[i]"`; `OutOfRange` or `NotFinite` at `"confidence"`; `OutOfRange` at `""` on overflow.
///
/// # Numerics
/// Compensated mean, Welford's squared deviations.
///
/// # Examples
/// ```
/// # use feltworth::metrics::mean_interval;
/// // Student's own data: the hours of sleep that ten patients gained with the second drug, 2.33 in the mean.
/// let sleep = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
/// let interval = mean_interval(&sleep, 0.95)?.unwrap();
/// assert!((interval.low - 0.8976775).abs() < 5e-8 && (interval.high - 3.7623225).abs() < 5e-8);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Student (1908), "The probable error of a mean", Biometrika 6, 1-25.
pub fn mean_interval(values: &[f64], level: f64) -> Result<Option<Interval>> {
    for (index, value) in values.iter().enumerate() {
        if !value.is_finite() {
            return Err(MetricError::NotFinite { field: format!("values[{index}]") });
        }
    }
    student_interval(&values.iter().copied().collect::<Moments>().summary(), confidence(level)?)
}

/// The Student t interval of a mean from a summary of the sample.
pub(crate) fn student_interval(sample: &Summary, level: f64) -> Result<Option<Interval>> {
    let (Some(mean), Some(variance)) = (sample.mean, sample.variance) else { return Ok(None) };
    let n = sample.count as f64;
    let margin = StudentT::new(n - 1.0).critical_value(level) * (variance / n).sqrt();
    Interval::around(mean, margin).map(Some)
}
