//! The score, the weakest area, and what to do about it.

use leptos::prelude::*;

use super::Shown;
use crate::app::components::chart_figure::Table;
use crate::app::components::outcome_chart::OutcomeChart;
use crate::app::components::result::{Figure, Headline, ResultRegion, UNKNOWN};
use crate::app::live::{fixed, live, live_view};
use crate::app::{Root, Words};
use crate::charts::{self, Bar, Bars, Ink, Layout};
use crate::tools::Document;
use crate::tools::audit::{self, AUDITS, Audit, Outcome, Scored};
use crate::tools::lines::Lines;

/// What an area is called.
pub fn name(words: Words, audit: usize, area: &str) -> String {
    words.text(&format!("audit.{}.{area}.name", key(audit)))
}

fn key(audit: usize) -> &'static str {
    AUDITS.get(audit).map(|audit| audit.key).unwrap_or_default()
}

/// The key and the score of each area.
fn areas(outcome: &Outcome) -> impl Iterator<Item = (&'static str, &Scored)> {
    let areas = AUDITS.get(outcome.audit).map(|audit| audit.areas).unwrap_or_default();
    areas.iter().map(|area| area.key).zip(&outcome.areas)
}

/// The score of the whole, then the weakest area and what to do next.
#[component]
pub fn Results(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let score = move |outcome: &Outcome| outcome.score.map(|score| words.whole_percent(score));
    let figure = Figure {
        name: None,
        value: live(move || shown.with(score).flatten().unwrap_or_else(|| UNKNOWN.to_owned())),
        unit: fixed(words.text("audit.unit")),
    };
    let sentence = live(move || shown.with(|outcome| sentence(words, outcome)).unwrap_or_default());
    let plan = Root::of_view().link(words.language, "journey/plan/");
    let onward = view! { <p class="onward"><a href=plan>{words.text("audit.onward")}</a></p> }.into_any();
    view! {
        <ResultRegion id="audit-result" title=words.text("audit.result") after=Some(onward)>
            <Headline figures=vec![figure] sentence />
            {live_view(move || shown.with(|outcome| advice(words, outcome)))}
        </ResultRegion>
    }
}

/// How many statements are answered, and which area is the weakest.
fn sentence(words: Words, outcome: &Outcome) -> String {
    let all = AUDITS.get(outcome.audit).map(Audit::statements).unwrap_or_default();
    let number = |count: usize| words.number(count as f64, 0);
    let counted = words.fill("audit.answered", &[("n", &number(outcome.answered)), ("all", &number(all))]);
    let names: Vec<String> = weakest(outcome).map(|(area, _)| name(words, outcome.audit, area)).collect();
    let said = match (outcome.score, names.is_empty()) {
        (None, _) if outcome.answered == all => words.text("audit.says.nothing"),
        (None, _) => words.text("audit.says.open"),
        (Some(_), true) => words.text("audit.says.full"),
        (Some(_), false) => words.fill("audit.says.weakest", &[("areas", &names.join("; "))]),
    };
    format!("{said} {counted}")
}

fn weakest(outcome: &Outcome) -> impl Iterator<Item = (&'static str, &Scored)> {
    areas(outcome).enumerate().filter(|(place, _)| outcome.weakest.contains(place)).map(|(_, area)| area)
}

/// For each of the weakest areas what to do, and the statements to begin with.
fn advice(words: Words, outcome: &Outcome) -> AnyView {
    let audit = key(outcome.audit);
    let one = |(area, scored): (&str, &Scored)| {
        let statement = |number: &usize| {
            let text = words.text(&format!("audit.{audit}.{area}.{number}"));
            view! { <li>{text}</li> }
        };
        view! {
            <h3>{name(words, outcome.audit, area)}</h3>
            <p>{words.text(&format!("audit.{audit}.{area}.next"))}</p>
            <p>{words.text("audit.begin")}</p>
            <ul>{scored.lowest.iter().map(statement).collect_view()}</ul>
        }
    };
    view! { <div class="finding">{weakest(outcome).map(one).collect_view()}</div> }.into_any()
}

/// The areas side by side.
#[component]
pub fn AreasChart(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let is_there = |outcome: &Outcome| outcome.score.is_some();
    view! { <OutcomeChart shown id="audit-chart" caption="audit.chart.caption" is_there draw table /> }
}

fn draw(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let bar = |(area, scored): (&str, &Scored)| Bar {
        label: name(words, outcome.audit, area),
        value: scored.score,
        value_label: said(words, scored),
        ink: Ink::Accent,
    };
    let name = words.text("audit.chart.caption");
    let ends = (words.text("audit.answer.0"), words.text("audit.answer.3"));
    let chart = Bars { name, scale: (0.0, 1.0), ends, bars: areas(outcome).map(bar).collect() };
    charts::bars(&chart, layout).unwrap_or_default()
}

/// The score of an area in words, or why it has none.
fn said(words: Words, scored: &Scored) -> String {
    match scored.score {
        Some(score) => words.whole_percent(score),
        None if scored.is_excluded => words.text("audit.excluded"),
        None => words.text("audit.open"),
    }
}

fn table(words: Words, outcome: &Outcome) -> Table {
    let row = |(area, scored): (&str, &Scored)| vec![name(words, outcome.audit, area), said(words, scored)];
    Table {
        head: ["audit.area", "audit.score"].map(|key| words.text(key)).into(),
        rows: areas(outcome).map(row).collect(),
    }
}

/// The answers line by line: area, statement, answer, score of the area.
pub fn answers(words: Words, document: &Document, outcome: &Outcome) -> Lines {
    let head = ["audit.area", "audit.statement", "audit.answer", "audit.score"].map(|key| words.text(key)).to_vec();
    let mut lines = vec![head];
    let mut answers = audit::answered(document, outcome.audit).into_iter();
    let tables = AUDITS.get(outcome.audit).map(|audit| audit.areas).unwrap_or_default();
    for (area, (key_of_area, scored)) in tables.iter().zip(areas(outcome)) {
        for (number, answer) in (1..=area.statements).zip(answers.by_ref()) {
            let statement = words.text(&format!("audit.{}.{key_of_area}.{number}", key(outcome.audit)));
            let answer = if answer.is_empty() { String::new() } else { words.text(&format!("audit.answer.{answer}")) };
            lines.push(vec![name(words, outcome.audit, key_of_area), statement, answer, said(words, scored)]);
        }
    }
    lines
}
