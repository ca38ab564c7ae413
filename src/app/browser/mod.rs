//! The only code that touches the browser. Storage, clipboard and history may each be missing: nothing here panics.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod debounce;
pub mod download;
pub mod early_press;
pub mod fetch;
pub mod files;
pub mod focus;
pub mod history;
pub mod layout;
pub mod pasted;
pub mod plain;
pub mod prerendered;
pub mod pressed;
pub mod preview;
pub mod radios;
pub mod scroll;
pub mod sight;
pub mod storage;
pub mod text_area;
pub mod throttle;
pub mod work;

use std::future::Future;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Window};

/// The window, in a browser; nothing when pages are written natively.
pub(crate) fn window() -> Option<Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}

pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// The element with an id, if it is of the kind.
pub(crate) fn element<T: JsCast>(id: &str) -> Option<T> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Every element in a part of the page that `selector` finds and that is a `T`.
pub(crate) fn within<T: JsCast>(container: &Element, selector: &str) -> Vec<T> {
    let Ok(found) = container.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.get(i)?.dyn_into().ok()).collect()
}

/// The `html` element, whose attributes carry what the written page tells the app.
pub(crate) fn root() -> Option<Element> {
    document()?.document_element()
}

/// What the `html` element says under a name; empty if nothing.
pub(crate) fn root_attribute(name: &str) -> String {
    root().and_then(|root| root.get_attribute(name)).unwrap_or_default()
}

/// Does what waits for something, beside the page; nowhere but in a browser.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    if cfg!(target_arch = "wasm32") {
        wasm_bindgen_futures::spawn_local(work);
    }
}
