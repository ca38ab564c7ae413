//! What others publish as NEV, of the whole group: one measure at a time under its own name, and NEV itself.

use leptos::prelude::*;

use super::Shown;
use super::working::lines;
use crate::app::components::felt_from::FeltFromField;
use crate::app::components::result::{Figure, Headline, UNKNOWN};
use crate::app::components::rows::{Row, Rows};
use crate::app::components::segments::Segments;
use crate::app::components::working::{Working, formula_lines};
use crate::app::live::{live, live_view};
use crate::app::{Root, ToolState, Words};
use crate::metrics::Interval;
use crate::tools::Edit;
use crate::tools::entry::Entry;
use crate::tools::group::{self, Measure, Measured, Outcome};

/// The choice of a measure, what it says of the group, and how it was computed.
#[component]
pub fn Variants(
    /// The tool's state.
    state: ToolState,
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let words = Words::of_view();
    let chosen = RwSignal::new(Measure::default());
    let is_there = Memo::new(move |_| shown.with(has_answers).unwrap_or_default());
    let sources = Root::of_view().link(words.language, "method/surveys/#nevVariants");
    live_view(move || {
        let sources = sources.clone();
        is_there.get().then(|| {
            view! {
                <section class="survey-section" aria-labelledby="group-variants">
                    <h2 id="group-variants">{words.text("nev.more.variants")}</h2>
                    <p class="field-note">{words.text("emotions.variants.note")}</p>
                    <MeasureChoice chosen />
                    <FeltFrom state chosen />
                    <Value chosen shown />
                    <p><a href=sources>{words.text("emotions.variants.sources")}</a></p>
                </section>
            }
        })
    })
}

fn has_answers(outcome: &Outcome) -> bool {
    outcome.variants.net_count.n > 0
}

/// The name of a measure.
pub fn name(words: Words, measure: Measure) -> String {
    match measure {
        Measure::Nev => words.text("group.table.nev"),
        Measure::NetShare | Measure::NetCount | Measure::IntensityShare => of_variant(words, measure, ""),
    }
}

fn of_variant(words: Words, measure: Measure, end: &str) -> String {
    words.text(&format!("emotions.variants.{}{end}", measure.key()))
}

#[component]
fn MeasureChoice(chosen: RwSignal<Measure>) -> impl IntoView {
    let words = Words::of_view();
    let option = move |measure: Measure| format!("{}\t{}\n", measure.key(), name(words, measure));
    let options = Memo::new(move |_| Measure::ALL.map(option).concat());
    let entry = Callback::new(move |()| Entry::typed(chosen.get().key(), words.language));
    let set = Callback::new(move |entry: Entry| chosen.set(Measure::from_key(&entry.text).unwrap_or_default()));
    view! { <Segments id="group-measure" key="measure" legend=words.text("group.variants.choose") options entry set /> }
}

/// From which answer on an emotion counts as felt, where the measure rests on it.
#[component]
fn FeltFrom(state: ToolState, chosen: RwSignal<Measure>) -> impl IntoView {
    let language = Words::of_view().language;
    let is_of_felt = Memo::new(move |_| chosen.get().is_of_felt());
    let scale = Memo::new(move |_| state.with(group::scale));
    let felt_from = Memo::new(move |_| state.with(group::felt_from));
    let choose = Callback::new(move |from: String| {
        state.apply_alone(Edit::Set(group::Input::FeltFrom as usize, Entry::typed(from, language)));
    });
    live_view(move || is_of_felt.get().then(|| view! { <FeltFromField scale felt_from choose /> }))
}

/// The number, its interval in a sentence, what it rests on, and its formula.
#[component]
fn Value(chosen: RwSignal<Measure>, shown: Shown) -> impl IntoView {
    let words = Words::of_view();
    let measured = move || shown.with(|outcome| (outcome.measured(chosen.get()), outcome.confidence));
    let text = move |text: fn(Words, &Measured, f64) -> String| {
        live(move || measured().map(|(measured, confidence)| text(words, &measured, confidence)).unwrap_or_default())
    };
    let figure = Figure {
        name: Some(text(|words, measured, _| name(words, measured.measure))),
        value: text(|words, measured, _| signed(words, measured, measured.mean)),
        unit: text(|words, measured, _| ends(words, measured)),
    };
    let rows = Memo::new(move |_| measured().map(|(measured, _)| rows(words, &measured)).unwrap_or_default());
    let formulas = live_view(move || measured().map(|(measured, confidence)| working(words, &measured, confidence)));
    view! {
        <Headline figures=vec![figure] sentence=text(sentence) />
        <p class="field-note">{text(said)}</p>
        <Rows rows />
        <Working formulas />
    }
}

/// A value of a measure, or a dash.
pub fn signed(words: Words, measured: &Measured, value: Option<f64>) -> String {
    let digits = if measured.measure == Measure::Nev { 2 } else { 1 };
    value.map_or_else(|| UNKNOWN.to_owned(), |value| words.signed(value, digits))
}

/// What comes of all respondents together: of emotions that are counted a whole number.
pub fn pooled(words: Words, measured: &Measured, value: f64) -> String {
    let digits = if measured.measure == Measure::NetCount { 0 } else { 1 };
    words.signed(value, digits)
}

/// The ends of an interval.
pub fn range(words: Words, measured: &Measured, interval: Interval) -> String {
    let [low, high] = [interval.low, interval.high].map(|end| signed(words, measured, Some(end)));
    words.fill("survey.range", &[("low", &low), ("high", &high)])
}

fn ends(words: Words, measured: &Measured) -> String {
    let [least, greatest] = measured.ends.map(|end| words.signed(end, 0));
    words.fill("nev.range", &[("least", &least), ("greatest", &greatest)])
}

fn sentence(words: Words, measured: &Measured, confidence: f64) -> String {
    match (measured.n, measured.interval) {
        (0, _) if measured.measure != Measure::Nev => words.text("emotions.variants.none"),
        (0, _) => String::new(),
        (_, None) => words.text("group.noInterval"),
        (_, Some(interval)) => {
            let [low, high] = [interval.low, interval.high].map(|end| signed(words, measured, Some(end)));
            let confidence = words.percent(confidence);
            words.fill("group.variants.interval", &[("low", &low), ("high", &high), ("confidence", &confidence)])
        }
    }
}

/// What a variant is; nothing of NEV, which the page is about.
fn said(words: Words, measured: &Measured, _: f64) -> String {
    let is_nev = measured.measure == Measure::Nev;
    if is_nev { String::new() } else { of_variant(words, measured.measure, ".text") }
}

fn rows(words: Words, measured: &Measured) -> Vec<Row> {
    let row = |key: &str, value: String| Row { name: words.text(key), value, is_stale: false };
    let interval = measured.interval.map(|interval| row("group.row.interval", range(words, measured, interval)));
    let pooled = measured.pooled.map(|value| row("group.variants.pooled", pooled(words, measured, value)));
    let respondents = row("group.row.respondents", words.number(measured.n as f64, 0));
    interval.into_iter().chain([respondents]).chain(pooled).collect()
}

fn working(words: Words, measured: &Measured, confidence: f64) -> impl IntoView + use<> {
    let reading = measured.pooled.map(|_| view! { <p>{words.text("group.variants.reading")}</p> });
    view! { {formula_lines(lines(words, measured, confidence))}{reading} }
}
