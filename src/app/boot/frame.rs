//! How an embedded tool takes over the page in its frame, and what it and the page around tell each other.
//!
//! The frame's script speaks with the page around; here its words are events of the document.

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use super::{address, document, element, face, focus, root, start};
use crate::app::embed::{self, Embedded};
use crate::content::Language;

/// Fetches the texts of the page's language and takes the page over.
///
/// # Errors
/// What the browser said of the texts or of the page.
pub async fn start<T: Embedded>() -> Result<(), JsValue> {
    let code = root().and_then(|root| root.get_attribute("lang")).unwrap_or_default();
    let language = Language::from_code(&code).unwrap_or_default();
    let words = start::fetch_words(&address::base(), language).await?;
    let app: HtmlElement = element("app").ok_or("no #app")?;
    let kept = focus::keep();
    app.set_inner_html("");
    mount_to(app, move || {
        let inputs = RwSignal::new(T::from_fragment(&address::fragment(), language));
        listen(inputs, language);
        if root().is_some_and(|root| root.has_attribute("data-events")) {
            Effect::new(move |_| inputs.with(tell));
        }
        embed::view(inputs, words)
    })
    .forget();
    focus::restore(&kept);
    dispatch("feltworth-mounted", &JsValue::NULL);
    root().ok_or("no root")?.remove_attribute("data-pending")
}

fn tell<T: Embedded>(inputs: &T) {
    if let Some(told) = inputs.told() {
        let detail = face::object(&[]);
        face::set(&detail, "inputs", &told.inputs);
        face::set(&detail, "result", &told.result);
        dispatch("feltworth-change", &detail);
    }
}

/// Follows what the page around sets.
fn listen<T: Embedded>(inputs: RwSignal<T>, language: Language) {
    let handler = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
        inputs.update(|inputs| *inputs = inputs.clone().with_set(&event.detail(), language));
    });
    if let Some(document) = document() {
        // Only an unknown kind of listener could be refused.
        let _ = document.add_event_listener_with_callback("feltworth-set", handler.as_ref().unchecked_ref());
    }
    handler.forget();
}

fn dispatch(name: &str, detail: &JsValue) {
    let options = CustomEventInit::new();
    options.set_detail(detail);
    if let (Some(document), Ok(event)) = (document(), CustomEvent::new_with_event_init_dict(name, &options)) {
        // Nobody cancels these.
        let _ = document.dispatch_event(&event);
    }
}
