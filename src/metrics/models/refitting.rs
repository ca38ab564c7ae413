//! Fits of customers as they are, and again and again of customers drawn from them, piece by piece.

use super::bootstrap::{Resampler, Resampling};
use crate::metrics::error::Result;
use crate::metrics::job::{Progress, unfinished};

/// What is fitted, to all customers and to those that are drawn.
pub(super) trait Refitted {
    /// A fit that is on its way.
    type Fitting: Clone;
    /// What comes of one.
    type Fit: Clone;
    /// What is kept of a refit.
    type Draw: Clone;

    /// How many customers each row stands for.
    fn counts(&self) -> Vec<f64>;

    /// A piece of the work on a fit; what comes of it if that was the last.
    fn advance(&self, fitting: &mut Self::Fitting) -> Option<Result<Self::Fit>>;

    /// The beginning of a refit of the rows by other counts, near the fit of all.
    fn begin(&self, counts: &[f64], near: &Self::Fit) -> Result<Self::Fitting>;

    /// What is kept of a refit; none of a failed one.
    fn draw(refit: Self::Fit) -> Option<Self::Draw>;
}

/// The fit and the refits so far.
#[derive(Debug, Clone)]
pub(super) struct Refitting<B: Refitted> {
    base: B,
    resampling: Resampling,
    resampler: Resampler,
    fitting: B::Fitting,
    fit: Option<Result<B::Fit>>,
    draws: Vec<B::Draw>,
    refits: usize,
}

/// A fit and refits.
pub(super) struct Refits<B: Refitted> {
    pub(super) fit: B::Fit,
    pub(super) draws: Vec<B::Draw>,
    pub(super) failed: usize,
    pub(super) resampling: Resampling,
}

impl<B: Refitted> Refitting<B> {
    /// Before the first piece of work; `fitting` is the beginning of the fit of all.
    pub(super) fn new(base: B, fitting: B::Fitting, resampling: Resampling) -> Self {
        let resampler = Resampler::new(base.counts(), &resampling);
        Self { base, resampling, resampler, fitting, fit: None, draws: Vec::new(), refits: 0 }
    }

    /// At most `budget` pieces of work, and one at least.
    pub(super) fn step(&mut self, budget: u64) -> Progress {
        let mut left = budget.max(1);
        while left > 0 && !self.progress().is_complete() {
            self.advance();
            left -= 1;
        }
        self.progress()
    }

    /// The fit and the refits so far.
    pub(super) fn result(&self) -> Result<Refits<B>> {
        let fit = self.fit.clone().unwrap_or_else(|| Err(unfinished()))?;
        let (draws, failed) = (self.draws.clone(), self.refits - self.draws.len());
        Ok(Refits { fit, draws, failed, resampling: self.resampling })
    }

    fn advance(&mut self) {
        let Some(result) = self.base.advance(&mut self.fitting) else { return };
        match self.fit {
            None => self.fit = Some(result),
            Some(_) => self.keep(result),
        }
        self.begin();
    }

    fn keep(&mut self, refit: Result<B::Fit>) {
        self.refits += 1;
        self.draws.extend(refit.ok().and_then(B::draw));
    }

    /// Draws until a refit can begin: none can of customers who have never bought again.
    fn begin(&mut self) {
        while let Some(Ok(near)) = self.fit.as_ref().filter(|_| !self.progress().is_complete()) {
            match self.base.begin(&self.resampler.draw(), near) {
                Ok(fitting) => return self.fitting = fitting,
                Err(error) => self.keep(Err(error)),
            }
        }
    }

    /// In fits: all of them are done where the first one fails.
    fn progress(&self) -> Progress {
        let of = self.resampling.resamples as usize + 1;
        let done = match self.fit {
            None => 0,
            Some(Err(_)) => of,
            Some(Ok(_)) => self.refits + 1,
        };
        Progress { done: done as u64, of: of as u64 }
    }
}
