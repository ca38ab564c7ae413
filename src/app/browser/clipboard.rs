//! Copying a text.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::window;

/// Copies a text; `done` gets it back if there is no clipboard to copy it to.
pub fn copy(text: String, done: impl FnOnce(Result<(), String>) + 'static) {
    spawn_local(async move {
        let copied = write(&text).await;
        done(copied.map_err(|_| text));
    });
}

async fn write(text: &str) -> Result<(), JsValue> {
    let navigator: JsValue = window().ok_or(JsValue::UNDEFINED)?.navigator().into();
    // In a frame without permission and on a page that is not secure `navigator.clipboard` is undefined.
    let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
    let promise: Promise = write.call1(&clipboard, &text.into())?.dyn_into()?;
    JsFuture::from(promise).await.map(drop)
}
