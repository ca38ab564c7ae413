//! Where a sum over the logit of a beta variate has a closed form: at both ends, and between its two bends.
//!
//! With ξ the odds of p (or of 1 - p at the upper end) the integrand is a power of ξ times a series in ξ: over evenly spaced
//! logits each of its terms is a geometric sum.

use super::beta_mean::{BetaMean, Sums};
use super::elementary::{clamped_exp as exp, clamped_expm1 as expm1, log, log1p};

/// Terms of a series, and what each is at most beside the one before.
const TERMS: usize = 9;
const RATIO: f64 = 0.03;
/// 1, 1/2, 1/3, ...
const INVERSES: [f64; TERMS] =
    [1.0, 1.0 / 2.0, 1.0 / 3.0, 1.0 / 4.0, 1.0 / 5.0, 1.0 / 6.0, 1.0 / 7.0, 1.0 / 8.0, 1.0 / 9.0];
/// Fewer nodes than this are not worth a closed form.
const LEAST: f64 = 20.0;
/// Beyond this relative time powers of it would leave the range of a double.
const LONGEST: f64 = 1e15;
/// With a shape below this the two parts of the function nearly cancel.
const SMALL_SHAPE: f64 = 1e-3;
/// Shapes above this have lost the customers' differences where the series would begin.
const LARGE_SHAPE: f64 = 8.0;
/// e^-34 is nothing beside 1.
const GONE: f64 = 34.0;

/// The nodes beyond the one that was summed last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    /// Whether they lead to p = 0, or else to 1.
    pub(super) is_low: bool,
    /// Weight of the last node, its odds, and how far its logit is from 0.
    pub(super) weight: f64,
    pub(super) odds: f64,
    pub(super) distance: f64,
    pub(super) step: f64,
    /// a + b.
    pub(super) both: f64,
}

impl Stretch {
    /// The weight without its factor (1 + ξ)^-(a + b).
    fn power_weight(&self) -> f64 {
        self.weight * exp(self.both * log1p(self.odds))
    }

    /// Σ over all nodes of (ξ/ξ₀)^slope ξ^n, n = 0, 1, ..., ξ₀ the odds of the last one.
    fn sums_of_powers(&self, slope: f64) -> [f64; TERMS] {
        let growth = expm1(self.step);
        let (mut less_one, mut power) = (expm1(slope * self.step), 1.0);
        core::array::from_fn(|_| {
            let sum = power / less_one;
            less_one += growth * (1.0 + less_one);
            power *= self.odds;
            sum
        })
    }
}

/// Both tails: odds from which on their series are short.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    of: BetaMean,
    low: f64,
    high: f64,
}

impl Ends {
    pub(super) fn of(of: &BetaMean) -> Self {
        let &BetaMean { a, b, s, v } = of;
        let falls = if s * log1p(0.9 * v) > GONE { 0.0 } else { s * (v / (1.0 + v)) };
        Self { of: *of, low: odds(1.0 + v, a + b + s * v), high: odds(1.0, a + b + falls) }
    }

    pub(super) fn are_reached(&self, stretch: &Stretch) -> bool {
        stretch.odds <= if stretch.is_low { self.low } else { self.high }
    }

    /// Adds all nodes of a tail.
    pub(super) fn add(&self, sums: &mut Sums, stretch: &Stretch) {
        let (slope, values) = if stretch.is_low { (self.of.a, self.near_zero()) } else { (self.of.b, self.near_one()) };
        let weight = stretch.power_weight();
        let sums_of_powers = stretch.sums_of_powers(slope);
        for (j, value) in values.iter().enumerate() {
            let own = sums_of_powers.iter().skip(j).zip(INVERSES).zip(0..);
            let mut binomial = weight;
            let sum = own.fold(0.0, |sum, ((power, inverse), l)| {
                let term = binomial * power;
                binomial *= -(stretch.both + (j + l) as f64) * inverse;
                sum + term
            });
            if j == 0 {
                sums.weights += sum;
            }
            sums.weighted += value * sum;
        }
    }

    /// Taylor's coefficients of the function in p.
    fn near_zero(&self) -> [f64; TERMS] {
        let BetaMean { s, v, .. } = self.of;
        let mut term = s * v;
        core::array::from_fn(|j| {
            let (own, j) = (term, j as f64);
            term *= -(s + j + 1.0) / (j + 2.0) * v;
            own
        })
    }

