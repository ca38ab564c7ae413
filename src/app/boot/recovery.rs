//! What happens after a panic: the page says so, and its start script offers the way back.

use std::future::Future;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::app::browser::{debounce, root};

/// Runs what starts the app; where it cannot start, the page says so.
pub fn run(start: impl Future<Output = Result<(), JsValue>> + 'static) {
    install();
    spawn_local(async {
        if let Err(reason) = start.await {
            give_up("notLoaded", &reason);
        }
    });
}

/// Makes a panic show the notice of the written page, with the inputs kept in the address.
///
/// A panic leaves the app dead (`panic = "abort"`), so the section and its buttons belong to the page and to the start
/// script, not to the app.
pub(super) fn install() {
    std::panic::set_hook(Box::new(|info| {
        debounce::flush();
        give_up("stopped", &info.to_string().into());
    }));
}

/// Lets the start script say on the page how the program failed, and tells the reason to whoever looks at the console.
pub(super) fn give_up(kind: &str, reason: &JsValue) {
    web_sys::console::error_1(reason);
    if let Some(root) = root() {
        // An attribute of a valid name can be set.
        let _ = root.set_attribute("data-failed", kind);
    }
}
