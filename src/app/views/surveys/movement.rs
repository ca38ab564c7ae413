//! Whether the score has moved since an earlier survey.

use leptos::prelude::*;

use super::written::{self, written};
use super::{Look, Shown};
use crate::app::components::rows::{Row, Rows};
use crate::app::live::{flag, live, live_view};
use crate::app::{ToolState, Words};
use crate::tools::surveys::{EARLIER, Measured, Movement, Outcome, Verdict};

/// The counts of an earlier survey, and what is to be made of the difference.
#[component]
pub fn MovementSection(
    /// The survey.
    look: Look,
    /// The tool's state.
    state: ToolState,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let fields = look.survey.tool.fields.iter().enumerate();
    let earlier: Vec<usize> =
        fields.filter(|(_, field)| field.key.starts_with(EARLIER)).map(|(place, _)| place).collect();
    let said = live(move || shown.with(|outcome| said(words, outcome)).unwrap_or_default());
    let rows = Memo::new(move |_| shown.with(|outcome| rows(words, outcome)).unwrap_or_default());
    let rows = live_view(move || rows.with(|rows| !rows.is_empty()).then(|| view! { <Rows rows /> }));
    view! {
        <section class="survey-section" data-panel="" aria-labelledby=look.ids.movement>
            <h2 id=look.ids.movement>{words.text("survey.movement")}</h2>
            <div class="tool survey-tool">
                <form class="tool-form" on:submit=|event| event.prevent_default()>{(look.earlier)(state)}</form>
                <div class="tool-result" class:is-stale=flag(move || shown.is_stale(&earlier))>
                    <p class="verdict" role="status">{said}</p>
                    {rows}
                </div>
            </div>
        </section>
    }
}

fn measured(outcome: &Outcome) -> Measured {
    outcome.main().map_or(Measured::Points, |main| main.measured)
}

/// The verdict in a sentence.
fn said(words: Words, outcome: &Outcome) -> String {
    let Some(movement) = &outcome.movement else { return words.text("survey.movement.none") };
    let score = |value: f64| written(words, measured(outcome), value);
    let chance = movement.p_value.map(|p_value| written::chance(words, p_value)).unwrap_or_default();
    let values = [("from", score(movement.from)), ("to", score(movement.to)), ("chance", chance)];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let verdict = words.fill(key(movement), &values);
    let better = match (movement.verdict, movement.is_better) {
        (Verdict::Real, Some(true)) => words.text("survey.movement.better"),
        (Verdict::Real, Some(false)) => words.text("survey.movement.worse"),
        _ => String::new(),
    };
    format!("{verdict} {better}").trim_end().to_owned()
}

const fn key(movement: &Movement) -> &'static str {
    match movement.verdict {
        Verdict::Untested => "survey.movement.untested",
        Verdict::Chance => "survey.movement.chance",
        Verdict::Real if movement.difference > 0.0 => "survey.movement.rose",
        Verdict::Real => "survey.movement.fell",
    }
}

/// What a statistician asks for.
fn rows(words: Words, outcome: &Outcome) -> Vec<Row> {
    let Some(movement) = &outcome.movement else { return Vec::new() };
    let measured = measured(outcome);
    let row = |key: &str, value: String| Row { name: words.text(&format!("survey.row.{key}")), value, is_stale: false };
    let difference = row("difference", written::difference(words, measured, movement.difference));
    let interval = movement.interval.map(|interval| {
        let [low, high] = [interval.low, interval.high].map(|end| written::difference(words, measured, end));
        row("differenceInterval", words.fill("survey.range", &[("low", &low), ("high", &high)]))
    });
    let p_value = movement.p_value.map(|p_value| {
        let p_value = if p_value < 0.0001 { format!("< {}", words.fixed(0.0001, 4)) } else { words.fixed(p_value, 4) };
        row("pValue", p_value)
    });
    [difference].into_iter().chain(interval).chain(p_value).collect()
}
