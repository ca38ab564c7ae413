//! Sensitivity, goal seek and simulation of the lifetime value of [`ltv`].

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

use crate::metrics::goal_seek::goal_seek_from;
use crate::metrics::numeric::order::sorted;
use crate::metrics::rule::{Range, Rule, range};
use crate::metrics::sensitivity::{in_base, tornado};
use crate::metrics::{
    Bounds, Distribution, GoalSeek, Job, LtvInput, MetricError, MonteCarlo, MonteCarloOptions, Result, Simulation,
    Tornado, ltv,
};

/// An input of [`ltv`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub enum LtvFactor {
    /// Average check.
    AverageCheck,
    /// Purchases a month.
    PurchasesPerMonth,
    /// Margin as a share of the check.
    Margin,
    /// Months of the relationship.
    Months,
    /// Discount rate a year.
    DiscountPerYear,
    /// What winning the customer cost.
    AcquisitionCost,
}

impl LtvFactor {
    /// Its name as a field of the input.
    pub fn name(self) -> &'static str {
        match self {
            Self::AverageCheck => "averageCheck",
            Self::PurchasesPerMonth => "purchasesPerMonth",
            Self::Margin => "margin",
            Self::Months => "months",
            Self::DiscountPerYear => "discountPerYear",
            Self::AcquisitionCost => "acquisitionCost",
        }
    }

    /// What the field allows.
    pub fn range(self) -> Range {
        match self {
            Self::AverageCheck | Self::PurchasesPerMonth | Self::Months | Self::AcquisitionCost => range::NOT_NEGATIVE,
            Self::Margin => Range::Margin,
            Self::DiscountPerYear => Range::Rate,
        }
    }

    /// All that can be sought within it for an output.
    fn domain(self, output: LtvOutput) -> Bounds {
        let (low, high) = match self {
            // A ratio needs some cost.
            Self::AcquisitionCost if output == LtvOutput::Ratio => (f64::MIN_POSITIVE, f64::MAX),
            Self::AverageCheck | Self::PurchasesPerMonth | Self::Months | Self::AcquisitionCost => (0.0, f64::MAX),
            Self::Margin => (-f64::MAX, 1.0),
            Self::DiscountPerYear => ((-1.0_f64).next_up(), f64::MAX),
        };
        Bounds { low, high }
    }

    fn of(self, input: &LtvInput) -> f64 {
        match self {
            Self::AverageCheck => input.average_check,
            Self::PurchasesPerMonth => input.purchases_per_month,
            Self::Margin => input.margin,
            Self::Months => input.months,
            Self::DiscountPerYear => input.discount_per_year.unwrap_or(0.0),
            Self::AcquisitionCost => input.acquisition_cost.unwrap_or(0.0),
        }
    }

    fn set(self, input: &mut LtvInput, value: f64) {
        match self {
            Self::AverageCheck => input.average_check = value,
            Self::PurchasesPerMonth => input.purchases_per_month = value,
            Self::Margin => input.margin = value,
            Self::Months => input.months = value,
            Self::DiscountPerYear => input.discount_per_year = Some(value),
            Self::AcquisitionCost => input.acquisition_cost = Some(value),
        }
    }
}

/// The result of [`ltv`] that is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub enum LtvOutput {
    /// Revenue over the relationship.
    Revenue,
    /// Profit over the relationship.
    Profit,
    /// Profit discounted to now.
    DiscountedProfit,
    /// Discounted profit over acquisition cost.
    Ratio,
}

impl LtvOutput {
    pub(crate) fn of(self, input: &LtvInput) -> Result<f64> {
        ltv::check_inputs(input)?;
        // Each by itself: what another result does beyond the range of a double is nothing to this one.
        match self {
            Self::Revenue => ltv::revenue(input),
            Self::Profit => ltv::profit(input),
            Self::DiscountedProfit => ltv::discounted(input, input.months),
            Self::Ratio => ltv::ratio(input, ltv::discounted(input, input.months)?)?.ok_or_else(|| no_ratio(input)),
        }
    }
}

