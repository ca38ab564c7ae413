//! Intervals of the parameters of a purchase model by profile likelihood.
//!
//! The likelihood is far from a parabola where customers are few, and has no finite maximum for many samples of them: the
//! percentiles of refits then cover too little, since what fails is extreme. How far the likelihood falls when one parameter
//! is held and the others follow asks for no maximum but its own, and does not depend on how a parameter is written.

use borsh::{BorshDeserialize, BorshSerialize};
use libm::exp;
use serde::Serialize;

use super::bg_nbd::{PurchaseParameters, logarithms};
use super::history::PurchaseHistory;
use super::likelihood::Likelihood;
use crate::metrics::error::{Result, outcome};
use crate::metrics::interval::Interval;
use crate::metrics::numeric::clamp::clamp;
use crate::metrics::numeric::optimise::{Ascent, Cholesky, Evaluation, RUN_AWAY};
use crate::metrics::numeric::student_t::StudentT;
use crate::metrics::numeric::symmetric::Symmetric;

/// A logarithm this near to an end of an interval is that end.
const CLOSE: f64 = 1e-10;
const MOST_STEPS: usize = 60;
/// A stretch of a logarithm that is not exceeded in one step outwards.
const LONGEST_STEP: f64 = 2.0;

/// Intervals of the parameters of a purchase model.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct PurchaseIntervals {
    /// Of r.
    pub r: Interval,
    /// Of α.
    pub alpha: Interval,
    /// Of a.
    pub a: Interval,
    /// Of b.
    pub b: Interval,
}

/// The search for the intervals of a fit to some merged rows: where twice the fall of ln L is below the square of Student's t,
/// with as many degrees of freedom as there are repeat buyers less the four parameters.
#[derive(Debug, Clone)]
pub(super) struct Profiling {
    likelihood: Likelihood,
    best: [f64; 4],
    at_best: Evaluation<4>,
    critical: f64,
    /// Of each parameter the low end and the high one, as logarithms.
    ends: Vec<f64>,
    search: Option<EndSearch>,
}

impl Profiling {
    pub(super) fn new(rows: &[PurchaseHistory], fit: &PurchaseParameters, level: f64) -> Self {
        let likelihood = Likelihood::new(fit.model, rows);
        let buyers: f64 = rows.iter().filter(|row| row.frequency > 0.0).map(|row| row.count).sum();
        let critical = StudentT::new((buyers - 4.0).max(1.0)).critical_value(level);
        let best = logarithms(fit, likelihood.scale());
        let at_best = likelihood.evaluate(&best.map(exp));
        Self { likelihood, best, at_best, critical, ends: Vec::new(), search: None }
    }

    /// One iteration of a search; the intervals after the last one.
    pub(super) fn advance(&mut self) -> Option<Result<PurchaseIntervals>> {
        let mut search = self.search.take().unwrap_or_else(|| self.next_search());
        match search.advance(&self.likelihood, self.at_best.value, self.critical) {
            Some(end) => self.ends.push(end),
            None => self.search = Some(search),
        }
        self.intervals()
    }

    fn next_search(&self) -> EndSearch {
        let (fixed, direction) = (self.ends.len() / 2, if self.ends.len().is_multiple_of(2) { -1.0 } else { 1.0 });
        let variances = Cholesky::of_negative(&self.at_best.hessian, 0.0).map(|factor| factor.inverse_diagonal());
        let error = variances.and_then(|variances| variances.get(fixed).copied()).unwrap_or(1.0).sqrt();
        let step = (self.critical * error).min(LONGEST_STEP);
        let near = Fall { at: self.best.get(fixed).copied().unwrap_or_default(), root: 0.0 };
        EndSearch::new(fixed, direction, near, step, without(&self.best, fixed))
    }

    fn intervals(&self) -> Option<Result<PurchaseIntervals>> {
        let [r0, r1, alpha0, alpha1, a0, a1, b0, b1] = self.ends.iter().copied().map(exp).collect::<Vec<_>>()[..]
        else {
            return None;
        };
        let of = |low: f64, high: f64| Ok(Interval { low: outcome(low)?, high: outcome(high)? });
        let scale = self.likelihood.scale();
        let all = || {
            let alpha = of(alpha0 * scale, alpha1 * scale)?;
            Ok(PurchaseIntervals { r: of(r0, r1)?, alpha, a: of(a0, a1)?, b: of(b0, b1)? })
        };
        Some(all())
    }
}

