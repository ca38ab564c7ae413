//! A tool of the site in a frame, as it looks in a page of somebody else.

use std::cell::RefCell;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlIFrameElement, MessageEvent};

use super::{document, element, plain, window};
use crate::tools::plain::Plain;

/// What a tool in a frame says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The address of its page, without what stands behind `#`.
    pub page: String,
    /// The title of its page.
    pub title: Option<String>,
    /// The height that it needs, in pixels.
    pub height: Option<u32>,
}

type Listener = Box<dyn Fn(Told)>;

thread_local! {
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// Shows the tool at an address in the element with an id.
///
/// In a new frame: another fragment alone neither loads a frame anew nor stays out of the history.
pub fn show(stage: &str, address: &str, title: &str, height: u32) {
    let (Some(stage), Some(document)) = (element::<Element>(stage), document()) else { return };
    if frame_in(&stage).is_some_and(|frame| frame.src() == address) {
        return;
    }
    let frame = document.create_element("iframe").map(JsCast::dyn_into::<HtmlIFrameElement>);
    let Ok(Ok(frame)) = frame else { return };
    frame.set_title(title);
    frame.set_height(&height.to_string());
    // An attribute of a valid name can be set.
    let _ = frame.set_attribute("loading", "lazy");
    frame.set_src(address);
    stage.replace_children_with_node_1(&frame);
}

/// Keeps the frame in the element with an id as high as its tool says, and tells what it says.
pub fn follow(stage: &'static str, tell: impl Fn(Told) + 'static) {
    let Some(window) = window() else { return };
    // The view before, in another language, is gone.
    if LISTENER.replace(Some(Box::new(tell))).is_some() {
        return;
    }
    let handler = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| hear(stage, &event));
    // Only an unknown kind of listener could be refused.
    let _ = window.add_event_listener_with_callback("message", handler.as_ref().unchecked_ref());
    handler.forget();
}

fn hear(stage: &str, event: &MessageEvent) {
    let Some(frame) = element::<Element>(stage).and_then(|stage| frame_in(&stage)) else { return };
    let Some(told) = told(&frame, event) else { return };
    if let Some(height) = told.height {
        frame.set_height(&height.to_string());
    }
    LISTENER.with_borrow(|listener| {
        if let Some(tell) = listener {
            tell(told);
        }
    });
}

fn frame_in(stage: &Element) -> Option<HtmlIFrameElement> {
    stage.first_element_child()?.dyn_into().ok()
}

/// What a message says, if it comes from the frame and is one of the tool's.
fn told(frame: &HtmlIFrameElement, event: &MessageEvent) -> Option<Told> {
    let (source, own): (JsValue, JsValue) = (event.source()?.into(), frame.content_window()?.into());
    let said = (source == own).then(|| plain::from_js(&event.data()))?;
    let is_tool = said.get("app") == Some(&Plain::Text("feltworth".to_owned()));
    if !is_tool || said.get("v") != Some(&Plain::Number(1.0)) {
        return None;
    }
    let page = frame.src().split('#').next().unwrap_or_default().to_owned();
    let height = said.get("px").or(said.get("height")).and_then(pixels);
    let title = said.get("title").and_then(|title| match title {
        Plain::Text(title) => Some(title.clone()),
        Plain::Null | Plain::Flag(_) | Plain::Number(_) | Plain::List(_) | Plain::Object(_) => None,
    });
    Some(Told { page, title, height })
}

fn pixels(value: &Plain) -> Option<u32> {
    value.text().parse().ok().filter(|height| *height > 0)
}
