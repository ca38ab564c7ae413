//! Lines become orders, orders become days of customers.

use super::columns::Columns;
use super::date::{DAY_FIRST, DateKey, MONTH_FIRST};
use super::error::Result;
use super::line::{Heading, LineReader, Said, Skip, Worth};
use super::options::{OrderOptions, OrderRole};
use super::refunds::{Refund, Target};
use super::skipped::{OrderSkipReason, SkippedLines};
use crate::metrics::models::purchase_days::PurchaseDays;
use crate::metrics::names::Names;
use crate::table::{Decimal, Row, RowSink, SkippedRow};

/// What has been read of a file.
#[derive(Debug, Clone)]
pub(super) struct Ledger {
    pub(super) reader: LineReader,
    /// The last day that counts, if it was said.
    pub(super) end: Option<i32>,
    /// The currency asked for.
    currency: Option<u16>,
    pub(super) lines: u64,
    ids: Names,
    pub(super) orders: Vec<Order>,
    /// Of each customer, by number.
    pub(super) accounts: Vec<Account>,
    pub(super) refunds: Vec<Refund>,
    pub(super) open_lines: Vec<OpenLine>,
    /// The reasons that do not depend on the order of day and month.
    pub(super) skipped: SkippedLines,
    /// The lines after the end, by the reading of dates.
    pub(super) late: [SkippedLines; 2],
    /// By reading: the last day of a line that counts, and the orders without an id that are not late.
    pub(super) last_day: [Option<i32>; 2],
    pub(super) single_orders: [u64; 2],
    /// The currencies of lines that count.
    pub(super) currencies: Vec<u16>,
}

/// An order with an id.
#[derive(Debug, Clone, Copy)]
pub(super) struct Order {
    /// Of its first line: what a blank cell of a later one means. Once there is an amount, of the line that had it.
    customer: Said<u32>,
    date: Said<DateKey>,
    currency: Said<u16>,
    sale: Said<()>,
    pub(super) has_amount: bool,
    has_refunded: bool,
    /// Whether a line of it was left out, so that what is refunded of it was never counted.
    pub(super) is_left_out: bool,
}

impl Order {
    fn first(heading: &Heading) -> Self {
        let &Heading { customer, date, currency, sale, .. } = heading;
        Self { customer, date, currency, sale, has_amount: false, has_refunded: false, is_left_out: false }
    }

    /// Customer and date, if it has an amount.
    pub(super) fn account(&self) -> Option<(u32, DateKey)> {
        self.customer.value().zip(self.date.value()).filter(|_| self.has_amount)
    }
}

/// A line without an amount, whose order had none before: it counts if the order has one in the end.
#[derive(Debug, Clone)]
pub(super) struct OpenLine {
    pub(super) order: u32,
    pub(super) line: u64,
    date: DateKey,
    /// How it is listed if it is late.
    late: Option<Box<SkippedRow<OrderSkipReason>>>,
}

impl OpenLine {
    /// How it is listed if it is after the end in this reading.
    pub(super) fn late(&self, reading: usize, end: i32) -> Option<&SkippedRow<OrderSkipReason>> {
        self.late.as_deref().filter(|_| self.date.day(reading) > end)
    }
}

/// The days of a customer.
#[derive(Debug, Clone, Default)]
pub(super) struct Account {
    /// The first line that counts.
    pub(super) line: u64,
    pub(super) days: PurchaseDays,
}

/// A line that counts.
struct Entry {
    line: u64,
    order: Option<u32>,
    customer: u32,
    date: DateKey,
}

impl RowSink for Ledger {
    fn row(&mut self, row: &Row<'_>) {
        self.lines += 1;
        if self.reader.is_torn(row) {
            // Its cells may stand in other columns: nothing of it is believed.
            return self.leave_out(row, None, Skip { reason: OrderSkipReason::Fields, role: None });
        }
        let order = self.reader.order(row);
        let heading = self.reader.heading(row);
        let order = order.map(|order| self.number(order, &heading));
        if let Err(skip) = self.take(row, order, &heading) {
            self.leave_out(row, order, skip);
        }
    }
}

