//! Reading the file: its beginning is shown as soon as it is there.

use std::sync::Arc;

use leptos::prelude::*;

use super::studio::{Found, Read, Studio};
use crate::app::browser::work::Reading;
use crate::metrics::models::Unit;
use crate::metrics::models::date::day_number;
use crate::orders::{OrderInspection, OrderOptions, OrderOutcome, OrderReader, OrdersError, inspect_orders};
use crate::table::{Row, TableReader};
use crate::tools::orders::Customers;

/// How many lines of the beginning are shown.
const LINES: usize = 12;

/// A file that is being read.
#[derive(Debug)]
pub struct FileReading {
    studio: Studio,
    reader: OrderReader,
    options: OrderOptions,
    is_begun: bool,
}

impl FileReading {
    /// Before the first bytes.
    ///
    /// # Errors
    /// What is wrong with what was said.
    pub fn new(studio: Studio, options: OrderOptions) -> Result<Self, OrdersError> {
        Ok(Self { studio, reader: OrderReader::new(options.clone())?, options, is_begun: false })
    }

    /// Shows the beginning, if it is a table; what is said may not fit this file, its headers are shown all the same.
    fn begin(&mut self, bytes: &[u8]) {
        self.is_begun = true;
        let plain = OrderOptions { form: self.options.form, ..OrderOptions::new(Unit::Day) };
        let inspection = inspect_orders(bytes, &self.options).or_else(|_| inspect_orders(bytes, &plain));
        if let Ok(inspection) = inspection {
            let lines = first_lines(bytes, &inspection);
            self.studio.show(Found { inspection, lines });
        }
    }

    fn fail(&self, error: OrdersError) -> bool {
        self.studio.problem.try_set(Some(error));
        false
    }
}

impl Reading for FileReading {
    fn push(&mut self, bytes: &[u8]) -> bool {
        if !self.is_begun {
            self.begin(bytes);
        }
        match self.reader.push(bytes) {
            Ok(()) => true,
            Err(error) => self.fail(error),
        }
    }

    fn finish(self: Box<Self>) -> bool {
        match self.reader.finish_with_days() {
            Ok((mut outcome, log)) => {
                let summaries = std::mem::take(&mut outcome.customers);
                let end = end_of(&outcome);
                self.studio.take(Read { outcome, customers: Arc::new(Customers { summaries, log, end }) });
                true
            }
            Err(error) => self.fail(error),
        }
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
