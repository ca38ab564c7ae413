//! Lifetime value from average check, purchase rate, margin and time.

use super::error::{Result, finite, margin_share, not_negative, outcome, rate};
use super::numeric::ROUNDING;
use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// What a customer buys, what is earned by it, for how long, and what winning the customer cost.
#[derive(Debug, Clone, Copy, PartialEq, Default, BorshSerialize, BorshDeserialize)]
pub struct LtvInput {
    /// S: money per purchase.
    pub average_check: f64,
    /// C: purchases a month.
    pub purchases_per_month: f64,
    /// P: profit as a share of the check; negative is a loss per sale.
    pub margin: f64,
    /// t: months of the relationship, may be fractional.
    pub months: f64,
    /// Yearly discount rate, above -1; default 0.
    pub discount_per_year: Option<f64>,
    /// What winning the customer cost.
    pub acquisition_cost: Option<f64>,
}

/// A lifetime value with what belongs to it, in the money of the input.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LtvResult {
    /// S C t.
    pub revenue: f64,
    /// S C P t.
    pub profit: f64,
    /// C t.
    pub orders: f64,
    /// S C P.
    pub profit_per_month: f64,
    /// Present value of the monthly profit, each month's at its end.
    pub discounted_profit: f64,
    /// Discounted profit over acquisition cost; `None` without a cost or with cost 0.
    pub ratio: Option<f64>,
    /// Undiscounted months until the cost is earned back; 0 for cost 0; `None` without a cost or if the cost exceeds
    /// the profit.
    pub payback_months: Option<f64>,
}

/// What a customer has brought by some month.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CumulativeValue {
    /// Undiscounted revenue so far.
    pub revenue: f64,
    /// Undiscounted profit so far.
    pub profit: f64,
    /// Present value of the profit so far.
    pub discounted_profit: f64,
}

/// Revenue and profit of a year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct YearlyValue {
    /// 12 S C.
    pub revenue: f64,
    /// 12 S C P.
    pub profit: f64,
}

/// Lifetime value as revenue and as profit.
///
/// # Formula
/// revenue = S C t; profit = S C P t; discounted profit = S C P (1 - (1 + d)^-t) / d with the monthly rate
/// d = (1 + discount per year)^(1/12) - 1; ratio = discounted profit / acquisition cost; payback = cost / (S C P).
///
/// # Inputs
/// * `average_check` S: money per purchase, 0 or more
/// * `purchases_per_month` C: 0 or more
/// * `margin` P: share of the check, at most 1; negative for a loss per sale
/// * `months` t: 0 or more, may be fractional
/// * `discount_per_year`: above -1, default 0
/// * `acquisition_cost`: money, 0 or more
///
/// # Returns
/// [`LtvResult`], unrounded.
///
/// # Errors
/// `NotFinite` or `OutOfRange` at the field, the first in declared order; `OutOfRange` at `""` beyond the range of a
/// double.
///
/// # Numerics
/// The annuity is -expm1(-t δ) / expm1(δ) with δ = log1p(discount per year) / 12, exact for tiny rates.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{LtvInput, ltv};
/// let gym = LtvInput { average_check: 20.0, purchases_per_month: 1.0, margin: 0.25, months: 36.0, ..LtvInput::default() };
/// let result = ltv(&gym)?;
/// assert_eq!((result.revenue, result.profit), (720.0, 180.0));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// KISSmetrics, "How to calculate customer lifetime value" (the custom LTV, with weeks for months). Annuity: level
/// payments at the end of each month, as in any textbook of finance.
pub fn ltv(input: &LtvInput) -> Result<LtvResult> {
    check_inputs(input)?;
    let discounted_profit = discounted(input, input.months)?;
    Ok(LtvResult {
        revenue: revenue(input)?,
        profit: profit(input)?,
        orders: outcome(input.purchases_per_month * input.months)?,
        profit_per_month: outcome(profit_per_month(input))?,
        discounted_profit,
        ratio: ratio(input, discounted_profit)?,
        payback_months: payback_months(input)?,
    })
}

