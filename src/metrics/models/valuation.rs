//! The mean lifetime value of some customers under models fitted to them, and to customers drawn from them.

use super::bg_nbd::{self, PurchaseFit, PurchaseFitting, PurchaseModel, PurchaseParameters};
use super::clv::{Month, MonthlyClvInput, ValueRow, customer_value, schedule};
use super::fitting::Fitting;
use super::gamma_gamma::{self, SpendFit, SpendFitting, SpendHistory, SpendParameters};
use super::history::{PurchaseHistory, merged};
use super::likelihood::Likelihood;
use super::refitting::Refitted;
use super::schedule::Schedule;
use super::spend_likelihood::Spends;
use crate::metrics::error::{Result, outcome};
use crate::metrics::job::Job;
use crate::metrics::numeric::order;

/// The rows whose values are a piece of work.
const ROWS_AT_ONCE: usize = 1000;

/// The customers whose mean value is asked for.
#[derive(Debug, Clone)]
pub(super) struct ValueBase {
    rows: Vec<ValueRow>,
    margin: f64,
    months: Vec<Month>,
}

/// Both models fitted to the customers as they are, and their mean value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Valued {
    pub(super) purchases: PurchaseFit,
    pub(super) spend: SpendFit,
    /// None where a mean spend does not exist.
    pub(super) clv: Option<f64>,
}

/// How far that has come.
#[derive(Debug, Clone)]
pub(super) enum ValueFitting {
    Purchases(Box<PurchaseFitting>, Box<SpendFitting>),
    Spend(PurchaseFit, Box<SpendFitting>),
    Value(PurchaseFit, SpendFit, MeanValue),
}

/// How far a refit has come; a model comes with whether it has a finite maximum.
#[derive(Debug, Clone)]
pub(super) enum ValueRefit {
    Purchases(Box<Fitting<Likelihood, 4>>, Box<Fitting<Spends, 3>>),
    Spend((PurchaseParameters, bool), Box<Fitting<Spends, 3>>),
    Value((PurchaseParameters, bool), (SpendParameters, bool), MeanValue),
}

/// The mean lifetime value under refitted models, infinite where it has no end.
#[derive(Debug, Clone, Copy)]
pub(super) struct ValueDraw {
    pub(super) clv: f64,
    /// The refitted spend model; none without a finite maximum.
    pub(super) spend: Option<SpendParameters>,
    pub(super) failed: bool,
}

impl ValueBase {
    /// # Errors
    /// Those of a row, then those of the input.
    pub(super) fn new(customers: &[ValueRow], input: &MonthlyClvInput) -> Result<Self> {
        let rows: Result<Vec<ValueRow>> =
            customers.iter().enumerate().map(|(row, customer)| customer.checked(row)).collect();
        let key = |row: &ValueRow| [row.frequency, row.recency, row.age, row.value.unwrap_or(0.0)];
        let rows = order::merged(&rows?, key, |kept, next| kept.count += next.count);
        input.checked()?;
        Ok(Self { rows, margin: input.margin, months: input.months() })
    }
}

impl ValueFitting {
    /// The beginning for the customers as they are.
    pub(super) fn new(model: PurchaseModel, customers: &[ValueRow]) -> Result<Self> {
        let histories: Vec<PurchaseHistory> = customers.iter().map(ValueRow::purchases).collect();
        let spends: Vec<SpendHistory> = customers.iter().map(ValueRow::spend).collect();
        let purchases = PurchaseFitting::new(model, &histories)?;
        Ok(Self::Purchases(Box::new(purchases), Box::new(SpendFitting::new(&spends)?)))
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
                    let mean = MeanValue::new(base, &purchases.parameters());
                    *self = Self::Value(*purchases, fitting.result()?, mean);
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

impl Refitted for ValueBase {
    type Fitting = ValueFitting;
    type Fit = Valued;
    type Refitting = ValueRefit;
    type Draw = ValueDraw;

    fn counts(&self) -> Vec<f64> {
        self.rows.iter().map(|row| row.count).collect()
    }

    fn fit(&self, fitting: &mut ValueFitting) -> Option<Result<Valued>> {
        fitting.advance(self).transpose()
    }

    fn begin(&self, counts: &[f64], fit: &Valued) -> Option<ValueRefit> {
        let drawn = self.rows.iter().zip(counts).filter(|(_, count)| **count > 0.0);
        let drawn: Vec<ValueRow> = drawn.map(|(row, &count)| ValueRow { count, ..*row }).collect();
        let histories: Vec<PurchaseHistory> = drawn.iter().map(ValueRow::purchases).collect();
        let spends = drawn.iter().enumerate().filter_map(|(row, value)| value.spend().checked(row).ok().flatten());
        let purchases = bg_nbd::refitting(&merged(&histories), &fit.purchases.parameters())?;
        let spend = gamma_gamma::refitting(&spends.collect::<Vec<_>>(), &fit.spend.parameters())?;
        Some(ValueRefit::Purchases(Box::new(purchases), Box::new(spend)))
    }

    fn refit(&self, refit: &mut ValueRefit) -> Option<ValueDraw> {
        match refit {
            ValueRefit::Purchases(fitting, spend) => {
                fitting.step(1);
                let purchases = fitting.end().map(bg_nbd::reached)?;
                *refit = ValueRefit::Spend(purchases, spend.clone());
                None
            }
            ValueRefit::Spend(purchases, fitting) => {
                fitting.step(1);
                let spend = fitting.end().map(gamma_gamma::reached)?;
                *refit = ValueRefit::Value(*purchases, spend, MeanValue::new(self, &purchases.0));
                None
            }
            ValueRefit::Value((purchases, found), (spend, spend_found), mean) => {
                let clv = mean.advance(self, purchases, spend).unwrap_or(Some(None))?;
                let endless = f64::INFINITY.copysign(self.margin);
                let failed = !(*found && *spend_found && clv.is_some());
                Some(ValueDraw { clv: clv.unwrap_or(endless), spend: spend_found.then_some(*spend), failed })
            }
        }
    }

    fn without(&self) -> ValueDraw {
        ValueDraw { clv: 0.0, spend: None, failed: true }
    }
}

/// A mean over the rows that is still growing.
#[derive(Debug, Clone)]
pub(super) struct MeanValue {
    schedule: Schedule,
    rows: usize,
    sum: f64,
    customers: f64,
}

impl MeanValue {
    fn new(base: &ValueBase, purchases: &PurchaseParameters) -> Self {
        let schedule = schedule(&base.months, purchases, &base.rows);
        Self { schedule, rows: 0, sum: 0.0, customers: 0.0 }
    }

    /// Some more rows; the mean after the last one, none where a mean spend does not exist.
    fn advance(
        &mut self,
        base: &ValueBase,
        purchases: &PurchaseParameters,
        spend: &SpendParameters,
    ) -> Result<Option<Option<f64>>> {
        for row in base.rows.iter().skip(self.rows).take(ROWS_AT_ONCE) {
            let Some(clv) = customer_value(purchases, spend, row, base.margin, &self.schedule)?.clv else {
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
