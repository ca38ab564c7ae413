//! Draws from the ranges, all together.

use borsh::{BorshDeserialize, BorshSerialize};

use std::cell::RefCell;
use std::rc::Rc;

use super::{FACTORS, Outcome};
use crate::metrics::{
    Distribution, Job, LtvFactor, LtvInput, LtvOutput, LtvResult, MetricError, MonteCarloOptions, Progress, Result,
    Rule, Simulation, ltv,
};

/// The shares of the percentiles that are shown.
pub const SHARES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// One draw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Draw {
    /// The inputs.
    pub input: LtvInput,
    /// All that comes of them.
    pub result: LtvResult,
    /// What is asked for.
    pub output: f64,
}

/// What the draws come to.
#[derive(Debug, Clone, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Simulated {
    /// The outputs, in the order drawn.
    pub outputs: Vec<f64>,
    /// Draws that the formula refused, as a margin above 100 %.
    pub refused: usize,
    /// Their mean.
    pub mean: f64,
    /// The percentiles of [`SHARES`].
    pub percentiles: [f64; 5],
    /// The share of draws whose discounted profit is above their acquisition cost; none if none has a cost.
    pub covered: Option<f64>,
}

/// What is drawn: all that a simulation rests on.
#[derive(Debug, Clone, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Sampled {
    /// The inputs, of which those with a distribution are drawn.
    pub base: LtvInput,
    /// The distributions.
    pub inputs: Vec<(LtvFactor, Distribution)>,
    /// What is computed.
    pub output: LtvOutput,
    /// How many draws there are.
    pub draws: f64,
    /// Their seed.
    pub seed: u64,
}

impl Sampled {
    /// What an outcome asks for.
    pub fn of(outcome: &Outcome) -> Self {
        Self {
            base: outcome.input,
            inputs: outcome.ranges.iter().map(|stated| (stated.factor, stated.distribution)).collect(),
            output: outcome.chosen.output,
            draws: outcome.chosen.draws,
            seed: outcome.chosen.seed,
        }
    }
}

type Model = Box<dyn FnMut(&[f64]) -> Result<f64>>;

/// A simulation that is under way.
pub struct Simulating {
    simulation: Simulation<Model>,
    drawn: Rc<RefCell<Vec<Draw>>>,
}

impl std::fmt::Debug for Simulating {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Simulating").field("drawn", &self.drawn.borrow().len()).finish_non_exhaustive()
    }
}

impl Simulating {
    /// Before the first draw; nothing where no input has a range.
    pub fn new(sampled: &Sampled) -> Option<Self> {
        let inputs: Vec<_> = sampled.inputs.iter().map(|(factor, spread)| (factor.name(), *spread)).collect();
        let factors: Vec<LtvFactor> = sampled.inputs.iter().map(|(factor, _)| *factor).collect();
        let options =
            MonteCarloOptions { draws: sampled.draws, seed: sampled.seed, shares: SHARES.into(), threshold: None };
        let drawn = Rc::new(RefCell::new(Vec::new()));
        let (base, output, kept) = (sampled.base, sampled.output, drawn.clone());
        let model: Model = Box::new(move |values: &[f64]| {
            let draw = drawn_from(&base, output, &factors, values)?;
            kept.borrow_mut().push(draw);
            Ok(draw.output)
        });
        let simulation = (!inputs.is_empty()).then(|| Simulation::new(&inputs, &options, model))?.ok()?;
        Some(Self { simulation, drawn })
    }

    /// Does so many draws.
    pub fn step(&mut self, draws: u64) -> Progress {
        self.simulation.step(draws)
    }

    /// What the draws so far come to; nothing where the formula refused each.
    pub fn result(&self) -> Option<Simulated> {
        let result = self.simulation.result().ok()?;
        let drawn = self.drawn.borrow();
        let mut percentiles = [0.0; 5];
        for (place, percentile) in percentiles.iter_mut().zip(&result.percentiles) {
            *place = percentile.value;
        }
        let costs = drawn.iter().filter_map(|draw| Some((draw.result.discounted_profit, draw.input.acquisition_cost?)));
        let (count, covered) =
            costs.fold((0.0, 0.0), |(n, k), (profit, cost)| (n + 1.0, k + f64::from(u8::from(profit > cost))));
        Some(Simulated {
            outputs: drawn.iter().map(|draw| draw.output).collect(),
            refused: result.refused,
            mean: result.mean,
            percentiles,
            covered: (count > 0.0).then(|| covered / count),
        })
    }

    /// Every draw so far.
    pub fn draws(&self) -> Vec<Draw> {
        self.drawn.borrow().clone()
    }
}

fn drawn_from(base: &LtvInput, output: LtvOutput, factors: &[LtvFactor], values: &[f64]) -> Result<Draw> {
    let mut input = *base;
    for (factor, value) in factors.iter().zip(values) {
        set(&mut input, *factor, *value);
    }
    let result = ltv(&input)?;
    let output = match output {
        LtvOutput::Profit => result.profit,
        LtvOutput::DiscountedProfit => result.discounted_profit,
        LtvOutput::Revenue => result.revenue,
        LtvOutput::Ratio => result.ratio.ok_or_else(no_ratio)?,
    };
    Ok(Draw { input, result, output })
}

fn no_ratio() -> MetricError {
    let field = LtvFactor::AcquisitionCost.name().to_owned();
    MetricError::OutOfRange { field, value: 0.0, rule: Rule::PositiveForRatio }
}

/// Puts a value in the place of a factor.
pub(super) fn set(input: &mut LtvInput, factor: LtvFactor, value: f64) {
    match factor {
        LtvFactor::AverageCheck => input.average_check = value,
        LtvFactor::PurchasesPerMonth => input.purchases_per_month = value,
        LtvFactor::Margin => input.margin = value,
        LtvFactor::Months => input.months = value,
        LtvFactor::DiscountPerYear => input.discount_per_year = Some(value),
        LtvFactor::AcquisitionCost => input.acquisition_cost = Some(value),
    }
}

/// The value of a factor.
pub(super) fn get(input: &LtvInput, factor: LtvFactor) -> f64 {
    match factor {
        LtvFactor::AverageCheck => input.average_check,
        LtvFactor::PurchasesPerMonth => input.purchases_per_month,
        LtvFactor::Margin => input.margin,
        LtvFactor::Months => input.months,
        LtvFactor::DiscountPerYear => input.discount_per_year.unwrap_or(0.0),
        LtvFactor::AcquisitionCost => input.acquisition_cost.unwrap_or(0.0),
    }
}

/// The draws as a table of values parted by commas, the numbers as an address has them: all inputs, all results.
pub fn csv(draws: &[Draw]) -> String {
    let number = super::canonical;
    let names = FACTORS.map(LtvFactor::name).join(",");
    let mut text = format!("draw,{names},revenue,profit,discountedProfit,ratio\r\n");
    for (draw, place) in draws.iter().zip(1..) {
        let inputs = FACTORS.map(|factor| number(get(&draw.input, factor))).join(",");
        let result = &draw.result;
        let results = [result.revenue, result.profit, result.discounted_profit].map(number).join(",");
        let ratio = result.ratio.map(number).unwrap_or_default();
        text += &format!("{place},{inputs},{results},{ratio}\r\n", place = number(f64::from(place)));
    }
    text
}
