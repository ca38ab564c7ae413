//! Lifetime value from data: models of purchases, spend and retention.

use std::cell::Cell;

use super::error::{ErrorKind, Result, written};
use super::export::exports;
use super::reader::{Object, Place};
use super::value::{ScriptValue, plain};
use crate::metrics::models::{
    self, PurchaseHistory, PurchaseModel, PurchaseParameters, RetentionParameters, SpendHistory, SpendParameters,
    Transaction, Unit, contradiction, is_iso_date,
};
use crate::metrics::range::{COUNT, COUNT_FROM_ONE, FINITE, FORECAST, NOT_NEGATIVE, POSITIVE};
use crate::metrics::{Range, Rule};

pub(super) const UNITS: [(&str, Unit); 3] = [("day", Unit::Day), ("week", Unit::Week), ("month", Unit::Month)];
pub(super) const MODELS: [(&str, PurchaseModel); 2] =
    [("bgNbd", PurchaseModel::BgNbd), ("mbgNbd", PurchaseModel::MbgNbd)];

exports! {
    /// What each customer's transactions come to.
    summarise = summarise(input) {
        let input = input.object(&["transactions", "observationEnd", "unit"])?;
        let log = input.required("transactions", |transactions| transactions.list(transaction))?;
        let end = input.required("observationEnd", date)?;
        plain(models::summarise(&log, &end, input.choice("unit", &UNITS)?)?)
    }

    /// The purchase model that makes the histories most likely.
    fitPurchases = fit_purchases(input) {
        let (model, customers) = purchase_data(&input.object(&["model", "customers"])?)?;
        plain(models::fit_purchases(model, &customers)?)
    }

    /// Expected purchases and the probability of being alive, of each row.
    predictPurchases = predict_purchases(parameters, customers, horizon) {
        let (parameters, customers) = (purchase_parameters(&parameters)?, purchase_histories(&customers)?);
        let predictions = models::predict_purchases(&parameters, &customers, horizon.number(NOT_NEGATIVE)?)?;
        V::pairs(["expected", "alive"], &predictions, |row| [row.expected, row.alive])
    }

    /// The spend model that makes the mean values most likely.
    fitSpend = fit_spend(input) { plain(models::fit_spend(&spend_data(&input)?)?) }

    /// Expected spend per purchase, of each row.
    predictSpend = predict_spend(parameters, customers) {
        let parameters = spend_parameters(&parameters)?;
        plain(models::predict_spend(&parameters, &spends(&customers)?)?)
    }

    /// The shifted beta-geometric model that makes the cohorts most likely.
    fitRetention = fit_retention(input) { plain(models::fit_retention(&cohorts(&input)?)?) }

    /// Survival and retention, period by period.
    predictRetention = predict_retention(parameters, periods) {
        let parameters = retention_parameters(&parameters)?;
        plain(models::predict_retention(&parameters, periods.number(FORECAST)?)?)
    }

    /// Discounted expected lifetime of a new customer and of one who has renewed.
    discountedLifetime = discounted_lifetime(parameters, discount, renewals) {
        let parameters = retention_parameters(&parameters)?;
        let discount = discount.number(Range::Rate)?;
        let renewals = renewals.optional(|renewals| renewals.number(COUNT))?;
        plain(models::discounted_lifetime(&parameters, discount, renewals.unwrap_or(0.0))?)
    }
}

fn transaction<V: ScriptValue>(place: &Place<'_, V>) -> Result<Transaction> {
    let transaction = place.object(&["customer", "date", "value"])?;
    Ok(Transaction {
        customer: transaction.required("customer", |customer| customer.text())?,
        date: transaction.required("date", date)?,
        value: transaction.optional_number("value", FINITE)?,
    })
}

pub(super) fn date<V: ScriptValue>(place: &Place<'_, V>) -> Result<String> {
    let text = place.text()?;
    if is_iso_date(&text) {
        return Ok(text);
    }
    Err(place.refused(ErrorKind::OutOfRange, &format!("is \"{text}\"; it {}", Rule::IsoDate.english(written))))
}

