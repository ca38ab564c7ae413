//! An expectation over a beta distribution, which is what the hypergeometric functions of the models are.
//!
//! Own code instead of a 2F1 of a library: in Euler's integral 2F1(s, a; a + b; z) is the mean of (1 - z p)^-s over
//! p ~ Beta(a, b), a positive quantity, so that a sum over p has no pole, no cancellation and no region without
//! convergence, where power series and their transformations have all three. It is smaller than a 2F1 with its many
//! regions, and takes about as long wherever it is asked.

use super::elementary::{clamped_exp as exp, clamped_expm1 as expm1, exp_each, expm1_each, log, log_each, log1p};
use super::ends::{Bridge, Ends, Stretch};
use core::f64::consts::TAU;

/// A contribution below this part of the sum ends it.
const NEGLIGIBLE: f64 = 3e-16;
/// Nodes that are computed together.
const LANES: usize = 8;
type Column = [f64; LANES];
/// Enough to cross all logits of a double; only parameters near the ends of its range need more than a few.
const MOST_STEPS: u32 = 5_000;
/// A distribution this narrow is a point in double precision.
const POINT: f64 = 1e16;
/// -ln of the relative error that the step may leave.
const DIGITS: f64 = 29.5;
/// Heights θ of a strip, -ln sin θ, and the growth of even weights beyond it beside their entropy, log2(2 sin(θ/2)).
const HEIGHTS: [[f64; 3]; 4] =
    [[TAU / 4.0, 0.0, 0.5], [1.9, 0.0552, 0.702], [2.3, 0.2936, 0.8685], [2.73, 0.9162, 0.9693]];

/// The mean of (1 - (1 + v p)^-s) / p over p ~ Beta(a, b): the purchases, within a time, of customers who drop out after
/// each one with the chance p.
///
/// # Formula
/// The trapezoidal rule over logit(p), whose error falls exponentially with the number of nodes because the integrand is
/// analytic in a strip. Beyond the outermost nodes, and in the middle where v is large, the integrand is a power of the
/// odds times a short series: the nodes there are summed in closed form. The weights are normalised by their own sum.
///
/// # Source
/// Trefethen & Weideman 2014, "The exponentially convergent trapezoidal rule", SIAM Review 56(3), theorem 5.1.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BetaMean {
    pub(crate) a: f64,
    pub(crate) b: f64,
    pub(crate) s: f64,
    pub(crate) v: f64,
}

impl BetaMean {
    /// NaN where the parameters are too far apart for a double.
    pub(crate) fn value(&self) -> f64 {
        let &Self { a, b, .. } = self;
        if (1.0 + self.s) * self.v < NEGLIGIBLE {
            return self.s * self.v;
        }
        let concentration = 1.0 / (1.0 / a + 1.0 / b);
        if concentration > POINT {
            return self.at(1.0 / (1.0 + b / a));
        }
        let rule = Rule::new(self, concentration);
        let mut sums = Sums { weights: 1.0, weighted: self.at(rule.low.share) };
        rule.sweep(&mut sums, -1.0);
        rule.sweep(&mut sums, 1.0);
        sums.weighted / sums.weights
    }

    /// (1 - (1 + v p)^-s) / p.
    fn at(&self, p: f64) -> f64 {
        let purchases = p * self.v;
        if purchases < 1e-300 { self.s * self.v } else { -libm::expm1(-self.s * libm::log1p(purchases)) / p }
    }

