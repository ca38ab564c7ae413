//! The only code that touches the browser. Storage, clipboard and history may each be missing: nothing here panics.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod face;
pub mod fetch;
pub mod focus;
pub mod frame;
pub mod keeping;
pub mod layout;
pub mod pace;
pub mod recovery;
pub mod rest;
pub mod start;
pub mod storage;
pub mod theme;
pub mod written;

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

/// The `html` element, whose attributes carry what the written page tells the app.
pub(crate) fn root() -> Option<Element> {
    document()?.document_element()
}
