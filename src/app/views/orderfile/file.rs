//! Reading the file, and its beginning, which is shown as soon as it is there.

use std::sync::Arc;

use super::studio::{Found, Read};
use crate::app::browser::work::Reading;
use crate::metrics::models::Unit;
use crate::metrics::models::date::day_number;
use crate::orders::{OrderInspection, OrderOptions, OrderOutcome, OrderReader, OrdersError, inspect_orders};
use crate::table::{Row, TableReader};
use crate::tools::orders::Customers;

/// How many lines of the beginning are shown.
const LINES: usize = 12;

/// The beginning, if it is a table; what is said may not fit this file, its headers are shown all the same.
pub fn found(bytes: &[u8], options: &OrderOptions) -> Option<Found> {
    let plain = OrderOptions { form: options.form, ..OrderOptions::new(Unit::Day) };
    let inspection = inspect_orders(bytes, options).or_else(|_| inspect_orders(bytes, &plain)).ok()?;
    let lines = first_lines(bytes, &inspection);
    Some(Found { inspection, lines })
}

/// A file that is being read; its error stands in the place of the reader.
#[derive(Debug)]
pub struct FileReading(Result<OrderReader, OrdersError>);

impl FileReading {
    /// Before the first bytes.
    ///
    /// # Errors
    /// What is wrong with what was said.
    pub fn new(options: OrderOptions) -> Result<Self, OrdersError> {
        Ok(Self(Ok(OrderReader::new(options)?)))
    }
}

impl Reading<Result<Read, OrdersError>> for FileReading {
    fn push(&mut self, bytes: &[u8]) -> bool {
        let pushed = self.0.as_mut().map_or(Ok(()), |reader| reader.push(bytes));
        if let Err(error) = pushed {
            self.0 = Err(error);
        }
        self.0.is_ok()
    }

    fn finish(self: Box<Self>) -> Result<Read, OrdersError> {
        let (mut outcome, log) = self.0?.finish_with_days()?;
        let summaries = std::mem::take(&mut outcome.customers);
        let end = end_of(&outcome);
        Ok(Read { outcome, customers: Arc::new(Customers { summaries, log, end }) })
    }
}

/// The first rows of data, each with the line of the file on which it begins: line ends within cells and a line that names
/// the separator count.
fn first_lines(bytes: &[u8], found: &OrderInspection) -> Vec<(u64, Vec<String>)> {
    let (mut rows, most) = (Vec::new(), found.header_rows + LINES);
    let mut keep = |row: &Row<'_>| {
        if rows.len() < most {
            rows.push((row.line(), row.cells().map(str::to_owned).collect()));
        }
    };
    let mut reader = TableReader::new(found.encoding, found.separator);
    reader.push(bytes, &mut keep);
    reader.finish(&mut keep);
    rows.into_iter().skip(found.header_rows).collect()
}

fn end_of(outcome: &OrderOutcome) -> i32 {
    outcome.observation_end.as_deref().and_then(day_number).unwrap_or_default()
}
