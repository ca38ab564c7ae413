//! When the customer comes back: how winning them is repaid, what a novelty does, and what loyal months bring.

use super::super::numbers::{Curves, Given, Outcome, Picture, Said};
use super::{Start, currency, initial, money, number, share, whole};
use crate::metrics::{LtvInput, Result as MetricResult, RetentionClvInput, Timing, ltv, retention_clv, simple_payback};
use crate::tools::Tool;
use crate::tools::schema::{self, REQUIRED, Unit};

/// What is left of so many purchases once the acquisition cost is taken off.
fn left(check: f64, margin: f64, purchases: f64, cost: f64) -> MetricResult<f64> {
    let customer =
        LtvInput { average_check: check, purchases_per_month: 1.0, margin, months: purchases, ..LtvInput::default() };
    Ok(ltv(&customer)?.profit - cost)
}

/// After how many purchases the acquisition cost is repaid.
pub static REPURCHASE: Tool = Tool {
    id: "miniature.repurchase",
    fields: &[
        money("acquisition", (0.0, 500.0, 5.0)),
        money("basket", (0.0, 200.0, 1.0)),
        share("kept", (0.0, 100.0, 1.0)),
        number("bought", Unit::Whole, 1000.0, (0.0, 60.0, 1.0)),
        currency(),
    ],
    initial: |language| {
        initial(language, &[Start::Euros(60.0), Start::Euros(20.0), Start::Plain(25.0), Start::Plain(4.0)])
    },
    conversions: &[],
};

pub(super) fn repaid(given: &Given) -> Option<MetricResult<Outcome>> {
    let [cost, basket, kept, bought] = given.numbers(["acquisition", "basket", "kept", "bought"])?;
    let after = move |purchases: f64| left(basket, kept / 100.0, purchases, cost);
    Some(left(basket, kept / 100.0, 1.0, 0.0).and_then(|each| {
        let needed = simple_payback(cost, each)?.periods.map(whole);
        let balance = after(bought)?;
        let sentence = match needed {
            None => "miniature.repurchase.never",
            Some(_) if balance < 0.0 => "miniature.repurchase.open",
            Some(_) => "miniature.repurchase.paid",
        };
        let answer = Said::or_nothing(needed, |count| Said::Number(count, 0));
        let numbers = vec![
            ("each", Said::Money(each)),
            ("bought", Said::Number(bought, 0)),
            ("balance", Said::Money(balance)),
            ("cost", Said::Money(cost)),
        ];
        let last = libm::ceil(needed.unwrap_or(0.0).max(bought) * 1.25).max(8.0);
        let curves = Curves {
            across: "miniature.repurchase.across",
            lines: vec![("miniature.repurchase.line", vec![(0.0, after(0.0)?), (last, after(last)?)])],
            level: None,
            mark: needed.map(|needed| Ok(("miniature.repurchase.mark", (needed, after(needed)?)))).transpose()?,
        };
        Ok(given.outcome(answer, sentence, numbers, Some(Picture::Lines(curves))))
    }))
}

/// What a novelty that keeps more customers a month is worth.
pub static CURIOSITY: Tool = Tool {
    id: "miniature.curiosity",
    fields: &[
        money("monthly", (0.0, 100.0, 1.0)),
        schema::number("staying", "", Unit::Percent, (0.0, 99.9), (50.0, 99.0, 0.5), REQUIRED),
        schema::number("lift", "", Unit::Count, (-100.0, 100.0), (-3.0, 3.0, 0.5), REQUIRED),
        money("novelty", (0.0, 100.0, 1.0)),
        currency(),
    ],
    initial: |language| {
        initial(language, &[Start::Euros(5.0), Start::Plain(95.0), Start::Plain(1.0), Start::Euros(10.0)])
    },
    conversions: &[],
};

/// How many months the picture shows.
const SHOWN_MONTHS: u32 = 36;

/// The value of a customer and how long they stay, in so many months, or as long as it lasts.
fn staying(monthly: f64, percent: f64, months: Option<f64>) -> MetricResult<(f64, f64)> {
    let found = retention_clv(&RetentionClvInput {
        margin_per_period: monthly,
        retention: percent / 100.0,
        discount: 0.0,
        timing: Timing::Immediate,
        growth: None,
        periods: months,
    })?;
    // Below a whole retention both are there.
    Ok((found.clv.unwrap_or_default(), found.expected_periods.unwrap_or_default()))
}

