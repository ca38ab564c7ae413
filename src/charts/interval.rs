//! One value with its interval on the range that it can take.

use super::canvas::{Anchor, Canvas, Drawn, drawing};
use super::{Ink, Layout, drawable, text};

/// What the strip shows.
#[derive(Debug, Clone, PartialEq)]
pub struct IntervalStrip {
    /// Name of the chart for assistive technology.
    pub name: String,
    /// Lowest and highest value possible.
    pub range: (f64, f64),
    /// What stands at the two ends.
    pub ends: (String, String),
    /// The value.
    pub value: f64,
    /// The value as it is to be written.
    pub value_label: String,
    /// Its interval; what of it lies beyond the range is not drawn.
    pub interval: Option<(f64, f64)>,
    /// What stands at zero, if zero lies within the range.
    pub zero_label: String,
}

const TRACK: f64 = 30.0;
const HEIGHT: f64 = 58.0;
const LABELS: f64 = 54.0;

/// A track with zero marked, the interval as a band on it and the value as a dot.
///
/// # Returns
/// The SVG text; `None` if the range does not rise or a number cannot be drawn.
pub fn interval(chart: &IntervalStrip, layout: Layout) -> Option<String> {
    let (low, high) = chart.range;
    let (from, to) = chart.interval.unwrap_or((0.0, 0.0));
    if ![low, high, chart.value, from, to].into_iter().all(drawable) || low >= high {
        return None;
    }
    let x = |value: f64| 8.0 + ((value - low) / (high - low)).clamp(0.0, 1.0) * (layout.width() - 16.0);
    drawing(layout, HEIGHT, &chart.name, |canvas| {
        canvas.rectangle(Ink::Grid, 1.0, (x(low), TRACK - 3.0), (x(high), TRACK + 3.0))?;
        draw_zero(canvas, chart, x(0.0))?;
        if chart.interval.is_some() {
            canvas.rectangle(Ink::Accent, 0.35, (x(from), TRACK - 6.0), (x(to), TRACK + 6.0))?;
        }
        draw_value(canvas, chart, x(chart.value))?;
        canvas.text(Ink::Muted, Anchor::Start, (0.0, LABELS), &chart.ends.0)?;
        canvas.text(Ink::Muted, Anchor::End, (layout.width(), LABELS), &chart.ends.1)
    })
}

/// The mark of zero, named where its name does not run into those of the ends.
fn draw_zero(canvas: &Canvas, chart: &IntervalStrip, x: f64) -> Drawn {
    if chart.range.0 > 0.0 || chart.range.1 < 0.0 {
        return Ok(());
    }
    canvas.line(Ink::Zero, 1.5, &[(x, TRACK - 10.0), (x, TRACK + 10.0)])?;
    let half = canvas.width(&chart.zero_label) / 2.0;
    let from = canvas.width(&chart.ends.0) + 8.0;
    let to = canvas.layout.width() - canvas.width(&chart.ends.1) - 8.0;
    if x - half < from || x + half > to {
        return Ok(());
    }
    canvas.text(Ink::Muted, Anchor::Middle, (x, LABELS), &chart.zero_label)
}

fn draw_value(canvas: &Canvas, chart: &IntervalStrip, x: f64) -> Drawn {
    canvas.dot(Ink::Accent, (x, TRACK), 6.5)?;
    let label = text::fit(&chart.value_label, canvas.layout.font(), canvas.layout.width());
    let half = canvas.width(&label) / 2.0;
    let middle = x.min(canvas.layout.width() - half).max(half);
    canvas.text(Ink::Text, Anchor::Middle, (middle, canvas.layout.font()), &label)
}
