//! The address: pages are entries of the history, inputs are its fragment.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MouseEvent, Url};

use super::{debounce, document, root_attribute, storage, window};
use crate::content::Language;
use crate::tools::fragment::Fragment;

/// The name under which the next fragment waits.
const FRAGMENT: &str = "fragment";

/// The path of the site's root.
pub fn base() -> String {
    site_root().map_or_else(|| "/".to_owned(), |url| url.pathname())
}

/// The whole address of the site's root; nothing when pages are written natively.
pub fn site() -> Option<String> {
    site_root().map(|url| url.href())
}

/// The site's root, from the `data-root` of the written page.
fn site_root() -> Option<Url> {
    let here = document()?.base_uri().ok().flatten().unwrap_or_default();
    Url::new_with_base(&root_attribute("data-root"), &here).ok()
}

/// The path of the address.
pub fn path() -> String {
    window().and_then(|window| window.location().pathname().ok()).unwrap_or_default()
}

/// What stands behind `#`.
pub fn fragment() -> Fragment {
    Fragment::parse(&window().and_then(|window| window.location().hash().ok()).unwrap_or_default())
}

/// The whole address.
pub fn whole() -> String {
    window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// The whole address as others can open it: a copy of the site in a file names that of the page on the site.
pub fn shared() -> String {
    let named = root_attribute("data-online");
    if named.is_empty() { whole() } else { named }
}

/// Adds an entry to the history: a page of this site.
pub fn push(path: &str, fragment: &str) {
    debounce::flush();
    let address = format!("{path}{}", with_sign(fragment));
    if let Some(Ok(history)) = window().map(|window| window.history()) {
        // Where history is blocked the page changes all the same.
        let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
}

/// Adds an entry to the history: a step of the page, from one to another.
pub fn push_step(from: usize, to: usize) {
    debounce::flush();
    if let Some(Ok(history)) = window().map(|window| window.history()) {
        // Where history is blocked the page steps all the same.
        let _ = history.replace_state_with_url(&from.into(), "", None);
        let _ = history.push_state_with_url(&to.into(), "", None);
    }
}

/// The step at which the visitor was when the history stood here, if the page has any.
pub fn step() -> Option<usize> {
    window()?.history().ok()?.state().ok()?.as_f64().map(|step| step as usize)
}

/// Writes a fragment into the address, debounced, and whether it holds the visitor's own inputs.
pub fn write_soon(fragment: String, is_own: bool) {
    debounce::soon(FRAGMENT, move || {
        // A reload that is under way goes to the address as it was: the draft is ahead of that one.
        let before = debounce::is_leaving().then(|| self::fragment().text());
        write(&fragment);
        storage::mark_own(storage::ADDRESS, if is_own { before.as_ref().unwrap_or(&fragment) } else { "" });
    });
}

fn write(fragment: &str) {
    let Some(window) = window() else { return };
    let path = window.location().pathname().unwrap_or_default();
    if let Ok(history) = window.history() {
        let address = format!("{path}{}", with_sign(fragment));
        // Where history is blocked the inputs live on the page alone.
        let _ = history.replace_state_with_url(&history.state().unwrap_or_default(), "", Some(&address));
    }
}

fn with_sign(fragment: &str) -> String {
    if fragment.is_empty() { String::new() } else { format!("#{fragment}") }
}

/// Calls `go` with a path instead of the browser when a plain click on a link leads to a page of this site.
pub fn on_link(base: String, go: impl Fn(String) + 'static) {
    let handler = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        if let Some(path) = clicked_path(&event, &base) {
            event.prevent_default();
            go(path);
        }
    });
    if let Some(document) = document() {
        // Only an unknown kind of listener could be refused.
        let _ = document.add_event_listener_with_callback("click", handler.as_ref().unchecked_ref());
    }
    handler.forget();
}

/// Calls `go` when the visitor moves through the history or changes the fragment by hand.
pub fn on_move(go: impl Fn() + 'static) {
    let handler = Closure::<dyn Fn()>::new(go);
    if let Some(window) = window() {
        window.set_onpopstate(Some(handler.as_ref().unchecked_ref()));
    }
    handler.forget();
}

fn clicked_path(event: &MouseEvent, base: &str) -> Option<String> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return None;
    }
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??;
    if link.has_attribute("target") || link.has_attribute("download") || link.get_attribute("href")?.starts_with('#') {
        return None;
    }
    let here = window()?.location();
    let url = Url::new_with_base(&link.get_attribute("href")?, &here.href().ok()?).ok()?;
    if url.origin() != here.origin().ok()? || !url.hash().is_empty() {
        return None;
    }
    let path = url.pathname();
    let language = path.strip_prefix(base)?.split('/').next()?;
    Language::from_code(language).map(|_| path)
}
