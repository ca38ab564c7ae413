//! Synthetic customers who behave as the models say.

use serde::Serialize;

use super::bg_nbd::{PurchaseModel, PurchaseParameters};
use super::clv::ValueRow;
use super::date::{day_number, iso_date};
use super::gamma_gamma::SpendParameters;
use super::history::PurchaseHistory;
use super::summary::Transaction;
use super::unit::Unit;
use crate::metrics::error::{MetricError, Result, check, check_rule, not_negative, outcome};
use crate::metrics::numeric::random::Random;
use crate::metrics::rule::{Rule, range};

/// More purchases of all customers than this are not made.
const MOST_PURCHASES: f64 = 10_000_000.0;

/// Whom to simulate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SimulationInput {
    /// Number of customers, an integer from 1 to 1,000,000.
    pub customers: f64,
    /// Seed of the random numbers: the same one gives the same customers, to the last bit, on every machine.
    pub seed: u64,
    /// How they buy and drop out.
    pub purchases: PurchaseParameters,
    /// How much they spend.
    pub spend: SpendParameters,
    /// Length of the observation, in the unit of the purchase parameters.
    pub observation: f64,
    /// The first purchases fall into a period of this length at its start, at most the observation.
    pub acquisition: f64,
}

impl SimulationInput {
    /// The demonstration data: 2,357 customers over 39 weeks who resemble the buyers of an internet shop.
    pub fn demo() -> Self {
        Self {
            customers: 2357.0,
            seed: 20_050_524,
            purchases: PurchaseParameters { model: PurchaseModel::BgNbd, r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
            spend: SpendParameters { p: 6.25, q: 3.74, gamma: 15.44 },
            observation: 39.0,
            acquisition: 12.0,
        }
    }

    fn checked(&self) -> Result<()> {
        check("customers", self.customers, range::CUSTOMERS)?;
        self.purchases.checked("purchases")?;
        self.spend.checked("spend")?;
        not_negative("observation", self.observation)?;
        not_negative("acquisition", self.acquisition)?;
        if self.acquisition > self.observation {
            let rule = Rule::AtMostObservation;
            return Err(MetricError::Inconsistent { field: "acquisition".to_owned(), rule });
        }
        let purchases = self.customers * (self.purchases.r / self.purchases.alpha) * self.observation;
        let rule = Rule::PurchasesToSimulate { most: MOST_PURCHASES };
        check_rule("observation", purchases, purchases <= MOST_PURCHASES, rule).map(drop)
    }
}

/// A simulated customer, as the models see one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SimulatedCustomer {
    /// Repeat purchases.
    pub frequency: f64,
    /// From the first purchase to the last.
    pub recency: f64,
    /// From the first purchase to the end of observation.
    pub age: f64,
    /// Mean value of the repeat purchases; none without one.
    pub value: Option<f64>,
}

impl SimulatedCustomer {
    /// The part that purchase models use.
    pub fn purchases(&self) -> PurchaseHistory {
        PurchaseHistory::new(self.frequency, self.recency, self.age)
    }

    /// All of it, as lifetime values need it.
    pub fn row(&self) -> ValueRow {
        let &Self { frequency, recency, age, value } = self;
        ValueRow { frequency, recency, age, value, count: 1.0 }
    }
}

/// Customers drawn from the models, with times as exact as a double.
///
/// # Formula
/// λ ~ Gamma(r, α), p ~ Beta(a, b), ν ~ Gamma(q, γ); purchases follow a Poisson process of rate λ; after each the customer
/// drops out with probability p (after the first one only in MBG/NBD); each is worth Gamma(p, ν).
///
/// # Inputs
/// * `input`: how many, how they behave, and how long they are observed
///
/// # Returns
/// One summary a customer.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `"customers"`, `"purchases.r"`, `"spend.p"` and the like, `"observation"` or
/// `"acquisition"`; `Inconsistent` at `"acquisition"`.
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// let customers = simulate_customers(&SimulationInput::demo())?;
/// assert_eq!(customers.len(), 2357);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Fader, Hardie & Lee 2005, section 2, for the assumptions; Fader & Hardie 2013, notes/025, for the spend.
pub fn simulate_customers(input: &SimulationInput) -> Result<Vec<SimulatedCustomer>> {
    input.checked()?;
    let mut random = Random::new(input.seed);
    let customer = |_| {
        let life = Life::lived(input, &mut random);
        let frequency = life.repeats.len() as f64;
        let sum: f64 = life.repeats.iter().map(|purchase| purchase.value).sum();
        let value = if frequency > 0.0 { Some(outcome(sum / frequency)?) } else { None };
        let recency = life.repeats.last().map_or(0.0, |purchase| purchase.after);
        Ok(SimulatedCustomer { frequency, recency, age: input.observation - life.first.after, value })
    };
    (0..input.customers as usize).map(customer).collect()
}