    /// The step for which the error is e^-DIGITS: 2πθ over the digits and the growth of the integrand at the height θ of the
    /// strip, at the best of some heights. Up to π/2 only the weights grow, as 1/cos^a does at most; towards π the function
    /// does too, and the weights by what their entropy says beside that.
    fn step(&self, concentration: f64) -> f64 {
        let &Self { a, b, s, .. } = self;
        let square = 64.0 / (concentration + 28.0);
        let log_cos = square * (1.0 / 2.0 + square * (1.0 / 12.0 + square / 22.0));
        let narrow = square.sqrt() / (DIGITS + concentration * log_cos);
        let entropy = a * log1p(b / a) + b * log1p(a / b);
        let broad = HEIGHTS.map(|[height, all, entropies]| height / (DIGITS + all * (a + b + s) + entropies * entropy));
        TAU * broad.into_iter().fold(narrow, f64::max)
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Sums {
    pub(super) weights: f64,
    pub(super) weighted: f64,
}

impl Sums {
    fn ignores(&self, node: &Node) -> bool {
        node.weight <= NEGLIGIBLE * self.weights && node.weighted <= NEGLIGIBLE * self.weighted
    }
}

/// One end of [0, 1].
#[derive(Debug, Clone, Copy)]
struct Side {
    /// a or b.
    slope: f64,
    /// Its part of a + b, and the other's.
    share: f64,
    other: f64,
    /// p and 1/p: the factors of e^x (or e^-x) and of 1.
    chance: ([f64; 2], [f64; 2]),
}

#[derive(Debug, Clone, Copy, Default)]
struct Node {
    weight: f64,
    weighted: f64,
}

/// e^x and e^-x, each less 1 and in full.
#[derive(Debug, Clone, Copy)]
struct Powers<T> {
    up: [T; 2],
    down: [T; 2],
}

impl Powers<f64> {
    const NONE: Self = Self { up: [0.0, 1.0], down: [0.0, 1.0] };

    fn at(offset: f64) -> Self {
        let of = |x: f64| [expm1(x), exp(x)];
        Self { up: of(offset), down: of(-offset) }
    }

    fn times(self, step: &Self) -> Self {
        let product = |x: [f64; 2], y: [f64; 2]| [x[0] + y[0] * x[1], x[1] * y[1]];
        Self { up: product(self.up, step.up), down: product(self.down, step.down) }
    }

    fn times_each(&self, steps: &Powers<Column>) -> Powers<Column> {
        let product =
            |x: [f64; 2], y: &[Column; 2]| [y[0].map(|less_one| x[0] + less_one * x[1]), y[1].map(|full| x[1] * full)];
        Powers { up: product(self.up, &steps.up), down: product(self.down, &steps.down) }
    }
}

impl Powers<Column> {
    fn last(&self) -> Powers<f64> {
        let last = |x: &[Column; 2]| [x[0][LANES - 1], x[1][LANES - 1]];
        Powers { up: last(&self.up), down: last(&self.down) }
    }
}

struct Rule<'a> {
    of: &'a BetaMean,
    step: f64,
    /// The first nodes, from the centre.
    steps: Powers<Column>,
    both: f64,
    /// Logit of the weights' peak.
    centre: f64,
    low: Side,
    high: Side,
    ends: Ends,
}

impl<'a> Rule<'a> {
    fn new(of: &'a BetaMean, concentration: f64) -> Self {
        let &BetaMean { a, b, .. } = of;
        let both = a + b;
        let centre = if (a / b).is_normal() { log(a / b, 0.0) } else { libm::log(a) - libm::log(b) };
        let (low, high) = (a / both, b / both);
        let rising = ([low, 0.0], [1.0 / low, 0.0]);
        let constant = ([0.0, low], [0.0, 1.0 / low]);
        let low_side = Side { slope: a, share: low, other: high, chance: rising };
        let high_side = Side { slope: b, share: high, other: low, chance: constant };
        let step = of.step(concentration);
        let steps = Self::steps(step);
        Self { of, step, steps, both, centre, low: low_side, high: high_side, ends: Ends::of(of) }
    }

    /// From the centre outwards in one direction, until the nodes vanish or the rest has a closed form.
    fn sweep(&self, sums: &mut Sums, direction: f64) {
        let (mut at, mut powers) = (0.0, Powers::NONE);
        for _ in 0..MOST_STEPS {
            let nodes = powers.times_each(&self.steps);
            let last = self.add_nodes(sums, direction, at, &nodes);
            if sums.ignores(&last) {
                return;
            }
            at += LANES as f64;
            powers = nodes.last();
            let Some(stretch) = self.stretch(direction, at, &last, &powers) else { continue };
            if self.ends.are_reached(&stretch) {
                return self.ends.add(sums, &stretch);
            }
            if let Some(bridge) = Bridge::over(self.of, &stretch) {
                bridge.add(sums);
                at += bridge.count;
                powers = Powers::at(at * self.step);
            }
        }
        sums.weighted = f64::NAN;
    }

