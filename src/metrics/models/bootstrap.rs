//! Refits to resampled customers, and intervals.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

use super::bg_nbd::{PurchaseFit, PurchaseFitting, PurchaseModel, PurchaseParameters, reached, refitting};
use super::clv::{MonthlyClvInput, ValueRow};
use super::fitting::Fitting;
use super::gamma_gamma::{SpendFit, SpendParameters};
use super::history::{PurchaseHistory, checked, merged};
use super::likelihood::Likelihood;
use super::profile::{Profiling, PurchaseIntervals};
use super::refitting::{Refitted, Refitting};
use super::valuation::{ValueBase, ValueFitting, Valued};
use crate::metrics::error::{Result, check, confidence};
use crate::metrics::interval::Interval;
use crate::metrics::job::{Job, Progress};
use crate::metrics::numeric::clamp::clamp;
use crate::metrics::numeric::quantile::quantile;
use crate::metrics::numeric::random::Random;
use crate::metrics::rule::range;

/// How to resample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resampling {
    /// Number of refits, an integer from 1 to 100,000.
    pub resamples: f64,
    /// Seed of the random numbers: the same one gives the same intervals, to the last bit, on every machine.
    pub seed: u64,
    /// Confidence of the intervals, between 0 and 1.
    pub confidence: f64,
}

impl Resampling {
    fn checked(&self) -> Result<()> {
        check("resamples", self.resamples, range::RESAMPLES)?;
        confidence(self.confidence)?;
        Ok(())
    }

    /// The middle part of some draws, by linear interpolation between them. Infinite ones count at their end, as which the
    /// last finite one stands; none without a finite one.
    fn interval(&self, draws: impl Iterator<Item = f64>) -> Option<Interval> {
        let mut sorted: Vec<f64> = draws.collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let least = sorted.iter().copied().find(|draw| draw.is_finite())?;
        let most = sorted.iter().copied().rfind(|draw| draw.is_finite())?;
        let end = |share: f64| quantile(&sorted, share).map(|end| clamp(end, least, most));
        let outside = (1.0 - self.confidence) / 2.0;
        Some(Interval { low: end(outside)?, high: end(1.0 - outside)? })
    }
}

/// The result of [`bootstrap_purchases`].
#[derive(Debug, Clone, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct PurchaseBootstrap {
    /// The fit of the customers as they are.
    pub fit: PurchaseFit,
    /// Profile likelihood intervals. An end that the data leave open is where a search ends: e^16 or e^-16, for α times the
    /// largest age.
    pub intervals: Option<PurchaseIntervals>,
    /// The parameters of each successful refit, for what follows from them.
    pub draws: Vec<PurchaseParameters>,
    /// Refits without a finite maximum, which are not among the draws.
    pub failed: usize,
    /// Their share of all refits. Where it is more than one in twenty, the draws lack a tail.
    pub failed_share: f64,
}

/// A fit of a purchase model, intervals of its parameters, and refits to customers drawn with replacement.
///
/// # Formula
/// The interval of a parameter θ of confidence c holds all of its values with 2 (ln L - max ln L given θ) <= t², t the
/// two-sided quantile of Student's t with as many degrees of freedom as there are repeat buyers, less the four parameters.
/// A draw is the fit of as many customers as there are, drawn with replacement (a multinomial number for each history).
///
/// # Inputs
/// * `model`, `customers`: as in [`fit_purchases`](super::fit_purchases)
/// * `resampling`: number of refits, seed, confidence
///
/// # Returns
/// The fit, the intervals, the refitted parameters and how many refits failed. The intervals do not come from the draws:
/// percentiles of the refits that have a maximum cover the less the more of them have none.
///
/// # Errors
/// Those of [`fit_purchases`](super::fit_purchases); `OutOfRange` or `NotFinite` at `"resamples"` or `"confidence"`.
///
/// # Numerics
/// Every refit starts from the fit, and drawing costs one binomial variate a history, however many customers share it.
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// # let customers: Vec<_> = simulate_customers(&SimulationInput { customers: 500.0, ..SimulationInput::demo() })?
/// #     .iter().map(|customer| customer.purchases()).collect();
/// let resampling = Resampling { resamples: 20.0, seed: 1, confidence: 0.9 };
/// let bootstrap = bootstrap_purchases(PurchaseModel::BgNbd, &customers, &resampling)?;
/// let intervals = bootstrap.intervals.unwrap();
/// assert!(intervals.r.low < bootstrap.fit.r && bootstrap.fit.r < intervals.r.high);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Venzon & Moolgavkar 1988, "A method for computing profile-likelihood-based confidence intervals", Applied Statistics
/// 37(1). Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 6, for the refits. `examples/coverage.rs` counts
/// how often the intervals hold the truth.
pub fn bootstrap_purchases(
    model: PurchaseModel,
    customers: &[PurchaseHistory],
    resampling: &Resampling,
) -> Result<PurchaseBootstrap> {
    PurchaseRefitting::new(model, customers, resampling)?.finish()
}

