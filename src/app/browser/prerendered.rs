//! What stands in a written page.

use wasm_bindgen::JsValue;
use web_sys::{Document, DomParser, SupportedType};

use super::{document, fetch};
use crate::app::Place;

/// A written page.
#[derive(Debug, Clone)]
pub struct WrittenPage {
    /// Its title.
    pub title: String,
    /// What stands in its `.page`, for a page of prose; the app draws the others itself.
    pub inside: String,
}

/// The inside of the page that the browser has loaded.
pub fn here() -> String {
    document().map(|document| inside(&document)).unwrap_or_default()
}

/// Fetches the page at a place.
///
/// # Errors
/// What the browser says where the page cannot be had.
pub async fn fetch(base: &str, place: Place) -> Result<WrittenPage, JsValue> {
    let text = fetch::text(&format!("{base}{}", place.path())).await?;
    let document = DomParser::new()?.parse_from_string(&text, SupportedType::TextHtml)?;
    let inside = if place.page.is_prose() { inside(&document) } else { String::new() };
    Ok(WrittenPage { title: document.title(), inside })
}

fn inside(document: &Document) -> String {
    document.query_selector(".page").ok().flatten().map(|page| page.inner_html()).unwrap_or_default()
}
