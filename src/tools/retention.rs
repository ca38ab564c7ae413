//! Lifetime value from retention: its inputs, and what comes of them.

mod outcome;
mod payments;

pub use outcome::{Acquisition, BreakEven, Cost, Limits, Outcome, Rule};
pub use payments::{Payments, offset, whole};

use super::currency::{CURRENCIES, price_level};
use super::document::Document;
use super::number::canonical;
use super::plain::Plain;
use super::schema::{Field, Kind, OPTIONAL, REQUIRED, Tool, Unit, number};
use super::settled::Settled;
use crate::content::Language;
use crate::metrics::{RateKind, RatePeriod, Result as MetricResult, Timing, convert_rate};

/// The places of the fields in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// What a customer leaves in a period after all costs of serving them.
    Contribution,
    /// How long a period is.
    Period,
    /// Percent of the customers who stay one more period.
    Retention,
    /// Discount rate in percent a year.
    Discount,
    /// Growth of the contribution in percent a period.
    Growth,
    /// What each period adds to the contribution of those who stay.
    Expansion,
    /// When the payments fall.
    Timing,
    /// How many payments count; empty for no end.
    Periods,
    /// Money spent to win the customer.
    AcquisitionCost,
    /// What one trial costs.
    Trial,
    /// Percent of the trials that buy.
    Conversion,
    /// The target ratio of lifetime value to acquisition cost.
    Ratio,
    /// Percent of the lifetime value that is to be left as profit.
    Buffer,
    /// The number of payments within which the cost has to be repaid.
    Payback,
    /// The ISO 4217 code of every amount.
    Currency,
}

/// The lengths of a period.
const PERIODS: [&str; 2] = ["month", "year"];

/// The timings, in the order of [`TIMINGS`].
const TIMING_KEYS: [&str; 4] = ["immediate", "residual", "arrears", "midPeriod"];

/// Every timing.
pub const TIMINGS: [Timing; 4] = [Timing::Immediate, Timing::Residual, Timing::Arrears, Timing::MidPeriod];

/// The inputs.
pub static TOOL: Tool = Tool {
    id: "retention",
    fields: &[
        number("contribution", "marginPerPeriod", Unit::Money, (-1e9, 1e9), (0.0, 200.0, 1.0), REQUIRED),
        Field { key: "period", name: "period", kind: Kind::Choice(&PERIODS) },
        number("retention", "retention", Unit::Percent, (0.0, 100.0), (50.0, 100.0, 0.5), REQUIRED),
        number("discount", "discountPerYear", Unit::Percent, (-50.0, 1000.0), (0.0, 30.0, 0.5), OPTIONAL),
        number("growth", "growth", Unit::Percent, (-99.0, 1000.0), (-5.0, 10.0, 0.25), OPTIONAL),
        number("expansion", "expansion", Unit::Money, (0.0, 1e9), (0.0, 20.0, 0.5), OPTIONAL),
        Field { key: "timing", name: "timing", kind: Kind::Choice(&TIMING_KEYS) },
        number("periods", "periods", Unit::Whole, (1.0, 1e6), (1.0, 120.0, 1.0), OPTIONAL),
        number("cac", "acquisitionCost", Unit::Money, (0.0, 1e9), (0.0, 500.0, 5.0), OPTIONAL),
        number("trial", "trialCost", Unit::Money, (0.0, 1e9), (0.0, 100.0, 1.0), OPTIONAL),
        number("conversion", "trialConversion", Unit::Percent, (0.01, 100.0), (1.0, 100.0, 1.0), OPTIONAL),
        number("ratio", "targetRatio", Unit::Count, (0.01, 1000.0), (1.0, 10.0, 0.5), OPTIONAL),
        number("buffer", "buffer", Unit::Percent, (0.0, 100.0), (0.0, 100.0, 5.0), OPTIONAL),
        number("payback", "targetPayback", Unit::Whole, (1.0, 1e6), (1.0, 36.0, 1.0), OPTIONAL),
        Field { key: "currency", name: "currency", kind: Kind::Choice(&CURRENCIES) },
    ],
    initial: |language| Preset::Subscription.texts(language),
    conversions: &[],
};

/// What stands for an empty field: the rule of thumb of the trade.
pub const USUAL_RATIO: f64 = 3.0;
/// The share of trials that buy, as an Italian text has it.
pub const USUAL_CONVERSION: f64 = 0.2;
/// The share of the value that is kept: our own.
pub const USUAL_BUFFER: f64 = 0.2;

/// Payments within which a cost is usually to be repaid: a year.
pub fn usual_payback(period: RatePeriod) -> f64 {
    12.0 / period.months()
}

/// A set of inputs to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// Numbers of our own: a monthly subscription.
    Subscription,
    /// Numbers of our own: a mobile operator.
    Mobile,
    /// A service that is tried before it is bought: of five trials one buys, as an Italian text has it.
    Trial,
    /// A disc that is rented out: repaid after six to eight rentals, as the same text has it.
    Rental,
}

