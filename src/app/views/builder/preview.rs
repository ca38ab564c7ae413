//! The tool as it will look, in a column of a width to choose.

use leptos::prelude::*;

use super::shown::Shown;
use crate::app::Words;
use crate::app::browser::{debounce, preview};
use crate::app::live::{flag, live, on_change};
use crate::tools::builder::{Input, WIDTHS};

/// The id of the element that the frame stands in.
const STAGE: &str = "builder-stage";

/// The width of a column of text, where none is chosen.
const USUAL: &str = "480";

/// The preview.
#[component]
pub fn Preview(
    /// What is chosen.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let name = words.text("builder.preview");
    let width =
        move || Some(shown.text(Input::Width)).filter(|width| !width.is_empty()).unwrap_or_else(|| USUAL.to_owned());
    let theme = move || shown.with(|chosen| chosen.theme.map_or("", |theme| theme.key()).to_owned());
    preview::follow(STAGE, move |told| shown.hear(told));
    Effect::new(move |_| show_soon(shown));
    view! {
        <section class="builder-preview" aria-labelledby="builder-preview">
            <h2 id="builder-preview">{name.clone()}</h2>
            <fieldset class="builder-widths">
                <legend>{words.text("builder.width")}</legend>
                <span class="segments">{WIDTHS.map(|option| radio(shown, option, Callback::new(move |()| width())))}</span>
            </fieldset>
            <div class="builder-stage" id=STAGE data-width=live(width) data-theme=live(theme) tabindex="0" role="group"
                aria-label=name></div>
        </section>
    }
}

fn radio(shown: Shown, option: &'static str, width: Callback<(), String>) -> AnyView {
    let id = format!("builder-width-{option}");
    let is_on = move || width.run(()) == option;
    let pick = move || shown.pick(Input::Width, if option == USUAL { String::new() } else { option.to_owned() });
    view! {
        <input type="radio" name="builder-width" id=id.clone() value=option checked=untrack(is_on) prop:checked=flag(is_on)
            on:change=on_change(pick) />
        <label for=id>{option}</label>
    }
    .into_any()
}

/// Shows what is chosen once the form rests.
fn show_soon(shown: Shown) {
    // No signal is read later on: by then the view may be gone.
    if let Some((address, title, height)) = shown.preview() {
        debounce::soon("preview", move || preview::show(STAGE, &address, &title, height));
    }
}
