//! A file of orders in chunks.

use super::error::{OrdersError, Result, missing};
use super::inspect::Found;
use super::ledger::Ledger;
use super::options::OrderOptions;
use super::outcome::OrderOutcome;
use crate::metrics::models::PurchaseLog;
use crate::table::{Head, Row, RowSink, TableReader, inspect};

/// Reads a file of orders or order lines, in any order of dates, in chunks that may end anywhere.
///
/// # Inputs
/// * `options`: what is known of the file; the rest is found from its first 64 KiB, the order of day and month from all of it
///
/// # Returns
/// [`OrderOutcome`]. An order has one id; without ids every line is an order. With an amount column an order has it once, from
/// its first line that has one; without, the sum over its lines of quantity × price - discount. A blank customer, date,
/// currency or status is that of the order's first line. Refunds are applied at the end, by date, then by line: one with the
/// id of an order, or in its own column, lessens that order; another one lessens the customer's latest day up to its own
/// whose net value covers it, else the latest one. A day that nets to zero or less is no purchase day.
///
/// # Errors
/// * as soon as the options are there: `Malformed` at `"observationEnd"`, `OutOfRange` or `NotFinite` at `"shopOffset"`
/// * as soon as the beginning of the file is: [`TableError`](crate::table::TableError); `Missing` at `"columns.customer"`,
///   `"columns.date"`, `"columns.amount"`, or for a header that is not there; `Inconsistent` at `"columns.<role>"` where
///   several columns fit; `Missing` at `"decimal"` where no amount tells
/// * at the end: `Missing` at `"dayFirst"` where no date tells, `Inconsistent` where dates contradict one another;
///   `Inconsistent` at `"currency"` where there are several, at `"columns.customer"` where there is nothing but "new" and
///   "returning"; `OutOfRange` at `""` beyond the range of a double
///
/// # Numerics
/// Memory grows with the orders that have ids and with the customers' days, not with the lines.
///
/// # Examples
/// See the [module](crate::orders).
///
/// # Source
/// The reduction is that of [`summarise`](crate::metrics::models::summarise).
#[derive(Debug, Clone)]
pub struct OrderReader {
    options: OrderOptions,
    state: State,
}

#[derive(Debug, Clone)]
enum State {
    /// Gathering the beginning.
    Beginning(Head),
    Reading(Box<Reading>),
    Failed(OrdersError),
}

#[derive(Debug, Clone)]
struct Reading {
    table: TableReader,
    header_rows: usize,
    ledger: Ledger,
}

impl OrderReader {
    /// A reader at the beginning of a file.
    ///
    /// # Errors
    /// Those of the options, as above.
    pub fn new(options: OrderOptions) -> Result<Self> {
        options.end()?;
        options.offset()?;
        Ok(Self { options, state: State::Beginning(Head::default()) })
    }

    /// Reads the next bytes of the file.
    ///
    /// # Errors
    /// Those of the beginning of the file, as above, as soon as it is there, and again with every further call.
    pub fn push(&mut self, chunk: &[u8]) -> Result<()> {
        let mut rest = chunk;
        while let State::Beginning(head) = &mut self.state {
            rest = head.fill(rest);
            if !head.is_full() {
                return Ok(());
            }
            let asks_for_more = inspect(head.bytes(), &self.options.form).is_ok_and(|sample| !sample.is_enough());
            if !(asks_for_more && head.grow()) {
                self.state = begun(head, &self.options);
            }
        }
        match &mut self.state {
            State::Reading(reading) => reading.push(rest),
            State::Failed(error) => return Err(error.clone()),
            State::Beginning(_) => {}
        }
        Ok(())
    }

    /// What has been read, as if the file ended here. More may be pushed: the reader stays as it is.
    ///
    /// # Errors
    /// All of the above but those of the options.
    pub fn finish(&self) -> Result<OrderOutcome> {
        Ok(self.finish_with_days()?.0)
    }

    /// The same with the purchase days of each customer, in the order of the customers.
    ///
    /// # Errors
    /// Those of [`OrderReader::finish`].
    pub fn finish_with_days(&self) -> Result<(OrderOutcome, PurchaseLog)> {
        let mut log = PurchaseLog::default();
        Ok((self.outcome(&mut log)?, log))
    }

    fn outcome(&self, log: &mut PurchaseLog) -> Result<OrderOutcome> {
        match &self.state {
            State::Beginning(head) => match begun(head, &self.options) {
                State::Reading(reading) => reading.outcome(&self.options, log),
                State::Failed(error) => Err(error),
                State::Beginning(_) => Err(missing("")),
            },
            State::Reading(reading) => reading.outcome(&self.options, log),
            State::Failed(error) => Err(error.clone()),
        }
    }
}

fn begun(head: &Head, options: &OrderOptions) -> State {
    match Reading::begin(head.bytes(), options) {
        Ok(reading) => State::Reading(Box::new(reading)),
        Err(error) => State::Failed(error),
    }
}

impl Reading {
    fn begin(head: &[u8], options: &OrderOptions) -> Result<Self> {
        let Found { sample, columns, decimal } = Found::at(head, options)?;
        let columns = columns.checked()?;
        let decimal = decimal.ok_or_else(|| missing("decimal"))?;
        let table = TableReader::new(sample.form.encoding, sample.form.separator);
        let ledger = Ledger::new(columns, decimal, options)?;
        let mut reading = Self { table, header_rows: sample.form.header_rows, ledger };
        reading.push(head);
        Ok(reading)
    }

    fn push(&mut self, chunk: &[u8]) {
        self.table.push(chunk, &mut Body { header_rows: &mut self.header_rows, ledger: &mut self.ledger });
    }

    /// Only a file without a last line end has a row left, for which all is copied.
    fn outcome(&self, options: &OrderOptions, log: &mut PurchaseLog) -> Result<OrderOutcome> {
        let mut last = None;
        self.table.finish(&mut |_: &Row<'_>| last = Some(()));
        if last.is_none() {
            return self.ledger.outcome(options.unit, log);
        }
        let (mut ledger, mut header_rows) = (self.ledger.clone(), self.header_rows);
        self.table.finish(&mut Body { header_rows: &mut header_rows, ledger: &mut ledger });
        ledger.outcome(options.unit, log)
    }
}

/// Takes the rows behind the headers.
struct Body<'a> {
    header_rows: &'a mut usize,
    ledger: &'a mut Ledger,
}

impl RowSink for Body<'_> {
    fn row(&mut self, row: &Row<'_>) {
        match *self.header_rows {
            0 => self.ledger.row(row),
            _ => *self.header_rows -= 1,
        }
    }
}
