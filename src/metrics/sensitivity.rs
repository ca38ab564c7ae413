//! Which input of a model moves its output most.

use serde::Serialize;

use crate::metrics::error::{finite, outcome};
use crate::metrics::numeric::order::sorted;
use crate::metrics::rule::Rule;
use crate::metrics::{MetricError, Result};

/// The values between which an input may lie.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bounds {
    /// The least value.
    pub low: f64,
    /// The greatest value.
    pub high: f64,
}

impl Bounds {
    /// The bounds if they are finite and in order; `path` is where they came from.
    pub(crate) fn checked(self, path: &str) -> Result<Self> {
        finite(&format!("{path}.low"), self.low)?;
        finite(&format!("{path}.high"), self.high)?;
        if self.low > self.high {
            return Err(MetricError::Inconsistent { field: path.to_owned(), rule: Rule::LowAtMostHigh });
        }
        Ok(self)
    }
}

/// What one input does to the output while the others stay at their base.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TornadoBar {
    /// The input.
    pub name: String,
    /// The low end of its range.
    pub low: f64,
    /// The high end of its range.
    pub high: f64,
    /// Output at the low end of the input.
    pub low_output: f64,
    /// Output at the high end of the input.
    pub high_output: f64,
    /// |output at high - output at low|.
    pub swing: f64,
}

/// The result of [`tornado`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tornado {
    /// Output with every input at its base.
    pub base: f64,
    /// One bar for each range, the longest first; equal ones in the order of the ranges.
    pub bars: Vec<TornadoBar>,
}

/// Tornado chart: each input at the ends of its own range, one at a time.
///
/// # Formula
/// swing_i = |f(.., high_i, ..) - f(.., low_i, ..)|
///
/// # Inputs
/// `base`: name and value of each input, in the order of the model's argument. `ranges`: name and bounds, in the unit
/// of the input; the base may lie outside. A product needs a range for each input: equal percentages make equal bars.
///
/// # Returns
/// The bars, sorted by swing.
///
/// # Errors
/// `Inconsistent` at `ranges.<name>` if low is above high or no input has the name; `NotFinite` at
/// `ranges.<name>.low` or `.high`; what the model refuses, at `base.<name>` or at the end of the range that it refuses.
///
/// # Examples
/// ```
/// use feltworth::metrics::{Bounds, tornado};
/// let base = [("check", 20.0), ("months", 36.0)];
/// let ranges = [("check", Bounds { low: 18.0, high: 24.0 }), ("months", Bounds { low: 24.0, high: 48.0 })];
/// let chart = tornado(&base, &ranges, |inputs| Ok(inputs.iter().product()))?;
/// assert_eq!((chart.base, chart.bars[0].name.as_str(), chart.bars[0].swing), (720.0, "months", 480.0));
/// assert_eq!((chart.bars[1].name.as_str(), chart.bars[1].swing), ("check", 216.0));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Eschenbach 1992, "Spiderplots versus tornado diagrams for sensitivity analysis", Interfaces 22(6).
pub fn tornado(
    base: &[(&str, f64)],
    ranges: &[(&str, Bounds)],
    mut model: impl FnMut(&[f64]) -> Result<f64>,
) -> Result<Tornado> {
    let values: Vec<f64> = base.iter().map(|(_, value)| *value).collect();
    let output = model(&values).and_then(outcome).map_err(in_base)?;
    let mut bars = Vec::with_capacity(ranges.len());
    for (name, bounds) in ranges {
        let index = base.iter().position(|(known, _)| known == name).ok_or_else(|| unknown(name))?;
        bars.push(bar(name, *bounds, |value| model(&replaced(&values, index, value)))?);
    }
    let longer = |bar: &TornadoBar| bars.iter().filter(|other| is_longer(other, bar)).count();
    Ok(Tornado { base: output, bars: sorted(&bars, |bar| [longer(bar) as f64, 0.0, 0.0, 0.0]) })
}

/// Whether one bar is longer than another by more than the rounding of their ends: a product has equal bars for equal
/// percentages.
fn is_longer(one: &TornadoBar, other: &TornadoBar) -> bool {
    let rounding = 8.0 * f64::EPSILON * one.low_output.abs().max(one.high_output.abs());
    one.swing - other.swing > rounding
}

fn bar(name: &str, bounds: Bounds, mut model: impl FnMut(f64) -> Result<f64>) -> Result<TornadoBar> {
    let path = format!("ranges.{name}");
    let Bounds { low, high } = bounds.checked(&path)?;
    let mut end = |value, side| model(value).and_then(outcome).map_err(|error| at_end(error, name, &path, side));
    let (low_output, high_output) = (end(low, "low")?, end(high, "high")?);
    let swing = outcome((high_output - low_output).abs())?;
    Ok(TornadoBar { name: name.to_owned(), low: low + 0.0, high: high + 0.0, low_output, high_output, swing })
}

fn replaced(values: &[f64], index: usize, value: f64) -> Vec<f64> {
    values.iter().enumerate().map(|(at, kept)| if at == index { value } else { *kept }).collect()
}

fn unknown(name: &str) -> MetricError {
    MetricError::Inconsistent { field: format!("ranges.{name}"), rule: Rule::InputOfBase }
}

/// What the model refused of the base; a result that left the range of a double belongs to no input.
pub(crate) fn in_base(error: MetricError) -> MetricError {
    if error.field().is_empty() { error } else { error.within("base") }
}

fn at_end(error: MetricError, name: &str, path: &str, side: &str) -> MetricError {
    if error.field() == name { error.at(&format!("{path}.{side}")) } else { in_base(error) }
}
