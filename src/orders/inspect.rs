//! What the beginning of a file of orders looks like.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

use super::amount::{amount, beside, currency};
use super::columns::Columns;
use super::date::Dates;
use super::error::Result;
use super::headers::OrderSource;
use super::line::counted;
use super::options::{OrderOptions, OrderRole};
use super::status::Statuses;
use crate::table::{Decimal, Encoding, Sample, Separator, SortedMap, decimal_of, inspect};

/// What the beginning of a file of orders looks like, to be shown and corrected.
#[derive(Debug, Clone, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderInspection {
    /// Whose export it looks like; none: nobody's in particular.
    pub source: Option<OrderSource>,
    /// How characters are bytes.
    pub encoding: Encoding,
    /// What parts the cells.
    pub separator: Separator,
    /// Rows before the first row of data.
    pub header_rows: usize,
    /// What stands before decimals.
    pub decimal: Decimal,
    /// Whether the amounts tell the decimal sign; if not (`100.000`), it has to be asked about.
    #[serde(skip)]
    pub is_decimal_certain: bool,
    /// The headers of the columns.
    pub headers: Vec<String>,
    /// Which column is what, by position.
    pub columns: SortedMap<OrderRole, usize>,
    /// Two or more columns that fit one role.
    pub ambiguous: SortedMap<OrderRole, Vec<usize>>,
    /// Whether lines of one order have different amounts, refunds aside, so that the column may be that of a line's price.
    #[serde(skip)]
    pub amounts_differ_within_orders: bool,
    /// Whether 08/03 is 8 March; none: the beginning does not tell, or dates are year first.
    pub day_first: Option<bool>,
    /// The currencies, most frequent first.
    pub currencies: Vec<String>,
    /// The words of the status column, most frequent first.
    pub statuses: Vec<StatusWord>,
    /// Whether ids of customers or orders look rounded by a spreadsheet (`5,58E+12`).
    #[serde(skip)]
    pub has_rounded_ids: bool,
}

/// How the amount of a line is computed from its pieces.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pieces {
    /// How many; 1 where nothing is said.
    pub quantity: f64,
    /// What one costs.
    pub price: f64,
    /// What is taken off; 0 where nothing is said.
    pub discount: f64,
}

impl Pieces {
    /// Whether there is anything to compute: more than one piece at a price.
    pub fn is_computed(&self) -> bool {
        self.quantity != 1.0 || self.discount != 0.0
    }

    /// The amount: quantity × price - discount.
    pub fn amount(&self) -> f64 {
        self.quantity * self.price - self.discount
    }
}

impl OrderInspection {
    /// The pieces of the amount of a row of cells, where the file has no amount of its own, and all of them can be read.
    pub fn pieces(&self, cells: &[String]) -> Option<Pieces> {
        let is_computed = !self.columns.contains_key(&OrderRole::Amount);
        let piece = |role, blank: Option<f64>| {
            let cell = self.cell(cells, role);
            if cell.trim().is_empty() { blank } else { amount(cell, self.decimal) }
        };
        let (quantity, discount) = (piece(OrderRole::Quantity, Some(1.0)), piece(OrderRole::Discount, Some(0.0)));
        let pieces = Pieces { quantity: quantity?, price: piece(OrderRole::Price, None)?, discount: discount? };
        is_computed.then_some(pieces)
    }

    /// Whether a row pays money back: its amount is below zero.
    pub fn is_refund(&self, cells: &[String]) -> bool {
        let whole = amount(self.cell(cells, OrderRole::Amount), self.decimal);
        whole.or_else(|| Some(self.pieces(cells)?.amount())).is_some_and(|amount| amount < 0.0)
    }

    /// The currency that stands beside the amounts of rows, where it is the same wherever one does and no column names it.
    pub fn currency_of_amounts<'a>(&self, rows: impl Iterator<Item = &'a [String]>) -> Option<String> {
        let cell =
            |cells: &'a [String]| [OrderRole::Amount, OrderRole::Price].map(|role| beside(self.cell(cells, role)));
        let mut known = rows.flat_map(cell).flatten().map(currency);
        let first = known.next().flatten().filter(|_| !self.columns.contains_key(&OrderRole::Currency))?;
        known.all(|other| other.as_ref() == Some(&first)).then_some(first)
    }

    /// The cell of a role in a row; empty where the file has none.
    fn cell<'a>(&self, cells: &'a [String], role: OrderRole) -> &'a str {
        self.columns.get(&role).and_then(|at| cells.get(*at)).map_or("", String::as_str)
    }
}

