//! All of the draws, made beside the page while the inputs rest.

use leptos::prelude::*;

use super::Shown;
use super::simulation::{AT_FIRST, AT_ONCE, Drawn};
use crate::app::Words;
use crate::app::browser::debounce::Rest;
use crate::app::browser::work::{Begun, Job, Stage, Stepping, Work};
use crate::app::components::file_drop::Lost;
use crate::app::live::{live, live_view};
use crate::metrics::Progress;
use crate::tools::drivers::{Sampled, Simulated, Simulating};
use crate::tools::number::canonical;

/// Makes all draws after each change, and says how far that has come.
#[component]
pub fn AllDraws(
    /// The outcome on show.
    shown: Shown,
    /// The draws on show.
    drawn: Drawn,
) -> impl IntoView {
    let words = Words::of_view();
    let (work, rest) = (Work::default(), Rest::default());
    let begin = move || {
        work.cancel();
        rest.then(move || start(work, shown, drawn));
    };
    // A change may have brought this view.
    let is_missing = drawn.all.with_untracked(Option::is_none);
    Effect::watch(move || shown.track(), move |(), _, _| begin(), is_missing);
    let share = Memo::new(move |_| if let Stage::Running(share) = work.stage() { Some(share) } else { None });
    let is_running = Memo::new(move |_| share.get().is_some());
    let progress = live_view(move || {
        let value = live(move || canonical(share.get().unwrap_or(1.0)));
        let label = words.text("drivers.working.progress");
        is_running.get().then(|| view! { <progress max="1" value=value aria-label=label></progress> })
    });
    view! { {progress} <Lost work /> }
}

fn start(work: Work, shown: Shown, drawn: Drawn) {
    let sampled = shown.with_untracked(Sampled::of);
    let has_more = |sampled: &Sampled| sampled.draws > AT_ONCE as f64 && !sampled.inputs.is_empty();
    if let Some(sampled) = sampled.filter(has_more) {
        work.ask::<Drawing>(sampled, None, move |all| drawn.all.try_set(all).is_none());
    }
}

/// The draws while they are being made.
pub struct Drawing(Simulating);

impl Job for Drawing {
    const PART: &'static str = "driverfigures";
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