/// The work of [`bootstrap_purchases`] as a [`Job`]: its smallest piece is an iteration of a fit, progress counts the fits. The
/// intervals come with the first one.
#[derive(Debug, Clone)]
pub struct PurchaseRefitting(Refitting<PurchaseBase>);

impl PurchaseRefitting {
    /// Before the first fit.
    ///
    /// # Errors
    /// Those of [`bootstrap_purchases`] that customers and options by themselves have.
    pub fn new(model: PurchaseModel, customers: &[PurchaseHistory], resampling: &Resampling) -> Result<Self> {
        checked(customers)?;
        resampling.checked()?;
        let fitting = IntervalFitting::Fit(Box::new(PurchaseFitting::new(model, customers)?));
        let base = PurchaseBase { rows: merged(customers), confidence: resampling.confidence };
        Ok(Self(Refitting::new(base, fitting, *resampling)))
    }
}

impl Job for PurchaseRefitting {
    type Output = PurchaseBootstrap;

    fn step(&mut self, budget: u64) -> Progress {
        self.0.step(budget)
    }

    fn result(&self) -> Result<PurchaseBootstrap> {
        let (fit, intervals) = self.0.fit()?;
        let draws: Vec<PurchaseParameters> = self.0.draws().iter().copied().flatten().collect();
        let (failed, failed_share) = failures(self.0.draws().len(), draws.len());
        Ok(PurchaseBootstrap { fit, intervals: Some(intervals), draws, failed, failed_share })
    }
}

/// How many of some refits failed, and their share; none of none.
fn failures(refits: usize, successful: usize) -> (usize, f64) {
    let failed = refits - successful;
    (failed, failed as f64 / refits.max(1) as f64)
}

/// The customers who are drawn from.
#[derive(Debug, Clone)]
struct PurchaseBase {
    rows: Vec<PurchaseHistory>,
    confidence: f64,
}

/// The fit of all customers, then its intervals.
#[derive(Debug, Clone)]
enum IntervalFitting {
    Fit(Box<PurchaseFitting>),
    Intervals(PurchaseFit, Box<Profiling>),
}

impl PurchaseBase {
    fn profiling(&self, fit: PurchaseFit) -> IntervalFitting {
        let profiling = Profiling::new(&self.rows, &fit.parameters(), self.confidence);
        IntervalFitting::Intervals(fit, Box::new(profiling))
    }
}

impl Refitted for PurchaseBase {
    type Fitting = IntervalFitting;
    type Fit = (PurchaseFit, PurchaseIntervals);
    type Refitting = Fitting<Likelihood, 4>;
    /// None without a finite maximum.
    type Draw = Option<PurchaseParameters>;

    fn counts(&self) -> Vec<f64> {
        self.rows.iter().map(|row| row.count).collect()
    }

    fn fit(&self, fitting: &mut IntervalFitting) -> Option<Result<Self::Fit>> {
        match fitting {
            IntervalFitting::Fit(fit) => {
                if fit.step(1).is_complete() {
                    match fit.result() {
                        Err(error) => return Some(Err(error)),
                        Ok(fit) => *fitting = self.profiling(fit),
                    }
                }
                None
            }
            IntervalFitting::Intervals(fit, profiling) => {
                let intervals = profiling.advance()?;
                Some(intervals.map(|intervals| (*fit, intervals)))
            }
        }
    }

    fn begin(&self, counts: &[f64], (fit, _): &Self::Fit) -> Option<Self::Refitting> {
        let drawn = self.rows.iter().zip(counts).filter(|(_, count)| **count > 0.0);
        let drawn: Vec<PurchaseHistory> = drawn.map(|(row, &count)| PurchaseHistory { count, ..*row }).collect();
        refitting(&drawn, &fit.parameters())
    }

    fn refit(&self, refitting: &mut Self::Refitting) -> Option<Self::Draw> {
        refitting.step(1);
        let (parameters, found) = refitting.end().map(reached)?;
        Some(found.then_some(parameters))
    }

    fn without(&self) -> Self::Draw {
        None
    }
}

/// Multinomial counts of rows, which together are as many as the rows' own.
#[derive(Debug, Clone)]
pub(super) struct Resampler {
    counts: Vec<f64>,
    random: Random,
}

impl Resampler {
    pub(super) fn new(counts: Vec<f64>, resampling: &Resampling) -> Self {
        Self { counts, random: Random::new(resampling.seed) }
    }

