//! The inputs of the lifetime-value what-if.

use leptos::prelude::*;

use super::Shown;
use super::result::{main_name, main_value};
use crate::app::components::actions::Actions;
use crate::app::components::field::{self, Field, fields};
use crate::app::components::field_group::FieldGroup;
use crate::app::components::glance::Glance;
use crate::app::components::number_field::Spoken;
use crate::app::components::presets::Presets;
use crate::app::live::live;
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
    let examples = Preset::ALL.map(|preset| (preset.key(), preset.document(words.language))).into();
    view! {
        <form class="tool-form" aria-label=text("ltv.form") on:submit=|event| event.prevent_default()>
            <Presets state examples source="method/#valueText" />
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
    let customer = [Input::Check, Input::Purchases, Input::Margin, Input::Months];
    let customer = customer.map(|input| view! { <Field state place=input as usize said=margin(state, input) /> });
    let cost = [Input::AcquisitionCost, Input::Discount, Input::Currency].map(|input| input as usize);
    view! {
        <FieldGroup title="ltv.group.customer"><div class="fields">{customer}</div></FieldGroup>
        <FieldGroup title="ltv.group.cost">{fields(state, cost)}</FieldGroup>
    }
}

/// How the margin is said: also that a share may stand there for percent.
fn margin(state: ToolState, input: Input) -> Option<Spoken> {
    let words = Words::of_view();
    let field = state.tool().fields.get(input as usize).filter(|_| input == Input::Margin)?;
    let usual = field::spoken(state, field, field.number()?);
    let said = usual.said;
    let said = move |percent: f64| match words.share_meant(percent) {
        Some(meant) => format!("{}. {meant}", said.run(percent)),
        None => said.run(percent),
    };
    Some(Spoken { said: Callback::new(said), ..usual })
}
