//! A path that changes between lanes.

use super::canvas::{Anchor, Canvas, Drawn, Point, drawing};
use super::{ChartError, Ink, Layout, MOST_ROWS, check_count, text};

/// A stop of the path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The place of its lane.
    pub lane: usize,
    /// What is written at it: a number or a word.
    pub label: String,
}

/// What the chart shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lanes {
    /// Name of the chart for assistive technology.
    pub name: String,
    /// The names of the lanes, the first at the top.
    pub lanes: Vec<String>,
    /// The stops of the path, from first to last.
    pub stops: Vec<Stop>,
}

/// The most stops.
const MOST: usize = 60;

/// From lane to lane.
const PITCH: f64 = 56.0;

/// From the top of a lane to its line: the labels of stops stand above it.
const LINE: f64 = 34.0;

/// Between the names and the lanes.
const NAME_GAP: f64 = 12.0;

impl Lanes {
    fn check(&self) -> Result<(), ChartError> {
        check_count(self.lanes.len(), MOST_ROWS)?;
        check_count(self.stops.len(), MOST)?;
        let has_lane = |stop: &Stop| stop.lane < self.lanes.len();
        if self.stops.iter().all(has_lane) { Ok(()) } else { Err(ChartError::Inconsistent) }
    }

    /// Where names end and lanes begin: names take up to a third of the width, in lines.
    fn left(&self, layout: Layout) -> f64 {
        let widest = text::widest(self.lanes.iter().map(String::as_str), layout.font());
        widest.min(layout.width() / 3.0) + NAME_GAP + 0.5
    }

    fn places(&self, layout: Layout) -> Vec<Point> {
        let from = self.left(layout) + 14.0;
        let step = (layout.width() - 14.0 - from) / (self.stops.len() - 1).max(1) as f64;
        let place = |(i, stop): (usize, &Stop)| (from + step * i as f64, PITCH * stop.lane as f64 + LINE);
        self.stops.iter().enumerate().map(place).collect()
    }
}

/// A path from stop to stop; where it changes its lane it is drawn in the main ink, where it stays, in that of what is compared.
///
/// # Errors
/// No lane or no stop, more than a chart can show, or a stop of a lane that is not there.
pub fn lanes(chart: &Lanes, layout: Layout) -> Result<String, ChartError> {
    chart.check()?;
    let height = PITCH * chart.lanes.len() as f64;
    drawing(layout, height, &chart.name, &|canvas| {
        draw_lanes(canvas, chart)?;
        let places = chart.places(layout);
        for (stops, ends) in chart.stops.windows(2).zip(places.windows(2)) {
            let stays = matches!(stops, [from, to] if from.lane == to.lane);
            canvas.line(if stays { Ink::Second } else { Ink::Accent }, 2.5, ends)?;
        }
        let room = room(&places);
        chart.stops.iter().zip(&places).try_for_each(|(stop, at)| draw_stop(canvas, stop, *at, room))
    })
}

/// The width that the label of a stop may take.
fn room(places: &[Point]) -> f64 {
    let step = places.windows(2).find_map(|pair| if let [a, b] = pair { Some(b.0 - a.0) } else { None });
    step.map_or(28.0, |step| step - 4.0)
}

fn draw_lanes(canvas: &Canvas, chart: &Lanes) -> Drawn {
    let (layout, left) = (canvas.layout, chart.left(canvas.layout));
    for (place, name) in chart.lanes.iter().enumerate() {
        let y = PITCH * place as f64 + LINE;
        canvas.line(Ink::Grid, 1.5, &[(left, y), (layout.width() - 1.0, y)])?;
        let lines = text::wrap(name, layout.font(), left - NAME_GAP);
        let lines = lines.iter().take(3);
        let first = y - layout.font() * 0.6 * (lines.len() as f64 - 1.0) + canvas.drop();
        for (line, words) in lines.enumerate() {
            canvas.text(Ink::Text, Anchor::Start, (0.0, first + layout.font() * 1.2 * line as f64), words)?;
        }
    }
    Ok(())
}

fn draw_stop(canvas: &Canvas, stop: &Stop, (x, y): Point, room: f64) -> Drawn {
    canvas.dot(Ink::Accent, (x, y), 6.0)?;
    let label = text::fit(&stop.label, canvas.layout.font(), room.max(28.0));
    let middle = text::middle(x, &label, canvas.layout);
    canvas.text(Ink::Text, Anchor::Middle, (middle, y - 13.0), &label)
}
