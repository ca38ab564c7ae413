//! The NEV of the group, and what it is made of.

use leptos::prelude::*;

use super::Shown;
use crate::app::Words;
use crate::app::components::result::{Figure, Headline, ResultRegion, UNKNOWN};
use crate::app::components::rows::{Row, Rows};
use crate::app::live::{flag, live, live_view};
use crate::metrics::{Cluster, Interval, NevResult};
use crate::tools::group::Outcome;

/// The result region: NEV first, its interval in a sentence, then everything else.
#[component]
pub fn Results(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let problem = Memo::new(move |_| shown.problem(words));
    let rows = Memo::new(move |_| shown.with(|outcome| rows(words, outcome)).unwrap_or_default());
    let said = Memo::new(move |_| shown.with(|outcome| left_out(words, outcome)).unwrap_or_default());
    let notices = live_view(move || {
        Some(said.get())
            .filter(|said| !said.is_empty())
            .map(|said| view! { <p class="notice" role="status">{said}</p> })
    });
    let value = live(move || shown.with(|outcome| signed(words, outcome.result.nev)).unwrap_or_default());
    let unit = live(move || {
        let reach = shown.with(|outcome| outcome.reach).unwrap_or_default();
        let (least, greatest) = (words.signed(-reach, 0), words.signed(reach, 0));
        words.fill("nev.range", &[("least", &least), ("greatest", &greatest)])
    });
    let sentence = live(move || shown.with(|outcome| sentence(words, outcome)).unwrap_or_default());
    view! {
        <ResultRegion id="group-result" title=words.text("nev.result") problem is_stale=flag(move || shown.is_stale(&[]))>
            <Headline figures=vec![Figure { name: None, value, unit }] sentence />
            {notices}
            <Rows rows />
        </ResultRegion>
    }
}

/// A number with its sign, or a dash.
fn signed(words: Words, value: Option<f64>) -> String {
    value.map_or_else(|| UNKNOWN.to_owned(), |value| words.signed(value, 2))
}

/// The ends of an interval.
fn range(words: Words, interval: Interval) -> String {
    let (low, high) = (words.signed(interval.low, 2), words.signed(interval.high, 2));
    words.fill("survey.range", &[("low", &low), ("high", &high)])
}

fn sentence(words: Words, outcome: &Outcome) -> String {
    match (outcome.result.n, outcome.result.interval) {
        (0, _) => words.text("group.none"),
        (_, None) => words.text("group.noInterval"),
        (_, Some(interval)) => {
            let (low, high) = (words.signed(interval.low, 2), words.signed(interval.high, 2));
            let confidence = words.percent(outcome.confidence);
            words.fill("group.interval", &[("low", &low), ("high", &high), ("confidence", &confidence)])
        }
    }
}

/// Whose answers do not count; empty where all do.
fn left_out(words: Words, outcome: &Outcome) -> String {
    let said = |key: &str, count: u64| (count > 0).then(|| words.fill(key, &[("n", &words.number(count as f64, 0))]));
    let wrong = said("group.wrong", outcome.wrong as u64);
    let excluded = said("group.excluded", outcome.result.excluded);
    wrong.into_iter().chain(excluded).collect::<Vec<_>>().join(" ")
}

fn rows(words: Words, outcome: &Outcome) -> Vec<Row> {
    let NevResult { n, interval, positive, negative, clusters, .. } = outcome.result;
    let row = |name: String, value: String| Row { name, value, is_stale: false };
    let mean = |value: Option<f64>| value.map_or_else(|| UNKNOWN.to_owned(), |value| words.fixed(value, 2));
    let ends = interval.map(|interval| row(words.text("group.row.interval"), range(words, interval)));
    let means = [("nev.row.positive", positive), ("nev.row.negative", negative)];
    let means = means.map(|(key, value)| row(words.text(key), mean(value)));
    let clusters = Cluster::ALL
        .map(|cluster| row(words.text(&format!("cluster.{}", cluster.name())), mean(clusters.get(cluster))));
    let respondents = row(words.text("group.row.respondents"), words.number(n as f64, 0));
    ends.into_iter().chain([respondents]).chain(means).chain(clusters).collect()
}
