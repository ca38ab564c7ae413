//! Files beside the pages.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::window;

/// A file that is on its way.
#[derive(Debug)]
pub struct Fetched {
    address: String,
    response: Option<JsFuture>,
}

/// Asks for a file at once; its text can be waited for later.
pub fn start(address: &str) -> Fetched {
    let response = window().map(|window| JsFuture::from(window.fetch_with_str(address)));
    Fetched { address: address.to_owned(), response }
}

impl Fetched {
    /// The text of the file.
    ///
    /// # Errors
    /// What the browser says where the file cannot be had, and an answer that is no plain text where it has to be: a network
    /// that wants its visitor to log in answers everything with a page of its own.
    pub async fn text(self) -> Result<String, JsValue> {
        let response: Response = self.response.ok_or("no window")?.await?.dyn_into()?;
        let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
        let is_page = kind.starts_with("text/html");
        if !response.ok() || is_page == self.address.ends_with(".txt") {
            return Err(JsValue::from(format!("{}: {} {kind}", self.address, response.status())));
        }
        JsFuture::from(response.text()?).await?.as_string().ok_or_else(|| JsValue::from("no text"))
    }
}
