//! Points of two amounts each.

use super::axes::{self, Axis, Plot};
use super::canvas::{Anchor, Canvas, Drawn, Point, drawing};
use super::{ChartError, Ink, Layout, check_drawable, sorted, text};

/// A point with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// Its name.
    pub label: String,
    /// Where it is.
    pub at: (f64, f64),
}

/// A straight line through the points.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// Its name, set at its end.
    pub label: String,
    /// Its left end.
    pub from: (f64, f64),
    /// Its right end.
    pub to: (f64, f64),
}

/// What the chart shows.
pub struct Scatter<'a> {
    /// Name of the chart for assistive technology.
    pub name: &'a str,
    /// The points, in any order.
    pub points: &'a [(f64, f64)],
    /// Points that are named, beside the others.
    pub named: Vec<Named>,
    /// A straight line, such as a regression or equality.
    pub trend: Option<Trend>,
    /// What the horizontal axis counts.
    pub across: Axis<'a>,
    /// What the vertical axis counts.
    pub up: Axis<'a>,
    /// Says how many points the largest circle stands for, where one stands for several.
    pub count: &'a dyn Fn(u32) -> String,
}

impl Scatter<'_> {
    fn all(&self) -> impl Iterator<Item = (f64, f64)> {
        let ends = self.trend.iter().flat_map(|trend| [trend.from, trend.to]);
        self.points.iter().copied().chain(self.named.iter().map(|named| named.at)).chain(ends)
    }
}

/// Points that one circle stands for.
struct Group {
    center: Point,
    count: u32,
}

/// Up to this many points each stands for itself.
const MOST_POINTS: usize = 400;

/// A circle for each point, larger where several are in one place. Of more than 400 points those within 12 units of
/// width and height share a circle, whose area is as large as they are many.
///
/// # Errors
/// No point, or a number that cannot be drawn.
pub fn scatter(chart: &Scatter, layout: Layout) -> Result<String, ChartError> {
    check_drawable(chart.all().flat_map(|(x, y)| [x, y]))?;
    if chart.points.is_empty() && chart.named.is_empty() {
        return Err(ChartError::Empty);
    }
    let plot = plot(chart, layout);
    let groups = groups(chart.points, &plot);
    let name = axes::name_height(chart.across.name, layout);
    drawing(layout, plot.y.from + 28.0 + name, chart.name, &|canvas| {
        axes::draw_name_up(canvas, chart.up.name)?;
        draw_grid(canvas, &plot)?;
        axes::draw_up(canvas, &plot)?;
        axes::draw_across(canvas, &plot)?;
        axes::draw_name_across(canvas, layout.width(), plot.y.from, chart.across.name)?;
        draw_groups(canvas, &groups, chart)?;
        chart.trend.iter().try_for_each(|trend| draw_trend(canvas, &plot, trend))?;
        chart.named.iter().try_for_each(|named| draw_named(canvas, &plot, named))
    })
}

fn plot(chart: &Scatter, layout: Layout) -> Plot {
    let (top, bottom) = (layout.font() * 1.35 + 14.0, layout.pick(380.0, 300.0));
    let (y, y_ticks) = axes::round(&chart.up, axes::range(chart.all().map(|(_, y)| y)), 5, (bottom, top));
    let column = axes::column(&y_ticks, layout);
    let ends = (column + 6.0, layout.width() - 14.0);
    let (x, x_ticks) = axes::round_across(&chart.across, axes::range(chart.all().map(|(x, _)| x)), ends, layout);
    Plot { x, y, x_ticks, y_ticks, column }
}

/// The points by where they are: in the same tenth of a unit, or of many points in the same cell of 12 units.
fn groups(points: &[(f64, f64)], plot: &Plot) -> Vec<Group> {
    let cell = if points.len() > MOST_POINTS { 12.0 } else { 0.1 };
    let places = points.iter().map(|(x, y)| (plot.x.at(*x), plot.y.at(*y)));
    // A whole number for each cell, below 10^8.
    let key = |place: &Point| (place.0 / cell).floor() * 1e4 + (place.1 / cell).floor();
    let places: Vec<Point> = sorted(places, key).collect();
    places.chunk_by(|a, b| key(a) == key(b)).map(group).collect()
}

fn group(places: &[Point]) -> Group {
    let (x, y) = places.iter().fold((0.0, 0.0), |(x, y), place| (x + place.0, y + place.1));
    let count = places.len() as f64;
    Group { center: (x / count, y / count), count: places.len() as u32 }
}

/// Faint lines at the marks of the horizontal axis.
fn draw_grid(canvas: &Canvas, plot: &Plot) -> Drawn {
    plot.x_ticks.iter().try_for_each(|(value, _)| {
        let x = plot.x.at(*value);
        canvas.line(if *value == 0.0 { Ink::Axis } else { Ink::Grid }, 1.0, &[(x, plot.y.to), (x, plot.y.from)])
    })
}

/// The circles, and at the upper right what the largest one stands for.
fn draw_groups(canvas: &Canvas, groups: &[Group], chart: &Scatter) -> Drawn {
    let most = groups.iter().map(|group| group.count).max().unwrap_or(0);
    let largest = if chart.points.len() > MOST_POINTS { 7.0 } else { 12.0 };
    let unit = (largest / f64::from(most.max(1)).sqrt()).min(4.0);
    let radius = |count: u32| (unit * f64::from(count).sqrt()).max(1.0);
    for group in groups {
        canvas.disc(Ink::Accent, 0.65, group.center, radius(group.count))?;
    }
    if most < 2 {
        return Ok(());
    }
    let (label, right, y) = ((chart.count)(most), canvas.layout.width(), canvas.layout.font() * 0.65);
    canvas.disc(Ink::Accent, 0.65, (right - canvas.width(&label) - 8.0 - radius(most), y), radius(most))?;
    canvas.text(Ink::Muted, Anchor::End, (right, y + canvas.drop()), &label)
}

fn draw_trend(canvas: &Canvas, plot: &Plot, trend: &Trend) -> Drawn {
    let [from, to] = [trend.from, trend.to].map(|(x, y)| (plot.x.at(x), plot.y.at(y)));
    canvas.line(Ink::Second, 2.0, &[from, to])?;
    let label = text::fit(&trend.label, canvas.layout.font(), canvas.layout.width() / 2.0);
    canvas.number_above(Ink::Second, (to.0 - canvas.width(&label) / 2.0, to.1 - 8.0), &label)
}

/// The dot, and its name on the side that has more room.
fn draw_named(canvas: &Canvas, plot: &Plot, named: &Named) -> Drawn {
    let (x, y) = (plot.x.at(named.at.0), plot.y.at(named.at.1));
    let is_right = x > canvas.layout.width() / 2.0;
    let label = text::fit(&named.label, canvas.layout.font(), canvas.layout.width() / 2.0 - 10.0);
    let (anchor, from) = if is_right { (Anchor::End, x - 9.0) } else { (Anchor::Start, x + 9.0) };
    canvas.dot(Ink::Text, (x, y), 4.5)?;
    canvas.text(Ink::Text, anchor, (from, y + canvas.drop()), &label)
}