pub(super) fn revenue(input: &LtvInput) -> Result<f64> {
    outcome(input.average_check * input.purchases_per_month * input.months)
}

pub(super) fn profit(input: &LtvInput) -> Result<f64> {
    outcome(profit_per_month(input) * input.months)
}

/// Discounted profit over acquisition cost, if there is one.
pub(super) fn ratio(input: &LtvInput, discounted_profit: f64) -> Result<Option<f64>> {
    let cost = input.acquisition_cost.filter(|cost| *cost > 0.0);
    cost.map(|cost| outcome(discounted_profit / cost)).transpose()
}

/// Months until the profit has repaid the cost; `None` without a cost or if the months are over before.
fn payback_months(input: &LtvInput) -> Result<Option<f64>> {
    let Some(cost) = input.acquisition_cost else { return Ok(None) };
    if cost == 0.0 {
        return Ok(Some(0.0));
    }
    let (profit, months) = (profit_per_month(input), input.months);
    // A cost that equals the profit in decimals is repaid, whichever way its product is rounded.
    let is_repaid = profit > 0.0 && cost / profit <= months * (1.0 + ROUNDING);
    is_repaid.then(|| outcome((cost / profit).min(months))).transpose()
}

/// What the customer of an input has brought by the end of `month`, which may be fractional.
///
/// # Formula
/// As of [`ltv`] with `month` for t, also beyond t.
///
/// # Inputs
/// * `input`: as of [`ltv`]
/// * `month`: 0 or more
///
/// # Returns
/// [`CumulativeValue`].
///
/// # Errors
/// As of [`ltv`], and at `"month"`.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{LtvInput, cumulative_value};
/// let gym = LtvInput { average_check: 20.0, purchases_per_month: 1.0, margin: 0.25, months: 36.0, ..LtvInput::default() };
/// assert_eq!(cumulative_value(&gym, 12.0)?.revenue, 240.0);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// As of [`ltv`].
pub fn cumulative_value(input: &LtvInput, month: f64) -> Result<CumulativeValue> {
    check_inputs(input)?;
    not_negative("month", month)?;
    Ok(CumulativeValue {
        revenue: outcome(input.average_check * input.purchases_per_month * month)?,
        profit: outcome(profit_per_month(input) * month)?,
        discounted_profit: discounted(input, month)?,
    })
}

/// Revenue and profit of twelve months, undiscounted.
///
/// # Formula
/// 12 S C and 12 S C P.
///
/// # Inputs
/// As of [`ltv`].
///
/// # Returns
/// [`YearlyValue`].
///
/// # Errors
/// As of [`ltv`].
///
/// # Examples
/// ```
/// # use feltworth::metrics::{LtvInput, yearly_value};
/// let gym = LtvInput { average_check: 20.0, purchases_per_month: 1.0, margin: 0.25, months: 36.0, ..LtvInput::default() };
/// assert_eq!((yearly_value(&gym)?.revenue, yearly_value(&gym)?.profit), (240.0, 60.0));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// As of [`ltv`].
pub fn yearly_value(input: &LtvInput) -> Result<YearlyValue> {
    let CumulativeValue { revenue, profit, .. } = cumulative_value(input, 12.0)?;
    Ok(YearlyValue { revenue, profit })
}

