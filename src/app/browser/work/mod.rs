//! Long work: in a worker where there can be one, else in slices between which the page answers; with progress, and ended at any
//! time.

mod helper;
mod job;
mod message;
mod order;
mod reading;
mod slices;
pub mod worker;

use std::rc::Rc;

use leptos::prelude::*;

use super::files::Chosen;
use helper::{Heard, Helper};
use message::Said;
use order::Order;

pub use job::{Begun, Job, Offer, Reading, Stepping, read, written};

/// A file of up to so many bytes is read in less time than a worker takes to begin.
pub const SHORT: u64 = 1 << 20;

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
    /// The worker has ended, or says nothing any more.
    Lost,
    /// Nothing could come of it, and whoever has asked for it knows why.
    GivenUp,
}

/// A place for long work: what begins there ends what was going on.
#[derive(Debug, Clone, Copy)]
pub struct Work {
    stage: RwSignal<Stage>,
    /// Which work it is: what has another number is over.
    turn: StoredValue<u32>,
    /// What was asked for last.
    order: StoredValue<Option<Rc<Order>>, LocalStorage>,
    /// Who does it, where that is a worker.
    helper: StoredValue<Option<Helper>, LocalStorage>,
}

impl Default for Work {
    fn default() -> Self {
        Self {
            stage: RwSignal::new(Stage::Idle),
            turn: StoredValue::new(0),
            order: StoredValue::new_local(None),
            helper: StoredValue::new_local(None),
        }
    }
}

impl Work {
    /// How far the work has come, following it.
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// Ends the work. Nothing comes of it any more.
    pub fn cancel(self) {
        self.begin(Stage::Idle);
    }

    /// Does a job, of a file where it reads one. `take` gets what comes of it, and says whether that is anything.
    pub fn ask<J: Job>(self, input: J::Input, file: Option<Chosen>, take: impl Fn(J::Output) -> bool + 'static) {
        self.start(Rc::new(Order::of::<J>(input, file, take)));
    }

    /// Does again what was asked for last.
    pub fn again(self) {
        if let Some(order) = self.order.try_get_value().flatten() {
            self.start(order);
        }
    }

    fn start(self, order: Rc<Order>) {
        let mine = self.begin(Stage::Running(0.0));
        self.order.try_set_value(Some(order.clone()));
        match (!order.is_short).then(Helper::get).flatten() {
            Some(helper) => self.hand_over(mine, helper, order),
            None => self.in_slices(mine, &order),
        }
    }

    /// Lets a worker do it.
    fn hand_over(self, mine: u32, helper: Helper, order: Rc<Order>) {
        let Some(start) = order.start() else { return self.show(mine, Stage::Failed(Failure::Unreadable)) };
        helper.ask(&start, move |heard| self.hear(mine, &order, heard));
        self.helper.try_set_value(Some(helper));
    }

    fn hear(self, mine: u32, order: &Rc<Order>, heard: Heard) {
        if self.is_over(mine) {
            return;
        }
        match heard {
            Heard::Said(Said::Ready) => {}
            Heard::Said(Said::Progress(share)) => self.show(mine, Stage::Running(share)),
            Heard::Said(Said::Result(result)) => {
                // It may do what is asked for next.
                self.helper().into_iter().for_each(Helper::keep);
                self.show(mine, order.taken(&result));
            }
            Heard::Said(Said::Error(failure)) => {
                drop(self.helper());
                self.show(mine, Stage::Failed(failure));
            }
            Heard::Refused => {
                drop(self.helper());
                self.in_slices(mine, order);
            }
        }
    }

    fn helper(self) -> Option<Helper> {
        self.helper.try_update_value(Option::take).flatten()
    }

    fn begin(self, stage: Stage) -> u32 {
        drop(self.helper());
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
}

/// Has a worker ready for the jobs of a part, as long as one without work is kept.
pub fn prepare(part: &str) {
    Helper::prepare(part);
}

const fn ended(is_done: bool) -> Stage {
    if is_done { Stage::Done } else { Stage::Failed(Failure::GivenUp) }
}
