//! How long customers will stay, by both models.

use leptos::prelude::*;

use super::Shown;
use super::working::working;
use crate::app::Words;
use crate::app::components::result::{Figure, Headline, ResultRegion, UNKNOWN};
use crate::app::components::rows::{Row, Rows};
use crate::app::components::working::Working;
use crate::app::live::{flag, live, live_view};
use crate::tools::cohorts::{Errors, Input, Outcome};
use crate::tools::problem::Problem;

/// The expected lifetime of a new customer, and what it rests on.
#[component]
pub fn Results(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let problem = Memo::new(move |_| shown.problem(words));
    let rows = Memo::new(move |_| shown.with(|outcome| rows(words, outcome)).unwrap_or_default());
    let figure = Figure {
        name: None,
        value: live(move || lifetime(words, shown)),
        unit: live(move || shown.with(|outcome| unit(words, outcome)).unwrap_or_default()),
    };
    let sentence = live(move || shown.with(|outcome| sentence(words, outcome)).unwrap_or_default());
    let formulas = live_view(move || shown.with(|outcome| working(words, outcome)));
    let after = Some(view! { <Working formulas /> }.into_any());
    view! {
        <ResultRegion id="cohorts-result" title=words.text("cohorts.result") problem
            is_stale=flag(move || shown.is_stale(&OPTIONAL)) after>
            <Headline figures=vec![figure] sentence />
            <Rows rows />
        </ResultRegion>
    }
}

const OPTIONAL: [usize; 3] = [Input::HeldOut as usize, Input::Discount as usize, Input::Contribution as usize];

/// What a new customer is expected to bring, by sBG where it can be fitted: in money if a contribution was said, else in
/// payments.
pub fn lifetime(words: Words, shown: Shown) -> String {
    shown.with(|outcome| payments(words, outcome, best(outcome))).unwrap_or_else(|| UNKNOWN.to_owned())
}

fn best(outcome: &Outcome) -> Option<f64> {
    outcome.fitted.as_ref().map_or(outcome.lifetime, |fitted| fitted.lifetime)
}

/// So many payments, or what they bring.
pub fn payments(words: Words, outcome: &Outcome, count: Option<f64>) -> String {
    match (count, outcome.contribution) {
        (None, _) => words.text("cohorts.noLimit"),
        (Some(count), Some(contribution)) => words.money(count * contribution, outcome.currency),
        (Some(count), None) => words.number(count, 2),
    }
}

fn unit(words: Words, outcome: &Outcome) -> String {
    words.text(if outcome.contribution.is_some() { "cohorts.unit.money" } else { "cohorts.unit.payments" })
}

/// How the two models differ, or why there is one only.
fn sentence(words: Words, outcome: &Outcome) -> String {
    let constant = payments(words, outcome, outcome.lifetime);
    match &outcome.fitted {
        Ok(_) => words.fill("cohorts.says.both", &[("constant", &constant)]),
        Err(error) => {
            let said = words.fill("cohorts.says.constant", &[("reason", &words.problem(&Problem::from(error)))]);
            [said].into_iter().chain(few_left(words, outcome)).collect::<Vec<_>>().join(" ")
        }
    }
}

/// That a model which cannot be fitted has not seen all periods.
fn few_left(words: Words, outcome: &Outcome) -> Option<String> {
    let count = |periods: usize| words.number(periods as f64, 0);
    let counts = [("held", count(outcome.held_out)), ("seen", count(outcome.seen_periods()))];
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    (outcome.held_out > 0).then(|| words.fill("cohorts.says.fewLeft", &counts))
}

/// What the retention of the period after the last observed one is called.
pub fn next_name(words: Words, period: usize) -> String {
    words.fill("cohorts.row.next", &[("n", &words.number(period as f64, 0))])
}

fn rows(words: Words, outcome: &Outcome) -> Vec<Row> {
    let row =
        |key: &str, value: String| Row { name: words.text(&format!("cohorts.row.{key}")), value, is_stale: false };
    let mut rows = vec![
        row("constantLifetime", payments(words, outcome, outcome.lifetime)),
        row("constant", words.percent(outcome.retention)),
    ];
    if let Ok(fitted) = &outcome.fitted {
        let share = |share: Option<&f64>| share.map_or_else(|| UNKNOWN.to_owned(), |share| words.percent(*share));
        rows.push(row("first", share(fitted.retention.first())));
    }
    if let Some((period, share)) = outcome.next_retention() {
        rows.push(Row { name: next_name(words, period), value: words.percent(share), is_stale: false });
    }
    if let Some(Errors { fitted, constant }) = outcome.errors {
        let percent = |error: Option<f64>| error.map_or_else(|| UNKNOWN.to_owned(), |error| words.percent(error));
        rows.push(row("error", percent(fitted)));
        rows.push(row("constantError", percent(Some(constant))));
    }
    rows
}
