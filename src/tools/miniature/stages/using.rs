//! After the purchase: how often the product is used for its price, and whether it keeps what was promised.

use super::super::numbers::{Curves, Given, Outcome, Picture, Said};
use super::{Start, currency, initial, money, number, row, whole};
use crate::metrics::{Result as MetricResult, expectation_gap, use_cost};
use crate::tools::Tool;
use crate::tools::schema::{Field, Unit};

/// What is paid a month against how often it is used.
pub static ENGAGEMENT: Tool = Tool {
    id: "miniature.engagement",
    fields: &[
        money("fee", (0.0, 200.0, 1.0)),
        number("uses", Unit::Count, 1000.0, (0.0, 30.0, 1.0)),
        money("single", (0.0, 100.0, 1.0)),
        currency(),
    ],
    initial: |language| initial(language, &[Start::Euros(20.0), Start::Plain(2.0), Start::Euros(8.0)]),
    conversions: &[],
};

/// The picture goes at least as far as this.
const FEWEST_USES: f64 = 8.0;
/// The picture goes at most as far as this: beyond, the line lies flat.
const MOST_USES: f64 = 60.0;

/// Two amounts that differ by no more than this share differ by nothing but a rounding.
const ROUNDING: f64 = 1e-9;

pub(super) fn used(given: &Given) -> Option<MetricResult<Outcome>> {
    let [fee, uses, single] = given.numbers(["fee", "uses", "single"])?;
    Some(use_cost(fee, uses, single).and_then(|cost| {
        let even = cost.break_even.map(whole);
        let sentence = match (cost.per_use, even) {
            (None, _) => "miniature.engagement.unused",
            (_, None) => "miniature.engagement.free",
            (Some(each), _) if (each - single).abs() <= ROUNDING * single => "miniature.engagement.same",
            (Some(each), _) if each > single => "miniature.engagement.dear",
            _ => "miniature.engagement.fair",
        };
        let numbers = vec![
            ("single", Said::Money(single)),
            ("fee", Said::Money(fee)),
            ("even", Said::or_nothing(even, |uses| Said::Number(uses, 0))),
        ];
        let last = libm::ceil(uses.max(even.unwrap_or(0.0)) * 1.5).clamp(FEWEST_USES, MOST_USES);
        let point = |uses: u32| Ok((f64::from(uses), use_cost(fee, f64::from(uses), single)?.per_use.unwrap_or(fee)));
        let points = (1..=last as u32).map(point).collect::<MetricResult<Vec<_>>>()?;
        let curves = Curves {
            across: "miniature.engagement.across",
            lines: vec![("miniature.engagement.line", points)],
            level: Some(("miniature.engagement.level", single)),
            mark: cost
                .per_use
                .filter(|_| (1.0..=last).contains(&uses))
                .map(|each| ("miniature.engagement.mark", (uses, each))),
        };
        Ok(given.outcome(Said::or_nothing(cost.per_use, Said::Money), sentence, numbers, Some(Picture::Lines(curves))))
    }))
}

/// What was promised of product, delivery and service, and what came.
pub static SATISFACTION: Tool = Tool {
    id: "miniature.satisfaction",
    fields: &[
        mark("productPromised"),
        mark("productGot"),
        mark("deliveryPromised"),
        mark("deliveryGot"),
        mark("servicePromised"),
        mark("serviceGot"),
        currency(),
    ],
    initial: |language| initial(language, &[9.0, 8.0, 8.0, 9.0, 7.0, 4.0].map(Start::Plain)),
    conversions: &[],
};

/// A mark from 0 to 10.
const fn mark(key: &'static str) -> Field {
    number(key, Unit::Count, 10.0, (0.0, 10.0, 1.0))
}

const THINGS: [&str; 3] =
    ["miniature.satisfaction.product", "miniature.satisfaction.delivery", "miniature.satisfaction.service"];

pub(super) fn delivered(given: &Given) -> Option<MetricResult<Outcome>> {
    let promised = given.numbers(["productPromised", "deliveryPromised", "servicePromised"])?;
    let got = given.numbers(["productGot", "deliveryGot", "serviceGot"])?;
    let pairs: Vec<(f64, f64)> = promised.into_iter().zip(got).collect();
    Some(expectation_gap(&pairs).map(|found| {
        let named = THINGS.into_iter().zip(found.gaps.iter().copied());
        let (worst, gap) = named.clone().fold(
            (THINGS[0], f64::MAX),
            |least, (name, gap)| {
                if gap < least.1 { (name, gap) } else { least }
            },
        );
        let sentence = match (gap < 0.0, found.mean < 0.0) {
            (false, _) => "miniature.satisfaction.kept",
            (true, false) => "miniature.satisfaction.mixed",
            (true, true) => "miniature.satisfaction.broken",
        };
        let numbers = vec![("worst", Said::Text(worst)), ("gap", Said::Signed(gap, 1))];
        let rows = named.map(|(name, gap)| row(name, Said::Signed(gap, 1))).collect();
        given.outcome(Said::Signed(found.mean, 1), sentence, numbers, Some(Picture::Parting(rows)))
    }))
}
