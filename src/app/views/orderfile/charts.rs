//! The forecast beside what happened, how often customers bought, and who is still one.

use leptos::prelude::*;

use super::studio::{Made, Studio};
use crate::app::Words;
use crate::app::components::chart_figure::{ChartFigure, Table};
use crate::app::live::live_view;
use crate::charts::{self, Axis, Band, Bar, Bars, Curve, HeatMap, Ink, Layout, Line, Mark, Steps};
use crate::metrics::models::Unit;
use crate::tools::orders::{Frequency, Group, HoldOut, alive_map};

/// Columns and rows of the map.
const MAP: usize = 10;

/// All of them, each where there is something to draw.
#[component]
pub fn Charts(
    /// The file.
    studio: Studio,
) -> impl IntoView {
    live_view(move || {
        let made = studio.modelled.get()?;
        let held = matches!(made.modelled.hold_out, Some(Ok(_)));
        let is_fitted = made.modelled.fit().is_ok();
        Some(view! {
            {held.then(|| figure(studio, "orderfile-track", "orderfile.chart.track", track, track_table))}
            {held.then(|| figure(studio, "orderfile-groups", "orderfile.chart.groups", groups, group_table))}
            {is_fitted.then(|| figure(studio, "orderfile-counts", "orderfile.chart.counts", counts, count_table))}
            {is_fitted.then(|| figure(studio, "orderfile-map", "orderfile.chart.map", map, map_table))}
        })
    })
}

/// A chart of what the models make of the file.
fn figure(
    studio: Studio,
    id: &'static str,
    caption: &'static str,
    draw: fn(Words, &Made, Layout) -> Option<String>,
    table: fn(Words, &Made) -> Option<Table>,
) -> AnyView {
    let words = Words::of_view();
    let made = move || studio.modelled.get_untracked();
    let drawn = move |layout: Layout| made().and_then(|made| draw(words, &made, layout)).unwrap_or_default();
    let numbers = move || made().and_then(|made| table(words, &made)).unwrap_or_default();
    let caption = Signal::stored(words.text(caption));
    view! { <ChartFigure id caption draw=Callback::new(drawn) table=Signal::derive(numbers) /> }.into_any()
}

fn held(made: &Made) -> Option<&HoldOut> {
    made.modelled.hold_out.as_ref()?.as_ref().ok()
}

fn unit_name(words: Words, unit: Unit) -> String {
    words.text(match unit {
        Unit::Day => "orderfile.unit.day",
        Unit::Week => "orderfile.unit.week",
        Unit::Month => "orderfile.unit.month",
    })
}

/// Repeat purchases so far, by the model and in the file.
fn track(words: Words, made: &Made, layout: Layout) -> Option<String> {
    let held = held(made)?;
    let unit = made.modelled.chosen.unit;
    let time = |day: i32| f64::from(day) / unit.days();
    let count = |value: f64| words.number(value, 0);
    let last = held.track.last()?;
    let curve = |key: &str, ink: Ink, value: f64, points: Vec<(f64, Option<f64>)>| Curve {
        label: words.text(key),
        value_label: count(value),
        ink,
        points,
    };
    let points = |read: fn(&crate::tools::orders::Track) -> f64| {
        held.track.iter().map(|point| (time(point.day), Some(read(point)))).collect()
    };
    let cut = held.track.iter().rfind(|point| point.day <= held.cut_after)?;
    let chart = Line {
        name: &words.text("orderfile.chart.track"),
        curves: vec![
            curve("orderfile.chart.actual", Ink::Second, last.actual, points(|point| point.actual)),
            curve("orderfile.chart.expected", Ink::Accent, last.expected, points(|point| point.expected)),
        ],
        level: None,
        mark: Some(Mark { label: words.text("orderfile.chart.cut"), at: (time(held.cut_after), cut.expected) }),
        across: Axis { name: &unit_name(words, unit), steps: Steps::Round, tick: &count },
        up: Axis { name: "", steps: Steps::Round, tick: &count },
    };
    charts::line(&chart, layout).ok()
}

fn track_table(words: Words, made: &Made) -> Option<Table> {
    let unit = made.modelled.chosen.unit;
    let row = |point: &crate::tools::orders::Track| {
        let time = words.number(f64::from(point.day) / unit.days(), 1);
        vec![time, words.number(point.actual, 0), words.number(point.expected, 1)]
    };
    let head = [unit_name(words, unit), words.text("orderfile.chart.actual"), words.text("orderfile.chart.expected")];
    Some(Table { head: head.into(), rows: held(made)?.track.iter().map(row).collect() })
}

