//! What a customer is worth, and what winning one may cost.

use leptos::prelude::*;

use super::Shown;
use super::working::working;
use crate::app::Words;
use crate::app::components::result::{Figure, Headline, ResultRegion, UNKNOWN};
use crate::app::components::rows::{FoldedRows, Row, Rows};
use crate::app::components::working::Working;
use crate::app::live::{flag, live, live_view};
use crate::metrics::RatePeriod;
use crate::tools::retention::{BreakEven, Input, Outcome, whole};

/// All that follows, and how it was computed.
#[component]
pub fn Results(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let formulas = live_view(move || shown.with(|outcome| working(words, outcome)));
    let rows = found(shown, &ROWS);
    region(shown, view! { <Rows rows /> }.into_any(), Some(view! { <Working formulas /> }.into_any()))
}

/// What a frame has room for.
#[component]
pub fn FrameResults(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let rows = found(shown, &IN_FRAMES);
    region(shown, view! { <FoldedRows rows /> }.into_any(), None)
}

fn found(shown: Shown, of: &'static [Finding]) -> Memo<Vec<Row>> {
    let words = Words::of_view();
    let rows = move |outcome: &Outcome| of.iter().filter_map(|finding| row(words, shown, outcome, *finding)).collect();
    Memo::new(move |_| shown.with(rows).unwrap_or_default())
}

fn region(shown: Shown, rows: AnyView, after: Option<AnyView>) -> impl IntoView {
    let words = Words::of_view();
    let problem = Memo::new(move |_| shown.problem(words));
    let figure = Figure {
        name: None,
        value: live(move || value(words, shown)),
        unit: live(move || shown.with(|outcome| unit(words, outcome)).unwrap_or_default()),
    };
    let sentence = live(move || shown.with(|outcome| sentence(words, outcome)).unwrap_or_default());
    view! {
        <ResultRegion id="retention-result" title=words.text("retention.result") problem
            is_stale=flag(move || shown.is_stale(&BASICS)) after>
            <Headline figures=vec![figure] sentence />
            {rows}
        </ResultRegion>
    }
}

/// The places of the optional inputs that the value itself rests on.
const BASICS: [usize; 4] =
    [Input::Discount as usize, Input::Growth as usize, Input::Expansion as usize, Input::Periods as usize];

/// The value on show, that it has no limit, or a dash.
pub fn value(words: Words, shown: Shown) -> String {
    shown.with(|outcome| amount(words, outcome, outcome.value)).unwrap_or_else(|| UNKNOWN.to_owned())
}

fn amount(words: Words, outcome: &Outcome, amount: Option<f64>) -> String {
    amount.map_or_else(|| words.text("retention.noLimit"), |amount| words.money(amount, outcome.currency))
}

fn unit(words: Words, outcome: &Outcome) -> String {
    match outcome.payments.periods {
        None => words.text("retention.unit.endless"),
        Some(periods) => words.plural("retention.unit.first", periods, 0, &[]),
    }
}

/// What the value means beside what the customer has cost.
fn sentence(words: Words, outcome: &Outcome) -> String {
    let money = |value: f64| words.money(value, outcome.currency);
    let Some(cost) = outcome.cost else {
        return words.text(if outcome.value.is_some() { "retention.says.noCost" } else { "retention.says.diverges" });
    };
    let left = cost.left.map(f64::abs).map(money).unwrap_or_default();
    let key = match (cost.left, cost.payback) {
        (None, _) => "retention.says.diverges",
        (Some(left), _) if left < 0.0 => "retention.says.loss",
        (Some(_), None) => "retention.says.never",
        (Some(_), Some(_)) => "retention.says.repaid",
    };
    words.fill(key, &[("cost", &money(cost.total)), ("left", &left)])
}

/// A further result: the end of its key, what computes its text, and the inputs that it rests on beside the value's.
type Finding = (&'static str, fn(Words, &Outcome) -> Option<String>, &'static [Input]);

const OF_COST: &[Input] = &[Input::AcquisitionCost, Input::Trial, Input::Conversion];

const EXPECTED: Finding = ("expected", |words, outcome| Some(expected(words, outcome)), &[]);
const RATIO: Finding = ("ratio", ratio, OF_COST);
const PAYBACK: Finding = ("payback", |words, outcome| Some(payments_or_never(words, outcome.cost?.payback)), OF_COST);
const LEAST: Finding =
    ("least", |words, outcome| Some(limit(words, outcome, outcome.limits.map(|limits| limits.least))), OF_RULES);
