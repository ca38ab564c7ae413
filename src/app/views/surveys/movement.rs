//! Whether the score has moved since an earlier survey.

use leptos::prelude::*;

use super::compared::how;
use super::files::Opened;
use super::written::{self, written};
use super::{Look, Shown};
use crate::app::components::rows::{Row, Rows};
use crate::app::live::{flag, live, live_view};
use crate::app::{ToolState, Words};
use crate::tools::surveys::{EARLIER, Measured, Movement, Outcome, Verdict};

/// The counts of an earlier survey, or those of an earlier file, and what is to be made of the difference.
#[component]
pub fn MovementSection(
    /// The survey.
    look: Look,
    /// The tool's state.
    state: ToolState,
    /// The outcome on show.
    shown: Shown,
    /// The files.
    opened: Opened,
) -> impl IntoView {
    let words = Words::of_view();
    let fields = look.survey.tool.fields.iter().enumerate();
    let earlier: Vec<usize> =
        fields.filter(|(_, field)| field.key.starts_with(EARLIER)).map(|(place, _)| place).collect();
    let question = move || state.with(|document| (look.survey.question)(document));
    let both = Memo::new(move |_| opened.said_of_both(words, question()));
    let has_files = move || both.with(|both| !both.is_empty());
    let movement = Memo::new(move |_| shown.with(moved).flatten());
    let without = Box::new(move || words.text("survey.movement.none"));
    view! {
        <section class="survey-section" data-panel="" aria-labelledby=look.ids.movement>
            <h2 id=look.ids.movement>{words.text("survey.movement")}</h2>
            <div class="tool survey-tool">
                <form class="tool-form" class:is-set-aside=flag(has_files) on:submit=|event| event.prevent_default()>
                    {(look.earlier)(state)}
                </form>
                <div class="tool-result" class:is-stale=flag(move || shown.is_stale(&earlier))>
                    {live_view(move || has_files().then(|| view! { <p>{live(move || both.get())}</p> }))}
                    <Moved movement without />
                </div>
            </div>
        </section>
    }
}

/// The movement of the number that stands first, and what it counts.
fn moved(outcome: &Outcome) -> Option<(Measured, Movement)> {
    Some((outcome.main()?.measured, outcome.movement?))
}

/// A movement: its verdict in a sentence, and what a statistician asks for.
#[component]
pub fn Moved(
    /// What is measured, and how it has moved; nothing where there is nothing to compare.
    movement: Memo<Option<(Measured, Movement)>>,
    /// What is said then.
    without: Box<dyn Fn() -> String + Send>,
) -> impl IntoView {
    let words = Words::of_view();
    let said =
        live(move || movement.get().map_or_else(&without, |(measured, movement)| said(words, measured, &movement)));
    let rows = Memo::new(move |_| {
        movement.get().map(|(measured, movement)| rows(words, measured, &movement)).unwrap_or_default()
    });
    let how = move || how(Callback::new(move |()| movement.get()));
    let rows = live_view(move || rows.with(|rows| !rows.is_empty()).then(|| view! { <Rows rows /> {how()} }));
    view! { <p class="verdict" role="status">{said}</p> {rows} }
}

/// The verdict in a sentence.
fn said(words: Words, measured: Measured, movement: &Movement) -> String {
    let score = |value: f64| written(words, measured, value);
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
pub fn rows(words: Words, measured: Measured, movement: &Movement) -> Vec<Row> {
    let row = |key: &str, value: String| Row { name: words.text(&format!("survey.row.{key}")), value, is_stale: false };
    let difference = row("difference", written::difference(words, measured, movement.difference));
    let interval = movement.interval.map(|interval| {
        let [low, high] = [interval.low, interval.high].map(|end| written::difference(words, measured, end));
        row("differenceInterval", words.fill("survey.range", &[("low", &low), ("high", &high)]))
    });
    let p_value = movement.p_value.map(|p_value| row("pValue", written::p_value(words, p_value)));
    [difference].into_iter().chain(interval).chain(p_value).collect()
}
