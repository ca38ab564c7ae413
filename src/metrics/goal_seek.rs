//! The input for which a model gives a wanted output.

use crate::metrics::numeric::ROUNDING;
use crate::metrics::numeric::clamp::clamp;
use serde::Serialize;

use crate::metrics::error::finite;
use crate::metrics::{Bounds, MetricError, Result};

/// Cells in which a search looks for a change of sign if the ends of its range have the same one.
const CELLS: u32 = 128;

/// A step of the output relative to its size that counts as none.
const TOLERANCE: f64 = 1e-9;

/// Over so many halvings the step of a continuous model shrinks (a smooth one's to a millionth), and a jump stays.
const HALVINGS: usize = 20;
const SHRUNK: f64 = 0.05;

/// Why no input gives the wanted output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum NoGoal {
    /// The model does not reach the target within the bounds.
    NotReachable,
}

/// The result of [`goal_seek`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GoalSeek {
    /// The input found; none if there is none.
    pub value: Option<f64>,
    /// The output at it, the target up to rounding.
    pub output: Option<f64>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoGoal>,
}

/// The input within bounds at which a model of one input gives a wanted output.
///
/// # Formula
/// x with f(x) = target
///
/// # Inputs
/// `target` in the unit of the output; `bounds` in the unit of the input, as wide as a double allows; `model` f.
///
/// # Returns
/// x to the last bit, one of them if there are several, the least where f has come to its limit; or none with [`NoGoal::NotReachable`]. A monotone continuous f
/// is always solved. Of another one that has the same side of the target at both bounds, a solution is found if a
/// grid of 128 even steps and 128 steps even in the logarithm sees the change of side.
///
/// # Errors
/// `NotFinite` at `target` or `range.low`, `range.high`; `Inconsistent` at `range`; whatever the model refuses. A result
/// beyond the range of a double is no error here but on its side of the target; NaN is on no side.
///
/// # Numerics
/// Bisection over the doubles between the bounds, not over the reals: 64 steps at most, whatever the bounds and the model.
///
/// # Examples
/// ```
/// use feltworth::metrics::{Bounds, goal_seek};
/// let years = goal_seek(3.0, Bounds { low: 0.0, high: f64::MAX }, |months| Ok(months / 12.0))?;
/// assert_eq!(years.value, Some(36.0));
/// let never = goal_seek(-1.0, Bounds { low: 0.0, high: 1e6 }, |x| Ok(x * x))?;
/// assert_eq!(never.value, None);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Bisection by the intermediate value theorem.
pub fn goal_seek(target: f64, bounds: Bounds, model: impl FnMut(f64) -> Result<f64>) -> Result<GoalSeek> {
    goal_seek_from(None, target, bounds, model)
}

/// The same, where `known` is the answer if the target holds there already: of an input that does not move the output
/// any value would do, and an end of the bounds would be an odd one.
pub(crate) fn goal_seek_from(
    known: Option<f64>,
    target: f64,
    bounds: Bounds,
    mut model: impl FnMut(f64) -> Result<f64>,
) -> Result<GoalSeek> {
    finite("target", target)?;
    bounds.checked("range")?;
    let mut off = |value: f64| {
        let output = signed(model(value))?;
        Ok(Point { value, output, off: output - target })
    };
    let ends = (off(bounds.low)?, off(bounds.high)?);
    let known = known.map(|value| off(clamp(value, bounds.low, bounds.high))).transpose()?;
    let found = match known.filter(|point| point.off.abs() <= ROUNDING * target.abs()) {
        Some(known) => Some(known),
        None if brackets(ends.0, ends.1) => bisected(ends.0, ends.1, &mut off)?,
        None => scan(bounds, &mut off)?.map(|(one, other)| bisected(one, other, &mut off)).transpose()?.flatten(),
    };
    Ok(GoalSeek {
        value: found.map(|point| point.value + 0.0),
        output: found.map(|point| point.output + 0.0),
        reason: found.is_none().then_some(NoGoal::NotReachable),
    })
}

