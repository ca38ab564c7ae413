//! The models fitted to the customers, step by step.

use borsh::{BorshDeserialize, BorshSerialize};

use std::sync::Arc;

use super::hold_out::{HoldOut, Holding};
use super::values::{Values, Valuing};
use super::{Chosen, Customers, histories};
use crate::metrics::models::{
    PurchaseFit, PurchaseFitting, PurchaseModel, PurchaseParameters, SpendFit, SpendFitting, SpendHistory, ValueRow,
    purchase_probabilities,
};
use crate::metrics::{Correlation, Job, MetricError, Progress, Result, correlation};

/// The models, in the order in which they stand side by side.
pub const MODELS: [PurchaseModel; 2] = [PurchaseModel::BgNbd, PurchaseModel::MbgNbd];

/// From so many repeat purchases on, customers are counted together.
const MOST: usize = 7;

/// How many customers bought again so often, in the file and by the model.
#[derive(Debug, Clone, Copy, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Frequency {
    /// Repeat purchases; the last one stands for all above, too.
    pub purchases: usize,
    /// Customers in the file.
    pub actual: f64,
    /// Customers by the model.
    pub expected: f64,
}

/// What the models make of the customers.
#[derive(Debug, Clone, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Modelled {
    /// What was asked.
    pub chosen: Chosen,
    /// BG/NBD and MBG/NBD.
    pub purchases: [Result<PurchaseFit>; 2],
    /// Gamma-Gamma.
    pub spend: Result<SpendFit>,
    /// Frequency and mean spend of the repeat buyers, which Gamma-Gamma takes to be independent.
    pub correlation: Option<Correlation>,
    /// How many customers bought how often; none without the chosen model.
    pub frequencies: Vec<Frequency>,
    /// What the model made of the time that was kept back, if any was.
    pub hold_out: Option<Result<HoldOut>>,
    /// What each customer is worth; none without the chosen model.
    pub values: Option<Result<Values>>,
}

impl Modelled {
    /// The fit of the chosen model.
    ///
    /// # Errors
    /// Why there is none.
    pub fn fit(&self) -> Result<PurchaseFit> {
        let [bg_nbd, mbg_nbd] = &self.purchases;
        let fit = if self.chosen.model == PurchaseModel::BgNbd { bg_nbd } else { mbg_nbd };
        fit.clone()
    }
}

/// The work that leads to [`Modelled`].
#[derive(Debug)]
pub struct Modelling {
    customers: Arc<Customers>,
    rows: Vec<ValueRow>,
    modelled: Modelled,
    stage: Stage,
    done: u64,
}

#[derive(Debug)]
enum Stage {
    Purchases(usize, Option<Box<PurchaseFitting>>),
    Spend(Option<Box<SpendFitting>>),
    Frequencies,
    HoldOut(Option<Box<Holding>>),
    Values(Box<Valuing>),
    Done,
}

/// The stages before the values, of which each counts as one piece of work.
const STAGES: u64 = 5;

impl Modelling {
    /// Before the first step.
    pub fn new(customers: Arc<Customers>, chosen: Chosen) -> Self {
        let nothing = || Err(MetricError::Empty { field: "customers".to_owned() });
        let modelled = Modelled {
            chosen,
            purchases: [nothing(), nothing()],
            spend: Err(MetricError::Empty { field: "customers".to_owned() }),
            correlation: None,
            frequencies: Vec::new(),
            hold_out: None,
            values: None,
        };
        let rows = customers.rows(chosen.unit);
        Self { customers, rows, modelled, stage: Stage::Purchases(0, None), done: 0 }
    }

    fn model(&self) -> Option<PurchaseParameters> {
        self.modelled.fit().ok().map(|fit| fit.parameters())
    }

    /// A small piece of work.
    fn advance(&mut self) {
        let stage = std::mem::replace(&mut self.stage, Stage::Done);
        self.stage = match stage {
            Stage::Purchases(place, fitting) => self.fit_purchases(place, fitting),
            Stage::Spend(fitting) => self.fit_spend(fitting),
            Stage::Frequencies => self.count(),
            Stage::HoldOut(holding) => self.hold_out(holding),
            Stage::Values(valuing) => self.value(valuing),
            Stage::Done => Stage::Done,
        };
    }

    fn fit_purchases(&mut self, place: usize, fitting: Option<Box<PurchaseFitting>>) -> Stage {
        let Some(model) = MODELS.get(place) else { return self.next(Stage::Spend(None)) };
        let fitted = match fitting {
            None => match PurchaseFitting::new(*model, &histories(&self.rows)) {
                Ok(fitting) => return Stage::Purchases(place, Some(Box::new(fitting))),
                Err(error) => Err(error),
            },
            Some(mut fitting) => {
                if !fitting.step(1).is_complete() {
                    return Stage::Purchases(place, Some(fitting));
                }
                fitting.result()
            }
        };
        if let Some(fit) = self.modelled.purchases.get_mut(place) {
            *fit = fitted;
        }
        let next = if place + 1 < MODELS.len() { Stage::Purchases(place + 1, None) } else { Stage::Spend(None) };
        self.next(next)
    }

