//! The table of segments as a file: out with what comes of it, and in again.

use super::{COLUMNS, MARGIN, Outcome, Segment};
use crate::content::Language;
use crate::tools::entry::Entry;
use crate::tools::lines::{self, quoted};
use crate::tools::number::{canonical, plain};

/// The names of the columns that are typed, in a file that this product writes.
const NAMES: [&str; 7] =
    ["name", "averageCheck", "purchasesPerMonth", "margin", "months", "acquisitionCost", "customers"];

/// The names of the columns that follow from them.
const FOUND: [&str; 4] = ["profit", "ratio", "paybackMonths", "left"];

/// The table as values parted by commas, the numbers as an address has them: inputs, then what comes of them.
pub fn csv(outcome: &Outcome) -> String {
    let head = NAMES.iter().chain(&FOUND).copied().collect::<Vec<_>>().join(",");
    let optional = |value: Option<f64>| value.map(canonical).unwrap_or_default();
    let line = |segment: &Segment| {
        let input = &segment.input;
        let typed = [input.average_check, input.purchases_per_month, input.margin, input.months].map(canonical);
        let more = [optional(input.acquisition_cost), canonical(segment.customers), canonical(segment.profit)];
        let found = [optional(segment.ratio), optional(segment.payback), canonical(segment.left)];
        let name = quoted(&segment.name);
        [vec![name], typed.into(), more.into(), found.into()].concat().join(",")
    };
    let lines = outcome.rows.iter().flatten().map(line);
    [head].into_iter().chain(lines).map(|line| line + "\r\n").collect()
}

/// What was read of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// The rows, each as wide as the table.
    pub rows: Vec<Vec<Entry>>,
    /// Heads that mean no column of the table; what stands below them is left out.
    pub unknown: Vec<String>,
    /// Whether the heads are those that [`csv`] writes, with margins as shares.
    pub is_own: bool,
}

impl Import {
    /// Whether there is any number in the columns of numbers: a text about something else has none.
    pub fn has_numbers(&self) -> bool {
        let is_right = |row: &Vec<Entry>| {
            let cells = row.iter().zip(&COLUMNS);
            cells.filter_map(|(cell, column)| column.number.as_ref()?.read(cell).ok()?).next().is_some()
        };
        self.rows.iter().any(is_right)
    }
}

/// The rows of a text of values parted by commas, semicolons or tabs. `column` knows which column a head means, besides the
/// names that [`csv`] writes. Where no head is known the columns are those of the table, in its order.
pub fn read(text: &str, language: Language, column: &dyn Fn(&str) -> Option<usize>) -> Import {
    let is_filled = |cells: &Vec<String>| cells.iter().any(|cell| !cell.trim().is_empty());
    let mut lines = lines::read(text).into_iter().map(|(_, cells)| cells).filter(is_filled).peekable();
    let places: Vec<Option<usize>> = lines.peek().into_iter().flatten().map(|head| place(head, column)).collect();
    if places.iter().all(Option::is_none) {
        let in_order: Vec<Option<usize>> = (0..COLUMNS.len()).map(Some).collect();
        return Import {
            rows: lines.map(|cells| row(&cells, &in_order, language, false)).collect(),
            unknown: Vec::new(),
            is_own: false,
        };
    }
    let head = lines.next().unwrap_or_default();
    let is_unknown = |(cell, place): &(&String, &Option<usize>)| {
        place.is_none() && !cell.trim().is_empty() && !FOUND.contains(&cell.trim())
    };
    let unknown = head.iter().zip(&places).filter(is_unknown).map(|(cell, _)| cell.trim().to_owned()).collect();
    // Files of this product have the signs of addresses, whatever the language of the visitor.
    let is_own = NAMES.iter().all(|name| head.iter().any(|cell| cell.trim() == *name));
    Import { rows: lines.map(|cells| row(&cells, &places, language, is_own)).collect(), unknown, is_own }
}

/// The rows of a block that a spreadsheet has copied with the heads that [`csv`] writes; none without these.
pub fn pasted(text: &str, language: Language) -> Option<Vec<Vec<Entry>>> {
    let import = read(text, language, &|_| None);
    import.is_own.then_some(import.rows)
}

/// The column of the table that a head means.
fn place(head: &str, column: &dyn Fn(&str) -> Option<usize>) -> Option<usize> {
    NAMES.iter().position(|name| *name == head.trim()).or_else(|| column(head.trim()))
}

fn row(cells: &[String], places: &[Option<usize>], language: Language, is_own: bool) -> Vec<Entry> {
    let mut row: Vec<Entry> = (0..COLUMNS.len()).map(|_| Entry::typed("", language)).collect();
    for (text, place) in cells.iter().zip(places) {
        let Some((place, cell)) = place.and_then(|place| Some((place, row.get_mut(place)?))) else { continue };
        *cell = match (place, is_own) {
            (0, _) => Entry::text(lines::unguarded(text.trim()), language),
            (MARGIN, true) => share(text, language),
            (_, true) => Entry::from_address(&pointed(text), language),
            (_, false) => Entry::typed(text.trim(), language),
        };
    }
    row
}

/// A share as the percentage that it is, without the digits that multiplying brings.
fn share(text: &str, language: Language) -> Entry {
    let text = pointed(text);
    match plain(&text) {
        Some(share) => Entry::of((share * 1e11).round() / 1e9, language),
        None => Entry::from_address(&text, language),
    }
}

/// A number with the point of an address: a spreadsheet that has saved the file anew may have written a comma.
fn pointed(text: &str) -> String {
    let with_point = text.trim().replace(',', ".");
    if plain(&with_point).is_some() { with_point } else { text.trim().to_owned() }
}
