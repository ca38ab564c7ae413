//! Expectations over a beta distribution, which is what the hypergeometric functions of the models are.
//!
//! Own code instead of a 2F1 of a library: in Euler's integral 2F1(s, a; a + b; z) is the mean of (1 - z p)^-s over
//! p ~ Beta(a, b), a positive quantity, so that a sum over p has no pole, no cancellation and no region without
//! convergence, where power series and their transformations have all three.

use core::f64::consts::TAU;
use libm::{exp, expm1, log, log1p};

/// A contribution below this part of the sum ends it.
const NEGLIGIBLE: f64 = 1e-18;

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
/// are geometric series and are summed in closed form. The weights are normalised by their own sum.
pub(crate) fn beta_mean(a: f64, b: f64, flat_below: f64, flat_above: f64, g: impl Fn(Chance) -> f64) -> f64 {
    let harmonic = a / (a + b) * b;
    let rule = Rule { a, b, step: TAU / (32.0 + 8.7 * harmonic.sqrt()), centre: log(a / b) };
    let mut sums = Sums::default();
    sums.add(1.0, g(Chance::at_logit(rule.centre)));
    rule.sweep(&mut sums, -1.0, |c| c.p < flat_below.min(1e-18 / b.max(1.0)), a, &g);
    rule.sweep(&mut sums, 1.0, |c| c.q < flat_above.min(1e-18 / a.max(1.0)), b, &g);
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
        let mut steps = 0.0;
        loop {
            steps += 1.0;
            let offset = direction * steps * self.step;
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
    }

    /// p^a (1 - p)^b relative to its peak, at a distance from the peak's logit.
    fn weight(&self, offset: f64) -> f64 {
        let share = self.a / (self.a + self.b);
        let stretch = if offset > 500.0 { offset + log(share) } else { log1p(share * expm1(offset)) };
        exp(self.a * offset - (self.a + self.b) * stretch)
    }
}
