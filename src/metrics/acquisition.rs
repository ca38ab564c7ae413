//! What winning a customer may cost.

use serde::Serialize;

use crate::metrics::error::{finite, fraction, margin_share, not_negative, outcome, positive, rate};
use crate::metrics::geometric::{Series, times};
use crate::metrics::numeric::ROUNDING;
use crate::metrics::{MetricError, Result};

/// Lifetime value over acquisition cost.
///
/// # Formula
/// LTV / CAC
///
/// # Inputs
/// LTV money, margin and not revenue, gross of the acquisition cost, any sign; CAC money, 0 or more.
///
/// # Returns
/// The ratio; none at cost 0.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at the field; `OutOfRange` at `""` if the ratio leaves the range of a double.
///
/// # Examples
/// ```
/// use feltworth::metrics::ltv_to_cac;
/// assert_eq!(ltv_to_cac(750.0, 250.0)?, Some(3.0));
/// assert_eq!(ltv_to_cac(750.0, 0.0)?, None);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Skok, "SaaS Metrics 2.0", forentrepreneurs.com, whose rule of thumb is 3.
pub fn ltv_to_cac(lifetime_value: f64, acquisition_cost: f64) -> Result<Option<f64>> {
    finite("lifetimeValue", lifetime_value)?;
    not_negative("acquisitionCost", acquisition_cost)?;
    (acquisition_cost > 0.0).then(|| outcome(lifetime_value / acquisition_cost)).transpose()
}

/// The return on advertising spend, as revenue over spend, at which a sale earns nothing.
///
/// # Formula
/// 1 / margin
///
/// # Inputs
/// `margin` share of the price, at most 1.
///
/// # Returns
/// The break-even return; none for a margin of 0 or less, where no return breaks even.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `margin`; `OutOfRange` at `""` if the result leaves the range of a double.
///
/// # Examples
/// ```
/// use feltworth::metrics::break_even_roas;
/// assert_eq!(break_even_roas(0.25)?, Some(4.0));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// The definition of the margin: revenue times margin equals spend.
pub fn break_even_roas(margin: f64) -> Result<Option<f64>> {
    margin_share("margin", margin)?;
    (margin > 0.0).then(|| outcome(1.0 / margin)).transpose()
}

/// The rule of paying back within a number of periods.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PaybackRule {
    /// m, net margin of one period, money; the payments fall at 0, 1, 2, ...
    pub margin_per_period: f64,
    /// n, periods within which the cost has to be repaid, 0 or more, may be fractional.
    pub periods: f64,
    /// r, probability of staying one more period, 0..1; none is 1.
    pub retention: Option<f64>,
    /// d, discount rate a period, above -1; none is 0.
    pub discount: Option<f64>,
}

/// The input of [`maximum_acquisition_cost`]: the lifetime value, and the rules to keep.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AcquisitionLimitInput {
    /// LTV, margin and not revenue, gross of the acquisition cost, money.
    pub lifetime_value: f64,
    /// The wanted ratio of lifetime value to acquisition cost, above 0.
    pub target_ratio: Option<f64>,
    /// The share of the lifetime value to keep as profit, 0..1.
    pub buffer: Option<f64>,
    /// The wanted payback.
    pub payback: Option<PaybackRule>,
}

/// The rule that allows least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum BindingRule {
    /// A wanted ratio of lifetime value to acquisition cost.
    Ratio,
    /// A share of the lifetime value kept as profit.
    Buffer,
    /// A wanted payback.
    Payback,
}

/// Why no cost is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum NoLimit {
    /// The customer loses money even if winning them is free.
    Loss,
}

/// The result of [`maximum_acquisition_cost`]: the most that a customer may cost.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AcquisitionLimit {
    /// The cost at which lifetime value and cost are equal; none if the lifetime value is negative.
    pub break_even: Option<f64>,
    /// By the wanted ratio; none if it was not chosen or allows no cost.
    pub by_ratio: Option<f64>,
    /// By the buffer; none if it was not chosen or allows no cost.
    pub by_buffer: Option<f64>,
    /// By the wanted payback; none if it was not chosen or allows no cost.
    pub by_payback: Option<f64>,
    /// The least of the chosen rules; none if one of them allows no cost.
    pub maximum: Option<f64>,
    /// Which rule is the least, the first of equal ones.
    pub binding: Option<BindingRule>,
    /// Why there is no maximum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoLimit>,
}

