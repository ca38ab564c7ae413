//! Satisfied or locked in, as a picture of two by two.

use leptos::prelude::*;

use super::Shown;
use super::result::named;
use crate::app::Words;
use crate::app::components::chart_figure::Table;
use crate::app::components::outcome_chart::OutcomeChart;
use crate::charts::{self, Axis, Corner, Ink, Layout, Place, Quadrants, Steps};
use crate::tools::worksheets::{MIDDLE, Placed, Quadrant, SATISFACTION, Verdict};

/// The fields in the order of the picture: satisfied above, held at the right.
const FIELDS: [(Quadrant, Ink); 4] = [
    (Quadrant::Stays, Ink::Accent),
    (Quadrant::Untested, Ink::Second),
    (Quadrant::Leaves, Ink::Second),
    (Quadrant::Locked, Ink::Loss),
];

/// Each customer between satisfaction and what holds them.
#[component]
pub fn StayChart(
    /// What follows from the sheet on show.
    shown: Shown,
) -> impl IntoView {
    let is_there = |verdict: &Verdict| !verdict.places.is_empty();
    view! { <OutcomeChart shown id="worksheets-stay-chart" caption="worksheets.stay.chart" is_there draw table /> }
}

fn column(words: Words, key: &str) -> String {
    words.text(&format!("worksheets.stay.rows.{key}"))
}

fn draw(words: Words, verdict: &Verdict, layout: Layout) -> String {
    let tick = |value: f64| words.number(value, 1);
    let corner = |(quadrant, ink): (Quadrant, Ink)| Corner { label: kind(words, quadrant.key()), ink };
    let (across, up) = (column(words, "barrier"), column(words, "satisfaction"));
    let axis = |name| Axis { name, steps: Steps::Round, tick: &tick };
    let place = |placed: &Placed| Place { label: named(words, &placed.name), at: placed.at };
    let chart = Quadrants {
        name: &words.text("worksheets.stay.chart"),
        scale: scale(),
        ticks: &scale(),
        corners: FIELDS.map(corner),
        places: verdict.places.iter().map(place).collect(),
        across: axis(&across),
        up: axis(&up),
    };
    charts::quadrants(&chart, layout).unwrap_or_default()
}

/// The ends of both ratings, and what parts them.
fn scale() -> [f64; 3] {
    let range = SATISFACTION.iter().find_map(|column| column.number.as_ref()).map(|number| number.range);
    range.map(|range| [range.min, MIDDLE, range.max]).unwrap_or_default()
}

fn kind(words: Words, quadrant: &str) -> String {
    words.text(&format!("worksheets.stay.{quadrant}"))
}

fn table(words: Words, verdict: &Verdict) -> Table {
    let row = |placed: &Placed| {
        let (barrier, satisfaction) = placed.at;
        let ratings = [satisfaction, barrier].map(|rating| words.number(rating, 2));
        [named(words, &placed.name)].into_iter().chain(ratings).chain([kind(words, placed.quadrant)]).collect()
    };
    let head = ["name", "satisfaction", "barrier", "kind"].map(|key| column(words, key)).into();
    Table { head, rows: verdict.places.iter().map(row).collect() }
}
