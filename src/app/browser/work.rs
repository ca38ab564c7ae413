//! Long work beside the page: in slices between which the page answers, with progress, and ended at any time.

use std::time::Duration;

use leptos::prelude::*;

use super::files::Chosen;
use super::{clock, spawn};
use crate::metrics::Progress;

/// The bytes of a slice: a few milliseconds of reading.
const SLICE: u64 = 1 << 18;

/// How long a slice of steps may take, in milliseconds.
const TIME: f64 = 8.0;

/// How far the work has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stage {
    /// Nothing is being done.
    Idle,
    /// This share of it is done.
    Running(f64),
    /// All of it is done.
    Done,
    /// It has ended before.
    Failed(Failure),
}

/// Why work has ended before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The file cannot be read any more: it was moved, changed or taken away.
    Unreadable,
    /// Whoever does the work has given up, and knows why.
    GivenUp,
}

/// What takes a file in chunks, which may end anywhere. It keeps what comes of it by itself.
pub trait Reading {
    /// Takes the next bytes; `false` where there is no use in more.
    fn push(&mut self, bytes: &[u8]) -> bool;

    /// All of the file has come; `false` where nothing can come of it.
    fn finish(self: Box<Self>) -> bool;
}

/// What is done in steps, as a [`Job`](crate::metrics::Job) is. It keeps what comes of it by itself.
pub trait Steps {
    /// Does at most so many units of work, at least one if any is left.
    fn step(&mut self, budget: u64) -> Progress;

    /// All is done; `false` where nothing has come of it.
    fn finish(self: Box<Self>) -> bool;
}

/// A place for long work: what begins there ends what was going on.
#[derive(Debug, Clone, Copy)]
pub struct Work {
    stage: RwSignal<Stage>,
    /// Which work it is: what has another number is over.
    turn: StoredValue<u32>,
}

impl Default for Work {
    fn default() -> Self {
        Self { stage: RwSignal::new(Stage::Idle), turn: StoredValue::new(0) }
    }
}

impl Work {
    /// How far the work has come, following it.
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// Ends the work.
    pub fn cancel(self) {
        self.begin(Stage::Idle);
    }

    /// Hands all of a file to `reading`.
    pub fn read(self, file: Chosen, reading: Box<dyn Reading>) {
        let mine = self.begin(Stage::Running(0.0));
        spawn(async move {
            if let Some(stage) = self.hand_over(mine, &file, reading).await {
                self.show(mine, stage);
            }
        });
    }

    /// Does all of `steps`.
    pub fn run(self, steps: Box<dyn Steps>) {
        let mine = self.begin(Stage::Running(0.0));
        set_timeout(move || self.slice(mine, steps, 1), Duration::ZERO);
    }

    fn begin(self, stage: Stage) -> u32 {
        // Where the page is gone there is nothing to end and nobody to tell.
        self.turn.try_update_value(|turn| *turn += 1);
        self.stage.try_set(stage);
        self.turn.try_get_value().unwrap_or_default()
    }

    fn is_over(self, mine: u32) -> bool {
        self.turn.try_get_value() != Some(mine)
    }

    fn show(self, mine: u32, stage: Stage) {
        if !self.is_over(mine) {
            self.stage.try_set(stage);
        }
    }

    /// How the reading ends; nothing where something else has begun meanwhile. The next bytes are on their way while the last
    /// ones are read.
    async fn hand_over(self, mine: u32, file: &Chosen, mut reading: Box<dyn Reading>) -> Option<Stage> {
        let (mut at, mut next) = (0, file.ask(0, SLICE));
        while at < file.bytes {
            let bytes = next.come().await;
            if self.is_over(mine) {
                return None;
            }
            let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) else {
                return Some(Stage::Failed(Failure::Unreadable));
            };
            at += bytes.len() as u64;
            next = file.ask(at, at + SLICE);
            if !reading.push(&bytes) {
                return Some(Stage::Failed(Failure::GivenUp));
            }
            self.show(mine, Stage::Running(at as f64 / file.bytes as f64));
        }
        Some(ended(reading.finish()))
    }

    /// Does steps for as long as a slice may take, more at a time the faster they are.
    fn slice(self, mine: u32, mut steps: Box<dyn Steps>, mut budget: u64) {
        let begun = clock::now();
        while !self.is_over(mine) {
            let progress = steps.step(budget);
            let spent = clock::now() - begun;
            if progress.is_complete() {
                return self.show(mine, ended(steps.finish()));
            }
            if spent > TIME {
                budget = (budget / 2).max(1);
                self.show(mine, Stage::Running(progress.done as f64 / progress.of as f64));
                return set_timeout(move || self.slice(mine, steps, budget), Duration::ZERO);
            }
            budget = if spent < TIME / 4.0 { budget.saturating_mul(2) } else { budget };
        }
    }
}

const fn ended(is_done: bool) -> Stage {
    if is_done { Stage::Done } else { Stage::Failed(Failure::GivenUp) }
}
