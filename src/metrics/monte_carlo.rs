//! What the uncertainty of all inputs together does to the output of a model.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

use crate::metrics::error::{check, finite, fraction, not_negative, outcome};
use crate::metrics::job::{Job, Progress};
use crate::metrics::numeric::clamp::clamp;
use crate::metrics::numeric::moments::Moments;
use crate::metrics::numeric::quantile::quantile;
use crate::metrics::numeric::random::Random;
use crate::metrics::rule::{Rule, range};
use crate::metrics::{MetricError, Result};

/// The distribution of an input.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Distribution {
    /// One certain value; takes no random number.
    Fixed {
        /// The value.
        value: f64,
    },
    /// Every value between two equally likely; takes one random number.
    Uniform {
        /// The least value.
        low: f64,
        /// The greatest value.
        high: f64,
    },
    /// Rising to the most likely value and falling from it; takes one random number.
    Triangular {
        /// The least value.
        low: f64,
        /// The most likely value.
        mode: f64,
        /// The greatest value.
        high: f64,
    },
    /// Normal; takes two random numbers.
    Normal {
        /// Its mean.
        mean: f64,
        /// Its standard deviation, 0 or more.
        sd: f64,
    },
    /// A number whose logarithm is normal; takes two random numbers.
    LogNormal {
        /// Mean of the logarithm, which is the logarithm of the median.
        mu: f64,
        /// Standard deviation of the logarithm, 0 or more.
        sigma: f64,
    },
}

impl Distribution {
    fn checked(&self) -> Result<()> {
        match *self {
            Self::Fixed { value } => finite("value", value).map(drop),
            Self::Uniform { low, high } => in_order(&[("low", low), ("high", high)]),
            Self::Triangular { low, mode, high } => in_order(&[("low", low), ("mode", mode), ("high", high)]),
            Self::Normal { mean, sd } => finite("mean", mean).and_then(|_| not_negative("sd", sd)).map(drop),
            Self::LogNormal { mu, sigma } => finite("mu", mu).and_then(|_| not_negative("sigma", sigma)).map(drop),
        }
    }

    fn draw(&self, random: &mut Random) -> f64 {
        match *self {
            Self::Fixed { value } => value,
            Self::Uniform { low, high } => clamp(low + (high - low) * random.uniform(), low, high),
            Self::Triangular { low, mode, high } => clamp(triangular(low, mode, high, random.uniform()), low, high),
            Self::Normal { mean, sd } => mean + sd * random.normal(),
            Self::LogNormal { mu, sigma } => libm::exp(mu + sigma * random.normal()),
        }
    }
}

fn in_order(ends: &[(&str, f64)]) -> Result<()> {
    let mut before = f64::NEG_INFINITY;
    for (field, value) in ends {
        finite(field, *value)?;
        if *value < before {
            return Err(MetricError::Inconsistent { field: (*field).to_owned(), rule: Rule::InOrder });
        }
        before = *value;
    }
    let span = ends.first().zip(ends.last()).map_or(0.0, |(low, high)| high.1 - low.1);
    outcome(span).map(drop)
}

/// The inverse of the triangular distribution function.
fn triangular(low: f64, mode: f64, high: f64, share: f64) -> f64 {
    let span = high - low;
    if span == 0.0 {
        return low;
    }
    let peak = (mode - low) / span;
    if share < peak { low + span * (share * peak).sqrt() } else { high - span * ((1.0 - share) * (1.0 - peak)).sqrt() }
}

/// How a Monte Carlo simulation is run and what is asked of it.
#[derive(Debug, Clone, PartialEq)]
pub struct MonteCarloOptions {
    /// Number of draws, an integer from 1 to 1,000,000.
    pub draws: f64,
    /// The seed: the same one gives the same result, to the last bit, on every machine.
    pub seed: u64,
    /// The shares of [`MonteCarlo::percentiles`], each 0..1.
    pub shares: Vec<f64>,
    /// What the output is compared with in [`MonteCarlo::exceeding`].
    pub threshold: Option<f64>,
}

/// The value below which a share of the outputs lies.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Percentile {
    /// The share, 0..1.
    pub share: f64,
    /// The value.
    pub value: f64,
}

/// The result of [`monte_carlo`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MonteCarlo {
    /// Outputs used.
    pub n: usize,
    /// Draws left out because the model refused them: the result is conditional on legal inputs.
    pub refused: usize,
    /// Mean of the outputs.
    pub mean: f64,
    /// Their standard deviation, with n - 1; none of a single one.
    pub sd: Option<f64>,
    /// Standard error of the mean, sd / sqrt(n): what more draws would change.
    pub standard_error: Option<f64>,
    /// Percentiles, in the order asked for.
    pub percentiles: Vec<Percentile>,
    /// Share of the outputs strictly above the threshold; none without one.
    pub exceeding: Option<f64>,
}