    /// Row by row, each a binomial part of what the rows before it have left.
    pub(super) fn draw(&mut self) -> Vec<f64> {
        let mut weight: f64 = self.counts.iter().sum();
        let mut left = weight;
        let drawn = self.counts.iter().map(|&count| {
            let share = if count < weight { count / weight } else { 1.0 };
            let drawn = if left > 0.0 { self.random.binomial(left, share) } else { 0.0 };
            weight -= count;
            left -= drawn;
            drawn
        });
        drawn.collect()
    }
}

/// The result of [`bootstrap_value`].
#[derive(Debug, Clone, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct ValueBootstrap {
    /// The purchase model, fitted to the customers as they are.
    pub purchases: PurchaseFit,
    /// The spend model, fitted likewise.
    pub spend: SpendFit,
    /// Mean lifetime value of these customers; none where a mean spend does not exist.
    pub clv: Option<f64>,
    /// Percentile interval of it over all refits, the failed ones at the value that they run to; none if no refit has a
    /// finite value.
    pub interval: Option<Interval>,
    /// The mean lifetime values of the successful refits, in the order drawn.
    pub draws: Vec<f64>,
    /// The spend models of the refits that have one with a finite maximum.
    #[serde(skip)]
    pub spends: Vec<SpendParameters>,
    /// Refits without a finite maximum or without a mean spend.
    pub failed: usize,
    /// Their share of all refits. Where it is more than one in twenty, the draws lack a tail.
    pub failed_share: f64,
}

/// The mean lifetime value of some customers with its percentile interval.
///
/// # Formula
/// The mean over customers of [`monthly_clv`](super::monthly_clv), under the models fitted to them and under those refitted
/// to customers drawn with replacement: the interval holds what is uncertain about the models, not about each purchase. A
/// refit without a finite maximum counts with the value at the end that it runs to, one whose mean spend is infinite at the
/// end of the profits or losses: left out, they would narrow the interval.
///
/// # Inputs
/// * `model`: when customers may drop out
/// * `customers`: histories and mean values in one unit of time and of money
/// * `input`: horizon, margin and discount
/// * `resampling`: number of refits, seed, confidence
///
/// # Returns
/// Both fits, the mean value, its interval, the refitted values and how many refits failed.
///
/// # Errors
/// Those of [`fit_purchases`](super::fit_purchases), [`fit_spend`](super::fit_spend), [`monthly_clv`](super::monthly_clv) and
/// [`bootstrap_purchases`].
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// # let customers: Vec<_> = simulate_customers(&SimulationInput { customers: 500.0, ..SimulationInput::demo() })?
/// #     .iter().map(|customer| customer.row()).collect();
/// let year = MonthlyClvInput {
///     unit: Unit::Week, months: 12.0, margin: 0.3, discount_per_year: 0.1, timing: DiscountTiming::End,
/// };
/// let resampling = Resampling { resamples: 20.0, seed: 1, confidence: 0.9 };
/// let value = bootstrap_value(PurchaseModel::BgNbd, &customers, &year, &resampling)?;
/// assert!(value.interval.unwrap().low < value.clv.unwrap());
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 13.
pub fn bootstrap_value(
    model: PurchaseModel,
    customers: &[ValueRow],
    input: &MonthlyClvInput,
    resampling: &Resampling,
) -> Result<ValueBootstrap> {
    ValueRefitting::new(model, customers, input, resampling)?.finish()
}

/// The work of [`bootstrap_value`] as a [`Job`]: its smallest piece is an iteration of a fit, or the values of a thousand
/// customers; progress counts the fits.
#[derive(Debug, Clone)]
pub struct ValueRefitting(Refitting<ValueBase>);

impl ValueRefitting {
    /// Before the first fit.
    ///
    /// # Errors
    /// Those of [`bootstrap_value`] that customers, input and options by themselves have.
    pub fn new(
        model: PurchaseModel,
        customers: &[ValueRow],
        input: &MonthlyClvInput,
        resampling: &Resampling,
    ) -> Result<Self> {
        let base = ValueBase::new(customers, input)?;
        resampling.checked()?;
        Ok(Self(Refitting::new(base, ValueFitting::new(model, customers)?, *resampling)))
    }
}

impl Job for ValueRefitting {
    type Output = ValueBootstrap;

    fn step(&mut self, budget: u64) -> Progress {
        self.0.step(budget)
    }

    fn result(&self) -> Result<ValueBootstrap> {
        let Valued { purchases, spend, clv } = self.0.fit()?;
        let refits = self.0.draws();
        let interval = self.0.resampling().interval(refits.iter().map(|refit| refit.clv));
        let draws: Vec<f64> = refits.iter().filter(|refit| !refit.failed).map(|refit| refit.clv).collect();
        let spends = refits.iter().filter_map(|refit| refit.spend).collect();
        let (failed, failed_share) = failures(refits.len(), draws.len());
        Ok(ValueBootstrap { purchases, spend, clv, interval, draws, spends, failed, failed_share })
    }
}
