//! What each customer is expected to buy, whether they still are one, and what that is worth.

use borsh::{BorshDeserialize, BorshSerialize};

use super::Chosen;
use crate::metrics::models::{
    PurchaseHistory, PurchaseParameters, SpendParameters, ValueRow, monthly_clv, predict_purchases,
};
use crate::metrics::{MetricError, Result};

/// Customers who are valued at once.
const AT_ONCE: usize = 2000;

/// What a customer is expected to do.
#[derive(Debug, Clone, Copy, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Valued {
    /// Purchases within the horizon.
    pub expected: f64,
    /// The probability of not having dropped out.
    pub alive: f64,
    /// Spend a purchase; none without a spend model.
    pub spend: Option<f64>,
    /// Discounted profit; none without a spend model.
    pub clv: Option<f64>,
}

/// What all customers are expected to do.
#[derive(Debug, Clone, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Values {
    /// Each customer, in the order of the file.
    pub rows: Vec<Valued>,
    /// Purchases of all.
    pub expected: f64,
    /// How many of them have not dropped out.
    pub alive: f64,
    /// The mean value of a customer; none where that of one does not exist.
    pub mean: Option<f64>,
}

/// The work that leads to [`Values`].
#[derive(Debug)]
pub(super) struct Valuing {
    model: PurchaseParameters,
    spend: Option<SpendParameters>,
    chosen: Chosen,
    rows: Vec<Valued>,
}

impl Valuing {
    pub(super) fn new(model: PurchaseParameters, spend: Option<SpendParameters>, chosen: Chosen) -> Self {
        Self { model, spend, chosen, rows: Vec::new() }
    }

    /// How many pieces of work there are.
    pub(super) fn pieces(customers: usize) -> u64 {
        customers.div_ceil(AT_ONCE).max(1) as u64
    }

    /// A piece of the work; the result after the last one.
    pub(super) fn advance(&mut self, rows: &[ValueRow]) -> Option<Result<Values>> {
        let some = rows.get(self.rows.len()..).unwrap_or_default();
        let some = some.get(..AT_ONCE).unwrap_or(some);
        match self.valued(some) {
            Ok(valued) => self.rows.extend(valued),
            Err(error) => return Some(Err(error)),
        }
        (self.rows.len() >= rows.len()).then(|| Ok(self.values()))
    }

    fn valued(&self, rows: &[ValueRow]) -> Result<Vec<Valued>> {
        let histories: Vec<PurchaseHistory> = rows.iter().map(ValueRow::purchases).collect();
        let predictions = predict_purchases(&self.model, &histories, self.chosen.horizon())?;
        let money = self.spend.map(|spend| monthly_clv(&self.model, &spend, rows, &self.chosen.money())).transpose()?;
        let money = money.unwrap_or_default();
        let valued = |(place, prediction): (usize, crate::metrics::models::PurchasePrediction)| {
            let money = money.get(place);
            Valued {
                expected: prediction.expected,
                alive: prediction.alive,
                spend: money.and_then(|money| money.spend),
                clv: money.and_then(|money| money.clv),
            }
        };
        Ok(predictions.into_iter().enumerate().map(valued).collect())
    }

    fn values(&mut self) -> Values {
        let rows = std::mem::take(&mut self.rows);
        let sum = rows.iter().map(|row| row.clv).try_fold(0.0, |sum, clv| Some(sum + clv?));
        let count = rows.len() as f64;
        Values {
            expected: rows.iter().map(|row| row.expected).sum(),
            alive: rows.iter().map(|row| row.alive).sum(),
            mean: sum.filter(|_| count > 0.0).map(|sum| sum / count),
            rows,
        }
    }
}

/// What a customer is expected to buy in each of the first months.
///
/// # Errors
/// Those of the prediction.
pub fn monthly_purchases(
    model: &PurchaseParameters,
    row: &ValueRow,
    chosen: &Chosen,
    months: usize,
) -> Result<Vec<f64>> {
    let by = |month: usize| {
        let until = predict_purchases(model, &[row.purchases()], month as f64 * chosen.unit.per_month())?;
        Ok(until.first().map_or(0.0, |prediction| prediction.expected))
    };
    (1..=months).map(|month| Ok(by(month)? - by(month - 1)?)).collect()
}

/// The probability of being alive by repeat purchases, from one on, and the time of the last one, of customers of an age: a
/// row for each number of purchases.
///
/// # Errors
/// Those of the prediction.
pub fn alive_map(model: &PurchaseParameters, age: f64, columns: usize, most: usize) -> Result<Vec<Vec<Option<f64>>>> {
    let recency = |column: usize| age * (column as f64 + 1.0) / columns as f64;
    let row = |frequency: usize| {
        let history = |column| PurchaseHistory::new(frequency as f64, recency(column), age);
        let histories: Vec<PurchaseHistory> = (0..columns).map(history).collect();
        let alive = predict_purchases(model, &histories, 0.0)?;
        Ok::<_, MetricError>(alive.into_iter().map(|row| Some(row.alive)).collect())
    };
    (1..=most).map(row).collect()
}
