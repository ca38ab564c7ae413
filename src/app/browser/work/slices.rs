//! Work in slices, between which the page answers.

use std::time::Duration;

use leptos::prelude::set_timeout;

use super::job::{Begun, Reading, Stepping};
use super::order::Order;
use super::reading::read;
use super::{Failure, Stage, Work, ended};
use crate::app::browser::files::Chosen;
use crate::app::browser::{clock, spawn};

/// The bytes of a slice: a few milliseconds of reading.
const SLICE: u64 = 1 << 18;

/// How long a slice of steps may take, in milliseconds.
const TIME: f64 = 8.0;

impl Work {
    pub(super) fn in_slices(self, mine: u32, order: &Order) {
        match (order.begin(), order.file.clone()) {
            (Begun::Over(is_done), _) => self.show(mine, ended(is_done)),
            (Begun::Stepping(work), _) => set_timeout(move || self.slice(mine, work, 1), Duration::ZERO),
            (Begun::Reading(work), Some(file)) => spawn(async move {
                if let Some(stage) = self.read(mine, &file, work).await {
                    self.show(mine, stage);
                }
            }),
            (Begun::Reading(_), None) => self.show(mine, Stage::Failed(Failure::Unreadable)),
        }
    }

    /// How the reading ends; nothing where something else has begun meanwhile.
    async fn read(self, mine: u32, file: &Chosen, work: Box<dyn Reading<bool>>) -> Option<Stage> {
        let Some(file) = file.blob() else { return Some(Stage::Failed(Failure::Unreadable)) };
        let goes_on = |share| {
            self.show(mine, Stage::Running(share));
            !self.is_over(mine)
        };
        let is_read = read(&file, SLICE, work, goes_on).await?;
        Some(is_read.map_or_else(Stage::Failed, ended))
    }

    /// Does steps for as long as a slice may take, more at a time the faster they are.
    fn slice(self, mine: u32, mut work: Box<dyn Stepping<bool>>, mut budget: u64) {
        let begun = clock::now();
        while !self.is_over(mine) {
            let progress = work.step(budget);
            let spent = clock::now() - begun;
            if progress.is_complete() {
                return self.show(mine, ended(work.finish()));
            }
            if spent > TIME {
                budget = (budget / 2).max(1);
                self.show(mine, Stage::Running(progress.done as f64 / progress.of as f64));
                return set_timeout(move || self.slice(mine, work, budget), Duration::ZERO);
            }
            budget = if spent < TIME / 4.0 { budget.saturating_mul(2) } else { budget };
        }
    }
}
