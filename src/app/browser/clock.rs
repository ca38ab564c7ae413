//! Time since the page was opened, or the worker began.

use js_sys::{Date, Reflect, global};
use wasm_bindgen::JsCast;
use web_sys::Performance;

use crate::metrics::models::date::day_number;

/// Milliseconds since then; 0 where the browser does not tell.
pub fn now() -> f64 {
    performance().map_or(0.0, |performance| performance.now())
}

/// The day of the calendar here, as a day number; nothing where there is no browser.
pub fn today() -> Option<i32> {
    let epoch = day_number("1970-01-01")?;
    cfg!(target_arch = "wasm32").then(|| {
        let now = Date::new_0();
        epoch + ((now.get_time() - MINUTE * now.get_timezone_offset()) / DAY).floor() as i32
    })
}

/// Milliseconds of a minute and of a day.
const MINUTE: f64 = 60_000.0;
const DAY: f64 = 86_400_000.0;

fn performance() -> Option<Performance> {
    if cfg!(target_arch = "wasm32") {
        Reflect::get(&global(), &"performance".into()).ok()?.dyn_into().ok()
    } else {
        None
    }
}
