//! Newton's method with damping for the log-likelihoods, which have two to four positive parameters.
//!
//! Own code: of the crates at hand `argmin` has no damped Newton method, brings a clock into a layer that must not have
//! one, and costs more than all the models together; what is needed here is a Cholesky factor of a 4 x 4 matrix and an
//! honest account of how the search ended.

use crate::metrics::job::Progress;

/// Parameters are searched for as logarithms; beyond this one has no finite value.
pub(crate) const RUN_AWAY: f64 = 16.0;
/// Largest move of a logarithm in one step.
const LONGEST_STEP: f64 = 2.0;
/// A Newton step this short is the last: convergence is quadratic, so what remains is of the order of its square.
const SHORT_STEP: f64 = 1e-9;
const ITERATION_LIMIT: usize = 200;
/// A pivot that has lost this much of its diagonal says that a direction has no curvature.
const SINGULAR: f64 = 1e-10;
const MOST_DAMPING: f64 = 1e12;
/// A promised gain below this part of the value cannot be told from rounding.
const ROUNDING: f64 = 1e-12;
/// A gradient below this part of the number of observations, where curvature is missing, says that nothing changes.
const NO_SLOPE: f64 = 1e-7;

/// A value with its derivatives by the logarithms of the parameters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Evaluation<const N: usize> {
    pub value: f64,
    pub gradient: [f64; N],
    pub hessian: [[f64; N]; N],
}

/// How a search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// At a maximum with curvature in every direction.
    Converged,
    /// Still climbing when the iterations were used up.
    IterationLimit,
    /// Climbing on without end.
    RunsAway,
    /// On a ridge: the value does not change along some direction.
    Flat,
}

/// Where a search ended, in logarithms.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Maximum<const N: usize> {
    pub point: [f64; N],
    pub at: Evaluation<N>,
    pub iterations: usize,
    pub ending: Ending,
}

/// The highest maximum of `evaluate` that is found from some starts, of which there must be one at least; `weight` is the
/// number of observations, to which gradients are compared.
pub(crate) fn maximise<const N: usize>(
    starts: &[[f64; N]],
    weight: f64,
    evaluate: impl Fn(&[f64; N]) -> Evaluation<N>,
) -> Maximum<N> {
    let mut ascent = Ascent::new(starts);
    loop {
        if let Some(maximum) = ascent.advance(weight, &evaluate) {
            return maximum;
        }
    }
}

/// The search of [`maximise`], one iteration at a time.
#[derive(Debug, Clone)]
pub(crate) struct Ascent<const N: usize> {
    /// Those that are left, the next one last.
    starts: Vec<[f64; N]>,
    search: Option<Search<N>>,
    best: Option<Maximum<N>>,
    iterations: Progress,
}

impl<const N: usize> Ascent<N> {
    pub(crate) fn new(starts: &[[f64; N]]) -> Self {
        let mut left: Vec<[f64; N]> = starts.iter().rev().copied().collect();
        if left.is_empty() {
            left.push([0.0; N]);
        }
        let iterations = Progress { done: 0, of: (left.len() * ITERATION_LIMIT) as u64 };
        Self { starts: left, search: None, best: None, iterations }
    }

    /// The iterations that are done, and the most that there may be.
    pub(crate) fn progress(&self) -> Progress {
        self.iterations
    }

    /// One iteration; the highest maximum once each start has been followed to its end.
    pub(crate) fn advance(
        &mut self,
        weight: f64,
        evaluate: &impl Fn(&[f64; N]) -> Evaluation<N>,
    ) -> Option<Maximum<N>> {
        let next = || self.starts.pop().map(|start| Search::new(start, evaluate));
        let Some(mut search) = self.search.take().or_else(next) else { return self.best };
        self.iterations.done += 1;
        match search.advance(weight, evaluate) {
            Some(ending) => self.settle(search.ended(ending)),
            None => self.search = Some(search),
        }
        self.best.filter(|_| self.search.is_none() && self.starts.is_empty())
    }

    /// What a start has led to; the iterations that it left unused are done.
    fn settle(&mut self, maximum: Maximum<N>) {
        self.iterations.done += (ITERATION_LIMIT - maximum.iterations) as u64;
        self.best = Some(self.best.map_or(maximum, |best| best.higher(maximum)));
    }
}

impl<const N: usize> Maximum<N> {
    /// The higher of two; of two as high, a converged one, or the first.
    fn higher(self, other: Self) -> Self {
        let gain = other.at.value - self.at.value;
        let equal = 1e-9 * self.at.value.abs();
        let settles = other.ending == Ending::Converged && self.ending != Ending::Converged;
        if gain > equal || (settles && gain > -equal) { other } else { self }
    }
}

