//! A journey in one picture: above, what customers feel; below, on the same axis, what they bring.

use super::axes;
use super::canvas::{Anchor, Canvas, Drawn, Gradient, Point, gradient_drawing, stroke};
use super::stagger::{self, Placed};
use super::{ChartError, Ink, KeyEntry, Layout, check_count, check_drawable, key, span, text};

/// A stage of the journey, or a touchpoint.
#[derive(Debug, Clone, PartialEq)]
pub struct Station {
    /// Its name.
    pub label: String,
    /// What is felt there, above or below zero, if that is known.
    pub feeling: Option<f64>,
    /// The ink of what is at stake there: that of a cluster.
    pub ink: Ink,
    /// Whether its dot is dashed: a stage of our own, or one that is only planned.
    pub is_dashed: bool,
    /// What the customer has brought by then, less what winning them cost, if that is known.
    pub value: Option<f64>,
    /// That value as it is to be written at its bar; may be empty.
    pub value_label: String,
}

/// What the picture shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Emblem {
    /// Name of the picture for assistive technology.
    pub name: String,
    /// What the line shows; may be empty.
    pub feelings: String,
    /// What the bars show; may be empty.
    pub values: String,
    /// The stations from first to last.
    pub stations: Vec<Station>,
    /// Least and greatest feeling that the picture has room for whatever the stations hold, so that it can move.
    pub feeling_range: (f64, f64),
    /// The same for the values.
    pub value_range: (f64, f64),
    /// What is said where the values come back to zero; not said if it is empty or they do not.
    pub repaid: String,
    /// The place of the station that is marked.
    pub marked: Option<usize>,
    /// The names of the inks, above the picture; may be empty.
    pub key: Vec<KeyEntry>,
}

/// The most stations.
const MOST: usize = 60;

/// The straight pieces of the line between two stations.
const PIECES: u32 = 12;

impl Emblem {
    fn check(&self) -> Result<(), ChartError> {
        check_count(self.stations.len(), MOST)?;
        let ranges = [self.feeling_range, self.value_range];
        check_drawable(
            self.feelings().chain(self.values()).chain(ranges.iter().flat_map(|(low, high)| [*low, *high])),
        )?;
        let is_marked = self.marked.is_none_or(|place| place < self.stations.len());
        if is_marked && ranges.iter().all(|(low, high)| low <= high) { Ok(()) } else { Err(ChartError::Inconsistent) }
    }

    fn feelings(&self) -> impl Iterator<Item = f64> {
        self.stations.iter().filter_map(|station| station.feeling)
    }

    fn values(&self) -> impl Iterator<Item = f64> {
        self.stations.iter().filter_map(|station| station.value)
    }

    /// Where the values come back to zero for good, in stations.
    fn repaid_at(&self) -> Option<f64> {
        let values: Vec<_> =
            self.stations.iter().enumerate().filter_map(|(i, station)| Some((i as f64, station.value?))).collect();
        let crosses =
            |pair: &&[(f64, f64)]| matches!(pair, [(_, before), (_, after)] if *before < 0.0 && *after >= 0.0);
        let [(from, before), (to, after)] = values.windows(2).rfind(crosses)? else { return None };
        (values.last()?.1 >= 0.0).then(|| from + (to - from) * (before / (before - after)))
    }
}

/// One of the two parts: where its extremes and its zero stand.
struct Panel {
    top: f64,
    bottom: f64,
    low: f64,
    high: f64,
}

impl Panel {
    /// `values` and zero, in the middle if there is nothing else, between `top` and `bottom`.
    fn new(values: impl Iterator<Item = f64>, range: (f64, f64), top: f64, bottom: f64) -> Self {
        let (low, high) = span(values, (range.0.min(0.0), range.1.max(0.0)));
        let (low, high) = if high > low { (low, high) } else { (-1.0, 1.0) };
        Self { top, bottom, low, high }
    }

