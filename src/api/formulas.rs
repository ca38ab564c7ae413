//! Lifetime value by formula, and the value that a customer perceives.

use super::error::Result;
use super::export::exports;
use super::reader::{Object, Place};
use super::value::{ScriptValue, plain};
use crate::metrics::range::{FINITE, NOT_NEGATIVE, PERIODS, POSITIVE};
use crate::metrics::{
    self, Benefits, ChangeAttribution, LtvInput, PaybackInput, PerceivedValueInput, Range, RetentionClvInput, Timing,
    TransactionCosts,
};

exports! {
    /// Lifetime value as average check, purchases per month, margin and months.
    ltv = ltv(input) { plain(metrics::ltv(&ltv_input(&input)?)?) }

    /// Lifetime value with a constant retention.
    retentionClv = retention_clv(input) { plain(metrics::retention_clv(&retention_clv_input(&input)?)?) }

    /// After how many periods a customer has paid back the cost of winning them.
    payback = payback(input) { plain(metrics::payback(&payback_input(&input)?)?) }

    /// What each factor of a product contributed to its change.
    attributeChange = attribute_change(before, after) {
        let before = before.record(|factor| factor.number(POSITIVE))?;
        let names: Vec<_> = before.iter().map(|(name, _)| name.as_str()).collect();
        let after = after.record_of(&names, |factor| factor.number(POSITIVE))?;
        let ChangeAttribution { change, shares } = metrics::attribute_change(&before, &after)?;
        let shares: Result<_> = shares.iter().map(|(name, share)| Ok((name.as_str(), plain(share)?))).collect();
        V::record(vec![("change", plain(change)?), ("shares", V::record(shares?)?)])
    }

    /// What a customer gets and what a customer gives.
    perceivedValue = perceived_value(input) { plain(metrics::perceived_value(&perceived_value_input(&input)?)?) }
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
