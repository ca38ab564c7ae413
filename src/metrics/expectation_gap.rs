//! What was delivered against what was expected.

use crate::metrics::error::{finite, outcome};
use crate::metrics::{MetricError, Result};

/// The gaps of single things, and their mean.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpectationGap {
    /// Delivered less expected, thing by thing.
    pub gaps: Vec<f64>,
    /// Their mean.
    pub mean: f64,
}

/// The gap between what was expected and what was delivered.
///
/// # Formula
/// gap = delivered - expected; mean of the gaps.
///
/// # Inputs
/// A rating of the expectation and one of the delivery for each thing, on one scale.
///
/// # Returns
/// [`ExpectationGap`]; a negative gap is a promise that was not kept.
///
/// # Errors
/// `NotFinite` at `[i].expected` or `[i].delivered`; `Empty` at `""`; `OutOfRange` at `""` beyond the range of a double.
///
/// # Examples
/// ```
/// use feltworth::metrics::expectation_gap;
/// let result = expectation_gap(&[(9.0, 8.0), (8.0, 9.0), (7.0, 4.0)])?;
/// assert_eq!((result.gaps, result.mean), (vec![-1.0, 1.0, -3.0], -1.0));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Perception minus expectation: Parasuraman, Zeithaml & Berry 1988, "SERVQUAL", Journal of Retailing 64(1), here with
/// equal weights.
pub fn expectation_gap(pairs: &[(f64, f64)]) -> Result<ExpectationGap> {
    let gap = |(place, (expected, delivered)): (usize, &(f64, f64))| {
        let expected = finite(&format!("[{place}].expected"), *expected)?;
        outcome(finite(&format!("[{place}].delivered"), *delivered)? - expected)
    };
    let gaps = pairs.iter().enumerate().map(gap).collect::<Result<Vec<f64>>>()?;
    if gaps.is_empty() {
        return Err(MetricError::Empty { field: String::new() });
    }
    Ok(ExpectationGap { mean: outcome(gaps.iter().sum::<f64>() / gaps.len() as f64)?, gaps })
}