/// The months after which the discounted profit has earned back the acquisition cost.
///
/// # Formula
/// -ln(1 - A d / (S C P)) / ln(1 + d), A the acquisition cost; A / (S C P) if d = 0.
///
/// # Inputs
/// As of [`ltv`].
///
/// # Returns
/// Months, fractional; 0 for cost 0; `None` without a cost or if the cost exceeds the discounted profit of all months.
///
/// # Errors
/// As of [`ltv`].
///
/// # Examples
/// ```
/// # use feltworth::metrics::{LtvInput, discounted_payback_months};
/// let input = LtvInput {
///     average_check: 75.0, purchases_per_month: 1.0, margin: 1.0, months: 36.0,
///     discount_per_year: None, acquisition_cost: Some(500.0),
/// };
/// assert!((discounted_payback_months(&input)?.unwrap() - 6.667).abs() < 5e-4);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// The annuity of [`ltv`], solved for its length.
pub fn discounted_payback_months(input: &LtvInput) -> Result<Option<f64>> {
    let value = ltv(input)?.discounted_profit;
    match input.acquisition_cost {
        Some(cost) if cost == 0.0 || cost <= value => months_until(input, cost),
        _ => Ok(None),
    }
}

/// The months that the relationship must last for a wanted ratio of discounted profit to acquisition cost.
///
/// # Formula
/// As of [`discounted_payback_months`] with ratio times cost for A.
///
/// # Inputs
/// * `input`: as of [`ltv`]; its `months` are not used
/// * `ratio`: 0 or more
///
/// # Returns
/// Months, fractional; `None` without a cost or if the profit never gets there.
///
/// # Errors
/// As of [`ltv`], and at `"ratio"`.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{LtvInput, months_for_ratio};
/// let input = LtvInput {
///     average_check: 75.0, purchases_per_month: 1.0, margin: 1.0, months: 36.0,
///     discount_per_year: None, acquisition_cost: Some(500.0),
/// };
/// assert_eq!(months_for_ratio(&input, 3.0)?, Some(20.0));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// The annuity of [`ltv`], solved for its length.
pub fn months_for_ratio(input: &LtvInput, ratio: f64) -> Result<Option<f64>> {
    check_inputs(input)?;
    not_negative("ratio", ratio)?;
    match input.acquisition_cost {
        Some(cost) => months_until(input, outcome(ratio * cost)?),
        None => Ok(None),
    }
}

pub(super) fn check_inputs(input: &LtvInput) -> Result<()> {
    not_negative("averageCheck", input.average_check)?;
    not_negative("purchasesPerMonth", input.purchases_per_month)?;
    margin_share("margin", input.margin)?;
    not_negative("months", input.months)?;
    rate("discountPerYear", input.discount_per_year.unwrap_or(0.0))?;
    not_negative("acquisitionCost", input.acquisition_cost.unwrap_or(0.0))?;
    Ok(())
}

fn profit_per_month(input: &LtvInput) -> f64 {
    input.average_check * input.purchases_per_month * input.margin
}

/// ln(1 + d), d the monthly rate.
fn monthly_log_rate(input: &LtvInput) -> f64 {
    libm::log1p(input.discount_per_year.unwrap_or(0.0)) / 12.0
}

/// Present value of the monthly profit over `months`.
pub(super) fn discounted(input: &LtvInput, months: f64) -> Result<f64> {
    let (profit, rate) = (profit_per_month(input), monthly_log_rate(input));
    if profit == 0.0 {
        return Ok(0.0); // however large the annuity of a negative rate
    }
    let annuity = if rate == 0.0 { months } else { -libm::expm1(-rate * months) / libm::expm1(rate) };
    outcome(profit * annuity)
}

/// The months after which the discounted profit reaches `target`, 0 or more; `None` if it never does.
fn months_until(input: &LtvInput, target: f64) -> Result<Option<f64>> {
    let (profit, rate) = (profit_per_month(input), monthly_log_rate(input));
    if target == 0.0 {
        return Ok(Some(0.0));
    }
    if profit <= 0.0 {
        return Ok(None);
    }
    let undiscounted = finite("", target / profit)?;
    if rate == 0.0 {
        return Ok(Some(undiscounted));
    }
    let eaten = undiscounted * libm::expm1(rate);
    (eaten < 1.0).then(|| outcome(-libm::log1p(-eaten) / rate)).transpose()
}
