//! Time since the page was opened, or the worker began.

use js_sys::{Reflect, global};
use wasm_bindgen::JsCast;
use web_sys::Performance;

/// Milliseconds since then; 0 where the browser does not tell.
pub fn now() -> f64 {
    performance().map_or(0.0, |performance| performance.now())
}

fn performance() -> Option<Performance> {
    if cfg!(target_arch = "wasm32") {
        Reflect::get(&global(), &"performance".into()).ok()?.dyn_into().ok()
    } else {
        None
    }
}
