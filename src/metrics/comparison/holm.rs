//! Many tests at once.

use crate::metrics::error::{Result, fraction};
use crate::metrics::numeric::order::sorted;

/// p-values that stay honest where several tests are made.
///
/// # Formula
/// Of the p-values in ascending order p₁ <= ... <= p_m the i-th becomes the largest of min(1, (m - j + 1) p_j), j <= i.
///
/// # Inputs
/// * `p_values`: of the single tests, 0 to 1, in any order
///
/// # Returns
/// The adjusted p-values in the given order. Where those of at most α are called significant, the chance of calling even one
/// of them so wrongly is at most α, however the tests depend on one another.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `"[i]"`.
///
/// # Examples
/// ```
/// # use feltworth::metrics::holm;
/// assert_eq!(holm(&[0.01, 0.04, 0.03])?, [0.03, 0.06, 0.06]); // 3 x 0.01, 2 x 0.03, and not below that
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// S. Holm (1979), "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 65-70.
pub fn holm(p_values: &[f64]) -> Result<Vec<f64>> {
    for (index, p) in p_values.iter().enumerate() {
        fraction("", *p).map_err(|error| error.within(&format!("[{index}]")))?;
    }
    let places: Vec<(usize, f64)> = p_values.iter().copied().enumerate().collect();
    let ascending = sorted(&places, |(_, p)| [*p, 0.0, 0.0, 0.0]);
    let mut adjusted = vec![0.0; p_values.len()];
    let mut highest: f64 = 0.0;
    for (left, (index, p)) in (1..=ascending.len()).rev().zip(ascending) {
        highest = highest.max((left as f64 * p).min(1.0));
        if let Some(place) = adjusted.get_mut(index) {
            *place = highest;
        }
    }
    Ok(adjusted)
}
