//! A press on a button of a written view, before the program has taken it over.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement};

use super::within;

/// The place, among the buttons of a view, of the one that was pressed.
#[derive(Debug, Clone, Default)]
pub struct EarlyPress(Rc<Cell<Option<usize>>>);

impl EarlyPress {
    /// Notes a press in `container` until it is mounted, and calls `act` with each.
    pub fn note_in(&self, container: &Element, act: impl Fn() + 'static) {
        let (place, view) = (self.0.clone(), container.clone());
        let on_click = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let button = target.and_then(|target| target.closest("button").ok().flatten());
            if let Some(button) = button.filter(|_| !view.has_attribute("data-mounted")) {
                place.set(buttons(&view).iter().position(|other| other.is_same_node(Some(&button))));
                act();
            }
        });
        // An element takes a listener.
        let _ = container.add_event_listener_with_callback("click", on_click.as_ref().unchecked_ref());
        on_click.forget();
    }

    /// Presses the button again, now that it does something, with the focus where it was.
    pub fn repeat_in(&self, container: &Element) {
        if let Some(button) = self.0.take().and_then(|place| buttons(container).into_iter().nth(place)) {
            // Where the focus cannot go it stays.
            let _ = button.focus();
            button.click();
        }
    }
}

fn buttons(container: &Element) -> Vec<HtmlElement> {
    within(container, "button")
}
