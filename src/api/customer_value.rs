//! What customers will be worth: monthly values, bootstrap intervals, probabilities and simulated customers.

use super::error::Result;
use super::export::exports;
use super::models::{
    MODELS, UNITS, allowed_count, allowed_spend, allowed_times, count, date, purchase_data, purchase_parameters,
    purchase_times, spend_of, spend_parameters,
};
use super::reader::{Object, Place};
use super::surveys::confidence;
use super::value::{ScriptValue, plain};
use crate::metrics::DEFAULT_CONFIDENCE;
use crate::metrics::Range;
use crate::metrics::models::{
    self, DiscountTiming, MonthlyClvInput, PurchaseParameters, Resampling, SimulationInput, SpendParameters, ValueRow,
};
use crate::metrics::range::{COUNT, CUSTOMERS, MONTHS, NOT_NEGATIVE, PURCHASES, RESAMPLES};

exports! {
    /// How probable each number of repeat purchases of a new customer is.
    purchaseProbabilities = purchase_probabilities(input) {
        let input = input.object(&["parameters", "horizon", "most"])?;
        let parameters = input.required("parameters", purchase_parameters)?;
        let horizon = input.number("horizon", NOT_NEGATIVE)?;
        plain(models::purchase_probabilities(&parameters, horizon, input.number("most", PURCHASES)?)?)
    }

    /// The discounted profit to expect of each customer over the coming months.
    monthlyClv = monthly_clv(input) {
        let (purchases, spend, customers, money) = monthly_clv_input(&input)?;
        plain(models::monthly_clv(&purchases, &spend, &customers, &money)?)
    }

    /// Percentile intervals of the parameters of a purchase model.
    bootstrapPurchases = bootstrap_purchases(input) {
        let input = input.object(&["model", "customers", "resamples", "seed", "confidence"])?;
        let (model, customers) = purchase_data(&input)?;
        plain(models::bootstrap_purchases(model, &customers, &resampling(&input)?)?)
    }

    /// The mean lifetime value of some customers with its percentile interval.
    bootstrapValue = bootstrap_value(input) {
        let input = input.object(&[
            "model", "customers", "unit", "months", "margin", "discountPerYear", "timing", "resamples", "seed", "confidence",
        ])?;
        let model = input.choice("model", &MODELS)?;
        let customers = input.required("customers", value_rows)?;
        plain(models::bootstrap_value(model, &customers, &money(&input)?, &resampling(&input)?)?)
    }

    /// Customers drawn from the models.
    simulateCustomers = simulate_customers(input) {
        let input = input.object(&["customers", "seed", "purchases", "spend", "observation", "acquisition"])?;
        plain(models::simulate_customers(&simulation(&input)?)?)
    }

    /// The transactions of customers drawn from the models.
    simulateTransactions = simulate_transactions(input) {
        let input = input.object(&[
            "customers", "seed", "purchases", "spend", "observation", "acquisition", "start", "unit",
        ])?;
        let (simulation, start) = (simulation(&input)?, input.required("start", date)?);
        plain(models::simulate_transactions(&simulation, &start, input.choice("unit", &UNITS)?)?)
    }
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
