//! The choice of a scale, and what becomes of the answers when it changes.

use leptos::prelude::*;

use super::NevState;
use crate::app::Words;
use crate::app::live::{flag, live, live_view, on_change, on_click};
use crate::tools::Document;
use crate::tools::nev::{Scale, Sheet, unanswered};

/// The scale that is answered on, which opens on the choice among all.
#[component]
pub fn FoldedScale(
    /// The questionnaire's state.
    state: NevState,
) -> impl IntoView {
    let words = Words::of_view();
    view! {
        <details class="folded-scale needs-script">
            <summary>{words.text("nev.scale.label")}" "{live(move || scale_name(state.scale()))}</summary>
            <ScaleChoice state />
        </details>
    }
}

/// The scales as radio buttons; where answers are at stake the page asks before it converts them.
#[component]
pub fn ScaleChoice(
    /// The questionnaire's state.
    state: NevState,
) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    let choose = move |scale: Scale| {
        if state.with_untracked(Sheet::answered) == 0 {
            state.tool.replace(state.with_untracked(|sheet| sheet.converted(scale)));
        } else {
            state.want_scale((scale != untrack(move || state.scale())).then_some(scale));
        }
    };
    let option = move |scale: Scale| {
        let id = format!("nev-scale-{}", scale.key());
        let is_on = move || state.wanted_scale().unwrap_or(state.scale()) == scale;
        view! {
            <input type="radio" name="nev-scale" id=id.clone() value=scale.key() checked=untrack(is_on)
                prop:checked=flag(is_on) on:change=on_change(move || choose(scale)) />
            <label for=id>{scale_name(scale)}</label>
        }
    };
    view! {
        <fieldset class="scale-choice segmented needs-script" data-key="scale">
            <legend>{text("nev.scale.label")}</legend>
            <div class="segments">{Scale::ALL.map(option)}</div>
            <Conversion state />
        </fieldset>
    }
}

/// The question what becomes of the answers.
#[component]
fn Conversion(state: NevState) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    let settle = move |change: fn(&Sheet, Scale) -> Document| {
        if let Some(scale) = untrack(move || state.wanted_scale()) {
            state.tool.replace(state.with_untracked(|sheet| change(sheet, scale)));
        }
    };
    let question = move |scale: Scale| {
        let asked = words.fill("nev.scale.question", &[("scale", &scale_name(scale))]);
        view! {
            <div class="notice" role="alert">
                <p>{asked}</p>
                <p class="actions">
                    <button type="button" on:click=on_click(move || settle(Sheet::converted))>{text("nev.scale.convert")}</button>
                    <button type="button" class="quiet" on:click=on_click(move || settle(|_, scale| unanswered(scale)))>{text("nev.scale.empty")}</button>
                    <button type="button" class="quiet" on:click=on_click(move || state.want_scale(None))>
                        {text("nev.scale.keep")}
                    </button>
                </p>
            </div>
        }
    };
    live_view(move || state.wanted_scale().map(question))
}

/// A scale by its two ends.
fn scale_name(scale: Scale) -> String {
    format!("{}–{}", scale.min(), scale.max())
}