#[derive(Debug, Clone)]
struct Search<const N: usize> {
    point: [f64; N],
    at: Evaluation<N>,
    damping: f64,
    iterations: usize,
}

impl<const N: usize> Search<N> {
    fn new(start: [f64; N], evaluate: &impl Fn(&[f64; N]) -> Evaluation<N>) -> Self {
        Self { point: start, at: evaluate(&start), damping: 0.0, iterations: 0 }
    }

    fn ended(&self, ending: Ending) -> Maximum<N> {
        Maximum { point: self.point, at: self.at, iterations: self.iterations, ending }
    }

    /// One iteration, or the reason why it was the last.
    fn advance(&mut self, weight: f64, evaluate: &impl Fn(&[f64; N]) -> Evaluation<N>) -> Option<Ending> {
        self.iterations += 1;
        let limit = (self.iterations >= ITERATION_LIMIT).then_some(Ending::IterationLimit);
        self.step(weight, evaluate).or(limit)
    }

    /// One step uphill, or the reason why it was the last.
    fn step(&mut self, weight: f64, evaluate: &impl Fn(&[f64; N]) -> Evaluation<N>) -> Option<Ending> {
        if self.point.iter().any(|logarithm| logarithm.abs() > RUN_AWAY) {
            return Some(Ending::RunsAway);
        }
        let Some(newton) = Cholesky::of_negative(&self.at.hessian, 0.0) else {
            let flat = longest(&self.at.gradient) <= NO_SLOPE * weight || !self.climb(None, evaluate);
            return flat.then_some(Ending::Flat);
        };
        let step = newton.solve(&self.at.gradient);
        let beyond_rounding = dot(&step, &self.at.gradient) > ROUNDING * self.at.value.abs();
        if beyond_rounding && self.climb(Some(step), evaluate) {
            return None;
        }
        // The gradient is exact to many more digits than differences of the value: its word is enough here.
        self.point = moved(&self.point, &shortened(step));
        self.at = evaluate(&self.point);
        (longest(&step) < SHORT_STEP).then_some(Ending::Converged)
    }

    /// Damps the `newton` step until it leads uphill; false if none does, which happens only at the limit of rounding.
    fn climb(&mut self, newton: Option<[f64; N]>, evaluate: &impl Fn(&[f64; N]) -> Evaluation<N>) -> bool {
        let rounding = ROUNDING * self.at.value.abs();
        while self.damping < MOST_DAMPING {
            let step = if self.damping == 0.0 { newton } else { self.damped() };
            if let Some(step) = step.map(shortened) {
                let point = moved(&self.point, &step);
                let reached = evaluate(&point);
                let promised = dot(&step, &self.at.gradient);
                if reached.value >= self.at.value + 1e-4 * promised - rounding {
                    (self.point, self.at) = (point, reached);
                    self.damping = if self.damping < 1e-6 { 0.0 } else { self.damping * 0.1 };
                    return true;
                }
            }
            self.damping = (self.damping * 10.0).max(1e-6);
        }
        false
    }

    /// The damped step, if the damping suffices for one.
    fn damped(&self) -> Option<[f64; N]> {
        let scale = self.at.hessian.iter().map(longest).fold(0.0, f64::max);
        let factor = Cholesky::of_negative(&self.at.hessian, self.damping * scale)?;
        Some(factor.solve(&self.at.gradient))
    }
}

fn longest<const N: usize>(vector: &[f64; N]) -> f64 {
    vector.iter().fold(0.0, |most, v| most.max(v.abs()))
}