fn no_ratio(input: &LtvInput) -> MetricError {
    let field = LtvFactor::AcquisitionCost.name().to_owned();
    match input.acquisition_cost {
        None => MetricError::Empty { field },
        Some(value) => MetricError::OutOfRange { field, value, rule: Rule::PositiveForRatio },
    }
}

/// The output with some inputs replaced.
fn replaced(base: &LtvInput, output: LtvOutput, factors: &[LtvFactor], values: &[f64]) -> Result<f64> {
    let mut input = *base;
    for (factor, value) in factors.iter().zip(values) {
        factor.set(&mut input, *value);
    }
    output.of(&input)
}

/// Tornado chart of a lifetime value: each input at the ends of its own range, the others at their base.
///
/// # Formula
/// swing_i = |f(.., high_i, ..) - f(.., low_i, ..)|, f the chosen output of [`ltv`].
///
/// # Inputs
/// `base` as of [`ltv`]; `ranges` in the unit of each input, within what it allows.
///
/// # Returns
/// The bars, sorted by swing, equal ones in the order of the ranges.
///
/// # Errors
/// Those of [`ltv`] at `base.<name>` or `ranges.<name>.low` and `.high`; `Inconsistent` at `ranges.<name>`; `Empty` at
/// `base.acquisitionCost` for a ratio without a cost.
///
/// # Examples
/// ```
/// use feltworth::metrics::{Bounds, LtvFactor, LtvInput, LtvOutput, ltv_tornado};
/// let gym = LtvInput { average_check: 20.0, purchases_per_month: 1.0, margin: 0.25, months: 36.0, ..LtvInput::default() };
/// let ranges = [(LtvFactor::Months, Bounds { low: 24.0, high: 48.0 })];
/// let chart = ltv_tornado(&gym, LtvOutput::Profit, &ranges)?;
/// assert_eq!((chart.base, chart.bars[0].low_output, chart.bars[0].swing), (180.0, 120.0, 120.0));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// As of [`tornado`].
pub fn ltv_tornado(base: &LtvInput, output: LtvOutput, ranges: &[(LtvFactor, Bounds)]) -> Result<Tornado> {
    // Before a range puts a cost where there is none.
    output.of(base).map_err(in_base)?;
    let factors: Vec<LtvFactor> = ranges.iter().map(|(factor, _)| *factor).collect();
    let values: Vec<_> = factors.iter().map(|factor| (factor.name(), factor.of(base))).collect();
    let ranges: Vec<_> = ranges.iter().map(|(factor, bounds)| (factor.name(), *bounds)).collect();
    tornado(&values, &ranges, |values| replaced(base, output, &factors, values))
}

/// The value of one input at which a lifetime value reaches a target.
///
/// # Formula
/// x with f(.., x, ..) = target, f the chosen output of [`ltv`].
///
/// # Inputs
/// `base` as of [`ltv`], whose value of `factor` is only replaced; `range` for x, none is all that the input allows.
///
/// # Returns
/// x, the value of the base (or the end of the range next to it) where the target holds there already; or none with
/// `NotReachable`.
///
/// # Errors
/// Those of [`ltv`] at `base.<name>`, or at `range.low` or `.high` where it reaches beyond what the input allows; `Empty` at
/// `base.acquisitionCost` for a ratio without a cost; `NotFinite` at `target`.
///
/// # Examples
/// ```
/// use feltworth::metrics::{LtvFactor, LtvInput, LtvOutput, ltv_goal_seek};
/// let input = LtvInput {
///     average_check: 75.0, purchases_per_month: 1.0, margin: 1.0, months: 12.0,
///     discount_per_year: None, acquisition_cost: Some(500.0),
/// };
/// let months = ltv_goal_seek(&input, LtvFactor::Months, LtvOutput::Ratio, 3.0, None)?;
/// assert_eq!(months.value, Some(20.0));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// As of [`goal_seek`](super::goal_seek).
pub fn ltv_goal_seek(
    base: &LtvInput,
    factor: LtvFactor,
    output: LtvOutput,
    target: f64,
    range: Option<Bounds>,
) -> Result<GoalSeek> {
    let range = range.unwrap_or(factor.domain(output));
    let model = |value| {
        let side = if value == range.low { "range.low" } else { "range.high" };
        let at_its_place =
            |error: MetricError| if error.field() == factor.name() { error.at(side) } else { in_base(error) };
        replaced(base, output, &[factor], &[value]).map_err(at_its_place)
    };
    let known = Some(factor.of(base)).filter(|value| value.is_finite());
    goal_seek_from(known, target, range, model)
}

