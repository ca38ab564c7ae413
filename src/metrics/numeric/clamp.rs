/// `value`, or the end of `low`..`high` that it passes; NaN stays NaN.
///
/// Not `f64::clamp`: that can panic, and the numbers in its message bring 8 kB of formatting into the compressed module.
#[inline(always)]
pub(crate) fn clamp(value: f64, low: f64, high: f64) -> f64 {
    if value < low {
        low
    } else if value > high {
        high
    } else {
        value
    }
}
