//! What each input would have to be for a target.

use leptos::prelude::*;

use super::Shown;
use super::charts::{label, said};
use super::result::amount;
use super::working::{Line, formula};
use crate::app::components::chart_figure::{Table, table_rows};
use crate::app::components::exports::{Exports, TABLE};
use crate::app::components::field::Field;
use crate::app::components::working::{Working, formula_lines};
use crate::app::live::live_view;
use crate::app::{ToolState, Words};
use crate::tools::drivers::{FACTORS, Goal, Outcome, place};

/// The target, and for each input the value that reaches it by itself.
#[component]
pub fn Goals(
    /// The tool's state.
    state: ToolState,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let rows = live_view(move || shown.with(|outcome| table_rows(&table(words, outcome))));
    let target = live_view(move || {
        let target = shown.with(|outcome| outcome.target.map(|target| amount(words, outcome, target))).flatten();
        Some(match target {
            Some(target) => words.fill("drivers.goal.is", &[("target", &target)]),
            None => words.text("drivers.goal.none"),
        })
    });
    let formulas = live_view(move || shown.with(|outcome| formula_lines(reached(words, outcome))));
    view! {
        <section class="chart-figure" data-panel="">
            <h2 id="drivers-goals">{words.text("drivers.goal.title")}</h2>
            <div class="tool-form"><Field state place=place::TARGET /></div>
            <p>{target}</p>
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="drivers-goals"><table>{rows}</table></div>
            <Exports kinds=TABLE />
            <Working formulas />
        </section>
    }
}

/// The formula with each goal in its place.
fn reached(words: Words, outcome: &Outcome) -> Vec<Line> {
    let line = |goal: &Goal| {
        let input = outcome.at(goal)?;
        let at = place_of(goal);
        let name = format!("{}: {}", label(words, at), said(words, outcome, at, goal.needed?));
        Some((name, formula(words, outcome, &input)?))
    };
    outcome.goals().iter().filter_map(line).collect()
}

fn place_of(goal: &Goal) -> usize {
    FACTORS.iter().position(|factor| *factor == goal.factor).unwrap_or(0)
}

fn table(words: Words, outcome: &Outcome) -> Table {
    let row = |goal: &Goal| {
        let at = place_of(goal);
        let name = label(words, at);
        let needed =
            goal.needed.map_or_else(|| words.text("drivers.goal.never"), |value| said(words, outcome, at, value));
        vec![name, said(words, outcome, at, goal.now), needed]
    };
    Table {
        head: ["drivers.goal.input", "drivers.goal.now", "drivers.goal.needed"].map(|key| words.text(key)).into(),
        rows: outcome.goals().iter().map(row).collect(),
    }
}
