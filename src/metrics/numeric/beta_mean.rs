//! Expectations over a beta distribution, which is what the hypergeometric functions of the models are.
//!
//! Own code instead of a 2F1 of a library: in Euler's integral 2F1(s, a; a + b; z) is the mean of (1 - z p)^-s over
//! p ~ Beta(a, b), a positive quantity, so that a sum over p has no pole, no cancellation and no region without
//! convergence, where power series and their transformations have all three. It stands on `libm` alone, for the same bits
//! in WebAssembly as natively, and is smaller than a 2F1 with its many regions.

use core::f64::consts::TAU;
use libm::{exp, expm1, log, log1p};

/// A contribution below this part of the sum ends it.
const NEGLIGIBLE: f64 = 1e-18;
/// Enough to cross all logits of a double; only parameters near the ends of its range need more.
const MOST_STEPS: u32 = 20_000;
/// A distribution this narrow is a point in double precision.
const POINT: f64 = 1e16;

/// A probability and its complement, each with full relative precision.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chance {
    pub p: f64,
    pub q: f64,
}

impl Chance {
    fn at_logit(y: f64) -> Self {
        let e = exp(-y.abs());
        let (small, large) = (e / (1.0 + e), 1.0 / (1.0 + e));
        if y < 0.0 { Self { p: small, q: large } } else { Self { p: large, q: small } }
    }
}

/// The mean of `g` over p ~ Beta(a, b), for a positive g with one peak at most.
///
/// `flat_below` and `flat_above`: the p and the 1 - p below which g no longer changes in a double.
///
/// The trapezoidal rule over logit(p), whose error falls exponentially with the number of points because the integrand
/// is analytic in a strip (Trefethen & Weideman 2014, theorem 5.1). The step is chosen so that the transform of the
/// integrand, |Γ(a + iω) Γ(b - iω)|, has fallen below the rounding error at ω = 2π / step. Where g is flat, the tails
/// are geometric series and are summed in closed form; the smaller a or b, the more of them there is to be right about. The weights are normalised by their own sum.
/// NaN where the parameters are too far apart for a double.
pub(crate) fn beta_mean(a: f64, b: f64, flat_below: f64, flat_above: f64, g: impl Fn(Chance) -> f64) -> f64 {
    let concentration = 1.0 / (1.0 / a + 1.0 / b);
    let centre = if (a / b).is_normal() { log(a / b) } else { log(a) - log(b) };
    if concentration > POINT {
        return g(Chance::at_logit(centre));
    }
    let rule = Rule { a, b, step: TAU / (32.0 + 8.7 * concentration.sqrt()), centre };
    let mut sums = Sums::default();
    sums.add(1.0, g(Chance::at_logit(rule.centre)));
    rule.sweep(&mut sums, -1.0, |c| c.p <= flat_below.min(1e-18 * a.min(1.0) / b.max(1.0)), a, &g);
    rule.sweep(&mut sums, 1.0, |c| c.q <= flat_above.min(1e-18 * b.min(1.0) / a.max(1.0)), b, &g);
    sums.weighted / sums.weights
}

#[derive(Default)]
struct Sums {
    weights: f64,
    weighted: f64,
}

impl Sums {
    fn add(&mut self, weight: f64, value: f64) {
        self.weights += weight;
        self.weighted += weight * value;
    }

    fn ignores(&self, weight: f64, value: f64) -> bool {
        weight <= NEGLIGIBLE * self.weights && weight * value <= NEGLIGIBLE * self.weighted
    }
}

struct Rule {
    a: f64,
    b: f64,
    step: f64,
    centre: f64,
}

impl Rule {
    /// From the centre outwards in one direction, until the terms vanish or become a geometric series of rate `slope`.
    fn sweep(
        &self,
        sums: &mut Sums,
        direction: f64,
        is_flat: impl Fn(Chance) -> bool,
        slope: f64,
        g: &impl Fn(Chance) -> f64,
    ) {
        for step in 1..=MOST_STEPS {
            let offset = direction * f64::from(step) * self.step;
            let chance = Chance::at_logit(self.centre + offset);
            let (weight, value) = (self.weight(offset), g(chance));
            sums.add(weight, value);
            if is_flat(chance) {
                sums.add(weight / expm1(slope * self.step), value);
                return;
            }
            if sums.ignores(weight, value) {
                return;
            }
        }
        sums.weighted = f64::NAN;
    }

    /// p^a (1 - p)^b relative to its peak, at a distance from the peak's logit.
    fn weight(&self, offset: f64) -> f64 {
        // From the end of [0, 1] that is nearer, so that large exponents do not cancel.
        let near_zero = self.centre + offset < 0.0;
        let (slope, other, offset) = if near_zero { (self.a, self.b, offset) } else { (self.b, self.a, -offset) };
        let both = slope + other;
        let stretch = if slope < other || offset > -1.0 {
            log1p(slope / both * expm1(offset))
        } else {
            log(other / both + slope / both * exp(offset))
        };
        exp(slope * offset - both * stretch)
    }
}

#[cfg(test)]
#[allow(clippy::excessive_precision)] // goldens are written as printed
mod tests {
    use super::*;
    use libm::pow;

    fn close(actual: f64, expected: f64, tolerance: f64) {
        assert!((actual / expected - 1.0).abs() <= tolerance, "{actual:e} instead of {expected:e}");
    }

    #[test]
    fn moments_of_the_beta_distribution_are_exact() {
        for a in [1e-6, 0.01, 0.3, 1.0, 2.5, 40.0, 3e3, 1e8] {
            for b in [1e-6, 0.02, 0.7, 1.0, 9.0, 250.0, 1e5, 1e8] {
                close(beta_mean(a, b, 1e-18, 1e-18, |_| 1.0), 1.0, 1e-15);
                close(beta_mean(a, b, 1e-18, 1e-18, |c| c.p), a / (a + b), 3e-13);
                close(beta_mean(a, b, 1e-18, 1e-18, |c| c.q), b / (a + b), 3e-13);
                let second = a / (a + b) * ((a + 1.0) / (a + b + 1.0));
                close(beta_mean(a, b, 1e-18, 1e-18, |c| c.p * c.p), second, 3e-13);
            }
        }
    }

    /// 2F1(s, a; a + b; z) = E(1 - z p)^-s: mpmath 1.4.1 with 50 digits.
    #[test]
    fn eulers_integral_is_the_hypergeometric_function() {
        for [s, a, b, z, expected] in HYPERGEOMETRIC {
            let sum = beta_mean(a, b, 1e-18, 1e-18 * (1.0 - z), |c| pow(1.0 - z + z * c.q, -s));
            close(sum, expected, 1e-13);
        }
    }

    const HYPERGEOMETRIC: [[f64; 5]; 6] = [
        [1.0, 3.8, 0.67, 0.9, 5.564707498880322],
        [0.5, 2.0, 3.0, 0.99, 1.3625923287831627],
        [7.25, 0.8, 2.4, 0.5, 5.1486769815059098],
        [30.0, 0.01, 5.0, 0.75, 87733869.762472291],
        [2.0, 300.0, 2000.0, 0.999, 1.3223616431373559],
        [1.0, 0.3, 0.2, 0.9990234375, 177.12416187412901],
    ];
}
