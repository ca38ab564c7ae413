//! Rows that were left out, and why.

use super::sorted_map::SortedMap;
use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct SkippedRow<Reason> {
    /// The line of the file, from 1, on which the row begins.
    pub line: u64,
    /// The header of the cell that gave the reason; `None` where no single one did, or it has no header.
    pub column: Option<String>,
    /// That cell.
    pub value: Option<String>,
    /// Why.
    pub reason: Reason,
}

/// The rows that were left out: all are counted, the first of them listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct Skipped<Reason: Ord> {
    /// How many.
    pub count: u64,
    /// How many for each reason that occurs.
    pub reasons: SortedMap<Reason, u64>,
    /// The first of them.
    pub rows: Vec<SkippedRow<Reason>>,
}

impl<Reason: Ord> Default for Skipped<Reason> {
    fn default() -> Self {
        Self { count: 0, reasons: SortedMap::default(), rows: Vec::new() }
    }
}

impl<Reason: Ord + Copy> Skipped<Reason> {
    /// The rows that are listed.
    pub const LISTED: usize = 100;

    /// Counts a row. What is listed is made only if it is, as one of the first `listed`.
    pub fn add(&mut self, reason: Reason, listed: usize, row: impl FnOnce() -> SkippedRow<Reason>) {
        self.count += 1;
        self.reasons.change(reason, || 0, |count| *count += 1);
        if self.rows.len() < listed {
            self.rows.push(row());
        }
    }

    /// Adds what was left out of the rows that follow, before which the file has `lines` lines more than they know of.
    pub fn merge(&mut self, later: &Self, listed: usize, lines: u64) {
        self.count += later.count;
        for (reason, more) in later.reasons.iter() {
            self.reasons.change(*reason, || 0, |count| *count += more);
        }
        let rows = later.rows.iter().take(listed.saturating_sub(self.rows.len())).cloned();
        self.rows.extend(rows.map(|row| SkippedRow { line: row.line + lines, ..row }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_list_the_first_of_all() {
        let row = |line| SkippedRow { line, column: None, value: None, reason: 'x' };
        let (mut first, mut later) = (Skipped::default(), Skipped::default());
        (1..=70).for_each(|line| first.add('x', Skipped::<char>::LISTED, || row(line)));
        (1..=70).for_each(|line| later.add('x', Skipped::<char>::LISTED, || row(line)));
        first.merge(&later, Skipped::<char>::LISTED, 70);
        assert_eq!((first.count, first.reasons[&'x'], first.rows.len(), first.rows[99].line), (140, 140, 100, 100));
    }
}