    fn y(&self, value: f64) -> f64 {
        self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)
    }
}

/// Where everything stands.
struct Frame {
    layout: Layout,
    pitch: f64,
    /// Of the words above the parts; that of the second part is not there without values.
    feelings: f64,
    values: f64,
    feeling: Panel,
    value: Option<Panel>,
    /// Where the names begin.
    names: f64,
}

impl Frame {
    fn new(chart: &Emblem, layout: Layout, top: f64) -> Self {
        let line = layout.font() * 1.35;
        let word = |words: &str| axes::name_height(words, layout);
        let above = top + word(&chart.feelings) + 10.0;
        let feeling = Panel::new(chart.feelings(), chart.feeling_range, above, above + layout.pick(140.0, 104.0));
        let (values, has_values) = (feeling.bottom + 16.0, chart.values().next().is_some());
        let below = values + word(&chart.values) + word(&chart.repaid) + line;
        let height = layout.pick(80.0, 68.0);
        let value = has_values.then(|| Panel::new(chart.values(), chart.value_range, below, below + height));
        let room = if value.as_ref().is_some_and(|value| value.low < 0.0) { line } else { 4.0 };
        let names = value.as_ref().map_or(feeling.bottom, |value| value.bottom + room) + 6.0;
        Self {
            layout,
            pitch: layout.width() / chart.stations.len() as f64,
            feelings: top,
            values,
            feeling,
            value,
            names,
        }
    }

    fn x(&self, station: f64) -> f64 {
        (station + 0.5) * self.pitch
    }
}

/// The line of feelings through the stations, in the inks of what is at stake; below it a bar for each value, the place
/// where the values come back to zero, and the names. Where names have no room there are numbers.
///
/// # Errors
/// No station, more than 60, a number that cannot be drawn, a range that falls, a mark at no station.
pub fn emblem(chart: &Emblem, layout: Layout) -> Result<String, ChartError> {
    chart.check()?;
    let (places, top) = key::place(&chart.key, layout);
    let frame = Frame::new(chart, layout, top);
    let names = names(chart, &frame);
    let height = frame.names + stagger::rows(&names) as f64 * stagger::pitch(layout) + 6.0;
    let (points, inks): (Vec<Point>, Vec<Ink>) = known(chart, &frame).unzip();
    let stops: Vec<(f64, Ink)> = points.iter().map(|(x, _)| *x).zip(inks).collect();
    gradient_drawing(layout, height, &chart.name, &Gradient::new(layout, &stops), &|canvas| {
        key::draw(canvas, &chart.key, &places)?;
        draw_marked(canvas, &frame, chart)?;
        draw_names(canvas, &frame, &names, chart.marked)?;
        draw_words(canvas, &frame, chart)?;
        draw_feelings(canvas, &frame, &points)?;
        chart
            .stations
            .iter()
            .enumerate()
            .try_for_each(|(i, station)| draw_station(canvas, &frame, i, station, chart.marked))?;
        frame.value.iter().try_for_each(|panel| draw_values(canvas, &frame, panel, chart))
    })
}

/// Where the feelings stand that are known, and in which ink.
fn known(chart: &Emblem, frame: &Frame) -> impl Iterator<Item = (Point, Ink)> {
    let place =
        |(i, station): (usize, &Station)| Some(((frame.x(i as f64), frame.feeling.y(station.feeling?)), station.ink));
    chart.stations.iter().enumerate().filter_map(place)
}

