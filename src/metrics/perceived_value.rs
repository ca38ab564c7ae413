//! The value of an offer as the customer perceives it.

use super::error::{Result, not_negative, outcome};
use super::numeric::moments::Sum;
use serde::Serialize;

/// What the customer gets, in money; every part 0 or more.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Benefits {
    /// Economic: money saved or gained.
    pub money: f64,
    /// Economic: time saved.
    pub time: f64,
    /// Economic: information gained.
    pub information: f64,
    /// Quality that meets or beats the expectation, trust.
    pub psychological: f64,
    /// Self-worth, recognition.
    pub social: f64,
}

/// What the transaction costs beside the price, in money; every part 0 or more.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TransactionCosts {
    /// Finding a seller.
    pub search: f64,
    /// Establishing the relationship.
    pub relationship: f64,
    /// Negotiating.
    pub negotiation: f64,
    /// Deciding.
    pub decision: f64,
    /// Concluding the contract.
    pub contract: f64,
    /// Checking that all went right.
    pub control: f64,
}

/// Benefits, price and transaction costs.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PerceivedValueInput {
    /// What the customer gets.
    pub benefits: Benefits,
    /// What the customer pays, 0 or more.
    pub price: f64,
    /// What it costs beside the price.
    pub transaction_costs: TransactionCosts,
}

/// A perceived value as difference and as ratio.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PerceivedValueResult {
    /// Sum of the benefits.
    pub benefits: f64,
    /// Price and transaction costs.
    pub costs: f64,
    /// Benefits minus costs.
    pub difference: f64,
    /// Benefits over costs; `None` without costs.
    pub ratio: Option<f64>,
}

/// The value of an offer as the customer perceives it.
///
/// # Formula
/// difference = benefits - (price + transaction costs); ratio = benefits / (price + transaction costs).
///
/// # Inputs
/// All in the same money, 0 or more.
///
/// # Returns
/// [`PerceivedValueResult`].
///
/// # Errors
/// `NotFinite` or `OutOfRange` at the field (`"benefits.money"`, `"price"`, `"transactionCosts.search"`), the first in
/// declared order; `OutOfRange` at `""` beyond the range of a double.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{Benefits, PerceivedValueInput, TransactionCosts, perceived_value};
/// let result = perceived_value(&PerceivedValueInput {
///     benefits: Benefits { money: 90.0, social: 30.0, ..Benefits::default() },
///     price: 70.0,
///     transaction_costs: TransactionCosts { search: 10.0, ..TransactionCosts::default() },
/// })?;
/// assert_eq!((result.difference, result.ratio), (40.0, Some(1.5)));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Difference: P. Kotler, *Marketing Management* (10th ed.), customer delivered value. Ratio: K. B. Monroe (1991),
/// *Pricing: Making Profitable Decisions*.
pub fn perceived_value(input: &PerceivedValueInput) -> Result<PerceivedValueResult> {
    let Benefits { money, time, information, psychological, social } = input.benefits;
    let benefits = total([
        ("benefits.money", money),
        ("benefits.time", time),
        ("benefits.information", information),
        ("benefits.psychological", psychological),
        ("benefits.social", social),
    ])?;
    let price = not_negative("price", input.price)?;
    let TransactionCosts { search, relationship, negotiation, decision, contract, control } = input.transaction_costs;
    let transaction = total([
        ("transactionCosts.search", search),
        ("transactionCosts.relationship", relationship),
        ("transactionCosts.negotiation", negotiation),
        ("transactionCosts.decision", decision),
        ("transactionCosts.contract", contract),
        ("transactionCosts.control", control),
    ])?;
    let (benefits, costs) = (outcome(benefits)?, outcome(price + transaction)?);
    let ratio = (costs > 0.0).then(|| outcome(benefits / costs)).transpose()?;
    Ok(PerceivedValueResult { benefits, costs, difference: outcome(benefits - costs)?, ratio })
}

/// The sum of checked parts.
fn total<const PARTS: usize>(parts: [(&str, f64); PARTS]) -> Result<f64> {
    let mut sum = Sum::default();
    for (field, value) in parts {
        sum.add(not_negative(field, value)?);
    }
    Ok(sum.value())
}
