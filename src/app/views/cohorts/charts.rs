//! Who is left of the cohorts, and what each is still worth.

use leptos::prelude::*;

use super::Shown;
use crate::app::Words;
use crate::app::components::chart_figure::{Table, table_rows};
use crate::app::components::exports::{Exports, TABLE};
use crate::app::components::outcome_chart::OutcomeChart;
use crate::app::live::live_view;
use crate::charts::{self, Axis, Curve, Ink, Layout, Line, Mark, Steps};
use crate::tools::cohorts::{Cohort, Outcome};

/// Observed shares beside both models, with the period up to which they were fitted.
#[component]
pub fn SurvivalChart(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    view! {
        <OutcomeChart shown id="cohorts-chart" caption="cohorts.chart.caption" is_there=|_| true draw table />
    }
}

/// The most cohorts that a picture tells apart; the table has all.
const MOST_DRAWN: usize = 4;

fn draw(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let last = outcome.shown_periods();
    let curve = |label: String, ink: Ink, points: Vec<(f64, Option<f64>)>| Curve {
        label,
        value_label: points
            .last()
            .and_then(|(_, share)| *share)
            .map(|share| words.percent(rounded(share)))
            .unwrap_or_default(),
        ink,
        points,
    };
    let every =
        |share: &dyn Fn(usize) -> Option<f64>| (0..=last).map(|period| (period as f64, share(period))).collect();
    let constant = curve(words.text("cohorts.constant"), Ink::Second, every(&|period| Some(outcome.constant(period))));
    let fitted = outcome.fitted.as_ref().ok().map(|fitted| {
        curve(words.text("cohorts.fitted"), Ink::Discounted, every(&|period| fitted.survival.get(period).copied()))
    });
    let observed = outcome.cohorts.iter().zip(1..).take(MOST_DRAWN).map(|(cohort, place)| {
        let points = cohort.survival.iter().zip(0..).map(|(share, period)| (f64::from(period), Some(*share))).collect();
        curve(name(words, outcome, place), Ink::Accent, points)
    });
    let curves = [constant].into_iter().chain(fitted).chain(observed).collect();
    let chart = Line {
        name: &words.text("cohorts.chart.name"),
        curves,
        level: None,
        mark: mark(words, outcome),
        across: Axis {
            name: &words.text("cohorts.chart.periods"),
            steps: Steps::Round,
            tick: &|period| words.number(period, 1),
        },
        up: Axis { name: "", steps: Steps::Round, tick: &|share| words.percent(share) },
    };
    charts::line(&chart, layout).unwrap_or_default()
}

fn rounded(share: f64) -> f64 {
    (share * 1000.0).round() / 1000.0
}

/// The name of a cohort, where there are several.
pub fn name(words: Words, outcome: &Outcome, place: u32) -> String {
    match outcome.cohorts.len() {
        1 => words.text("cohorts.observed"),
        _ => words.fill("cohorts.cohort", &[("n", &words.number(f64::from(place), 0))]),
    }
}

/// Where the models end to know and begin to foretell.
fn mark(words: Words, outcome: &Outcome) -> Option<Mark> {
    let seen = outcome.seen_periods();
    let share = outcome.fitted.as_ref().ok().and_then(|fitted| fitted.survival.get(seen)).copied();
    (outcome.held_out > 0).then(|| Mark {
        label: words.text("cohorts.chart.seen"),
        at: (seen as f64, share.unwrap_or_else(|| outcome.constant(seen))),
    })
}

fn table(words: Words, outcome: &Outcome) -> Table {
    let percent = |share: Option<f64>| share.map(|share| words.percent(rounded(share))).unwrap_or_default();
    let row = |period: usize| {
        let observed = outcome.cohorts.iter().map(|cohort| percent(cohort.survival.get(period).copied()));
        let fitted = outcome.fitted.as_ref().ok().and_then(|fitted| fitted.survival.get(period).copied());
        let models = [percent(fitted), percent(Some(outcome.constant(period)))];
        [words.number(period as f64, 0)].into_iter().chain(observed).chain(models).collect()
    };
    let names = (1..).take(outcome.cohorts.len()).map(|place| name(words, outcome, place));
    let models = ["cohorts.fitted", "cohorts.constant"].map(|key| words.text(key));
    let head = [words.text("cohorts.chart.periods")].into_iter().chain(names).chain(models);
    Table { head: head.collect(), rows: (0..=outcome.shown_periods()).map(row).collect() }
}

/// What those who are left are still worth, cohort by cohort.
#[component]
pub fn Remaining(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let title = words.text("cohorts.remaining.title");
    let rows = live_view(move || shown.with(|outcome| table_rows(&remaining(words, outcome))));
    view! {
        <section class="chart-figure" data-panel="">
            <h2 id="cohorts-remaining">{title}</h2>
            <p class="fine-print">{words.text("cohorts.remaining.note")}</p>
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="cohorts-remaining"><table>{rows}</table></div>
            <Exports kinds=TABLE />
        </section>
    }
}

fn remaining(words: Words, outcome: &Outcome) -> Table {
    let number = |value: f64, digits: u8| words.number(value, digits);
    let none = || words.text("cohorts.noLimit");
    let row = |(cohort, place): (&Cohort, u32)| {
        let mut cells = vec![
            name(words, outcome, place),
            number(cohort.size, 2),
            number(cohort.left, 2),
            cohort.residual.map_or_else(none, |payments| number(payments, 2)),
        ];
        let worth =
            outcome.contribution.map(|_| cohort.worth.map_or_else(none, |worth| words.money(worth, outcome.currency)));
        cells.extend(worth);
        cells
    };
    let mut head = vec![
        "cohorts.remaining.cohort",
        "cohorts.remaining.size",
        "cohorts.remaining.left",
        "cohorts.remaining.payments",
    ];
    head.extend(outcome.contribution.map(|_| "cohorts.remaining.worth"));
    Table {
        head: head.into_iter().map(|key| words.text(key)).collect(),
        rows: outcome.cohorts.iter().zip(1..).map(row).collect(),
    }
}