    fn fit_spend(&mut self, fitting: Option<Box<SpendFitting>>) -> Stage {
        let fitted = match fitting {
            None => match SpendFitting::new(&spends(&self.rows)) {
                Ok(fitting) => return Stage::Spend(Some(Box::new(fitting))),
                Err(error) => Err(error),
            },
            Some(mut fitting) => {
                if !fitting.step(1).is_complete() {
                    return Stage::Spend(Some(fitting));
                }
                fitting.result()
            }
        };
        self.modelled.spend = fitted;
        let pairs = self.rows.iter().filter(|row| row.frequency > 0.0);
        let pairs: Vec<(f64, f64)> = pairs.filter_map(|row| Some((row.frequency, row.value?))).collect();
        self.modelled.correlation = correlation(&pairs, None).ok();
        self.next(Stage::Frequencies)
    }

    fn count(&mut self) -> Stage {
        if let Some(model) = self.model() {
            self.modelled.frequencies = frequencies(&self.customers, &model, self.modelled.chosen);
        }
        self.next(Stage::HoldOut(None))
    }

    fn hold_out(&mut self, holding: Option<Box<Holding>>) -> Stage {
        let Some(share) = self.modelled.chosen.held_out else { return self.begin_values() };
        let held = match holding {
            None => match Holding::new(&self.customers, self.modelled.chosen, share) {
                Ok(holding) => return Stage::HoldOut(Some(Box::new(holding))),
                Err(error) => Err(error),
            },
            Some(mut holding) => match holding.advance(&self.customers) {
                None => return Stage::HoldOut(Some(holding)),
                Some(held) => held,
            },
        };
        self.modelled.hold_out = Some(held);
        self.begin_values()
    }

    fn begin_values(&mut self) -> Stage {
        let spend = self.modelled.spend.as_ref().ok().map(SpendFit::parameters);
        let valuing = self.model().map(|model| Box::new(Valuing::new(model, spend, self.modelled.chosen)));
        self.next(valuing.map_or(Stage::Done, Stage::Values))
    }

    fn value(&mut self, mut valuing: Box<Valuing>) -> Stage {
        match valuing.advance(&self.rows) {
            None => self.next(Stage::Values(valuing)),
            Some(values) => {
                self.modelled.values = Some(values);
                self.next(Stage::Done)
            }
        }
    }

    fn next(&mut self, stage: Stage) -> Stage {
        self.done += 1;
        stage
    }

    fn of(&self) -> u64 {
        STAGES + Valuing::pieces(self.rows.len())
    }
}

impl Job for Modelling {
    type Output = Modelled;

    fn step(&mut self, budget: u64) -> Progress {
        for _ in 0..budget.max(1) {
            if matches!(self.stage, Stage::Done) {
                break;
            }
            self.advance();
        }
        let of = self.of();
        let done = if matches!(self.stage, Stage::Done) { of } else { self.done.min(of.saturating_sub(1)) };
        Progress { done, of }
    }

    fn result(&self) -> Result<Modelled> {
        match self.stage {
            Stage::Done => Ok(self.modelled.clone()),
            _ => Err(MetricError::Empty { field: String::new() }),
        }
    }
}

pub(super) fn spends(rows: &[ValueRow]) -> Vec<SpendHistory> {
    rows.iter().map(ValueRow::spend).collect()
}

/// How many customers bought how often. Customers of one age have the same probabilities.
fn frequencies(customers: &Customers, model: &PurchaseParameters, chosen: Chosen) -> Vec<Frequency> {
    let mut found: Vec<Frequency> =
        (0..=MOST).map(|purchases| Frequency { purchases, actual: 0.0, expected: 0.0 }).collect();
    for summary in &customers.summaries {
        if let Some(frequency) = found.get_mut((summary.frequency as usize).min(MOST)) {
            frequency.actual += 1.0;
        }
    }
    for (days, count) in ages(customers) {
        let Ok(shares) = purchase_probabilities(model, f64::from(days) / chosen.unit.days(), (MOST - 1) as f64) else {
            continue;
        };
        let rest = 1.0 - shares.iter().sum::<f64>();
        for (frequency, share) in found.iter_mut().zip(shares.into_iter().chain([rest.max(0.0)])) {
            frequency.expected += count * share;
        }
    }
    found
}

/// The ages in days, each with the customers who have it.
fn ages(customers: &Customers) -> Vec<(i32, f64)> {
    let first = |days: &[i32]| days.first().copied();
    counted(customers.log.customers().filter_map(first).map(|day| customers.end - day))
}

/// Numbers from zero on, each as often as it stands there.
pub(super) fn counted(numbers: impl Iterator<Item = i32>) -> Vec<(i32, f64)> {
    let mut counts: Vec<f64> = Vec::new();
    for number in numbers.map(|number| number.max(0) as usize) {
        if counts.len() <= number {
            counts.resize(number + 1, 0.0);
        }
        if let Some(count) = counts.get_mut(number) {
            *count += 1.0;
        }
    }
    counts.into_iter().zip(0..).filter(|(count, _)| *count > 0.0).map(|(count, number)| (number, count)).collect()
}
