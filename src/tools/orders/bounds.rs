//! How firmly the customers settle the models: refits to customers who are drawn anew.

use borsh::{BorshDeserialize, BorshSerialize};

use std::sync::Arc;

use super::{Chosen, Customers, histories};
use crate::metrics::models::{
    PurchaseBootstrap, PurchaseParameters, PurchaseRefitting, SpendParameters, ValueBootstrap, ValueRefitting,
};
use crate::metrics::{Interval, Job, Progress, Result, sorted};

/// The names of the parameters: those of purchases, then those of spend.
pub const PARAMETERS: [&str; 7] = ["r", "α", "a", "b", "p", "q", "γ"];

/// The parameters of purchases.
const OF_PURCHASES: usize = 4;

/// Where the middle of the refits spans more than this many times its lower end, the data hardly bind a parameter.
const WIDE: f64 = 10.0;

/// Where more than this share of the refits has no maximum, the data hardly bind the model.
const MANY: f64 = 0.05;

/// What the refits make of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Spread {
    /// Its place among [`PARAMETERS`].
    pub parameter: usize,
    /// The middle of the refits; none without any.
    pub refits: Option<Interval>,
    /// Its interval by profile likelihood; none where the data leave it open, and of spend.
    pub interval: Option<Interval>,
    /// Whether the data hardly bind it.
    pub is_weak: bool,
}

/// What the refits come to.
#[derive(Debug, Clone, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Bounds {
    /// Of the chosen purchase model.
    pub purchases: Result<PurchaseBootstrap>,
    /// Of the mean lifetime value.
    pub value: Result<ValueBootstrap>,
    /// Each parameter of the chosen model, then of spend, where that can be fitted.
    pub spreads: Vec<Spread>,
}

impl Bounds {
    /// The parameters of purchases that the data hardly bind.
    pub fn weak_of_purchases(&self) -> Vec<&'static str> {
        let weak = self.spreads.iter().filter(|spread| spread.is_weak && spread.parameter < OF_PURCHASES);
        weak.filter_map(|spread| PARAMETERS.get(spread.parameter).copied()).collect()
    }

    /// Whether so many refits have no maximum that the data hardly bind the model as a whole.
    pub fn fail_often(&self) -> bool {
        self.purchases.as_ref().is_ok_and(|bootstrap| bootstrap.failed_share > MANY)
    }
}

/// The work that leads to [`Bounds`].
#[derive(Debug)]
pub struct Bounding {
    purchases: Result<PurchaseRefitting>,
    value: Result<ValueRefitting>,
    /// The greatest age.
    scale: f64,
}

impl Bounding {
    /// Before the first refit.
    pub fn new(customers: &Arc<Customers>, chosen: Chosen) -> Self {
        let rows = customers.rows(chosen.unit);
        let resampling = chosen.resampling();
        Self {
            purchases: PurchaseRefitting::new(chosen.model, &histories(&rows), &resampling),
            value: ValueRefitting::new(chosen.model, &rows, &chosen.money(), &resampling),
            scale: rows.iter().map(|row| row.age).fold(0.0, f64::max),
        }
    }
}

impl Job for Bounding {
    type Output = Bounds;

    fn step(&mut self, budget: u64) -> Progress {
        // What has an error has nothing to do.
        let none = || Progress { done: 0, of: 0 };
        let first = self.purchases.as_mut().map_or_else(|_| none(), |job| job.step(budget));
        if first.done < first.of {
            return Progress { done: first.done, of: 2 * first.of };
        }
        let second = self.value.as_mut().map_or_else(|_| none(), |job| job.step(budget));
        Progress { done: first.of + second.done, of: first.of + second.of }
    }

    fn result(&self) -> Result<Bounds> {
        let purchases = self.purchases.as_ref().map_err(Clone::clone).and_then(Job::result);
        let value = self.value.as_ref().map_err(Clone::clone).and_then(Job::result);
        let mut spreads = purchases.as_ref().map(|found| spreads(found, self.scale)).unwrap_or_default();
        spreads.extend(value.iter().flat_map(spreads_of_spend));
        Ok(Bounds { purchases, value, spreads })
    }
}

/// Where the search for the end of a profile ends: e to the 16th, but for its rounding. An interval that reaches it is open.
const LIMIT: f64 = 8_886_110.0;

fn spreads(bootstrap: &PurchaseBootstrap, scale: f64) -> Vec<Spread> {
    let of: [fn(&PurchaseParameters) -> f64; 4] = [|p| p.r, |p| p.alpha, |p| p.a, |p| p.b];
    let intervals = bootstrap.intervals.as_ref();
    let profiles = intervals.map(|all| [all.r, all.alpha, all.a, all.b]);
    let spread = |(parameter, read): (usize, &fn(&PurchaseParameters) -> f64)| {
        let refits = middle(bootstrap.draws.iter().map(read).collect());
        // α is a time, and searched for in parts of the greatest age.
        let unit = if parameter == 1 { scale } else { 1.0 };
        let is_closed = |found: &Interval| found.low > unit / LIMIT && found.high < unit * LIMIT;
        let interval = profiles.and_then(|all| all.get(parameter).copied()).filter(is_closed);
        Spread { parameter, refits, interval, is_weak: is_weak(refits) }
    };
    of.iter().enumerate().map(spread).collect()
}

/// What the refits make of the spend model, of which no likelihood is profiled.
fn spreads_of_spend(bootstrap: &ValueBootstrap) -> Vec<Spread> {
    let of: [fn(&SpendParameters) -> f64; 3] = [|p| p.p, |p| p.q, |p| p.gamma];
    let spread = |(place, read): (usize, &fn(&SpendParameters) -> f64)| {
        let refits = middle(bootstrap.spends.iter().map(read).collect());
        Spread { parameter: OF_PURCHASES + place, refits, interval: None, is_weak: is_weak(refits) }
    };
    of.iter().enumerate().map(spread).collect()
}

fn is_weak(refits: Option<Interval>) -> bool {
    refits.is_none_or(|interval| interval.high > WIDE * interval.low)
}

/// The middle 95 % of some numbers.
fn middle(numbers: Vec<f64>) -> Option<Interval> {
    let sorted = sorted(&numbers, |number| [*number, 0.0, 0.0, 0.0]);
    let at = |share: f64| sorted.get((share * (sorted.len() as f64 - 1.0)).round() as usize).copied();
    Some(Interval { low: at((1.0 - super::CONFIDENCE) / 2.0)?, high: at((1.0 + super::CONFIDENCE) / 2.0)? })
}
