//! The same path at three paces.

use leptos::prelude::*;

use super::place::stage_name;
use super::{Shown, problem};
use crate::app::components::field::fields;
use crate::app::components::result::ProblemNote;
use crate::app::components::rows::{Row, Rows};
use crate::app::live::{flag, live_view};
use crate::app::{ToolState, Words};
use crate::tools::map::{self, Input, Outcome};

/// How the days differ, and how far each has come on a day.
#[component]
pub fn Paces(
    /// The tool's state.
    state: ToolState,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let rows = Memo::new(move |_| shown.with(|outcome| rows(words, outcome)).unwrap_or_default());
    let places = [Input::Innovator, Input::Conservative, Input::Day].map(|input| input as usize);
    let is_empty = Memo::new(move |_| shown.with(|outcome| outcome.paces == Ok(None)).unwrap_or_default());
    let none = live_view(move || is_empty.get().then(|| view! { <p>{words.text("map.paces.none")}</p> }));
    let problem = problem(shown, |outcome| outcome.paces.is_err());
    let told = ["innovator", "ordinary", "conservative"]
        .map(|pace| view! { <li>{words.text(&format!("journey.paces.{pace}"))}</li> });
    view! {
        <section class="map-paces" data-panel="" aria-labelledby="map-paces-title">
            <h2 id="map-paces-title">{words.text("journey.paces.title")}</h2>
            <ul>{told.collect_view()}</ul>
            <div class="tool">
                <div class="tool-form">{fields(state, places)}</div>
                <div class="results" class:is-stale=flag(move || shown.is_stale(&places))>{none}<ProblemNote problem /><Rows rows /></div>
            </div>
            <p class="field-note">{words.text("map.paces.note")}</p>
        </section>
    }
}

fn rows(words: Words, outcome: &Outcome) -> Vec<Row> {
    let Ok(Some(paces)) = &outcome.paces else { return Vec::new() };
    let row = |(place, key): (usize, &str)| {
        let days = paces.days.get(place).copied().flatten()?;
        let days = words.plural("map.time", days, 1, &[]);
        let reached = paces
            .day
            .zip(paces.reached)
            .map(|(day, reached)| said(words, outcome, day, reached.get(place).copied().flatten()));
        let value = [days].into_iter().chain(reached).collect::<Vec<_>>().join("; ");
        Some(Row { name: words.text(&format!("map.pace.{key}")), value, is_stale: false })
    };
    ["innovator", "ordinary", "conservative"].into_iter().enumerate().filter_map(row).collect()
}

fn said(words: Words, outcome: &map::Outcome, day: f64, stage: Option<usize>) -> String {
    let day = words.number(day, 0);
    match stage.and_then(|stage| outcome.stages.get(stage)) {
        Some(stage) => words.fill("map.reached", &[("day", &day), ("stage", &stage_name(words, &stage.name))]),
        None => words.fill("map.reached.end", &[("day", &day)]),
    }
}
