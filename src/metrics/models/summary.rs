//! From transactions to what the models know of each customer.

use std::collections::BTreeMap;

use serde::Serialize;

use super::at_row;
use super::date::day_number;
use super::gamma_gamma::SpendHistory;
use super::history::PurchaseHistory;
use super::unit::Unit;
use crate::metrics::error::{MetricError, Result, finite, outcome};
use crate::metrics::rule::Rule;

/// A day whose values cancel to this part of their sizes has netted to nothing: 0.1 + 0.2 - 0.3 is not 0 in binary.
const ROUNDING: f64 = 1e-12;

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
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    let dated = transactions.iter().enumerate().map(|(row, transaction)| Dated::new(row, transaction));
    let dated: Vec<Dated> = dated.collect::<Result<_>>()?;
    let end = date("observationEnd", observation_end)?;
    let mut accounts = Accounts::default();
    dated.iter().filter(|transaction| transaction.day <= end).for_each(|transaction| accounts.add(transaction));
    let summaries = accounts.in_order.iter().filter_map(|account| account.summary(end, unit).transpose());
    summaries.collect()
}

fn date(field: &str, text: &str) -> Result<i64> {
    day_number(text).ok_or_else(|| MetricError::Malformed { field: field.to_owned(), rule: Rule::IsoDate })
}

struct Dated<'a> {
    customer: &'a str,
    day: i64,
    value: Option<f64>,
}

impl<'a> Dated<'a> {
    fn new(row: usize, transaction: &'a Transaction) -> Result<Self> {
        let day = at_row(date("", &transaction.date), "transactions", row, "date")?;
        let value =
            transaction.value.map(|value| at_row(finite("", value), "transactions", row, "value")).transpose()?;
        Ok(Self { customer: &transaction.customer, day, value })
    }
}

/// Customers in order of appearance, and where to find them by name.
#[derive(Default)]
struct Accounts<'a> {
    in_order: Vec<Account<'a>>,
    by_name: BTreeMap<&'a str, usize>,
}

impl<'a> Accounts<'a> {
    fn add(&mut self, transaction: &Dated<'a>) {
        let index = *self.by_name.entry(transaction.customer).or_insert(self.in_order.len());
        if index == self.in_order.len() {
            self.in_order.push(Account { customer: transaction.customer, days: BTreeMap::new() });
        }
        if let Some(account) = self.in_order.get_mut(index) {
            account.days.entry(transaction.day).or_default().add(transaction.value);
        }
    }
}

struct Account<'a> {
    customer: &'a str,
    days: BTreeMap<i64, Day>,
}

impl Account<'_> {
    /// None for a customer without a purchase day.
    fn summary(&self, end: i64, unit: Unit) -> Result<Option<CustomerSummary>> {
        self.days.values().try_for_each(|day| outcome(day.gross).map(drop))?;
        let mut purchases = self.days.iter().filter(|(_, day)| day.is_purchase());
        let Some((&first, _)) = purchases.next() else { return Ok(None) };
        let repeats: Vec<(&i64, &Day)> = purchases.collect();
        let last = repeats.last().map_or(first, |(day, _)| **day);
        Ok(Some(CustomerSummary {
            customer: self.customer.to_owned(),
            frequency: repeats.len() as f64,
            recency: (last - first) as f64 / unit.days(),
            age: (end - first) as f64 / unit.days(),
            value: mean_value(repeats.iter().map(|(_, day)| *day))?,
        }))
    }
}

fn mean_value<'a>(days: impl ExactSizeIterator<Item = &'a Day>) -> Result<Option<f64>> {
    let count = days.len();
    let mut sum = 0.0;
    for day in days {
        if day.has_unknown {
            return Ok(None);
        }
        sum += day.net;
    }
    if count == 0 { Ok(None) } else { outcome(sum / count as f64).map(Some) }
}

/// The transactions of one customer on one day.
#[derive(Default)]
struct Day {
    net: f64,
    gross: f64,
    has_unknown: bool,
}

impl Day {
    fn add(&mut self, value: Option<f64>) {
        self.has_unknown |= value.is_none();
        self.net += value.unwrap_or(0.0);
        self.gross += value.unwrap_or(0.0).abs();
    }

    fn is_purchase(&self) -> bool {
        self.has_unknown || self.net > ROUNDING * self.gross
    }
}