/// A word of the status column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusWord {
    /// As the file writes it.
    pub text: String,
    /// How often the beginning has it.
    pub count: u64,
    /// Whether it is that of a sale; none: not known, so that its lines are kept and it has to be asked about.
    pub is_sale: Option<bool>,
}

/// Finds from the first 64 KiB of a file of orders (more where these hold fewer than four rows) how it is written, whose export it looks like and which column is what.
///
/// `options` hold what is already known or corrected; their unit does not matter.
///
/// # Errors
/// [`TableError`](crate::table::TableError) where the file is no table; `Missing` or `Inconsistent` at `"columns.<role>"` for a
/// named header that is not there or stands twice.
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::Unit;
/// # use feltworth::orders::{OrderOptions, OrderRole, OrderSource, inspect_orders};
/// let head = b"order-id\tpurchase-date\titem-price\tbuyer-email\n1\t2026-05-01\t9.50\tann@example.org\n";
/// let inspection = inspect_orders(head, &OrderOptions::new(Unit::Week))?;
/// assert_eq!(inspection.source, Some(OrderSource::Amazon));
/// assert_eq!(inspection.columns[&OrderRole::Price], 2);
/// # Ok::<(), feltworth::orders::OrdersError>(())
/// ```
pub fn inspect_orders(head: &[u8], options: &OrderOptions) -> Result<OrderInspection> {
    let Found { sample, columns, decimal } = Found::at(head, options)?;
    let cells = |role| cells(&sample, &columns, role);
    let mut dates = Dates::new(options.day_first, options.offset()?);
    for cell in cells(OrderRole::Date) {
        let _ = dates.read(cell);
    }
    let statuses = Statuses::new(&options.statuses, columns.positions.contains_key(&OrderRole::Refunded));
    let word = |(text, count): (String, u64)| StatusWord { is_sale: statuses.is_sale(&text), text, count };
    let currencies: Vec<String> = cells(OrderRole::Currency).map(str::to_ascii_uppercase).collect();
    let mut ids = cells(OrderRole::Customer).chain(cells(OrderRole::Order));
    Ok(OrderInspection {
        source: columns.source,
        encoding: sample.form.encoding,
        separator: sample.form.separator,
        header_rows: sample.form.header_rows,
        decimal: decimal.unwrap_or(Decimal::Point),
        is_decimal_certain: decimal.is_some(),
        amounts_differ_within_orders: columns.amounts_differ_within_orders(&sample),
        day_first: options.day_first.or(dates.order.day_first()),
        currencies: counted(currencies.iter().map(String::as_str)).into_iter().map(|(text, _)| text).collect(),
        statuses: counted(cells(OrderRole::Status)).into_iter().map(word).collect(),
        has_rounded_ids: ids.any(|cell| super::id::is_rounded(super::id::id(cell))),
        headers: columns.headers.clone(),
        columns: columns.positions.clone(),
        ambiguous: columns.ambiguous.clone(),
    })
}

/// What the beginning of a file has told.
pub(super) struct Found {
    pub(super) sample: Sample,
    pub(super) columns: Columns,
    /// None where the amounts leave it open.
    pub(super) decimal: Option<Decimal>,
}

impl Found {
    pub(super) fn at(head: &[u8], options: &OrderOptions) -> Result<Self> {
        let sample = inspect(head, &options.form)?;
        let columns = Columns::find(&sample, options)?;
        let decimal = options.form.decimal.or_else(|| decimal(&sample, &columns));
        Ok(Self { sample, columns, decimal })
    }
}

/// The decimal sign of the amounts; other columns may hold dates, versions, or litres. None where they leave it open.
fn decimal(sample: &Sample, columns: &Columns) -> Option<Decimal> {
    let has_amount = columns.positions.contains_key(&OrderRole::Amount);
    let money = [OrderRole::Amount, OrderRole::Price, OrderRole::Discount, OrderRole::Refunded];
    let in_use = money.into_iter().filter(|role| !(has_amount && role.is_of_line_amount()));
    let (decimal, is_certain) = decimal_of(in_use.flat_map(|role| cells(sample, columns, role)));
    is_certain.then_some(decimal.unwrap_or(Decimal::Point))
}

/// The cells of a role that are not blank.
fn cells<'a>(sample: &'a Sample, columns: &Columns, role: OrderRole) -> impl Iterator<Item = &'a str> + use<'a> {
    let position = columns.positions.get(&role).copied();
    let cell = move |row: &'a Vec<String>| position.map_or("", |position| Sample::cell(row, position));
    sample.data().iter().map(cell).filter(|cell| !cell.is_empty())
}
