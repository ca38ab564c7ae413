//! What was left out, and why.

use std::collections::BTreeMap;

use serde::Serialize;

/// As many lines that were left out are listed.
pub const MOST_LISTED: usize = 100;

/// Why a line was left out: the first reason that applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum OrderSkipReason {
    /// Not paid, cancelled, a test.
    Status,
    /// No customer.
    Customer,
    /// No date, or none that can be read.
    Date,
    /// No amount, or none that can be read.
    Amount,
    /// Another currency than the one asked for.
    Currency,
    /// After the end of observation.
    Late,
    /// More fields than the header has, surplus empty ones aside, or an open quotation at the end.
    Fields,
}

/// A line that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SkippedLine {
    /// The line of the file, from 1, on which it begins.
    pub line: u64,
    /// The header of the column that gave the reason; none where there is no such column or no header.
    pub column: Option<String>,
    /// The cell there.
    pub value: Option<String>,
    /// Why.
    pub reason: OrderSkipReason,
}

/// All lines that were left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SkippedOrders {
    /// How many.
    pub count: u64,
    /// How many for each reason that occurs.
    pub reasons: BTreeMap<OrderSkipReason, u64>,
    /// The first hundred.
    pub rows: Vec<SkippedLine>,
}

impl SkippedOrders {
    /// Counts a line; what is listed is made only if it is.
    pub(super) fn add(&mut self, reason: OrderSkipReason, listed: impl FnOnce() -> SkippedLine) {
        self.count += 1;
        *self.reasons.entry(reason).or_insert(0) += 1;
        if self.rows.len() < MOST_LISTED {
            self.rows.push(listed());
        }
    }

    /// What was left out for one and for the other, in the order of the lines.
    pub(super) fn joined(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        joined.count += other.count;
        other.reasons.iter().for_each(|(reason, count)| *joined.reasons.entry(*reason).or_insert(0) += count);
        joined.rows.extend(other.rows.iter().cloned());
        joined.rows.sort_by_key(|row| row.line);
        joined.rows.truncate(MOST_LISTED);
        joined
    }
}
