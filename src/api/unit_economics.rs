//! What winning and keeping a customer may cost, subscriptions, and rates in other time units.

use wasm_bindgen::prelude::*;

use super::error::Result;
use super::reader::Place;
use super::script::{Answer, Named, call};
use super::value::ScriptValue;
use crate::metrics::range::{FINITE, NOT_NEGATIVE, PERIODS, POSITIVE, RENEWALS};
use crate::metrics::{
    self, AcquisitionLimitInput, Expansion, PaybackRule, Range, RateKind, RatePeriod, RetentionCostInput,
    RevenueMovement, SubscriptionLtvInput,
};

const PERIODS_OF_RATES: [(&str, RatePeriod); 4] =
    [("day", RatePeriod::Day), ("week", RatePeriod::Week), ("month", RatePeriod::Month), ("year", RatePeriod::Year)];

/// Lifetime value with a cost of retention.
#[wasm_bindgen(js_name = retentionCostClv)]
pub fn retention_cost_clv(input: JsValue) -> Answer {
    call(input, retention_cost_input, metrics::retention_cost_clv)
}

/// Lifetime value per acquisition cost.
#[wasm_bindgen(js_name = ltvToCac)]
pub fn ltv_to_cac(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        let input = place.object(&["lifetimeValue", "acquisitionCost"])?;
        Ok((input.number("lifetimeValue", FINITE)?, input.number("acquisitionCost", NOT_NEGATIVE)?))
    };
    call(input, read, |(value, cost)| Ok(Named("ratio", metrics::ltv_to_cac(*value, *cost)?)))
}

/// Revenue that advertising must return to cost nothing.
#[wasm_bindgen(js_name = breakEvenRoas)]
pub fn break_even_roas(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| place.object(&["margin"])?.number("margin", Range::Margin);
    call(input, read, |margin| Ok(Named("roas", metrics::break_even_roas(*margin)?)))
}

/// What winning a customer may cost by the chosen rules.
#[wasm_bindgen(js_name = maximumAcquisitionCost)]
pub fn maximum_acquisition_cost(input: JsValue) -> Answer {
    call(input, acquisition_limit_input, metrics::maximum_acquisition_cost)
}

/// Lifetime value from churn and expansion.
#[wasm_bindgen(js_name = subscriptionLtv)]
pub fn subscription_ltv(input: JsValue) -> Answer {
    call(input, subscription_ltv_input, metrics::subscription_ltv)
}

/// How recurring revenue is kept: NRR, GRR, quick ratio.
#[wasm_bindgen(js_name = revenueRetention)]
pub fn revenue_retention(input: JsValue) -> Answer {
    call(input, revenue_movement, metrics::revenue_retention)
}

/// A rate in another time unit.
#[wasm_bindgen(js_name = convertRate)]
pub fn convert_rate(input: JsValue) -> Answer {
    call(input, rate_to_convert, |(rate, kind, from, to)| {
        metrics::convert_rate(*rate, *kind, *from, *to).map(|rate| Named("rate", rate))
    })
}

/// The continuous rate of a yearly one.
#[wasm_bindgen(js_name = continuousRate)]
pub fn continuous_rate(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        let input = place.object(&["yearly", "periodsPerYear"])?;
        Ok((input.number("yearly", Range::Rate)?, input.number("periodsPerYear", POSITIVE)?))
    };
    call(input, read, |(yearly, periods)| Ok(Named("rate", metrics::continuous_rate(*yearly, *periods)?)))
}

/// A length of time in months.
#[wasm_bindgen(js_name = inMonths)]
pub fn in_months(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        let input = place.object(&["count", "period"])?;
        Ok((input.number("count", NOT_NEGATIVE)?, input.choice("period", &PERIODS_OF_RATES)?))
    };
    call(input, read, |(count, period)| Ok(Named("months", metrics::in_months(*count, *period)?)))
}

