//! Student's t distribution for real degrees of freedom, as Welch's test needs them.
//!
//! Own code over `libm` rather than a statistics crate, for the reason given at the normal distribution. It needs no
//! incomplete beta function: the two forms below have only positive terms, and their cost does not grow with the
//! degrees of freedom.

use super::normal::Normal;
use super::symmetric::Symmetric;
use std::f64::consts::PI;

/// From here on the tail comes from the continued fraction, below it from the series about zero.
const TAIL: f64 = 1.5;

/// Student's t distribution with 1 or more degrees of freedom.
pub(crate) struct StudentT {
    degrees_of_freedom: f64,
    /// The density at zero.
    peak: f64,
}

impl StudentT {
    /// The distribution with `degrees_of_freedom` of at least 1 (less is outside what the series was checked for).
    pub(crate) fn new(degrees_of_freedom: f64) -> Self {
        Self { degrees_of_freedom, peak: peak(0.5 * degrees_of_freedom) }
    }

    /// The two-sided p-value of a test statistic.
    pub(crate) fn two_sided_p_value(&self, t: f64) -> f64 {
        self.outside(t.abs())
    }

    /// P(|T| <= x) = 2 x f(x) 2F1(nu/2 + 1/2, 1; 3/2; y), y = x²/(nu + x²).
    fn central_series(&self, x: f64) -> f64 {
        let a = 0.5 * self.degrees_of_freedom;
        let y = x * x / (self.degrees_of_freedom + x * x);
        let (mut term, mut sum, mut n) = (1.0, 1.0, 0.0);
        while term > sum * 1e-17 {
            term *= y * (a + 0.5 + n) / (1.5 + n);
            sum += term;
            n += 1.0;
        }
        2.0 * x * self.density(x) * sum
    }

    /// P(|T| > x) = 2 f(x) (nu + x²)/(nu x) 2F1(1/2, 1; nu/2 + 1; -nu/x²), the last by Gauss' continued fraction,
    /// which becomes Laplace's for the normal tail as nu grows.
    fn tail_fraction(&self, x: f64) -> f64 {
        let nu = self.degrees_of_freedom;
        let fraction = gauss_fraction(0.5 * nu, nu / x / x);
        let density = self.density(x);
        2.0 * density * fraction * (1.0 / x + x / nu)
    }
}

impl Symmetric for StudentT {
    fn density(&self, x: f64) -> f64 {
        let nu = self.degrees_of_freedom;
        self.peak * libm::exp(-0.5 * (nu + 1.0) * libm::log1p(x * (x / nu)))
    }

    fn inside(&self, x: f64) -> f64 {
        if x < TAIL { self.central_series(x) } else { 1.0 - self.tail_fraction(x) }
    }

    fn outside(&self, x: f64) -> f64 {
        if x < TAIL { 1.0 - self.central_series(x) } else { self.tail_fraction(x) }
    }

    /// The Cornish-Fisher expansion about the normal quantile (Abramowitz & Stegun 26.7.5, two terms).
    fn tail_start(&self, tail: f64) -> f64 {
        let z = Normal.critical_value(1.0 - tail);
        let (nu, square) = (self.degrees_of_freedom, z * z);
        z + z * (square + 1.0) / (4.0 * nu) + z * ((5.0 * square + 16.0) * square + 3.0) / (96.0 * nu * nu)
    }
}

/// 2F1(1/2, 1; c + 1; -w) for w > 0, by the modified Lentz method.
fn gauss_fraction(c: f64, w: f64) -> f64 {
    let (mut value, mut numerator, mut denominator) = (1.0, 1.0, 0.0);
    let mut n = 0.0;
    for _ in 0..1000 {
        let odd = (n + 0.5) * (c + n) / ((c + 2.0 * n) * (c + 2.0 * n + 1.0));
        let even = (n + 1.0) * (c + n + 0.5) / ((c + 2.0 * n + 1.0) * (c + 2.0 * n + 2.0));
        let mut change = 1.0;
        for coefficient in [odd, even] {
            denominator = 1.0 / (1.0 + coefficient * w * denominator);
            numerator = 1.0 + coefficient * w / numerator;
            change *= numerator * denominator;
        }
        value *= change;
        n += 1.0;
        if (change - 1.0_f64).abs() < 1e-16 {
            break;
        }
    }
    1.0 / value
}

