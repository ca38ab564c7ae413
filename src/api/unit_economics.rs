//! What winning and keeping a customer may cost, subscriptions, and rates in other time units.

use super::error::Result;
use super::export::exports;
use super::reader::Place;
use super::value::{ScriptValue, named, plain};
use crate::metrics::range::{FINITE, NOT_NEGATIVE, PERIODS, POSITIVE, RENEWALS};
use crate::metrics::{
    self, AcquisitionLimitInput, Expansion, PaybackRule, Range, RateKind, RatePeriod, RetentionCostInput,
    RevenueMovement, SubscriptionLtvInput,
};

const PERIODS_OF_RATES: [(&str, RatePeriod); 4] =
    [("day", RatePeriod::Day), ("week", RatePeriod::Week), ("month", RatePeriod::Month), ("year", RatePeriod::Year)];

exports! {
    /// Lifetime value with a cost of retention.
    retentionCostClv = retention_cost_clv(input) { plain(metrics::retention_cost_clv(&retention_cost_input(&input)?)?) }

    /// Lifetime value per acquisition cost.
    ltvToCac = ltv_to_cac(input) {
        let input = input.object(&["lifetimeValue", "acquisitionCost"])?;
        let value = input.number("lifetimeValue", FINITE)?;
        named("ratio", metrics::ltv_to_cac(value, input.number("acquisitionCost", NOT_NEGATIVE)?)?)
    }

    /// Revenue that advertising must return to cost nothing.
    breakEvenRoas = break_even_roas(input) {
        let margin = input.object(&["margin"])?.number("margin", Range::Margin)?;
        named("roas", metrics::break_even_roas(margin)?)
    }

    /// What winning a customer may cost by the chosen rules.
    maximumAcquisitionCost = maximum_acquisition_cost(input) {
        plain(metrics::maximum_acquisition_cost(&acquisition_limit_input(&input)?)?)
    }

    /// Lifetime value from churn and expansion.
    subscriptionLtv = subscription_ltv(input) { plain(metrics::subscription_ltv(&subscription_ltv_input(&input)?)?) }

    /// How recurring revenue is kept: NRR, GRR, quick ratio.
    revenueRetention = revenue_retention(input) { plain(metrics::revenue_retention(&revenue_movement(&input)?)?) }

    /// A rate in another time unit.
    convertRate = convert_rate(input) {
        let (rate, kind, from, to) = rate_to_convert(&input)?;
        named("rate", metrics::convert_rate(rate, kind, from, to)?)
    }

    /// The continuous rate of a yearly one.
    continuousRate = continuous_rate(input) {
        let input = input.object(&["yearly", "periodsPerYear"])?;
        let yearly = input.number("yearly", Range::Rate)?;
        named("rate", metrics::continuous_rate(yearly, input.number("periodsPerYear", POSITIVE)?)?)
    }

    /// A number of periods in months.
    inMonths = in_months(input) {
        let input = input.object(&["count", "period"])?;
        let count = input.number("count", NOT_NEGATIVE)?;
        named("months", metrics::in_months(count, input.choice("period", &PERIODS_OF_RATES)?)?)
    }
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
