//! How many answers are needed.

use leptos::prelude::*;

use super::planned::how;
use super::{Look, Shown};
use crate::app::components::field::Field;
use crate::app::components::result::UNKNOWN;
use crate::app::components::rows::{Row, Rows};
use crate::app::live::live;
use crate::app::{ToolState, Words};
use crate::metrics::Result;
use crate::tools::problem::Problem;
use crate::tools::surveys::{CHANGE, MARGIN, Measured, Needed, Outcome, POPULATION};

/// Margin, population and change, and the answers that they take.
#[component]
pub fn Planner(
    /// The survey.
    look: Look,
    /// The tool's state.
    state: ToolState,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let field = move |key: &str| look.survey.tool.place(key).map(|place| view! { <Field state place /> });
    let rows = Memo::new(move |_| shown.with(|outcome| rows(words, shown, look, outcome)).unwrap_or_default());
    let unit = Memo::new(move |_| shown.with(|outcome| unit(words, outcome)).unwrap_or_default());
    view! {
        <section class="survey-section" data-panel="" aria-labelledby=look.ids.plan>
            <h2 id=look.ids.plan>{words.text("survey.plan")}</h2>
            <div class="tool survey-tool">
                <form class="tool-form" on:submit=|event| event.prevent_default()>
                    <div class="fields">{[MARGIN, POPULATION, CHANGE].map(field)}</div>
                </form>
                <div class="tool-result">
                    <Rows rows />
                    <p class="fine-print">{live(move || unit.get())}</p>
                    {how(shown)}
                </div>
            </div>
        </section>
    }
}

fn unit(words: Words, outcome: &Outcome) -> String {
    let key = match outcome.main().map(|main| main.measured) {
        Some(Measured::Share) => "survey.plan.shares",
        Some(Measured::Rating | Measured::Index | Measured::Nev) => "survey.plan.ratings",
        Some(Measured::Points) | None => "survey.plan.points",
    };
    format!("{} {}", words.text(key), words.text("survey.plan.note"))
}

fn rows(words: Words, shown: Shown, look: Look, outcome: &Outcome) -> Vec<Row> {
    let place = |key: &&str| look.survey.tool.place(key);
    let row = |key: &str, rests_on: &[&str], needed: &Option<Result<Needed>>| Row {
        name: words.text(&format!("survey.plan.{key}")),
        value: needed.as_ref().map_or_else(|| UNKNOWN.to_owned(), |needed| answers(words, needed)),
        is_stale: shown.is_stale(&rests_on.iter().filter_map(place).collect::<Vec<_>>()),
    };
    let plan = &outcome.plan;
    vec![
        row("forMargin", &[MARGIN], &plan.for_margin),
        row("ofPopulation", &[MARGIN, POPULATION], &plan.of_population),
        row("forChange", &[CHANGE], &plan.for_change),
    ]
}

/// The answers that are needed, or why there is no number of them.
fn answers(words: Words, needed: &Result<Needed>) -> String {
    let count = |count: u64| words.number(count as f64, 0);
    match needed {
        Err(error) => words.problem(&Problem::from(error)),
        Ok(Needed { like_these: None, at_most }) => words.fill("survey.plan.atMost", &[("most", &count(*at_most))]),
        Ok(Needed { like_these: Some(these), at_most }) => {
            words.fill("survey.plan.needed", &[("n", &count(*these)), ("most", &count(*at_most))])
        }
    }
}
