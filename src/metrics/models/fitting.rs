//! Fits by maximum likelihood, one iteration at a time.

use crate::metrics::error::Result;
use crate::metrics::job::{Progress, unfinished};
use crate::metrics::numeric::optimise::{Ascent, Evaluation, Maximum};

/// A log-likelihood of N parameters, by their logarithms.
pub(super) trait Surface<const N: usize> {
    /// What its maximum says.
    type Fit: Clone;

    /// The number of observations.
    fn weight(&self) -> f64;

    fn evaluate(&self, logarithms: &[f64; N]) -> Evaluation<N>;

    /// What the search has ended at, or why that is no maximum.
    fn fit(&self, maximum: &Maximum<N>) -> Result<Self::Fit>;
}

/// A fit that is on its way.
#[derive(Debug, Clone)]
pub(super) struct Fitting<S: Surface<N>, const N: usize> {
    surface: S,
    ascent: Ascent<N>,
    fit: Option<Result<S::Fit>>,
}

impl<S: Surface<N>, const N: usize> Fitting<S, N> {
    pub(super) fn new(surface: S, starts: &[[f64; N]]) -> Self {
        Self { surface, ascent: Ascent::new(starts), fit: None }
    }

    /// At most `budget` iterations, and one at least.
    pub(super) fn step(&mut self, budget: u64) -> Progress {
        let evaluate = |logarithms: &[f64; N]| self.surface.evaluate(logarithms);
        let mut left = budget.max(1);
        while left > 0 && self.fit.is_none() {
            let maximum = self.ascent.advance(self.surface.weight(), &evaluate);
            self.fit = maximum.map(|maximum| self.surface.fit(&maximum));
            left -= 1;
        }
        self.ascent.progress()
    }

    pub(super) fn result(&self) -> Result<S::Fit> {
        self.fit.clone().unwrap_or_else(|| Err(unfinished()))
    }
}
