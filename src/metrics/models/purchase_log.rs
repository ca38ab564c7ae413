//! The purchase days of many customers: what a hold-out check needs beyond the summaries.

use borsh::{BorshDeserialize, BorshSerialize};

use super::history::PurchaseHistory;
use super::unit::Unit;

/// The purchase days of some customers, as day numbers, ascending for each.
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// # use feltworth::orders::{OrderOptions, OrderReader};
/// let mut reader = OrderReader::new(OrderOptions::new(Unit::Day))?;
/// reader.push(b"customer,date,amount\nann,2026-01-01,5\nann,2026-01-11,5\nann,2026-02-01,5\n")?;
/// let (outcome, log) = reader.finish_with_days()?;
/// let (days, end) = (log.days(0), log.days(0)[1]);
/// assert_eq!((outcome.customers[0].frequency, days.len()), (2.0, 3));
/// assert_eq!(history_until(days, end, Unit::Day), Some(PurchaseHistory::new(1.0, 10.0, 10.0)));
/// # Ok::<(), feltworth::orders::OrdersError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct PurchaseLog {
    /// Where the days of each customer end.
    ends: Vec<usize>,
    days: Vec<i32>,
}

impl PurchaseLog {
    /// Adds a customer.
    pub(crate) fn add(&mut self, days: impl Iterator<Item = i32>) {
        self.days.extend(days);
        self.ends.push(self.days.len());
    }

    /// How many customers there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The days of the customer at a place; none where there is no customer.
    pub fn days(&self, customer: usize) -> &[i32] {
        let start = customer.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = start.zip(self.ends.get(customer).copied());
        range.and_then(|(start, end)| self.days.get(start..end)).unwrap_or_default()
    }

    /// The days of every customer, one after the other.
    pub fn customers(&self) -> impl Iterator<Item = &[i32]> {
        (0..self.len()).map(|customer| self.days(customer))
    }

    /// How many purchase days there are in all.
    pub fn count(&self) -> usize {
        self.days.len()
    }

    /// The first day of all.
    pub fn first_day(&self) -> Option<i32> {
        self.days.iter().copied().min()
    }
}

/// What the models know by a day of a customer with these purchase days; nothing before the first of them.
pub fn history_until(days: &[i32], end: i32, unit: Unit) -> Option<PurchaseHistory> {
    let until = days.get(..days.partition_point(|day| *day <= end))?;
    let (first, last) = (*until.first()?, *until.last()?);
    let time = |to: i32| f64::from(to - first) / unit.days();
    Some(PurchaseHistory::new(until.len() as f64 - 1.0, time(last), time(end)))
}
