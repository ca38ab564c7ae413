//! The standard normal distribution.
//!
//! Own code over `libm` rather than a statistics crate: `statrs` as it is built by default takes `exp` and `ln` from the
//! platform, so that the last bits may differ between native code and WebAssembly.

use super::symmetric::Symmetric;
use std::f64::consts::{FRAC_1_SQRT_2, PI};

/// 1/sqrt(2) minus its double.
const FRAC_1_SQRT_2_REST: f64 = -4.833_646_656_726_457e-17;

/// The standard normal distribution.
pub(crate) struct Normal;

impl Symmetric for Normal {
    fn density(&self, x: f64) -> f64 {
        libm::exp(-0.5 * x * x) / (2.0 * PI).sqrt()
    }

    fn inside(&self, x: f64) -> f64 {
        libm::erf(x * FRAC_1_SQRT_2)
    }

    /// The rounding of x/sqrt(2) would cost x² units in the last place; its first-order effect is put back.
    fn outside(&self, x: f64) -> f64 {
        if x > 40.0 {
            return 0.0; // below the smallest double
        }
        let y = x * FRAC_1_SQRT_2;
        let rest = libm::fma(x, FRAC_1_SQRT_2, -y) + x * FRAC_1_SQRT_2_REST;
        libm::erfc(y) - 2.0 / PI.sqrt() * libm::exp(-y * y) * rest
    }

    /// P(|Z| > x) <= exp(-x²/2).
    fn tail_start(&self, tail: f64) -> f64 {
        (-2.0 * libm::log(tail)).sqrt()
    }
}

/// The two-sided p-value of a standard normal test statistic.
pub(crate) fn two_sided_p_value(z: f64) -> f64 {
    Normal.outside(z.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_close(actual: f64, expected: f64, tolerance: f64) {
        assert!((actual / expected - 1.0).abs() <= tolerance, "{actual:e} instead of {expected:e}");
    }

    #[test]
    fn tails_agree_with_mpmath() {
        // (z, P(|Z| > z) by mpmath 1.3 at 40 digits)
        let rows = [
            (0.1, 0.920_344_325_445_942),
            (1.0, 0.317_310_507_862_914_1),
            (1.959_963_984_540_054, 0.050_000_000_000_000_02),
            (5.0, 5.733_031_437_583_878e-7),
            (10.0, 1.523_970_604_832_105e-23),
            (20.0, 5.507_248_237_212_467e-89),
            (37.0, 1.145_114_244_504_915_4e-299),
        ];
        for (z, expected) in rows {
            assert_close(two_sided_p_value(z), expected, 5e-16);
            assert_close(two_sided_p_value(-z), expected, 5e-16);
        }
        assert_eq!(two_sided_p_value(1e300), 0.0);
    }

    #[test]
    fn critical_values_agree_with_mpmath() {
        // (confidence, z by mpmath 1.3 at 40 digits)
        let rows = [
            (1e-300, 1.253_314_137_315_500_3e-300),
            (1e-10, 1.253_314_137_315_500_3e-10),
            (0.1, 0.125_661_346_855_074_04),
            (0.5, 0.674_489_750_196_081_7),
            (0.75, 1.150_349_380_376_008),
            (0.9, 1.644_853_626_951_472_8),
            (0.95, 1.959_963_984_540_053_9),
            (0.99, 2.575_829_303_548_900_5),
            (0.999, 3.290_526_731_491_894_5),
            (1.0 - 1e-10, 6.466_951_074_732_419),
            (1.0 - f64::EPSILON / 2.0, 8.292_361_075_813_596),
        ];
        for (confidence, expected) in rows {
            assert_close(Normal.critical_value(confidence), expected, 5e-16);
        }
    }
}
