//! Lines over a counted axis, with names at their ends.

use super::axes::{self, Axis, Level, Plot, Scale};
use super::canvas::{Anchor, Canvas, Drawn, Point, drawing};
use super::end_labels::{self, EndLabel, GAP};
use super::{ChartError, Ink, Layout, check_drawable, span, text};

/// One line of the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Its name, set at its end.
    pub label: String,
    /// Its last value as it is to be written below the name; may be empty.
    pub value_label: String,
    /// Its ink. [`Ink::Accent`] is the main line: thicker, with its area down to zero.
    pub ink: Ink,
    /// Place on the horizontal axis, and value: places rise, and where a value is missing the line has a gap. Two
    /// points make a straight line, 60 a smooth one.
    pub points: Vec<(f64, Option<f64>)>,
}

/// A marked point.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// What happens there, set above the chart.
    pub label: String,
    /// Place on the horizontal axis, and value.
    pub at: (f64, f64),
}

/// What the chart shows.
pub struct Line<'a> {
    /// Name of the chart for assistive technology.
    pub name: &'a str,
    /// The lines, each drawn above those before it.
    pub curves: Vec<Curve>,
    /// A level across the chart.
    pub level: Option<Level>,
    /// A marked point.
    pub mark: Option<Mark>,
    /// What the horizontal axis counts; it begins and ends with the lines.
    pub across: Axis<'a>,
    /// What the vertical axis counts; it holds zero, and ends at round values. Its name is not set: the lines have names.
    pub up: Axis<'a>,
}

impl Line<'_> {
    fn points(&self) -> impl Iterator<Item = &(f64, Option<f64>)> {
        self.curves.iter().flat_map(|curve| &curve.points)
    }

    /// Every value that the vertical axis has to hold.
    fn values(&self) -> impl Iterator<Item = f64> {
        let level = self.level.as_ref().map(|level| level.value);
        self.points().filter_map(|(_, value)| *value).chain(level).chain(self.mark.as_ref().map(|mark| mark.at.1))
    }

    /// Every place that the horizontal axis has to hold.
    fn places(&self) -> impl Iterator<Item = f64> {
        self.points().map(|(place, _)| *place).chain(self.mark.as_ref().map(|mark| mark.at.0))
    }

    fn check(&self) -> Result<(), ChartError> {
        check_drawable(self.values().chain(self.places()))?;
        if !self.points().any(|(_, value)| value.is_some()) {
            return Err(ChartError::Empty);
        }
        let rises = |curve: &Curve| curve.points.is_sorted_by(|(a, _), (b, _)| a <= b);
        if self.curves.iter().all(rises) { Ok(()) } else { Err(ChartError::Inconsistent) }
    }
}

/// Lines with a name at the end of each, a level, and a marked point, as far as they are given.
///
/// # Errors
/// No value, a number that cannot be drawn, or places that fall.
pub fn line(chart: &Line, layout: Layout) -> Result<String, ChartError> {
    chart.check()?;
    let plot = plot(chart, layout);
    drawing(layout, plot.y.from + 28.0, chart.name, &|canvas| {
        let curves: Vec<_> = chart.curves.iter().map(|curve| (curve, runs(curve, &plot))).collect();
        axes::draw_up(canvas, &plot)?;
        curves
            .iter()
            .filter(|(curve, _)| curve.ink == Ink::Accent)
            .try_for_each(|(_, runs)| draw_areas(canvas, &plot, runs))?;
        axes::draw_across(canvas, &plot)?;
        draw_name(canvas, &plot, chart)?;
        chart.level.iter().try_for_each(|level| draw_level(canvas, &plot, level))?;
        curves.iter().try_for_each(|(curve, runs)| draw_curve(canvas, curve, runs))?;
        chart.mark.iter().try_for_each(|mark| draw_mark(canvas, &plot, mark))?;
        let labels = labels(chart, &plot, &curves, layout);
        end_labels::draw(canvas, labels, plot.x.to, plot.y.to - 17.0, plot.y.from + 6.0)
    })
}

fn plot(chart: &Line, layout: Layout) -> Plot {
    let (top, bottom) = (if chart.mark.is_some() { 32.0 } else { 18.0 }, layout.pick(372.0, 292.0));
    let (y, y_ticks) = axes::round(&chart.up, span(chart.values(), (0.0, 0.0)), 5, (bottom, top));
    let (low, high) = span(chart.places(), (f64::MAX, f64::MIN));
    let column = axes::column(&y_ticks, layout);
    let x = Scale { low, high, from: column.max(3.0), to: layout.width() - names(chart, high, layout) - GAP };
    Plot { x, y, x_ticks: axes::marks(&chart.across, &x, layout), y_ticks, column }
}

/// The width of everything that stands right of the plot.
fn names(chart: &Line, last: f64, layout: Layout) -> f64 {
    let curves = chart.curves.iter().map(|curve| (curve.label.as_str(), curve.value_label.as_str()));
    let level = chart.level.iter().map(|level| (level.label.as_str(), level.value_label.as_str()));
    let labels = end_labels::column(curves.chain(level), layout);
    let name = name_offset(chart, last, layout) - GAP + text::width(chart.across.name, layout.font());
    labels.max(name.min(layout.width() / 3.0))
}