/// The names in a few rows, or numbers where some would have no room; the marked one has its name in any case.
fn names(chart: &Emblem, frame: &Frame) -> Vec<Option<Placed>> {
    let fitted = |label: &str| text::fit(label, frame.layout.font(), frame.layout.width() / 2.0);
    let named = chart.stations.iter().enumerate().map(|(i, station)| (frame.x(i as f64), fitted(&station.label)));
    let placed = stagger::stagger(named, frame.layout, frame.layout.pick(3, 5));
    if placed.iter().all(Option::is_some) {
        return placed;
    }
    let numbered = (0..chart.stations.len()).map(|i| (frame.x(i as f64), (i + 1).to_string()));
    let mut placed = stagger::stagger(numbered, frame.layout, 2);
    let row = stagger::rows(&placed);
    if let Some((marked, station)) = chart.marked.and_then(|marked| Some((marked, chart.stations.get(marked)?))) {
        let text = fitted(&[&(marked + 1).to_string(), " ", &station.label].concat());
        let x = text::middle(frame.x(marked as f64), &text, frame.layout);
        placed.get_mut(marked).into_iter().for_each(|place| *place = Some(Placed { x, row, text: text.clone() }));
    }
    placed
}

/// A band behind the marked station.
fn draw_marked(canvas: &Canvas, frame: &Frame, chart: &Emblem) -> Drawn {
    let Some(marked) = chart.marked else { return Ok(()) };
    let (x, half) = (frame.x(marked as f64), (frame.pitch / 2.0).min(36.0));
    canvas.rectangle(Ink::Grid, 0.6, (x - half, frame.feeling.top - 8.0), (x + half, frame.names))
}

fn draw_names(canvas: &Canvas, frame: &Frame, names: &[Option<Placed>], marked: Option<usize>) -> Drawn {
    for (i, placed) in names.iter().enumerate() {
        let Some(placed) = placed else { continue };
        let base = frame.names + placed.row as f64 * stagger::pitch(frame.layout) + frame.layout.font();
        let ink = if marked == Some(i) { Ink::Text } else { Ink::Muted };
        if placed.row > 0 {
            let x = frame.x(i as f64);
            canvas.line(Ink::Grid, 1.0, &[(x, frame.names), (x, base - frame.layout.font())])?;
        }
        canvas.text(ink, Anchor::Middle, (placed.x, base), &placed.text)?;
    }
    Ok(())
}

/// What the parts show, and the lines of their zeros.
fn draw_words(canvas: &Canvas, frame: &Frame, chart: &Emblem) -> Drawn {
    let font = frame.layout.font();
    let word = |y: f64, words: &str| {
        let words = text::fit(words, font, frame.layout.width());
        canvas.text(Ink::Muted, Anchor::Start, (0.0, y + font), &words)
    };
    word(frame.feelings, &chart.feelings)?;
    let zero = frame.feeling.y(0.0);
    canvas.line(Ink::Axis, 1.0, &[(0.0, zero), (frame.layout.width(), zero)])?;
    let Some(panel) = &frame.value else { return Ok(()) };
    word(frame.values, &chart.values)?;
    canvas.line(Ink::Zero, 1.5, &[(0.0, panel.y(0.0)), (frame.layout.width(), panel.y(0.0))])
}

/// The line through the feelings that are known, with the area between it and zero.
fn draw_feelings(canvas: &Canvas, frame: &Frame, points: &[Point]) -> Drawn {
    let (slopes, zero) = (slopes(points), frame.feeling.y(0.0));
    let mut line: Vec<Point> =
        points.windows(2).zip(slopes.windows(2)).flat_map(|(ends, slopes)| curve(ends, slopes)).collect();
    line.dedup();
    let (Some(first), Some(last)) = (line.first(), line.last()) else { return Ok(()) };
    let area: Vec<Point> = line.iter().copied().chain([(last.0, zero), (first.0, zero)]).collect();
    canvas.gradient_area(0.16, &area)?;
    canvas.gradient_line(4.0, &line)
}

