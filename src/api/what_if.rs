//! What drives a lifetime value: tornado, goal seek and Monte Carlo; and ranges as people say them.

use super::error::Result;
use super::export::exports;
use super::formulas::{LTV_FIELDS, ltv_input};
use super::reader::{Object, Place};
use super::value::{ScriptValue, plain};
use crate::metrics::range::{COUNT, DRAWS, FINITE, NOT_NEGATIVE, POSITIVE};
use crate::metrics::{
    self, Bounds, Distribution, LtvFactor, LtvInput, LtvOutput, MonteCarloOptions, Range, RangeShape, Rule,
};

const OUTPUTS: [(&str, LtvOutput); 4] = [
    ("revenue", LtvOutput::Revenue),
    ("profit", LtvOutput::Profit),
    ("discountedProfit", LtvOutput::DiscountedProfit),
    ("ratio", LtvOutput::Ratio),
];
const FACTORS: [(&str, LtvFactor); 6] = [
    ("averageCheck", LtvFactor::AverageCheck),
    ("purchasesPerMonth", LtvFactor::PurchasesPerMonth),
    ("margin", LtvFactor::Margin),
    ("months", LtvFactor::Months),
    ("discountPerYear", LtvFactor::DiscountPerYear),
    ("acquisitionCost", LtvFactor::AcquisitionCost),
];

exports! {
    /// What each input of a lifetime value does over its range.
    ltvTornado = ltv_tornado(input) {
        let (base, output, ranges) = tornado_input(&input)?;
        plain(metrics::ltv_tornado(&base, output, &ranges)?)
    }

    /// The input at which a lifetime value is as wanted.
    ltvGoalSeek = ltv_goal_seek(input) {
        let input = input.object(&["base", "factor", "output", "target", "range"])?;
        let base = input.required("base", ltv_input)?;
        let factor = input.choice("factor", &FACTORS)?;
        let output = input.choice("output", &OUTPUTS)?;
        let target = input.number("target", FINITE)?;
        let range = input.optional("range", |range| bounds(range, factor.range()))?;
        plain(metrics::ltv_goal_seek(&base, factor, output, target, range)?)
    }

    /// A lifetime value whose inputs are uncertain.
    ltvMonteCarlo = ltv_monte_carlo(input) {
        let (base, output, inputs, options) = monte_carlo_input(&input)?;
        plain(metrics::ltv_monte_carlo(&base, output, &inputs, &options)?)
    }

    /// The distribution behind "20 to 30, 90 % sure".
    distributionOf = distribution_of(input) {
        let input = input.object(&["low", "high", "sure", "shape"])?;
        let shape = input.choice("shape", &SHAPES); // declared after the ends, of which it bounds one: its own errors wait
        let is_positive = matches!(shape, Ok(RangeShape::LogNormal));
        let low = input.number("low", if is_positive { POSITIVE } else { FINITE })?;
        let high = input.number("high", FINITE)?;
        if low >= high {
            return Err(input.contradicts("high", Rule::AboveLow));
        }
        let sure = input.optional_number("sure", Range::InnerShare)?;
        plain(metrics::distribution_of(low, high, sure, shape?)?)
    }
}

const SHAPES: [(&str, RangeShape); 2] = [("logNormal", RangeShape::LogNormal), ("normal", RangeShape::Normal)];

type Ranges = Vec<(LtvFactor, Bounds)>;
type Distributions = Vec<(LtvFactor, Distribution)>;

fn tornado_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<(LtvInput, LtvOutput, Ranges)> {
    let input = place.object(&["base", "output", "ranges"])?;
    let base = input.required("base", ltv_input)?;
    let output = input.choice("output", &OUTPUTS)?;
    let ranges = input.required("ranges", |ranges| by_factor(ranges, |range, factor| bounds(range, factor.range())))?;
    Ok((base, output, ranges))
}

fn monte_carlo_input<V: ScriptValue>(
    place: &Place<'_, V>,
) -> Result<(LtvInput, LtvOutput, Distributions, MonteCarloOptions)> {
    let input = place.object(&["base", "output", "inputs", "draws", "seed", "shares", "threshold"])?;
    let base = input.required("base", ltv_input)?;
    let output = input.choice("output", &OUTPUTS)?;
    let inputs = input.required("inputs", |inputs| by_factor(inputs, |input, _| distribution(input)))?;
    let options = MonteCarloOptions {
        draws: input.number("draws", DRAWS)?,
        seed: input.number("seed", COUNT)? as u64,
        shares: input.optional("shares", |shares| shares.numbers(Range::Share))?.unwrap_or_default(),
        threshold: input.optional_number("threshold", FINITE)?,
    };
    Ok((base, output, inputs, options))
}

/// What is given for each factor, in the order of the factors.
fn by_factor<V: ScriptValue, T>(
    place: &Place<'_, V>,
    read: impl Fn(&Place<'_, V>, LtvFactor) -> Result<T>,
) -> Result<Vec<(LtvFactor, T)>> {
    let object = place.object(&LTV_FIELDS)?;
    let mut found = Vec::new();
    for (name, factor) in FACTORS {
        found.extend(object.optional(name, |field| read(field, factor))?.map(|value| (factor, value)));
    }
    Ok(found)
}

fn bounds<V: ScriptValue>(place: &Place<'_, V>, allowed: Range) -> Result<Bounds> {
    let range = place.object(&["low", "high"])?;
    let bounds = Bounds { low: range.number("low", allowed)?, high: range.number("high", allowed)? };
    if bounds.low > bounds.high {
        return Err(place.contradicts(Rule::LowAtMostHigh));
    }
    Ok(bounds)
}

fn distribution<V: ScriptValue>(place: &Place<'_, V>) -> Result<Distribution> {
    let (kind, law) = place.variant(&[
        ("fixed", &["kind", "value"]),
        ("uniform", &["kind", "low", "high"]),
        ("triangular", &["kind", "low", "mode", "high"]),
        ("normal", &["kind", "mean", "sd"]),
        ("logNormal", &["kind", "mu", "sigma"]),
    ])?;
    Ok(match kind {
        "fixed" => Distribution::Fixed { value: law.number("value", FINITE)? },
        "uniform" => {
            let low = law.number("low", FINITE)?;
            Distribution::Uniform { low, high: at_least(&law, "high", low)? }
        }
        "triangular" => {
            let low = law.number("low", FINITE)?;
            let mode = at_least(&law, "mode", low)?;
            Distribution::Triangular { low, mode, high: at_least(&law, "high", mode)? }
        }
        "normal" => Distribution::Normal { mean: law.number("mean", FINITE)?, sd: law.number("sd", NOT_NEGATIVE)? },
        _ => Distribution::LogNormal { mu: law.number("mu", FINITE)?, sigma: law.number("sigma", NOT_NEGATIVE)? },
    })
}

/// A number that is not below the one declared before it.
fn at_least<V: ScriptValue>(law: &Object<'_, V>, name: &'static str, before: f64) -> Result<f64> {
    let value = law.number(name, FINITE)?;
    if value < before {
        return Err(law.contradicts(name, Rule::InOrder));
    }
    Ok(value)
}
