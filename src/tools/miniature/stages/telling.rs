//! When the customer sends others: how many come, round after round.

use super::super::numbers::{Given, Outcome, Picture, Row, Said};
use super::{Start, currency, initial, money, number, share};
use crate::metrics::{ReferralInput, Result as MetricResult, referral_loop};
use crate::tools::Tool;
use crate::tools::schema::Unit;

/// The loop of referrals.
pub static RECOMMENDATION: Tool = Tool {
    id: "miniature.recommendation",
    fields: &[
        number("regulars", Unit::Whole, 1e9, (0.0, 1000.0, 10.0)),
        share("recommending", (0.0, 100.0, 1.0)),
        number("told", Unit::Count, 1000.0, (0.0, 20.0, 1.0)),
        share("joining", (0.0, 100.0, 1.0)),
        money("acquisition", (0.0, 500.0, 5.0)),
        currency(),
    ],
    initial: |language| {
        let [customers, recommending, told, joining] = [100.0, 30.0, 3.0, 20.0].map(Start::Plain);
        initial(language, &[customers, recommending, told, joining, Start::Euros(60.0)])
    },
    conversions: &[],
};

/// How many rounds the picture shows.
const SHOWN_ROUNDS: u32 = 4;

pub(super) fn told(given: &Given) -> Option<MetricResult<Outcome>> {
    let [customers, recommending, told, joining, cost] =
        given.numbers(["regulars", "recommending", "told", "joining", "acquisition"])?;
    let round = move |customers: f64| {
        let (recommending, conversion) = (recommending / 100.0, joining / 100.0);
        referral_loop(&ReferralInput { customers, recommending, told, conversion })
    };
    Some(round(customers).and_then(|found| {
        let sentence =
            if found.in_all.is_some() { "miniature.recommendation.said" } else { "miniature.recommendation.endless" };
        let numbers = vec![
            ("first", Said::Number(found.first_round, 1)),
            ("per", Said::Number(found.per_customer, 2)),
            ("saved", Said::or_nothing(found.in_all.map(|all| all * cost), Said::Money)),
        ];
        let mut rows = vec![Row { name: "miniature.recommendation.start", place: 0, said: Said::Number(customers, 0) }];
        let mut last = customers;
        for place in 1..=SHOWN_ROUNDS {
            last = round(last)?.first_round;
            rows.push(Row { name: "miniature.recommendation.round", place, said: Said::Number(last, 1) });
        }
        let answer = Said::or_nothing(found.in_all, |all| Said::Number(all, 1));
        Ok(given.outcome(answer, sentence, numbers, Some(Picture::Bars(rows))))
    }))
}