const OF_RULES: &[Input] = &[Input::Ratio, Input::Buffer, Input::Payback];

/// The rows of a page.
const ROWS: [Finding; 11] = [
    EXPECTED,
    ("trials", trials, OF_COST),
    RATIO,
    ("left", |words, outcome| Some(amount(words, outcome, outcome.cost?.left)), OF_COST),
    ("simple", |words, outcome| Some(payments_or_never(words, outcome.cost?.simple)), OF_COST),
    PAYBACK,
    ("breakEven", |words, outcome| Some(break_even(words, outcome.break_even()?)), OF_COST),
    ("byRatio", |words, outcome| by_value(words, outcome, outcome.limits?.by_ratio), &[Input::Ratio]),
    ("byBuffer", |words, outcome| by_value(words, outcome, outcome.limits?.by_buffer), &[Input::Buffer]),
    ("byPayback", |words, outcome| by_value(words, outcome, Some(outcome.limits?.by_payback)), &[Input::Payback]),
    LEAST,
];

/// The rows of a frame.
const IN_FRAMES: [Finding; 4] = [EXPECTED, RATIO, PAYBACK, LEAST];

/// The row of a finding, where there is anything to say.
fn row(words: Words, shown: Shown, outcome: &Outcome, (key, text, rests_on): Finding) -> Option<Row> {
    let places: Vec<usize> = BASICS.into_iter().chain(rests_on.iter().map(|input| *input as usize)).collect();
    let value = text(words, outcome)?;
    Some(Row {
        name: named(words, outcome, key),
        value: if shown.is_unknown(&places) { UNKNOWN.to_owned() } else { value },
        is_stale: shown.is_stale(&places),
    })
}

/// The name of a row, with what its rule asks for.
pub fn named(words: Words, outcome: &Outcome, key: &str) -> String {
    let rule = outcome.rule;
    let payments = words.plural("retention.payments", rule.payback, 0, &[]);
    let values =
        [("ratio", words.number(rule.ratio, 2)), ("percent", words.percent(rule.buffer)), ("payments", payments)];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words.fill(&format!("retention.row.{key}"), &values)
}

fn expected(words: Words, outcome: &Outcome) -> String {
    let periods = outcome.expected_periods;
    periods.map_or_else(|| words.text("retention.noEnd"), |periods| time(words, outcome.period, periods))
}

/// So many periods.
pub fn time(words: Words, period: RatePeriod, count: f64) -> String {
    let key = if period == RatePeriod::Year { "retention.time.year" } else { "retention.time.month" };
    words.plural(key, count, 1, &[])
}

fn trials(words: Words, outcome: &Outcome) -> Option<String> {
    let cost = outcome.cost.filter(|cost| cost.trials > 0.0)?;
    Some(words.money(cost.total, outcome.currency))
}

fn ratio(words: Words, outcome: &Outcome) -> Option<String> {
    let Some(cost) = outcome.cost else { return Some(words.text("retention.needsCost")) };
    Some(match cost.ratio {
        Some(ratio) => words.fill("retention.ratio", &[("ratio", &words.fixed(ratio, 2))]),
        None if cost.total == 0.0 => words.text("retention.noCost"),
        None => words.text("retention.noLimit"),
    })
}

/// So many payments, and with which of them the last of the cost comes back.
pub fn payments_or_never(words: Words, payments: Option<f64>) -> String {
    let Some(payments) = payments else { return words.text("retention.never") };
    let (exact, last) = (words.plural("retention.payments", payments, 1, &[]), words.number(whole(payments), 0));
    if payments == whole(payments) {
        exact
    } else {
        words.fill("retention.within", &[("payments", &exact), ("last", &last)])
    }
}

fn break_even(words: Words, found: BreakEven) -> String {
    match found {
        BreakEven::At(share) => words.percent(share),
        BreakEven::Always => words.text("retention.breakEven.always"),
        BreakEven::Never => words.text("retention.breakEven.never"),
    }
}

/// A limit by a rule; by a value that has none, there is none.
fn by_value(words: Words, outcome: &Outcome, amount: Option<f64>) -> Option<String> {
    Some(amount.map_or_else(|| words.text("retention.noLimit"), |amount| words.money(amount, outcome.currency)))
}

fn limit(words: Words, outcome: &Outcome, limit: Option<f64>) -> String {
    limit.map_or_else(|| words.text("retention.lossAtAnyCost"), |limit| words.money(limit, outcome.currency))
}
