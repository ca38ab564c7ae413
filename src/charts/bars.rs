//! Horizontal bars from the low end of a scale.

use super::canvas::{Anchor, Canvas, Drawn, drawing};
use super::rows::{Bar, Rows};
use super::{ChartError, Ink, Layout, MOST_ROWS, check_count, check_drawable, text};

/// What the chart shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// Name of the chart for assistive technology.
    pub name: String,
    /// Lowest and highest value of the scale.
    pub scale: (f64, f64),
    /// What the two ends of the scale are called; may be empty.
    pub ends: (String, String),
    /// The bars, drawn in this order.
    pub bars: Vec<Bar>,
}

/// Each bar on a track that shows the whole of the scale. A value beyond the scale is drawn up to its end, and the end
/// is torn: the bar goes on.
///
/// # Errors
/// No bar, more than 200, a number that cannot be drawn, or a scale that does not rise.
pub fn bars(chart: &Bars, layout: Layout) -> Result<String, ChartError> {
    let (low, high) = chart.scale;
    check_count(chart.bars.len(), MOST_ROWS)?;
    check_drawable(chart.bars.iter().filter_map(|bar| bar.value).chain([low, high]))?;
    if low >= high {
        return Err(ChartError::Inconsistent);
    }
    let names = chart.bars.iter().map(|bar| (bar.ink, bar.label.as_str(), bar.value_label.as_str()));
    let rows = Rows::new(names, layout, 0.0);
    let bottom = rows.bottom(chart.bars.len());
    let height = if chart.ends.0.is_empty() && chart.ends.1.is_empty() { bottom } else { bottom + 20.0 };
    drawing(layout, height, &chart.name, &|canvas| {
        for (row, bar) in chart.bars.iter().enumerate() {
            draw_bar(canvas, &rows, row, bar, chart.scale)?;
            rows.draw_name(canvas, row, bar.ink, &bar.label)?;
            rows.draw_value(canvas, row, bar.value.is_some(), &bar.value_label)?;
        }
        draw_ends(canvas, &rows, chart, bottom + 12.0)
    })
}

fn draw_bar(canvas: &Canvas, rows: &Rows, row: usize, bar: &Bar, (low, high): (f64, f64)) -> Drawn {
    let half = canvas.layout.pick(9.0, 6.0);
    let (from, to) = (rows.y(row) - half, rows.y(row) + half);
    canvas.rectangle(Ink::Grid, 1.0, (rows.left, from), (rows.right, to))?;
    let Some(value) = bar.value else { return Ok(()) };
    let end = rows.left + ((value - low) / (high - low)).clamp(0.0, 1.0) * (rows.right - rows.left);
    canvas.rectangle(bar.ink, 1.0, (rows.left, from), (end, to))?;
    let torn = if value > high { Some(rows.right - 7.0) } else { (value < low).then_some(rows.left + 4.0) };
    let tear = |x: f64| canvas.line(Ink::Surface, 2.5, &[(x - 3.0, to + 1.0), (x + 3.0, from - 1.0)]);
    torn.into_iter().flat_map(|x| [x, x + 5.0]).try_for_each(tear)
}

/// The names of the ends of the scale; each may take half of it.
fn draw_ends(canvas: &Canvas, rows: &Rows, chart: &Bars, y: f64) -> Drawn {
    let room = (rows.right - rows.left) / 2.0 - 6.0;
    let low = text::fit(&chart.ends.0, canvas.layout.font(), room);
    let high = text::fit(&chart.ends.1, canvas.layout.font(), room);
    canvas.text(Ink::Muted, Anchor::Start, (rows.left, y), &low)?;
    canvas.text(Ink::Muted, Anchor::End, (rows.right, y), &high)
}
