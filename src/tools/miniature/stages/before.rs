//! Before the purchase: what being noticed leads to, and what the customer weighs.

use super::super::numbers::{Given, Outcome, Picture, Said};
use super::{Start, currency, initial, money, number, row, share};
use crate::metrics::{
    Benefits, PerceivedValueInput, ReachInput, Result as MetricResult, TransactionCosts, perceived_value, reach,
};
use crate::tools::Tool;
use crate::tools::schema::Unit;

/// From being noticed to a first purchase.
pub static AWARENESS: Tool = Tool {
    id: "miniature.awareness",
    fields: &[
        number("reached", Unit::Whole, 1e9, (0.0, 5000.0, 50.0)),
        share("visiting", (0.0, 100.0, 1.0)),
        share("buying", (0.0, 100.0, 1.0)),
        money("spending", (0.0, 2000.0, 10.0)),
        currency(),
    ],
    initial: |language| {
        initial(language, &[Start::Plain(1000.0), Start::Plain(10.0), Start::Plain(20.0), Start::Euros(400.0)])
    },
    conversions: &[],
};

pub(super) fn reached(given: &Given) -> Option<MetricResult<Outcome>> {
    let [reached, visiting, buying, spending] = given.numbers(["reached", "visiting", "buying", "spending"])?;
    let input = ReachInput { reached, visiting: visiting / 100.0, buying: buying / 100.0, spending };
    Some(reach(&input).map(|found| {
        let people = [reached, found.visits, found.purchases].map(|people| Said::Number(people, 1));
        let names = ["miniature.awareness.people", "miniature.awareness.visits", "miniature.awareness.purchases"];
        let [seen, visits, purchases] = people;
        let numbers = vec![
            ("visits", visits),
            ("purchases", purchases),
            ("people", seen),
            ("each", Said::or_nothing(found.cost_per_person, Said::Money)),
            ("visit", Said::or_nothing(found.cost_per_visit, Said::Money)),
        ];
        let sentence =
            if found.cost_per_purchase.is_some() { "miniature.awareness.said" } else { "miniature.awareness.none" };
        let rows = names.into_iter().zip(people).map(|(name, said)| row(name, said)).collect();
        given.outcome(
            Said::or_nothing(found.cost_per_purchase, Said::Money),
            sentence,
            numbers,
            Some(Picture::Bars(rows)),
        )
    }))
}

/// What the product is worth to the customer, against its price and the effort of buying it. The six transaction costs of the
/// source stand in three pairs.
pub static CONSIDERATION: Tool = Tool {
    id: "miniature.consideration",
    fields: &[
        money("gain", (0.0, 500.0, 5.0)),
        money("asked", (0.0, 500.0, 5.0)),
        number("finding", Unit::Count, 1000.0, (0.0, 8.0, 0.25)),
        number("settling", Unit::Count, 1000.0, (0.0, 8.0, 0.25)),
        number("signing", Unit::Count, 1000.0, (0.0, 8.0, 0.25)),
        money("hourly", (0.0, 100.0, 1.0)),
        currency(),
    ],
    initial: |language| {
        let hours = [1.0, 1.0, 0.5].map(Start::Plain);
        let [finding, settling, signing] = hours;
        initial(language, &[Start::Euros(130.0), Start::Euros(90.0), finding, settling, signing, Start::Euros(12.0)])
    },
    conversions: &[],
};

pub(super) fn weighed(given: &Given) -> Option<MetricResult<Outcome>> {
    let [gain, asked, hourly] = given.numbers(["gain", "asked", "hourly"])?;
    let efforts = given.numbers(["finding", "settling", "signing"])?.map(|hours| hours * hourly);
    let [search, decision, contract] = efforts;
    let offer = |transaction_costs| {
        let benefits = Benefits { money: gain, ..Benefits::default() };
        perceived_value(&PerceivedValueInput { benefits, price: asked, transaction_costs })
    };
    let with_effort = offer(TransactionCosts { search, decision, contract, ..TransactionCosts::default() });
    Some(with_effort.and_then(|weighed| {
        let paper = offer(TransactionCosts::default())?.difference;
        let sentence = match (paper > 0.0, weighed.difference > 0.0) {
            (false, _) => "miniature.consideration.price",
            (true, false) => "miniature.consideration.effort",
            (true, true) => "miniature.consideration.said",
        };
        let numbers = vec![("paper", Said::Money(paper)), ("effort", Said::Money(weighed.costs - asked))];
        let costs = [
            ("miniature.consideration.asked", asked),
            ("miniature.consideration.finding", search),
            ("miniature.consideration.settling", decision),
            ("miniature.consideration.signing", contract),
        ];
        let costs = costs.map(|(name, cost)| row(name, Said::Money(0.0 - cost)));
        let rows = [row("miniature.consideration.worth", Said::Money(gain))].into_iter().chain(costs).collect();
        Ok(given.outcome(Said::Money(weighed.difference), sentence, numbers, Some(Picture::Parting(rows))))
    }))
}
