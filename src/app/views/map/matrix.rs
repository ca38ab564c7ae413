//! Impact and friction of every touchpoint, as four fields.

use leptos::prelude::*;

use super::Shown;
use super::place::named;
use crate::app::Words;
use crate::app::components::chart_figure::Table;
use crate::app::components::outcome_chart::OutcomeChart;
use crate::charts::{self, Axis, Corner, Ink, Layout, Quadrants, Steps};
use crate::tools::map::{MOST_RATED, Outcome, Point};

/// The fields in the order of the picture: great impact above, great friction at the right.
const FIELDS: [(&str, Ink); 4] =
    [("protect", Ink::Accent), ("first", Ink::Loss), ("leave", Ink::Second), ("later", Ink::Second)];

/// How many touchpoints the picture has room for: those of the highest rank.
const MOST: usize = 60;

/// The ranked touchpoints by friction and impact, each as its rank.
#[component]
pub fn Matrix(
    /// The outcome on show.
    shown: Shown,
) -> impl IntoView {
    let is_there = |outcome: &Outcome| !outcome.ranking.is_empty();
    view! { <OutcomeChart shown id="map-matrix" caption="map.matrix" is_there draw table /> }
}

fn draw(words: Words, outcome: &Outcome, layout: Layout) -> String {
    let tick = |value: f64| words.number(value, 0);
    let (across, up) = (words.text("map.ranking.friction"), words.text("map.ranking.impact"));
    let axis = |name| Axis { name, steps: Steps::Round, tick: &tick };
    let place = |(rank, _, at)| charts::Place { label: words.number(rank, 0), at };
    let chart = Quadrants {
        name: &words.text("map.matrix"),
        // Half a level beyond both ends, so that dots and their ranks stand inside.
        scale: [-0.5, MOST_RATED / 2.0, MOST_RATED + 0.5],
        ticks: &[0.0, 1.0, 2.0, MOST_RATED],
        corners: FIELDS.map(|(key, ink)| Corner { label: words.text(&format!("map.matrix.{key}")), ink }),
        places: ranked(outcome).map(place).collect(),
        across: axis(&across),
        up: axis(&up),
    };
    charts::quadrants(&chart, layout).unwrap_or_default()
}

/// The first of the ranking: rank, touchpoint, friction and impact.
fn ranked(outcome: &Outcome) -> impl Iterator<Item = (f64, &Point, (f64, f64))> {
    let places = outcome.ranking.iter().take(MOST).enumerate();
    places.filter_map(|(rank, place)| {
        let point = outcome.points.get(*place)?;
        Some((rank as f64 + 1.0, point, (point.friction?, point.impact?)))
    })
}

fn table(words: Words, outcome: &Outcome) -> Table {
    let row = |(rank, point, (friction, impact)): (f64, &Point, (f64, f64))| {
        let ratings = [impact, friction].map(|rating| words.number(rating, 0));
        [words.number(rank, 0), named(words, &point.name)].into_iter().chain(ratings).collect()
    };
    let head = ["rank", "touchpoint", "impact", "friction"].map(|key| words.text(&format!("map.ranking.{key}")));
    Table { head: head.into(), rows: ranked(outcome).map(row).collect() }
}
