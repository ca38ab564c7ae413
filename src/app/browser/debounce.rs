//! Debounced work, which waits until the inputs rest: browsers refuse more than a few hundred writes of the address a minute, and a
//! write to storage takes longer than all the rest of a slider's step.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::{GetValue, StoredValue, UpdateValue, set_timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::{clock, window};

/// How long inputs must rest.
const DELAY: Duration = Duration::from_millis(300);

type Work = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<Vec<(&'static str, Work)>> = const { RefCell::new(Vec::new()) };
    /// When the inputs last moved, in milliseconds.
    static MOVED: Cell<f64> = const { Cell::new(0.0) };
    static IS_LEAVING: Cell<bool> = const { Cell::new(false) };
}

/// Does `work` soon; what waits under the same name is replaced.
pub fn soon(name: &'static str, work: impl FnOnce() + 'static) {
    let was_empty = WAITING.with_borrow_mut(|waiting| {
        let was_empty = waiting.is_empty();
        waiting.retain(|(known, _)| *known != name);
        waiting.push((name, Box::new(work)));
        was_empty
    });
    MOVED.set(clock::now());
    if was_empty {
        set_timeout(flush_at_rest, DELAY);
    }
}

fn flush_at_rest() {
    let moved_ago = Duration::from_secs_f64((clock::now() - MOVED.get()).max(0.0) / 1000.0);
    match DELAY.checked_sub(moved_ago) {
        Some(left) if moved_ago > Duration::ZERO && !left.is_zero() => set_timeout(flush_at_rest, left),
        _ => flush(),
    }
}

/// Work of one place on the page that waits until it is asked for no more. What waits when the place is gone is not done.
#[derive(Debug, Clone, Copy)]
pub struct Rest(StoredValue<u32>);

impl Default for Rest {
    fn default() -> Self {
        Self(StoredValue::new(0))
    }
}

impl Rest {
    /// Does `work` once nothing has been asked for in its place for so long as inputs must rest.
    pub fn then(self, work: impl FnOnce() + 'static) {
        let asked = self.0.try_update_value(|asked| {
            *asked += 1;
            *asked
        });
        let is_last = move || asked.is_some() && self.0.try_get_value() == asked;
        set_timeout(move || is_last().then(work).unwrap_or_default(), DELAY);
    }
}

/// Does what waits now.
pub fn flush() {
    let waiting = WAITING.take();
    waiting.into_iter().for_each(|(_, work)| work());
}

/// Whether the work is done because the visitor leaves the page.
pub fn is_leaving() -> bool {
    IS_LEAVING.get()
}

/// Does what waits when the visitor leaves the page, or prints it.
pub fn flush_on_leave() {
    let handler = Closure::<dyn Fn()>::new(|| {
        IS_LEAVING.set(true);
        flush();
        IS_LEAVING.set(false); // a page may be shown again as it was left
    });
    // Captured, so that the start script, which writes the address on paper, finds it as it is now.
    let on_print = Closure::<dyn Fn()>::new(flush);
    if let Some(window) = window() {
        // Only an unknown kind of listener could be refused.
        let _ = window.add_event_listener_with_callback("pagehide", handler.as_ref().unchecked_ref());
        let _ =
            window.add_event_listener_with_callback_and_bool("beforeprint", on_print.as_ref().unchecked_ref(), true);
    }
    handler.forget();
    on_print.forget();
}