/// Seeded Monte Carlo simulation of a lifetime value, some of whose inputs are uncertain.
///
/// # Formula
/// f(X_1, ..., X_k) for each draw, f the chosen output of [`ltv`]; the inputs without a distribution stay at their base.
///
/// # Inputs
/// `base` as of [`ltv`]; a distribution for each uncertain input, in its unit; they are drawn in the order of
/// [`LtvFactor`], whatever order they are given in. A draw that [`ltv`] refuses (a margin above 1) is left out and counted.
///
/// # Returns
/// As of [`monte_carlo`](crate::metrics::monte_carlo()).
///
/// # Errors
/// Those of [`monte_carlo`](crate::metrics::monte_carlo()); those of [`ltv`] at `base.<name>`, or at `inputs.<name>` where no draw of an input is right;
/// `Empty` at `base.acquisitionCost` for a ratio without a cost.
///
/// # Examples
/// ```
/// use feltworth::metrics::{Distribution, LtvFactor, LtvInput, LtvOutput, MonteCarloOptions, ltv_monte_carlo};
/// let gym = LtvInput { average_check: 20.0, purchases_per_month: 1.0, margin: 0.25, months: 36.0, ..LtvInput::default() };
/// let inputs = [(LtvFactor::Months, Distribution::Uniform { low: 24.0, high: 48.0 })];
/// let options = MonteCarloOptions { draws: 10_000.0, seed: 7, shares: vec![0.5], threshold: None };
/// let result = ltv_monte_carlo(&gym, LtvOutput::Profit, &inputs, &options)?;
/// assert!((result.mean - 180.0).abs() < 4.0 * result.standard_error.unwrap());
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// As of [`monte_carlo`](crate::metrics::monte_carlo()).
pub fn ltv_monte_carlo(
    base: &LtvInput,
    output: LtvOutput,
    inputs: &[(LtvFactor, Distribution)],
    options: &MonteCarloOptions,
) -> Result<MonteCarlo> {
    ltv_simulation(base, output, inputs, options)?.finish()
}

/// The simulation of [`ltv_monte_carlo`] as a [`Job`]: a unit of work is a draw.
///
/// # Errors
/// Those of [`ltv_monte_carlo`], but for what [`ltv`] refuses in all draws, which the result says.
pub fn ltv_simulation(
    base: &LtvInput,
    output: LtvOutput,
    inputs: &[(LtvFactor, Distribution)],
    options: &MonteCarloOptions,
) -> Result<Simulation<impl FnMut(&[f64]) -> Result<f64> + use<>>> {
    ltv(base).map_err(in_base)?;
    let inputs = sorted(inputs, |(factor, _)| [f64::from(*factor as u8), 0.0, 0.0, 0.0]);
    let factors: Vec<LtvFactor> = inputs.iter().map(|(factor, _)| *factor).collect();
    let inputs: Vec<_> = inputs.iter().map(|(factor, distribution)| (factor.name(), *distribution)).collect();
    let base = *base;
    Simulation::new(&inputs, options, move |values: &[f64]| {
        replaced(&base, output, &factors, values).map_err(|error| at_its_place(error, &factors))
    })
}

/// An error of a draw, at the input that was drawn or in the base.
fn at_its_place(error: MetricError, drawn: &[LtvFactor]) -> MetricError {
    let is_drawn = drawn.iter().any(|factor| factor.name() == error.field());
    if is_drawn { error.within("inputs") } else { in_base(error) }
}
