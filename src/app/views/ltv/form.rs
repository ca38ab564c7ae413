//! The inputs of the lifetime-value what-if.

use leptos::prelude::*;

use super::Shown;
use super::result::{main_name, main_value};
use crate::app::components::actions::Actions;
use crate::app::components::field::Field;
use crate::app::components::glance::Glance;
use crate::app::live::{live, on_click};
use crate::app::{ToolState, Words};
use crate::tools::ltv::{Input, Preset};

/// Presets, six numbers, the currency, and what can be done with them.
#[component]
pub fn Form(
    /// The tool's state.
    state: ToolState,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    view! {
        <form class="tool-form" aria-label=text("ltv.form") on:submit=|event| event.prevent_default()>
            <Presets state />
            <Fields state />
            <Actions state />
            <Glance name=live(move || main_name(words, shown)) value=live(move || main_value(words, shown)) />
        </form>
    }
}

/// The six numbers and the currency.
#[component]
pub fn Fields(
    /// The tool's state.
    state: ToolState,
) -> impl IntoView {
    let words = Words::of_view();
    let field = move |input: Input| view! { <Field state place=input as usize /> };
    view! {
        <fieldset>
            <legend>{words.text("ltv.group.customer")}</legend>
            <div class="fields">{[Input::Check, Input::Purchases, Input::Margin, Input::Months].map(field)}</div>
        </fieldset>
        <fieldset>
            <legend>{words.text("ltv.group.cost")}</legend>
            <div class="fields">{[Input::AcquisitionCost, Input::Discount, Input::Currency].map(field)}</div>
        </fieldset>
    }
}

#[component]
fn Presets(state: ToolState) -> impl IntoView {
    let words = Words::of_view();
    let language = words.language;
    let button = |preset: Preset| {
        let document = preset.document(language);
        let example = document.clone();
        let is_on = Memo::new(move |_| state.with(|document| document.is_same(&example)));
        view! {
            <button type="button" aria-pressed=live(move || is_on.get().to_string())
                on:click=on_click(move || state.replace(document.clone()))>
                {words.text(&format!("ltv.preset.{}", preset.key()))}
            </button>
        }
    };
    view! {
        <div class="presets needs-script" role="group" aria-label=words.text("ltv.preset.label")>
            <span aria-hidden="true">{words.text("ltv.preset.label")}</span>
            {Preset::ALL.map(button)}
            <p class="fine-print">{words.text("ltv.preset.note")}</p>
        </div>
    }
}
