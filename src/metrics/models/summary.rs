//! From transactions to what the models know of each customer.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

use super::date::day_number;
use super::gamma_gamma::SpendHistory;
use super::history::PurchaseHistory;
use super::purchase_days::PurchaseDays;
use super::unit::Unit;
use crate::metrics::error::{MetricError, Result, finite};
use crate::metrics::names::Names;
use crate::metrics::rule::Rule;

/// One purchase or refund.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Transaction {
    /// Who bought.
    pub customer: String,
    /// ISO date, as in `2026-11-21`.
    pub date: String,
    /// Money; negative is a refund; none if unknown.
    pub value: Option<f64>,
}

/// What the models know of a customer.
#[derive(Debug, Clone, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomerSummary {
    /// Who it is.
    pub customer: String,
    /// Repeat purchase days.
    pub frequency: f64,
    /// Time from the first purchase day to the last.
    pub recency: f64,
    /// Time from the first purchase day to the end of observation.
    pub age: f64,
    /// Mean value of the repeat purchase days; none without one, or if a value is missing on one.
    pub value: Option<f64>,
}

impl CustomerSummary {
    /// The part that purchase models use.
    pub fn purchases(&self) -> PurchaseHistory {
        PurchaseHistory::new(self.frequency, self.recency, self.age)
    }

    /// The part that the spend model uses.
    pub fn spend(&self) -> SpendHistory {
        SpendHistory::new(self.frequency, self.value)
    }
}

/// What each customer's transactions come to.
///
/// # Formula
/// frequency = purchase days - 1; recency = (last - first purchase day) / unit; age = (end - first purchase day) / unit;
/// value = mean net value of the purchase days after the first.
///
/// # Inputs
/// * `transactions`: in any order; those of one customer and day are merged, their values added
/// * `observation_end`: ISO date, the last day that counts
/// * `unit`: of recency and age
///
/// # Returns
/// The customers with a purchase day by then, in order of their first transaction in the list. Transactions after the
/// end are ignored. A day that nets to zero or less is not a purchase day; one with an unknown value is.
///
/// # Errors
/// `Malformed` at a date, as in `"transactions[3].date"` or `"observationEnd"`; `NotFinite` at a value; `OutOfRange` at `""`
/// beyond the range of a double.
///
/// # Numerics
/// A day whose values cancel to within 1e-12 of their sizes nets to zero.
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// let bought = |date: &str, value| Transaction { customer: "1".to_owned(), date: date.to_owned(), value: Some(value) };
/// // The first customer of the CDNOW sample.
/// let transactions = [bought("1997-01-01", 29.33), bought("1997-01-18", 29.73), bought("1997-08-02", 14.96)];
/// let summary = &summarise(&transactions, "1997-09-30", Unit::Week)?[0];
/// assert_eq!((summary.frequency, summary.recency, summary.age), (2.0, 213.0 / 7.0, 272.0 / 7.0));
/// assert!((summary.value.unwrap() - 22.345).abs() < 1e-12);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Fader & Hardie 2008, "Creating an RFM summary using Excel", brucehardie.com/notes/022.
pub fn summarise(transactions: &[Transaction], observation_end: &str, unit: Unit) -> Result<Vec<CustomerSummary>> {
    let end = date("observationEnd", observation_end);
    let mut summariser = Summariser::until(end.clone().unwrap_or_default(), unit);
    for (row, Transaction { customer, date, value }) in transactions.iter().enumerate() {
        let added = summariser.add(customer, date, *value);
        added.map_err(|error| error.within(&format!("transactions[{row}]")))?;
    }
    end?;
    summariser.finish()
}

/// The reduction of [`summarise`] for transactions that come one by one: what is kept grows with the customers' days, not
/// with the transactions.
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// let mut summariser = Summariser::new("2026-03-31", Unit::Day)?;
/// for (date, value) in [("2026-01-01", 20.0), ("2026-01-11", 30.0), ("2026-01-11", -5.0)] {
///     summariser.add("ann", date, Some(value))?;
/// }
/// let summary = &summariser.finish()?[0];
/// assert_eq!((summary.frequency, summary.recency, summary.value), (1.0, 10.0, Some(25.0)));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Summariser {
    end: i32,
    unit: Unit,
    customers: Names,
    /// Of each customer.
    days: Vec<PurchaseDays>,
}

impl Summariser {
    /// Without transactions yet; `observation_end` is the last day that counts, `unit` that of recency and age.
    ///
    /// # Errors
    /// `Malformed` at `"observationEnd"`.
    pub fn new(observation_end: &str, unit: Unit) -> Result<Self> {
        Ok(Self::until(date("observationEnd", observation_end)?, unit))
    }

    fn until(end: i32, unit: Unit) -> Self {
        Self { end, unit, customers: Names::default(), days: Vec::new() }
    }

    /// Adds a transaction, in any order of dates.
    ///
    /// # Errors
    /// `Malformed` at `"date"`, `NotFinite` at `"value"`; the transaction is not added then.
    pub fn add(&mut self, customer: &str, date_text: &str, value: Option<f64>) -> Result<()> {
        let day = date("date", date_text)?;
        value.map(|value| finite("value", value)).transpose()?;
        if day > self.end {
            return Ok(());
        }
        let number = self.customers.number(customer.as_bytes());
        if number == self.days.len() {
            self.days.push(PurchaseDays::default());
        }
        if let Some(days) = self.days.get_mut(number) {
            days.add(day, value);
        }
        Ok(())
    }

    /// The customers so far, as of [`summarise`]; more transactions may follow.
    ///
    /// # Errors
    /// `OutOfRange` at `""` beyond the range of a double.
    pub fn finish(&self) -> Result<Vec<CustomerSummary>> {
        let summaries = self.days.iter().enumerate().filter_map(|(number, days)| {
            let customer = String::from_utf8_lossy(self.customers.text(number));
            days.summary(&customer, self.end, self.unit).transpose()
        });
        summaries.collect()
    }
}

fn date(field: &str, text: &str) -> Result<i32> {
    day_number(text).ok_or_else(|| MetricError::Malformed { field: field.to_owned(), rule: Rule::IsoDate })
}