pub(super) fn purchase_data<V: ScriptValue>(input: &Object<'_, V>) -> Result<(PurchaseModel, Vec<PurchaseHistory>)> {
    let model = input.choice("model", &MODELS)?;
    Ok((model, input.required("customers", purchase_histories)?))
}

/// The parameters of a purchase model, or the result of its fit.
pub(super) fn purchase_parameters<V: ScriptValue>(place: &Place<'_, V>) -> Result<PurchaseParameters> {
    let fit = place.object(&[
        "model",
        "r",
        "alpha",
        "a",
        "b",
        // of a fit, unused:
        "logLikelihood",
        "standardErrors",
        "iterations",
        "converged",
    ])?;
    Ok(PurchaseParameters {
        model: fit.choice("model", &MODELS)?,
        r: fit.number("r", POSITIVE)?,
        alpha: fit.number("alpha", POSITIVE)?,
        a: fit.number("a", POSITIVE)?,
        b: fit.number("b", POSITIVE)?,
    })
}

/// Purchase histories or customer summaries.
fn purchase_histories<V: ScriptValue>(place: &Place<'_, V>) -> Result<Vec<PurchaseHistory>> {
    let take = |&[frequency, recency, age, count]: &[f64; 4]| {
        let [frequency, recency, age] = allowed_times([frequency, recency, age])?;
        Some(PurchaseHistory { frequency, recency, age, count: allowed_count(count)? })
    };
    place.rows(["frequency", "recency", "age", "count"], &["customer", "value"], take, purchase_history)
}

/// The same frequency, recency and age, if they are there, allowed and do not contradict one another.
pub(super) fn allowed_times([frequency, recency, age]: [f64; 3]) -> Option<[f64; 3]> {
    let times = [COUNT.allowed(frequency)?, NOT_NEGATIVE.allowed(recency)?, NOT_NEGATIVE.allowed(age)?];
    contradiction(times).is_none().then_some(times)
}

/// The count, 1 if there is none.
pub(super) fn allowed_count(count: f64) -> Option<f64> {
    if count.is_nan() { Some(1.0) } else { COUNT_FROM_ONE.allowed(count) }
}

/// The mean value, if it is allowed or not needed.
pub(super) fn allowed_spend(frequency: f64, value: f64) -> Option<Option<f64>> {
    if frequency > 0.0 { POSITIVE.allowed(value).map(Some) } else { Some((!value.is_nan()).then_some(value + 0.0)) }
}

/// A purchase history, or a customer summary.
fn purchase_history<V: ScriptValue>(place: &Place<'_, V>) -> Result<PurchaseHistory> {
    let row = place.object(&["frequency", "recency", "age", "count", "customer", "value"])?;
    let [frequency, recency, age] = purchase_times(&row)?;
    Ok(PurchaseHistory { frequency, recency, age, count: count(&row)? })
}

/// Frequency, recency and age, which do not contradict one another.
pub(super) fn purchase_times<V: ScriptValue>(row: &Object<'_, V>) -> Result<[f64; 3]> {
    let number = |name, rule| row.number(name, rule);
    let times = [number("frequency", COUNT)?, number("recency", NOT_NEGATIVE)?, number("age", NOT_NEGATIVE)?];
    match contradiction(times) {
        Some(rule) => Err(row.contradicts("recency", rule)),
        None => Ok(times),
    }
}

fn spend_data<V: ScriptValue>(place: &Place<'_, V>) -> Result<Vec<SpendHistory>> {
    let input = place.object(&["customers"])?;
    let take = |&[frequency, value, count]: &[f64; 3]| {
        let frequency = COUNT.allowed(frequency)?;
        Some(SpendHistory { frequency, value: allowed_spend(frequency, value)?, count: allowed_count(count)? })
    };
    let unused = &["customer", "recency", "age"];
    input
        .required("customers", |customers| customers.rows(["frequency", "value", "count"], unused, take, spend_history))
}

