//! What the ranges come to, as numbers.

use leptos::prelude::*;

use super::Shown;
use super::simulation::Drawn;
use super::working::lines;
use crate::app::Words;
use crate::app::browser::download;
use crate::app::components::result::{Figure, Headline, ResultRegion, UNKNOWN};
use crate::app::components::rows::{Row, Rows};
use crate::app::components::working::{Working, formula_lines};
use crate::app::live::{fixed, flag, live, live_view, on_click};
use crate::metrics::LtvOutput;
use crate::tools::drivers::{KEYS, Outcome, SHARES, Sampled, Simulated, Simulating, csv, place};

/// The median, how often the cost is covered, percentiles, and the draws as a file.
#[component]
pub fn Results(
    /// The outcome on show.
    shown: Shown,
    /// The draws on show.
    drawn: Drawn,
) -> impl IntoView {
    let words = Words::of_view();
    let problem = Memo::new(move |_| shown.problem(words));
    let rows = Memo::new(move |_| rows(words, shown, drawn));
    let figure = Figure {
        name: Some(fixed(words.text("drivers.median.name"))),
        value: live(move || headline(words, shown, drawn)),
        unit: fixed(words.text("drivers.median.unit")),
    };
    let sentence = live(move || sentence(words, shown, drawn));
    let after = Some(below(words, shown, drawn));
    view! {
        <ResultRegion id="drivers-result" title=words.text("drivers.result") problem
            is_stale=flag(move || shown.is_stale(&OPTIONAL)) after>
            <Headline figures=vec![figure] sentence />
            <Rows rows />
        </ResultRegion>
    }
}

/// The optional fields that everything rests on.
const OPTIONAL: [usize; 16] = [4, 5, 6, 7, 9, 10, 12, 13, 15, 16, 18, 19, 21, 22, place::SURE, place::DRAWS];

/// An amount of what is computed: money, or a ratio.
pub fn amount(words: Words, outcome: &Outcome, value: f64) -> String {
    match outcome.chosen.output {
        LtvOutput::Ratio => words.fill("drivers.ratio", &[("ratio", &words.fixed(value, 2))]),
        _ => words.money(value, outcome.chosen.currency),
    }
}

/// The median of the draws, or what comes of the values alone where nothing has a range.
pub fn headline(words: Words, shown: Shown, drawn: Drawn) -> String {
    let median = drawn.with(|simulated| simulated.percentiles.get(2).copied()).flatten();
    let said = shown.with(|outcome| amount(words, outcome, median.unwrap_or(outcome.base)));
    said.unwrap_or_else(|| UNKNOWN.to_owned())
}

/// So many of a hundred cases; none and all are said only of what never and always happens.
fn of_hundred(share: f64) -> f64 {
    let rounded = (share * 100.0).round();
    if share > 0.0 && share < 1.0 { rounded.clamp(1.0, 99.0) } else { rounded }
}

/// In so many of a hundred cases the acquisition cost is covered.
fn sentence(words: Words, shown: Shown, drawn: Drawn) -> String {
    let covered = drawn.with(|simulated| simulated.covered);
    let is_flawed = shown.with(|outcome| !outcome.flawed.is_empty()).unwrap_or(false);
    let has_cost = shown.with(|outcome| outcome.input.acquisition_cost.is_some()).unwrap_or(false);
    match covered {
        None if is_flawed => words.text("drivers.says.flawed"),
        None => words.text("drivers.says.certain"),
        Some(None) if has_cost => words.text("drivers.says.certain"),
        Some(None) => words.text("drivers.says.noCost"),
        Some(Some(share)) => words.fill("drivers.says.covered", &[("cases", &words.number(of_hundred(share), 0))]),
    }
}

fn rows(words: Words, shown: Shown, drawn: Drawn) -> Vec<Row> {
    let row = |name: String, value: String| Row { name, value, is_stale: false };
    let of_draws = |outcome: &Outcome, simulated: &Simulated| {
        let named =
            |key: &str, value: f64| row(words.text(&format!("drivers.row.{key}")), amount(words, outcome, value));
        let percentile = |(share, value): (f64, f64)| {
            let name = words.fill("drivers.row.percentile", &[("percent", &words.percent(share))]);
            row(name, amount(words, outcome, value))
        };
        let mut rows = vec![named("base", outcome.base), named("mean", simulated.mean)];
        rows.extend(SHARES.into_iter().zip(simulated.percentiles).map(percentile));
        let drawn = words.plural("drivers.draws.read", simulated.outputs.len() as f64, 0, &[]);
        rows.push(row(words.text("drivers.row.draws"), drawn));
        let refused = (simulated.refused > 0).then(|| words.number(simulated.refused as f64, 0));
        rows.extend(refused.map(|refused| row(words.text("drivers.row.refused"), refused)));
        rows
    };
    let alone = |outcome: &Outcome| vec![row(words.text("drivers.row.base"), amount(words, outcome, outcome.base))];
    let all = |outcome: &Outcome| {
        let mut rows = drawn.with(|simulated| of_draws(outcome, simulated)).unwrap_or_else(|| alone(outcome));
        rows.extend(flawed(words, outcome).map(|names| row(words.text("drivers.row.flawed"), names)));
        rows
    };
    shown.with(all).unwrap_or_default()
}

/// The inputs whose range counts for nothing, if there are any.
fn flawed(words: Words, outcome: &Outcome) -> Option<String> {
    let keys = outcome.flawed.iter().filter_map(|factor| KEYS.get(*factor));
    let names: Vec<String> = keys.map(|key| words.text(&format!("drivers.{key}.label"))).collect();
    (!names.is_empty()).then(|| names.join("; "))
}

/// The draws as a file, and how they were made.
fn below(words: Words, shown: Shown, drawn: Drawn) -> AnyView {
    let save = move || {
        let draws = shown.with_untracked(|outcome| {
            let mut simulating = Simulating::new(&Sampled::of(outcome))?;
            simulating.step(u64::MAX);
            Some(csv(&simulating.draws()))
        });
        if let Some(text) = draws.flatten() {
            download::save("feltworth-draws.csv", &text);
        }
    };
    let formulas = live_view(move || {
        Some(view! {
            {formula_lines(lines(words, shown, drawn))}
            <p>{words.text("drivers.working.places")}</p>
            <p>{words.text("drivers.working.ranges")}</p>
            <p>{words.text("drivers.working.draws")}</p>
            <p>{words.text("drivers.working.tornado")}</p>
        })
    });
    view! {
        <p class="actions needs-script">
            <button type="button" class="quiet download" on:click=on_click(save)>{words.text("drivers.working.save")}</button>
        </p>
        <Working formulas />
    }
    .into_any()
}