/// The density at zero, G(a + 1/2)/(G(a) sqrt(2 pi a)) with `a` half the degrees of freedom. A difference of two
/// log-gammas would lose all digits for large `a`; the ratio has an expansion of its own (Tricomi & Erdélyi 1951),
/// good to the last bit from a = 20 on, and a recurrence leads there.
fn peak(half_degrees: f64) -> f64 {
    let (mut a, mut ratio) = (half_degrees, 1.0);
    while a < 20.0 {
        ratio *= a / (a + 0.5);
        a += 1.0;
    }
    let (r, s) = (1.0 / a, 1.0 / a / a);
    let series = -1.0 / 8.0 + s * (1.0 / 192.0 + s * (-1.0 / 640.0 + s * (17.0 / 14_336.0 - s * 31.0 / 18_432.0)));
    ratio * (a / half_degrees).sqrt() * libm::exp(r * series) / (2.0 * PI).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_close(actual: f64, expected: f64, tolerance: f64, of: &str) {
        assert!((actual / expected - 1.0).abs() <= tolerance, "{of}: {actual:e} instead of {expected:e}");
    }

    #[test]
    fn tails_agree_with_mpmath() {
        // (t, degrees of freedom, P(|T| > t) by mpmath 1.3 at 40 digits: betainc, above 1e4 degrees quadrature)
        let rows = [
            (0.1, 1.0, 0.936_548_965_138_892_9),
            (1.4999, 1.5, 0.310_016_420_431_297_7),
            (1.5, 2.7, 0.240_257_190_388_397_04),
            (2.5, 3.0, 0.087_706_647_008_065_55),
            (12.0, 7.3, 4.555_785_229_570_551e-6),
            (30.0, 4.0, 7.352_856_097_661_322e-6),
            (1e10, 1.0, 6.366_197_723_675_813e-11),
            (1e5, 2.0, 9.999_999_998_5e-11),
            (3.0, 50.5, 0.004_185_164_757_200_549_7),
            (8.0, 200.0, 9.879_200_909_330_639e-14),
            (1.2, 1000.0, 0.230_423_552_324_467_06),
            (6.0, 1e4, 2.041_618_472_922_615e-9),
            (1.7, 1e8, 0.089_130_928_626_818_82),
            (5.0, 1e8, 5.733_041_101_267_286e-7),
            (9.0, 1e12, 2.257_176_815_700_918e-19),
        ];
        for (t, nu, expected) in rows {
            assert_close(StudentT::new(nu).outside(t), expected, 1e-13, &format!("t = {t}, nu = {nu}"));
        }
    }

    #[test]
    fn critical_values_agree_with_mpmath() {
        // (confidence, degrees of freedom, t by mpmath 1.3 at 40 digits)
        let rows = [
            (0.95, 1.0, 12.706_204_736_174_693),
            (0.95, 2.0, 4.302_652_729_749_462),
            (0.95, 9.0, 2.262_157_162_798_205),
            (0.99, 1.5, 17.820_310_514_462_797),
            (0.5, 3.0, 0.764_892_328_404_345_3),
            (0.9, 4.7, 2.043_811_093_013_788_5),
            (0.05, 6.0, 0.065_374_000_658_043_84),
            (1e-12, 5.0, 1.317_152_762_070_136_2e-12),
            (0.999, 30.0, 3.645_958_635_042_021_5),
            (1.0 - 1e-12, 10.0, 43.457_001_115_662_81),
            (1.0 - f64::EPSILON / 2.0, 1.0, 5_734_161_139_222_658.6),
            (1.0 - f64::EPSILON / 2.0, 2.0, 94_906_265.624_251_54),
            (0.95, 249.0, 1.969_536_867_640_350_5),
            (0.95, 1e4, 1.960_201_239_890_626),
            (1.0 - 1e-9, 1234.5, 6.157_144_168_921_57),
            (0.95, 1e7, 1.959_964_221_767_205),
            (0.99, 1e12, 2.575_829_303_553_817),
        ];
        for (confidence, nu, expected) in rows {
            let t = StudentT::new(nu).critical_value(confidence);
            assert_close(t, expected, 1e-13, &format!("confidence {confidence}, nu = {nu}"));
        }
    }

    #[test]
    fn critical_values_have_their_closed_forms_for_one_and_two_degrees() {
        for confidence in [1e-300, 1e-9, 0.01, 0.3, 0.5, 0.500_1, 0.8, 0.95, 0.999_999, 1.0 - f64::EPSILON] {
            let tail: f64 = 1.0 - confidence;
            let cauchy =
                if confidence < 0.5 { libm::tan(PI * confidence / 2.0) } else { 1.0 / libm::tan(PI * tail / 2.0) };
            let two = confidence * (2.0 / (tail * (1.0 + confidence))).sqrt();
            assert_close(StudentT::new(1.0).critical_value(confidence), cauchy, 2e-14, "nu = 1");
            assert_close(StudentT::new(2.0).critical_value(confidence), two, 2e-14, "nu = 2");
        }
    }

    #[test]
    fn inside_and_outside_sum_to_one() {
        for nu in [1.0, 1.7, 4.0, 33.3, 1e3, 1e9] {
            for x in [0.0, 1e-8, 0.7, 1.499_999, 1.5, 3.0, 40.0] {
                let distribution = StudentT::new(nu);
                assert!((distribution.inside(x) + distribution.outside(x) - 1.0).abs() < 1e-15);
            }
        }
    }
}