pub(super) fn renewed(given: &Given) -> Option<MetricResult<Outcome>> {
    let [monthly, before, lift, novelty] = given.numbers(["monthly", "staying", "lift", "novelty"])?;
    let after = before + lift;
    let without_end = |sentence| Some(Ok(given.outcome(Said::Nothing, sentence, Vec::new(), None)));
    match after {
        after if after >= 100.0 => without_end("miniature.curiosity.endless"),
        after if after < 0.0 => without_end("miniature.curiosity.gone"),
        after => Some(compared(given, monthly, (before, after), novelty)),
    }
}

/// A customer without the novelty and with it.
fn compared(given: &Given, monthly: f64, (before, after): (f64, f64), novelty: f64) -> MetricResult<Outcome> {
    let ((old, short), (new, long)) = (staying(monthly, before, None)?, staying(monthly, after, None)?);
    let gain = new - old - novelty;
    let sentence = if gain > 0.0 { "miniature.curiosity.gain" } else { "miniature.curiosity.loss" };
    let numbers = vec![
        ("before", Said::Number(short, 1)),
        ("after", Said::Number(long, 1)),
        ("old", Said::Money(old)),
        ("new", Said::Money(new)),
        ("cost", Said::Money(novelty)),
    ];
    let line = |percent: f64, cost: f64| {
        let point = |months: u32| {
            let months = f64::from(months);
            Ok((months, staying(monthly, percent, Some(months))?.0 - cost))
        };
        let start = Ok((0.0, 0.0 - cost));
        [start].into_iter().chain((1..=SHOWN_MONTHS).map(point)).collect::<MetricResult<Vec<_>>>()
    };
    let curves = Curves {
        across: "miniature.across.months",
        lines: vec![
            ("miniature.curiosity.without", line(before, 0.0)?),
            ("miniature.curiosity.with", line(after, novelty)?),
        ],
        level: None,
        mark: None,
    };
    Ok(given.outcome(Said::Money(gain), sentence, numbers, Some(Picture::Lines(curves))))
}

/// What further months bring once the acquisition cost is repaid.
pub static LOYALTY: Tool = Tool {
    id: "miniature.loyalty",
    fields: &[
        money("monthly", (0.0, 100.0, 1.0)),
        money("acquisition", (0.0, 500.0, 5.0)),
        number("until", Unit::Count, 1200.0, (0.0, 60.0, 1.0)),
        number("further", Unit::Count, 1200.0, (0.0, 60.0, 1.0)),
        currency(),
    ],
    initial: |language| {
        initial(language, &[Start::Euros(5.0), Start::Euros(60.0), Start::Plain(24.0), Start::Plain(12.0)])
    },
    conversions: &[],
};

pub(super) fn stayed(given: &Given) -> Option<MetricResult<Outcome>> {
    let [monthly, cost, until, further] = given.numbers(["monthly", "acquisition", "until", "further"])?;
    let after = move |months: f64| left(monthly, 1.0, months, cost);
    Some(after(until).and_then(|before| {
        let all = until + further;
        let loyal = after(all)?;
        let sentence = if before > 0.0 { "miniature.loyalty.said" } else { "miniature.loyalty.open" };
        let numbers = vec![
            ("until", Said::Number(until, 1)),
            ("all", Said::Number(all, 1)),
            ("before", Said::Money(before)),
            ("after", Said::Money(loyal)),
            ("added", Said::Money(left(monthly, 1.0, further, 0.0)?)),
        ];
        let curves = Curves {
            across: "miniature.across.months",
            lines: vec![("miniature.loyalty.line", vec![(0.0, after(0.0)?), (all, loyal)])],
            level: None,
            mark: Some(("miniature.loyalty.mark", (until, before))),
        };
        let picture = (all > 0.0).then_some(Picture::Lines(curves));
        Ok(given.outcome(Said::Money(loyal), sentence, numbers, picture))
    }))
}
