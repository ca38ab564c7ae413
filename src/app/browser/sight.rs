//! What comes into sight.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far beyond the part in sight is near: half of that again, above and below.
const NEAR: &str = "50%";

/// Calls `act` when the first of some elements comes near the part of the page that is in sight.
pub fn when_near(elements: &[Element], act: impl Fn() + 'static) {
    let seen =
        Closure::<dyn Fn(Array, IntersectionObserver)>::new(move |entries: Array, observer: IntersectionObserver| {
            let is_near = |entry| IntersectionObserverEntry::unchecked_from_js(entry).is_intersecting();
            if entries.iter().any(is_near) {
                observer.disconnect();
                act();
            }
        });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(NEAR);
    if let Ok(observer) = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options) {
        elements.iter().for_each(|element| observer.observe(element));
    }
    seen.forget();
}
