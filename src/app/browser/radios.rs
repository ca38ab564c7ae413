//! Groups of radio buttons, whose choice follows the inputs.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use super::focus;

/// Keeps the radio button with a value chosen in the group with an id; none where no button has it.
pub fn follow(group: String, value: impl Fn() -> String + 'static) {
    Effect::new(move |_| {
        let chosen = value();
        for radio in focus::inputs(&format!("#{group} input")) {
            let is_on = radio.value() == chosen;
            if radio.checked() != is_on {
                radio.set_checked(is_on);
            }
        }
    });
}

/// Whether an event came from a radio button itself, and not from what is around it.
pub fn is_radio(event: &Event) -> bool {
    event.target().is_some_and(|target| target.dyn_into::<HtmlInputElement>().is_ok())
}
