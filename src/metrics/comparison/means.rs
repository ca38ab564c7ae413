//! The difference of two means.

use crate::metrics::error::{MetricError, Result, confidence, outcome};
use crate::metrics::interval::Interval;
use crate::metrics::numeric::moments::{Moments, Summary};
use crate::metrics::numeric::student_t::StudentT;
use crate::metrics::numeric::symmetric::Symmetric;
use serde::Serialize;

/// Why there is no test of a difference of means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum NoTest {
    /// A sample with fewer than two values.
    TooFew,
    /// All values are equal within both samples.
    NoVariance,
}

/// The mean of the second of two independent samples minus that of the first.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MeanDifference {
    /// Of the means.
    pub difference: f64,
    /// Of the difference; this and what follows is `None` for the `reason`.
    pub standard_error: Option<f64>,
    /// Difference over its standard error.
    pub t: Option<f64>,
    /// Of Welch and Satterthwaite; fractional.
    pub degrees_of_freedom: Option<f64>,
    /// Two-sided, Student t.
    pub p_value: Option<f64>,
    /// Not clamped.
    pub interval: Option<Interval>,
    /// Why there is no test.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoTest>,
}

/// The difference of the means of two independent samples, by Welch's test.
///
/// # Formula
/// t = (m₂ - m₁) / SE, SE² = a + b, a = s₁²/n₁, b = s₂²/n₂, with (a + b)² / (a²/(n₁ - 1) + b²/(n₂ - 1)) degrees of
/// freedom. The variances need not be equal.
///
/// # Inputs
/// * `first`, `second`: the samples, finite numbers
/// * `level`: confidence, 0 < `level` < 1
///
/// # Returns
/// [`MeanDifference`].
///
/// # Errors
/// `NotFinite` at `"first[i]"` or `"second[i]"`; `Empty` at `"first"` or `"second"`; `OutOfRange` or `NotFinite` at
/// `"confidence"`; `OutOfRange` at `""` beyond the range of a double.
///
/// # Examples
/// ```
/// # use feltworth::metrics::mean_difference;
/// // Student's own data: the hours of sleep gained with two drugs; R's t.test(extra ~ group) prints p-value = 0.07939.
/// let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
/// let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
/// let result = mean_difference(&first, &second, 0.95)?;
/// assert!((result.t.unwrap() - 1.8608).abs() < 5e-5 && (result.p_value.unwrap() - 0.07939).abs() < 5e-6);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// B. L. Welch (1947), "The generalization of 'Student's' problem when several different population variances are
/// involved", Biometrika 34, 28-35.
pub fn mean_difference(first: &[f64], second: &[f64], level: f64) -> Result<MeanDifference> {
    let (before, after) = (sample("first", first)?, sample("second", second)?);
    welch(&before, &after, confidence(level)?)
}

fn sample(side: &str, values: &[f64]) -> Result<Moments> {
    match values.iter().position(|value| !value.is_finite()) {
        Some(index) => Err(MetricError::NotFinite { field: format!("{side}[{index}]") }),
        None if values.is_empty() => Err(MetricError::Empty { field: side.to_owned() }),
        None => Ok(values.iter().copied().collect()),
    }
}

/// Welch's test from the moments of two samples, of which neither is empty.
pub(super) fn welch(first: &Moments, second: &Moments, level: f64) -> Result<MeanDifference> {
    let difference = outcome(second.mean_less(first).unwrap_or(f64::NAN))?;
    tested(difference, &first.summary(), &second.summary(), level)
}

/// The test of a difference of two samples.
pub(in crate::metrics) fn tested(
    difference: f64,
    first: &Summary,
    second: &Summary,
    level: f64,
) -> Result<MeanDifference> {
    let (Some(a), Some(b)) = (squared_error(first), squared_error(second)) else {
        return Ok(MeanDifference::untested(difference, NoTest::TooFew));
    };
    let standard_error = outcome((a + b).sqrt())?;
    if standard_error == 0.0 {
        return Ok(MeanDifference::untested(difference, NoTest::NoVariance));
    }
    // in shares of the sum, so that neither overflows when squared
    let (a, b) = (a / (a + b), b / (a + b));
    let degrees_of_freedom = 1.0 / (a * a / less_one(first) + b * b / less_one(second));
    let distribution = StudentT::new(degrees_of_freedom);
    let t = outcome(difference / standard_error)?;
    let margin = distribution.critical_value(level) * standard_error;
    Ok(MeanDifference {
        difference,
        standard_error: Some(standard_error),
        t: Some(t),
        degrees_of_freedom: Some(degrees_of_freedom),
        p_value: Some(distribution.two_sided_p_value(t)),
        interval: Some(Interval::around(difference, margin)?),
        reason: None,
    })
}

/// The squared standard error of a mean.
fn squared_error(sample: &Summary) -> Option<f64> {
    sample.variance.map(|variance| variance / sample.count as f64)
}

fn less_one(sample: &Summary) -> f64 {
    sample.count as f64 - 1.0
}

impl MeanDifference {
    fn untested(difference: f64, reason: NoTest) -> Self {
        Self {
            difference,
            standard_error: None,
            t: None,
            degrees_of_freedom: None,
            p_value: None,
            interval: None,
            reason: Some(reason),
        }
    }
}
