//! Whether the visitor presses something, as the start script says it, or reaches for anything.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use super::{document, root, window};

/// What a visitor does first who uses a page.
const REACHES: [&str; 5] = ["pointerdown", "keydown", "input", "dragenter", "scroll"];

/// Calls `act` with each press, key, drag and step of scrolling, anywhere on the page.
pub fn when_reached(act: impl Fn() + 'static) {
    let reached = Closure::<dyn Fn()>::new(act);
    for event in REACHES {
        let listener = reached.as_ref().unchecked_ref();
        // A document takes a listener.
        let _ = document().map(|document| document.add_event_listener_with_callback_and_bool(event, listener, true));
    }
    reached.forget();
}

/// How often it is looked whether that is over, in milliseconds.
const PAUSE: i32 = 30;

/// Waits until nothing is pressed: an element that is taken away under the finger loses the gesture.
pub async fn released() {
    while root().is_some_and(|root| root.has_attribute("data-pressed")) {
        pause().await;
    }
}

async fn pause() {
    let after = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            // Only a window that is gone could refuse.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, PAUSE);
        }
    });
    // Nothing refuses this promise.
    let _ = JsFuture::from(after).await;
}
