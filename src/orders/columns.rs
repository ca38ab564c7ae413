//! Which column of a file is what.

use super::error::{Result, inconsistent, missing};
use super::headers::{LINE_TOTALS, OrderSource, in_words, is_in, ranks};
use super::id::id;
use super::options::{OrderOptions, OrderRole};
use crate::metrics::Rule;
use crate::table::{Column, Sample, SortedMap};

/// The columns that were recognised or said.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Columns {
    pub(super) source: Option<OrderSource>,
    /// As the file writes them; none without header rows.
    pub(super) headers: Vec<String>,
    pub(super) positions: SortedMap<OrderRole, usize>,
    /// Where several columns fit a role equally well.
    pub(super) ambiguous: SortedMap<OrderRole, Vec<usize>>,
}

impl Columns {
    /// # Errors
    /// `Missing` at `"columns.<role>"` for a column that is not there, `Inconsistent` for one that stands twice.
    pub(super) fn find(sample: &Sample, options: &OrderOptions) -> Result<Self> {
        let headers = sample.headers().last().cloned().unwrap_or_default();
        let words: Vec<String> = headers.iter().map(|header| in_words(header)).collect();
        let mut columns = Self { source: OrderSource::of(&words), headers, ..Self::default() };
        for role in OrderRole::ALL {
            match options.columns.get(&role) {
                Some(Some(said)) => columns.positions.insert(role, columns.position(role, said, sample)?),
                Some(None) => {}
                None => columns.recognise(role, &words, sample),
            }
        }
        columns.without_quantity_of_line_totals(&words, options);
        Ok(columns)
    }

    pub(super) fn header(&self, role: OrderRole) -> Option<&str> {
        self.headers.get(*self.positions.get(&role)?).map(String::as_str)
    }

    /// # Errors
    /// `Missing` at `"columns.<role>"` without a customer, a date, or any amount; `Inconsistent` where several columns fit.
    pub(super) fn checked(self) -> Result<Self> {
        let is_needed =
            |role: &&OrderRole| !(self.positions.contains_key(&OrderRole::Amount) && role.is_of_line_amount());
        if let Some(role) = self.ambiguous.keys().find(is_needed) {
            return Err(inconsistent(&role.field(), Rule::OneColumn));
        }
        for role in [OrderRole::Customer, OrderRole::Date] {
            if !self.positions.contains_key(&role) {
                return Err(missing(&role.field()));
            }
        }
        let has_amount = [OrderRole::Amount, OrderRole::Price].iter().any(|role| self.positions.contains_key(role));
        if has_amount { Ok(self) } else { Err(missing(&OrderRole::Amount.field())) }
    }

    fn position(&self, role: OrderRole, said: &Column, sample: &Sample) -> Result<usize> {
        let found: Vec<usize> = match said {
            Column::Position(position) => {
                let is_there = sample.rows.iter().any(|row| *position < row.len());
                is_there.then_some(*position).into_iter().collect()
            }
            Column::Header(name) => {
                let named = |(_, known): &(usize, &String)| known.trim() == name.trim();
                self.headers.iter().enumerate().filter(named).map(|(position, _)| position).collect()
            }
        };
        match *found.as_slice() {
            [] => Err(missing(&role.field())),
            [position] => Ok(position),
            [..] => Err(inconsistent(&role.field(), Rule::HeaderOnce)),
        }
    }

    /// Columns of which the beginning of the file holds nothing count only where there is no other.
    fn recognise(&mut self, role: OrderRole, words: &[String], sample: &Sample) {
        let is_filled = |position: usize| sample.data().iter().any(|row| !Sample::cell(row, position).is_empty());
        let in_rank = |rank: &str, must_be_filled: bool| -> Vec<usize> {
            let fits = words.iter().enumerate().filter(|(_, header)| is_in(rank, header));
            fits.map(|(position, _)| position).filter(|position| !must_be_filled || is_filled(*position)).collect()
        };
        let ranks = ranks(role, self.source);
        let candidates =
            [true, false].into_iter().flat_map(|filled| ranks.iter().map(move |rank| in_rank(rank, filled)));
        match candidates.into_iter().find(|found| !found.is_empty()).as_deref() {
            Some([position]) => self.positions.insert(role, *position),
            Some(several) => self.ambiguous.insert(role, several.to_vec()),
            None => {}
        }
    }

    /// Whether the lines of one order have different amounts, refunds aside: then the column may be that of a line's price.
    pub(super) fn amounts_differ_within_orders(&self, sample: &Sample) -> bool {
        let positions = self.positions.get(&OrderRole::Order).zip(self.positions.get(&OrderRole::Amount));
        positions.is_some_and(|(order, amount)| differ_within(sample, *order, *amount))
    }

    /// The price of a whole line is not multiplied, unless that is said.
    fn without_quantity_of_line_totals(&mut self, words: &[String], options: &OrderOptions) {
        let price = self.positions.get(&OrderRole::Price).and_then(|position| words.get(*position));
        let is_line_total = price.is_some_and(|header| is_in(LINE_TOTALS, header));
        if is_line_total && !options.columns.contains_key(&OrderRole::Quantity) {
            self.positions.remove(&OrderRole::Quantity);
            self.ambiguous.remove(&OrderRole::Quantity);
        }
    }
}

fn differ_within(sample: &Sample, order: usize, amount: usize) -> bool {
    let mut amounts: SortedMap<&str, &str> = SortedMap::default();
    sample.data().iter().any(|row| {
        let (order, amount) = (id(Sample::cell(row, order)), Sample::cell(row, amount));
        let is_sale = !order.is_empty() && amount.contains(|c: char| c.is_ascii_digit()) && !is_negative(amount);
        is_sale && amounts.change(order, || amount, |first| *first != amount) == Some(true)
    })
}

fn is_negative(amount: &str) -> bool {
    amount.contains(['-', '\u{2212}', '('])
}
