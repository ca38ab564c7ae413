//! The draws: a first few at once with every change; see `drawing` for all of them.

use leptos::prelude::*;

use super::Shown;
use crate::tools::drivers::Simulated;

/// How many draws are made at once, in what a slider's step may take.
pub(super) const AT_ONCE: u64 = 1000;

/// Up to how many the page begins with: what was written is what the program shows.
pub(super) const AT_FIRST: u64 = 10_000;

/// What the draws come to, so far.
#[derive(Debug, Clone, Copy)]
pub struct Drawn {
    first: Memo<Option<Simulated>>,
    /// All of them, once they are made.
    pub all: RwSignal<Option<Simulated>>,
}

impl Drawn {
    /// The draws that follow from an outcome.
    pub fn of(shown: Shown) -> Self {
        let wanted = shown.with_untracked(|outcome| outcome.chosen.draws);
        let begun = wanted.filter(|draws| *draws <= AT_FIRST as f64);
        let all = begun.and_then(|_| shown.with_untracked(|outcome| outcome.simulate(AT_FIRST)).flatten());
        let drawn = Self {
            first: Memo::new(move |_| shown.with(|outcome| outcome.simulate(AT_ONCE)).flatten()),
            all: RwSignal::new(all),
        };
        Effect::watch(move || shown.track(), move |(), _, _| drawn.all.set(None), false);
        drawn
    }

    /// What `read` makes of all draws, or of the first ones; nothing where no input has a range.
    pub fn with<T>(self, read: impl FnOnce(&Simulated) -> T) -> Option<T> {
        if self.all.with(Option::is_some) {
            return self.all.with(|all| all.as_ref().map(read));
        }
        self.first.with(|first| first.as_ref().map(read))
    }
}