/// The spend of one customer or of several alike, or a customer summary.
fn spend_history<V: ScriptValue>(place: &Place<'_, V>) -> Result<SpendHistory> {
    let row = place.object(&["frequency", "value", "count", "customer", "recency", "age"])?;
    let (frequency, value) = spend(&row)?;
    Ok(SpendHistory { frequency, value, count: count(&row)? })
}

fn spends<V: ScriptValue>(place: &Place<'_, V>) -> Result<Vec<SpendHistory>> {
    let take = |&[frequency, value]: &[f64; 2]| {
        let frequency = COUNT.allowed(frequency)?;
        Some(SpendHistory::new(frequency, allowed_spend(frequency, value)?))
    };
    place.rows(["frequency", "value"], &["customer", "recency", "age"], take, spend_of_one)
}

fn spend_of_one<V: ScriptValue>(place: &Place<'_, V>) -> Result<SpendHistory> {
    let row = place.object(&["frequency", "value", "customer", "recency", "age"])?;
    let (frequency, value) = spend(&row)?;
    Ok(SpendHistory::new(frequency, value))
}

fn spend<V: ScriptValue>(row: &Object<'_, V>) -> Result<(f64, Option<f64>)> {
    let frequency = row.number("frequency", COUNT)?;
    Ok((frequency, spend_of(row, frequency)?))
}

/// The mean value, which a customer with repeat purchases must have.
pub(super) fn spend_of<V: ScriptValue>(row: &Object<'_, V>, frequency: f64) -> Result<Option<f64>> {
    if frequency > 0.0 { row.number("value", POSITIVE).map(Some) } else { row.optional_number("value", FINITE) }
}

pub(super) fn count<V: ScriptValue>(row: &Object<'_, V>) -> Result<f64> {
    Ok(row.optional_number("count", COUNT_FROM_ONE)?.unwrap_or(1.0))
}

/// The parameters of the spend model, or the result of its fit.
pub(super) fn spend_parameters<V: ScriptValue>(place: &Place<'_, V>) -> Result<SpendParameters> {
    let fit = place.object(&["p", "q", "gamma", "logLikelihood", "converged"])?;
    Ok(SpendParameters {
        p: fit.number("p", POSITIVE)?,
        q: fit.number("q", POSITIVE)?,
        gamma: fit.number("gamma", POSITIVE)?,
    })
}

fn cohorts<V: ScriptValue>(place: &Place<'_, V>) -> Result<Vec<Vec<f64>>> {
    let input = place.object(&["cohorts"])?;
    input.required("cohorts", |cohorts| cohorts.list(cohort))
}

fn cohort<V: ScriptValue>(place: &Place<'_, V>) -> Result<Vec<f64>> {
    let not_increasing = |alive: &[f64]| alive.is_sorted_by(|before, next| before >= next);
    let allowed = |alive: &[f64]| not_increasing(alive) && alive.last().is_none_or(|last| *last >= 0.0);
    if let Some(cohort) = place.all_numbers(allowed) {
        return Ok(cohort);
    }
    let before = Cell::new(f64::INFINITY);
    place.list_of_numbers(|entry| {
        let alive = entry.number(NOT_NEGATIVE)?;
        if alive > before.replace(alive) {
            return Err(entry.contradicts(Rule::AtMostBefore));
        }
        Ok(alive)
    })
}

/// The parameters of the retention model, or the result of its fit.
fn retention_parameters<V: ScriptValue>(place: &Place<'_, V>) -> Result<RetentionParameters> {
    let fit = place.object(&["alpha", "beta", "logLikelihood", "converged"])?;
    Ok(RetentionParameters { alpha: fit.number("alpha", POSITIVE)?, beta: fit.number("beta", POSITIVE)? })
}
