//! How many people come to each stage, how long they stay, and what NEV was measured there.

use leptos::prelude::*;

use super::editor::number_cell;
use super::path::stage_names;
use super::place::Place;
use super::{Shown, problem};
use crate::app::Words;
use crate::app::components::result::{ProblemNote, UNKNOWN};
use crate::app::live::{live, live_view};
use crate::tools::map::{Figure, Outcome, STAGE_COLUMNS, StageOutcome};

/// A table of the stages: numbers to be typed, then how many of those before go on.
#[component]
pub fn Stages(
    /// Where the visitor is.
    place: Place,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let names = Memo::new(move |_| place.state.with(|document| stage_names(words, document)));
    let head = ["stage", "people", "nev", "days", "step", "whole"].map(|key| {
        let key = if key == "stage" { "map.stage".to_owned() } else { format!("map.stages.{key}") };
        view! { <th scope="col" role="columnheader">{words.text(&key)}</th> }
    });
    let rows = live_view(move || {
        let row = |(at, line): (usize, &str)| {
            let (row, name) = line.split_once('\t')?;
            Some(stage_row(place, shown, at, row.parse().unwrap_or_default(), name))
        };
        Some(names.with(|names| names.lines().enumerate().filter_map(row).collect_view()))
    });
    let problem = problem(shown, |outcome| outcome.leak.is_err());
    view! {
        <section class="map-stages" data-panel="" aria-labelledby="map-stages-title">
            <h2 id="map-stages-title">{words.text("map.stages")}</h2>
            <div class="table-scroll row-table" tabindex="0" role="group" aria-labelledby="map-stages-title">
                <table class="stacked" role="table">
                    <thead role="rowgroup"><tr role="row">{head.collect_view()}</tr></thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
            <p class="field-note">{words.text("map.stages.note")}</p>
            <ProblemNote problem />
            <p class="score-status" aria-live="polite">{live(move || shown.with(|outcome| leak(words, outcome)).unwrap_or_default())}</p>
        </section>
    }
}

fn stage_row(place: Place, shown: Shown, at: usize, row: usize, name: &str) -> AnyView {
    let words = Words::of_view();
    let head = |key: &str| words.text(&format!("map.stages.{key}"));
    let cell = |(column, key): (_, &str)| {
        let label = words.fill("map.stages.cell", &[("column", &head(key)), ("stage", name)]);
        number_cell(place, row, column, format!("map-{key}-{at}"), label, head(key))
    };
    let live_found = move |read: fn(Words, &StageOutcome) -> String| {
        let text = move |outcome: &Outcome| outcome.stages.get(at).map(|stage| read(words, stage));
        live(move || shown.with(text).flatten().unwrap_or_default())
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{name.to_owned()}</th>
            {STAGE_COLUMNS.map(cell)}
            <td role="cell" class="found" data-label=head("step")>{live_found(step)}</td>
            <td role="cell" class="found" data-label=head("whole")>{live_found(|words, stage| found(stage.cumulative, &|share| words.percent(share)))}</td>
        </tr>
    }
    .into_any()
}

/// A number of a stage in words: empty where there is none, a mark where what it rests on cannot be read.
pub fn found(figure: Figure, said: &dyn Fn(f64) -> String) -> String {
    figure.map_or_else(|_| UNKNOWN.to_owned(), |number| number.map(said).unwrap_or_default())
}

/// The share that goes on, or why there is none.
pub fn step(words: Words, stage: &StageOutcome) -> String {
    match (stage.people, stage.step) {
        (Err(_), _) | (_, Err(_)) => UNKNOWN.to_owned(),
        (Ok(None), _) => words.text("map.step.unknown"),
        (Ok(Some(_)), Ok(Some(step))) if step > 1.0 => words.fill("map.step.more", &[("share", &words.percent(step))]),
        (Ok(Some(_)), Ok(Some(step))) => words.percent(step),
        // The first that is counted has none before it.
        (Ok(Some(_)), Ok(None)) if stage.cumulative == Ok(Some(1.0)) => String::new(),
        (Ok(Some(_)), Ok(None)) => words.text("map.step.undefined"),
    }
}

/// Where most are lost; empty where that cannot be known.
fn leak(words: Words, outcome: &Outcome) -> String {
    let name = |place: usize| {
        let stage = outcome.stages.get(place);
        stage.map(|stage| super::place::stage_name(words, &stage.name)).unwrap_or_default()
    };
    let Ok(leak) = outcome.leak else { return String::new() };
    let Some((leak, lost)) = leak.and_then(|leak| Some((leak, outcome.lost_before(leak)?))) else {
        return words.text("map.leak.none");
    };
    let said = words.plural("map.leak", lost, 2, &[("stage", &name(leak))]);
    let lowest = outcome.lowest.unwrap_or_default().filter(|lowest| *lowest != leak);
    let share = lowest.and_then(|lowest| Some((lowest, outcome.stages.get(lowest)?.step.ok()??)));
    let further = share.map(|(lowest, share)| {
        words.fill("map.leak.lowest", &[("stage", &name(lowest)), ("share", &words.percent(share))])
    });
    [said].into_iter().chain(further).collect::<Vec<_>>().join(" ")
}
