//! Files beside the pages.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::window;

/// The text of a file.
///
/// # Errors
/// What the browser says where the file cannot be had.
pub async fn text(address: &str) -> Result<String, JsValue> {
    let window = window().ok_or("no window")?;
    let response: Response = JsFuture::from(window.fetch_with_str(address)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from(format!("{address}: {}", response.status())));
    }
    JsFuture::from(response.text()?).await?.as_string().ok_or_else(|| JsValue::from("no text"))
}
