//! Lifetime value of a customer who stays from period to period with a constant probability.

use serde::Serialize;

use crate::metrics::Result;
use crate::metrics::error::{check, finite, fraction, not_negative, outcome, rate};
use crate::metrics::geometric::{Series, times};
use crate::metrics::rule::range;

/// When the payments of a customer fall: the textbooks differ in nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Timing {
    /// The first payment now and certain, each later one after a renewal.
    Immediate,
    /// The first payment after one period, if the customer has renewed.
    Residual,
    /// Each payment at the end of its period, the first one certain.
    Arrears,
    /// Each payment in the middle of its period, the first one certain.
    MidPeriod,
}

/// Why an infinite horizon has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Divergence {
    /// The payments do not shrink, so that their sum has no limit.
    Diverges,
}

/// The input of [`retention_clv`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RetentionClvInput {
    /// m, net margin of one period, money; negative is a loss.
    pub margin_per_period: f64,
    /// r, probability of staying one more period, 0..1.
    pub retention: f64,
    /// d, discount rate a period, above -1.
    pub discount: f64,
    /// When the payments fall.
    pub timing: Timing,
    /// g, growth of the margin a period, above -1; none is 0.
    pub growth: Option<f64>,
    /// n, number of payments, an integer from 1; none is an infinite horizon.
    pub periods: Option<f64>,
}

/// The result of [`retention_clv`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RetentionClv {
    /// The discounted expected margin, money; none if it diverges.
    pub clv: Option<f64>,
    /// Why there is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Divergence>,
    /// Expected number of periods as a customer, the first one included; none if it is infinite.
    pub expected_periods: Option<f64>,
}

impl RetentionClvInput {
    fn checked(&self) -> Result<Series> {
        finite("marginPerPeriod", self.margin_per_period)?;
        fraction("retention", self.retention)?;
        rate("discount", self.discount)?;
        let growth = rate("growth", self.growth.unwrap_or(0.0))?;
        self.periods.map(|n| check("periods", n, range::PERIODS)).transpose()?;
        Ok(Series::new(self.retention, growth, self.discount))
    }
}

/// Customer lifetime value under a constant retention, in one of its four timings.
///
/// # Formula
/// K = r (1 + g) / (1 + d), S = (1 - K^n) / (1 - K), or n at K = 1, or 1 / (1 - K) without a horizon.
/// Immediate m S, residual m K S, arrears m S / (1 + d), mid-period m S / sqrt(1 + d).
/// Expected periods (1 - r^n) / (1 - r).
///
/// # Inputs
/// m money a period, any sign; r 0..1; d > -1 and g > -1 a period; n an integer from 1, or none.
///
/// # Returns
/// The value; or none with [`Divergence::Diverges`] on an infinite horizon with K >= 1.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at the field; `OutOfRange` at `""` if the value leaves the range of a double.
///
/// # Numerics
/// 1 - K comes from d, 1 - r and g, and 1 - K^n from `expm1` and `log1p`: no cancellation near K = 1.
///
/// # Examples
/// ```
/// use feltworth::metrics::{RetentionClvInput, Timing, retention_clv};
/// let input = RetentionClvInput {
///     margin_per_period: 100.0, retention: 0.8, discount: 0.1, timing: Timing::Immediate, growth: None, periods: None,
/// };
/// assert!((retention_clv(&input)?.clv.unwrap() - 366.6667).abs() < 1e-4);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Fader & Hardie 2012, "Reconciling and Clarifying CLV Formulas", brucehardie.com/notes/024; the growth of the margin
/// as in Gupta & Lehmann 2003.
pub fn retention_clv(input: &RetentionClvInput) -> Result<RetentionClv> {
    let series = input.checked()?;
    let clv = series.sum(input.periods).map(|sum| times(input.margin_per_period, sum * weight(input, &series)));
    let clv = clv.transpose()?;
    Ok(RetentionClv {
        clv,
        reason: clv.is_none().then_some(Divergence::Diverges),
        expected_periods: Series::new(input.retention, 0.0, 0.0).sum(input.periods),
    })
}

fn weight(input: &RetentionClvInput, series: &Series) -> f64 {
    match input.timing {
        Timing::Immediate => 1.0,
        Timing::Residual => series.ratio,
        Timing::Arrears => 1.0 / (1.0 + input.discount),
        Timing::MidPeriod => 1.0 / (1.0 + input.discount).sqrt(),
    }
}

/// The input of [`retention_cost_clv`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RetentionCostInput {
    /// GC, gross contribution of one period, money.
    pub contribution_per_period: f64,
    /// M, what is spent on a customer in a period to keep them, money.
    pub retention_cost_per_period: f64,
    /// r, probability of staying one more period, 0..1.
    pub retention: f64,
    /// d, discount rate a period, above -1.
    pub discount: f64,
    /// n, number of renewals, an integer from 0; none is an infinite horizon.
    pub renewals: Option<f64>,
}

/// The value that [`retention_cost_clv`] found, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RetentionCostClv {
    /// Contributions less what retaining has cost, money; none if it diverges.
    pub clv: Option<f64>,
    /// Why there is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Divergence>,
}

/// Customer lifetime value with a cost of retention in the middle of each period.
///
/// # Formula
/// GC sum_{i=0..n} r^i / (1 + d)^i - M sum_{i=1..n} r^(i-1) / (1 + d)^(i - 0.5)
///
/// # Inputs
/// GC money a period, any sign; M money a period, 0 or more; r 0..1; d > -1 a period; n an integer from 0, or none.
///
/// # Returns
/// The value; or none with [`Divergence::Diverges`] on an infinite horizon with r >= 1 + d.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at the field; `OutOfRange` at `""` if the value leaves the range of a double.
///
/// # Examples
/// ```
/// use feltworth::metrics::{RetentionCostInput, retention_cost_clv};
/// let input = RetentionCostInput {
///     contribution_per_period: 260.0, retention_cost_per_period: 50.0, retention: 0.75, discount: 0.2,
///     renewals: Some(10.0),
/// };
/// assert!((retention_cost_clv(&input)?.clv.unwrap() - 568.783).abs() < 1e-3);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Berger & Nasr 1998, "Customer lifetime value: marketing models and applications", case 1.
pub fn retention_cost_clv(input: &RetentionCostInput) -> Result<RetentionCostClv> {
    finite("contributionPerPeriod", input.contribution_per_period)?;
    not_negative("retentionCostPerPeriod", input.retention_cost_per_period)?;
    fraction("retention", input.retention)?;
    rate("discount", input.discount)?;
    input.renewals.map(|n| check("renewals", n, range::RENEWALS)).transpose()?;
    let series = Series::new(input.retention, 0.0, input.discount);
    let Some((contributions, costs)) = series.sum(input.renewals.map(|n| n + 1.0)).zip(series.sum(input.renewals))
    else {
        return Ok(RetentionCostClv { clv: None, reason: Some(Divergence::Diverges) });
    };
    let earned = times(input.contribution_per_period, contributions)?;
    let spent = times(input.retention_cost_per_period, costs / (1.0 + input.discount).sqrt())?;
    Ok(RetentionCostClv { clv: Some(outcome(earned - spent)?), reason: None })
}
