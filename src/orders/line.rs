//! What the cells of a line say, before it is known what the line adds to.

use super::amount::amount;
use super::columns::Columns;
use super::date::{DateKey, Dates};
use super::error::Result;
use super::id::{id, is_rounded};
use super::options::{OrderOptions, OrderRole};
use super::skipped::OrderSkipReason;
use super::status::{Statuses, is_test};
use crate::metrics::names::Names;
use crate::metrics::sorted;
use crate::table::{Decimal, Row, SkippedRow, SortedMap};

/// Why a line is left out, and the column that says so.
#[derive(Debug, Clone, Copy)]
pub(super) struct Skip {
    pub(super) reason: OrderSkipReason,
    pub(super) role: Option<OrderRole>,
}

impl Skip {
    pub(super) fn new(reason: OrderSkipReason, role: OrderRole) -> Self {
        Self { reason, role: Some(role) }
    }
}

/// What a cell says, or that it is blank and says what the order's first line says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Said<T> {
    Blank,
    /// Something that cannot be read, or must not be.
    Wrong,
    Value(T),
}

impl<T: Copy> Said<T> {
    pub(super) fn or(self, first: Self) -> Self {
        if matches!(self, Self::Blank) { first } else { self }
    }

    pub(super) fn value(self) -> Option<T> {
        if let Self::Value(value) = self { Some(value) } else { None }
    }
}

/// What a line says of its order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heading {
    /// Wrong where it was no sale, for the role.
    pub(super) sale: Said<()>,
    pub(super) unsold: OrderRole,
    pub(super) customer: Said<u32>,
    pub(super) date: Said<DateKey>,
    pub(super) currency: Said<u16>,
}

/// What a line is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Worth {
    /// Money; negative is a refund.
    Known(f64),
    /// Blank, where an order has its amount once.
    Open,
    /// No amount, for the role.
    Wrong(OrderRole),
}

/// Reads the cells of a file's lines.
#[derive(Debug, Clone)]
pub(super) struct LineReader {
    columns: Columns,
    /// By role, for speed.
    positions: [Option<usize>; OrderRole::ALL.len()],
    decimal: Decimal,
    statuses: Statuses,
    /// The words of the status column, and whether each is a sale; unknown ones are.
    words: (Names, Vec<bool>),
    pub(super) customers: Names,
    pub(super) currencies: Names,
    /// Lines of one currency mostly follow one another.
    last_currency: (String, u16),
    pub(super) dates: Dates,
    /// Lines with an id that a spreadsheet has rounded.
    pub(super) rounded_ids: u64,
}

impl LineReader {
    pub(super) fn new(columns: Columns, decimal: Decimal, options: &OrderOptions) -> Result<Self> {
        let has_refunds = columns.positions.contains_key(&OrderRole::Refunded);
        Ok(Self {
            positions: OrderRole::ALL.map(|role| columns.positions.get(&role).copied()),
            columns,
            decimal,
            statuses: Statuses::new(&options.statuses, has_refunds),
            words: (Names::default(), Vec::new()),
            customers: Names::default(),
            currencies: Names::default(),
            last_currency: (String::new(), 0),
            dates: Dates::new(options.day_first, options.offset()?),
            rounded_ids: 0,
        })
    }

    /// Whether the row has more fields than the header, or does not end.
    pub(super) fn is_torn(&self, row: &Row<'_>) -> bool {
        let width = self.columns.headers.len();
        row.is_open() || (width > 0 && row.is_wider_than(width))
    }

    pub(super) fn has(&self, role: OrderRole) -> bool {
        self.position(role).is_some()
    }

