//! What comes of the lifetime-value inputs, each number with its unit and its formula.

use leptos::prelude::*;

use super::Shown;
use super::working::working;
use crate::app::Words;
use crate::app::components::result::{self, Figure, ResultRegion, UNKNOWN};
use crate::app::components::rows::{Row, Rows};
use crate::app::components::working::Working;
use crate::app::live::{fixed, flag, live, live_view};
use crate::tools::ltv::{Input, Outcome};

/// The result: what is left and the revenue side by side, then what follows from them.
#[component]
pub fn Results(
    /// The outcome on show.
    shown: Shown,
    /// The picture of the large numerals.
    #[prop(optional)]
    chart: Option<AnyView>,
    /// What stands below the numbers.
    #[prop(optional)]
    after: Option<AnyView>,
) -> impl IntoView {
    let words = Words::of_view();
    let problem = Memo::new(move |_| shown.problem(words));
    let rows = Memo::new(move |_| shown.with(|outcome| rows(words, shown, outcome)).unwrap_or_default());
    view! {
        <ResultRegion id="ltv-result" title=words.text("ltv.result") problem is_stale=flag(move || shown.is_stale(&[])) after>
            <Headline shown />
            {chart}
            <Rows rows />
        </ResultRegion>
    }
}

/// How the result was computed.
pub fn how(shown: Shown) -> AnyView {
    let words = Words::of_view();
    let formulas = live_view(move || shown.with(|outcome| working(words, outcome)));
    view! { <Working formulas /> }.into_any()
}

/// What the customer leaves and what they spend, in large numerals.
#[component]
pub fn Headline(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let unit = live(move || unit(words, shown));
    let revenue =
        live(move || shown.with(|outcome| money(words, outcome, outcome.result.revenue)).unwrap_or_else(unknown));
    let figures = vec![
        Figure {
            name: Some(live(move || main_name(words, shown))),
            value: live(move || main_value(words, shown)),
            unit,
        },
        Figure {
            name: Some(fixed(words.text("ltv.revenue.name"))),
            value: revenue,
            unit: fixed(words.text("ltv.revenue.unit")),
        },
    ];
    view! { <result::Headline figures /> }
}

/// What the cost of winning the customer leaves, while there is such a cost and it is known.
fn left(shown: Shown) -> Option<f64> {
    let is_known = !shown.is_stale(&[Input::AcquisitionCost as usize]);
    shown.with(Outcome::after_cost).flatten().filter(|_| is_known)
}

/// What the main number is: the profit, or what the cost of winning the customer leaves of it.
pub fn main_name(words: Words, shown: Shown) -> String {
    words.text(if left(shown).is_some() { "ltv.left.name" } else { "ltv.profit.name" })
}

/// The main number on show, or a dash.
pub fn main_value(words: Words, shown: Shown) -> String {
    let left = left(shown);
    shown.with(|outcome| money(words, outcome, left.unwrap_or(outcome.result.profit))).unwrap_or_else(unknown)
}

/// What the main number counts, or the difference that it is.
fn unit(words: Words, shown: Shown) -> String {
    let difference = |outcome: &Outcome| {
        let cost = money(words, outcome, outcome.input.acquisition_cost?);
        let profit = money(words, outcome, outcome.result.profit);
        Some(words.fill("ltv.left.unit", &[("profit", &profit), ("cost", &cost)]))
    };
    let difference = left(shown).and_then(|_| shown.with(difference)).flatten();
    difference.unwrap_or_else(|| words.text("ltv.profit.unit"))
}

fn unknown() -> String {
    UNKNOWN.to_owned()
}

/// An amount in the currency of the inputs.
pub fn money(words: Words, outcome: &Outcome, value: f64) -> String {
    words.money(value, outcome.currency)
}

/// The further results.
fn rows(words: Words, shown: Shown, outcome: &Outcome) -> Vec<Row> {
    let money = |value: f64| money(words, outcome, value);
    let row = |key: &str, rests_on: &[Input], value: String| {
        let places: Vec<usize> = rests_on.iter().map(|input| *input as usize).collect();
        Row {
            name: words.text(&format!("ltv.row.{key}")),
            value: if shown.is_unknown(&places) { UNKNOWN.to_owned() } else { value },
            is_stale: shown.is_stale(&places),
        }
    };
    let result = &outcome.result;
    let mut rows = vec![
        row("revenuePerYear", &[], money(outcome.yearly.revenue)),
        row("profitPerMonth", &[], money(result.profit_per_month)),
        row("orders", &[], words.number(result.orders, 1)),
    ];
    if outcome.is_discounted() || shown.is_stale(&[Input::Discount as usize]) {
        rows.push(row("discounted", &[Input::Discount], money(result.discounted_profit)));
    }
    rows.push(row("ratio", &[Input::AcquisitionCost, Input::Discount], ratio(words, outcome)));
    rows.push(row("payback", &[Input::AcquisitionCost], payback(words, outcome)));
    if outcome.is_discounted() && outcome.input.acquisition_cost.is_some() {
        let payback = months_or_never(words, outcome, outcome.discounted_payback, result.discounted_profit);
        rows.push(row("discountedPayback", &[Input::AcquisitionCost, Input::Discount], payback));
    }
    rows
}

fn ratio(words: Words, outcome: &Outcome) -> String {
    match (outcome.result.ratio, outcome.input.acquisition_cost) {
        (Some(ratio), _) => words.fill("ltv.ratio", &[("ratio", &words.fixed(ratio, 2))]),
        (None, None) => words.text("ltv.needsCost"),
        (None, Some(_)) => words.text("ltv.noCost"),
    }
}

fn payback(words: Words, outcome: &Outcome) -> String {
    match outcome.input.acquisition_cost {
        None => words.text("ltv.needsCost"),
        Some(_) => months_or_never(words, outcome, outcome.result.payback_months, outcome.result.profit),
    }
}

/// When the cost is repaid, or how much of it is still missing at the end.
fn months_or_never(words: Words, outcome: &Outcome, months: Option<f64>, profit: f64) -> String {
    let missing = || money(words, outcome, outcome.input.acquisition_cost.unwrap_or_default() - profit);
    months.map_or_else(
        || words.fill("ltv.never", &[("missing", &missing())]),
        |months| words.plural("ltv.months.read", months, 1, &[]),
    )
}
