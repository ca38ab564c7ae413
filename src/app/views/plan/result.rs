//! How far the plan is, which stage is covered least, and where to begin.

use leptos::prelude::*;

use super::Shown;
use crate::app::Words;
use crate::app::components::chart_figure::Table;
use crate::app::components::outcome_chart::OutcomeChart;
use crate::app::components::result::{Figure, Headline, ResultRegion, UNKNOWN};
use crate::app::live::{fixed, live, live_view};
use crate::charts::{self, Bar, Bars, Ink, Layout};
use crate::content::stages::Stage;
use crate::tools::plan::{Coverage, Outcome, STEPS, Touchpoint};

/// What a stage is called.
pub fn stage_name(words: Words, stage: Stage) -> String {
    words.text(&format!("stage.{}.name", stage.id()))
}

/// The coverage of the path, then what to do next.
#[component]
pub fn Results(
    /// What comes of the plan.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let figure = Figure {
        name: None,
        value: live(move || {
            shown.with(|outcome| words.whole_percent(outcome.share)).unwrap_or_else(|| UNKNOWN.to_owned())
        }),
        unit: fixed(words.text("plan.unit")),
    };
    let sentence = live(move || shown.with(|outcome| steps(words, outcome)).unwrap_or_default());
    view! {
        <ResultRegion id="plan-result" title=words.text("plan.result")>
            <Headline figures=vec![figure] sentence />
            {live_view(move || shown.with(|outcome| next(words, outcome)))}
        </ResultRegion>
    }
}

/// How many steps are begun, and which is next.
fn steps(words: Words, outcome: &Outcome) -> String {
    let begun = outcome.begun.iter().filter(|begun| **begun).count();
    let number = |count: usize| words.number(count as f64, 0);
    let counted = words.fill("plan.says.begun", &[("n", &number(begun)), ("all", &number(STEPS.len()))]);
    let open = outcome.begun.iter().position(|begun| !begun).and_then(|place| STEPS.get(place));
    let next = match open {
        Some(step) => words.fill("plan.says.next", &[("step", &words.text(&format!("plan.step.{step}")))]),
        None => words.text("plan.says.done"),
    };
    format!("{counted} {next}")
}

/// The sentences on the weakest stages and the first touchpoints.
pub fn sentences(words: Words, outcome: &Outcome) -> Vec<String> {
    let names: Vec<String> = outcome.weakest.iter().map(|stage| stage_name(words, *stage)).collect();
    let weakest = (!names.is_empty()).then(|| words.fill("plan.says.weakest", &[("stages", &names.join("; "))]));
    let one = |touchpoint: &Touchpoint| {
        let key = if touchpoint.is_moment() { "plan.says.moment" } else { "plan.says.friction" };
        words.fill(key, &[("name", &touchpoint.name), ("product", &words.number(touchpoint.priority(), 0))])
    };
    weakest.into_iter().chain(outcome.ranked.iter().map(one)).collect()
}

fn next(words: Words, outcome: &Outcome) -> AnyView {
    let sentence = |text: String| view! { <p>{text}</p> };
    view! { <div class="finding">{sentences(words, outcome).into_iter().map(sentence).collect_view()}</div> }.into_any()
}

/// The share of levers in use, stage by stage.
#[component]
pub fn CoverageChart(
    /// What comes of the plan.
    shown: Shown,
) -> impl IntoView {
    let is_there = |outcome: &Outcome| outcome.share > 0.0;
    view! { <OutcomeChart shown id="plan-chart" caption="plan.chart.caption" is_there draw table /> }
}

fn draw(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let bar = |coverage: &Coverage| Bar {
        label: stage_name(words, coverage.stage),
        value: Some(coverage.share()),
        value_label: words.whole_percent(coverage.share()),
        ink: if outcome.weakest.contains(&coverage.stage) { Ink::Loss } else { Ink::Accent },
    };
    let name = words.text("plan.chart.caption");
    let bars = outcome.coverage.iter().map(bar).collect();
    let chart = Bars { name, scale: (0.0, 1.0), ends: (String::new(), String::new()), bars };
    charts::bars(&chart, layout).unwrap_or_default()
}

fn table(words: Words, outcome: &Outcome) -> Table {
    let row = |coverage: &Coverage| vec![stage_name(words, coverage.stage), words.whole_percent(coverage.share())];
    Table {
        head: ["plan.stage", "plan.coverage"].map(|key| words.text(key)).into(),
        rows: outcome.coverage.iter().map(row).collect(),
    }
}