/// How far right of the plot the name of the axis starts: free of the label that stands at the very end.
fn name_offset(chart: &Line, last: f64, layout: Layout) -> f64 {
    GAP.max(text::width(&(chart.across.tick)(last), layout.font()) / 2.0 + 7.0)
}

fn draw_name(canvas: &Canvas, plot: &Plot, chart: &Line) -> Drawn {
    let x = plot.x.to + name_offset(chart, plot.x.high, canvas.layout);
    let label = text::fit(chart.across.name, canvas.layout.font(), canvas.layout.width() - x);
    canvas.text(Ink::Muted, Anchor::Start, (x, axes::label_base(canvas.layout, plot.y.from)), &label)
}

/// The pieces of a line between its gaps, in units.
fn runs(curve: &Curve, plot: &Plot) -> Vec<Vec<Point>> {
    let runs = curve.points.split(|(_, value)| value.is_none()).filter(|run| !run.is_empty());
    let place = |(place, value): &(f64, Option<f64>)| Some((plot.x.at(*place), plot.y.at((*value)?)));
    runs.map(|run| thinned(run.iter().filter_map(place).collect())).collect()
}

/// Of the points within one unit of the width only the first, the lowest, the highest and the last, in their order:
/// the same line to the eye, however many points it has.
fn thinned(points: Vec<Point>) -> Vec<Point> {
    let mut kept = Vec::new();
    for column in points.chunk_by(|a, b| a.0.floor() == b.0.floor()) {
        let (low, high) = (lowest(column, 1.0), lowest(column, -1.0));
        let mut places = vec![0, low.min(high), low.max(high), column.len().saturating_sub(1)];
        places.dedup();
        kept.extend(places.into_iter().filter_map(|place| column.get(place)));
    }
    kept
}

/// The place of the point that is lowest in the drawing; with a `sign` of -1 of the highest one.
fn lowest(points: &[Point], sign: f64) -> usize {
    let lower =
        |low: (usize, f64), (place, (_, y)): (usize, &Point)| if y * sign > low.1 { (place, y * sign) } else { low };
    points.iter().enumerate().fold((0, f64::NEG_INFINITY), lower).0
}

fn draw_areas(canvas: &Canvas, plot: &Plot, runs: &[Vec<Point>]) -> Drawn {
    let zero = plot.y.at(0.0);
    for run in runs {
        if let [(first, _), .., (last, _)] = run.as_slice() {
            let outline: Vec<Point> = run.iter().copied().chain([(*last, zero), (*first, zero)]).collect();
            canvas.polygon(Ink::Accent, 0.12, &outline)?;
        }
    }
    Ok(())
}

fn stroke_width(ink: Ink) -> f64 {
    match ink {
        Ink::Accent => 3.0,
        Ink::Second => 1.5,
        _ => 2.0,
    }
}

/// The line, and a dot at its end and wherever a point stands alone.
fn draw_curve(canvas: &Canvas, curve: &Curve, runs: &[Vec<Point>]) -> Drawn {
    let width = stroke_width(curve.ink);
    for (i, run) in runs.iter().enumerate() {
        if run.len() > 1 {
            canvas.line(curve.ink, width, run)?;
        }
        let has_dot = run.len() == 1 || i + 1 == runs.len();
        run.last()
            .filter(|_| has_dot)
            .into_iter()
            .try_for_each(|end| canvas.circle(curve.ink, *end, 2.0 + width / 2.0))?;
    }
    Ok(())
}

fn draw_level(canvas: &Canvas, plot: &Plot, level: &Level) -> Drawn {
    let y = plot.y.at(level.value);
    canvas.line(Ink::Threshold, 2.0, &[(plot.x.from, y), (plot.x.to, y)])
}

/// The dot, and its label above the plot with a line down to it.
fn draw_mark(canvas: &Canvas, plot: &Plot, mark: &Mark) -> Drawn {
    let (x, y) = (plot.x.at(mark.at.0), plot.y.at(mark.at.1));
    let label = text::fit(&mark.label, canvas.layout.font(), canvas.layout.width());
    let half = canvas.width(&label) / 2.0;
    let middle = x.min(plot.x.to - half).max(half); // above the plot, so as not to stand on the names at its right
    canvas.line(Ink::Axis, 1.0, &[(x, plot.y.to - 9.0), (x, y)])?;
    canvas.dot(Ink::Text, (x, y), 5.0)?;
    canvas.text(Ink::Text, Anchor::Middle, (middle, canvas.layout.font()), &label)
}

fn labels(chart: &Line, plot: &Plot, curves: &[(&Curve, Vec<Vec<Point>>)], layout: Layout) -> Vec<EndLabel> {
    let curves = curves.iter().filter_map(|(curve, runs)| {
        let end = runs.last()?.last()?;
        Some(EndLabel::new(layout, *end, curve.ink, &curve.label, &curve.value_label))
    });
    let level = chart.level.iter().map(|level| {
        let end = (plot.x.to, plot.y.at(level.value));
        EndLabel::new(layout, end, Ink::Threshold, &level.label, &level.value_label)
    });
    curves.chain(level).collect()
}
