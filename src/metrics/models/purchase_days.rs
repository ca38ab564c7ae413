//! The days on which a customer bought.

use super::summary::CustomerSummary;
use super::unit::Unit;
use crate::metrics::error::{Result, outcome};

/// A day whose values cancel to this part of their sizes has netted to nothing: 0.1 + 0.2 - 0.3 is not 0 in binary.
const ROUNDING: f64 = 1e-12;

/// The days of one customer, in ascending order.
#[derive(Debug, Clone, Default)]
pub(crate) struct PurchaseDays {
    days: Vec<Day>,
}

/// The transactions of one customer on one day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Day {
    net: f64,
    gross: f64,
    pub(crate) number: i32,
    has_unknown: bool,
}

impl PurchaseDays {
    /// Adds what came of a day: a purchase, a refund if negative, a purchase of unknown value if none.
    pub(crate) fn add(&mut self, number: i32, value: Option<f64>) {
        let amount = value.unwrap_or(0.0);
        self.join(Day { number, net: amount, gross: amount.abs(), has_unknown: value.is_none() });
    }

    /// The days, ascending.
    pub(crate) fn days(&self) -> &[Day] {
        &self.days
    }

    /// The same days under other numbers; those without one are left out, those of the same are joined.
    pub(crate) fn renumbered(&self, number: impl Fn(i32) -> Option<i32>) -> Self {
        let mut renumbered = Self { days: Vec::with_capacity(self.days.len()) };
        let days = self.days.iter().filter_map(|day| number(day.number).map(|number| Day { number, ..*day }));
        days.for_each(|day| renumbered.join(day));
        renumbered
    }

    /// Days mostly come in order: then the last one is found at once.
    fn join(&mut self, day: Day) {
        let last = self.days.last().is_none_or(|last| last.number < day.number);
        let place = if last { Err(self.days.len()) } else { self.place(day.number) };
        match place.map(|place| self.days.get_mut(place)) {
            Ok(Some(known)) => known.join(&day),
            Ok(None) => {}
            Err(place) => self.days.insert(place, day),
        }
    }

    fn place(&self, number: i32) -> std::result::Result<usize, usize> {
        self.days.binary_search_by_key(&number, |day| day.number)
    }

    /// Takes a refund off a day, whether or not there is one of that number; whether the day covers it.
    pub(crate) fn lessen(&mut self, number: i32, value: f64) -> bool {
        let place = self.place(number).ok();
        self.lessen_at(place, value)
    }

    /// Takes a refund off the latest day up to `number` whose net value covers it, else off the latest one.
    pub(crate) fn lessen_latest(&mut self, number: i32, value: f64) -> bool {
        let until = self.days.partition_point(|day| day.number <= number);
        let covering = self.days.get(..until).and_then(|days| days.iter().rposition(|day| day.covers(value)));
        self.lessen_at(covering.or(until.checked_sub(1)), value)
    }

    fn lessen_at(&mut self, place: Option<usize>, value: f64) -> bool {
        let Some(day) = place.and_then(|place| self.days.get_mut(place)) else { return false };
        let is_covered = day.covers(value);
        day.net -= value;
        day.gross += value;
        is_covered
    }

    /// What the models know of the customer by the day `end`, which no day is after; none without a purchase day.
    pub(crate) fn summary(&self, customer: &str, end: i32, unit: Unit) -> Result<Option<CustomerSummary>> {
        self.days.iter().try_for_each(|day| outcome(day.gross).map(drop))?;
        let mut purchases = self.days.iter().filter(|day| day.is_purchase());
        let Some(first) = purchases.next() else { return Ok(None) };
        let (mut frequency, mut last, mut sum) = (0.0, first, Some(0.0));
        for day in purchases {
            (frequency, last, sum) = (frequency + 1.0, day, sum.zip(day.value()).map(|(sum, value)| sum + value));
        }
        let time = |from: &Day, to: i32| f64::from(to - from.number) / unit.days();
        let mean = sum.filter(|_| frequency > 0.0).map(|sum| outcome(sum / frequency)).transpose()?;
        Ok(Some(CustomerSummary {
            customer: customer.to_owned(),
            frequency,
            recency: time(first, last.number),
            age: time(first, end),
            value: mean,
        }))
    }
}

impl Day {
    fn join(&mut self, other: &Self) {
        self.net += other.net;
        self.gross += other.gross;
        self.has_unknown |= other.has_unknown;
    }

    /// The net value, if it is known.
    fn value(&self) -> Option<f64> {
        (!self.has_unknown).then_some(self.net)
    }

    /// Whether a refund leaves nothing owed.
    fn covers(&self, value: f64) -> bool {
        value <= self.net + ROUNDING * self.gross
    }

    /// Whether anything was bought on balance.
    pub(crate) fn is_purchase(&self) -> bool {
        self.has_unknown || self.net > ROUNDING * self.gross
    }
}
