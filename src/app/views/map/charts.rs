//! The curve of what customers feel, the NEV that was measured beside it, and how many go on.

use leptos::prelude::*;

use super::Shown;
use super::place::{named, stage_name};
use super::stages::{found, step};
use crate::app::Words;
use crate::app::components::chart_figure::Table;
use crate::app::components::outcome_chart::OutcomeChart;
use crate::charts::{self, Bar, Diverging, Emblem, Funnel, Ink, Layout, Station, Step};
use crate::tools::map::{Outcome, Point, StageOutcome};

/// How many touchpoints the curve has room for; of more it shows the mean of each stage.
const MOST: usize = 60;

/// What customers feel along the path. The script that hands it out as a picture lists what it names by numbers.
#[component]
pub fn CurveChart(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    view! {
        <OutcomeChart shown id="map-curve" caption="map.curve.caption" is_there=|outcome| outcome.emotion().is_some()
            draw=draw_curve table=curve_table />
    }
}

const fn has_means(outcome: &Outcome) -> bool {
    outcome.points.len() > MOST
}

fn draw_curve(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let stations: Vec<Station> = if has_means(outcome) {
        outcome.stages.iter().take(MOST).map(|stage| station(stage_name(words, &stage.name), stage.emotion)).collect()
    } else {
        outcome.points.iter().map(|point| station(named(words, &point.name), point.emotion)).collect()
    };
    let first = outcome.ranking.first().copied().filter(|_| !has_means(outcome));
    let chart = Emblem {
        name: words.text("map.curve.caption"),
        feelings: words.text(if has_means(outcome) { "map.curve.means" } else { "map.curve.scale" }),
        values: String::new(),
        stations,
        feeling_range: (-2.0, 2.0),
        value_range: (0.0, 0.0),
        repaid: String::new(),
        marked: first,
        key: Vec::new(),
    };
    charts::emblem(&chart, layout).unwrap_or_default()
}

fn station(label: String, feeling: Option<f64>) -> Station {
    let ink = match feeling {
        Some(feeling) if feeling < 0.0 => Ink::Loss,
        Some(feeling) if feeling > 0.0 => Ink::Accent,
        _ => Ink::Second,
    };
    Station { label, feeling, ink, is_dashed: false, value: None, value_label: String::new() }
}

fn curve_table(words: Words, outcome: &Outcome) -> Table {
    let felt = |emotion: Option<f64>, digits| {
        emotion.map_or_else(|| words.text("map.unrated"), |emotion| words.signed(emotion, digits))
    };
    let stage = |stage: &StageOutcome| vec![stage_name(words, &stage.name), felt(stage.emotion, 1)];
    let point = |point: &Point| {
        let stage = outcome.stages.get(point.stage).map(|stage| stage_name(words, &stage.name));
        vec![named(words, &point.name), stage.unwrap_or_default(), felt(point.emotion, 0)]
    };
    let (head, rows): (&[&str], _) = if has_means(outcome) {
        (&["map.stage", "map.nev.curve"], outcome.stages.iter().take(MOST).map(stage).collect())
    } else {
        (&["map.touchpoint", "map.stage", "map.emotion.label"], outcome.points.iter().map(point).collect())
    };
    Table { head: head.iter().map(|key| words.text(key)).collect(), rows }
}

/// The NEV of each stage at which one was measured: a chart of its own.
#[component]
pub fn NevChart(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let is_there = |outcome: &Outcome| outcome.stages.iter().any(|stage| stage.nev.is_some());
    view! { <OutcomeChart shown id="map-nev" caption="map.nev.caption" is_there draw=draw_nev table=nev_table /> }
}

fn measured(outcome: &Outcome) -> impl Iterator<Item = (&StageOutcome, f64)> {
    outcome.stages.iter().filter_map(|stage| Some((stage, stage.nev?)))
}

fn draw_nev(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let bar = |(stage, nev): (&StageOutcome, f64)| Bar {
        label: stage_name(words, &stage.name),
        value: Some(nev),
        value_label: words.signed(nev, 1),
        ink: if nev < 0.0 { Ink::Loss } else { Ink::Second },
    };
    let chart =
        Diverging { name: words.text("map.nev.caption"), bars: measured(outcome).map(bar).collect(), key: Vec::new() };
    charts::diverging(&chart, layout).unwrap_or_default()
}

fn nev_table(words: Words, outcome: &Outcome) -> Table {
    let row = |(stage, nev): (&StageOutcome, f64)| {
        let emotion = stage.emotion.map(|emotion| words.signed(emotion, 1));
        vec![stage_name(words, &stage.name), words.signed(nev, 1), emotion.unwrap_or_else(|| words.text("map.unrated"))]
    };
    Table {
        head: ["map.stage", "map.stages.nev", "map.nev.curve"].map(|key| words.text(key)).into(),
        rows: measured(outcome).map(row).collect(),
    }
}

/// How many go on from stage to stage.
#[component]
pub fn FunnelChart(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let is_there =
        |outcome: &Outcome| outcome.stages.iter().any(|stage| stage.people.is_ok_and(|people| people.is_some()));
    view! { <OutcomeChart shown id="map-funnel" caption="map.funnel.caption" is_there draw=draw_funnel table=funnel_table /> }
}

fn people(words: Words, stage: &StageOutcome) -> String {
    let people = found(stage.people, &|people| words.number(people, 2));
    if people.is_empty() { words.text("map.step.unknown") } else { people }
}

fn draw_funnel(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let one = |stage: &StageOutcome| Step {
        label: stage_name(words, &stage.name),
        count: stage.people.unwrap_or_default(),
        count_label: people(words, stage),
        conversion_label: found(stage.step, &|step| words.percent(step)),
    };
    let leak = outcome.leak.unwrap_or_default().and_then(|leak| {
        let lost = words.number(outcome.lost_before(leak)?, 2);
        Some((leak, words.fill("map.funnel.leak", &[("lost", &lost)])))
    });
    let steps = outcome.stages.iter().map(one).collect();
    charts::funnel(&Funnel { name: words.text("map.funnel.caption"), steps, leak }, layout).unwrap_or_default()
}

fn funnel_table(words: Words, outcome: &Outcome) -> Table {
    let row = |stage: &StageOutcome| {
        let whole = found(stage.cumulative, &|share| words.percent(share));
        vec![stage_name(words, &stage.name), people(words, stage), step(words, stage), whole]
    };
    Table {
        head: ["map.stage", "map.stages.people", "map.stages.step", "map.stages.whole"]
            .map(|key| words.text(key))
            .into(),
        rows: outcome.stages.iter().map(row).collect(),
    }
}
