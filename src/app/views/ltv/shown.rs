//! The outcome on show: of the last good inputs, with what is wrong in the present ones.

use leptos::prelude::*;

use crate::app::ToolState;
use crate::tools::Settled;
use crate::tools::ltv::{self, Input, Outcome};

/// What the views of the tool show.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    settled: Memo<Settled>,
    /// What came of the last good inputs; nothing if a field without which there is none never held a good one.
    pub outcome: Memo<Option<Outcome>>,
}

impl Shown {
    /// The outcome that follows from a state.
    pub fn of(state: ToolState) -> Self {
        let settled = state.settled();
        Self { settled, outcome: Memo::new(move |_| settled.with(ltv::outcome)) }
    }

    /// Whether a number rests on a field that is wrong: on a required one or on one of these.
    pub fn is_stale(self, optional: &[Input]) -> bool {
        self.settled.with(|settled| settled.is_stale(&places(optional)))
    }

    /// Whether such a number cannot be known, since the field never held a good value.
    pub fn is_unknown(self, optional: &[Input]) -> bool {
        self.settled.with(|settled| settled.is_unknown(&places(optional)))
    }

    /// What is wrong with the outcome as a whole, as a key of the catalogue.
    pub fn problem(self) -> Option<&'static str> {
        match self.outcome.with(Option::is_some) {
            false => Some("result.none"),
            true => self.settled.with(Settled::has_wrong).then_some("result.stale"),
        }
    }
}

fn places(inputs: &[Input]) -> Vec<usize> {
    inputs.iter().map(|input| *input as usize).collect()
}