/// A pair of bars for each number of purchases.
fn pairs(words: Words, name: &str, rows: &[(String, f64, f64)], digits: u8, layout: Layout) -> Option<String> {
    let [actual, expected] = ["orderfile.chart.actual", "orderfile.chart.expected"].map(|key| words.text(key));
    let bar = |label: String, value: f64, ink: Ink| Bar {
        label,
        value: Some(value),
        value_label: words.number(value, digits),
        ink,
    };
    let bars = rows.iter().flat_map(|(label, found, made)| {
        [
            bar(format!("{label}: {actual}"), *found, Ink::Second),
            bar(format!("{label}: {expected}"), *made, Ink::Accent),
        ]
    });
    let most = rows.iter().map(|(_, found, made)| found.max(*made)).fold(0.0, f64::max);
    let ends = (String::new(), String::new());
    let chart = Bars { name: name.to_owned(), scale: (0.0, most.max(1e-9)), ends, bars: bars.collect() };
    charts::bars(&chart, layout).ok()
}

fn pair_table(words: Words, rows: &[(String, f64, f64)], digits: u8) -> Table {
    let row = |(label, found, made): &(String, f64, f64)| {
        vec![label.clone(), words.number(*found, digits), words.number(*made, digits)]
    };
    let head = ["orderfile.chart.repeats", "orderfile.chart.actual", "orderfile.chart.expected"];
    Table { head: head.map(|key| words.text(key)).into(), rows: rows.iter().map(row).collect() }
}

/// 0, 1, … and the last one with all above.
fn times(words: Words, purchases: usize, is_last: bool) -> String {
    let number = words.number(purchases as f64, 0);
    if is_last { format!("{number}+") } else { number }
}

fn frequencies(words: Words, made: &Made) -> Vec<(String, f64, f64)> {
    let all = &made.modelled.frequencies;
    let row = |(place, frequency): (usize, &Frequency)| {
        (times(words, frequency.purchases, place + 1 == all.len()), frequency.actual, frequency.expected)
    };
    all.iter().enumerate().map(row).collect()
}

fn counts(words: Words, made: &Made, layout: Layout) -> Option<String> {
    pairs(words, &words.text("orderfile.chart.counts"), &frequencies(words, made), 0, layout)
}

fn count_table(words: Words, made: &Made) -> Option<Table> {
    Some(pair_table(words, &frequencies(words, made), 1))
}

/// What customers bought in the time that was kept back, by what they had bought before.
fn held_groups(words: Words, held: &HoldOut) -> Vec<(String, f64, f64)> {
    let row = |group: &Group| {
        let label = times(words, group.purchases, group.purchases == 7);
        (label, group.actual / group.customers, group.expected / group.customers)
    };
    held.groups.iter().map(row).collect()
}

fn groups(words: Words, made: &Made, layout: Layout) -> Option<String> {
    pairs(words, &words.text("orderfile.chart.groups"), &held_groups(words, held(made)?), 2, layout)
}

fn group_table(words: Words, made: &Made) -> Option<Table> {
    Some(pair_table(words, &held_groups(words, held(made)?), 2))
}

/// The times of the columns, and the shares row by row.
type Alive = (Vec<f64>, Vec<Vec<Option<f64>>>);

/// The probability alive of customers as old as the file.
fn alive(made: &Made) -> Option<Alive> {
    let model = made.modelled.fit().ok()?.parameters();
    let customers = &made.read.customers;
    let age = f64::from(customers.end - customers.log.first_day()?) / made.modelled.chosen.unit.days();
    let cells = alive_map(&model, age, MAP, MAP).ok()?;
    Some(((1..=MAP).map(|column| age * column as f64 / MAP as f64).collect(), cells))
}

fn map(words: Words, made: &Made, layout: Layout) -> Option<String> {
    let (times, cells) = alive(made)?;
    let unit = unit_name(words, made.modelled.chosen.unit);
    let percent = |share: f64| words.whole_percent(share);
    let chart = HeatMap {
        name: &words.text("orderfile.chart.map"),
        across: Band {
            name: words.fill("orderfile.chart.recency", &[("unit", &unit)]),
            labels: times.iter().map(|time| words.number(*time, 0)).collect(),
        },
        up: Band {
            name: words.text("orderfile.chart.repeats"),
            labels: (1..=MAP).map(|count| words.number(count as f64, 0)).collect(),
        },
        amount: Axis { name: "", steps: Steps::Round, tick: &percent },
        level: None,
        here: None,
        cells,
    };
    charts::heat_map(&chart, layout).ok()
}

fn map_table(words: Words, made: &Made) -> Option<Table> {
    let (times, cells) = alive(made)?;
    let head = times.iter().map(|time| words.number(*time, 0));
    let percent = |cell: &Option<f64>| cell.map(|share| words.whole_percent(share)).unwrap_or_default();
    let row = |(count, row): (usize, &Vec<Option<f64>>)| {
        [words.number(count as f64 + 1.0, 0)].into_iter().chain(row.iter().map(percent)).collect()
    };
    let corner = words.text("orderfile.chart.repeats");
    Some(Table { head: [corner].into_iter().chain(head).collect(), rows: cells.iter().enumerate().map(row).collect() })
}
