//! The inputs of the lifetime-value what-if.

use leptos::prelude::*;

use super::number_field::NumberField;
use super::result::profit;
use crate::app::Words;
use crate::app::browser::keeping;
use crate::app::components::actions::Actions;
use crate::app::components::glance::Glance;
use crate::app::live::live;
use crate::app::state::LtvState;
use crate::tools::Inputs as _;
use crate::tools::currency::CURRENCIES;
use crate::tools::ltv::{Field, Inputs, Preset};

/// Presets, six numbers, the currency, and what can be done with them.
#[component]
pub fn Form(state: LtvState) -> impl IntoView {
    let inputs = state.inputs;
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    let restart = move |()| inputs.set(Inputs::initial(words.language));
    view! {
        <form class="tool-form" aria-label=text("ltv.form") on:submit=|event| event.prevent_default()>
            <Presets inputs />
            <Fields inputs />
            <Actions link=Callback::new(move |()| inputs.with_untracked(keeping::link)) on_restart=Callback::new(restart) />
            <Glance name=live(move || text("ltv.profit.name")) value=live(move || profit(words, state.shown)) />
        </form>
    }
}

/// The six numbers and the currency.
#[component]
pub fn Fields(
    /// The inputs of the whole form.
    inputs: RwSignal<Inputs>,
) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    view! {
            <fieldset>
                <legend>{text("ltv.group.customer")}</legend>
                <div class="fields">
                {[Field::Check, Field::Purchases, Field::Margin, Field::Months]
                    .map(|field| view! { <NumberField field inputs /> })
                    }
                </div>
            </fieldset>
            <fieldset>
                <legend>{text("ltv.group.cost")}</legend>
                <div class="fields">
                {[Field::AcquisitionCost, Field::Discount].map(|field| view! { <NumberField field inputs /> })}
                <CurrencyField inputs />
                </div>
            </fieldset>
    }
}

/// The one slider of the miniature on the home page.
#[component]
pub fn MonthsField(
    /// The inputs of the whole form.
    inputs: RwSignal<Inputs>,
) -> impl IntoView {
    view! { <NumberField field=Field::Months inputs /> }
}

#[component]
fn Presets(inputs: RwSignal<Inputs>) -> impl IntoView {
    let words = Words::of_view();
    let language = words.language;
    let button = |preset: Preset| {
        let is_on = Memo::new(move |_| inputs.with(|inputs| inputs.is_same(&Inputs::preset(preset, language))));
        view! {
            <button type="button" aria-pressed=move || is_on.get().to_string()
                on:click=move |_| inputs.set(Inputs::preset(preset, language))>
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

#[component]
fn CurrencyField(inputs: RwSignal<Inputs>) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    let code = Memo::new(move |_| inputs.with(Inputs::currency_code));
    let option = |currency: &'static str| {
        view! { <option value=currency selected=move || code.get() == Some(currency)>{currency}</option> }
    };
    let problem = move || {
        let unknown = inputs.with(|inputs| inputs.currency.clone());
        code.get().is_none().then(|| words.fill("error.currency", &[("text", &unknown)]))
    };
    view! {
        <div class="field" data-key="currency" class:is-wrong=move || code.get().is_none()>
            <label for="ltv-currency">{text("ltv.currency.label")}</label>
            <select id="ltv-currency" aria-describedby="ltv-currency-note"
                aria-invalid=move || code.get().is_none().then_some("true")
                on:change:target=move |event| inputs.update(|inputs| inputs.currency = event.target().value())>
                <option value="" hidden selected=move || code.get().is_none()></option>
                {CURRENCIES.map(option)}
            </select>
            <p class="field-note" id="ltv-currency-note">{live(move || problem().unwrap_or_else(|| text("ltv.currency.note")))}</p>
        </div>
    }
}
