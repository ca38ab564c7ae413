//! What the purchase models know of a customer, and the merging of customers who are alike.

use super::{at_row, whole};
use crate::metrics::error::{MetricError, Result, not_negative};
use crate::metrics::numeric::order;

/// The purchase history of one customer, or of `count` customers whose histories are the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PurchaseHistory {
    /// x, repeat purchases: an integer from 0.
    pub frequency: f64,
    /// t_x, from the first purchase to the last: 0 exactly if the frequency is.
    pub recency: f64,
    /// T, from the first purchase to the end of observation, at least the recency.
    pub age: f64,
    /// Customers with this history, an integer from 1.
    pub count: f64,
}

impl PurchaseHistory {
    /// The history of one customer.
    pub fn new(frequency: f64, recency: f64, age: f64) -> Self {
        Self { frequency, recency, age, count: 1.0 }
    }

    pub(super) fn checked(&self, row: usize) -> Result<&Self> {
        let at = |result, field| at_row(result, "customers", row, field);
        at(whole("", self.frequency, 0.0), "frequency")?;
        at(not_negative("", self.recency), "recency")?;
        at(not_negative("", self.age), "age")?;
        at(whole("", self.count, 1.0), "count")?;
        let inconsistent = |rule| Err(MetricError::Inconsistent { field: String::new(), rule });
        if self.recency > self.age {
            return at_row(inconsistent("at most the age"), "customers", row, "recency");
        }
        if (self.frequency == 0.0) != (self.recency == 0.0) {
            return at_row(inconsistent("0 exactly if the frequency is 0"), "customers", row, "recency");
        }
        Ok(self)
    }
}

pub(super) fn checked(customers: &[PurchaseHistory]) -> Result<()> {
    customers.iter().enumerate().try_for_each(|(row, customer)| customer.checked(row).map(drop))
}

/// Sorted, and each history once: a sum over the rows then does not depend on the order of the customers.
pub(super) fn merged(customers: &[PurchaseHistory]) -> Vec<PurchaseHistory> {
    order::merged(customers, |row| [row.frequency, row.recency, row.age, 0.0], |kept, next| kept.count += next.count)
}