/// The most that winning a customer may cost, by each of the chosen rules and by all of them.
///
/// # Formula
/// Break-even LTV; by ratio LTV / ratio; by buffer LTV (1 - buffer); by payback m (1 - K^n) / (1 - K) with
/// K = r / (1 + d), which is m n at K = 1, and for K = 0 is m from n = 1 on and 0 before.
///
/// # Inputs
/// LTV money, any sign; ratio above 0; buffer 0..1; m money a period, any sign; n periods, 0 or more; r 0..1; d > -1.
///
/// # Returns
/// The limits, and the least of the chosen ones; [`NoLimit::Loss`] if one of them is negative, since not even a free
/// customer keeps that rule.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at the field; `Empty` at `""` without any rule; `OutOfRange` at `""` if a limit leaves
/// the range of a double.
///
/// # Examples
/// ```
/// use feltworth::metrics::{AcquisitionLimitInput, BindingRule, maximum_acquisition_cost};
/// let input = AcquisitionLimitInput {
///     lifetime_value: 750.0, target_ratio: Some(3.0), buffer: Some(0.2), payback: None,
/// };
/// let limit = maximum_acquisition_cost(&input)?;
/// assert_eq!((limit.break_even, limit.by_ratio, limit.by_buffer), (Some(750.0), Some(250.0), Some(600.0)));
/// assert_eq!((limit.maximum, limit.binding), (Some(250.0), Some(BindingRule::Ratio)));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Ratio and payback: Skok, "SaaS Metrics 2.0". Buffer: metrickittools.com/guides/target-cpa-guide.
pub fn maximum_acquisition_cost(input: &AcquisitionLimitInput) -> Result<AcquisitionLimit> {
    let value = finite("lifetimeValue", input.lifetime_value)?;
    let by_ratio = input.target_ratio.map(|ratio| by_ratio(value, ratio)).transpose()?;
    let by_buffer = input.buffer.map(|buffer| by_buffer(value, buffer)).transpose()?;
    let by_payback = input.payback.map(|rule| by_payback(&rule)).transpose()?;
    let chosen = [(by_ratio, BindingRule::Ratio), (by_buffer, BindingRule::Buffer), (by_payback, BindingRule::Payback)];
    let least = chosen.into_iter().filter_map(|(limit, rule)| Some((limit?, rule))).reduce(lesser);
    let Some((least, rule)) = least else { return Err(MetricError::Empty { field: String::new() }) };
    let allowed = |limit: f64| (limit >= 0.0).then_some(limit);
    Ok(AcquisitionLimit {
        break_even: allowed(outcome(value)?),
        by_ratio: by_ratio.and_then(allowed),
        by_buffer: by_buffer.and_then(allowed),
        by_payback: by_payback.and_then(allowed),
        maximum: allowed(least),
        binding: Some(rule),
        reason: (least < 0.0).then_some(NoLimit::Loss),
    })
}

/// The lesser limit, the first if they differ by no more than the rounding of their decimals.
fn lesser(one: (f64, BindingRule), other: (f64, BindingRule)) -> (f64, BindingRule) {
    if one.0 - other.0 > ROUNDING * one.0.abs() { other } else { one }
}

fn by_ratio(lifetime_value: f64, ratio: f64) -> Result<f64> {
    outcome(lifetime_value / positive("targetRatio", ratio)?)
}

fn by_buffer(lifetime_value: f64, buffer: f64) -> Result<f64> {
    outcome(lifetime_value * (1.0 - fraction("buffer", buffer)?))
}

fn by_payback(rule: &PaybackRule) -> Result<f64> {
    let series = checked(rule).map_err(|error| error.within("payback"))?;
    if series.ratio == 0.0 {
        return outcome(if rule.periods >= 1.0 { rule.margin_per_period } else { 0.0 });
    }
    let sum = series.sum(Some(rule.periods)).unwrap_or(rule.periods);
    times(rule.margin_per_period, sum)
}

fn checked(rule: &PaybackRule) -> Result<Series> {
    finite("marginPerPeriod", rule.margin_per_period)?;
    not_negative("periods", rule.periods)?;
    let retention = fraction("retention", rule.retention.unwrap_or(1.0))?;
    let discount = rate("discount", rule.discount.unwrap_or(0.0))?;
    Ok(Series::new(retention, 0.0, discount))
}
