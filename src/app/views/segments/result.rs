//! What all segments are worth together, what averages hide, and what a moved budget does.

use leptos::prelude::*;

use super::Shown;
use crate::app::Words;
use crate::app::components::result::{Figure, Headline, ResultRegion, UNKNOWN};
use crate::app::components::rows::{Row, Rows};
use crate::app::live::{fixed, flag, live};
use crate::tools::segments::{Outcome, Totals};

/// The mean value of a customer, then all that follows.
#[component]
pub fn Results(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let problem = Memo::new(move |_| shown.problem(words));
    let rows = Memo::new(move |_| shown.with(|outcome| rows(words, outcome)).unwrap_or_default());
    let mean = move |outcome: &Outcome| Some(words.money(outcome.totals?.mean, outcome.currency));
    let figure = Figure {
        name: Some(fixed(words.text("segments.mean.name"))),
        value: live(move || shown.with(mean).flatten().unwrap_or_else(|| UNKNOWN.to_owned())),
        unit: fixed(words.text("segments.mean.unit")),
    };
    let sentence = live(move || shown.with(|outcome| sentence(words, outcome)).unwrap_or_default());
    view! {
        <ResultRegion id="segments-result" title=words.text("segments.result") problem
            is_stale=flag(move || shown.is_stale(&[]))>
            <Headline figures=vec![figure] sentence />
            <Rows rows />
        </ResultRegion>
    }
}

/// What the formula would make of averages.
fn sentence(words: Words, outcome: &Outcome) -> String {
    let money = |value: f64| words.money(value, outcome.currency);
    let Some(Totals { mean, of_means, .. }) = outcome.totals else { return words.text("segments.says.empty") };
    let key = match of_means - mean {
        off if off.abs() < 0.005 => return words.text("segments.says.same"),
        off if off > 0.0 => "segments.says.more",
        _ => "segments.says.less",
    };
    words.fill(key, &[("averages", &money(of_means)), ("off", &money((of_means - mean).abs()))])
}

fn rows(words: Words, outcome: &Outcome) -> Vec<Row> {
    let money = |value: f64| words.money(value, outcome.currency);
    let row =
        |key: &str, value: String| Row { name: words.text(&format!("segments.row.{key}")), value, is_stale: false };
    let Some(totals) = outcome.totals else { return Vec::new() };
    let ratio = totals.ratio.map(|ratio| words.fill("segments.ratio", &[("ratio", &words.fixed(ratio, 2))]));
    let mut rows = vec![
        row("customers", words.number(totals.customers, 0)),
        row("profit", money(totals.profit)),
        row("cost", money(totals.cost)),
        row("ratio", ratio.unwrap_or_else(|| words.text("segments.noCost"))),
        row("averages", money(totals.of_means)),
    ];
    if let Some(moved) = &outcome.moved {
        let name = words
            .fill("segments.row.moved", &[("from", &moved.from), ("to", &moved.to), ("amount", &money(moved.amount))]);
        let count = |value: f64| words.number(value, 1);
        let said = words.fill("segments.moved", &[("lost", &count(moved.lost)), ("won", &count(moved.won))]);
        rows.push(Row { name, value: said, is_stale: false });
        rows.push(row("change", words.money(moved.change, outcome.currency)));
    } else {
        rows.push(row("change", words.text("segments.notMoved")));
    }
    rows
}
