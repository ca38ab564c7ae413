//! The answers month by month.

use leptos::prelude::*;

use super::Found;
use super::figure::{Figure, ends, known};
use crate::app::Words;
use crate::app::components::chart_figure::Table;
use crate::app::live::live_view;
use crate::app::views::surveys::{Findings, Month, written};
use crate::charts::{self, Axis, Curve, Ink, Layout, Line, Steps};

/// A line with its interval around it, where there are at least two months.
#[component]
pub fn Months(
    /// What was found.
    found: Found,
) -> impl IntoView {
    let words = Words::of_view();
    let is_there = Memo::new(move |_| found.with(|found| found.as_ref().is_some_and(|found| found.months.len() > 1)));
    live_view(move || {
        is_there.get().then(|| {
            view! {
                <section class="survey-section" aria-labelledby="findings-months">
                    <h2 id="findings-months">{words.text("findings.months")}</h2>
                    <p>{words.text("findings.months.note")}</p>
                    <Figure found id="findings-months-chart" caption="findings.months.chart" chart table />
                </section>
            }
        })
    })
}

/// The months since the year 0 that a name such as `2026-05` stands for.
fn place(month: &str) -> Option<u32> {
    let (year, month) = month.split_once('-')?;
    Some(12 * year.parse::<u32>().ok()? + month.parse::<u32>().ok()?.checked_sub(1)?)
}

/// The name of a place.
fn name(place: u32) -> String {
    format!("{:04}-{:02}", place / 12, place % 12 + 1)
}

/// A value for each month from the first to the last; nothing where there is none.
fn points(found: &Findings, value: impl Fn(&Month) -> Option<f64>) -> Vec<(f64, Option<f64>)> {
    let known: Vec<(u32, &Month)> =
        found.months.iter().filter_map(|month| Some((place(&month.month)?, month))).collect();
    let (Some((first, _)), Some((last, _))) = (known.first(), known.last()) else { return Vec::new() };
    let at = |place: u32| known.iter().find(|(of, _)| *of == place).and_then(|(_, month)| value(month));
    (*first..=*last).map(|place| (f64::from(place - first), at(place))).collect()
}

fn chart(words: Words, found: &Findings, layout: Layout) -> String {
    let curve = |key: &str, ink: Ink, value: &dyn Fn(&Month) -> Option<f64>| Curve {
        label: words.text(key),
        value_label: String::new(),
        ink,
        points: points(found, value),
    };
    let first = found.months.first().and_then(|month| place(&month.month)).unwrap_or_default();
    let tick = |at: f64| if at.fract() == 0.0 && at >= 0.0 { name(first + at as u32) } else { String::new() };
    let chart = Line {
        name: &words.text("findings.months.chart"),
        curves: vec![
            curve("findings.months.high", Ink::Second, &|month| month.interval.map(|ends| ends.high)),
            curve("findings.months.low", Ink::Second, &|month| month.interval.map(|ends| ends.low)),
            curve("findings.value", Ink::Accent, &|month| month.value),
        ],
        level: None,
        mark: None,
        across: Axis { name: "", steps: Steps::Round, tick: &tick },
        up: Axis { name: "", steps: Steps::Round, tick: &|value| written(words, found.measured, value) },
    };
    charts::line(&chart, layout).unwrap_or_default()
}

fn table(words: Words, found: &Findings) -> Table {
    let row = |month: &Month| {
        let value = month.value.map(|value| written(words, found.measured, value));
        vec![month.month.clone(), known(value), ends(words, found, month.interval), words.number(month.n as f64, 0)]
    };
    let head = ["findings.month", "findings.value", "survey.row.interval", "survey.row.answers"];
    Table { head: head.map(|key| words.text(key)).into(), rows: found.months.iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_its_place_and_back() {
        assert_eq!(["2026-01", "2025-12", "x", "2026-00"].map(place), [Some(24312), Some(24311), None, None]);
        assert_eq!(name(24311), "2025-12");
    }
}
