//! How an embedded tool takes over the page in its frame, and what it and the page around tell each other.
//!
//! The frame's script speaks with the page around; here its words are events of the document.

use any_spawner::Executor;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{CustomEvent, CustomEventInit};

use super::mount::{Loaded, Loader, MountPoint};
use crate::app::ToolState;
use crate::app::browser::layout::Layouts;
use crate::app::browser::{address, document, plain, root, root_attribute, sight};
use crate::app::part::Messages;
use crate::content::Language;
use crate::tools::fragment::Fragment;
use crate::tools::plain::Plain;
use crate::tools::{Document, Edit, Tool};

/// Loads the tool of the frame and its texts, and takes the page over.
///
/// # Errors
/// What the browser said of the tool, of its texts or of the page.
pub async fn start(load: Loader) -> Result<(), JsValue> {
    // Only a second start would find it there.
    let _ = Executor::init_wasm_bindgen();
    let language = Language::from_code(&root_attribute("lang")).unwrap_or_default();
    let points = document().map(|document| MountPoint::all(&document)).unwrap_or_default();
    let (late, now): (Vec<_>, Vec<_>) = points.into_iter().partition(|point| point.is_late);
    let point = now.first().ok_or("no tool")?;
    let loaded = Loaded::with_texts_of_page(load, &point.part, language).await?;
    let view = point.view(&loaded).ok_or("the part has no such view")?;
    let owner = Owner::new();
    owner.with(|| {
        let state = ToolState::new(given(view.tool, language));
        Effect::new(move |_| dispatch("feltworth-inputs", &state.with(pairs).into()));
        point.mount(view, loaded.words, state, Layouts::narrow(), None).forget();
        if let Some(messages) = &view.messages {
            converse(state, messages, language);
        }
        late.into_iter().for_each(|point| bring_in_sight(load, point, state, language));
    });
    // The signals live as long as the frame.
    std::mem::forget(owner);
    dispatch("feltworth-mounted", &JsValue::NULL);
    root().ok_or("no root")?.remove_attribute("data-pending")
}

/// Brings a view to life once it is in sight, which it is only in a frame that has room for it.
fn bring_in_sight(load: Loader, point: MountPoint, state: ToolState, language: Language) {
    // Its place may be empty, as that of a chart without answers.
    let place = [point.element().clone()];
    sight::when_near(&place, move || spawn_local(bring(load, point.clone(), state, language)));
}

/// Where the part of the view cannot be had, the frame does without.
async fn bring(load: Loader, point: MountPoint, state: ToolState, language: Language) {
    let loaded = Loaded::with_texts_of_page(load, &point.part, language).await.ok();
    match loaded.and_then(|loaded| Some((loaded.words, point.view(&loaded)?))) {
        Some((words, view)) => point.mount(view, words, state, Layouts::narrow(), None).forget(),
        None => point.element().remove(),
    }
}

/// The inputs that the reader has left here, else those of the address; the example where that sets none, with all that an
/// address could leave out.
fn given(tool: &'static Tool, language: Language) -> Document {
    let kept = root_attribute("data-inputs");
    let fragment = if kept.is_empty() { address::fragment() } else { Fragment::parse(&kept) };
    if tool.is_set_by(&fragment) { Document::from_fragment(tool, &fragment, language) } else { tool.initial(language) }
}

/// The inputs as an address has them.
fn pairs(document: &Document) -> String {
    Fragment::default().with(&[], document.pairs()).text()
}

fn converse(state: ToolState, messages: &'static Messages, language: Language) {
    listen(state, messages, language);
    if root().is_some_and(|root| root.has_attribute("data-events")) {
        Effect::new(move |_| state.with(|document| tell(document, messages)));
    }
}

fn tell(document: &Document, messages: &Messages) {
    if let Some(result) = (messages.result)(document) {
        let detail = Plain::object([("inputs", (messages.inputs)(document)), ("result", result)]);
        dispatch("feltworth-change", &plain::to_js(&detail));
    }
}

/// Follows what the page around sets.
fn listen(state: ToolState, messages: &'static Messages, language: Language) {
    let handler = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
        let set = plain::from_js(&event.detail());
        let edits = state.with_untracked(|document| (messages.edits)(document, &set, language));
        edits.into_iter().for_each(|edit| match edit {
            Edit::Replace(document) => state.replace(document),
            other => state.apply(other),
        });
        let refused = state.with_untracked(|document| (messages.refused)(document, &set));
        if !refused.is_empty() {
            dispatch("feltworth-refused", &plain::to_js(&Plain::List(refused.into_iter().map(Plain::Text).collect())));
        }
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
