//! A job that was asked for, with all that it takes to do it anywhere, and to do it again.

use std::rc::Rc;

use super::job::{Begun, Job, read, written};
use super::message::Start;
use super::{Failure, Stage, ended};
use crate::app::browser::files::Chosen;

/// Takes what has come of it as bytes; nothing where they are of something else.
type Take = Box<dyn Fn(&[u8]) -> Option<bool>>;

/// A job that was asked for.
pub(super) struct Order {
    pub(super) file: Option<Chosen>,
    pub(super) is_short: bool,
    part: &'static str,
    job: &'static str,
    input: Box<dyn Fn() -> Vec<u8>>,
    begin: Box<dyn Fn() -> Begun<bool>>,
    take: Take,
}

impl Order {
    pub(super) fn of<J: Job>(
        input: J::Input,
        file: Option<Chosen>,
        take: impl Fn(J::Output) -> bool + 'static,
    ) -> Self {
        let (input, take) = (Rc::new(input), Rc::new(take));
        let bytes = file.as_ref().map_or(0, |file| file.bytes);
        Self {
            file,
            is_short: J::is_short(&input, bytes),
            part: J::PART,
            job: J::NAME,
            input: Box::new({
                let input = input.clone();
                move || written(&*input)
            }),
            begin: Box::new({
                let take = take.clone();
                move || {
                    let take = take.clone();
                    J::begin((*input).clone()).map(move |output| take(output))
                }
            }),
            take: Box::new(move |output| Some(take(read(output)?))),
        }
    }

    /// What a worker is told; nothing where the file is none any more.
    pub(super) fn start(&self) -> Option<Start> {
        let file = match &self.file {
            Some(file) => Some(file.blob()?),
            None => None,
        };
        Some(Start { part: self.part.to_owned(), job: self.job.to_owned(), input: (self.input)(), file })
    }

    /// The work, begun here.
    pub(super) fn begin(&self) -> Begun<bool> {
        (self.begin)()
    }

    /// Hands over what a worker says has come of it.
    pub(super) fn taken(&self, result: &[u8]) -> Stage {
        (self.take)(result).map_or(Stage::Failed(Failure::Lost), ended)
    }
}
