//! What a visitor pastes.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The text of a paste event; empty where the browser does not say.
pub fn text(event: &JsValue) -> String {
    let data = Reflect::get(event, &"clipboardData".into()).unwrap_or_default();
    let read = Reflect::get(&data, &"getData".into()).ok().and_then(|read| read.dyn_into::<Function>().ok());
    let text = read.and_then(|read| read.call1(&data, &"text".into()).ok());
    text.and_then(|text| text.as_string()).unwrap_or_default()
}