fn dot<const N: usize>(one: &[f64; N], other: &[f64; N]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

fn moved<const N: usize>(point: &[f64; N], step: &[f64; N]) -> [f64; N] {
    core::array::from_fn(|i| point.get(i).copied().unwrap_or(0.0) + step.get(i).copied().unwrap_or(0.0))
}

fn shortened<const N: usize>(step: [f64; N]) -> [f64; N] {
    let length = longest(&step);
    if length > LONGEST_STEP { step.map(|s| s * (LONGEST_STEP / length)) } else { step }
}

/// The lower triangular L with L Lᵀ = a symmetric positive definite matrix.
pub(crate) struct Cholesky<const N: usize> {
    lower: [[f64; N]; N],
}

#[expect(clippy::indexing_slicing, reason = "every index runs below N, the length of the arrays")]
impl<const N: usize> Cholesky<N> {
    /// The factor of `damping` I - `matrix`, if that is positive definite beyond rounding.
    pub(crate) fn of_negative(matrix: &[[f64; N]; N], damping: f64) -> Option<Self> {
        let mut lower = [[0.0; N]; N];
        for i in 0..N {
            for j in 0..=i {
                let known: f64 = (0..j).map(|k| lower[i][k] * lower[j][k]).sum();
                let full = if i == j { damping - matrix[i][i] } else { -matrix[i][j] };
                let rest = full - known;
                if i == j {
                    // Written so that NaN is refused too.
                    if !(rest > SINGULAR * full && full > 0.0) {
                        return None;
                    }
                    lower[i][i] = rest.sqrt();
                } else {
                    lower[i][j] = rest / lower[j][j];
                }
            }
        }
        Some(Self { lower })
    }

    /// x with (L Lᵀ) x = `right`.
    pub(crate) fn solve(&self, right: &[f64; N]) -> [f64; N] {
        let mut x = *right;
        for i in 0..N {
            let known: f64 = (0..i).map(|k| self.lower[i][k] * x[k]).sum();
            x[i] = (x[i] - known) / self.lower[i][i];
        }
        for i in (0..N).rev() {
            let known: f64 = (i + 1..N).map(|k| self.lower[k][i] * x[k]).sum();
            x[i] = (x[i] - known) / self.lower[i][i];
        }
        x
    }

    /// The diagonal of the inverse matrix.
    pub(crate) fn inverse_diagonal(&self) -> [f64; N] {
        core::array::from_fn(|i| self.solve(&core::array::from_fn(|j| if i == j { 1.0 } else { 0.0 }))[i])
    }
}

/// Standard errors of the parameters themselves, from the derivatives by their logarithms; none if the negative Hessian
/// is not positive definite.
pub(crate) fn standard_errors<const N: usize>(parameters: &[f64; N], at: &Evaluation<N>) -> Option<[f64; N]> {
    let mut hessian = at.hessian;
    for (i, (row, gradient)) in hessian.iter_mut().zip(&at.gradient).enumerate() {
        // d²f/dp² = (d²f/d(ln p)² - df/d(ln p)) / p²; the division by p is made at the end.
        if let Some(diagonal) = row.get_mut(i) {
            *diagonal -= gradient;
        }
    }
    let variances = Cholesky::of_negative(&hessian, 0.0)?.inverse_diagonal();
    Some(core::array::from_fn(|i| {
        parameters.get(i).copied().unwrap_or(0.0) * variances.get(i).copied().unwrap_or(0.0).sqrt()
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A bowl in the logarithms, upside down: -(u - 1)² - 2 (v + 3)² - (u - 1)(v + 3).
    fn bowl(&[u, v]: &[f64; 2]) -> Evaluation<2> {
        let (x, y) = (u - 1.0, v + 3.0);
        Evaluation {
            value: -x * x - 2.0 * y * y - x * y,
            gradient: [-2.0 * x - y, -4.0 * y - x],
            hessian: [[-2.0, -1.0], [-1.0, -4.0]],
        }
    }

    #[test]
    fn a_quadratic_is_solved_exactly() {
        let maximum = maximise(&[[4.0, 4.0]], 1.0, bowl);
        assert_eq!(maximum.ending, Ending::Converged);
        assert!((maximum.point[0] - 1.0).abs() < 1e-14 && (maximum.point[1] + 3.0).abs() < 1e-14);
    }

    #[test]
    fn a_supremum_at_infinity_runs_away() {
        let rising = |&[u]: &[f64; 1]| {
            let rest = libm::exp(-u);
            Evaluation { value: -rest, gradient: [rest], hessian: [[-rest]] }
        };
        assert_eq!(maximise(&[[0.0]], 1.0, rising).ending, Ending::RunsAway);
    }

    #[test]
    fn a_ridge_is_called_flat() {
        let ridge = |&[u, v]: &[f64; 2]| {
            let x = u - v - 1.0;
            Evaluation { value: -x * x, gradient: [-2.0 * x, 2.0 * x], hessian: [[-2.0, 2.0], [2.0, -2.0]] }
        };
        assert_eq!(maximise(&[[0.0, 0.0]], 1.0, ridge).ending, Ending::Flat);
    }

    #[test]
    fn the_inverse_is_that_of_the_negative_matrix() {
        let [first, second] = Cholesky::of_negative(&[[-4.0, -2.0], [-2.0, -3.0]], 0.0).unwrap().inverse_diagonal();
        assert!((first - 0.375).abs() < 1e-15 && (second - 0.5).abs() < 1e-15);
        assert!(Cholesky::of_negative(&[[-1.0, -2.0], [-2.0, -1.0]], 0.0).is_none());
        assert!(Cholesky::of_negative(&[[f64::NAN]], 0.0).is_none());
    }
}
