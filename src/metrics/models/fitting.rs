//! Searches for the maximum of a likelihood, one iteration at a time.

use crate::metrics::job::Progress;
use crate::metrics::numeric::optimise::{Ascent, Evaluation, Maximum};

/// A log-likelihood of N parameters, by their logarithms.
pub(super) trait Surface<const N: usize> {
    /// The number of observations.
    fn weight(&self) -> f64;

    fn evaluate(&self, logarithms: &[f64; N]) -> Evaluation<N>;
}

/// A search that is on its way.
#[derive(Debug, Clone)]
pub(super) struct Fitting<S, const N: usize> {
    surface: S,
    ascent: Ascent<N>,
    end: Option<Maximum<N>>,
}

impl<S: Surface<N>, const N: usize> Fitting<S, N> {
    pub(super) fn new(surface: S, starts: &[[f64; N]]) -> Self {
        Self { surface, ascent: Ascent::new(starts), end: None }
    }

    /// At most `budget` iterations, and one at least.
    pub(super) fn step(&mut self, budget: u64) -> Progress {
        let evaluate = |logarithms: &[f64; N]| self.surface.evaluate(logarithms);
        let mut left = budget.max(1);
        while left > 0 && self.end.is_none() {
            self.end = self.ascent.advance(self.surface.weight(), &evaluate);
            left -= 1;
        }
        self.ascent.progress()
    }

    /// The likelihood and where the search has ended, if it has.
    pub(super) fn end(&self) -> Option<(&S, &Maximum<N>)> {
        self.end.as_ref().map(|end| (&self.surface, end))
    }
}
