//! Copying the address.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{address, rest, window};

/// Copies the page's address with all inputs; `done` is told the address if there is no clipboard to copy it to.
pub fn copy_address(done: impl FnOnce(Result<(), String>) + 'static) {
    rest::flush();
    let address = address::whole();
    spawn_local(async move {
        let copied = write(&address).await;
        done(copied.map_err(|_| address));
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