impl Preset {
    /// Every preset, the first being where the tool begins.
    pub const ALL: [Self; 4] = [Self::Subscription, Self::Mobile, Self::Trial, Self::Rental];

    /// The key in the catalogue of texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Subscription => "subscription",
            Self::Mobile => "mobile",
            Self::Trial => "trial",
            Self::Rental => "rental",
        }
    }

    /// The inputs of the preset, in the currency of the language.
    pub fn document(self, language: Language) -> Document {
        Document::from_texts(&TOOL, &self.texts(language), language)
    }

    /// The values in the order of the fields.
    fn texts(self, language: Language) -> Vec<String> {
        let money = |euros: f64| canonical(euros * price_level(language));
        let optional = |euros: Option<f64>| euros.map(money).unwrap_or_default();
        let [contribution, cost, trial] = match self {
            Self::Subscription => [Some(30.0), Some(150.0), None],
            Self::Mobile => [Some(9.0), Some(120.0), None],
            Self::Trial => [Some(12.0), None, Some(8.0)],
            Self::Rental => [Some(2.0), Some(14.0), None],
        }
        .map(optional);
        let [retention, discount, growth, periods, conversion] = match self {
            Self::Subscription => ["96", "", "", "", ""],
            Self::Mobile => ["98", "10", "", "", ""],
            Self::Trial => ["94", "8", "", "", "20"],
            Self::Rental => ["97", "", "", "24", ""],
        };
        let currency = language.default_currency();
        let texts: [&str; 15] = [
            &contribution,
            "month",
            retention,
            discount,
            growth,
            "",
            "immediate",
            periods,
            &cost,
            &trial,
            conversion,
            "",
            "",
            "",
            currency,
        ];
        texts.map(str::to_owned).into()
    }
}

/// What comes of settled inputs: nothing while a required field never held a good value, or the error of the metric.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    let document = &settled.document;
    let period = period(document)?;
    let payments = match payments(document, period)? {
        Ok(payments) => payments,
        Err(error) => return Some(Err(error)),
    };
    let rule = Rule {
        ratio: number_of(document, Input::Ratio).unwrap_or(USUAL_RATIO),
        buffer: share_of(document, Input::Buffer).unwrap_or(USUAL_BUFFER),
        payback: number_of(document, Input::Payback).unwrap_or(usual_payback(period)),
    };
    let currency = document.choice(Input::Currency as usize)?;
    Some(Outcome::of(payments, acquisition(document), rule, period, currency))
}

fn period(document: &Document) -> Option<RatePeriod> {
    let key = document.choice(Input::Period as usize)?;
    Some(if key == "year" { RatePeriod::Year } else { RatePeriod::Month })
}

fn payments(document: &Document, period: RatePeriod) -> Option<MetricResult<Payments>> {
    let timing = document.choice(Input::Timing as usize)?;
    let timing = TIMINGS.into_iter().zip(TIMING_KEYS).find(|(_, key)| *key == timing)?.0;
    let yearly = share_of(document, Input::Discount).unwrap_or(0.0);
    let contribution = number_of(document, Input::Contribution)?;
    let retention = share_of(document, Input::Retention)?;
    let discount = convert_rate(yearly, RateKind::Discount, RatePeriod::Year, period);
    Some(discount.map(|discount| Payments {
        contribution,
        retention,
        discount,
        growth: share_of(document, Input::Growth).unwrap_or(0.0),
        expansion: number_of(document, Input::Expansion).unwrap_or(0.0),
        timing,
        periods: number_of(document, Input::Periods),
    }))
}

/// What winning a customer costs, if a trial or anything else was said to cost something.
fn acquisition(document: &Document) -> Option<Acquisition> {
    let conversion = share_of(document, Input::Conversion).unwrap_or(USUAL_CONVERSION);
    let [trial, other] = [Input::Trial, Input::AcquisitionCost].map(|input| number_of(document, input));
    let acquisition = Acquisition { trial: trial.unwrap_or(0.0), conversion, other: other.unwrap_or(0.0) };
    (trial.is_some() || other.is_some()).then_some(acquisition)
}

fn number_of(document: &Document, input: Input) -> Option<f64> {
    document.number(input as usize).ok().flatten()
}

fn share_of(document: &Document, input: Input) -> Option<f64> {
    number_of(document, input).map(|percent| percent / 100.0)
}

/// The result in the names of the JavaScript API; nothing while any input is wrong.
pub fn result(document: &Document) -> Option<Plain> {
    let settled = Settled::of(document, None);
    let outcome = outcome(&settled).filter(|_| !settled.has_wrong())?.ok()?;
    let cost = outcome.cost.as_ref();
    Some(Plain::object([
        ("clv", Plain::number(outcome.value)),
        ("expectedPeriods", Plain::number(outcome.expected_periods)),
        ("ratio", Plain::number(cost.and_then(|cost| cost.ratio))),
        ("paybackPeriods", Plain::number(cost.and_then(|cost| cost.payback))),
        ("maximumAcquisitionCost", Plain::number(outcome.limits.map(|limits| limits.least))),
    ]))
}

#[cfg(test)]
mod tests;
