//! Lifetime value by formula, and the value that a customer perceives.

use wasm_bindgen::prelude::*;

use super::error::Result;
use super::reader::{Object, Place};
use super::rule::{MARGIN, NOT_NEGATIVE, RATE, Rule};
use super::script::{Answer, call};
use super::value::ScriptValue;
use crate::metrics::{self, Benefits, LtvInput, PerceivedValueInput, TransactionCosts};

/// Lifetime value as average check, purchases per month, margin and months.
#[wasm_bindgen]
pub fn ltv(input: JsValue) -> Answer {
    call(input, ltv_input, metrics::ltv)
}

/// What a customer gets and what a customer gives.
#[wasm_bindgen(js_name = perceivedValue)]
pub fn perceived_value(input: JsValue) -> Answer {
    call(input, perceived_value_input, metrics::perceived_value)
}

fn ltv_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<LtvInput> {
    let input = place.object(&[
        "averageCheck",
        "purchasesPerMonth",
        "margin",
        "months",
        "discountPerYear",
        "acquisitionCost",
    ])?;
    Ok(LtvInput {
        average_check: number(&input, "averageCheck", NOT_NEGATIVE)?,
        purchases_per_month: number(&input, "purchasesPerMonth", NOT_NEGATIVE)?,
        margin: number(&input, "margin", MARGIN)?,
        months: number(&input, "months", NOT_NEGATIVE)?,
        discount_per_year: optional_number(&input, "discountPerYear", RATE)?,
        acquisition_cost: optional_number(&input, "acquisitionCost", NOT_NEGATIVE)?,
    })
}

fn perceived_value_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<PerceivedValueInput> {
    let input = place.object(&["benefits", "price", "transactionCosts"])?;
    Ok(PerceivedValueInput {
        benefits: input.required("benefits", benefits)?,
        price: number(&input, "price", NOT_NEGATIVE)?,
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
    Ok(optional_number(whole, name, NOT_NEGATIVE)?.unwrap_or(0.0))
}

fn number<V: ScriptValue>(input: &Object<'_, V>, name: &'static str, rule: Rule) -> Result<f64> {
    input.required(name, |number| number.number(rule))
}

fn optional_number<V: ScriptValue>(input: &Object<'_, V>, name: &'static str, rule: Rule) -> Result<Option<f64>> {
    input.optional(name, |number| number.number(rule))
}
