//! The draws: a first few at once with every change, all of them in slices while the inputs rest.

use std::time::Duration;

use leptos::prelude::*;

use super::Shown;
use crate::tools::drivers::{Simulated, Simulating};

/// How many draws are made at once, in what a slider's step may take.
const AT_ONCE: u64 = 1000;

/// Up to how many the page begins with: what was written is what the program shows.
const AT_FIRST: u64 = 10_000;

/// How many are made in a slice, between which the page answers.
const SLICE: u64 = 4000;

/// How long inputs rest before all draws are made.
const REST: Duration = Duration::from_millis(250);

/// What the draws come to, so far.
#[derive(Debug, Clone, Copy)]
pub struct Drawn {
    shown: Shown,
    first: Memo<Option<Simulated>>,
    all: RwSignal<Option<Simulated>>,
    /// The share of the draws that is made, while they are being made.
    progress: RwSignal<Option<f64>>,
    /// How often the inputs have changed: draws from earlier ones are left.
    generation: StoredValue<u32>,
}

impl Drawn {
    /// The draws that follow from an outcome.
    pub fn of(shown: Shown) -> Self {
        let wanted = shown.with_untracked(|outcome| outcome.chosen.draws);
        let begun = wanted.filter(|draws| *draws <= AT_FIRST as f64);
        let all = begun.and_then(|_| shown.with_untracked(|outcome| outcome.simulate(AT_FIRST)).flatten());
        let is_whole = all.is_some();
        let drawn = Self {
            shown,
            first: Memo::new(move |_| shown.with(|outcome| outcome.simulate(AT_ONCE)).flatten()),
            all: RwSignal::new(all),
            progress: RwSignal::new(None),
            generation: StoredValue::new(0),
        };
        Effect::watch(move || shown.track(), move |(), _, _| drawn.begin(), !is_whole);
        drawn
    }

    /// What `read` makes of all draws, or of the first ones; nothing where no input has a range.
    pub fn with<T>(self, read: impl FnOnce(&Simulated) -> T) -> Option<T> {
        if self.all.with(Option::is_some) {
            return self.all.with(|all| all.as_ref().map(read));
        }
        self.first.with(|first| first.as_ref().map(read))
    }

    /// The share of the draws that is made, while they are being made.
    pub fn progress(self) -> Option<f64> {
        self.progress.get()
    }

    fn begin(self) {
        self.generation.update_value(|generation| *generation += 1);
        self.all.set(None);
        self.progress.set(None);
        let mine = self.generation.get_value();
        set_timeout(move || self.start(mine), REST);
    }

    fn start(self, mine: u32) {
        if self.generation.try_get_value() != Some(mine) {
            return;
        }
        let simulating = self.shown.with_untracked(|outcome| {
            let has_more = outcome.chosen.draws > AT_ONCE as f64;
            has_more.then(|| Simulating::new(outcome)).flatten()
        });
        if let Some(simulating) = simulating.flatten() {
            self.slice(simulating, mine);
        }
    }

    fn slice(self, mut simulating: Simulating, mine: u32) {
        if self.generation.try_get_value() != Some(mine) {
            return;
        }
        let progress = simulating.step(SLICE);
        if progress.is_complete() {
            self.all.set(simulating.result());
            self.progress.set(None);
        } else {
            self.progress.set(Some(progress.done as f64 / progress.of as f64));
            set_timeout(move || self.slice(simulating, mine), Duration::ZERO);
        }
    }
}
