//! What comes of the lifetime-value inputs, each number with its unit and its formula.

use leptos::prelude::*;

use super::Shown;
use crate::app::Words;
use crate::app::components::rows::{Row, Rows};
use crate::app::components::working::Working;
use crate::app::live::{flag, live, live_view};
use crate::tools::ltv::{Input, Outcome};

/// The result: profit and revenue side by side, then what follows from them.
#[component]
pub fn ResultRegion(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let working = live_view(move || shown.with(|outcome| working(words, outcome)));
    view! {
        <section class="tool-result" aria-labelledby="ltv-result">
            <Results shown />
            <Working formulas=working />
        </section>
    }
}

/// The numbers alone.
#[component]
pub fn Results(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    let problem = Memo::new(move |_| shown.problem(words));
    let rows = Memo::new(move |_| shown.with(|outcome| rows(words, shown, outcome)).unwrap_or_default());
    view! {
        <h2 id="ltv-result">{text("ltv.result")}</h2>
        <p class="stale-note" role="status">{live_view(move || Some(problem.get()).filter(|problem| !problem.is_empty()))}</p>
        <div class="results" class:is-stale=flag(move || shown.is_stale(&[]))>
            <Headline shown />
            <Rows rows />
        </div>
    }
}

/// Profit and revenue in large numerals.
#[component]
pub fn Headline(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let text = move |key: &str| words.text(key);
    view! {
        <div class="headline" aria-live="polite" aria-atomic="true">
            <p class="figure main-figure">
                <span class="figure-name">{text("ltv.profit.name")}</span>
                <strong class="figure-value">{live(move || profit(words, shown))}</strong>
                <span class="figure-unit">{text("ltv.profit.unit")}</span>
            </p>
            <p class="figure">
                <span class="figure-name">{text("ltv.revenue.name")}</span>
                <strong class="figure-value">{live(move || amount(words, shown, |outcome| outcome.result.revenue))}</strong>
                <span class="figure-unit">{text("ltv.revenue.unit")}</span>
            </p>
        </div>
    }
}

/// The profit on show, or a dash.
pub fn profit(words: Words, shown: Shown) -> String {
    amount(words, shown, |outcome| outcome.result.profit)
}

fn amount(words: Words, shown: Shown, of: fn(&Outcome) -> f64) -> String {
    shown.with(|outcome| words.money(of(outcome), outcome.currency)).unwrap_or_else(|| UNKNOWN.to_owned())
}

/// What stands for a number that cannot be known.
const UNKNOWN: &str = "–";

/// The further results.
fn rows(words: Words, shown: Shown, outcome: &Outcome) -> Vec<Row> {
    let money = |value: f64| words.money(value, outcome.currency);
    let row = |key: &str, rests_on: &[Input], value: String| Row {
        name: words.text(&format!("ltv.row.{key}")),
        value: if shown.is_unknown(rests_on) { UNKNOWN.to_owned() } else { value },
        is_stale: shown.is_stale(rests_on),
    };
    let result = &outcome.result;
    let mut rows = vec![
        row("revenuePerYear", &[], money(outcome.yearly.revenue)),
        row("profitPerMonth", &[], money(result.profit_per_month)),
        row("orders", &[], words.number(result.orders, 1)),
    ];
    if outcome.is_discounted() || shown.is_stale(&[Input::Discount]) {
        rows.push(row("discounted", &[Input::Discount], money(result.discounted_profit)));
    }
    rows.push(row("ratio", &[Input::AcquisitionCost, Input::Discount], ratio(words, outcome)));
    rows.push(row("payback", &[Input::AcquisitionCost], payback(words, outcome)));
    if outcome.is_discounted() && outcome.input.acquisition_cost.is_some() {
        let payback = months_or_never(words, outcome.discounted_payback);
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
        Some(_) => months_or_never(words, outcome.result.payback_months),
    }
}

fn months_or_never(words: Words, months: Option<f64>) -> String {
    months.map_or_else(|| words.text("ltv.never"), |months| words.plural("ltv.months.read", months, 1, &[]))
}

/// The formulas with the visitor's own numbers.
fn working(words: Words, outcome: &Outcome) -> impl IntoView + use<> {
    let input = &outcome.input;
    let money = |value: f64| words.money(value, outcome.currency);
    let (check, purchases) = (money(input.average_check), words.number(input.purchases_per_month, 4));
    let (margin, months) = (words.percent(input.margin), words.number(input.months, 4));
    let lines = [
        format!("{check} × {purchases} × {months} = {}", money(outcome.result.revenue)),
        format!("{check} × {purchases} × {margin} × {months} = {}", money(outcome.result.profit)),
    ];
    let [revenue, profit] = lines;
    let discounted = input.discount_per_year.filter(|_| outcome.is_discounted()).map(|rate| {
        let note = words.fill("ltv.working.discounted", &[("percent", &words.percent(rate))]);
        view! { <p>{note}<br/><span class="formula">{money(outcome.result.discounted_profit)}</span></p> }
    });
    let ratio = outcome.result.ratio.zip(input.acquisition_cost).map(|(ratio, cost)| {
        let line = format!("{} ÷ {} = {}", money(outcome.result.discounted_profit), money(cost), words.fixed(ratio, 2));
        view! { <p>{words.text("ltv.working.ratio")}<br/><span class="formula">{line}</span></p> }
    });
    view! {
        <p>{words.text("ltv.working.revenue")}<br/><span class="formula">{revenue}</span></p>
        <p>{words.text("ltv.working.profit")}<br/><span class="formula">{profit}</span></p>
        {discounted}
        {ratio}
        <p>{words.text("ltv.working.note")}</p>
    }
}
