//! The value that a customer has brought by each month.

use std::ops::Range;

use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::DrawingArea;
use plotters::element::{PathElement, Polygon};
use plotters::style::Color;

use super::canvas::{Anchor, Canvas, Drawn, drawing, stroke, tenths};
use super::end_labels::{self, EndLabel, GAP};
use super::svg::SvgBackend;
use super::{Ink, Layout, drawable, text, ticks};

/// One line of the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Its name, set at its end.
    pub label: String,
    /// Its last value as it is to be written below the name; may be empty.
    pub value_label: String,
    /// Month and value, months rising from 0; two points make a straight line, 60 a smooth one.
    pub points: Vec<(f64, f64)>,
}

/// A level across the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// Its name, set at its end.
    pub label: String,
    /// The level as it is to be written; may be empty.
    pub value_label: String,
    /// The level.
    pub value: f64,
}

/// A marked point of the profit curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// What happens there, set above the chart.
    pub label: String,
    /// When.
    pub month: f64,
    /// The profit by then.
    pub value: f64,
}

/// What the chart shows.
pub struct CumulativeValue<'a> {
    /// Name of the chart for assistive technology.
    pub name: &'a str,
    /// Cumulative profit: the main line, with its area.
    pub profit: Curve,
    /// Cumulative revenue.
    pub revenue: Option<Curve>,
    /// Cumulative profit, discounted.
    pub discounted: Option<Curve>,
    /// Acquisition cost.
    pub acquisition_cost: Option<Level>,
    /// When the profit has repaid the acquisition cost.
    pub payback: Option<Moment>,
    /// What the horizontal axis counts.
    pub month_axis: &'a str,
    /// Writes a month below the axis.
    pub month_tick: &'a dyn Fn(f64) -> String,
    /// Writes a value beside the axis, with the digits that it has: steps can be below 1. Of equal labels only the first
    /// is set.
    pub value_tick: &'a dyn Fn(f64) -> String,
}

type Plot<'a> = DrawingArea<SvgBackend<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// Where the plot stands in the drawing, and what it spans.
struct Frame {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    months: Range<f64>,
    values: Range<f64>,
    value_ticks: Vec<(f64, String)>,
}

impl CumulativeValue<'_> {
    /// The lines with their inks and widths, the main one last.
    fn curves(&self) -> impl Iterator<Item = (&Curve, Ink, f64)> {
        let revenue = self.revenue.as_ref().map(|curve| (curve, Ink::Second, 1.5));
        let discounted = self.discounted.as_ref().map(|curve| (curve, Ink::Discounted, 2.0));
        revenue.into_iter().chain(discounted).chain([(&self.profit, Ink::Accent, 3.0)])
    }

    /// Every value that the vertical axis has to hold.
    fn values(&self) -> impl Iterator<Item = f64> {
        let lines = self.curves().flat_map(|(curve, ..)| curve.points.iter().map(|(_, value)| *value));
        let level = self.acquisition_cost.as_ref().map(|level| level.value);
        lines.chain(level).chain(self.payback.as_ref().map(|moment| moment.value))
    }

    /// Every month that the horizontal axis has to hold.
    fn months(&self) -> impl Iterator<Item = f64> {
        let lines = self.curves().flat_map(|(curve, ..)| curve.points.iter().map(|(month, _)| *month));
        lines.chain(self.payback.as_ref().map(|moment| moment.month))
    }

    fn is_drawable(&self) -> bool {
        let months = self.months().all(|month| drawable(month) && month >= 0.0);
        months && self.values().all(drawable) && self.curves().all(|(curve, ..)| !curve.points.is_empty())
    }
}

impl Frame {
    fn new(chart: &CumulativeValue, layout: Layout) -> Self {
        let last = chart.months().fold(0.0, f64::max);
        let values = span(chart.values());
        let value_ticks = value_ticks(chart, &values);
        let left = text::widest(value_ticks.iter().map(|(_, label)| label.as_str()), layout.font()) + 9.0;
        Self {
            left: left.min(layout.width() / 3.0),
            right: layout.width() - column(chart, layout) - GAP,
            top: if chart.payback.is_some() { 32.0 } else { 18.0 },
            bottom: layout.pick(400.0, 320.0) - 28.0,
            months: 0.0..if last > 0.0 { last } else { 1.0 },
            values,
            value_ticks,
        }
    }

