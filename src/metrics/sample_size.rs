//! How many answers are needed for a wanted margin of error.

use super::error::{MetricError, Result, check, fraction, not_negative, positive};
use super::interval::{confidence_or_default, normal_critical_value};
use super::nps::MAX_COUNT;
use super::numeric::student_t::StudentT;
use super::numeric::symmetric::Symmetric;
use super::rule::{Range, Rule, range};

/// The answers needed for a Net Promoter Score with a wanted margin.
///
/// # Formula
/// n = v z² / d² - 3, rounded up, d the margin / 100: the adjusted Wald interval, whose three added answers count.
///
/// # Inputs
/// * `margin`: half the width of the interval in points, 0 < `margin` <= 100
/// * `variance` v: expected, (P + D)/n - ((P - D)/n)², 0 to 1; default 1, the worst case (half detractors, half
///   promoters)
/// * `level`: confidence, default 0.95
///
/// # Returns
/// Number of answers, at least 1.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `"margin"`, `"variance"`, `"confidence"`; `OutOfRange` at `""` above 2^53 - 1 answers.
///
/// # Examples
/// ```
/// # use feltworth::metrics::nps_sample_size;
/// assert_eq!(nps_sample_size(10.0, None, None)?, 382);
/// assert_eq!(nps_sample_size(5.0, None, None)?, 1534);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// MeasuringU, "Sample sizes for Net Promoter Scores": solved from the adjusted Wald interval of B. Rocks (2016).
pub fn nps_sample_size(margin: f64, variance: Option<f64>, level: Option<f64>) -> Result<u64> {
    check("margin", margin, range::NPS_HALF_WIDTH)?;
    let variance = fraction("variance", variance.unwrap_or(1.0))?;
    let z = normal_critical_value(confidence_or_default(level)?);
    let ratio = z / (margin / 100.0);
    smallest(1, |n| variance * ratio * ratio <= n + 3.0)
}

/// The answers needed for a share with a wanted margin.
///
/// # Formula
/// The smallest n with z sqrt(n p (1 - p) + z²/4) / (n + z²) <= margin: half the width of the Wilson interval.
///
/// # Inputs
/// * `margin`: half the width of the interval, 0 < `margin` <= 0.5
/// * `share` p: expected, 0 to 1; default 0.5, the worst case
/// * `level`: confidence, default 0.95
///
/// # Returns
/// Number of answers, at least 1. The expected number of successes n p is not rounded.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `"margin"`, `"share"`, `"confidence"`; `OutOfRange` at `""` above 2^53 - 1 answers.
///
/// # Examples
/// ```
/// # use feltworth::metrics::share_sample_size;
/// assert_eq!(share_sample_size(0.05, None, None)?, 381); // z²/(4 d²) - z² = 380.3
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// E. B. Wilson (1927), JASA 22, 209-212, solved for n.
pub fn share_sample_size(margin: f64, share: Option<f64>, level: Option<f64>) -> Result<u64> {
    check("margin", margin, Range::HalfWidth)?;
    let share = fraction("share", share.unwrap_or(0.5))?;
    let z = normal_critical_value(confidence_or_default(level)?);
    let spread = share * (1.0 - share);
    smallest(1, |n| z * (n * spread + 0.25 * z * z).sqrt() <= margin * (n + z * z))
}

/// The answers needed for a mean (NEV, a mean rating) with a wanted margin.
///
/// # Formula
/// The smallest n with t s / sqrt(n) <= margin, t the critical value of n - 1 degrees of freedom.
///
/// # Inputs
/// * `margin`: half the width of the interval in the unit of the mean, above 0
/// * `standard_deviation` s: expected, of single answers (or of respondents' NEV), 0 or more
/// * `level`: confidence, default 0.95
///
/// # Returns
/// Number of answers, at least 2.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `"margin"`, `"standardDeviation"`, `"confidence"`; `OutOfRange` at `""` above 2^53 - 1
/// answers.
///
/// # Examples
/// ```
/// # use feltworth::metrics::mean_sample_size;
/// assert_eq!(mean_sample_size(1.0, 2.0, None)?, 18); // t = 2.1098: 2.1098 * 2 / sqrt(18) = 0.9946
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Student (1908), Biometrika 6, 1-25, solved for n.
pub fn mean_sample_size(margin: f64, standard_deviation: f64, level: Option<f64>) -> Result<u64> {
    positive("margin", margin)?;
    not_negative("standardDeviation", standard_deviation)?;
    let level = confidence_or_default(level)?;
    smallest(2, |n| StudentT::new(n - 1.0).critical_value(level) * (standard_deviation / n.sqrt()) <= margin)
}

/// The answers needed of a finite population, where nobody is asked twice.
///
/// # Formula
/// n₀ / (1 + (n₀ - 1) / N), rounded up.
///
/// # Inputs
/// * `answers` n₀: needed without regard to the population, as [`nps_sample_size`], [`share_sample_size`] and
///   [`mean_sample_size`] give them
/// * `population` N: 1 to 2^53 - 1
///
/// # Returns
/// Number of answers, at most N.
///
/// # Errors
/// `OutOfRange` at `"population"`.
///
/// # Numerics
/// In whole numbers, so that nothing is rounded up that is whole.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{of_population, share_sample_size};
/// assert_eq!(of_population(share_sample_size(0.05, None, None)?, 1000)?, 277); // 381 / 1.38 = 276.1
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// W. G. Cochran (1977), *Sampling Techniques*, 3rd edition, section 4.4.
pub fn of_population(answers: u64, population: u64) -> Result<u64> {
    check("population", population as f64, range::COUNT_FROM_ONE)?;
    let (n0, all) = (u128::from(answers), u128::from(population));
    let needed = (n0 * all).div_ceil(all + n0.max(1) - 1);
    Ok(u64::try_from(needed).unwrap_or(population))
}

/// The smallest count from `least` on that is enough, for a condition that holds from some count on.
fn smallest(least: u64, enough: impl Fn(f64) -> bool) -> Result<u64> {
    let enough = |n: u64| enough(n as f64);
    let (mut short, mut high) = (least - 1, least);
    while !enough(high) {
        if high >= MAX_COUNT {
            let rule = Rule::SampleToCount;
            return Err(MetricError::OutOfRange { field: String::new(), value: high as f64, rule });
        }
        (short, high) = (high, (2 * high).min(MAX_COUNT));
    }
    while high - short > 1 {
        let middle = short + (high - short) / 2;
        if enough(middle) { high = middle } else { short = middle }
    }
    Ok(high)
}
