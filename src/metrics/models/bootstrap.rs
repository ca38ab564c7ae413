//! Refits to resampled customers, and intervals.

use serde::Serialize;

use super::bg_nbd::{PurchaseFit, PurchaseModel, PurchaseParameters, fit_purchases, refit};
use super::clv::{Month, MonthlyClvInput, ValueRow, customer_value, schedule};
use super::gamma_gamma::{self, SpendFit, SpendHistory, SpendParameters, fit_spend};
use super::history::{PurchaseHistory, checked, merged};
use super::profile::{PurchaseIntervals, intervals};
use crate::metrics::error::{Result, check, confidence, outcome};
use crate::metrics::interval::Interval;
use crate::metrics::numeric::clamp::clamp;
use crate::metrics::numeric::order;
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
#[derive(Debug, Clone, PartialEq, Serialize)]
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
/// * `model`, `customers`: as in [`fit_purchases`]
/// * `resampling`: number of refits, seed, confidence
///
/// # Returns
/// The fit, the intervals, the refitted parameters and how many refits failed. The intervals do not come from the draws:
/// percentiles of the refits that have a maximum cover the less the more of them have none.
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
/// Venzon & Moolgavkar 1988, "A method for computing profile-likelihood-based confidence intervals", Applied Statistics
/// 37(1). Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 6, for the refits. `examples/coverage.rs` counts
/// how often the intervals hold the truth.
pub fn bootstrap_purchases(
    model: PurchaseModel,
    customers: &[PurchaseHistory],
    resampling: &Resampling,
) -> Result<PurchaseBootstrap> {
    checked(customers)?;
    resampling.checked()?;
    let fit = fit_purchases(model, customers)?;
    let rows = merged(customers);
    let counts: Vec<f64> = rows.iter().map(|row| row.count).collect();
    let mut resampler = Resampler::new(counts, resampling);
    let mut draws = Vec::with_capacity(resampling.resamples as usize);
    for _ in 0..resampling.resamples as usize {
        let refit = refit(&reweighted(&rows, &resampler.draw()), &fit.parameters());
        draws.extend(refit.filter(|(_, converged)| *converged).map(|(parameters, _)| parameters));
    }
    let failed = resampling.resamples as usize - draws.len();
    let intervals = Some(intervals(&rows, &fit.parameters(), resampling.confidence)?);
    Ok(PurchaseBootstrap { fit, intervals, draws, failed, failed_share: failed as f64 / resampling.resamples })
}

fn reweighted(rows: &[PurchaseHistory], counts: &[f64]) -> Vec<PurchaseHistory> {
    let drawn = rows.iter().zip(counts).filter(|(_, count)| **count > 0.0);
    drawn.map(|(row, &count)| PurchaseHistory { count, ..*row }).collect()
}

/// Multinomial counts of rows, which together are as many as the rows' own.
struct Resampler {
    counts: Vec<f64>,
    random: Random,
}

impl Resampler {
    fn new(counts: Vec<f64>, resampling: &Resampling) -> Self {
        Self { counts, random: Random::new(resampling.seed) }
    }

    /// Row by row, each a binomial part of what the rows before it have left.
    fn draw(&mut self) -> Vec<f64> {
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
    /// Percentile interval of it over all refits, the failed ones at the value that they run to; none if no refit has a
    /// finite value.
    pub interval: Option<Interval>,
    /// The mean lifetime values of the successful refits, in the order drawn.
    pub draws: Vec<f64>,
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
    let rows: Result<Vec<ValueRow>> =
        customers.iter().enumerate().map(|(row, customer)| customer.checked(row)).collect();
    let base = ValueBase { rows: merged_values(&rows?), margin: input.margin, months: checked_months(input)? };
    resampling.checked()?;
    let histories: Vec<PurchaseHistory> = customers.iter().map(ValueRow::purchases).collect();
    let spends: Vec<SpendHistory> = customers.iter().map(ValueRow::spend).collect();
    let purchases = fit_purchases(model, &histories)?;
    let spend = fit_spend(&spends)?;
    let clv = base.mean_clv(&purchases.parameters(), &spend.parameters())?;
    let mut resampler = Resampler::new(base.rows.iter().map(|row| row.count).collect(), resampling);
    let refits: Vec<Refit> = (0..resampling.resamples as usize)
        .map(|_| base.refitted(&resampler.draw(), &purchases.parameters(), &spend.parameters()))
        .collect();
    let interval = resampling.interval(refits.iter().map(|refit| refit.clv));
    let draws: Vec<f64> = refits.iter().filter(|refit| !refit.failed).map(|refit| refit.clv).collect();
    let failed = refits.len() - draws.len();
    let failed_share = failed as f64 / resampling.resamples;
    Ok(ValueBootstrap { purchases, spend, clv, interval, draws, failed, failed_share })
}

/// The mean lifetime value under refitted models, infinite where it has no end.
struct Refit {
    clv: f64,
    failed: bool,
}

fn checked_months(input: &MonthlyClvInput) -> Result<Vec<Month>> {
    input.checked()?;
    Ok(input.months())
}

fn merged_values(rows: &[ValueRow]) -> Vec<ValueRow> {
    let key = |row: &ValueRow| [row.frequency, row.recency, row.age, row.value.unwrap_or(0.0)];
    order::merged(rows, key, |kept, next| kept.count += next.count)
}

/// The customers whose mean value is asked for.
struct ValueBase {
    rows: Vec<ValueRow>,
    margin: f64,
    months: Vec<Month>,
}

impl ValueBase {
    fn mean_clv(&self, purchases: &PurchaseParameters, spend: &SpendParameters) -> Result<Option<f64>> {
        let schedule = schedule(&self.months, purchases, &self.rows);
        let (mut sum, mut customers) = (0.0, 0.0);
        for row in &self.rows {
            let Some(clv) = customer_value(purchases, spend, row, self.margin, &schedule)?.clv else {
                return Ok(None);
            };
            sum += row.count * clv;
            customers += row.count;
        }
        outcome(sum / customers).map(Some)
    }

    fn refitted(&self, counts: &[f64], purchases: &PurchaseParameters, spend: &SpendParameters) -> Refit {
        let drawn = self.rows.iter().zip(counts).filter(|(_, count)| **count > 0.0);
        let drawn: Vec<ValueRow> = drawn.map(|(row, &count)| ValueRow { count, ..*row }).collect();
        let histories: Vec<PurchaseHistory> = drawn.iter().map(ValueRow::purchases).collect();
        let spends = drawn.iter().enumerate().filter_map(|(row, value)| value.spend().checked(row).ok().flatten());
        let spend = gamma_gamma::refit(&spends.collect::<Vec<_>>(), spend);
        let Some(((purchases, found), (spend, spend_found))) = refit(&merged(&histories), purchases).zip(spend) else {
            return Refit { clv: 0.0, failed: true }; // nobody buys again
        };
        let clv = self.mean_clv(&purchases, &spend).ok().flatten();
        let endless = f64::INFINITY.copysign(self.margin);
        Refit { clv: clv.unwrap_or(endless), failed: !(found && spend_found && clv.is_some()) }
    }
}
