//! Discounted sums over many months from few predictions.
//!
//! What is expected by a time is an analytic function of x = ln(1 + t / τ), which a polynomial through few Chebyshev points
//! gives to all digits. A discounted sum over months is then a weighted sum of the values at those points, with weights that
//! all customers share: a century of months asks for some fifty predictions instead of 1,200.

use core::f64::consts::PI;
use libm::{cos, expm1, log, log1p};

use super::clv::Month;

/// -ln of what interpolation may leave.
const DIGITS: f64 = 44.0;

/// Times at which to predict, the last one the end of all months, and the weight of each in the discounted sum.
#[derive(Debug, Clone)]
pub(super) struct Schedule {
    points: Vec<Point>,
    /// Weight of the last time.
    pub(super) end: Point,
}

/// A time and its weight.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Point {
    pub(super) time: f64,
    pub(super) weight: f64,
}

impl Schedule {
    /// For customers whose α + T is at least τ, the `rate`.
    ///
    /// Σ (G_i - G_{i-1}) D_i = G_n D_n + Σ_{i<n} G_i (D_i - D_{i+1}).
    pub(super) fn new(months: &[Month], rate: f64) -> Self {
        let earlier = months.iter().zip(months.iter().skip(1));
        let earlier =
            earlier.map(|(month, next)| Point { time: month.horizon, weight: month.discount - next.discount });
        let points: Vec<Point> = earlier.filter(|point| point.weight != 0.0).collect();
        let end = months.last().map_or(Point::default(), |last| Point { time: last.horizon, weight: last.discount });
        let few = points.first().map(|first| Chebyshev::new(first.time, end.time, rate));
        match few.filter(|few| few.points.len() < points.len()) {
            Some(few) => few.schedule(&points, end),
            None => Self { points, end },
        }
    }

    /// The discounted sum of a function of time, and the function at the end.
    pub(super) fn sum(&self, by_then: impl Fn(f64) -> f64) -> (f64, f64) {
        let at_end = by_then(self.end.time);
        let sum: f64 = self.points.iter().map(|point| point.weight * by_then(point.time)).sum();
        (sum + self.end.weight * at_end, at_end)
    }
}

/// Interpolation between Chebyshev points of the second kind, over a range of x.
struct Chebyshev {
    rate: f64,
    /// The points in x, from the end to the beginning, and their barycentric weights.
    points: Vec<(f64, f64)>,
}

impl Chebyshev {
    /// So many points that the error, which falls as the ellipse within ±iπ allows, is below the rounding.
    fn new(first: f64, last: f64, rate: f64) -> Self {
        let (low, high) = (log1p(first / rate), log1p(last / rate));
        let half = (high - low) / 2.0;
        let height = PI / half;
        let degree = (DIGITS / log(height + (1.0 + height * height).sqrt())).ceil();
        let point = |j: f64| {
            let weight = if j % 2.0 == 0.0 { 1.0 } else { -1.0 };
            let is_end = j == 0.0 || j == degree;
            (low + half * (1.0 + cos(PI * j / degree)), if is_end { weight / 2.0 } else { weight })
        };
        Self { rate, points: (0..=degree as u32).map(|j| point(f64::from(j))).collect() }
    }

    fn schedule(&self, given: &[Point], mut end: Point) -> Schedule {
        let mut weights = vec![0.0; self.points.len()];
        for point in given {
            let shares = self.shares(log1p(point.time / self.rate));
            weights.iter_mut().zip(shares).for_each(|(weight, share)| *weight += share * point.weight);
        }
        let mut points = self.points.iter().zip(weights);
        end.weight += points.next().map_or(0.0, |(_, weight)| weight);
        let points = points.map(|((x, _), weight)| Point { time: self.rate * expm1(*x), weight }).collect();
        Schedule { points, end }
    }

    /// What each point's value counts at x: the second barycentric formula of Berrut & Trefethen 2004, SIAM Review 46(3).
    fn shares(&self, x: f64) -> Vec<f64> {
        if let Some(hit) = self.points.iter().position(|(point, _)| *point == x) {
            return (0..self.points.len()).map(|j| f64::from(u8::from(j == hit))).collect();
        }
        let terms: Vec<f64> = self.points.iter().map(|(point, weight)| weight / (x - point)).collect();
        let sum: f64 = terms.iter().sum();
        terms.into_iter().map(|term| term / sum).collect()
    }
}