/// The slope of the line at each point, so that it is smooth and nowhere higher or lower than its ends: Steffen 1990,
/// "A simple method for monotonic interpolation in one dimension". All points are equally far apart or farther.
fn slopes(points: &[Point]) -> Vec<f64> {
    let rises: Vec<(f64, f64)> = points.windows(2).filter_map(rise).collect();
    let inner = rises.windows(2).filter_map(|pair| {
        let &[(before_width, before), (after_width, after)] = pair else { return None };
        let mean = (before * after_width + after * before_width) / (before_width + after_width);
        let is_extreme = before * after <= 0.0;
        let steepest = before.abs().min(after.abs()).min(0.5 * mean.abs());
        Some(if is_extreme { 0.0 } else { 2.0 * steepest.copysign(before) })
    });
    let end = |rise: Option<&(f64, f64)>| rise.map(|(_, slope)| *slope);
    end(rises.first()).into_iter().chain(inner).chain(end(rises.last())).collect()
}

/// How far it is to the next point, and the slope on the way.
fn rise(ends: &[Point]) -> Option<(f64, f64)> {
    let &[(x, y), (next_x, next_y)] = ends else { return None };
    Some((next_x - x, (next_y - y) / (next_x - x)))
}

/// Points along the cubic from one end to the other with the slopes there.
fn curve(ends: &[Point], slopes: &[f64]) -> Vec<Point> {
    let (&[(x, y), (next_x, next_y)], &[slope, next_slope]) = (ends, slopes) else { return Vec::new() };
    let width = next_x - x;
    let at = |t: f64| {
        let (a, b) = (t * t * (3.0 - 2.0 * t), t * (1.0 - t));
        (x + t * width, y + a * (next_y - y) + width * b * ((1.0 - t) * slope - t * next_slope))
    };
    (0..=PIECES).map(|i| at(f64::from(i) / f64::from(PIECES))).collect()
}

/// The dot of a station: filled, or dashed; with a ring around it if it is marked.
fn draw_station(canvas: &Canvas, frame: &Frame, i: usize, station: &Station, marked: Option<usize>) -> Drawn {
    let Some(feeling) = station.feeling else { return Ok(()) };
    let (at, scale) = ((frame.x(i as f64), frame.feeling.y(feeling)), (frame.pitch / 24.0).clamp(0.7, 1.35));
    if marked == Some(i) {
        canvas.circle(Ink::Text, at, 8.6 * scale + 1.0)?;
        canvas.circle(Ink::Surface, at, 8.6 * scale - 1.0)?;
    }
    if station.is_dashed {
        canvas.dashed_station(station.ink, at, scale)
    } else {
        canvas.station(station.ink, at, scale)
    }
}

/// A bar for each value, with those labels that are given, and where the values come back to zero.
fn draw_values(canvas: &Canvas, frame: &Frame, panel: &Panel, chart: &Emblem) -> Drawn {
    let (zero, half, font) = (panel.y(0.0), (frame.pitch * 0.18).clamp(1.5, 14.0), frame.layout.font());
    if let Some(at) = chart.repaid_at().filter(|_| !chart.repaid.is_empty()) {
        draw_repaid(canvas, frame, panel, frame.x(at), &chart.repaid)?;
    }
    for (i, station) in chart.stations.iter().enumerate() {
        let Some(value) = station.value else { continue };
        let (x, end, ink) = (frame.x(i as f64), panel.y(value), if value < 0.0 { Ink::Loss } else { Ink::Accent });
        canvas.rectangle(ink, 1.0, (x - half, zero.min(end)), (x + half, zero.max(end)))?;
        let base = if value < 0.0 { end + font + 1.0 } else { end - 5.0 };
        canvas.number_above(ink, (x, base), &station.value_label)?;
    }
    Ok(())
}

fn draw_repaid(canvas: &Canvas, frame: &Frame, panel: &Panel, x: f64, words: &str) -> Drawn {
    let base = panel.top - frame.layout.font() * 1.35 - 4.0;
    let words = text::fit(words, frame.layout.font(), frame.layout.width());
    canvas.path(stroke(Ink::Threshold, 1.5), &[(x, base + 5.0), (x, panel.y(0.0))])?;
    canvas.number_above(Ink::Text, (x, base), &words)?;
    canvas.dot(Ink::Text, (x, panel.y(0.0)), 3.5)
}
