//! The mean lifetime value of some customers under fitted models, piece by piece.

use super::bg_nbd::{self, PurchaseFit, PurchaseModel, PurchaseParameters};
use super::clv::{Month, MonthlyClvInput, ValueRow, customer_value};
use super::fitting::Fitting;
use super::gamma_gamma::{self, SpendFit, SpendFitting, SpendHistory, SpendParameters};
use super::history::{PurchaseHistory, merged};
use super::likelihood::Likelihood;
use super::refitting::Refitted;
use super::spend_likelihood::Spends;
use crate::metrics::error::{Result, outcome};
use crate::metrics::numeric::order;

/// The rows whose values are a piece of work.
const ROWS_AT_ONCE: usize = 1000;

/// The customers whose mean value is asked for.
#[derive(Debug, Clone)]
pub(super) struct ValueBase {
    model: PurchaseModel,
    rows: Vec<ValueRow>,
    margin: f64,
    months: Vec<Month>,
}

/// Both models fitted to some customers, and the mean value of the base's customers under them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Valued {
    pub(super) purchases: PurchaseFit,
    pub(super) spend: SpendFit,
    /// None where a mean spend does not exist.
    pub(super) clv: Option<f64>,
}

/// How far that has come.
#[derive(Debug, Clone)]
pub(super) enum Valuation {
    Purchases(Box<Fitting<Likelihood, 4>>, Box<Fitting<Spends, 3>>),
    Spend(PurchaseFit, Box<Fitting<Spends, 3>>),
    Value(PurchaseFit, SpendFit, MeanValue),
}

impl ValueBase {
    /// # Errors
    /// Those of a row, then those of the input.
    pub(super) fn new(model: PurchaseModel, customers: &[ValueRow], input: &MonthlyClvInput) -> Result<Self> {
        let rows: Result<Vec<ValueRow>> =
            customers.iter().enumerate().map(|(row, customer)| customer.checked(row)).collect();
        let key = |row: &ValueRow| [row.frequency, row.recency, row.age, row.value.unwrap_or(0.0)];
        let rows = order::merged(&rows?, key, |kept, next| kept.count += next.count);
        input.checked()?;
        Ok(Self { model, rows, margin: input.margin, months: input.months() })
    }

    /// The beginning for the customers as they are.
    pub(super) fn of_all(&self, customers: &[ValueRow]) -> Result<Valuation> {
        let histories: Vec<PurchaseHistory> = customers.iter().map(ValueRow::purchases).collect();
        let spends: Vec<SpendHistory> = customers.iter().map(ValueRow::spend).collect();
        let purchases = bg_nbd::PurchaseFitting::new(self.model, &histories)?;
        Ok(Valuation::of(purchases.into(), SpendFitting::new(&spends)?.into()))
    }
}

impl Refitted for ValueBase {
    type Fitting = Valuation;
    type Fit = Valued;
    type Draw = f64;

    fn counts(&self) -> Vec<f64> {
        self.rows.iter().map(|row| row.count).collect()
    }

    fn advance(&self, valuation: &mut Valuation) -> Option<Result<Valued>> {
        match valuation.advance(self) {
            Ok(None) => None,
            Ok(Some(valued)) => Some(Ok(valued)),
            Err(error) => Some(Err(error)),
        }
    }

    fn begin(&self, counts: &[f64], near: &Valued) -> Result<Valuation> {
        let drawn = self.rows.iter().zip(counts).filter(|(_, count)| **count > 0.0);
        let drawn: Vec<ValueRow> = drawn.map(|(row, &count)| ValueRow { count, ..*row }).collect();
        let histories: Vec<PurchaseHistory> = drawn.iter().map(ValueRow::purchases).collect();
        let spends = drawn.iter().enumerate().filter_map(|(row, value)| value.spend().checked(row).ok().flatten());
        let purchases = bg_nbd::fitting(self.model, &merged(&histories), Some(&near.purchases.parameters()))?;
        Ok(Valuation::of(purchases, gamma_gamma::fitting(spends.collect(), Some(&near.spend.parameters()))))
    }

    fn draw(refit: Valued) -> Option<f64> {
        refit.clv.filter(|_| refit.purchases.converged && refit.spend.converged)
    }
}

impl Valuation {
    fn of(purchases: Fitting<Likelihood, 4>, spend: Fitting<Spends, 3>) -> Self {
        Self::Purchases(Box::new(purchases), Box::new(spend))
    }

    /// An iteration of a fit, or the values of some rows.
    fn advance(&mut self, base: &ValueBase) -> Result<Option<Valued>> {
        match self {
            Self::Purchases(fitting, spend) => {
                if fitting.step(1).is_complete() {
                    *self = Self::Spend(fitting.result()?, spend.clone());
                }
            }
            Self::Spend(purchases, fitting) => {
                if fitting.step(1).is_complete() {
                    *self = Self::Value(*purchases, fitting.result()?, MeanValue::default());
                }
            }
            Self::Value(purchases, spend, mean) => {
                let clv = mean.advance(base, &purchases.parameters(), &spend.parameters())?;
                return Ok(clv.map(|clv| Valued { purchases: *purchases, spend: *spend, clv }));
            }
        }
        Ok(None)
    }
}

/// A mean over the rows that is still growing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct MeanValue {
    rows: usize,
    sum: f64,
    customers: f64,
}

impl MeanValue {
    /// Some more rows; the mean after the last one, none where a mean spend does not exist.
    fn advance(
        &mut self,
        base: &ValueBase,
        purchases: &PurchaseParameters,
        spend: &SpendParameters,
    ) -> Result<Option<Option<f64>>> {
        let rows = base.rows.iter().skip(self.rows).take(ROWS_AT_ONCE);
        for row in rows {
            let Some(clv) = customer_value(purchases, spend, row, base.margin, &base.months)?.clv else {
                return Ok(Some(None));
            };
            self.rows += 1;
            self.sum += row.count * clv;
            self.customers += row.count;
        }
        let is_last = self.rows >= base.rows.len();
        is_last.then(|| outcome(self.sum / self.customers).map(Some)).transpose()
    }
}
