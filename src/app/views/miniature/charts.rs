//! The picture of a miniature, by its form.

use leptos::prelude::*;

use super::{ShownOutcome, said};
use crate::app::Words;
use crate::app::browser::throttle::throttled;
use crate::app::components::chart_figure::{ChartFigure, Table};
use crate::charts::{self, Axis, Bar, Bars, Curve, Diverging, Ink, Layout, Level, Line, Mark, Steps};
use crate::tools::miniature::{Curves, NamedLine, Outcome, Picture, Row};

/// The picture with its caption and its numbers, where there is something to draw. It follows the inputs throttled.
#[component]
pub fn Chart(
    /// The outcome on show.
    shown: ShownOutcome,
    /// The name of the tool.
    tool: &'static str,
) -> impl IntoView {
    let words = Words::of_view();
    let beat = throttled(Box::new(move || shown.track()));
    let name = words.text(&format!("{tool}.chart"));
    let caption = Signal::stored(name.clone());
    let drawn = move |layout: Layout| {
        beat.track();
        shown.with_untracked(|outcome| draw(words, outcome, &name, layout)).unwrap_or_default()
    };
    let numbers = move || {
        beat.track();
        shown.with_untracked(|outcome| table(words, outcome)).unwrap_or_default()
    };
    let is_there = Memo::new(move |_| shown.with(|outcome| outcome.picture.is_some()).unwrap_or_default());
    let draw = Callback::new(drawn);
    view! {
        <Show when=move || is_there.get()>
            <ChartFigure id="miniature-chart" caption draw table=Signal::derive(numbers) />
        </Show>
    }
}

fn draw(words: Words, outcome: &Outcome, name: &str, layout: Layout) -> String {
    let drawn = match &outcome.picture {
        None => return String::new(),
        Some(Picture::Bars(rows)) => {
            let bars = bars(words, outcome, rows);
            let most = bars.iter().filter_map(|bar| bar.value).fold(0.0, f64::max);
            let scale = (0.0, if most > 0.0 { most } else { 1.0 });
            charts::bars(&Bars { name: name.to_owned(), scale, ends: Default::default(), bars }, layout)
        }
        Some(Picture::Parting(rows)) => {
            let bars = bars(words, outcome, rows);
            charts::diverging(&Diverging { name: name.to_owned(), bars, key: Vec::new() }, layout)
        }
        Some(Picture::Lines(curves)) => lines(words, outcome, curves, name, layout),
    };
    drawn.unwrap_or_default()
}

fn bars(words: Words, outcome: &Outcome, rows: &[Row]) -> Vec<Bar> {
    let bar = |row: &Row| {
        let value = row.said.value();
        let ink = if value.is_some_and(|value| value < 0.0) { Ink::Loss } else { Ink::Accent };
        Bar { label: label(words, row), value, value_label: said(words, row.said, outcome.currency), ink }
    };
    rows.iter().map(bar).collect()
}

fn label(words: Words, row: &Row) -> String {
    words.fill(row.name, &[("n", &words.number(f64::from(row.place), 0))])
}

fn lines(
    words: Words,
    outcome: &Outcome,
    curves: &Curves,
    name: &str,
    layout: Layout,
) -> Result<String, charts::ChartError> {
    let money = |value: f64| words.money(value, outcome.currency);
    let main = curves.lines.len().saturating_sub(1);
    let curve = |(place, (key, points)): (usize, &NamedLine)| Curve {
        label: words.text(key),
        value_label: points.last().map(|(_, value)| money(*value)).unwrap_or_default(),
        ink: if place == main { Ink::Accent } else { Ink::Second },
        points: points.iter().map(|(at, value)| (*at, Some(*value))).collect(),
    };
    let chart = Line {
        name,
        curves: curves.lines.iter().enumerate().map(curve).collect(),
        level: curves.level.map(|(key, value)| Level { label: words.text(key), value_label: money(value), value }),
        mark: curves.mark.map(|(key, at)| Mark { label: words.fill(key, &[("n", &words.number(at.0, 1))]), at }),
        across: Axis { name: &words.text(curves.across), steps: Steps::Round, tick: &|at| words.number(at, 1) },
        up: Axis { name: "", steps: Steps::Round, tick: &money },
    };
    charts::line(&chart, layout)
}

/// At most so many rows of a line stand in its table.
const MOST_ROWS: usize = 14;

fn table(words: Words, outcome: &Outcome) -> Table {
    let text = |key: &str| words.text(key);
    match &outcome.picture {
        None => Table::default(),
        Some(Picture::Bars(rows) | Picture::Parting(rows)) => {
            let row = |row: &Row| vec![label(words, row), said(words, row.said, outcome.currency)];
            Table {
                head: vec![text("miniature.table.what"), text("miniature.table.value")],
                rows: rows.iter().map(row).collect(),
            }
        }
        Some(Picture::Lines(curves)) => {
            let names = curves.lines.iter().map(|(key, _)| text(key));
            Table {
                head: [text(curves.across)].into_iter().chain(names).collect(),
                rows: points(words, outcome, curves),
            }
        }
    }
}

/// The points of all lines, thinned out where they are many.
fn points(words: Words, outcome: &Outcome, curves: &Curves) -> Vec<Vec<String>> {
    let Some((_, first)) = curves.lines.first() else { return Vec::new() };
    let every = first.len().div_ceil(MOST_ROWS).max(1);
    let places = (0..first.len()).filter(|place| place % every == 0 || place + 1 == first.len());
    let row = |place: usize| {
        let at = first.get(place).map(|(at, _)| words.number(*at, 1));
        let values = curves.lines.iter().filter_map(|(_, points)| points.get(place));
        at.into_iter().chain(values.map(|(_, value)| words.money(*value, outcome.currency))).collect()
    };
    places.map(row).collect()
}
