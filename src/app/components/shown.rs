//! The outcome on show: of the last good inputs, with what is wrong in the present ones.

use leptos::prelude::*;

use crate::app::{ToolState, Words};
use crate::metrics::Result;
use crate::tools::problem::Problem;
use crate::tools::{Document, Settled};

/// Other inputs in the place of those of a state, if there are any.
pub type Over = Box<dyn Fn(&Document) -> Option<Document> + Send + Sync>;

/// Another outcome in the place of that of the inputs, if there is one.
pub type Instead<O> = Box<dyn Fn() -> Option<O> + Send + Sync>;

/// What the views of a tool show, `O` being what comes of its inputs.
#[derive(Debug)]
pub struct Shown<O: Send + Sync + 'static>(Memo<Computed<O>>);

impl<O: Send + Sync> Clone for Shown<O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O: Send + Sync> Copy for Shown<O> {}

#[derive(Debug, PartialEq)]
struct Computed<O> {
    settled: Settled,
    /// Nothing if a field without which there is no outcome never held a good value.
    outcome: Option<Result<O>>,
}

impl<O: PartialEq + Send + Sync + 'static> Shown<O> {
    /// The outcome that follows from a state: `outcome` computes it, and says nothing while a field is missing that it needs.
    /// All views of the state share it, so that one that comes late shows the last good outcome too.
    pub fn of(state: ToolState, outcome: fn(&Settled) -> Option<Result<O>>) -> Self {
        Self::instead(state, Box::new(|| None), outcome)
    }

    /// The same, where `over` may put other inputs in the place of those of the state, as the answers of a file.
    pub fn over(state: ToolState, over: Over, outcome: fn(&Settled) -> Option<Result<O>>) -> Self {
        Self::or_instead(state, over, Box::new(|| None), outcome)
    }

    /// The same, where `instead` may put another outcome in the place of that of the inputs, as the outcome of a file.
    pub fn instead(state: ToolState, instead: Instead<O>, outcome: fn(&Settled) -> Option<Result<O>>) -> Self {
        state.shared(|| Self::or_instead(state, Box::new(|_| None), instead, outcome))
    }

    fn or_instead(
        state: ToolState,
        over: Over,
        instead: Instead<O>,
        outcome: fn(&Settled) -> Option<Result<O>>,
    ) -> Self {
        Self(Memo::new(move |last: Option<&Computed<O>>| {
            let settled = state.with(|document| {
                let other = over(document);
                Settled::of(other.as_ref().unwrap_or(document), last.map(|last| &last.settled))
            });
            Computed { outcome: instead().map(Ok).or_else(|| outcome(&settled)), settled }
        }))
    }

    /// What `read` makes of the outcome of the last good inputs, if there is one.
    pub fn with<T>(self, read: impl FnOnce(&O) -> T) -> Option<T> {
        self.0.with(|computed| computed.outcome.as_ref()?.as_ref().ok().map(read))
    }

    /// The same, without following its changes.
    pub fn with_untracked<T>(self, read: impl FnOnce(&O) -> T) -> Option<T> {
        untrack(|| self.with(read))
    }

    /// Follows every change.
    pub fn track(self) {
        self.0.track();
    }

    /// Whether a number rests on a field that is wrong: on a required one or on one of the optional ones at these places.
    pub fn is_stale(self, optional: &[usize]) -> bool {
        self.0.with(|computed| computed.settled.is_stale(optional))
    }

    /// Whether such a number cannot be known, since the field never held a good value.
    pub fn is_unknown(self, optional: &[usize]) -> bool {
        self.0.with(|computed| computed.settled.is_unknown(optional))
    }

    /// What is wrong with the outcome as a whole; empty where nothing is.
    pub fn problem(self, words: Words) -> String {
        self.0.with(|Computed { settled, outcome }| match outcome {
            Some(Err(error)) => words.problem(&Problem::from(error)),
            None => words.text("result.none"),
            Some(Ok(_)) if settled.lacks_any() => words.text("result.without"),
            Some(Ok(_)) if settled.has_wrong() => words.text("result.stale"),
            Some(Ok(_)) => String::new(),
        })
    }
}
