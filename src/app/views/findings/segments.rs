//! The segments, each against all other answers together.

use leptos::prelude::*;

use super::Found;
use super::figure::{Figure, ends, known};
use crate::app::Words;
use crate::app::components::chart_figure::Table;
use crate::app::live::{live, live_view};
use crate::app::views::surveys::{Findings, Segment, difference, p_value, written};
use crate::charts::{self, Axis, Estimate, Ink, Intervals, Layout, Level, Steps};
use crate::metrics::sorted;

/// The segments of a chart, and those that are named; a table has all of them.
const MOST: usize = 40;

/// A chart with a row for each segment, the greatest value first, and which of them differ from the rest.
#[component]
pub fn Segments(
    /// What was found.
    found: Found,
) -> impl IntoView {
    let words = Words::of_view();
    let is_there =
        Memo::new(move |_| found.with(|found| found.as_ref().is_some_and(|found| !found.segments.is_empty())));
    let with = move |read: fn(Words, &Findings) -> String| {
        live(move || found.get().map(|found| read(words, &found)).unwrap_or_default())
    };
    live_view(move || {
        is_there.get().then(|| {
            view! {
                <section class="survey-section" aria-labelledby="findings-segments">
                    <h2 id="findings-segments">{words.text("findings.segments")}</h2>
                    <p role="status">{with(said)}</p>
                    <Differing found />
                    <Figure found id="findings-segments-chart" caption="findings.segments.chart" chart table />
                    <p class="fine-print">{words.text("findings.segments.note")}</p>
                </section>
            }
        })
    })
}

/// Those that differ from the rest, by name.
#[component]
fn Differing(found: Found) -> impl IntoView {
    let words = Words::of_view();
    live_view(move || {
        let found = found.get()?;
        let named = by_value(&found).into_iter().filter(|segment| segment.difference.beyond_chance).take(MOST);
        let items: Vec<_> = named.map(|segment| view! { <li>{item(words, &found, segment)}</li> }).collect();
        (!items.is_empty()).then(|| view! { <ul>{items}</ul> })
    })
}

/// The segments, the one with the greatest value first and those without a value last.
fn by_value(found: &Findings) -> Vec<&Segment> {
    let all: Vec<&Segment> = found.segments.iter().collect();
    sorted(&all, |segment| [segment.sample.value().map_or(f64::INFINITY, |value| -value), 0.0, 0.0, 0.0])
}

/// Whether any of them differ from the rest.
fn said(words: Words, found: &Findings) -> String {
    let count = found.segments.iter().filter(|segment| segment.difference.beyond_chance).count();
    let confidence = words.percent(found.confidence);
    let key = if count > 0 { "findings.segments.some" } else { "findings.segments.none" };
    words.fill(key, &[("confidence", &confidence)])
}

fn item(words: Words, found: &Findings, segment: &Segment) -> String {
    let apart = segment.difference.difference.map(|value| difference(words, found.measured, value)).unwrap_or_default();
    words.fill("findings.segments.item", &[("name", &segment.difference.segment), ("difference", &apart)])
}

fn value(words: Words, found: &Findings, segment: &Segment) -> String {
    known(segment.sample.value().map(|value| written(words, found.measured, value)))
}

fn chart(words: Words, found: &Findings, layout: Layout) -> String {
    let estimate = |segment: &Segment| Estimate {
        label: segment.difference.segment.clone(),
        value: segment.sample.value(),
        interval: segment.interval.map(|interval| (interval.low, interval.high)),
        value_label: value(words, found, segment),
        ink: if segment.difference.beyond_chance { Ink::Accent } else { Ink::Second },
    };
    let whole = |value: f64| Level {
        label: words.text("findings.all"),
        value_label: written(words, found.measured, value),
        value,
    };
    let chart = Intervals {
        name: &words.text("findings.segments.chart"),
        estimates: by_value(found).into_iter().take(MOST).map(estimate).collect(),
        reference: found.all.value().map(whole),
        axis: Axis { name: "", steps: Steps::Round, tick: &|value| written(words, found.measured, value) },
    };
    charts::intervals(&chart, layout).unwrap_or_default()
}

fn table(words: Words, found: &Findings) -> Table {
    let row = |segment: &Segment| {
        let apart = segment.difference.difference.map(|value| difference(words, found.measured, value));
        let p = segment.difference.adjusted_p_value.map(|p| p_value(words, p));
        let n = words.number(segment.sample.n() as f64, 0);
        let verdict = if segment.difference.beyond_chance { "findings.yes" } else { "findings.no" };
        let name = segment.difference.segment.clone();
        vec![
            name,
            value(words, found, segment),
            ends(words, found, segment.interval),
            n,
            known(apart),
            known(p),
            words.text(verdict),
        ]
    };
    let head = [
        "findings.segment",
        "findings.value",
        "survey.row.interval",
        "survey.row.answers",
        "findings.againstRest",
        "findings.corrected",
        "findings.beyondChance",
    ];
    Table { head: head.map(|key| words.text(key)).into(), rows: by_value(found).into_iter().map(row).collect() }
}
