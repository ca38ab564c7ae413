//! The four scores with their intervals, each with the way to the page of its own.

use leptos::prelude::*;

use super::Shown;
use crate::app::components::result::{ResultRegion, UNKNOWN};
use crate::app::live::{Live, flag, live, live_view};
use crate::app::views::surveys::{interval, written};
use crate::app::{Root, Words};
use crate::tools::together::{COLUMNS, Outcome, Score};

/// How a number of a score is written.
type Cell = fn(Words, &Score) -> String;

/// What is said of each score.
const CELLS: [Cell; 3] = [value, ends, count];

/// The result region: a line for each score.
#[component]
pub fn Results(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let problem = Memo::new(move |_| shown.problem(words));
    let said = Memo::new(move |_| shown.with(|outcome| left_out(words, outcome)).unwrap_or_default());
    let notice = live_view(move || {
        Some(said.get())
            .filter(|said| !said.is_empty())
            .map(|said| view! { <p class="notice" role="status">{said}</p> })
    });
    let title = words.text("surveys.sample.result");
    let head = ["surveys.sample.result", "survey.row.interval", "surveys.sample.answers"];
    let head = head.map(|key| view! { <th scope="col">{words.text(key)}</th> }).collect_view();
    view! {
        <ResultRegion id="surveys-result" title=title.clone() problem is_stale=flag(move || shown.is_stale(&[]))>
            <div class="table-scroll sample" tabindex="0" role="group" aria-labelledby="surveys-result">
                <table>
                    <thead><tr><td></td>{head}</tr></thead>
                    <tbody aria-live="polite">{places().map(|place| row(words, shown, place)).collect_view()}</tbody>
                </table>
            </div>
            {notice}
        </ResultRegion>
    }
}

/// The columns of the sample with scores: all but that of names.
fn places() -> std::ops::Range<usize> {
    0..COLUMNS.len() - 1
}

/// A score: its name, which leads to its page with the answers, and its numbers.
fn row(words: Words, shown: Shown, place: usize) -> AnyView {
    let root = Root::of_view();
    let page = move || shown.with(|outcome| outcome.scores.get(place).map(|score| score.page.clone()));
    let href = live(move || root.link(words.language, &page().flatten().unwrap_or_default()));
    let name = shown.with_untracked(|outcome| {
        outcome.scores.get(place).map(|score| words.text(&format!("journey.metric.{}", score.key)))
    });
    let cells = CELLS.map(|cell| view! { <td>{text(words, shown, place, cell)}</td> }).collect_view();
    view! { <tr><th scope="row"><a href=href>{name.flatten()}</a></th>{cells}</tr> }.into_any()
}

/// What a cell says, following the answers.
fn text(words: Words, shown: Shown, place: usize, cell: Cell) -> Live<String> {
    live(move || {
        let text = shown.with(|outcome| outcome.scores.get(place).map(|score| cell(words, score)));
        text.flatten().unwrap_or_default()
    })
}

fn value(words: Words, score: &Score) -> String {
    let value = score.estimate.value.map(|value| written(words, score.estimate.measured, value));
    value.unwrap_or_else(|| UNKNOWN.to_owned())
}

fn ends(words: Words, score: &Score) -> String {
    let Some(ends) = score.estimate.interval else { return UNKNOWN.to_owned() };
    let [low, high] = interval(words, score.estimate.measured, ends);
    words.fill("survey.range", &[("low", &low), ("high", &high)])
}

fn count(words: Words, score: &Score) -> String {
    words.number(score.n as f64, 0)
}

/// How many cells do not count; empty where all do.
fn left_out(words: Words, outcome: &Outcome) -> String {
    let n = words.number(outcome.wrong as f64, 0);
    if outcome.wrong == 0 { String::new() } else { words.fill("surveys.sample.wrong", &[("n", &n)]) }
}
