//! Lifetime value month by month, from the purchase and the spend model together.

use borsh::{BorshDeserialize, BorshSerialize};
use libm::{exp, log1p};
use serde::Serialize;

use super::bg_nbd::PurchaseParameters;
use super::gamma_gamma::{NoMean, SpendHistory, SpendParameters, spend_prediction};
use super::history::PurchaseHistory;
use super::prediction::{Future, alive};
use super::schedule::Schedule;
use super::unit::Unit;
use crate::metrics::error::{Result, check, margin_share, outcome, rate};
use crate::metrics::rule::range;

/// Purchases and spend of one customer, or of `count` customers alike.
#[derive(Debug, Clone, Copy, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct ValueRow {
    /// x, repeat purchases: an integer from 0.
    pub frequency: f64,
    /// t_x, from the first purchase to the last: 0 exactly if the frequency is.
    pub recency: f64,
    /// T, from the first purchase to the end of observation, at least the recency.
    pub age: f64,
    /// z, mean value of the repeat purchases, above 0; of no matter where the frequency is 0.
    pub value: Option<f64>,
    /// Customers alike, an integer from 1.
    pub count: f64,
}

impl ValueRow {
    /// The part that purchase models use.
    pub fn purchases(&self) -> PurchaseHistory {
        PurchaseHistory { frequency: self.frequency, recency: self.recency, age: self.age, count: self.count }
    }

    /// The part that the spend model uses.
    pub fn spend(&self) -> SpendHistory {
        SpendHistory { frequency: self.frequency, value: self.value, count: self.count }
    }

    /// The row as the models see it: no value without a repeat purchase.
    pub(super) fn checked(&self, row: usize) -> Result<Self> {
        self.purchases().checked(row)?;
        Ok(Self { value: self.spend().checked(row)?.map(|spend| spend.z), ..*self })
    }
}

/// When within its month a purchase is discounted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DiscountTiming {
    /// The month's end: month i by (1 + d)^i.
    End,
    /// Its middle: month i by (1 + d)^(i - 1/2).
    Middle,
}

/// How purchases become money.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MonthlyClvInput {
    /// The unit of the histories and of the purchase parameters.
    pub unit: Unit,
    /// Months ahead, an integer from 1 to 1200.
    pub months: f64,
    /// Share of the spend that is profit, at most 1; negative is a loss.
    pub margin: f64,
    /// Discount rate a year, above -1.
    pub discount_per_year: f64,
    /// When within its month a purchase is discounted to.
    pub timing: DiscountTiming,
}

impl MonthlyClvInput {
    pub(super) fn checked(&self) -> Result<()> {
        check("months", self.months, range::MONTHS)?;
        margin_share("margin", self.margin)?;
        rate("discountPerYear", self.discount_per_year)?;
        Ok(())
    }

    /// Horizon and discount factor of each month.
    pub(super) fn months(&self) -> Vec<Month> {
        let delay = match self.timing {
            DiscountTiming::End => 0.0,
            DiscountTiming::Middle => 0.5,
        };
        let log_rate = log1p(self.discount_per_year) / 12.0;
        let month = |i: usize| {
            let i = i as f64;
            Month { horizon: i * self.unit.per_month(), discount: exp(-(i - delay) * log_rate) }
        };
        (1..=self.months as usize).map(month).collect()
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Month {
    pub(super) horizon: f64,
    pub(super) discount: f64,
}

/// The lifetime value of one customer over some months.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomerValue {
    /// Expected purchases over all months.
    pub purchases: f64,
    /// Expected spend a purchase; none where its mean does not exist.
    pub spend: Option<f64>,
    /// Discounted expected profit; none without a spend.
    pub clv: Option<f64>,
    /// Why there is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoMean>,
}

/// The discounted profit to expect from customers with known histories over the coming months.
///
/// # Formula
/// clv = margin E\[M\] Σ_{i=1..months} (E\[Y(i)\] - E\[Y(i-1)\]) / (1+d)^i, i counted in months of 365.25/12 days,
/// d = (1 + discount a year)^(1/12) - 1; with `Middle` the exponent is i - 1/2.
///
/// # Inputs
/// * `purchases`, `spend`: the fitted models
/// * `customers`: histories and mean values, in the models' units; `count` does not matter
/// * `input`: horizon, margin and discount
///
/// # Returns
/// One value a row, of one such customer, without the purchases before `age`.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `"purchases.alpha"`, `"spend.p"` and the like, at `"months"`, `"margin"`,
/// `"discountPerYear"` or a customer's field; `Inconsistent` and `Missing` as in the two models.
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// let purchases = PurchaseParameters { model: PurchaseModel::BgNbd, r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
/// let spend = SpendParameters { p: 6.25, q: 3.74, gamma: 15.44 };
/// let customer = ValueRow { frequency: 2.0, recency: 30.43, age: 38.86, value: Some(22.35), count: 1.0 };
/// let year = MonthlyClvInput {
///     unit: Unit::Week, months: 12.0, margin: 1.0, discount_per_year: 0.0, timing: DiscountTiming::End,
/// };
/// let value = &monthly_clv(&purchases, &spend, &[customer], &year)?[0];
/// assert!((value.clv.unwrap() - 24.663714 * value.purchases).abs() < 1e-5);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Numerics
/// Many months are a weighted sum of predictions at some thirty to fifty times, to all digits.
///
/// # Source
/// Fader, Hardie & Lee 2005, "RFM and CLV", J. of Marketing Research 42(4), for the product of purchases and spend.
pub fn monthly_clv(
    purchases: &PurchaseParameters,
    spend: &SpendParameters,
    customers: &[ValueRow],
    input: &MonthlyClvInput,
) -> Result<Vec<CustomerValue>> {
    purchases.checked("purchases")?;
    spend.checked("spend")?;
    let rows: Result<Vec<ValueRow>> =
        customers.iter().enumerate().map(|(row, customer)| customer.checked(row)).collect();
    let rows = rows?;
    input.checked()?;
    let schedule = schedule(&input.months(), purchases, &rows);
    rows.iter().map(|row| customer_value(purchases, spend, row, input.margin, &schedule)).collect()
}

pub(super) fn schedule(months: &[Month], purchases: &PurchaseParameters, rows: &[ValueRow]) -> Schedule {
    let youngest = rows.iter().fold(f64::INFINITY, |least: f64, row| least.min(row.age));
    Schedule::new(months, purchases.alpha + if youngest.is_finite() { youngest } else { 0.0 })
}

pub(super) fn customer_value(
    purchases: &PurchaseParameters,
    spend: &SpendParameters,
    row: &ValueRow,
    margin: f64,
    schedule: &Schedule,
) -> Result<CustomerValue> {
    let history = row.purchases();
    let alive = alive(purchases, &history);
    let future = Future::of(purchases, &history);
    let (discounted, undiscounted) = schedule.sum(|time| future.purchases(time));
    let expected = spend_prediction(spend, row.frequency, row.value.unwrap_or(0.0))?;
    let clv = expected.expected.map(|spend| outcome(margin * spend * (alive * discounted)));
    Ok(CustomerValue {
        purchases: outcome(alive * undiscounted)?,
        spend: expected.expected,
        clv: clv.transpose()?,
        reason: expected.reason,
    })
}
