//! How long a customer takes to pay back what winning them has cost.

use serde::Serialize;

use crate::metrics::Result;
use crate::metrics::error::{finite, fraction, not_negative, outcome, rate};
use crate::metrics::geometric::Series;
use crate::metrics::numeric::ROUNDING;

/// The input of [`payback`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PaybackInput {
    /// What it cost to win the customer, money.
    pub acquisition_cost: f64,
    /// m, net margin of one period, money.
    pub margin_per_period: f64,
    /// r, probability of staying one more period, 0..1; none is 1.
    pub retention: Option<f64>,
    /// d, discount rate a period, above -1; none is 0.
    pub discount: Option<f64>,
}

/// Why a cost has no payback time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum NoPayback {
    /// All payments together do not reach the cost.
    Never,
}

/// The result of [`payback`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Payback {
    /// Periods until the cost is repaid, not rounded up; none if it never is.
    pub periods: Option<f64>,
    /// Why there is no number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoPayback>,
}

impl Payback {
    const NEVER: Self = Self { periods: None, reason: Some(NoPayback::Never) };

    fn after(periods: f64) -> Result<Self> {
        Ok(Self { periods: Some(outcome(periods)?), reason: None })
    }
}

/// Periods until discounted, surviving payments have repaid the acquisition cost.
///
/// # Formula
/// n = ln(1 - cost (1 - K) / m) / ln K with K = r / (1 + d), payments at 0, 1, 2, ...; cost / m at K = 1; 1 at K = 0
/// if cost <= m; 0 for cost 0.
///
/// # Inputs
/// cost money, 0 or more; m money a period, any sign; r 0..1; d > -1 a period.
///
/// # Returns
/// n, not rounded up; or none with [`NoPayback::Never`] if m <= 0, or if K < 1 and cost >= m / (1 - K).
///
/// # Errors
/// `OutOfRange` or `NotFinite` at the field; `OutOfRange` at `""` if n leaves the range of a double.
///
/// # Numerics
/// A cost within the rounding of its decimals of m / (1 - K) counts as never: n grows without limit there.
///
/// # Examples
/// ```
/// use feltworth::metrics::{PaybackInput, payback};
/// let input = PaybackInput {
///     acquisition_cost: 500.0, margin_per_period: 75.0, retention: Some(0.95), discount: Some(0.01),
/// };
/// assert!((payback(&input)?.periods.unwrap() - 8.233).abs() < 1e-3);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// The immediate payments of Fader & Hardie 2012 (brucehardie.com/notes/024), summed to n and solved for n.
pub fn payback(input: &PaybackInput) -> Result<Payback> {
    let cost = not_negative("acquisitionCost", input.acquisition_cost)?;
    let margin = finite("marginPerPeriod", input.margin_per_period)?;
    let retention = fraction("retention", input.retention.unwrap_or(1.0))?;
    let discount = rate("discount", input.discount.unwrap_or(0.0))?;
    let series = Series::new(retention, 0.0, discount);
    if cost == 0.0 || margin <= 0.0 || series.gap == 0.0 {
        return simple_payback(cost, margin);
    }
    if series.ratio == 0.0 {
        return if cost <= margin { Payback::after(1.0) } else { Ok(Payback::NEVER) };
    }
    if series.ratio < 0.5 && cost / margin > 0.5 {
        // Written so that a small ratio is not lost beside 1.
        let kept = cost * series.ratio;
        let unpaid = (margin - cost) + kept;
        let is_never = unpaid <= ROUNDING * kept;
        return if is_never {
            Ok(Payback::NEVER)
        } else {
            Payback::after(libm::log(unpaid / margin) / series.ln_ratio())
        };
    }
    if series.gap > 0.0 && cost / margin * (series.gap + series.rounding) >= 1.0 {
        return Ok(Payback::NEVER);
    }
    Payback::after(ln_unpaid(cost, margin, series.gap) / series.ln_ratio())
}

/// ln(1 - cost gap / m), also where the fraction leaves the range of a double.
fn ln_unpaid(cost: f64, margin: f64, gap: f64) -> f64 {
    let paid = cost / margin * gap;
    if paid.is_infinite() { libm::log(cost) - libm::log(margin) + libm::log(-gap) } else { libm::log1p(-paid) }
}

/// Periods until undiscounted payments of customers who all stay have repaid the acquisition cost.
///
/// # Formula
/// n = cost / m
///
/// # Inputs
/// cost money, 0 or more; m money a period, any sign.
///
/// # Returns
/// n, not rounded up, 0 for cost 0; or none with [`NoPayback::Never`] if m <= 0.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at the field; `OutOfRange` at `""` if n leaves the range of a double.
///
/// # Examples
/// ```
/// use feltworth::metrics::simple_payback;
/// assert!((simple_payback(500.0, 75.0)?.periods.unwrap() - 6.667).abs() < 1e-3);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Skok, "SaaS Metrics 2.0", forentrepreneurs.com: months to recover CAC, here of margin.
pub fn simple_payback(acquisition_cost: f64, margin_per_period: f64) -> Result<Payback> {
    let cost = not_negative("acquisitionCost", acquisition_cost)?;
    let margin = finite("marginPerPeriod", margin_per_period)?;
    if cost == 0.0 {
        return Payback::after(0.0);
    }
    if margin > 0.0 { Payback::after(cost / margin) } else { Ok(Payback::NEVER) }
}
