//! Quantiles of a sample.

/// The quantile of a sorted sample at a share from 0 to 1; none of an empty one.
///
/// # Source
/// Type 7 of Hyndman & Fan 1996, "Sample quantiles in statistical packages", The American Statistician 50(4): linear
/// between order statistics, at (n - 1) p. The default of R and NumPy.
pub(crate) fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let position = last as f64 * share;
    let below = position as usize;
    let (low, high) = (*sorted.get(below)?, *sorted.get((below + 1).min(last))?);
    let weight = position - below as f64;
    Some(if low == high { low } else { low * (1.0 - weight) + high * weight })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `numpy.quantile([1, 2, 4, 8], p)`, NumPy 2.4.
    #[test]
    fn quantile_is_of_type_seven() {
        let sample = [1.0, 2.0, 4.0, 8.0];
        for (share, expected) in [(0.0, 1.0), (0.25, 1.75), (0.5, 3.0), (0.9, 6.8), (1.0, 8.0)] {
            let actual = quantile(&sample, share).unwrap();
            assert!((actual - expected).abs() < 1e-15 * expected, "{share}: {actual}");
        }
        assert_eq!(quantile(&[], 0.5), None);
    }
}