/// A search along ln L as a function of the logarithm of one parameter, the others being the most likely ones, for the place
/// where the root of twice its fall reaches the critical value.
#[derive(Debug, Clone)]
struct EndSearch {
    /// Place of the parameter that is held.
    fixed: usize,
    direction: f64,
    near: Fall,
    /// None while the steps lead outwards.
    far: Option<Fall>,
    step: f64,
    steps: usize,
    others: [f64; 3],
    /// Where the parameter is held at present, and the search for the others there.
    at: f64,
    ascent: Ascent<3>,
}

/// A point of it, and the root of twice the fall of ln L.
#[derive(Debug, Clone, Copy)]
struct Fall {
    at: f64,
    root: f64,
}

impl EndSearch {
    fn new(fixed: usize, direction: f64, near: Fall, step: f64, others: [f64; 3]) -> Self {
        let ascent = Ascent::new(&[others]);
        let at = clamp(near.at + direction * step, -RUN_AWAY, RUN_AWAY);
        Self { fixed, direction, near, far: None, step, steps: 0, others, at, ascent }
    }

    /// One iteration; the end if that was the last, ±RUN_AWAY where the fall never suffices.
    fn advance(&mut self, likelihood: &Likelihood, highest: f64, critical: f64) -> Option<f64> {
        let (fixed, at) = (self.fixed, self.at);
        let evaluate = |others: &[f64; 3]| reduced(&likelihood.evaluate(&with(others, fixed, at).map(exp)), fixed);
        let maximum = self.ascent.advance(likelihood.customers(), &evaluate)?;
        if maximum.point.iter().all(|logarithm| logarithm.abs() < RUN_AWAY) {
            self.others = maximum.point;
        }
        let fall = Fall { at, root: (2.0 * (highest - maximum.at.value)).max(0.0).sqrt() };
        let end = match self.far {
            None => self.outwards(fall, critical),
            Some(far) => self.between(fall, far, critical),
        };
        self.ascent = Ascent::new(&[self.others]);
        end
    }

    fn outwards(&mut self, fall: Fall, critical: f64) -> Option<f64> {
        self.steps += 1;
        if fall.root >= critical {
            (self.far, self.steps) = (Some(fall), 0);
            self.narrow(fall, critical);
            return None;
        }
        if fall.at.abs() >= RUN_AWAY || self.steps >= MOST_STEPS {
            return Some(self.direction * RUN_AWAY);
        }
        let slope = (fall.root - self.near.root) / self.step;
        self.step = clamp(1.1 * (critical - fall.root) / slope, 0.1, LONGEST_STEP);
        self.near = fall;
        self.at = clamp(self.near.at + self.direction * self.step, -RUN_AWAY, RUN_AWAY);
        None
    }

    fn between(&mut self, point: Fall, far: Fall, critical: f64) -> Option<f64> {
        if (point.root - critical).abs() < CLOSE || (far.at - self.near.at).abs() < CLOSE {
            return Some(point.at);
        }
        let far = if point.root < critical { far } else { point };
        if point.root < critical {
            self.near = point;
        }
        (self.far, self.steps) = (Some(far), self.steps + 1);
        if self.steps >= MOST_STEPS {
            return Some(far.at);
        }
        self.narrow(far, critical);
        None
    }

    /// Regula falsi, with a halving now and then: the root is nearly straight.
    fn narrow(&mut self, far: Fall, critical: f64) {
        let near = self.near;
        let share = if self.steps % 4 == 3 { 0.5 } else { (critical - near.root) / (far.root - near.root) };
        self.at = near.at + clamp(share, 0.01, 0.99) * (far.at - near.at);
    }
}

/// All but one.
fn without<T: Copy + Default>(all: &[T; 4], fixed: usize) -> [T; 3] {
    core::array::from_fn(|place| all.get(if place < fixed { place } else { place + 1 }).copied().unwrap_or_default())
}

fn with(others: &[f64; 3], fixed: usize, own: f64) -> [f64; 4] {
    core::array::from_fn(|place| {
        if place == fixed {
            own
        } else {
            others.get(if place < fixed { place } else { place - 1 }).copied().unwrap_or_default()
        }
    })
}

fn reduced(at: &Evaluation<4>, fixed: usize) -> Evaluation<3> {
    let hessian = without(&at.hessian, fixed).map(|row| without(&row, fixed));
    Evaluation { value: at.value, gradient: without(&at.gradient, fixed), hessian }
}
