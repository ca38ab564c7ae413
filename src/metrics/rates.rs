//! One rate in another time unit, by one calendar: a month is 365.25 / 12 days.

use serde::Serialize;

use crate::metrics::Result;
use crate::metrics::error::{fraction, not_negative, outcome, positive, rate as above_minus_one};

/// A period of time in which a rate is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum RatePeriod {
    /// A day.
    Day,
    /// Seven days.
    Week,
    /// 365.25 / 12 days.
    Month,
    /// 365.25 days.
    Year,
}

impl RatePeriod {
    /// Length in months: exactly 12 for a year.
    pub fn months(self) -> f64 {
        match self {
            Self::Day => 12.0 / 365.25,
            Self::Week => 84.0 / 365.25,
            Self::Month => 1.0,
            Self::Year => 12.0,
        }
    }

    /// How many of this period are in one of another: exact where the calendar is.
    fn times_in(self, other: Self) -> f64 {
        match (self, other) {
            (Self::Day, Self::Week) => 7.0,
            (Self::Week, Self::Day) => 1.0 / 7.0,
            _ => other.months() / self.months(),
        }
    }
}

/// What a rate does with time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum RateKind {
    /// A discount or growth rate, which compounds: above -1.
    Discount,
    /// The share that stays, 0..1.
    Retention,
    /// The share that leaves, 0..1.
    Churn,
}

/// The rate of one period that compounds to a given rate of another.
///
/// # Formula
/// With k = length of `to` / length of `from`: discount (1 + d)^k - 1, retention r^k, churn 1 - (1 - c)^k.
///
/// # Inputs
/// `rate` a fraction per `from`: a discount above -1, a retention or churn 0..1.
///
/// # Returns
/// The fraction per `to`.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `rate`; `OutOfRange` at `""` if the result leaves the range of a double.
///
/// # Numerics
/// `expm1` and `log1p` keep all digits of small rates. A week and a month meet in 365.25 / 12 days, never in 4 weeks.
///
/// # Examples
/// ```
/// use feltworth::metrics::{RateKind, RatePeriod, convert_rate};
/// let yearly = convert_rate(0.05, RateKind::Churn, RatePeriod::Month, RatePeriod::Year)?;
/// assert!((yearly - 0.4596).abs() < 1e-4);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Compound interest; for churn the survival of independent periods.
pub fn convert_rate(rate: f64, kind: RateKind, from: RatePeriod, to: RatePeriod) -> Result<f64> {
    let periods = from.times_in(to);
    let converted = match kind {
        RateKind::Discount => libm::expm1(periods * libm::log1p(above_minus_one("rate", rate)?)),
        RateKind::Retention => libm::pow(fraction("rate", rate)?, periods),
        RateKind::Churn => -libm::expm1(periods * libm::log1p(-fraction("rate", rate)?)),
    };
    outcome(if from == to { rate } else { converted })
}

/// The continuous rate per period that equals a yearly rate.
///
/// # Formula
/// delta = ln(1 + d) / periods
///
/// # Inputs
/// `yearly` d, a fraction a year, above -1; `periods_per_year` above 0.
///
/// # Returns
/// delta per period.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at the field; `OutOfRange` at `""` if the result leaves the range of a double.
///
/// # Examples
/// ```
/// use feltworth::metrics::continuous_rate;
/// assert!((continuous_rate(0.15, 52.0)? - 0.0027).abs() < 5e-5);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Fader, Hardie & Lee 2005, "RFM and CLV", Journal of Marketing Research 42: 15 % a year is 0.0027 a week.
pub fn continuous_rate(yearly: f64, periods_per_year: f64) -> Result<f64> {
    above_minus_one("yearly", yearly)?;
    positive("periodsPerYear", periods_per_year)?;
    outcome(libm::log1p(yearly) / periods_per_year)
}

/// A duration in months, from a number of other periods.
///
/// # Formula
/// months = count x length in months
///
/// # Inputs
/// `count` of periods, 0 or more.
///
/// # Returns
/// Months of 365.25 / 12 days.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `count`; `OutOfRange` at `""` if the result leaves the range of a double.
///
/// # Examples
/// ```
/// use feltworth::metrics::{RatePeriod, in_months};
/// assert_eq!(in_months(3.0, RatePeriod::Year)?, 36.0);
/// assert_eq!(in_months(365.25, RatePeriod::Day)?, 12.0);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// The Julian year of 365.25 days (IAU).
pub fn in_months(count: f64, period: RatePeriod) -> Result<f64> {
    outcome(not_negative("count", count)? * period.months())
}
