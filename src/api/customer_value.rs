//! What customers will be worth: monthly values, bootstrap intervals, probabilities and simulated customers.

use wasm_bindgen::prelude::*;

use super::error::Result;
use super::models::{
    MODELS, UNITS, allowed_count, allowed_spend, allowed_times, count, date, purchase_data, purchase_parameters,
    purchase_times, spend_of, spend_parameters,
};
use super::reader::{Object, Place};
use super::script::{Answer, call};
use super::surveys::confidence;
use super::value::ScriptValue;
use crate::metrics::DEFAULT_CONFIDENCE;
use crate::metrics::Range;
use crate::metrics::models::{
    self, DiscountTiming, MonthlyClvInput, PurchaseParameters, Resampling, SimulationInput, SpendParameters, ValueRow,
};
use crate::metrics::range::{COUNT, CUSTOMERS, MONTHS, NOT_NEGATIVE, PURCHASES, RESAMPLES};

/// How probable each number of repeat purchases of a new customer is.
#[wasm_bindgen(js_name = purchaseProbabilities)]
pub fn purchase_probabilities(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        let input = place.object(&["parameters", "horizon", "most"])?;
        let parameters = input.required("parameters", purchase_parameters)?;
        Ok((parameters, input.number("horizon", NOT_NEGATIVE)?, input.number("most", PURCHASES)?))
    };
    call(input, read, |(parameters, horizon, most)| models::purchase_probabilities(parameters, *horizon, *most))
}

/// The discounted profit to expect of each customer over the coming months.
#[wasm_bindgen(js_name = monthlyClv)]
pub fn monthly_clv(input: JsValue) -> Answer {
    call(input, monthly_clv_input, |(purchases, spend, customers, input)| {
        models::monthly_clv(purchases, spend, customers, input)
    })
}

/// Percentile intervals of the parameters of a purchase model.
#[wasm_bindgen(js_name = bootstrapPurchases)]
pub fn bootstrap_purchases(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        let input = place.object(&["model", "customers", "resamples", "seed", "confidence"])?;
        let (model, customers) = purchase_data(&input)?;
        Ok((model, customers, resampling(&input)?))
    };
    call(input, read, |(model, customers, resampling)| models::bootstrap_purchases(*model, customers, resampling))
}

/// The mean lifetime value of some customers with its percentile interval.
#[wasm_bindgen(js_name = bootstrapValue)]
pub fn bootstrap_value(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        let input = place.object(&[
            "model",
            "customers",
            "unit",
            "months",
            "margin",
            "discountPerYear",
            "timing",
            "resamples",
            "seed",
            "confidence",
        ])?;
        let model = input.choice("model", &MODELS)?;
        let customers = input.required("customers", value_rows)?;
        Ok((model, customers, money(&input)?, resampling(&input)?))
    };
    call(input, read, |(model, customers, input, resampling)| {
        models::bootstrap_value(*model, customers, input, resampling)
    })
}

/// Customers drawn from the models.
#[wasm_bindgen(js_name = simulateCustomers)]
pub fn simulate_customers(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        simulation(&place.object(&["customers", "seed", "purchases", "spend", "observation", "acquisition"])?)
    };
    call(input, read, models::simulate_customers)
}

/// The transactions of customers drawn from the models.
#[wasm_bindgen(js_name = simulateTransactions)]
pub fn simulate_transactions(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        let input = place.object(&[
            "customers",
            "seed",
            "purchases",
            "spend",
            "observation",
            "acquisition",
            "start",
            "unit",
        ])?;
        Ok((simulation(&input)?, input.required("start", date)?, input.choice("unit", &UNITS)?))
    };
    call(input, read, |(input, start, unit)| models::simulate_transactions(input, start, *unit))
}

fn monthly_clv_input<V: ScriptValue>(
    place: &Place<'_, V>,
) -> Result<(PurchaseParameters, SpendParameters, Vec<ValueRow>, MonthlyClvInput)> {
    let input =
        place.object(&["purchases", "spend", "customers", "unit", "months", "margin", "discountPerYear", "timing"])?;
    Ok((
        input.required("purchases", purchase_parameters)?,
        input.required("spend", spend_parameters)?,
        input.required("customers", value_rows)?,
        money(&input)?,
    ))
}

fn value_rows<V: ScriptValue>(place: &Place<'_, V>) -> Result<Vec<ValueRow>> {
    let take = |&[frequency, recency, age, value, count]: &[f64; 5]| {
        let [frequency, recency, age] = allowed_times([frequency, recency, age])?;
        let value = allowed_spend(frequency, value)?;
        Some(ValueRow { frequency, recency, age, value, count: allowed_count(count)? })
    };
    place.rows(["frequency", "recency", "age", "value", "count"], &["customer"], take, value_row)
}

/// A purchase history with its mean value, or a customer summary.
fn value_row<V: ScriptValue>(place: &Place<'_, V>) -> Result<ValueRow> {
    let row = place.object(&["frequency", "recency", "age", "value", "count", "customer"])?;
    let [frequency, recency, age] = purchase_times(&row)?;
    Ok(ValueRow { frequency, recency, age, value: spend_of(&row, frequency)?, count: count(&row)? })
}

/// How purchases become money.
fn money<V: ScriptValue>(input: &Object<'_, V>) -> Result<MonthlyClvInput> {
    const TIMINGS: [(&str, DiscountTiming); 2] = [("end", DiscountTiming::End), ("middle", DiscountTiming::Middle)];
    Ok(MonthlyClvInput {
        unit: input.choice("unit", &UNITS)?,
        months: input.number("months", MONTHS)?,
        margin: input.number("margin", Range::Margin)?,
        discount_per_year: input.optional_number("discountPerYear", Range::Rate)?.unwrap_or(0.0),
        timing: input.choice("timing", &TIMINGS)?,
    })
}

fn resampling<V: ScriptValue>(input: &Object<'_, V>) -> Result<Resampling> {
    Ok(Resampling {
        resamples: input.number("resamples", RESAMPLES)?,
        seed: input.number("seed", COUNT)? as u64,
        confidence: confidence(input)?.unwrap_or(DEFAULT_CONFIDENCE),
    })
}

fn simulation<V: ScriptValue>(input: &Object<'_, V>) -> Result<SimulationInput> {
    Ok(SimulationInput {
        customers: input.number("customers", CUSTOMERS)?,
        seed: input.number("seed", COUNT)? as u64,
        purchases: input.required("purchases", purchase_parameters)?,
        spend: input.required("spend", spend_parameters)?,
        observation: input.number("observation", NOT_NEGATIVE)?,
        acquisition: input.number("acquisition", NOT_NEGATIVE)?,
    })
}
