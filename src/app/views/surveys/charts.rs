//! How the answers are spread.

use leptos::prelude::*;

use super::counting::step_names;
use super::written::count_of;
use super::{Look, Shown};
use crate::app::Words;
use crate::app::components::chart_figure::Table;
use crate::app::components::outcome_chart::OutcomeChart;
use crate::charts::{self, Bar, Bars, Ink, Layout};
use crate::tools::surveys::{Outcome, Tone};

/// A bar for each part, as soon as there are answers.
#[component]
pub fn Distribution(
    /// The survey.
    look: Look,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let draw = move |words: Words, outcome: &Outcome, layout: Layout| draw(words, look, outcome, layout);
    let table = move |words: Words, outcome: &Outcome| table(words, look, outcome);
    let has_answers = |outcome: &Outcome| outcome.n > 0;
    view! {
        <OutcomeChart shown id=look.ids.chart caption="survey.chart" is_there=has_answers draw table />
    }
}

fn draw(words: Words, look: Look, outcome: &Outcome, layout: Layout) -> String {
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
        bars: names(words, look, outcome).into_iter().zip(&outcome.tones).enumerate().map(bar).collect(),
    };
    charts::bars(&chart, layout).unwrap_or_default()
}

fn table(words: Words, look: Look, outcome: &Outcome) -> Table {
    let row = |(part, name): (usize, String)| vec![name, count_of(words, outcome, part)];
    Table {
        head: ["survey.table.answer", "survey.table.count"].map(|key| words.text(key)).to_vec(),
        rows: names(words, look, outcome).into_iter().enumerate().map(row).collect(),
    }
}

/// The names of the parts: of the groups, or of the steps.
fn names(words: Words, look: Look, outcome: &Outcome) -> Vec<String> {
    if outcome.counts.len() == outcome.question.steps() {
        return step_names(words, outcome.question);
    }
    let tool = look.survey.tool;
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
