//! The model fitted to the first part of the time, and what it made of the rest.

use borsh::{BorshDeserialize, BorshSerialize};

use super::modelling::counted;
use super::{Chosen, Customers};
use crate::metrics::models::{
    PurchaseFitting, PurchaseHistory, PurchaseParameters, Unit, history_until, predict_purchases,
};
use crate::metrics::{Job, MetricError, Result};

/// From so many repeat purchases on, customers are counted together.
const MOST: usize = 7;

/// The points of the tracking plot.
const POINTS: i32 = 40;

/// Customers whose purchases are predicted at once.
const AT_ONCE: usize = 5000;

/// Customers with as many repeat purchases before the cut, and what they bought after it.
#[derive(Debug, Clone, Copy, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Group {
    /// Repeat purchases before; the last one stands for all above, too.
    pub purchases: usize,
    /// How many customers there are.
    pub customers: f64,
    /// What they bought, all of them.
    pub actual: f64,
    /// What the model expected of them.
    pub expected: f64,
}

/// A day of the tracking plot.
#[derive(Debug, Clone, Copy, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Track {
    /// Days since the first purchase of all.
    pub day: i32,
    /// Repeat purchases by then.
    pub actual: f64,
    /// What the model expected by then.
    pub expected: f64,
}

/// What the model made of the time that was kept back.
#[derive(Debug, Clone, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct HoldOut {
    /// The last day that the model knew, as a day number.
    pub cut: i32,
    /// The same as days since the first purchase of all.
    pub cut_after: i32,
    /// Customers who had bought by then.
    pub customers: usize,
    /// What they bought afterwards.
    pub actual: f64,
    /// What the model expected of them.
    pub expected: f64,
    /// By repeat purchases before.
    pub groups: Vec<Group>,
    /// Repeat purchases of these customers, from the first day to the last.
    pub track: Vec<Track>,
}

/// The work that leads to [`HoldOut`].
#[derive(Debug)]
pub(super) struct Holding {
    unit: Unit,
    cut: i32,
    first: i32,
    horizon: f64,
    /// Each customer who had bought by the cut, with what they bought afterwards.
    known: Vec<(PurchaseHistory, f64)>,
    fitting: PurchaseFitting,
    model: Option<PurchaseParameters>,
    predicted: usize,
    groups: Vec<Group>,
}

impl Holding {
    pub(super) fn new(customers: &Customers, chosen: Chosen, share: f64) -> Result<Self> {
        let first = customers.log.first_day().unwrap_or(customers.end);
        let cut = customers.end - (f64::from(customers.end - first) * share) as i32;
        let known: Vec<(PurchaseHistory, f64)> = customers
            .log
            .customers()
            .filter_map(|days| {
                let history = history_until(days, cut, chosen.unit)?;
                Some((history, days.len() as f64 - 1.0 - history.frequency))
            })
            .collect();
        let histories: Vec<PurchaseHistory> = known.iter().map(|(history, _)| *history).collect();
        let group = |purchases| Group { purchases, customers: 0.0, actual: 0.0, expected: 0.0 };
        Ok(Self {
            fitting: PurchaseFitting::new(chosen.model, &histories)?,
            unit: chosen.unit,
            cut,
            first,
            horizon: f64::from(customers.end - cut) / chosen.unit.days(),
            known,
            model: None,
            predicted: 0,
            groups: (0..=MOST).map(group).collect(),
        })
    }

    /// A piece of the work; the result after the last one.
    pub(super) fn advance(&mut self, customers: &Customers) -> Option<Result<HoldOut>> {
        match self.model {
            None => self.fit().err().map(Err),
            Some(model) if self.predicted < self.known.len() => self.predict(&model).err().map(Err),
            Some(model) => Some(self.held(customers, &model)),
        }
    }

    fn fit(&mut self) -> Result<()> {
        if self.fitting.step(1).is_complete() {
            self.model = Some(self.fitting.result()?.parameters());
        }
        Ok(())
    }

    fn predict(&mut self, model: &PurchaseParameters) -> Result<()> {
        let some = self.known.get(self.predicted..).unwrap_or_default();
        let some = some.get(..AT_ONCE).unwrap_or(some);
        let histories: Vec<PurchaseHistory> = some.iter().map(|(history, _)| *history).collect();
        let predictions = predict_purchases(model, &histories, self.horizon)?;
        for ((history, actual), prediction) in some.iter().zip(predictions) {
            if let Some(group) = self.groups.get_mut((history.frequency as usize).min(MOST)) {
                group.customers += 1.0;
                group.actual += actual;
                group.expected += prediction.expected;
            }
        }
        self.predicted += some.len();
        Ok(())
    }

    fn held(&self, customers: &Customers, model: &PurchaseParameters) -> Result<HoldOut> {
        let sum = |part: fn(&Group) -> f64| self.groups.iter().map(part).sum::<f64>();
        Ok(HoldOut {
            cut: self.cut,
            cut_after: self.cut - self.first,
            customers: self.known.len(),
            actual: sum(|group| group.actual),
            expected: sum(|group| group.expected),
            groups: self.groups.iter().filter(|group| group.customers > 0.0).copied().collect(),
            track: self.track(customers, model)?,
        })
    }

    /// What these customers had bought again by each of some days.
    fn track(&self, customers: &Customers, model: &PurchaseParameters) -> Result<Vec<Track>> {
        let begins = |days: &&[i32]| days.first().is_some_and(|day| *day <= self.cut);
        let known = || customers.log.customers().filter(begins);
        let firsts = counted(known().filter_map(|days| Some(days.first()? - self.first)));
        let repeats = counted(known().flat_map(|days| days.iter().skip(1)).map(|day| day - self.first));
        let span = customers.end - self.first;
        let expected = expected_by_age(model, span, self.unit)?;
        let track = |day: i32| {
            let until = |list: &[(i32, f64)]| list.partition_point(|(known, _)| *known <= day);
            let bought = repeats.get(..until(&repeats)).unwrap_or_default();
            let begun = firsts.get(..until(&firsts)).unwrap_or_default();
            let of_age = |first: i32| expected.get((day - first) as usize).copied().unwrap_or(0.0);
            Track {
                day,
                actual: bought.iter().map(|(_, count)| count).sum(),
                expected: begun.iter().map(|(first, count)| count * of_age(*first)).sum(),
            }
        };
        let points = POINTS.min(span.max(1));
        Ok((0..=points).map(|point| track(((f64::from(span) * f64::from(point)) / f64::from(points)) as i32)).collect())
    }
}

/// How often a new customer is expected to have bought again, by age in days.
fn expected_by_age(model: &PurchaseParameters, span: i32, unit: Unit) -> Result<Vec<f64>> {
    let new = [PurchaseHistory::new(0.0, 0.0, 0.0)];
    let expected = |day: i32| {
        let prediction = predict_purchases(model, &new, f64::from(day) / unit.days())?;
        prediction.first().map(|row| row.expected).ok_or_else(|| MetricError::Empty { field: String::new() })
    };
    (0..=span).map(expected).collect()
}
