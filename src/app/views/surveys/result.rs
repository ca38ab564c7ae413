//! The score of a survey, what its interval means, and what the score is made of.

use leptos::prelude::*;

use super::Shown;
use super::written::{self, written};
use crate::app::Words;
use crate::app::components::result::{Figure, Headline, ResultRegion, UNKNOWN};
use crate::app::components::rows::{Row, Rows};
use crate::app::live::{flag, live, live_view};
use crate::tools::surveys::{Estimate, Measured, Outcome, Survey};

/// The result region: the score first, its interval in a sentence, then everything else.
#[component]
pub fn Results(
    /// The survey.
    survey: &'static Survey,
    /// The id of the heading.
    id: &'static str,
    /// The outcome on show.
    shown: Shown,
    /// What stands below the numbers.
    #[prop(optional)]
    after: Option<AnyView>,
) -> impl IntoView {
    let words = Words::of_view();
    let problem = Memo::new(move |_| shown.problem(words));
    let tool = survey.tool.id;
    let rows = Memo::new(move |_| shown.with(|outcome| rows(words, tool, outcome)).unwrap_or_default());
    let said = Memo::new(move |_| shown.with(|outcome| notices(words, outcome)).unwrap_or_default());
    let notices = live_view(move || {
        Some(said.get())
            .filter(|said| !said.is_empty())
            .map(|said| view! { <p class="notice" role="status">{said}</p> })
    });
    view! {
        <ResultRegion id title=words.text(&format!("{tool}.result")) problem
            is_stale=flag(move || shown.is_stale(&[])) after>
            <Score tool shown />
            {notices}
            <Rows rows />
        </ResultRegion>
    }
}

#[component]
fn Score(tool: &'static str, shown: Shown) -> impl IntoView {
    let words = Words::of_view();
    let value = live(move || shown.with(|outcome| main_value(words, outcome)).unwrap_or_else(|| UNKNOWN.to_owned()));
    let unit = live(move || {
        let main = shown.with(|outcome| outcome.main().map(|main| main.id)).flatten().unwrap_or_default();
        words.fill_or(&format!("{tool}.{main}.unit"), &[], String::new)
    });
    let sentence = live(move || shown.with(|outcome| sentence(words, outcome)).unwrap_or_default());
    view! { <Headline figures=vec![Figure { name: None, value, unit }] sentence /> }
}

/// The number that stands first, or a dash.
pub fn main_value(words: Words, outcome: &Outcome) -> String {
    let value = outcome.main().and_then(|main| Some(written(words, main.measured, main.value?)));
    value.unwrap_or_else(|| UNKNOWN.to_owned())
}

/// What the interval means.
fn sentence(words: Words, outcome: &Outcome) -> String {
    let main = outcome.main().and_then(|main| Some((main.measured, main.value?, main.interval)));
    match main {
        None => words.text("survey.none"),
        Some((_, _, None)) => words.text("survey.noInterval"),
        Some((measured, _, Some(interval))) => {
            let [low, high] = written::interval(words, measured, interval);
            let confidence = words.percent(outcome.confidence);
            words.fill("survey.interval.text", &[("low", &low), ("high", &high), ("confidence", &confidence)])
        }
    }
}

/// What does not fit together; empty where all does.
fn notices(words: Words, outcome: &Outcome) -> String {
    let count = |count: u64| words.number(count as f64, 0);
    let total = outcome.other_total.map(|total| {
        let values = [count(outcome.n), count(total), count(outcome.n.abs_diff(total))];
        let [sum, total, off] = values.each_ref().map(String::as_str);
        words.fill("survey.total", &[("sum", sum), ("total", total), ("off", off)])
    });
    let beyond = (outcome.beyond > 0).then(|| {
        let (n, high) = (count(outcome.beyond), outcome.question.high.to_string());
        words.fill("survey.beyond", &[("n", &n), ("high", &high)])
    });
    [total, beyond].map(Option::unwrap_or_default).join(" ").trim().to_owned()
}

/// The further results.
fn rows(words: Words, tool: &str, outcome: &Outcome) -> Vec<Row> {
    let row = |name: String, value: String| Row { name, value, is_stale: false };
    let others = outcome
        .estimates
        .iter()
        .skip(1)
        .map(|estimate| row(words.text(&format!("{tool}.{}.name", estimate.id)), with_interval(words, estimate)));
    let interval = outcome.main().and_then(|main| {
        let [low, high] = written::interval(words, main.measured, main.interval?);
        Some(row(words.text("survey.row.interval"), words.fill("survey.range", &[("low", &low), ("high", &high)])))
    });
    let answers = row(words.text("survey.row.answers"), words.number(outcome.n as f64, 0));
    interval.into_iter().chain(others).chain([answers]).collect()
}

/// A number with its interval, if it has one.
fn with_interval(words: Words, estimate: &Estimate) -> String {
    let Some(value) = estimate.value else { return UNKNOWN.to_owned() };
    let value = written(words, estimate.measured, value);
    let ends = estimate.interval.filter(|_| estimate.measured != Measured::Index);
    ends.map_or_else(
        || value.clone(),
        |interval| {
            let [low, high] = written::interval(words, estimate.measured, interval);
            words.fill("survey.withInterval", &[("value", &value), ("low", &low), ("high", &high)])
        },
    )
}
