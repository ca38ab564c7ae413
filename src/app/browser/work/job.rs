//! Work as data in and data out, so that it can be done anywhere: here in slices, or in a worker.

use std::marker::PhantomData;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::metrics::{self, Progress};

/// A kind of work that rests on its input alone. Where it is done changes no bit of what comes of it.
pub trait Job: 'static {
    /// The part of the program that offers it.
    const PART: &'static str;

    /// Its name among those that the part offers.
    const NAME: &'static str;

    /// What it begins with, beside the bytes of a file.
    type Input: BorshSerialize + BorshDeserialize + Clone + 'static;

    /// What comes of it.
    type Output: BorshSerialize + BorshDeserialize + 'static;

    /// Begins the work.
    fn begin(input: Self::Input) -> Begun<Self::Output>;

    /// Whether it takes less time than a worker would take to begin, where a file has so many bytes.
    fn is_short(input: &Self::Input, bytes: u64) -> bool;
}

/// Work that has begun.
pub enum Begun<T> {
    /// It waits for a file.
    Reading(Box<dyn Reading<T>>),
    /// It is done in steps.
    Stepping(Box<dyn Stepping<T>>),
    /// There was nothing to do.
    Over(T),
}

/// What takes a file in chunks, which may end anywhere.
pub trait Reading<T> {
    /// Takes the next bytes; `false` where there is no use in more.
    fn push(&mut self, bytes: &[u8]) -> bool;

    /// What comes of the bytes so far.
    fn finish(self: Box<Self>) -> T;
}

/// What is done in steps, as a [`Job`](crate::metrics::Job) of the models is.
pub trait Stepping<T> {
    /// Does at most so many units of work, at least one if any is left.
    fn step(&mut self, budget: u64) -> Progress;

    /// What comes of all steps.
    fn finish(self: Box<Self>) -> T;
}

/// The work of the models.
impl<W: metrics::Job> Stepping<metrics::Result<W::Output>> for W {
    fn step(&mut self, budget: u64) -> Progress {
        metrics::Job::step(self, budget)
    }

    fn finish(self: Box<Self>) -> metrics::Result<W::Output> {
        self.result()
    }
}

impl<T: 'static> Begun<T> {
    /// The same work, of whose result `then` makes something else.
    pub fn map<U: 'static>(self, then: impl FnOnce(T) -> U + 'static) -> Begun<U> {
        match self {
            Self::Reading(work) => Begun::Reading(Box::new(Then(work, then, PhantomData))),
            Self::Stepping(work) => Begun::Stepping(Box::new(Then(work, then, PhantomData))),
            Self::Over(result) => Begun::Over(then(result)),
        }
    }
}

impl<T> std::fmt::Debug for Begun<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Begun")
    }
}

/// Work, and what is made of its result.
struct Then<W: ?Sized, T, F>(Box<W>, F, PhantomData<T>);

impl<T, U, F: FnOnce(T) -> U> Reading<U> for Then<dyn Reading<T>, T, F> {
    fn push(&mut self, bytes: &[u8]) -> bool {
        self.0.push(bytes)
    }

    fn finish(self: Box<Self>) -> U {
        (self.1)(self.0.finish())
    }
}

impl<T, U, F: FnOnce(T) -> U> Stepping<U> for Then<dyn Stepping<T>, T, F> {
    fn step(&mut self, budget: u64) -> Progress {
        self.0.step(budget)
    }

    fn finish(self: Box<Self>) -> U {
        (self.1)(self.0.finish())
    }
}

/// A job as a part offers it to a worker: bytes in, bytes out.
#[derive(Debug)]
pub struct Offer {
    /// Its name.
    pub name: &'static str,
    /// Begins it; nothing where the bytes are no input of it.
    pub begin: fn(&[u8]) -> Option<Begun<Vec<u8>>>,
}

impl Offer {
    /// The offer of a job.
    pub const fn of<J: Job>() -> Self {
        Self { name: J::NAME, begin: begin_with_bytes::<J> }
    }
}

fn begin_with_bytes<J: Job>(input: &[u8]) -> Option<Begun<Vec<u8>>> {
    Some(J::begin(read(input)?).map(|output| written(&output)))
}

/// What bytes stand for; nothing where they are of something else.
pub fn read<T: BorshDeserialize>(bytes: &[u8]) -> Option<T> {
    borsh::from_slice(bytes).ok()
}

/// A value as bytes; none where it is not one that [`read`] takes.
pub fn written<T: BorshSerialize>(value: &T) -> Vec<u8> {
    borsh::to_vec(value).unwrap_or_default()
}
