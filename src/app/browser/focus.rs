//! Focus: after a page is drawn anew it stays where it was, after a move it goes to the new page's heading.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, EventTarget, HtmlElement, HtmlInputElement, HtmlSelectElement};

use super::{document, element, window, within};

/// What can have the focus.
const FOCUSABLE: &str = "a, button, input, select, summary, textarea";

/// Which element had the focus: by its id, or by its place among those that can have it.
#[derive(Debug)]
enum Focused {
    Id(String),
    Place(usize),
}

/// What the visitor did on the written page before the app took over.
#[derive(Debug, Default)]
pub struct Kept {
    focused: Option<Focused>,
    /// What is selected in the field that has the focus, from where to where.
    selected: Option<(u32, u32)>,
    texts: Vec<(String, String)>,
    checked: Vec<String>,
    chosen: Vec<(String, String)>,
    opened: Vec<usize>,
}

impl Kept {
    /// Whether anything was typed or chosen.
    pub fn has_inputs(&self) -> bool {
        !(self.texts.is_empty() && self.checked.is_empty() && self.chosen.is_empty())
    }
}

/// Remembers which element has the focus and what is opened, where the program knows all inputs already.
pub fn keep_place() -> Kept {
    document().and_then(|document| document.body()).map(|body| place_in(&body)).unwrap_or_default()
}

fn place_in(container: &Element) -> Kept {
    let focused = document().and_then(|document| document.active_element());
    let focused = focused.filter(|element| container.contains(Some(element)));
    let selected = focused.as_ref().and_then(selected_in);
    let focused = focused.and_then(|element| focused_in(container, &element));
    let details = within::<HtmlElement>(container, "details").into_iter().enumerate();
    let opened = details.filter(|(_, details)| details.has_attribute("open")).map(|(i, _)| i).collect();
    Kept { focused, selected, opened, ..Kept::default() }
}

/// Where the selection begins and ends in a field with text.
fn selected_in(focused: &Element) -> Option<(u32, u32)> {
    let input: &HtmlInputElement = focused.dyn_ref()?;
    Some((input.selection_start().ok()??, input.selection_end().ok()??))
}

fn focused_in(container: &Element, focused: &Element) -> Option<Focused> {
    if !focused.id().is_empty() {
        return Some(Focused::Id(focused.id()));
    }
    let focusable = within::<Element>(container, FOCUSABLE);
    focusable.iter().position(|element| element.is_same_node(Some(focused))).map(Focused::Place)
}

/// Remembers the place in a part of the page, and what was typed or chosen there in the elements that have an id.
pub fn keep(container: &Element) -> Kept {
    let mut kept = place_in(container);
    for input in within::<HtmlInputElement>(container, "input[id]") {
        if matches!(input.type_().as_str(), "radio" | "checkbox") {
            kept.checked.extend((input.checked() != input.default_checked()).then(|| input.id()));
        } else if input.value() != input.default_value() {
            kept.texts.push((input.id(), input.value()));
        }
    }
    for select in within::<HtmlSelectElement>(container, "select[id]") {
        if written_value(&select).is_some_and(|written| written != select.value()) {
            kept.chosen.push((select.id(), select.value()));
        }
    }
    kept
}

/// What a list showed as it was written.
fn written_value(select: &HtmlSelectElement) -> Option<String> {
    select.query_selector("option[selected]").ok()??.get_attribute("value")
}

/// Brings back what was kept of the whole page into elements of the same ids.
pub fn restore(kept: &Kept) {
    if let Some(body) = document().and_then(|document| document.body()) {
        restore_in(&body, kept);
    }
}

/// Brings back what was kept of a part of the page into elements of the same ids.
pub fn restore_in(container: &Element, kept: &Kept) {
    for (id, text) in &kept.texts {
        if let Some(input) = element::<HtmlInputElement>(id) {
            input.set_value(text);
            announce(&input, "input");
        }
    }
    for input in kept.checked.iter().filter_map(|id| element::<HtmlInputElement>(id)) {
        input.click();
    }
    for (id, value) in &kept.chosen {
        if let Some(select) = element::<HtmlSelectElement>(id) {
            select.set_value(value);
            announce(&select, "change");
        }
    }
    for (i, details) in within::<HtmlElement>(container, "details").into_iter().enumerate() {
        if kept.opened.contains(&i) {
            // An attribute of a valid name can be set.
            let _ = details.set_attribute("open", "");
        }
    }
    match &kept.focused {
        Some(Focused::Id(id)) => to(id),
        Some(Focused::Place(place)) => {
            if let Some(element) = within::<HtmlElement>(container, FOCUSABLE).get(*place) {
                // Where the focus cannot go it stays.
                let _ = element.focus();
            }
        }
        None => {}
    }
    let focused = document().and_then(|document| document.active_element());
    let input = focused.and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    if let Some((input, (start, end))) = input.zip(kept.selected) {
        // What has no text takes no selection.
        let _ = input.set_selection_range(start, end);
    }
}

/// Puts the focus on the element with this id.
pub fn to(id: &str) {
    if let Some(element) = element::<HtmlElement>(id) {
        // A detached element cannot take the focus; then it stays where it is.
        let _ = element.focus();
    }
}

/// Puts the focus on the chosen answer of an emotion, or on its first.
pub fn to_answer(emotion: &str) {
    let of = |selector: &str| elements::<HtmlElement>(&format!("#nev-{emotion} input{selector}")).into_iter().next();
    if let Some(answer) = of(":checked").or_else(|| of("")) {
        // A hidden element cannot take the focus; then it stays where it is.
        let _ = answer.focus();
    }
}

/// The same if the element that had the focus is no longer shown, or takes no more clicks.
pub fn rescue_to_answer(emotion: &str) {
    let focused = document().and_then(|document| document.active_element());
    let focused = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    // The selector is a valid one.
    let is_lost =
        |element: HtmlElement| element.offset_parent().is_none() || element.matches(":disabled").unwrap_or(false);
    if focused.is_none_or(is_lost) {
        to_answer(emotion);
    }
}

/// Whether the first element of a selector is shown.
pub fn is_shown(selector: &str) -> bool {
    elements::<HtmlElement>(selector).first().is_some_and(|element| element.offset_parent().is_some())
}

/// The attribute of the nearest element around the target of an event that has it.
pub fn closest_attribute(event: &Event, name: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(&format!("[{name}]")).ok()??.get_attribute(name)
}

/// After a move to another page: to its top, with the focus on its heading.
pub fn to_new_page() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    to_heading("main h1");
}

/// Puts the focus on a heading, which brings it into sight.
pub fn to_heading(selector: &str) {
    if let Some(heading) = elements::<HtmlElement>(selector).first() {
        heading.set_tab_index(-1);
        let _ = heading.focus();
    }
}

fn announce(element: &EventTarget, event: &str) {
    let options = EventInit::new();
    options.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict(event, &options) {
        // Only a script that cancels the event could make this false.
        let _ = element.dispatch_event(&event);
    }
}

/// The fields that `selector` finds.
pub(super) fn inputs(selector: &str) -> Vec<HtmlInputElement> {
    elements(selector)
}

/// Every element of the page that `selector` finds and that is a `T`.
fn elements<T: JsCast>(selector: &str) -> Vec<T> {
    document().and_then(|document| document.body()).map(|body| within(&body, selector)).unwrap_or_default()
}