impl Ledger {
    pub(super) fn new(columns: Columns, decimal: Decimal, options: &OrderOptions) -> Result<Self> {
        let mut reader = LineReader::new(columns, decimal, options)?;
        let currency = options.currency.as_ref().map(|currency| currency.trim().to_ascii_uppercase());
        Ok(Self {
            currency: currency.map(|currency| reader.currencies.number(currency.as_bytes()) as u16),
            reader,
            end: options.end()?,
            lines: 0,
            ids: Names::default(),
            orders: Vec::new(),
            accounts: Vec::new(),
            refunds: Vec::new(),
            open_lines: Vec::new(),
            skipped: SkippedLines::default(),
            late: [(); 2].map(|()| SkippedLines::default()),
            last_day: [None; 2],
            single_orders: [0; 2],
            currencies: Vec::new(),
        })
    }

    /// The number of an order, which this line begins if it is new.
    fn number(&mut self, id: &str, heading: &Heading) -> u32 {
        let number = self.ids.number(id.as_bytes());
        if number == self.orders.len() {
            self.orders.push(Order::first(heading));
        }
        number as u32
    }

    fn order(&mut self, number: Option<u32>) -> Option<&mut Order> {
        self.orders.get_mut(number? as usize)
    }

    fn leave_out(&mut self, row: &Row<'_>, order: Option<u32>, skip: Skip) {
        self.skipped.add(skip.reason, SkippedLines::LISTED, || self.reader.listed(row, skip));
        if let Some(order) = self.order(order) {
            order.is_left_out = true;
        }
    }

    /// Adds a line to its order, or says why it is left out.
    fn take(&mut self, row: &Row<'_>, number: Option<u32>, own: &Heading) -> std::result::Result<(), Skip> {
        use OrderSkipReason as Reason;
        let first = self.order(number).map_or_else(|| Order::first(own), |order| *order);
        if own.sale.or(first.sale) == Said::Wrong {
            return Err(Skip::new(Reason::Status, own.unsold));
        }
        let needed = |reason, role| move || Skip::new(reason, role);
        let customer =
            own.customer.or(first.customer).value().ok_or_else(needed(Reason::Customer, OrderRole::Customer))?;
        let date = own.date.or(first.date).value().ok_or_else(needed(Reason::Date, OrderRole::Date))?;
        let entry = Entry { line: row.line(), order: number, customer, date };
        let (worth, refunded) = self.values(row, number)?;
        let currency = own.currency.or(first.currency).value();
        if currency.zip(self.currency).is_some_and(|(own, asked)| own != asked) {
            return Err(Skip::new(Reason::Currency, OrderRole::Currency));
        }
        let is_open = worth == Worth::Open && !first.has_amount;
        if is_open {
            self.leave_open(row, &entry);
        } else if self.is_late(row, date) {
            return Ok(());
        } else {
            self.count_currency(currency);
            self.enter(&entry, worth);
        }
        if let Said::Value(value) = refunded {
            self.refund(&entry, value);
        }
        Ok(())
    }

    /// What the line is worth, and what was paid back by its column; an open worth is one of an order.
    fn values(&self, row: &Row<'_>, order: Option<u32>) -> std::result::Result<(Worth, Said<f64>), Skip> {
        let wrong = |role| Err(Skip::new(OrderSkipReason::Amount, role));
        let refunded = self.reader.refunded(row);
        match self.reader.worth(row) {
            Worth::Wrong(role) => wrong(role),
            Worth::Open if order.is_none() => wrong(OrderRole::Amount),
            _ if refunded == Said::Wrong => wrong(OrderRole::Refunded),
            worth => Ok((worth, refunded)),
        }
    }

