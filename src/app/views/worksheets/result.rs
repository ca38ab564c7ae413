//! What follows from a sheet, in words.

use leptos::prelude::*;

use super::Shown;
use crate::app::components::chart_figure::Table;
use crate::app::components::outcome_chart::OutcomeChart;
use crate::app::components::result::ResultRegion;
use crate::app::live::{flag, live_view};
use crate::app::{ToolState, Words};
use crate::charts::{self, Bar, Diverging, Ink, Layout};
use crate::tools::Document;
use crate::tools::worksheets::{self, CHOSEN, ROW, SHEETS, Said, Verdict};

/// The verdict on the sheet on show, and what else there is to say.
#[component]
pub fn Results(
    /// The tool's state.
    state: ToolState,
    /// What follows from the sheet on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let wrong = Memo::new(move |_| state.with(is_wrong));
    let problem = Memo::new(move |_| {
        let is_computed = shown.with(|_| ()).is_some();
        if is_computed && !wrong.get() { String::new() } else { shown.problem(words) }
    });
    let chosen = Memo::new(move |_| state.with(worksheets::chosen));
    let content = live_view(move || shown.with(|verdict| drawn(words, key(chosen.get()), verdict)));
    view! {
        <ResultRegion id="worksheets-result" title=words.text("worksheets.result") problem
            is_stale=flag(move || wrong.get())>
            <div class="finding" aria-live="polite" aria-atomic="true">{content}</div>
        </ResultRegion>
    }
}

/// Whether the choice of the sheet, or a field of the one on show, cannot be taken: other sheets do not count.
fn is_wrong(document: &Document) -> bool {
    let own = SHEETS.get(worksheets::chosen(document)).into_iter().flat_map(|sheet| sheet.places());
    [CHOSEN].into_iter().chain(own).any(|place| document.is_wrong(place))
}

fn key(sheet: usize) -> &'static str {
    SHEETS.get(sheet).map(|sheet| sheet.key).unwrap_or_default()
}

/// The name of a row, or its number where it has none.
pub fn named(words: Words, name: &str) -> String {
    let own = || name.to_owned();
    name.strip_prefix(ROW).map_or_else(own, |row| words.fill("worksheets.nameless", &[("row", row)]))
}

/// What was said, as the language writes it.
fn said(words: Words, said: &Said) -> String {
    match said {
        Said::Text(text) => text.clone(),
        Said::Names(names) => names.iter().map(|name| named(words, name)).collect::<Vec<_>>().join(", "),
        Said::Number(value, digits) => words.number(*value, *digits),
        Said::Signed(value, digits) => words.signed(*value, *digits),
        Said::Percent(share) => words.percent((share * 1000.0).round() / 1000.0),
        Said::Keys(keys) => keys.iter().map(|key| words.text(key)).collect::<Vec<_>>().join("; "),
    }
}

/// The sentences of a verdict.
pub fn sentences(words: Words, sheet: &str, verdict: &Verdict) -> Vec<String> {
    let sentence = |sentence: &worksheets::Sentence| {
        let values: Vec<_> = sentence.values.iter().map(|(name, value)| (*name, said(words, value))).collect();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        words.fill(&format!("worksheets.{sheet}.says.{}", sentence.key), &values)
    };
    verdict.sentences.iter().map(sentence).collect()
}

fn drawn(words: Words, sheet: &str, verdict: &Verdict) -> AnyView {
    let headline = verdict.headline.as_ref().map(|headline| {
        let unit = words.fill_or(&format!("worksheets.{sheet}.unit"), &[], String::new);
        view! {
            <p class="figure">
                <strong class="figure-value">{said(words, headline)}</strong>
                <span class="figure-unit">{unit}</span>
            </p>
        }
    });
    let sentence =
        |(i, text): (usize, String)| view! { <p class=if i == 0 { "verdict" } else { "further-verdict" }>{text}</p> };
    let sentences = sentences(words, sheet, verdict).into_iter().enumerate().map(sentence);
    view! { {headline} {sentences.collect_view()} }.into_any()
}

/// The customers by what they are worth.
#[component]
pub fn WorthChart(
    /// What follows from the sheet on show.
    shown: Shown,
) -> impl IntoView {
    let is_there = |verdict: &Verdict| verdict.bars.len() > 1;
    view! { <OutcomeChart shown id="worksheets-chart" caption="worksheets.worth.chart" is_there draw table /> }
}

fn draw(words: Words, verdict: &Verdict, layout: Layout) -> String {
    let bar = |(name, value): &(String, f64)| Bar {
        label: named(words, name),
        value: Some(*value),
        value_label: words.number(*value, 2),
        ink: if *value < 0.0 { Ink::Loss } else { Ink::Accent },
    };
    let bars = verdict.bars.iter().map(bar).collect();
    let chart = Diverging { name: words.text("worksheets.worth.chart"), bars, key: Vec::new() };
    charts::diverging(&chart, layout).unwrap_or_default()
}

fn table(words: Words, verdict: &Verdict) -> Table {
    Table {
        head: ["worksheets.worth.rows.name", "worksheets.worth.rows.total"].map(|key| words.text(key)).into(),
        rows: verdict.bars.iter().map(|(name, value)| vec![named(words, name), words.number(*value, 2)]).collect(),
    }
}