    /// Those in 1 - p.
    fn near_one(&self) -> [f64; TERMS] {
        let BetaMean { s, v, .. } = self.of;
        let exponent = -s * log1p(v);
        let (mut value, mut term) = (-expm1(exponent), exp(exponent));
        core::array::from_fn(|j| {
            let (own, j) = (value, j as f64);
            term *= (s + j) / (j + 1.0) * (v / (1.0 + v));
            value -= term;
            own
        })
    }
}

/// The middle of a long relative time: nodes where p v is large and p is small, so that the function is
/// 1/p - (v p)^-s / p times series in p and in 1/(v p).
#[derive(Debug, Clone, Copy)]
pub(super) struct Bridge {
    of: BetaMean,
    from: Stretch,
    /// How many nodes it spans.
    pub(super) count: f64,
}

impl Bridge {
    /// From a node on the way to p = 0, if the way is long.
    pub(super) fn over(of: &BetaMean, from: &Stretch) -> Option<Self> {
        let shape = if of.s > LARGE_SHAPE { 0.0 } else { of.s };
        let is_begin = from.is_low && of.v < LONGEST && of.s > SMALL_SHAPE && from.odds <= odds(1.0, from.both + shape);
        if !is_begin {
            return None;
        }
        let count = ((-from.distance - log(Self::end(of), 0.0)) / from.step).floor();
        (count >= LEAST).then_some(Self { of: *of, from: *from, count })
    }

    /// The odds where 1/(v p) is no longer small, or where (1 + v p)^-s is something.
    fn end(&BetaMean { s, v, .. }: &BetaMean) -> f64 {
        let times = if s > LARGE_SHAPE { expm1(GONE / s) } else { 1.0 / odds(1.0, s) };
        times / (1.0 + v)
    }

    pub(super) fn add(&self, sums: &mut Sums) {
        let weight = self.from.power_weight();
        self.add_inverse(sums, weight);
        if self.of.s <= LARGE_SHAPE {
            self.add_power(sums, weight);
        }
    }

    /// The weights, and the part 1/p.
    fn add_inverse(&self, sums: &mut Sums, weight: f64) {
        let Stretch { odds, both, .. } = self.from;
        let (plain, inverse) = (binomials(-both, odds), binomials(1.0 - both, odds));
        let mut below = self.sum_of_power(self.of.a - 1.0);
        for (n, (plain, inverse)) in plain.iter().zip(&inverse).enumerate() {
            let sum = self.sum_of_power(self.of.a + n as f64);
            sums.weights += weight * plain * sum;
            sums.weighted += weight / odds * inverse * below;
            below = sum;
        }
    }

    /// The part -(1 + v p)^-s / p: (1 + v p) (1 + ξ) = (1 + v) ξ (1 + 1/((1 + v) ξ)).
    fn add_power(&self, sums: &mut Sums, weight: f64) {
        let (BetaMean { a, s, v, .. }, Stretch { odds, both, .. }) = (self.of, self.from);
        let (rising, falling) = (binomials(1.0 - both + s, odds), binomials(-s, 1.0 / ((1.0 + v) * odds)));
        let lowest = a - 1.0 - s - (TERMS - 1) as f64;
        let powers: [f64; 2 * TERMS - 1] = core::array::from_fn(|n| self.sum_of_power(lowest + n as f64));
        let sum: f64 = (falling.iter().rev().zip(0..))
            .map(|(falling, first)| {
                let own = powers.iter().skip(first).zip(&rising);
                falling * own.map(|(power, rising)| power * rising).sum::<f64>()
            })
            .sum();
        sums.weighted -= weight / odds * exp(-s * (log1p(v) + log(odds, 0.0))) * sum;
    }

    /// Σ over the nodes of (ξ/ξ₀)^power.
    fn sum_of_power(&self, power: f64) -> f64 {
        let rate = power * self.from.step;
        if rate == 0.0 { self.count } else { -expm1(-rate * self.count) / expm1(rate) }
    }
}

/// Odds from which on a series is short whose terms fall by `steady` times the odds, or by `power` times the odds over the
/// number of the term.
fn odds(steady: f64, power: f64) -> f64 {
    RATIO / (steady + 0.25 * power)
}

/// The terms of (1 + x)^power.
fn binomials(power: f64, x: f64) -> [f64; TERMS] {
    let mut term = 1.0;
    core::array::from_fn(|n| {
        let own = term;
        term *= (power - n as f64) * INVERSES.get(n).copied().unwrap_or(0.0) * x;
        own
    })
}
