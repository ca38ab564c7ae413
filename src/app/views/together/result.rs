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

/// The result region: a column for each score.
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
    let row = move |key: &str, cell: Cell| row(words.text(key), move |place| text(words, shown, place, cell));
    let title = words.text("surveys.sample.result");
    view! {
        <ResultRegion id="surveys-result" title=title.clone() problem is_stale=flag(move || shown.is_stale(&[]))>
            <div class="table-scroll sample" tabindex="0" role="group" aria-labelledby="surveys-result">
                <table>
                    <thead><tr><td></td>{heads(words, shown)}</tr></thead>
                    <tbody aria-live="polite">
                        {row("surveys.sample.result", value)}
                        {row("survey.row.interval", ends)}
                        {row("surveys.sample.answers", count)}
                    </tbody>
                </table>
            </div>
            {notice}
        </ResultRegion>
    }
}

/// The columns of scores: all but that of names.
fn places() -> std::ops::Range<usize> {
    0..COLUMNS.len() - 1
}

/// The names of the scores, which lead to their pages with the answers.
fn heads(words: Words, shown: Shown) -> AnyView {
    let root = Root::of_view();
    let head = move |place: usize| {
        let page = move || shown.with(|outcome| outcome.scores.get(place).map(|score| score.page.clone()));
        let link = root.clone();
        let href = live(move || link.link(words.language, &page().flatten().unwrap_or_default()));
        let name = shown.with_untracked(|outcome| {
            outcome.scores.get(place).map(|score| words.text(&format!("journey.metric.{}", score.key)))
        });
        view! { <th scope="col"><a href=href>{name.flatten()}</a></th> }
    };
    places().map(head).collect_view().into_any()
}

fn row(name: String, text: impl Fn(usize) -> Live<String>) -> AnyView {
    let cells = places().map(|place| view! { <td>{text(place)}</td> }).collect_view();
    view! { <tr><th scope="row">{name}</th>{cells}</tr> }.into_any()
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
