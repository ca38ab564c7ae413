//! What the purchase models know of a customer, and the merging of customers who are alike.

use super::at_row;
use crate::metrics::error::{MetricError, Result, check, not_negative};
use crate::metrics::numeric::order;
use crate::metrics::rule::{Rule, range};

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
        at(check("", self.frequency, range::COUNT), "frequency")?;
        at(not_negative("", self.recency), "recency")?;
        at(not_negative("", self.age), "age")?;
        at(check("", self.count, range::COUNT_FROM_ONE), "count")?;
        match contradiction([self.frequency, self.recency, self.age]) {
            Some(rule) => at(Err(MetricError::Inconsistent { field: String::new(), rule }), "recency").map(|_| self),
            None => Ok(self),
        }
    }
}

/// What the recency of a history does not keep to, beside its frequency and age.
pub fn contradiction([frequency, recency, age]: [f64; 3]) -> Option<Rule> {
    if recency > age {
        return Some(Rule::RecencyAtMostAge);
    }
    ((frequency == 0.0) != (recency == 0.0)).then_some(Rule::RecencyWithFrequency)
}

pub(super) fn checked(customers: &[PurchaseHistory]) -> Result<()> {
    customers.iter().enumerate().try_for_each(|(row, customer)| customer.checked(row).map(drop))
}

/// Sorted, and each history once: a sum over the rows then does not depend on the order of the customers.
pub(super) fn merged(customers: &[PurchaseHistory]) -> Vec<PurchaseHistory> {
    order::merged(customers, |row| [row.frequency, row.recency, row.age, 0.0], |kept, next| kept.count += next.count)
}
