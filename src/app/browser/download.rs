//! Files that the page hands to the visitor.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::document;

/// Saves a text as a file, if the browser lets the page.
pub fn save(name: &str, text: &str) {
    let Some(link) = document().and_then(|document| document.create_element("a").ok()) else { return };
    let address = format!("data:text/csv;charset=utf-8,{}", String::from(js_sys::encode_uri_component(text)));
    // An element takes any value of these.
    let _ = link.set_attribute("href", &address);
    let _ = link.set_attribute("download", name);
    link.unchecked_ref::<HtmlElement>().click();
}
