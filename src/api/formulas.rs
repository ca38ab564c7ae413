//! Lifetime value by formula, and the value that a customer perceives.

use js_sys::Object as ScriptObject;
use wasm_bindgen::prelude::*;

use super::error::Result;
use super::reader::{Object, Place};
use super::script::{Answer, answer, call, set, to_error};
use super::value::ScriptValue;
use crate::metrics::range::{FINITE, NOT_NEGATIVE, PERIODS, POSITIVE};
use crate::metrics::{
    self, Benefits, ChangeAttribution, LtvInput, PaybackInput, PerceivedValueInput, Range, RetentionClvInput, Timing,
    TransactionCosts,
};

/// Lifetime value as average check, purchases per month, margin and months.
#[wasm_bindgen]
pub fn ltv(input: JsValue) -> Answer {
    call(input, ltv_input, metrics::ltv)
}

/// Lifetime value with a constant retention.
#[wasm_bindgen(js_name = retentionClv)]
pub fn retention_clv(input: JsValue) -> Answer {
    call(input, retention_clv_input, metrics::retention_clv)
}

/// After how many periods a customer has paid back the cost of winning them.
#[wasm_bindgen]
pub fn payback(input: JsValue) -> Answer {
    call(input, payback_input, metrics::payback)
}

/// What each factor of a product contributed to its change.
#[wasm_bindgen(js_name = attributeChange)]
pub fn attribute_change(before: JsValue, after: JsValue) -> Answer {
    let ChangeAttribution { change, shares } = attribution(before, after).map_err(|detail| to_error(&detail))?;
    let result = ScriptObject::new();
    set(&result, "change", change);
    // By entries, because assigning to a field that is named "__proto__" would not make one.
    set(&result, "shares", ScriptObject::from_entries(&answer(Ok(shares))?)?);
    Ok(result.into())
}

/// What a customer gets and what a customer gives.
#[wasm_bindgen(js_name = perceivedValue)]
pub fn perceived_value(input: JsValue) -> Answer {
    call(input, perceived_value_input, metrics::perceived_value)
}

/// The inputs of the what-if formula.
pub(super) const LTV_FIELDS: [&str; 6] =
    ["averageCheck", "purchasesPerMonth", "margin", "months", "discountPerYear", "acquisitionCost"];

pub(super) fn ltv_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<LtvInput> {
    let input = place.object(&LTV_FIELDS)?;
    Ok(LtvInput {
        average_check: input.number("averageCheck", NOT_NEGATIVE)?,
        purchases_per_month: input.number("purchasesPerMonth", NOT_NEGATIVE)?,
        margin: input.number("margin", Range::Margin)?,
        months: input.number("months", NOT_NEGATIVE)?,
        discount_per_year: input.optional_number("discountPerYear", Range::Rate)?,
        acquisition_cost: input.optional_number("acquisitionCost", NOT_NEGATIVE)?,
    })
}

fn retention_clv_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<RetentionClvInput> {
    const TIMINGS: [(&str, Timing); 4] = [
        ("immediate", Timing::Immediate),
        ("residual", Timing::Residual),
        ("arrears", Timing::Arrears),
        ("midPeriod", Timing::MidPeriod),
    ];
    let input = place.object(&["marginPerPeriod", "retention", "discount", "timing", "growth", "periods"])?;
    Ok(RetentionClvInput {
        margin_per_period: input.number("marginPerPeriod", FINITE)?,
        retention: input.number("retention", Range::Share)?,
        discount: input.number("discount", Range::Rate)?,
        timing: input.choice("timing", &TIMINGS)?,
        growth: input.optional_number("growth", Range::Rate)?,
        periods: input.optional_number("periods", PERIODS)?,
    })
}

fn payback_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<PaybackInput> {
    let input = place.object(&["acquisitionCost", "marginPerPeriod", "retention", "discount"])?;
    Ok(PaybackInput {
        acquisition_cost: input.number("acquisitionCost", NOT_NEGATIVE)?,
        margin_per_period: input.number("marginPerPeriod", FINITE)?,
        retention: input.optional_number("retention", Range::Share)?,
        discount: input.optional_number("discount", Range::Rate)?,
    })
}

fn attribution<V: ScriptValue>(before: V, after: V) -> Result<ChangeAttribution> {
    let before = Place::argument("before", before).record(|factor| factor.number(POSITIVE))?;
    let names: Vec<_> = before.iter().map(|(name, _)| name.as_str()).collect();
    let after = Place::argument("after", after).record_of(&names, |factor| factor.number(POSITIVE))?;
    Ok(metrics::attribute_change(&before, &after)?)
}

fn perceived_value_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<PerceivedValueInput> {
    let input = place.object(&["benefits", "price", "transactionCosts"])?;
    Ok(PerceivedValueInput {
        benefits: input.required("benefits", benefits)?,
        price: input.number("price", NOT_NEGATIVE)?,
        transaction_costs: input.optional("transactionCosts", transaction_costs)?.unwrap_or_default(),
    })
}

fn benefits<V: ScriptValue>(place: &Place<'_, V>) -> Result<Benefits> {
    let benefits = place.object(&["money", "time", "information", "psychological", "social"])?;
    Ok(Benefits {
        money: part(&benefits, "money")?,
        time: part(&benefits, "time")?,
        information: part(&benefits, "information")?,
        psychological: part(&benefits, "psychological")?,
        social: part(&benefits, "social")?,
    })
}

fn transaction_costs<V: ScriptValue>(place: &Place<'_, V>) -> Result<TransactionCosts> {
    let costs = place.object(&["search", "relationship", "negotiation", "decision", "contract", "control"])?;
    Ok(TransactionCosts {
        search: part(&costs, "search")?,
        relationship: part(&costs, "relationship")?,
        negotiation: part(&costs, "negotiation")?,
        decision: part(&costs, "decision")?,
        contract: part(&costs, "contract")?,
        control: part(&costs, "control")?,
    })
}

/// A part of a sum, 0 where it is not given.
fn part<V: ScriptValue>(whole: &Object<'_, V>, name: &'static str) -> Result<f64> {
    Ok(whole.optional_number(name, NOT_NEGATIVE)?.unwrap_or(0.0))
}
