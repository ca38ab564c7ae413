//! Points with their intervals, side by side on one scale.

use super::axes::{self, Axis, Level, Plot, Scale};
use super::canvas::{Canvas, Drawn, drawing};
use super::rows::Rows;
use super::{ChartError, Ink, Layout, MOST_ROWS, check_count, check_drawable, sorted};

/// A point with its interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// What is estimated.
    pub label: String,
    /// The point, if there is any.
    pub value: Option<f64>,
    /// The ends of the interval, if there is one; a point may lie outside of it.
    pub interval: Option<(f64, f64)>,
    /// The point, and its interval if there is one, as they are to be written.
    pub value_label: String,
    /// The ink; a cluster shows its shape.
    pub ink: Ink,
}

/// What the chart shows.
pub struct Intervals<'a> {
    /// Name of the chart for assistive technology.
    pub name: &'a str,
    /// The estimates: the chart sorts them by their points, the greatest first and those without a point last.
    pub estimates: Vec<Estimate>,
    /// A level to compare with: the whole, a goal, the value before.
    pub reference: Option<Level>,
    /// What the points count.
    pub axis: Axis<'a>,
}

impl Intervals<'_> {
    fn numbers(&self) -> impl Iterator<Item = f64> {
        let ends = self.estimates.iter().filter_map(|estimate| estimate.interval).flat_map(|(low, high)| [low, high]);
        let points = self.estimates.iter().filter_map(|estimate| estimate.value);
        points.chain(ends).chain(self.reference.as_ref().map(|level| level.value))
    }

    fn check(&self) -> Result<(), ChartError> {
        check_count(self.estimates.len(), MOST_ROWS)?;
        check_drawable(self.numbers())?;
        let rises = self.estimates.iter().filter_map(|estimate| estimate.interval).all(|(low, high)| low <= high);
        match self.numbers().next() {
            _ if !rises => Err(ChartError::Inconsistent),
            None => Err(ChartError::Empty),
            Some(_) => Ok(()),
        }
    }
}

/// A row for each estimate, the greatest first; the interval is a line, the point stands on it.
///
/// # Errors
/// No row or no number, more than 200 rows, a number that cannot be drawn, an interval whose ends fall.
pub fn intervals(chart: &Intervals, layout: Layout) -> Result<String, ChartError> {
    chart.check()?;
    let sorted: Vec<&Estimate> =
        sorted(&chart.estimates, |estimate| estimate.value.map_or(f64::INFINITY, |value| -value)).collect();
    let top = if chart.reference.is_some() { layout.font() + 12.0 } else { 4.0 };
    let named = sorted.iter().map(|estimate| (estimate.ink, estimate.label.as_str(), estimate.value_label.as_str()));
    let rows = Rows::new(named, layout, top);
    let plot = plot(chart, &rows, rows.bottom(sorted.len()), layout);
    let name = axes::name_height(chart.axis.name, layout);
    drawing(layout, plot.y.from + 28.0 + name, chart.name, &|canvas| {
        draw_grid(canvas, &plot)?;
        chart.reference.iter().try_for_each(|level| draw_reference(canvas, &plot, level))?;
        for (row, estimate) in sorted.iter().enumerate() {
            draw_estimate(canvas, &plot.x, rows.y(row), estimate)?;
            rows.draw_name(canvas, row, estimate.ink, &estimate.label)?;
            rows.draw_value(canvas, row, estimate.value.is_some(), &estimate.value_label)?;
        }
        axes::draw_name_across(canvas, plot.x.to, plot.y.from, chart.axis.name)
    })
}

fn plot(chart: &Intervals, rows: &Rows, bottom: f64, layout: Layout) -> Plot {
    let (x, x_ticks) =
        axes::round_across(&chart.axis, axes::range(chart.numbers()), (rows.left + 8.0, rows.right - 8.0), layout);
    Plot { x, y: Scale { low: 0.0, high: 1.0, from: bottom, to: rows.top }, x_ticks, y_ticks: Vec::new(), column: 0.0 }
}

fn draw_grid(canvas: &Canvas, plot: &Plot) -> Drawn {
    for (value, label) in &plot.x_ticks {
        let x = plot.x.at(*value);
        let (ink, width) = if *value == 0.0 { (Ink::Zero, 1.5) } else { (Ink::Grid, 1.0) };
        canvas.line(ink, width, &[(x, plot.y.to - 4.0), (x, plot.y.from)])?;
        axes::draw_mark(canvas, x, plot.y.from, label)?;
    }
    Ok(())
}

/// The level, with its name above the rows.
fn draw_reference(canvas: &Canvas, plot: &Plot, level: &Level) -> Drawn {
    let x = plot.x.at(level.value);
    canvas.line(Ink::Threshold, 2.0, &[(x, plot.y.to - 6.0), (x, plot.y.from)])?;
    canvas.number_above(Ink::Threshold, (x, canvas.layout.font()), &level.in_one_line(canvas.layout))
}

fn draw_estimate(canvas: &Canvas, x: &Scale, y: f64, estimate: &Estimate) -> Drawn {
    if let Some((low, high)) = estimate.interval {
        let (low, high) = (x.at(low), x.at(high));
        canvas.line(estimate.ink, 2.0, &[(low, y), (high, y)])?;
        [low, high]
            .into_iter()
            .try_for_each(|end| canvas.line(estimate.ink, 2.0, &[(end, y - 4.0), (end, y + 4.0)]))?;
    }
    let Some(value) = estimate.value else { return Ok(()) };
    canvas.station(estimate.ink, (x.at(value), y), 1.0)
}
