//! The answers over time: month by month, or week by week.

use leptos::prelude::*;

use super::Found;
use super::figure::{Figure, ends, known};
use crate::app::Words;
use crate::app::components::chart_figure::Table;
use crate::app::components::segments::Segments;
use crate::app::live::live_view;
use crate::app::views::surveys::{Findings, Period, written};
use crate::charts::{self, Axis, Curve, Ink, Layout, Line, Steps};
use crate::metrics::models::date::{day_number, iso_date};
use crate::tools::entry::Entry;

/// The day number of a Monday: the first of those that weeks are counted from.
const MONDAY: i32 = 5;

/// What the answers are gathered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Span {
    Month,
    Week,
}

impl Span {
    const ALL: [Self; 2] = [Self::Month, Self::Week];

    const fn key(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Week => "week",
        }
    }

    /// The keys of the texts: as a choice, as the head of a column, as the caption of a chart.
    const fn texts(self) -> [&'static str; 3] {
        match self {
            Self::Month => ["findings.months", "findings.month", "findings.months.chart"],
            Self::Week => ["findings.weeks", "findings.week", "findings.weeks.chart"],
        }
    }

    fn of(key: &str) -> Self {
        if key == Self::Week.key() { Self::Week } else { Self::Month }
    }

    fn periods(self, found: &Findings) -> &[Period] {
        match self {
            Self::Month => &found.months,
            Self::Week => &found.weeks,
        }
    }

    /// Where a period stands among all of its kind, by its name: `2026-05`, or the Monday `2026-05-04`.
    fn place(self, name: &str) -> Option<i32> {
        match self {
            Self::Month => {
                let (year, month) = name.split_once('-')?;
                let month: i32 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
                Some(12 * year.parse::<i32>().ok()? + month - 1)
            }
            Self::Week => Some((day_number(name)? - MONDAY).div_euclid(7)),
        }
    }

    /// The name of a place.
    fn name(self, place: i32) -> String {
        match self {
            Self::Month => format!("{:04}-{:02}", place.div_euclid(12), place.rem_euclid(12) + 1),
            Self::Week => iso_date(7 * place + MONDAY),
        }
    }
}

/// A line with its interval around it, where there are at least two periods: months at first, if there are as many of them.
#[component]
pub fn Periods(
    /// What was found.
    found: Found,
) -> impl IntoView {
    let words = Words::of_view();
    let has = move |span: Span| found.with(|found| found.as_ref().is_some_and(|found| span.periods(found).len() > 1));
    let (has_weeks, has_months) = (Memo::new(move |_| has(Span::Week)), Memo::new(move |_| has(Span::Month)));
    let chosen = RwSignal::new(Span::Month);
    live_view(move || {
        let shown = Signal::derive(move || if has_months.get() { chosen.get() } else { Span::Week });
        has_weeks.get().then(|| {
            view! {
                <section class="survey-section" aria-labelledby="findings-periods">
                    <h2 id="findings-periods">{words.text("findings.periods")}</h2>
                    <p>{words.text("findings.periods.note")}</p>
                    {live_view(move || has_months.get().then(|| choice(words, chosen)))}
                    {live_view(move || Some(figure(found, shown.get())))}
                </section>
            }
        })
    })
}

/// By month, or by week.
fn choice(words: Words, chosen: RwSignal<Span>) -> AnyView {
    let name = |span: Span| format!("{}\t{}", span.key(), words.text(span.texts()[0]));
    let options = Span::ALL.map(name).join("\n");
    let options = Memo::new(move |_| options.clone());
    let entry = Callback::new(move |()| Entry::text(chosen.get().key(), words.language));
    let set = Callback::new(move |entry: Entry| chosen.set(Span::of(&entry.text)));
    view! { <Segments id="findings-by" key="by" legend=words.text("findings.by") options entry set /> }.into_any()
}

fn figure(found: Found, span: Span) -> AnyView {
    match span {
        Span::Month => {
            let (chart, table) = (|words, found: &_, layout| chart(Span::Month, words, found, layout), months as _);
            view! { <Figure found id="findings-months-chart" caption="findings.months.chart" chart table /> }.into_any()
        }
        Span::Week => {
            let (chart, table) = (|words, found: &_, layout| chart(Span::Week, words, found, layout), weeks as _);
            view! { <Figure found id="findings-weeks-chart" caption="findings.weeks.chart" chart table /> }.into_any()
        }
    }
}

/// A value for each period from the first to the last; nothing where there is none.
fn points(span: Span, found: &Findings, value: impl Fn(&Period) -> Option<f64>) -> Vec<(f64, Option<f64>)> {
    let known: Vec<(i32, &Period)> =
        span.periods(found).iter().filter_map(|period| Some((span.place(&period.name)?, period))).collect();
    let (Some((first, _)), Some((last, _))) = (known.first(), known.last()) else { return Vec::new() };
    let at = |place: i32| {
        let found = known.binary_search_by_key(&place, |(place, _)| *place).ok()?;
        known.get(found).and_then(|(_, period)| value(period))
    };
    (*first..=*last).map(|place| (f64::from(place - first), at(place))).collect()
}

fn chart(span: Span, words: Words, found: &Findings, layout: Layout) -> String {
    let curve = |key: &str, ink: Ink, value: &dyn Fn(&Period) -> Option<f64>| Curve {
        label: words.text(key),
        value_label: String::new(),
        ink,
        points: points(span, found, value),
    };
    let first = span.periods(found).first().and_then(|period| span.place(&period.name)).unwrap_or_default();
    let tick = |at: f64| if at.fract() == 0.0 && at >= 0.0 { span.name(first + at as i32) } else { String::new() };
    let chart = Line {
        name: &words.text(span.texts()[2]),
        curves: vec![
            curve("findings.months.high", Ink::Second, &|period| period.interval.map(|ends| ends.high)),
            curve("findings.months.low", Ink::Second, &|period| period.interval.map(|ends| ends.low)),
            curve("findings.value", Ink::Accent, &|period| period.value),
        ],
        level: None,
        mark: None,
        across: Axis { name: "", steps: Steps::Round, tick: &tick },
        up: Axis { name: "", steps: Steps::Round, tick: &|value| written(words, found.measured, value) },
    };
    charts::line(&chart, layout).unwrap_or_default()
}

fn months(words: Words, found: &Findings) -> Table {
    table(Span::Month, words, found)
}

fn weeks(words: Words, found: &Findings) -> Table {
    table(Span::Week, words, found)
}

fn table(span: Span, words: Words, found: &Findings) -> Table {
    let row = |period: &Period| {
        let value = period.value.map(|value| written(words, found.measured, value));
        vec![period.name.clone(), known(value), ends(words, found, period.interval), words.number(period.n as f64, 0)]
    };
    let first = words.text(span.texts()[1]);
    let others = ["findings.value", "survey.row.interval", "survey.row.answers"].map(|key| words.text(key));
    Table { head: [first].into_iter().chain(others).collect(), rows: span.periods(found).iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_its_place_and_back() {
        let month = |name: &str| Span::Month.place(name);
        assert_eq!(["2026-01", "2025-12", "x", "2026-00"].map(month), [Some(24312), Some(24311), None, None]);
        assert_eq!(Span::Month.name(24311), "2025-12");
        let place = Span::Week.place("2026-05-04").unwrap();
        assert_eq!(Span::Week.place("2025-12-29"), Some(place - 18));
        assert_eq!([place, place - 18].map(|place| Span::Week.name(place)), ["2026-05-04", "2025-12-29"]);
    }
}
