//! What scrolls inside a page.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// How far the element of a scroll event is scrolled, in pixels.
pub fn top(event: &JsValue) -> f64 {
    let element = Reflect::get(event, &"target".into()).unwrap_or_default();
    Reflect::get(&element, &"scrollTop".into()).ok().and_then(|top| top.as_f64()).unwrap_or_default()
}
