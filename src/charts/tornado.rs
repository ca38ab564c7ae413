//! What one thing at a time does to an amount.

use super::axes::{self, Axis, Level, Plot, Scale};
use super::canvas::{Canvas, Drawn, drawing};
use super::rows::Rows;
use super::{ChartError, Ink, Layout, MOST_ROWS, check_count, check_drawable};

/// What is varied, and what comes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Swing {
    /// Its name.
    pub label: String,
    /// The amount at its low end and at its high end.
    pub ends: (f64, f64),
    /// Both as they are to be written.
    pub value_label: String,
}

/// What the chart shows.
pub struct TornadoChart<'a> {
    /// Name of the chart for assistive technology.
    pub name: &'a str,
    /// The amount with everything as it is.
    pub base: Level,
    /// The bars, drawn in this order; one whose ends are equal keeps its row.
    pub swings: Vec<Swing>,
    /// What the amounts count.
    pub axis: Axis<'a>,
}

/// A bar for each thing that is varied: from the base to the amount at its low end, and to that at its high end, in an ink
/// of its own.
///
/// # Errors
/// No bar, more than 200, or a number that cannot be drawn.
pub fn tornado(chart: &TornadoChart, layout: Layout) -> Result<String, ChartError> {
    check_count(chart.swings.len(), MOST_ROWS)?;
    let numbers = || chart.swings.iter().flat_map(|swing| [swing.ends.0, swing.ends.1]).chain([chart.base.value]);
    check_drawable(numbers())?;
    let named = chart.swings.iter().map(|swing| (Ink::Text, swing.label.as_str(), swing.value_label.as_str()));
    let rows = Rows::new(named, layout, layout.font() + 12.0);
    let inset = (rows.left + 8.0, rows.right - 8.0);
    let (x, x_ticks) = axes::round_across(&chart.axis, axes::range(numbers()), inset, layout);
    let bottom = rows.bottom(chart.swings.len());
    let y = Scale { low: 0.0, high: 1.0, from: bottom, to: rows.top };
    let plot = Plot { x, y, x_ticks, y_ticks: Vec::new(), column: 0.0 };
    let height = bottom + 28.0 + axes::name_height(chart.axis.name, layout);
    drawing(layout, height, chart.name, &|canvas| {
        draw_grid(canvas, &plot)?;
        for (row, swing) in chart.swings.iter().enumerate() {
            draw_swing(canvas, &plot.x, rows.y(row), chart.base.value, swing.ends)?;
            rows.draw_name(canvas, row, Ink::Text, &swing.label)?;
            rows.draw_value(canvas, row, true, &swing.value_label)?;
        }
        draw_base(canvas, &plot, &chart.base)?;
        axes::draw_name_across(canvas, plot.x.to, bottom, chart.axis.name)
    })
}

fn draw_grid(canvas: &Canvas, plot: &Plot) -> Drawn {
    for (value, label) in &plot.x_ticks {
        let x = plot.x.at(*value);
        canvas.line(Ink::Grid, 1.0, &[(x, plot.y.to - 4.0), (x, plot.y.from)])?;
        axes::draw_mark(canvas, x, plot.y.from, label)?;
    }
    Ok(())
}

fn draw_swing(canvas: &Canvas, x: &Scale, y: f64, base: f64, (low, high): (f64, f64)) -> Drawn {
    for (ink, end) in [(Ink::Second, low), (Ink::Accent, high)] {
        let (from, to) = (x.at(base.min(end)), x.at(base.max(end)));
        if to > from {
            canvas.rectangle(ink, 1.0, (from, y - 7.0), (to, y + 7.0))?;
        }
    }
    Ok(())
}

/// The base over all bars, with its name above them.
fn draw_base(canvas: &Canvas, plot: &Plot, base: &Level) -> Drawn {
    let x = plot.x.at(base.value);
    canvas.line(Ink::Text, 1.5, &[(x, plot.y.to - 6.0), (x, plot.y.from)])?;
    canvas.number_above(Ink::Text, (x, canvas.layout.font()), &base.in_one_line(canvas.layout))
}