/// Monte Carlo simulation of a model whose inputs are independent random numbers.
///
/// # Formula
/// f(X_1, ..., X_k) for each draw; percentile p by linear interpolation at (n - 1) p of the sorted outputs (type 7).
///
/// # Inputs
/// `inputs`: name and distribution of each input, in the order of the model's argument and in its units.
///
/// # Returns
/// Mean, standard deviation, percentiles and the share above the threshold of the outputs.
///
/// # Errors
/// `OutOfRange`, `NotFinite` or `Inconsistent` at `inputs.<name>.<parameter>`, `draws`, `shares[i]` or `threshold`; what the
/// model refused first if it refused all draws; `OutOfRange` at `""` if a result leaves the range of a double.
///
/// # Numerics
/// xoshiro256++ seeded by splitmix64; each draw takes its inputs in their order, so that a seed is a result for good.
///
/// # Examples
/// ```
/// use feltworth::metrics::{Distribution, MonteCarloOptions, monte_carlo};
/// let inputs = [
///     ("check", Distribution::Triangular { low: 15.0, mode: 20.0, high: 25.0 }),
///     ("months", Distribution::Uniform { low: 24.0, high: 48.0 }),
/// ];
/// let options = MonteCarloOptions { draws: 20_000.0, seed: 1, shares: vec![0.1, 0.9], threshold: Some(720.0) };
/// let result = monte_carlo(&inputs, &options, |x| Ok(x.iter().product()))?;
/// // Independent inputs: the mean of the product is the product of the means, 20 x 36.
/// assert!((result.mean - 720.0).abs() < 4.0 * result.standard_error.unwrap());
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Metropolis & Ulam 1949, "The Monte Carlo method". Percentiles: Hyndman & Fan 1996.
pub fn monte_carlo(
    inputs: &[(&str, Distribution)],
    options: &MonteCarloOptions,
    model: impl FnMut(&[f64]) -> Result<f64>,
) -> Result<MonteCarlo> {
    Simulation::new(inputs, options, model)?.finish()
}

/// The simulation of [`monte_carlo`] as a [`Job`]: a unit of work is a draw.
#[derive(Debug, Clone)]
pub struct Simulation<Model> {
    inputs: Vec<Distribution>,
    options: MonteCarloOptions,
    model: Model,
    random: Random,
    drawn: u32,
    /// In the order drawn.
    outputs: Vec<f64>,
    first_refusal: Option<MetricError>,
}

impl<Model: FnMut(&[f64]) -> Result<f64>> Simulation<Model> {
    /// Before the first draw.
    ///
    /// # Errors
    /// Those of [`monte_carlo`] at `inputs` and options.
    pub fn new(inputs: &[(&str, Distribution)], options: &MonteCarloOptions, model: Model) -> Result<Self> {
        for (name, distribution) in inputs {
            distribution.checked().map_err(|error| error.within(&format!("inputs.{name}")))?;
        }
        options.checked()?;
        Ok(Self {
            inputs: inputs.iter().map(|(_, distribution)| *distribution).collect(),
            options: options.clone(),
            model,
            random: Random::new(options.seed),
            drawn: 0,
            outputs: Vec::new(),
            first_refusal: None,
        })
    }

    fn draw(&mut self, values: &mut Vec<f64>) {
        values.clear();
        values.extend(self.inputs.iter().map(|distribution| distribution.draw(&mut self.random)));
        self.drawn += 1;
        match (self.model)(values).and_then(outcome) {
            Ok(output) => self.outputs.push(output),
            Err(error) => {
                self.first_refusal.get_or_insert(error);
            }
        }
    }
}

impl<Model: FnMut(&[f64]) -> Result<f64>> Job for Simulation<Model> {
    type Output = MonteCarlo;

    fn step(&mut self, budget: u64) -> Progress {
        let of = self.options.draws as u64;
        let left = of - u64::from(self.drawn);
        let mut values = Vec::with_capacity(self.inputs.len());
        for _ in 0..left.min(budget.max(1)) {
            self.draw(&mut values);
        }
        Progress { done: u64::from(self.drawn), of }
    }

    fn result(&self) -> Result<MonteCarlo> {
        if let Some(error) = self.first_refusal.as_ref().filter(|_| self.outputs.is_empty()) {
            return Err(error.clone());
        }
        let moments: Moments = self.outputs.iter().copied().collect();
        let sd = moments.variance().map(|variance| outcome(variance.sqrt())).transpose()?;
        let mut sorted = self.outputs.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        Ok(MonteCarlo {
            n: sorted.len(),
            refused: self.drawn as usize - sorted.len(),
            mean: outcome(moments.mean().unwrap_or(f64::NAN))?,
            sd,
            standard_error: sd.map(|sd| sd / (sorted.len() as f64).sqrt()),
            percentiles: percentiles(&sorted, &self.options.shares),
            exceeding: self.options.threshold.map(|threshold| share_above(&sorted, threshold)),
        })
    }
}

impl MonteCarloOptions {
    fn checked(&self) -> Result<()> {
        check("draws", self.draws, range::DRAWS)?;
        for (index, share) in self.shares.iter().enumerate() {
            fraction(&format!("shares[{index}]"), *share)?;
        }
        self.threshold.map(|threshold| finite("threshold", threshold)).transpose().map(drop)
    }
}

fn percentiles(sorted: &[f64], shares: &[f64]) -> Vec<Percentile> {
    shares
        .iter()
        .filter_map(|share| Some(Percentile { share: *share, value: quantile(sorted, *share)? + 0.0 }))
        .collect()
}

fn share_above(sorted: &[f64], threshold: f64) -> f64 {
    let not_above = sorted.partition_point(|output| *output <= threshold);
    (sorted.len() - not_above) as f64 / sorted.len() as f64
}
