//! Amounts at points in time, row by row.

use super::axes::{self, Axis, Scale};
use super::canvas::{Anchor, Canvas, Drawn, drawing};
use super::{ChartError, Ink, Layout, check_count, check_drawable, span, text};

/// A row of amounts.
#[derive(Debug, Clone, PartialEq)]
pub struct Stem {
    /// Its name.
    pub label: String,
    /// What its amounts come to, as it is to be written.
    pub value_label: String,
    /// Its ink. [`Ink::Accent`] is the main row.
    pub ink: Ink,
    /// Places on the horizontal axis with their amounts.
    pub amounts: Vec<(f64, f64)>,
}

/// What the chart shows.
pub struct Stems<'a> {
    /// Name of the chart for assistive technology.
    pub name: &'a str,
    /// The rows, drawn in this order. Their heights are on one scale; amounts below zero hang down in the ink of a loss.
    pub rows: Vec<Stem>,
    /// What the horizontal axis counts.
    pub across: Axis<'a>,
}

/// The most rows, and the most amounts in one.
const MOST: usize = 100;

impl Stems<'_> {
    fn amounts(&self) -> impl Iterator<Item = &(f64, f64)> {
        self.rows.iter().flat_map(|row| &row.amounts)
    }

    fn check(&self) -> Result<(), ChartError> {
        check_count(self.rows.len(), MOST)?;
        check_count(self.rows.iter().map(|row| row.amounts.len()).max().unwrap_or(0), MOST)?;
        check_drawable(self.amounts().flat_map(|(place, amount)| [*place, *amount]))
    }

    /// The places of a row: half a unit is left at each side, so that no stem stands at an edge.
    fn across(&self, layout: Layout) -> Scale {
        let (low, high) = span(self.amounts().map(|(place, _)| *place), (0.0, 0.0));
        Scale { low: low - 0.25, high: high + 0.25, from: 3.0, to: layout.width() - 3.0 }
    }

    /// Units of height for an amount of one.
    fn scale(&self) -> f64 {
        let largest = self.amounts().map(|(_, amount)| amount.abs()).fold(0.0, f64::max);
        if largest > 0.0 { TALLEST / largest } else { 0.0 }
    }
}

/// The scale between the first and the last place.
fn inner(x: &Scale) -> Scale {
    let (low, high) = (x.low + 0.25, x.high - 0.25);
    Scale { low, high, from: x.at(low), to: x.at(high) }
}

/// The height of the largest amount, and of what hangs down where anything does.
const TALLEST: f64 = 30.0;

/// Rows of stems over one axis of time: when how much comes.
///
/// # Errors
/// No row or no amount, more than a hundred of either, or a number that cannot be drawn.
pub fn stems(chart: &Stems, layout: Layout) -> Result<String, ChartError> {
    chart.check()?;
    let hangs = chart.amounts().any(|(_, amount)| *amount < 0.0);
    let below = if hangs { TALLEST } else { 0.0 };
    let pitch = layout.font() + TALLEST + below + 22.0;
    let bottom = pitch * chart.rows.len() as f64;
    let (x, scale) = (chart.across(layout), chart.scale());
    drawing(layout, bottom + 24.0 + axes::name_height(chart.across.name, layout), chart.name, &|canvas| {
        for (place, row) in chart.rows.iter().enumerate() {
            let top = pitch * place as f64;
            draw_head(canvas, row, top + layout.font())?;
            draw_stems(canvas, row, &x, (top + layout.font() + 10.0 + TALLEST, scale))?;
        }
        for (value, label) in axes::marks(&chart.across, &inner(&x), layout) {
            axes::draw_mark(canvas, x.at(value), bottom - 4.0, &label)?;
        }
        axes::draw_name_across(canvas, layout.width(), bottom - 4.0, chart.across.name)
    })
}

/// Name at the left, total at the right.
fn draw_head(canvas: &Canvas, row: &Stem, y: f64) -> Drawn {
    let (layout, width) = (canvas.layout, canvas.layout.width());
    let value = canvas.width(&row.value_label).min(width / 2.0);
    let label = text::fit(&row.label, layout.font(), width - value - layout.font());
    let ink = if row.ink == Ink::Accent { Ink::Accent } else { Ink::Text };
    canvas.text(ink, Anchor::Start, (0.0, y), &label)?;
    canvas.number(ink, Anchor::End, (width, y), width / 2.0, &row.value_label)
}

fn draw_stems(canvas: &Canvas, row: &Stem, x: &Scale, (zero, scale): (f64, f64)) -> Drawn {
    canvas.line(Ink::Zero, 1.0, &[(x.from, zero), (x.to, zero)])?;
    for (place, amount) in &row.amounts {
        let (x, y) = (x.at(*place), zero - amount * scale);
        let ink = if *amount < 0.0 { Ink::Loss } else { row.ink };
        canvas.line(ink, 3.0, &[(x, zero), (x, y)])?;
        canvas.circle(ink, (x, y), 4.0)?;
    }
    Ok(())
}
