//! Why lines are left out.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

use crate::metrics::sorted;
use crate::table::Skipped;

/// Why a line was left out: the first reason that applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, BorshSerialize, BorshDeserialize)]
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

/// What was left out for one and for the other, in the order of the lines.
pub(super) fn joined(mut one: SkippedLines, other: &SkippedLines) -> SkippedLines {
    one.merge(other, usize::MAX, 0);
    one.rows = sorted(&one.rows, |row| [row.line as f64, 0.0, 0.0, 0.0]);
    one.rows.truncate(SkippedLines::LISTED);
    one
}

/// The lines that were left out.
pub(super) type SkippedLines = Skipped<OrderSkipReason>;