    /// The plot that takes months and values.
    fn plot<'a>(&self, canvas: &Canvas<'a>) -> Plot<'a> {
        let pixels = (tenths(self.left)..tenths(self.right), tenths(self.bottom)..tenths(self.top));
        canvas.area.apply_coord_spec(Cartesian2d::new(self.months.clone(), self.values.clone(), pixels))
    }

    fn x(&self, month: f64) -> f64 {
        self.left + (month - self.months.start) / (self.months.end - self.months.start) * (self.right - self.left)
    }

    fn y(&self, value: f64) -> f64 {
        self.bottom - (value - self.values.start) / (self.values.end - self.values.start) * (self.bottom - self.top)
    }
}

/// The range of `values` and zero; 0 to 1 where all of them are zero.
fn span(values: impl Iterator<Item = f64>) -> Range<f64> {
    let (low, high) = values.fold((0.0, 0.0), |(low, high): (f64, f64), value| (low.min(value), high.max(value)));
    if high - low > 1e-290 { low..high } else { 0.0..1.0 }
}

/// Round values with their labels; zero alone where there is nothing else to show.
fn value_ticks(chart: &CumulativeValue, range: &Range<f64>) -> Vec<(f64, String)> {
    let flat = chart.values().all(|value| value.abs() <= 1e-290);
    let values = if flat { vec![0.0] } else { ticks::values(range.start, range.end, 5) };
    let mut labelled: Vec<(f64, String)> = values.into_iter().map(|value| (value, (chart.value_tick)(value))).collect();
    labelled.dedup_by(|later, earlier| later.1 == earlier.1);
    labelled
}

/// The width of everything that stands right of the plot.
fn column(chart: &CumulativeValue, layout: Layout) -> f64 {
    let curves = chart.curves().flat_map(|(curve, ..)| [curve.label.as_str(), curve.value_label.as_str()]);
    let level = chart.acquisition_cost.iter().flat_map(|level| [level.label.as_str(), level.value_label.as_str()]);
    let labels = end_labels::column(curves.chain(level), layout);
    let last = chart.months().fold(0.0, f64::max);
    labels.max(axis_name_offset(chart, last, layout) - GAP + text::width(chart.month_axis, layout.font()))
}

/// How far right of the plot the name of the axis starts: free of a month that stands at the very end.
fn axis_name_offset(chart: &CumulativeValue, last: f64, layout: Layout) -> f64 {
    GAP.max(text::width(&(chart.month_tick)(last), layout.font()) / 2.0 + 7.0)
}

/// Cumulative profit over months with its area, and what is given of revenue, discounted profit, acquisition cost and
/// payback; every line carries its name at its end. Months are marked at quarters and years where the horizon allows.
///
/// # Returns
/// The SVG text; `None` if a line has no point, a month is negative, or a number cannot be drawn.
pub fn cumulative_value(chart: &CumulativeValue, layout: Layout) -> Option<String> {
    if !chart.is_drawable() {
        return None;
    }
    let frame = Frame::new(chart, layout);
    drawing(layout, frame.bottom + 28.0, chart.name, |canvas| {
        let plot = frame.plot(canvas);
        draw_values(canvas, &frame)?;
        draw_area(&plot, &chart.profit)?;
        draw_months(canvas, &frame, chart)?;
        draw_level(canvas, &frame, chart.acquisition_cost.as_ref())?;
        for (curve, ink, width) in chart.curves() {
            draw_curve(canvas, &plot, &frame, curve, ink, width)?;
        }
        chart.payback.iter().try_for_each(|moment| draw_moment(canvas, &frame, moment))?;
        end_labels::draw(canvas, labels(chart, &frame, layout), frame.right, frame.top - 17.0, frame.bottom + 6.0)
    })
}