fn retention_cost_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<RetentionCostInput> {
    let input =
        place.object(&["contributionPerPeriod", "retentionCostPerPeriod", "retention", "discount", "renewals"])?;
    Ok(RetentionCostInput {
        contribution_per_period: input.number("contributionPerPeriod", FINITE)?,
        retention_cost_per_period: input.number("retentionCostPerPeriod", NOT_NEGATIVE)?,
        retention: input.number("retention", Range::Share)?,
        discount: input.number("discount", Range::Rate)?,
        renewals: input.optional_number("renewals", RENEWALS)?,
    })
}

fn acquisition_limit_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<AcquisitionLimitInput> {
    let input = place.object(&["lifetimeValue", "targetRatio", "buffer", "payback"])?;
    Ok(AcquisitionLimitInput {
        lifetime_value: input.number("lifetimeValue", FINITE)?,
        target_ratio: input.optional_number("targetRatio", POSITIVE)?,
        buffer: input.optional_number("buffer", Range::Share)?,
        payback: input.optional("payback", payback_rule)?,
    })
}

fn payback_rule<V: ScriptValue>(place: &Place<'_, V>) -> Result<PaybackRule> {
    let rule = place.object(&["marginPerPeriod", "periods", "retention", "discount"])?;
    Ok(PaybackRule {
        margin_per_period: rule.number("marginPerPeriod", FINITE)?,
        periods: rule.number("periods", NOT_NEGATIVE)?,
        retention: rule.optional_number("retention", Range::Share)?,
        discount: rule.optional_number("discount", Range::Rate)?,
    })
}

fn subscription_ltv_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<SubscriptionLtvInput> {
    let input = place.object(&["revenuePerAccount", "margin", "churn", "discount", "expansion", "periods"])?;
    Ok(SubscriptionLtvInput {
        revenue_per_account: input.number("revenuePerAccount", NOT_NEGATIVE)?,
        margin: input.number("margin", Range::Margin)?,
        churn: input.number("churn", Range::Share)?,
        discount: input.optional_number("discount", Range::Rate)?,
        expansion: input.optional("expansion", expansion)?,
        periods: input.optional_number("periods", PERIODS)?,
    })
}

fn expansion<V: ScriptValue>(place: &Place<'_, V>) -> Result<Expansion> {
    let (kind, expansion) = place.variant(&[("linear", &["kind", "amount"]), ("geometric", &["kind", "rate"])])?;
    Ok(match kind {
        "linear" => Expansion::Linear { amount: expansion.number("amount", NOT_NEGATIVE)? },
        _ => Expansion::Geometric { rate: expansion.number("rate", Range::Rate)? },
    })
}

fn revenue_movement<V: ScriptValue>(place: &Place<'_, V>) -> Result<RevenueMovement> {
    let month = place.object(&["opening", "new", "expansion", "contraction", "churned"])?;
    Ok(RevenueMovement {
        opening: month.number("opening", POSITIVE)?,
        new: month.number("new", NOT_NEGATIVE)?,
        expansion: month.number("expansion", NOT_NEGATIVE)?,
        contraction: month.number("contraction", NOT_NEGATIVE)?,
        churned: month.number("churned", NOT_NEGATIVE)?,
    })
}

fn rate_to_convert<V: ScriptValue>(place: &Place<'_, V>) -> Result<(f64, RateKind, RatePeriod, RatePeriod)> {
    const KINDS: [(&str, RateKind); 3] =
        [("discount", RateKind::Discount), ("retention", RateKind::Retention), ("churn", RateKind::Churn)];
    let input = place.object(&["rate", "kind", "from", "to"])?;
    let kind = input.choice("kind", &KINDS); // declared after the rate that it bounds: its own errors wait
    let rule = match kind {
        Ok(RateKind::Discount) => Range::Rate,
        Ok(RateKind::Retention | RateKind::Churn) => Range::Share,
        Err(_) => FINITE,
    };
    let rate = input.number("rate", rule)?;
    Ok((rate, kind?, input.choice("from", &PERIODS_OF_RATES)?, input.choice("to", &PERIODS_OF_RATES)?))
}