    /// Lists the line where its day is after the end; true if that is so however its date is read.
    fn is_late(&mut self, row: &Row<'_>, date: DateKey) -> bool {
        let Some(end) = self.end else { return false };
        let skip = Skip::new(OrderSkipReason::Late, OrderRole::Date);
        let are_late = [DAY_FIRST, MONTH_FIRST].map(|reading| date.day(reading) > end);
        for (late, is_late) in self.late.iter_mut().zip(are_late) {
            if is_late {
                late.add(skip.reason, SkippedLines::LISTED, || self.reader.listed(row, skip));
            }
        }
        are_late == [true, true]
    }

    fn count_currency(&mut self, currency: Option<u16>) {
        if let Some(currency) = currency.filter(|currency| !self.currencies.contains(currency)) {
            self.currencies.push(currency);
        }
    }

    fn enter(&mut self, entry: &Entry, worth: Worth) {
        match (worth, entry.order) {
            (Worth::Known(value), _) if value < 0.0 => self.give_back(entry, -value),
            (Worth::Known(value), None) => self.sell_single(entry, value),
            (Worth::Known(value), Some(order)) => self.sell(entry, order, value),
            (Worth::Open | Worth::Wrong(_), _) => self.see(entry.date),
        }
    }

    fn sell_single(&mut self, entry: &Entry, value: f64) {
        for (reading, orders) in self.single_orders.iter_mut().enumerate() {
            *orders += u64::from(self.end.is_none_or(|end| entry.date.day(reading) <= end));
        }
        self.credit(entry, entry.customer, entry.date, value);
    }

    /// With an amount the first one of an order is its own; without, the amounts of its lines add up.
    fn sell(&mut self, entry: &Entry, number: u32, value: f64) {
        let is_once = self.reader.has(OrderRole::Amount);
        let Some(order) = self.orders.get_mut(number as usize) else { return };
        if !order.has_amount {
            (order.customer, order.date) = (Said::Value(entry.customer), Said::Value(entry.date));
            order.has_amount = true;
        } else if is_once {
            return self.see(entry.date);
        }
        if let Some((customer, date)) = order.account() {
            self.credit(entry, customer, date, value);
        }
    }

    fn credit(&mut self, entry: &Entry, customer: u32, date: DateKey, value: f64) {
        self.see(entry.date);
        if self.accounts.len() <= customer as usize {
            self.accounts.resize_with(customer as usize + 1, Account::default);
        }
        if let Some(account) = self.accounts.get_mut(customer as usize) {
            if account.days.days().is_empty() {
                account.line = entry.line;
            }
            account.days.add(date.0, Some(value));
        }
    }

    fn give_back(&mut self, entry: &Entry, value: f64) {
        self.see(entry.date);
        let target = entry.order.map_or(Target::Unknown, Target::OfOrder);
        self.refunds.push(Refund { customer: entry.customer, date: entry.date, line: entry.line, value, target });
    }

    /// What its column says was paid back of an order, once.
    fn refund(&mut self, entry: &Entry, value: f64) {
        if let Some(order) = self.order(entry.order)
            && std::mem::replace(&mut order.has_refunded, true)
        {
            return;
        }
        if value > 0.0 {
            let target = entry.order.map_or(Target::Day, Target::InOrder);
            self.refunds.push(Refund { customer: entry.customer, date: entry.date, line: entry.line, value, target });
        }
    }

    fn leave_open(&mut self, row: &Row<'_>, entry: &Entry) {
        let (date, late) = (entry.date, Skip::new(OrderSkipReason::Late, OrderRole::Date));
        let is_late = |reading| self.end.is_some_and(|end| date.day(reading) > end);
        let late = (is_late(DAY_FIRST) || is_late(MONTH_FIRST)).then(|| Box::new(self.reader.listed(row, late)));
        self.open_lines.extend(entry.order.map(|order| OpenLine { order, line: entry.line, date, late }));
    }

    fn see(&mut self, date: DateKey) {
        self.reader.dates.order.is_open |= date.is_open();
        for (reading, last) in self.last_day.iter_mut().enumerate() {
            *last = (*last).max(Some(date.day(reading)));
        }
    }
}
