//! Whether the visitor presses something, as the start script says it.

use wasm_bindgen_futures::JsFuture;

use super::{root, window};

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
