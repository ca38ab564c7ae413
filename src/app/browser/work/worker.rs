//! The worker's side: does a job at a time, and says how far it has come.

use js_sys::global;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use super::Failure;
use super::job::{Begun, Reading, Stepping};
use super::reading::read;
use crate::app::browser::{clock, window};

pub use super::message::{Said, Start};

/// The bytes that are read at once.
const CHUNK: u64 = 1 << 21;

/// How often progress is told, in milliseconds.
const PACE: f64 = 50.0;

/// Whether the program runs in a worker, where there is no page.
pub fn is_here() -> bool {
    window().is_none()
}

/// Hands every job that the page asks for to `begin`, from now on, and to `prepare` the part that jobs are likely to be of.
pub fn listen(begin: impl Fn(Start) + 'static, prepare: impl Fn(String) + 'static) {
    let handler = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let said = event.data();
        Start::of(&said).into_iter().for_each(&begin);
        said.as_string().into_iter().for_each(&prepare);
    });
    scope().set_onmessage(Some(handler.as_ref().unchecked_ref()));
    handler.forget();
    tell(&Said::Ready);
}

/// Tells the page something.
pub fn tell(said: &Said) {
    // Only what cannot be copied would be refused.
    let _ = scope().post_message(&said.to_js());
}

/// Does all of the work, and answers with what has come of it.
pub async fn all_of(begun: Begun<Vec<u8>>, file: Option<&Blob>) -> Said {
    let result = match (begun, file) {
        (Begun::Over(result), _) => Ok(result),
        (Begun::Stepping(work), _) => Ok(step(work)),
        (Begun::Reading(work), Some(file)) => read_all(work, file).await,
        (Begun::Reading(_), None) => Err(Failure::Unreadable),
    };
    result.map_or_else(Said::Error, Said::Result)
}

/// Nothing but the end of the worker ends it before.
async fn read_all(work: Box<dyn Reading<Vec<u8>>>, file: &Blob) -> Result<Vec<u8>, Failure> {
    let mut pace = Pace::default();
    let goes_on = |share| {
        pace.tell(share);
        true
    };
    read(file, CHUNK, work, goes_on).await.unwrap_or(Err(Failure::Lost))
}

fn step(mut work: Box<dyn Stepping<Vec<u8>>>) -> Vec<u8> {
    let (mut budget, mut pace) = (1_u64, Pace::default());
    loop {
        let begun = clock::now();
        let progress = work.step(budget);
        if progress.is_complete() {
            return work.finish();
        }
        pace.tell(progress.done as f64 / progress.of as f64);
        let spent = clock::now() - begun;
        budget = if spent < PACE / 4.0 { budget.saturating_mul(2) } else { budget };
    }
}

/// When progress was told last.
#[derive(Default)]
struct Pace(f64);

impl Pace {
    fn tell(&mut self, share: f64) {
        let now = clock::now();
        if now - self.0 >= PACE {
            self.0 = now;
            tell(&Said::Progress(share));
        }
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    global().unchecked_into()
}
