//! The worker's side: does a job at a time, and says how far it has come.

use js_sys::{Uint8Array, global};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

use super::Failure;
use super::job::{Begun, Reading, Stepping};
use crate::app::browser::{clock, window};

pub use super::message::{Said, Start};

/// The bytes that are read at once.
const CHUNK: u64 = 1 << 19;

/// How often progress is told, in milliseconds.
const PACE: f64 = 50.0;

/// Whether the program runs in a worker, where there is no page.
pub fn is_here() -> bool {
    window().is_none()
}

/// Hands every job that the page asks for to `begin`, from now on.
pub fn listen(begin: impl Fn(Start) + 'static) {
    let handler = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        Start::of(&event.data()).into_iter().for_each(&begin);
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
pub fn all_of(begun: Begun<Vec<u8>>, file: Option<&Blob>) -> Said {
    let result = match (begun, file) {
        (Begun::Over(result), _) => Ok(result),
        (Begun::Stepping(work), _) => Ok(step(work)),
        (Begun::Reading(work), Some(file)) => read(work, file),
        (Begun::Reading(_), None) => Err(Failure::Unreadable),
    };
    result.map_or_else(Said::Error, Said::Result)
}

fn read(mut work: Box<dyn Reading<Vec<u8>>>, file: &Blob) -> Result<Vec<u8>, Failure> {
    let (size, mut at, mut pace) = (file.size() as u64, 0, Pace::default());
    while at < size {
        let bytes = bytes(file, at).ok().filter(|bytes| !bytes.is_empty()).ok_or(Failure::Unreadable)?;
        at += bytes.len() as u64;
        if !work.push(&bytes) {
            break;
        }
        pace.tell(at as f64 / size as f64);
    }
    Ok(work.finish())
}

fn bytes(file: &Blob, at: u64) -> Result<Vec<u8>, JsValue> {
    let slice = file.slice_with_f64_and_f64(at as f64, (at + CHUNK) as f64)?;
    Ok(Uint8Array::new(&FileReaderSync::new()?.read_as_array_buffer(&slice)?.into()).to_vec())
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
