//! What a file of orders comes to.

use std::borrow::Cow;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

use super::date::DateKey;
use super::error::{Result, inconsistent};
use super::ledger::{Account, Ledger, Order};
use super::line::Skip;
use super::options::OrderRole;
use super::refunds::{Due, Refunds};
use super::skipped::{OrderSkipReason, SkippedLines, joined};
use crate::metrics::models::date::iso_date;
use crate::metrics::models::purchase_days::PurchaseDays;
use crate::metrics::models::{CustomerSummary, PurchaseLog, Unit};
use crate::metrics::{Rule, sorted};
use crate::table::{Skipped, SkippedRow, in_small_letters};

/// What a file of orders comes to.
#[derive(Debug, Clone, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderOutcome {
    /// The customers with a purchase day, in order of the first of their lines that counts.
    pub customers: Vec<CustomerSummary>,
    /// Lines of data, those left out included.
    pub lines: u64,
    /// Orders that count.
    pub orders: u64,
    /// Refunds, those included that lessen no day.
    pub refunds: u64,
    /// Refunds that no day covers: what is refunded was bought before the file begins, or is more than was paid.
    pub uncovered_refunds: u64,
    /// Ids of customers and orders, as often as they stand there, that a spreadsheet has rounded (`5,58E+12`): different
    /// ones may have become one.
    pub rounded_ids: u64,
    /// The last day that counts, as an ISO date; none without an order.
    pub observation_end: Option<String>,
    /// The currency of all amounts; none if the file names none.
    pub currency: Option<String>,
    /// The lines that were left out.
    pub skipped: Skipped<OrderSkipReason>,
}

impl Ledger {
    /// What has been read so far, the purchase days of each customer being added to a log.
    pub(super) fn outcome(&self, unit: Unit, log: &mut PurchaseLog) -> Result<OrderOutcome> {
        let currency = self.only_currency()?;
        let reading = self.reader.dates.order.reading()?;
        let last_day = self.last_day.get(reading).copied().flatten();
        let end = self.end.or(last_day).unwrap_or(0);
        let orders = self.orders(reading, end);
        let mut refunds = Refunds::of(self, reading, end);
        let customers = self.customers(&mut refunds, reading, (end, unit), log)?;
        Ok(OrderOutcome {
            customers,
            lines: self.lines,
            orders,
            refunds: refunds.count,
            uncovered_refunds: refunds.uncovered,
            rounded_ids: self.reader.rounded_ids,
            observation_end: (orders > 0).then(|| iso_date(end)),
            currency,
            skipped: self.skipped(reading, end),
        })
    }

    fn only_currency(&self) -> Result<Option<String>> {
        match self.currencies.as_slice() {
            [] => Ok(None),
            [only] => {
                let name = self.reader.currencies.text(usize::from(*only));
                Ok(Some(String::from_utf8_lossy(name).into_owned()))
            }
            _ => Err(inconsistent("currency", Rule::OneCurrency)),
        }
    }

    fn orders(&self, reading: usize, end: i32) -> u64 {
        let counts = |(_, date): &(u32, DateKey)| date.day(reading) <= end;
        let with_id = self.orders.iter().filter_map(Order::account).filter(counts).count();
        with_id as u64 + self.single_orders.get(reading).copied().unwrap_or(0)
    }

    fn customers(
        &self,
        refunds: &mut Refunds,
        reading: usize,
        (end, unit): (i32, Unit),
        log: &mut PurchaseLog,
    ) -> Result<Vec<CustomerSummary>> {
        let line = |number: &u32| self.accounts.get(*number as usize).map_or(0.0, |account| account.line as f64);
        let mut in_order: Vec<u32> = (0..self.accounts.len() as u32).collect();
        if !in_order.is_sorted_by_key(line) {
            in_order = sorted(&in_order, |number| [line(number), 0.0, 0.0, 0.0]);
        }
        let name = |number: usize| String::from_utf8_lossy(self.reader.customers.text(number));
        let mut customers = Vec::new();
        let due = std::mem::take(&mut refunds.due);
        for number in in_order.into_iter().map(|number| number as usize) {
            let Some(account) = self.accounts.get(number) else { continue };
            let days = account.at_end(of_customer(&due, number), reading, end, &mut refunds.uncovered);
            if let Some(summary) = days.summary(&name(number), end, unit)? {
                log.add(days.days().iter().filter(|day| day.is_purchase()).map(|day| day.number));
                customers.push(summary);
            }
        }
        let without_account = due.iter().filter(|due| due.customer as usize >= self.accounts.len()).count();
        refunds.uncovered += without_account as u64;
        if are_kinds(&customers) {
            return Err(inconsistent(&OrderRole::Customer.field(), Rule::CustomersNotKinds));
        }
        Ok(customers)
    }

    fn skipped(&self, reading: usize, end: i32) -> SkippedLines {
        let mut open = SkippedLines::default();
        let reason = OrderSkipReason::Amount;
        let column = self.reader.header(Skip::new(reason, OrderRole::Amount));
        let without = |line| SkippedRow { line, column: column.clone(), value: Some(String::new()), reason };
        for line in &self.open_lines {
            let has_amount = self.orders.get(line.order as usize).is_some_and(|order| order.has_amount);
            match line.late(reading, end) {
                _ if !has_amount => open.add(reason, SkippedLines::LISTED, || without(line.line)),
                Some(late) => open.add(late.reason, SkippedLines::LISTED, || late.clone()),
                None => {}
            }
        }
        let late = self.late.get(reading).cloned().unwrap_or_default();
        joined(joined(self.skipped.clone(), &open), &late)
    }
}

impl Account {
    /// The days up to the end, lessened by the refunds.
    fn at_end(&self, due: &[Due], reading: usize, end: i32, uncovered: &mut u64) -> Cow<'_, PurchaseDays> {
        let day = |key: i32| Some(DateKey(key).day(reading)).filter(|day| *day <= end);
        let is_as_read = |key: i32| key >= 0 && key <= end;
        let mut days = if self.days.days().iter().all(|day| is_as_read(day.number)) {
            Cow::Borrowed(&self.days)
        } else {
            Cow::Owned(self.days.renumbered(day))
        };
        for refund in due {
            *uncovered += u64::from(!refund.apply(days.to_mut()));
        }
        days
    }
}

/// The refunds of a customer among those that are sorted by customer.
fn of_customer(due: &[Due], customer: usize) -> &[Due] {
    let start = due.partition_point(|due| (due.customer as usize) < customer);
    let end = due.partition_point(|due| due.customer as usize <= customer);
    due.get(start..end).unwrap_or_default()
}

/// Whether the names are not of customers but of their kinds, as WooCommerce once wrote them.
fn are_kinds(customers: &[CustomerSummary]) -> bool {
    const KINDS: [&str; 10] = [
        "new",
        "returning",
        "nowy",
        "powracający",
        "nov",
        "vračajoči se",
        "новый",
        "постоянный",
        "nuovo",
        "di ritorno",
    ];
    let is_kind = |customer: &CustomerSummary| KINDS.contains(&in_small_letters(&customer.customer).as_str());
    !customers.is_empty() && customers.len() <= 2 && customers.iter().all(is_kind)
}