/// The transactions of simulated customers: a demonstration of what a shop's export looks like.
///
/// # Formula
/// That of [`simulate_customers`], times rounded down to days and values to hundredths.
///
/// # Inputs
/// * `input`: as in [`simulate_customers`]
/// * `start`: ISO date of the first day
/// * `unit`: of the purchase parameters and of the observation
///
/// # Returns
/// Transactions in order of customer and date; the customers are named `C0000001` and so on.
///
/// # Errors
/// Those of [`simulate_customers`]; `Malformed` at `"start"`; `OutOfRange` at `"observation"` beyond the year 9999.
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// let transactions = simulate_transactions(&SimulationInput::demo(), "2026-01-01", Unit::Week)?;
/// assert_eq!(summarise(&transactions, "2026-09-30", Unit::Week)?.len(), 2357);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// That of [`simulate_customers`].
pub fn simulate_transactions(input: &SimulationInput, start: &str, unit: Unit) -> Result<Vec<Transaction>> {
    input.checked()?;
    let rule = Rule::IsoDate;
    let first_day = day_number(start).ok_or_else(|| MetricError::Malformed { field: "start".to_owned(), rule })?;
    let days = input.observation * unit.days();
    let last_day = day_number("9999-12-31").unwrap_or(first_day);
    check_rule("observation", days, days <= f64::from(last_day - first_day), Rule::EndsByYear9999)?;
    let mut random = Random::new(input.seed);
    let mut transactions = Vec::new();
    for number in 1..=input.customers as usize {
        let life = Life::lived(input, &mut random);
        for (begin, purchase) in life.purchases() {
            let day = first_day + ((begin + purchase.after) * unit.days()) as i32;
            let value = outcome((purchase.value * 100.0).round().max(1.0) / 100.0)?;
            transactions.push(Transaction {
                customer: format!("C{number:07}"),
                date: iso_date(day),
                value: Some(value),
            });
        }
    }
    Ok(transactions)
}

/// What one customer did.
struct Life {
    /// Its time is counted from the start of observation.
    first: Purchase,
    /// Their times are counted from the first purchase.
    repeats: Vec<Purchase>,
}

struct Purchase {
    after: f64,
    value: f64,
}

impl Life {
    fn lived(input: &SimulationInput, random: &mut Random) -> Self {
        let PurchaseParameters { model, r, alpha, a, b } = input.purchases;
        let SpendParameters { p, q, gamma } = input.spend;
        let rate = random.gamma(r) / alpha;
        let dropout = random.beta(a, b);
        let mean_rate = random.gamma(q) / gamma;
        let first = Purchase { after: input.acquisition * random.uniform(), value: random.gamma(p) / mean_rate };
        let age = input.observation - first.after;
        let mut repeats = Vec::new();
        let mut now = 0.0;
        let mut leaves = model == PurchaseModel::MbgNbd && random.uniform() < dropout;
        while !leaves {
            now += random.exponential() / rate;
            if now.is_nan() || now > age {
                break;
            }
            repeats.push(Purchase { after: now, value: random.gamma(p) / mean_rate });
            leaves = random.uniform() < dropout;
        }
        Self { first, repeats }
    }

    /// Each purchase with the time from which its own is counted.
    fn purchases(&self) -> impl Iterator<Item = (f64, &Purchase)> {
        let repeats = self.repeats.iter().map(|purchase| (self.first.after, purchase));
        core::iter::once((0.0, &self.first)).chain(repeats)
    }
}