    /// The id of the order; none if the file has none.
    pub(super) fn order<'a>(&mut self, row: &Row<'a>) -> Option<&'a str> {
        let order = id(self.cell(row, OrderRole::Order));
        self.rounded_ids += u64::from(is_rounded(order));
        (!order.is_empty()).then_some(order)
    }

    pub(super) fn heading(&mut self, row: &Row<'_>) -> Heading {
        let (sale, unsold) = self.sale(row);
        Heading { sale, unsold, customer: self.customer(row), date: self.date(row), currency: self.currency(row) }
    }

    /// What the line is worth, by its amount or by its pieces.
    pub(super) fn worth(&self, row: &Row<'_>) -> Worth {
        if self.has(OrderRole::Amount) {
            return match self.money(row, OrderRole::Amount) {
                Said::Value(value) => Worth::Known(value),
                Said::Blank => Worth::Open,
                Said::Wrong => Worth::Wrong(OrderRole::Amount),
            };
        }
        let known = |role, blank| match self.money(row, role) {
            Said::Value(value) => Ok(value),
            Said::Blank => blank,
            Said::Wrong => Err(role),
        };
        let worth = || {
            let quantity = known(OrderRole::Quantity, Ok(1.0))?;
            let price = known(OrderRole::Price, Err(OrderRole::Price))?;
            Ok(quantity * price - known(OrderRole::Discount, Ok(0.0))?)
        };
        match worth() {
            Ok(value) if value.is_finite() => Worth::Known(value),
            Ok(_) => Worth::Wrong(OrderRole::Price),
            Err(role) => Worth::Wrong(role),
        }
    }

    /// What was paid back of the order, without its sign.
    pub(super) fn refunded(&self, row: &Row<'_>) -> Said<f64> {
        match self.money(row, OrderRole::Refunded) {
            Said::Value(value) => Said::Value(value.abs()),
            other => other,
        }
    }

    /// A line as it is listed.
    pub(super) fn listed(&self, row: &Row<'_>, skip: Skip) -> SkippedRow<OrderSkipReason> {
        let position = skip.role.and_then(|role| self.position(role));
        SkippedRow {
            line: row.line(),
            column: self.header(skip),
            value: position.map(|position| row.cell(position).to_owned()),
            reason: skip.reason,
        }
    }

    /// The header of the column that says why.
    pub(super) fn header(&self, skip: Skip) -> Option<String> {
        skip.role.and_then(|role| self.columns.header(role)).map(str::to_owned)
    }

    fn position(&self, role: OrderRole) -> Option<usize> {
        self.positions.get(role as usize).copied().flatten()
    }

    fn cell<'a>(&self, row: &Row<'a>, role: OrderRole) -> &'a str {
        self.position(role).map_or("", |position| row.cell(position))
    }

    fn money(&self, row: &Row<'_>, role: OrderRole) -> Said<f64> {
        let cell = self.cell(row, role);
        match amount(cell, self.decimal) {
            Some(value) => Said::Value(value),
            None if cell.trim().is_empty() => Said::Blank,
            None => Said::Wrong,
        }
    }

    fn sale(&mut self, row: &Row<'_>) -> (Said<()>, OrderRole) {
        let mode = self.cell(row, OrderRole::Mode);
        if !mode.is_empty() && is_test(mode, self.columns.header(OrderRole::Mode).unwrap_or_default()) {
            return (Said::Wrong, OrderRole::Mode);
        }
        let status = self.cell(row, OrderRole::Status).trim();
        let said = match status {
            "" => Said::Blank,
            _ if self.is_sale(status) => Said::Value(()),
            _ => Said::Wrong,
        };
        (said, OrderRole::Status)
    }

    fn is_sale(&mut self, status: &str) -> bool {
        let (names, are_sales) = &mut self.words;
        let number = names.number(status.as_bytes());
        if number == are_sales.len() {
            are_sales.push(self.statuses.is_sale(status).unwrap_or(true));
        }
        are_sales.get(number).copied().unwrap_or(true)
    }

    fn customer(&mut self, row: &Row<'_>) -> Said<u32> {
        let customer = id(self.cell(row, OrderRole::Customer));
        if customer.is_empty() {
            return Said::Blank;
        }
        self.rounded_ids += u64::from(is_rounded(customer));
        Said::Value(self.customers.number(customer.as_bytes()) as u32)
    }

    fn date(&mut self, row: &Row<'_>) -> Said<DateKey> {
        let cell = self.cell(row, OrderRole::Date);
        match self.dates.read(cell) {
            Some(key) => Said::Value(key),
            None if cell.trim().is_empty() => Said::Blank,
            None => Said::Wrong,
        }
    }

    fn currency(&mut self, row: &Row<'_>) -> Said<u16> {
        let cell = self.cell(row, OrderRole::Currency).trim();
        if cell.is_empty() {
            return Said::Blank;
        }
        if cell != self.last_currency.0 {
            let number = self.currencies.number(cell.to_ascii_uppercase().as_bytes());
            self.last_currency = (cell.to_owned(), u16::try_from(number).unwrap_or(u16::MAX));
        }
        Said::Value(self.last_currency.1)
    }
}

/// How often each text occurs, the most frequent first and equal ones in order of appearance.
pub(super) fn counted<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<(String, u64)> {
    let mut counts: SortedMap<&str, (usize, u64)> = SortedMap::default();
    for (place, text) in texts.enumerate() {
        counts.change(text, || (place, 0), |(_, count)| *count += 1);
    }
    let counted: Vec<_> = counts.into_iter().collect();
    let counted = sorted(&counted, |(_, (place, count))| [-(*count as f64), *place as f64, 0.0, 0.0]);
    counted.into_iter().map(|(text, (_, count))| (text.to_owned(), count)).collect()
}
