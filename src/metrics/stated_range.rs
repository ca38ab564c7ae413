//! Ranges as people say them: "20 to 30, 90 % sure".

use super::error::{MetricError, Result, check, finite, outcome, positive};
use super::interval::normal_critical_value;
use super::monte_carlo::Distribution;
use super::rule::{Range, Rule};

/// How sure people are of a range where they do not say.
pub const DEFAULT_SURE: f64 = 0.9;

/// The shape of the distribution behind a stated range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RangeShape {
    /// For what is positive and may be some times as large: amounts, rates, durations.
    LogNormal,
    /// For what may as well be so much more as so much less.
    Normal,
}

/// The distribution whose central part lies between two stated values.
///
/// # Formula
/// With z the two-sided critical value of `sure`: log-normal μ = (ln low + ln high) / 2, σ = (ln high - ln low) / (2 z); normal
/// mean = (low + high) / 2, sd = (high - low) / (2 z).
///
/// # Inputs
/// * `low`, `high`: the ends, `low` < `high`; `low` above 0 for a log-normal shape
/// * `sure`: the share between them, 0 < `sure` < 1; default 0.9
/// * `shape`: which distribution
///
/// # Returns
/// A [`Distribution`], as [`monte_carlo`](super::monte_carlo()) takes it; as much lies below `low` as above `high`.
///
/// # Errors
/// `NotFinite` at `"low"` or `"high"`; `OutOfRange` at `"low"` for a log-normal one of 0 or less; `Inconsistent` at `"high"`
/// unless it is above `low`; `OutOfRange` or `NotFinite` at `"sure"`; `OutOfRange` at `""` beyond the range of a double.
///
/// # Numerics
/// The logarithm of near ends is taken of their difference, so that a narrow range keeps its digits.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{Distribution, RangeShape, distribution_of};
/// let Distribution::Normal { mean, sd } = distribution_of(20.0, 30.0, None, RangeShape::Normal)? else { panic!() };
/// assert_eq!(mean, 25.0);
/// assert!((sd - 10.0 / 3.29).abs() < 5e-4); // 90 % of a normal distribution are 3.29 standard deviations wide
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// D. W. Hubbard (2014), *How to Measure Anything*, 3rd edition, chapter 6: distributions from calibrated 90 % intervals.
pub fn distribution_of(low: f64, high: f64, sure: Option<f64>, shape: RangeShape) -> Result<Distribution> {
    match shape {
        RangeShape::LogNormal => positive("low", low)?,
        RangeShape::Normal => finite("low", low)?,
    };
    finite("high", high)?;
    if low >= high {
        return Err(MetricError::Inconsistent { field: "high".to_owned(), rule: Rule::AboveLow });
    }
    let z = normal_critical_value(check("sure", sure.unwrap_or(DEFAULT_SURE), Range::InnerShare)?);
    match shape {
        RangeShape::LogNormal => Ok(Distribution::LogNormal {
            mu: outcome(0.5 * (libm::log(low) + libm::log(high)))?,
            sigma: outcome(log_ratio(low, high) / (2.0 * z))?,
        }),
        RangeShape::Normal => {
            Ok(Distribution::Normal { mean: outcome(0.5 * low + 0.5 * high)?, sd: outcome((high - low) / (2.0 * z))? })
        }
    }
}

/// ln high - ln low of positive ends.
fn log_ratio(low: f64, high: f64) -> f64 {
    if high <= 2.0 * low { libm::log1p((high - low) / low) } else { libm::log(high) - libm::log(low) }
}
