//! The draws: a first few at once with every change, all of them beside the page while the inputs rest.

use leptos::prelude::*;

use super::Shown;
use crate::app::browser::debounce::Rest;
use crate::app::browser::work::{Begun, Job, Stage, Stepping, Work};
use crate::metrics::Progress;
use crate::tools::drivers::{Sampled, Simulated, Simulating};

/// How many draws are made at once, in what a slider's step may take.
const AT_ONCE: u64 = 1000;

/// Up to how many the page begins with: what was written is what the program shows.
const AT_FIRST: u64 = 10_000;

/// What the draws come to, so far.
#[derive(Debug, Clone, Copy)]
pub struct Drawn {
    shown: Shown,
    first: Memo<Option<Simulated>>,
    all: RwSignal<Option<Simulated>>,
    /// Where all of them are made.
    pub work: Work,
    rest: Rest,
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
            work: Work::default(),
            rest: Rest::default(),
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
        if let Stage::Running(share) = self.work.stage() { Some(share) } else { None }
    }

    fn begin(self) {
        self.work.cancel();
        self.all.set(None);
        self.rest.then(move || self.start());
    }

    fn start(self) {
        let sampled = self.shown.with_untracked(Sampled::of);
        let has_more = |sampled: &Sampled| sampled.draws > AT_ONCE as f64 && !sampled.inputs.is_empty();
        if let Some(sampled) = sampled.filter(has_more) {
            self.work.ask::<Drawing>(sampled, None, move |drawn| self.all.try_set(drawn).is_none());
        }
    }
}

/// The draws while they are being made.
pub struct Drawing(Simulating);

impl Job for Drawing {
    const PART: &'static str = "drivers";
    const NAME: &'static str = "draws";
    type Input = Sampled;
    type Output = Option<Simulated>;

    fn begin(sampled: Sampled) -> Begun<Option<Simulated>> {
        let simulating = Simulating::new(&sampled);
        simulating.map_or(Begun::Over(None), |simulating| Begun::Stepping(Box::new(Self(simulating))))
    }

    fn is_short(sampled: &Sampled, _: u64) -> bool {
        sampled.draws <= AT_FIRST as f64
    }
}

impl Stepping<Option<Simulated>> for Drawing {
    fn step(&mut self, budget: u64) -> Progress {
        self.0.step(budget)
    }

    fn finish(self: Box<Self>) -> Option<Simulated> {
        self.0.result()
    }
}
