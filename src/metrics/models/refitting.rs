//! A fit of all customers, and refits of customers drawn from them again and again, piece by piece.

use super::bootstrap::{Resampler, Resampling};
use crate::metrics::error::Result;
use crate::metrics::job::{Progress, unfinished};

/// What is fitted, to all customers and to those that are drawn.
pub(super) trait Refitted {
    /// The fit of all while it is on its way.
    type Fitting;
    /// What comes of it.
    type Fit: Clone;
    /// A refit while it is on its way.
    type Refitting;
    /// What comes of one.
    type Draw: Clone;

    /// How many customers each row stands for.
    fn counts(&self) -> Vec<f64>;

    /// A piece of the work on the fit of all; what comes of it if that was the last.
    fn fit(&self, fitting: &mut Self::Fitting) -> Option<Result<Self::Fit>>;

    /// The beginning of a refit to rows by other counts; none where nobody has bought again.
    fn begin(&self, counts: &[f64], fit: &Self::Fit) -> Option<Self::Refitting>;

    /// A piece of the work on a refit; what comes of it if that was the last.
    fn refit(&self, refitting: &mut Self::Refitting) -> Option<Self::Draw>;

    /// What comes of a refit that cannot begin.
    fn without(&self) -> Self::Draw;
}

/// The fit and the refits so far.
#[derive(Debug, Clone)]
pub(super) struct Refitting<B: Refitted> {
    base: B,
    resampling: Resampling,
    resampler: Resampler,
    fitting: B::Fitting,
    fit: Option<Result<B::Fit>>,
    refitting: Option<B::Refitting>,
    draws: Vec<B::Draw>,
}

impl<B: Refitted> Refitting<B> {
    /// Before the first piece of work; `fitting` is the beginning of the fit of all.
    pub(super) fn new(base: B, fitting: B::Fitting, resampling: Resampling) -> Self {
        let resampler = Resampler::new(base.counts(), &resampling);
        Self { base, resampling, resampler, fitting, fit: None, refitting: None, draws: Vec::new() }
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

    /// The fit of all.
    pub(super) fn fit(&self) -> Result<B::Fit> {
        self.fit.clone().unwrap_or_else(|| Err(unfinished()))
    }

    /// What has come of the refits so far.
    pub(super) fn draws(&self) -> &[B::Draw] {
        &self.draws
    }

    pub(super) fn resampling(&self) -> &Resampling {
        &self.resampling
    }

    fn advance(&mut self) {
        match &self.fit {
            None => self.fit = self.base.fit(&mut self.fitting),
            Some(Err(_)) => {}
            Some(Ok(fit)) => {
                let next = || self.base.begin(&self.resampler.draw(), fit);
                let draw = match self.refitting.take().or_else(next) {
                    Some(refitting) => self.base.refit(self.refitting.insert(refitting)),
                    None => Some(self.base.without()),
                };
                if let Some(draw) = draw {
                    self.refitting = None;
                    self.draws.push(draw);
                }
            }
        }
    }

    /// In fits: all of them are done where the first one fails.
    fn progress(&self) -> Progress {
        let of = self.resampling.resamples as usize + 1;
        let done = match self.fit {
            None => 0,
            Some(Err(_)) => of,
            Some(Ok(_)) => self.draws.len() + 1,
        };
        Progress { done: done as u64, of: of as u64 }
    }
}
