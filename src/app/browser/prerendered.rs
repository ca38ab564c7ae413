//! Pages as they are written.

use wasm_bindgen::JsValue;
use web_sys::{Document, DomParser, SupportedType};

use super::{document, element, fetch, root};

/// The attributes of the `html` element that belong to a page, and the one that tells builds and kinds of pages apart.
const OF_PAGE: [&str; 3] = ["lang", "data-root", "data-tools"];
const BUILD: &str = "data-build";

/// Fetches the page at an address.
///
/// # Errors
/// What the browser says where the page cannot be had; or that it is of another build or has a style sheet of its own, so that
/// it has to be loaded as a whole.
pub async fn fetch(address: &str) -> Result<Document, JsValue> {
    let text = fetch::start(address).text().await?;
    let page = DomParser::new()?.parse_from_string(&text, SupportedType::TextHtml)?;
    let build = |document: &Document| document.document_element().and_then(|root| root.get_attribute(BUILD));
    if build(&page).is_none() || build(&page) != document().as_ref().and_then(build) {
        return Err("the page is of another build".into());
    }
    Ok(page)
}

/// Puts a written page in the place of the one on show: its title, its language, everything around and in it.
pub fn show(page: &Document) {
    let (Some(document), Some(root), Some(written)) = (document(), root(), page.document_element()) else { return };
    document.set_title(&page.title());
    for name in OF_PAGE {
        // Attributes of valid names can be set.
        let _ = root.set_attribute(name, &written.get_attribute(name).unwrap_or_default());
    }
    let inside = page.get_element_by_id("app").map(|app| app.inner_html()).unwrap_or_default();
    if let Some(app) = element::<web_sys::Element>("app") {
        app.set_inner_html(&inside);
    }
}