    /// The first nodes' distances from the centre.
    fn steps(step: f64) -> Powers<Column> {
        let one = Powers::at(step);
        let mut powers = Powers::NONE;
        let each: [Powers<f64>; LANES] = core::array::from_fn(|_| {
            powers = powers.times(&one);
            powers
        });
        Powers {
            up: [each.map(|p| p.up[0]), each.map(|p| p.up[1])],
            down: [each.map(|p| p.down[0]), each.map(|p| p.down[1])],
        }
    }

    /// Adds the nodes that follow the one `at` so many steps from the centre, and gives the last of them.
    fn add_nodes(&self, sums: &mut Sums, direction: f64, at: f64, powers: &Powers<Column>) -> Node {
        let is_low = self.centre + direction * (at + 1.0) * self.step < 0.0;
        let sign = if is_low { direction } else { -direction };
        let ([less_one, there], [_, back]) =
            if sign > 0.0 { (&powers.up, &powers.down) } else { (&powers.down, &powers.up) };
        let distance = core::array::from_fn(|lane| sign * (at + (lane + 1) as f64) * self.step);
        let lanes = Lanes { distance, less_one, there, back };
        let (weights, weighted) = if is_low { self.low.nodes(self, &lanes) } else { self.high.nodes(self, &lanes) };
        weights.into_iter().zip(weighted).fold(Node::default(), |_, (weight, weighted)| {
            sums.weights += weight;
            sums.weighted += weighted;
            Node { weight, weighted }
        })
    }

    /// What lies beyond a node, if that is on the side of [0, 1] towards which the sweep goes.
    fn stretch(&self, direction: f64, at: f64, node: &Node, powers: &Powers<f64>) -> Option<Stretch> {
        let logit = self.centre + direction * at * self.step;
        let side = if direction < 0.0 { &self.low } else { &self.high };
        (direction * logit > 0.0).then(|| Stretch {
            is_low: direction < 0.0,
            weight: node.weight,
            odds: side.share * powers.down[1] / side.other,
            distance: logit.abs(),
            step: self.step,
            both: self.both,
        })
    }
}

/// Nodes in a row, in columns: the processor then works on two or more at once.
struct Lanes<'a> {
    /// Distance x from the centre, towards the end of [0, 1] that is not the nearer one.
    distance: Column,
    /// e^x - 1, e^x and e^-x.
    less_one: &'a Column,
    there: &'a Column,
    back: &'a Column,
}

impl Side {
    /// Weights p^a (1 - p)^b relative to their peak, and the same times the function, as this side of [0, 1] sees them:
    /// from the nearer end large exponents do not cancel.
    fn nodes(&self, rule: &Rule, lanes: &Lanes) -> (Column, Column) {
        let (sums, rests) = self.sums(lanes);
        let mut weights = sums;
        log_each(&mut weights, &rests);
        for (weight, x) in weights.iter_mut().zip(lanes.distance) {
            *weight = self.slope * x - rule.both * *weight;
        }
        exp_each(&mut weights);
        let mut weighted = self.power_less_one(rule.of, lanes, &sums);
        for (((value, weight), sum), back) in weighted.iter_mut().zip(&weights).zip(sums).zip(lanes.back) {
            let per_chance = sum * (self.chance.1[0] * back + self.chance.1[1]);
            *value *= -per_chance * weight;
        }
        (weights, weighted)
    }

    /// 1 + share (e^x - 1), and its rounding; where the two nearly cancel, the same sum of positive parts.
    fn sums(&self, lanes: &Lanes) -> (Column, Column) {
        let is_near = lanes.distance[0] > -1.0 || self.share < self.other;
        if is_near {
            let products = lanes.less_one.map(|e| self.share * e);
            (products.map(|product| 1.0 + product), products.map(|product| product - ((1.0 + product) - 1.0)))
        } else {
            (lanes.there.map(|e| self.other + self.share * e), [0.0; LANES])
        }
    }

    /// (1 + v p)^-s - 1, p and 1/p being linear in e^x and e^-x but for the factor `sums`.
    fn power_less_one(&self, of: &BetaMean, lanes: &Lanes, sums: &Column) -> Column {
        let (mut values, mut rests) = (*lanes.there, [0.0; LANES]);
        for ((value, rest), sum) in values.iter_mut().zip(&mut rests).zip(sums) {
            let purchases = (self.chance.0[0] * *value + self.chance.0[1]) / sum * of.v;
            *value = 1.0 + purchases;
            *rest = purchases - (*value - 1.0);
        }
        log_each(&mut values, &rests);
        values.iter_mut().for_each(|value| *value *= -of.s);
        expm1_each(&mut values);
        values
    }
}

