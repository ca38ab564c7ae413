//! Files that the page hands to the visitor.

use std::time::Duration;

use js_sys::Array;
use leptos::prelude::set_timeout;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlElement, Url};

use super::document;

/// The longest text that stands in an address; browsers refuse much longer ones.
const LONGEST: usize = 1 << 20;

/// How long a browser may take before it reads a file that it was handed.
const PATIENCE: Duration = Duration::from_secs(60);

/// By what spreadsheets know the letters.
const MARK: char = '\u{feff}';

/// Saves CSV as a file, if the browser lets the page.
pub fn save(name: &str, text: &str) {
    save_as(name, "text/csv", &format!("{MARK}{text}"));
}

/// Saves a text of a media type as a file, if the browser lets the page.
pub fn save_as(name: &str, media: &str, text: &str) {
    // Signs outside of ASCII are longer in an address.
    let encoded = String::from(js_sys::encode_uri_component(text));
    if encoded.len() > LONGEST {
        return save_large(name, text);
    }
    follow(name, &format!("data:{media};charset=utf-8,{encoded}"));
}

fn save_large(name: &str, text: &str) {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into()));
    let Some(address) = blob.ok().and_then(|blob| Url::create_object_url_with_blob(&blob).ok()) else { return };
    follow(name, &address);
    // Only what is no address of a file could not be given back.
    set_timeout(move || drop(Url::revoke_object_url(&address)), PATIENCE);
}

fn follow(name: &str, address: &str) {
    let Some(link) = document().and_then(|document| document.create_element("a").ok()) else { return };
    // An element takes any value of these.
    let _ = link.set_attribute("href", address);
    let _ = link.set_attribute("download", name);
    link.unchecked_ref::<HtmlElement>().click();
}