/// The faint lines of the values and the strong one of zero.
fn draw_values(canvas: &Canvas, frame: &Frame) -> Drawn {
    for (value, label) in &frame.value_ticks {
        let y = frame.y(*value);
        if *value != 0.0 {
            canvas.line(Ink::Grid, 1.0, &[(frame.left, y), (frame.right, y)])?;
        }
        canvas.text(Ink::Muted, Anchor::End, (frame.left - 7.0, y + canvas.drop()), label)?;
    }
    let zero = frame.y(0.0);
    canvas.line(Ink::Zero, 1.5, &[(frame.left, zero), (frame.right, zero)])
}

/// As many marks as their labels leave room for.
fn draw_months(canvas: &Canvas, frame: &Frame, chart: &CumulativeValue) -> Drawn {
    let widest = canvas.width(&(chart.month_tick)(frame.months.end));
    let most = ((frame.right - frame.left) / (widest + 24.0)).floor().clamp(1.0, 8.0) as u32;
    let base = frame.bottom + 9.0 + canvas.layout.font();
    if frame.values.start < 0.0 {
        canvas.line(Ink::Axis, 1.0, &[(frame.left, frame.bottom), (frame.right, frame.bottom)])?;
    }
    for month in ticks::months(frame.months.end, most) {
        let x = frame.x(month);
        canvas.line(Ink::Axis, 1.0, &[(x, frame.bottom), (x, frame.bottom + 5.0)])?;
        canvas.text(Ink::Muted, Anchor::Middle, (x, base), &(chart.month_tick)(month))?;
    }
    let name = frame.right + axis_name_offset(chart, frame.months.end, canvas.layout);
    canvas.text(Ink::Muted, Anchor::Start, (name, base), chart.month_axis)
}

fn draw_area(plot: &Plot, profit: &Curve) -> Drawn {
    let (Some((first, _)), Some((last, _))) = (profit.points.first(), profit.points.last()) else {
        return Ok(());
    };
    let outline: Vec<_> = profit.points.iter().copied().chain([(*last, 0.0), (*first, 0.0)]).collect();
    plot.draw(&Polygon::new(outline, Ink::Accent.sentinel().mix(0.12)))
}

/// The line and a dot at its end, which is all there is to see of a single point.
fn draw_curve(canvas: &Canvas, plot: &Plot, frame: &Frame, curve: &Curve, ink: Ink, width: f64) -> Drawn {
    if curve.points.len() > 1 {
        plot.draw(&PathElement::new(curve.points.clone(), stroke(ink, width)))?;
    }
    let end = curve.points.last().map(|(month, value)| (frame.x(*month), frame.y(*value)));
    end.into_iter().try_for_each(|end| canvas.circle(ink, end, 2.0 + width / 2.0))
}

fn draw_level(canvas: &Canvas, frame: &Frame, level: Option<&Level>) -> Drawn {
    let Some(level) = level else { return Ok(()) };
    let y = frame.y(level.value);
    canvas.line(Ink::Threshold, 2.0, &[(frame.left, y), (frame.right, y)])
}

/// The dot, and its label above the plot with a line down to it.
fn draw_moment(canvas: &Canvas, frame: &Frame, moment: &Moment) -> Drawn {
    let (x, y) = (frame.x(moment.month), frame.y(moment.value));
    let label = text::fit(&moment.label, canvas.layout.font(), canvas.layout.width());
    let half = canvas.width(&label) / 2.0;
    let middle = x.min(frame.right - half).max(half);
    canvas.line(Ink::Axis, 1.0, &[(x, frame.top - 9.0), (x, y)])?;
    canvas.dot(Ink::Text, (x, y), 5.0)?;
    canvas.text(Ink::Text, Anchor::Middle, (middle, canvas.layout.font()), &label)
}

fn labels(chart: &CumulativeValue, frame: &Frame, layout: Layout) -> Vec<EndLabel> {
    let curves = chart.curves().filter_map(|(curve, ink, _)| {
        let (_, value) = curve.points.last()?;
        Some(EndLabel::new(layout, frame.y(*value), ink, &curve.label, &curve.value_label))
    });
    let level = chart
        .acquisition_cost
        .iter()
        .map(|level| EndLabel::new(layout, frame.y(level.value), Ink::Threshold, &level.label, &level.value_label));
    curves.chain(level).collect()
}
