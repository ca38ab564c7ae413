//! The workers of a page, from its side.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;

use leptos::prelude::set_timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::Failure;
use super::message::{Said, Start};
use crate::app::browser::{address, root_attribute, window};

/// How many there are at most: what is asked for beyond is done in slices.
const MOST: usize = 3;

/// How often a worker is listened for.
const TICK: Duration = Duration::from_secs(5);

/// For so many ticks a worker may be silent before it has begun, and during its work. They are ticks and not seconds, since a
/// computer that was asleep finds all its timers overdue.
const PATIENCE: (u32, u32) = (2, 12);

/// How long one without work is kept: what memory it has taken is given back with it only.
const IDLE_FOR: Duration = Duration::from_secs(30);

thread_local! {
    /// The one without work, with a number of its own.
    static IDLE: RefCell<Option<(u32, Helper)>> = const { RefCell::new(None) };
    static KEPT: Cell<u32> = const { Cell::new(0) };
    static COUNT: Cell<usize> = const { Cell::new(0) };
    /// Whether none can be had on this page.
    static IS_REFUSED: Cell<bool> = const { Cell::new(false) };
}

/// What is heard of a worker.
pub(super) enum Heard {
    /// What it says.
    Said(Said),
    /// It cannot begin.
    Refused,
}

type Hear = Rc<dyn Fn(Heard)>;

/// A worker. Dropping it ends at once what it does.
pub(super) struct Helper {
    worker: Worker,
    ear: Rc<Ear>,
    // What the worker calls.
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(Event)>,
}

/// Who listens to a worker, and since when it is silent.
#[derive(Default)]
struct Ear {
    hear: RefCell<Option<Hear>>,
    /// What it is to be told once it is ready.
    next: RefCell<Option<JsValue>>,
    is_ready: Cell<bool>,
    is_lost: Cell<bool>,
    is_watched: Cell<bool>,
    silent: Cell<u32>,
}

impl Helper {
    /// A worker for a job; none where there can be none.
    pub(super) fn get() -> Option<Self> {
        let idle = IDLE.take().map(|(_, helper)| helper).filter(|helper| !helper.ear.is_lost.get());
        idle.or_else(Self::hire)
    }

    fn hire() -> Option<Self> {
        // A page without an origin, as in a sandbox or opened from a disk, gets none.
        let is_opaque = window()?.origin() == "null";
        if is_opaque || IS_REFUSED.get() || COUNT.get() >= MOST {
            return None;
        }
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&script()?, &options).ok()?;
        COUNT.set(COUNT.get() + 1);
        let ear = Rc::new(Ear::default());
        let (on_message, on_error) = (on_message(&worker, &ear), on_error(&ear));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let helper = Self { worker, ear, _on_message: on_message, _on_error: on_error };
        helper.worker.post_message(&wasm_bindgen::module()).ok()?;
        Some(helper)
    }

    /// Has a worker begin that loads a part, unless one without work is there already.
    pub(super) fn prepare(part: &str) {
        if IDLE.with_borrow(Option::is_some) {
            return;
        }
        if let Some(helper) = Self::hire() {
            helper.send(part.into());
            helper.keep();
        }
    }

    /// Hands a job over; `hear` is told of all that follows.
    pub(super) fn ask(&self, start: &Start, hear: impl Fn(Heard) + 'static) {
        self.ear.silent.set(0);
        self.ear.hear.replace(Some(Rc::new(hear)));
        self.send(start.to_js());
        if !self.ear.is_watched.replace(true) {
            watch(Rc::downgrade(&self.ear));
        }
    }

    /// Tells it something as soon as it is ready; what it was to be told before is void.
    fn send(&self, message: JsValue) {
        self.ear.next.replace(Some(message));
        if self.ear.is_ready.get() {
            self.ear.send(&self.worker);
        }
    }

    /// Keeps it for the next job.
    pub(super) fn keep(self) {
        self.ear.hear.take();
        let number = KEPT.get() + 1;
        KEPT.set(number);
        IDLE.replace(Some((number, self)));
        set_timeout(move || dismiss(number), IDLE_FOR);
    }
}

/// Ends the worker of a number, if it still has no work.
fn dismiss(number: u32) {
    let idle = IDLE.with_borrow_mut(|idle| idle.take_if(|(kept, _)| *kept == number));
    drop(idle);
}

impl Drop for Helper {
    fn drop(&mut self) {
        // What it has said already is heard no more.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        COUNT.set(COUNT.get().saturating_sub(1));
    }
}

impl Ear {
    fn tell(&self, heard: Heard) {
        // Whoever hears it may ask for something else.
        let hear = self.hear.borrow().clone();
        if let Some(hear) = hear {
            hear(heard);
        }
    }

    fn send(&self, worker: &Worker) {
        if let Some(message) = self.next.take() {
            // Only what cannot be copied would be refused.
            let _ = worker.post_message(&message);
        }
    }

    /// The worker has ended, or is given up.
    fn lose(&self) {
        self.is_lost.set(true);
        if self.is_ready.get() {
            return self.tell(Heard::Said(Said::Error(Failure::Lost)));
        }
        IS_REFUSED.set(true);
        self.tell(Heard::Refused);
    }
}

/// The script of the workers, below the folder of the language, so that what is kept for use without a network serves it.
fn script() -> Option<String> {
    let name = root_attribute("data-work");
    (!name.is_empty()).then_some(())?;
    Some(format!("{}{}/{name}", address::site()?, root_attribute("lang")))
}

fn on_message(worker: &Worker, ear: &Rc<Ear>) -> Closure<dyn Fn(MessageEvent)> {
    let (worker, ear) = (worker.clone(), ear.clone());
    Closure::new(move |event: MessageEvent| {
        ear.silent.set(0);
        match Said::of(&event.data()) {
            Some(Said::Ready) => {
                ear.is_ready.set(true);
                ear.send(&worker);
            }
            Some(said) => ear.tell(Heard::Said(said)),
            None => {}
        }
    })
}

fn on_error(ear: &Rc<Ear>) -> Closure<dyn Fn(Event)> {
    let ear = ear.clone();
    Closure::new(move |event: Event| {
        event.prevent_default(); // the page says it
        ear.lose();
    })
}

/// Gives a worker up that is silent for too long.
fn watch(ear: Weak<Ear>) {
    let listen = move || {
        let Some(ear) = ear.upgrade() else { return };
        if ear.hear.borrow().is_none() {
            return ear.is_watched.set(false);
        }
        ear.silent.set(ear.silent.get() + 1);
        if ear.silent.get() > if ear.is_ready.get() { PATIENCE.1 } else { PATIENCE.0 } {
            return ear.lose();
        }
        watch(Rc::downgrade(&ear));
    };
    set_timeout(listen, TICK);
}
