//! Intervals by resampling customers.

use serde::Serialize;

use super::bg_nbd::{PurchaseFit, PurchaseFitting, PurchaseModel, PurchaseParameters, fitting};
use super::clv::{MonthlyClvInput, ValueRow};
use super::fitting::Fitting;
use super::gamma_gamma::SpendFit;
use super::history::{PurchaseHistory, checked, merged};
use super::likelihood::Likelihood;
use super::refitting::{Refits, Refitted, Refitting};
use super::valuation::{ValueBase, Valued};
use crate::metrics::error::{Result, check, confidence};
use crate::metrics::interval::Interval;
use crate::metrics::job::{Job, Progress};
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

    /// The middle part of some draws, by linear interpolation between them; none without any.
    fn interval(&self, draws: impl Iterator<Item = f64>) -> Option<Interval> {
        let mut sorted: Vec<f64> = draws.collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let outside = (1.0 - self.confidence) / 2.0;
        Some(Interval { low: quantile(&sorted, outside)?, high: quantile(&sorted, 1.0 - outside)? })
    }
}

/// Intervals of the parameters of a purchase model.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PurchaseIntervals {
    /// Of r.
    pub r: Interval,
    /// Of α.
    pub alpha: Interval,
    /// Of a.
    pub a: Interval,
    /// Of b.
    pub b: Interval,
}

/// The result of [`bootstrap_purchases`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PurchaseBootstrap {
    /// The fit of the customers as they are.
    pub fit: PurchaseFit,
    /// Percentile intervals; none if every refit failed.
    pub intervals: Option<PurchaseIntervals>,
    /// The parameters of each successful refit, for intervals of anything that follows from them.
    pub draws: Vec<PurchaseParameters>,
    /// Refits without a finite maximum, which are not among the draws.
    pub failed: usize,
}

/// Percentile intervals of the parameters of a purchase model.
///
/// # Formula
/// As many customers as there are, drawn with replacement (a multinomial number for each history), are refitted; the
/// interval of confidence c runs from the (1-c)/2 to the (1+c)/2 quantile of the refits.
///
/// # Inputs
/// * `model`, `customers`: as in [`fit_purchases`]
/// * `resampling`: number of refits, seed, confidence
///
/// # Returns
/// The fit, the intervals, the refitted parameters and how many refits failed: where many do, the intervals are too
/// narrow, since the missing draws are the extreme ones.
///
/// # Errors
/// Those of [`fit_purchases`]; `OutOfRange` or `NotFinite` at `"resamples"` or `"confidence"`.
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
/// Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 13.
pub fn bootstrap_purchases(
    model: PurchaseModel,
    customers: &[PurchaseHistory],
    resampling: &Resampling,
) -> Result<PurchaseBootstrap> {
    PurchaseRefitting::new(model, customers, resampling)?.finish()
}

/// The work of [`bootstrap_purchases`] as a [`Job`]: its smallest piece is an iteration of a fit, progress counts the fits.
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
        let fitting = PurchaseFitting::new(model, customers)?;
        let base = PurchaseBase { model, rows: merged(customers) };
        Ok(Self(Refitting::new(base, fitting.into(), *resampling)))
    }
}

impl Job for PurchaseRefitting {
    type Output = PurchaseBootstrap;

    fn step(&mut self, budget: u64) -> Progress {
        self.0.step(budget)
    }

    fn result(&self) -> Result<PurchaseBootstrap> {
        let Refits { fit, draws, failed, resampling } = self.0.result()?;
        Ok(PurchaseBootstrap { fit, intervals: intervals(&resampling, &draws), draws, failed })
    }
}

#[derive(Debug, Clone)]
struct PurchaseBase {
    model: PurchaseModel,
    rows: Vec<PurchaseHistory>,
}

impl Refitted for PurchaseBase {
    type Fitting = Fitting<Likelihood, 4>;
    type Fit = PurchaseFit;
    type Draw = PurchaseParameters;

    fn counts(&self) -> Vec<f64> {
        self.rows.iter().map(|row| row.count).collect()
    }

    fn advance(&self, fitting: &mut Self::Fitting) -> Option<Result<PurchaseFit>> {
        fitting.step(1).is_complete().then(|| fitting.result())
    }

    fn begin(&self, counts: &[f64], near: &PurchaseFit) -> Result<Self::Fitting> {
        let drawn = self.rows.iter().zip(counts).filter(|(_, count)| **count > 0.0);
        let drawn: Vec<PurchaseHistory> = drawn.map(|(row, &count)| PurchaseHistory { count, ..*row }).collect();
        fitting(self.model, &drawn, Some(&near.parameters()))
    }

    fn draw(refit: PurchaseFit) -> Option<PurchaseParameters> {
        refit.converged.then(|| refit.parameters())
    }
}

fn intervals(resampling: &Resampling, draws: &[PurchaseParameters]) -> Option<PurchaseIntervals> {
    let of = |parameter: fn(&PurchaseParameters) -> f64| resampling.interval(draws.iter().map(parameter));
    Some(PurchaseIntervals { r: of(|d| d.r)?, alpha: of(|d| d.alpha)?, a: of(|d| d.a)?, b: of(|d| d.b)? })
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
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ValueBootstrap {
    /// The purchase model, fitted to the customers as they are.
    pub purchases: PurchaseFit,
    /// The spend model, fitted likewise.
    pub spend: SpendFit,
    /// Mean lifetime value of these customers; none where a mean spend does not exist.
    pub clv: Option<f64>,
    /// Percentile interval of it; none if every refit failed.
    pub interval: Option<Interval>,
    /// The mean lifetime values of the successful refits, in the order drawn.
    pub draws: Vec<f64>,
    /// Refits without a finite maximum or without a mean spend.
    pub failed: usize,
}

/// The mean lifetime value of some customers with its percentile interval.
///
/// # Formula
/// The mean over customers of [`monthly_clv`](super::monthly_clv), under the models fitted to them and under those refitted
/// to customers drawn with replacement: the interval holds what is uncertain about the models, not about each purchase.
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
/// Those of [`fit_purchases`], [`fit_spend`](super::fit_spend), [`monthly_clv`](super::monthly_clv) and
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
        let base = ValueBase::new(model, customers, input)?;
        resampling.checked()?;
        let fitting = base.of_all(customers)?;
        Ok(Self(Refitting::new(base, fitting, *resampling)))
    }
}

impl Job for ValueRefitting {
    type Output = ValueBootstrap;

    fn step(&mut self, budget: u64) -> Progress {
        self.0.step(budget)
    }

    fn result(&self) -> Result<ValueBootstrap> {
        let Refits { fit: Valued { purchases, spend, clv }, draws, failed, resampling } = self.0.result()?;
        let interval = resampling.interval(draws.iter().copied());
        Ok(ValueBootstrap { purchases, spend, clv, interval, draws, failed })
    }
}
