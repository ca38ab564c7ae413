//! The outcome on show: of the last good inputs, with what is wrong in the present ones.

use leptos::prelude::*;

use crate::app::{ToolState, Words};
use crate::metrics::Result;
use crate::tools::Settled;
use crate::tools::ltv::{self, Input, Outcome};
use crate::tools::problem::Problem;

/// What the views of the tool show.
#[derive(Debug, Clone, Copy)]
pub struct Shown(Memo<Computed>);

#[derive(Debug, Clone, PartialEq)]
struct Computed {
    settled: Settled,
    /// Nothing if a field without which there is no outcome never held a good value.
    outcome: Option<Result<Outcome>>,
}

impl Shown {
    /// The outcome that follows from a state.
    pub fn of(state: ToolState) -> Self {
        Self(Memo::new(move |last: Option<&Computed>| {
            let settled = state.with(|document| Settled::of(document, last.map(|last| &last.settled)));
            Computed { outcome: ltv::outcome(&settled), settled }
        }))
    }

    /// What `read` makes of the outcome of the last good inputs, if there is one.
    pub fn with<T>(self, read: impl FnOnce(&Outcome) -> T) -> Option<T> {
        self.0.with(|computed| computed.outcome.as_ref()?.as_ref().ok().map(read))
    }

    /// The same, without following its changes.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Outcome) -> T) -> Option<T> {
        untrack(|| self.with(read))
    }

    /// Follows every change.
    pub fn track(self) {
        self.0.track();
    }

    /// Whether a number rests on a field that is wrong: on a required one or on one of these.
    pub fn is_stale(self, optional: &[Input]) -> bool {
        self.0.with(|computed| computed.settled.is_stale(&places(optional)))
    }

    /// Whether such a number cannot be known, since the field never held a good value.
    pub fn is_unknown(self, optional: &[Input]) -> bool {
        self.0.with(|computed| computed.settled.is_unknown(&places(optional)))
    }

    /// What is wrong with the outcome as a whole; empty where nothing is.
    pub fn problem(self, words: Words) -> String {
        self.0.with(|Computed { settled, outcome }| match outcome {
            Some(Err(error)) => words.problem(&Problem::from(error)),
            None => words.text("result.none"),
            Some(Ok(_)) if settled.has_wrong() => words.text("result.stale"),
            Some(Ok(_)) => String::new(),
        })
    }
}

fn places(inputs: &[Input]) -> Vec<usize> {
    inputs.iter().map(|input| *input as usize).collect()
}
