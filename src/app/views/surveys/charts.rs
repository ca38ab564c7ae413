//! How the answers are spread.

use leptos::prelude::*;

use super::Shown;
use super::counting::step_names;
use super::written::count_of;
use crate::app::components::chart_figure::{Table, without_exports};
use crate::app::components::outcome_chart::OutcomeChart;
use crate::app::{Part, ToolState, View, Words};
use crate::charts::{self, Bar, Bars, Ink, Layout};
use crate::tools::surveys::{Outcome, Survey, Tone};
use crate::tools::{ces, csat, nps};

/// What the frame of a survey loads when it has room for the chart, whose texts come on top of those that the frame has.
pub static FRAME: Part = Part {
    id: "surveychart",
    views: &[
        View { name: "nps", tool: &nps::TOOL, draw: |state| chart(&nps::SURVEY, "nps-chart", state), messages: None },
        View {
            name: "csat",
            tool: &csat::TOOL,
            draw: |state| chart(&csat::SURVEY, "csat-chart", state),
            messages: None,
        },
        View { name: "ces", tool: &ces::TOOL, draw: |state| chart(&ces::SURVEY, "ces-chart", state), messages: None },
    ],
    jobs: &[],
    texts: &["chart.numbers", "survey.chart", "survey.table."],
};

fn chart(survey: &'static Survey, id: &'static str, state: ToolState) -> AnyView {
    without_exports();
    let shown = Shown::of(state, survey.scored);
    view! { <Distribution survey id shown /> }.into_any()
}

/// A bar for each part, as soon as there are answers.
#[component]
pub fn Distribution(
    /// The survey.
    survey: &'static Survey,
    /// The id of the caption.
    id: &'static str,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let draw = move |words: Words, outcome: &Outcome, layout: Layout| draw(words, survey, outcome, layout);
    let table = move |words: Words, outcome: &Outcome| table(words, survey, outcome);
    let has_answers = |outcome: &Outcome| outcome.n > 0;
    view! {
        <OutcomeChart shown id caption="survey.chart" is_there=has_answers draw table />
    }
}

fn draw(words: Words, survey: &Survey, outcome: &Outcome, layout: Layout) -> String {
    let bar = |(part, (label, tone)): (usize, (String, &Tone))| Bar {
        label,
        value: outcome.share(part),
        value_label: count_of(words, outcome, part),
        ink: ink(*tone),
    };
    let chart = Bars {
        name: words.text("survey.chart.name"),
        scale: (0.0, 1.0),
        ends: (words.percent(0.0), words.percent(1.0)),
        bars: names(words, survey, outcome).into_iter().zip(&outcome.tones).enumerate().map(bar).collect(),
    };
    charts::bars(&chart, layout).unwrap_or_default()
}

fn table(words: Words, survey: &Survey, outcome: &Outcome) -> Table {
    let row = |(part, name): (usize, String)| vec![name, count_of(words, outcome, part)];
    Table {
        head: ["survey.table.answer", "survey.table.count"].map(|key| words.text(key)).to_vec(),
        rows: names(words, survey, outcome).into_iter().enumerate().map(row).collect(),
    }
}

/// The names of the parts: of the groups, or of the steps.
fn names(words: Words, survey: &Survey, outcome: &Outcome) -> Vec<String> {
    if outcome.counts.len() == outcome.question.steps() {
        return step_names(words, outcome.question);
    }
    let tool = survey.tool;
    let fields = tool.fields.iter().take(outcome.counts.len());
    fields.map(|field| words.text(&format!("{}.{}.label", tool.id, field.key))).collect()
}

const fn ink(tone: Tone) -> Ink {
    match tone {
        Tone::Good => Ink::Accent,
        Tone::Neutral => Ink::Second,
        Tone::Bad => Ink::Loss,
    }
}
