//! Long work in small steps, so that whoever drives it can show progress and stop in between.

use super::error::{MetricError, Result};
use serde::Serialize;

/// How far a job has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Units of work that are done.
    pub done: u64,
    /// Units in all, or the most that there may be where the work may end earlier.
    pub of: u64,
}

impl Progress {
    /// Whether no work is left.
    pub fn is_complete(self) -> bool {
        self.done >= self.of
    }
}

/// Work that is done in steps. How it is cut into steps changes no bit of its result.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{Distribution, Job, MonteCarloOptions, Simulation, monte_carlo};
/// let inputs = [("months", Distribution::Uniform { low: 24.0, high: 48.0 })];
/// let options = MonteCarloOptions { draws: 5_000.0, seed: 1, shares: vec![0.5], threshold: None };
/// let model = |x: &[f64]| Ok(x.iter().sum());
/// let mut simulation = Simulation::new(&inputs, &options, model)?;
/// while !simulation.step(1_000).is_complete() {
///     // show the progress, look whether to stop
/// }
/// assert_eq!(simulation.result()?, monte_carlo(&inputs, &options, model)?);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
pub trait Job {
    /// What comes of it.
    type Output;

    /// Does at most `budget` units of work, at least one if any is left.
    fn step(&mut self, budget: u64) -> Progress;

    /// The result once all is done; before, what has come of the work so far.
    ///
    /// # Errors
    /// Those of the function that does the work in one go; `Empty` at `""` where nothing has come of it yet.
    fn result(&self) -> Result<Self::Output>;

    /// Does what is left.
    ///
    /// # Errors
    /// Those of [`Job::result`].
    fn finish(&mut self) -> Result<Self::Output> {
        while !self.step(u64::MAX).is_complete() {}
        self.result()
    }
}

/// The error of a job of which nothing has come yet.
pub(super) fn unfinished() -> MetricError {
    MetricError::Empty { field: String::new() }
}
