//! What the customers are worth, and how firm that is.

use leptos::prelude::*;

use super::studio::{Made, Studio};
use super::trouble::problem;
use super::working::of_all;
use crate::app::Words;
use crate::app::components::result::{Figure, Headline, ResultRegion, UNKNOWN};
use crate::app::components::rows::{Row, Rows};
use crate::app::components::working::{Working, formula_lines};
use crate::app::live::{fixed, flag, live, live_view};
use crate::metrics::models::ValueBootstrap;
use crate::tools::currency::CURRENCIES;
use crate::tools::orders::{Bounds, Input, Values};

/// An amount in the currency of the file; a plain number where it names none.
pub fn money(words: Words, made: &Made, value: f64) -> String {
    let code = made.read.outcome.currency.as_deref().unwrap_or_default();
    match CURRENCIES.iter().find(|known| **known == code) {
        Some(known) => words.money(value, known),
        None => format!("{} {code}", words.number(value, 2)).trim_end().to_owned(),
    }
}

/// The mean value of a customer with its interval, then what all of them will do.
#[component]
pub fn Results(
    /// The file.
    studio: Studio,
) -> impl IntoView {
    let words = Words::of_view();
    let with = move |read: fn(Words, &Made, Option<&Bounds>) -> String| {
        live(move || {
            let made = studio.modelled.get();
            let bounds = studio.bounds.get();
            made.map(|made| read(words, &made, bounds.as_deref())).unwrap_or_default()
        })
    };
    let figure = Figure {
        name: Some(fixed(words.text("orderfile.mean.name"))),
        value: with(|words, made, _| mean(words, made)),
        unit: with(unit),
    };
    let rows = Memo::new(move |_| {
        let made = studio.modelled.get();
        made.map(|made| rows(words, studio, &made)).unwrap_or_default()
    });
    let problem = Memo::new(move |_| if studio.is_stale(&ANY) { words.text("result.stale") } else { String::new() });
    let formulas = live_view(move || studio.modelled.get().map(|made| formula_lines(of_all(words, &made))));
    let after = Some(view! { <Working formulas /> }.into_any());
    view! {
        <ResultRegion id="orderfile-result" title=words.text("orderfile.result") problem after>
            <div class:is-stale=flag(move || studio.is_stale(&OF_MONEY))>
                <Headline figures=vec![figure] sentence=with(|words, made, _| sentence(words, made)) />
            </div>
            <Rows rows />
        </ResultRegion>
    }
}

/// The inputs that any result rests on.
const ANY: [Input; 5] = [Input::Months, Input::Margin, Input::Discount, Input::HeldOut, Input::Resamples];

/// The inputs that what customers are worth rests on.
pub const OF_MONEY: [Input; 3] = [Input::Months, Input::Margin, Input::Discount];

/// Those that their purchases rest on.
pub const OF_PURCHASES: [Input; 1] = [Input::Months];

/// What the model makes of all customers, where there is one.
pub fn values(made: &Made) -> Option<&Values> {
    made.modelled.values.as_ref()?.as_ref().ok()
}

fn mean(words: Words, made: &Made) -> String {
    let mean = values(made).and_then(|values| values.mean);
    mean.map_or_else(|| UNKNOWN.to_owned(), |mean| money(words, made, mean))
}

/// Over which time, and within which interval.
fn unit(words: Words, made: &Made, bounds: Option<&Bounds>) -> String {
    let months = words.number(made.modelled.chosen.months, 0);
    let interval = bounds.and_then(|bounds| bounds.value.as_ref().ok()).and_then(interval);
    match interval {
        Some((low, high)) => {
            let (low, high) = (money(words, made, low), money(words, made, high));
            words.fill("orderfile.mean.within", &[("months", &months), ("low", &low), ("high", &high)])
        }
        None => words.fill("orderfile.mean.unit", &[("months", &months)]),
    }
}

fn interval(bootstrap: &ValueBootstrap) -> Option<(f64, f64)> {
    bootstrap.interval.map(|interval| (interval.low, interval.high))
}

/// Why there is no value, or what the model says of those who are still customers.
fn sentence(words: Words, made: &Made) -> String {
    if let Err(error) = made.modelled.fit() {
        return words.fill("orderfile.says.noModel", &[("why", &problem(words, &error))]);
    }
    if let Err(error) = &made.modelled.spend {
        return words.fill("orderfile.says.noSpend", &[("why", &problem(words, error))]);
    }
    let Some(values) = values(made) else { return String::new() };
    if values.mean.is_none() {
        return words.text("orderfile.says.noMean");
    }
    let [alive, all] = [values.alive, values.rows.len() as f64].map(|count| words.number(count, 0));
    words.fill("orderfile.says.alive", &[("alive", &alive), ("all", &all)])
}

fn rows(words: Words, studio: Studio, made: &Made) -> Vec<Row> {
    let row = |key: &str, rests_on: &[Input], value: String| Row {
        name: words.text(key),
        value,
        is_stale: studio.is_stale(rests_on),
    };
    let mut rows = Vec::new();
    if let Some(values) = values(made) {
        let count = values.rows.len() as f64;
        rows.push(row("orderfile.row.purchases", &OF_PURCHASES, words.number(values.expected, 0)));
        rows.push(row("orderfile.row.alive", &[], words.percent((1000.0 * values.alive / count).round() / 1000.0)));
        rows.extend(values.mean.map(|mean| row("orderfile.row.worth", &OF_MONEY, money(words, made, mean * count))));
    }
    if let Some(Ok(held)) = &made.modelled.hold_out {
        let said = words.fill(
            "orderfile.held",
            &[("expected", &words.number(held.expected, 0)), ("actual", &words.number(held.actual, 0))],
        );
        rows.push(row("orderfile.row.held", &[Input::HeldOut], said));
    }
    if let Some(r) = made.modelled.correlation.as_ref().and_then(|correlation| correlation.r) {
        rows.push(row("orderfile.row.correlation", &[], words.number(r, 2)));
    }
    rows
}
