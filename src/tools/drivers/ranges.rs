//! Ranges as people say them, as distributions.

use super::{FACTORS, place};
use crate::metrics::{Bounds, Distribution, LtvFactor, RangeShape, distribution_of};
use crate::tools::document::Document;

/// A factor with its range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stated {
    /// The factor.
    pub factor: LtvFactor,
    /// The ends as they were said.
    pub bounds: Bounds,
    /// How its values are spread.
    pub distribution: Distribution,
}

/// Why two ends are no range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// One end is missing.
    OneEnd,
    /// The low end is not below the high one.
    LowAboveHigh,
    /// A log-normal range begins at 0 or below.
    NotPositive,
    /// The value of a triangular range does not lie within it.
    ValueOutside,
}

/// The ranges of all factors that have one; a flawed one counts as none.
pub fn stated(document: &Document) -> Vec<Stated> {
    (0..FACTORS.len()).filter_map(|factor| range(document, factor).ok().flatten()).collect()
}

/// The range of a factor, if it has one.
///
/// # Errors
/// What is wrong with it.
pub fn range(document: &Document, at: usize) -> Result<Option<Stated>, Flaw> {
    let Some(factor) = FACTORS.get(at).copied() else { return Ok(None) };
    let [low, high, shape] = place::range(at);
    let scale = document.tool().fields.get(at).and_then(|field| field.number()).map_or(1.0, |n| n.unit.api_scale());
    let number = |place: usize| document.number(place).ok().flatten().map(|value| value / scale);
    let (low, high) = match (number(low), number(high)) {
        (None, None) => return Ok(None),
        (Some(low), Some(high)) => (low, high),
        _ => return Err(Flaw::OneEnd),
    };
    if low >= high {
        return Err(Flaw::LowAboveHigh);
    }
    let sure = document.number(place::SURE).ok().flatten().map(|percent| percent / 100.0);
    let distribution = match document.choice(shape) {
        Some("normal") => distribution_of(low, high, sure, RangeShape::Normal).map_err(|_| Flaw::LowAboveHigh)?,
        Some("triangular") => triangular(low, number(at).unwrap_or(low), high)?,
        Some("even") => Distribution::Uniform { low, high },
        _ => distribution_of(low, high, sure, RangeShape::LogNormal).map_err(|_| Flaw::NotPositive)?,
    };
    Ok(Some(Stated { factor, bounds: Bounds { low, high }, distribution }))
}

/// The place of the field at which it is said what is wrong with the range of a factor: the end that is missing, or the one
/// that has to change.
pub fn place_of_flaw(document: &Document, at: usize) -> usize {
    let [low, high, _] = place::range(at);
    let number = |place: usize| document.number(place).ok().flatten();
    match range(document, at) {
        Err(Flaw::OneEnd) if number(low).is_some() => high,
        Err(Flaw::ValueOutside) if number(at) > number(high) => high,
        _ => low,
    }
}

fn triangular(low: f64, mode: f64, high: f64) -> Result<Distribution, Flaw> {
    if (low..=high).contains(&mode) {
        Ok(Distribution::Triangular { low, mode, high })
    } else {
        Err(Flaw::ValueOutside)
    }
}
