//! Intervals of the parameters of a purchase model by profile likelihood.
//!
//! The likelihood is far from a parabola where customers are few, and has no finite maximum for many samples of them: the
//! percentiles of refits then cover too little, since what fails is extreme. How far the likelihood falls when one parameter
//! is held and the others follow asks for no maximum but its own, and does not depend on how a parameter is written.

use libm::exp;
use serde::Serialize;

use super::bg_nbd::{PurchaseParameters, logarithms};
use super::history::PurchaseHistory;
use super::likelihood::Likelihood;
use crate::metrics::error::{Result, outcome};
use crate::metrics::interval::Interval;
use crate::metrics::numeric::clamp::clamp;
use crate::metrics::numeric::optimise::{Cholesky, Evaluation, RUN_AWAY, maximise};
use crate::metrics::numeric::student_t::StudentT;
use crate::metrics::numeric::symmetric::Symmetric;

/// A logarithm this near to an end of an interval is that end.
const CLOSE: f64 = 1e-10;
const MOST_STEPS: usize = 60;
/// A stretch of a logarithm that is not exceeded in one step outwards.
const LONGEST_STEP: f64 = 2.0;

/// Intervals of the parameters of a purchase model.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
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

/// The intervals of a fit to some merged rows: where twice the fall of ln L is below the square of Student's t, with as many
/// degrees of freedom as there are repeat buyers less the four parameters.
pub(super) fn intervals(rows: &[PurchaseHistory], fit: &PurchaseParameters, level: f64) -> Result<PurchaseIntervals> {
    let likelihood = Likelihood::new(fit.model, rows);
    let buyers: f64 = rows.iter().filter(|row| row.frequency > 0.0).map(|row| row.count).sum();
    let critical = StudentT::new((buyers - 4.0).max(1.0)).critical_value(level);
    let best = logarithms(fit, likelihood.scale());
    let of = |fixed: usize, unit: f64| {
        let [low, high] = Profile::new(&likelihood, best, fixed).ends(critical).map(|end| exp(end) * unit);
        Ok(Interval { low: outcome(low)?, high: outcome(high)? })
    };
    Ok(PurchaseIntervals { r: of(0, 1.0)?, alpha: of(1, likelihood.scale())?, a: of(2, 1.0)?, b: of(3, 1.0)? })
}

/// ln L as a function of the logarithm of one parameter, the others being the most likely ones.
struct Profile<'a> {
    likelihood: &'a Likelihood,
    /// Place of the parameter that is held.
    fixed: usize,
    best: f64,
    others: [f64; 3],
    highest: f64,
    error: f64,
}

/// A point of it, and the root of twice the fall of ln L.
#[derive(Clone, Copy)]
struct Fall {
    at: f64,
    root: f64,
}

impl<'a> Profile<'a> {
    fn new(likelihood: &'a Likelihood, best: [f64; 4], fixed: usize) -> Self {
        let at = likelihood.evaluate(&best.map(exp));
        let variances = Cholesky::of_negative(&at.hessian, 0.0).map(|factor| factor.inverse_diagonal());
        let error = variances.and_then(|variances| variances.get(fixed).copied()).unwrap_or(1.0).sqrt();
        let own = best.get(fixed).copied().unwrap_or_default();
        Self { likelihood, fixed, best: own, others: without(&best, fixed), highest: at.value, error }
    }

    fn ends(&self, critical: f64) -> [f64; 2] {
        [-1.0, 1.0].map(|direction| self.end(direction, critical))
    }

    /// Where the root reaches the critical value; ±RUN_AWAY where it never does.
    fn end(&self, direction: f64, critical: f64) -> f64 {
        let mut others = self.others;
        let mut near = Fall { at: self.best, root: 0.0 };
        let mut step = (critical * self.error).min(LONGEST_STEP);
        for _ in 0..MOST_STEPS {
            let at = clamp(near.at + direction * step, -RUN_AWAY, RUN_AWAY);
            let far = self.fall(at, &mut others);
            if far.root >= critical {
                return self.between(near, far, critical, others);
            }
            if at.abs() >= RUN_AWAY {
                break;
            }
            let slope = (far.root - near.root) / step;
            step = clamp(1.1 * (critical - far.root) / slope, 0.1, LONGEST_STEP);
            near = far;
        }
        direction * RUN_AWAY
    }

    /// Regula falsi, with a halving now and then: the root is nearly straight.
    fn between(&self, mut near: Fall, mut far: Fall, critical: f64, mut others: [f64; 3]) -> f64 {
        for step in 0..MOST_STEPS {
            let share = if step % 4 == 3 { 0.5 } else { (critical - near.root) / (far.root - near.root) };
            let point = self.fall(near.at + clamp(share, 0.01, 0.99) * (far.at - near.at), &mut others);
            if (point.root - critical).abs() < CLOSE || (far.at - near.at).abs() < CLOSE {
                return point.at;
            }
            if point.root < critical { near = point } else { far = point }
        }
        far.at
    }

    /// The fall of ln L where the parameter is held, from and to the most likely others.
    fn fall(&self, at: f64, others: &mut [f64; 3]) -> Fall {
        let evaluate =
            |others: &[f64; 3]| reduced(&self.likelihood.evaluate(&with(others, self.fixed, at).map(exp)), self.fixed);
        let maximum = maximise(&[*others], self.likelihood.customers(), evaluate);
        if maximum.point.iter().all(|logarithm| logarithm.abs() < RUN_AWAY) {
            *others = maximum.point;
        }
        Fall { at, root: (2.0 * (self.highest - maximum.at.value)).max(0.0).sqrt() }
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