/// An input, its output, and how far that is off the target.
#[derive(Clone, Copy)]
struct Point {
    value: f64,
    output: f64,
    off: f64,
}

/// The output, infinite where the model says that it left the range of a double.
fn signed(output: Result<f64>) -> Result<f64> {
    match output {
        Err(MetricError::OutOfRange { field, value, .. }) if field.is_empty() && !value.is_finite() => Ok(value),
        other => other,
    }
}

fn brackets(one: Point, other: Point) -> bool {
    (one.off <= 0.0 && other.off >= 0.0) || (one.off >= 0.0 && other.off <= 0.0)
}

/// The first cell of an even or a logarithmic grid at whose ends the model is on different sides of the target.
fn scan(bounds: Bounds, off: &mut impl FnMut(f64) -> Result<Point>) -> Result<Option<(Point, Point)>> {
    let first = ordinal(bounds.low);
    let step = ordinal(bounds.high) / i64::from(CELLS) - first / i64::from(CELLS);
    // Wrapping, since a product may be out of range where the sum is back in it.
    let logarithmic = (0..=CELLS).map(|cell| at_ordinal(first.wrapping_add(step.wrapping_mul(i64::from(cell)))));
    let even = (0..=CELLS).map(|cell| {
        let share = f64::from(cell) / f64::from(CELLS);
        bounds.low * (1.0 - share) + bounds.high * share
    });
    let mut grid: Vec<f64> = logarithmic.chain(even).map(|value| clamp(value, bounds.low, bounds.high)).collect();
    grid.sort_unstable_by(f64::total_cmp);
    let mut before = None;
    for value in grid {
        let point = off(value)?;
        if let Some(pair) = before.map(|previous| (previous, point)).filter(|(one, other)| brackets(*one, *other)) {
            return Ok(Some(pair));
        }
        before = Some(point);
    }
    Ok(None)
}

/// The better of the two neighbouring doubles between which the model crosses the target; none if it jumps over it.
fn bisected(mut low: Point, mut high: Point, off: &mut impl FnMut(f64) -> Result<Point>) -> Result<Option<Point>> {
    // Where the upper half holds the target, an output has come to its limit: what is asked for is where that begins.
    let levels_off = high.off == 0.0 && off(low.value / 2.0 + high.value / 2.0)?.off == 0.0;
    let mut steps = Vec::new();
    loop {
        steps.push((high.off - low.off).abs());
        let middle = i64::midpoint(ordinal(low.value), ordinal(high.value));
        let is_last = middle == ordinal(low.value) || middle == ordinal(high.value);
        let exact = [low, high]
            .into_iter()
            .find(|point| point.off == 0.0 && (is_last || !levels_off || point.value == low.value));
        if exact.is_some() || is_last {
            return Ok(exact.or_else(|| crossed(low, high, &steps)));
        }
        let point = off(at_ordinal(middle))?;
        if brackets(low, point) {
            high = point;
        } else if brackets(point, high) {
            low = point;
        } else {
            return Ok(None); // NaN: there is no side to go on with
        }
    }
}

fn crossed(low: Point, high: Point, steps: &[f64]) -> Option<Point> {
    let best = if low.off.abs() <= high.off.abs() { low } else { high };
    let step = (high.off - low.off).abs();
    let earlier = steps.iter().rev().nth(HALVINGS).or(steps.first()).copied().unwrap_or(step);
    let flat = step <= TOLERANCE * best.output.abs();
    (step.is_finite() && (flat || step <= SHRUNK * earlier)).then_some(best)
}

/// The position of a finite double among all doubles in their order; both zeros have position 0.
fn ordinal(value: f64) -> i64 {
    let bits = value.to_bits().cast_signed();
    if bits < 0 { i64::MIN.wrapping_sub(bits) } else { bits }
}

/// The double at a position.
fn at_ordinal(position: i64) -> f64 {
    let bits = if position < 0 { i64::MIN.wrapping_sub(position) } else { position };
    f64::from_bits(bits.cast_unsigned())
}
