//! What all segments are worth together, what averages hide, and what a moved budget does.

use leptos::prelude::*;

use super::Shown;
use crate::app::components::later_panel::LaterPanel;
use crate::app::components::result::{Figure, Headline, ResultRegion, UNKNOWN};
use crate::app::components::rows::{Row, Rows};
use crate::app::live::{fixed, flag, live};
use crate::app::{ToolState, Words};
use crate::tools::segments::{Outcome, Stays, Totals};

/// The mean value of a customer, then all that follows.
#[component]
pub fn Results(
    /// The tool's state.
    state: ToolState,
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
    let working = words.text("result.working");
    let after = view! { <LaterPanel class="working" summary=working part="segmentdata" view="working" state /> };
    view! {
        <ResultRegion id="segments-result" title=words.text("segments.result") problem
            is_stale=flag(move || shown.is_stale(&[])) after=Some(after.into_any())>
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
    let no_cost = || words.text("segments.noCost");
    // What rests on some of the rows has another name.
    let of_some = totals.lacks_costs && totals.cost.is_some();
    let [cost, ratio_of] = if of_some { ["costOfSome", "ratioOfSome"] } else { ["cost", "ratio"] };
    let mut rows = vec![
        row("customers", words.number(totals.customers, 0)),
        row("profit", money(totals.profit)),
        row(cost, totals.cost.map(money).unwrap_or_else(no_cost)),
        row(ratio_of, ratio.unwrap_or_else(no_cost)),
        row("averages", money(totals.of_means)),
    ];
    match &outcome.moved {
        Ok(moved) => {
            let parts = [("from", moved.from.as_str()), ("to", &moved.to), ("amount", &money(moved.amount))];
            let name = words.fill("segments.row.moved", &parts);
            let count = |value: f64| words.number(value, 1);
            let value = words.fill("segments.moved", &[("lost", &count(moved.lost)), ("won", &count(moved.won))]);
            rows.push(Row { name, value, is_stale: false });
            rows.push(row("change", money(moved.change)));
        }
        Err(why) => rows.push(row("change", stays(words, outcome, *why))),
    }
    rows.extend(numbered(words, &outcome.counted_as_one).map(|numbers| row("countedAsOne", numbers)));
    rows.extend(numbered(words, &outcome.left_out).map(|numbers| row("leftOut", numbers)));
    rows
}

/// Why a budget is not moved.
fn stays(words: Words, outcome: &Outcome, why: Stays) -> String {
    let of_row = |key: &str, row: usize| words.fill(key, &[("row", &words.number(row as f64, 0))]);
    match why {
        Stays::NotAsked => words.text("segments.notMoved"),
        Stays::SameRow => words.text("segments.stays.sameRow"),
        Stays::NoRow(row) => of_row("segments.stays.noRow", row),
        Stays::NoCost(row) => of_row("segments.stays.noCost", row),
        Stays::MoreThanSpent(spent) => {
            words.fill("segments.stays.moreThanSpent", &[("spent", &words.money(spent, outcome.currency))])
        }
    }
}

/// How many rows are named.
const MOST_NAMED: usize = 20;

/// The numbers of some rows, if there are any.
fn numbered(words: Words, rows: &[usize]) -> Option<String> {
    let named = rows.iter().take(MOST_NAMED).map(|row| words.number(*row as f64, 0));
    let more = (rows.len() > MOST_NAMED).then(|| "…".to_owned());
    let numbers: Vec<String> = named.chain(more).collect();
    (!numbers.is_empty()).then(|| numbers.join(", "))
}