#[cfg(test)]
#[allow(clippy::excessive_precision)] // goldens are written as printed
mod tests {
    use super::*;

    fn close(actual: f64, expected: f64, tolerance: f64, of: &[f64]) {
        assert!((actual / expected - 1.0).abs() <= tolerance, "{actual:e} instead of {expected:e} for {of:?}");
    }

    /// Purchases that come so slowly are s v each, whatever the chance; quick ones are limited by it: E(1/p).
    #[test]
    fn the_limits_of_time_are_the_rate_and_the_mean_life() {
        for a in [1.5, 2.5, 40.0, 3e3] {
            for b in [1e-6, 0.02, 0.7, 1.0, 9.0, 250.0, 1e5] {
                for s in [0.8, 3.0, 700.0] {
                    close(BetaMean { a, b, s, v: 1e-17 }.value(), s * 1e-17, 1e-13, &[a, b, s]);
                    if s > 2.5 {
                        let life = (a + b - 1.0) / (a - 1.0);
                        close(BetaMean { a, b, s, v: 1e40 }.value(), life, 3e-13, &[a, b, s]);
                    }
                }
            }
        }
    }

    /// mpmath 1.4.1 with 200 digits: (a + b - 1)/(a - 1) (1 - 2F1(s, a - 1; a + b - 1; -v)), an ε beside its singular points.
    #[test]
    fn the_mean_is_the_hypergeometric_function_where_that_is_hard() {
        for [a, b, s, v, expected] in HYPERGEOMETRIC {
            close(BetaMean { a, b, s, v }.value(), expected, 3e-13, &[a, b, s, v]);
        }
    }

    #[test]
    fn nothing_jumps_where_a_closed_form_takes_over() {
        for (a, b, s) in [(0.8, 2.4, 0.25), (1.3, 0.4, 7.9), (1.3, 0.4, 8.1), (0.4, 30.0, 400.0)] {
            let mut before = 0.0;
            for step in 0..400 {
                let v = libm::exp(0.1 * f64::from(step));
                let value = BetaMean { a, b, s, v }.value();
                let next = BetaMean { a, b, s, v: v * (1.0 + 1e-9) }.value();
                assert!(
                    value > before && next >= value * (1.0 - 1e-12) && next < value * (1.0 + 2e-9),
                    "{a} {b} {s} {v}"
                );
                before = value * (1.0 - 1e-12);
            }
        }
    }

    const HYPERGEOMETRIC: [[f64; 5]; 17] = [
        [0.8, 2.4, 0.25, 20.0, 2.0339002036305765],
        [1.0, 2.4, 2.25, 1.0, 1.5808687104589043],
        [0.3, 0.2, 7.0, 0.01, 0.068362695807853885],
        [5.0, 46.0, 0.25, 0.3, 0.073656005553379489],
        [2.0, 300.0, 1.5, 100000.0, 299.35881167131447],
        [0.01, 5.0, 30.0, 3.0, 88.045942596487816],
        [300.0, 2000.0, 2.0, 999.0, 7.6885107746426574],
        [1e-06, 1e-06, 1.0, 1.0, 0.74999982671355604],
        [0.7, 1.3, 0.3, 1000000000000.0, 7357.2162953115506],
        [2.0, 1.3, 3.0, 100000000000000.0, 2.2999999999999851],
        [1.5, 0.8, 0.5, 1000000000.0, 2.5991955270714037],
        [10000.0, 10000.0, 10000.0, 0.0001, 0.78692495670163683],
        [10000.0, 0.001, 5.0, 1000.0, 1.00000010001],
        [0.0001, 10000.0, 10000.0, 10000000000.0, 99779983382969.345],
        [3.0, 2.0, 900.0, 1000000.0, 2.0],
        [0.8, 2.4, 0.25, 1e+20, 52954.093976194532],
        [100000000.0, 100000000.0, 2.0, 0.5, 0.720000000272],
    ];
}
