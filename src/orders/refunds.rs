//! Refunds, which are applied when all orders are known.

use super::date::DateKey;
use super::ledger::{Ledger, Order};
use crate::metrics::models::purchase_days::PurchaseDays;
use crate::metrics::sorted;

/// Money that was paid back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Refund {
    pub(super) customer: u32,
    pub(super) date: DateKey,
    pub(super) line: u64,
    /// Above 0.
    pub(super) value: f64,
    pub(super) target: Target,
}

/// What is known of the purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// A column of the order itself says it.
    InOrder(u32),
    /// Likewise, of an order without an id.
    Day,
    /// A line of its own with the id of an order, which may not be in the file.
    OfOrder(u32),
    /// Nothing.
    Unknown,
}

/// A refund whose customer is known, and the day that it lessens, if that is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Due {
    pub(super) customer: u32,
    date: i32,
    line: u64,
    value: f64,
    day: Option<i32>,
}

/// The refunds of a file under a reading of its dates.
#[derive(Debug, Default)]
pub(super) struct Refunds {
    /// By customer, then by date, then by line.
    pub(super) due: Vec<Due>,
    pub(super) count: u64,
    /// Those that no day covers.
    pub(super) uncovered: u64,
}

impl Refunds {
    pub(super) fn of(ledger: &Ledger, reading: usize, end: i32) -> Self {
        let mut refunds = Self::default();
        for refund in &ledger.refunds {
            refunds.add(refund, &ledger.orders, reading, end);
        }
        let place = |due: &Due| [f64::from(due.customer), f64::from(due.date), due.line as f64, 0.0];
        refunds.due = sorted(&refunds.due, place);
        refunds
    }

    fn add(&mut self, refund: &Refund, orders: &[Order], reading: usize, end: i32) {
        let order = |number: u32| orders.get(number as usize);
        let account = |number| order(number).and_then(Order::account);
        let date = refund.date.day(reading);
        let (customer, day) = match refund.target {
            Target::InOrder(number) => match account(number) {
                Some((customer, date)) => (customer, Some(date.day(reading))),
                None => return, // the lines of the order are left out
            },
            Target::Day => (refund.customer, Some(date)),
            Target::OfOrder(number) => match account(number) {
                Some((customer, date)) => (customer, Some(date.day(reading))),
                None if order(number).is_some_and(|order| order.is_left_out) => return self.count_alone(date <= end),
                None => (refund.customer, None),
            },
            Target::Unknown => (refund.customer, None),
        };
        if date <= end && day.is_none_or(|day| day <= end) {
            self.count += 1;
            self.due.push(Due { customer, date, line: refund.line, value: refund.value, day });
        }
    }

    /// Of an order that is left out.
    fn count_alone(&mut self, counts: bool) {
        self.count += u64::from(counts);
        self.uncovered += u64::from(counts);
    }
}

impl Due {
    /// Lessens a day of the customer: the one that is known, else the latest that covers it, else the latest. Whether a day
    /// covered it.
    pub(super) fn apply(&self, days: &mut PurchaseDays) -> bool {
        match self.day {
            Some(day) => days.lessen(day, self.value),
            None => days.lessen_latest(self.date, self.value),
        }
    }
}
