//! Bars that part at zero.

use super::canvas::{Anchor, Canvas, Drawn, drawing};
use super::rows::{Bar, offset};
use super::{ChartError, Ink, KeyEntry, Layout, MOST_ROWS, check_count, check_drawable, key, text};

/// What the chart shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Diverging {
    /// Name of the chart for assistive technology.
    pub name: String,
    /// The bars, drawn in this order.
    pub bars: Vec<Bar>,
    /// The names of the inks, above the bars; may be empty.
    pub key: Vec<KeyEntry>,
}

/// The measures that the two layouts differ in.
struct Frame {
    top: f64,
    pitch: f64,
    thickness: f64,
    /// From the upper edge of a row to the middle of its bar.
    middle: f64,
    zero: f64,
    /// Length of the longest bar, and the amount that it stands for.
    longest: f64,
    largest: f64,
}

impl Frame {
    fn new(bars: &[Bar], layout: Layout, top: f64) -> Self {
        let (pitch, thickness, middle) = layout.pick((23.0, 14.0, 11.5), (37.0, 10.0, 23.0));
        let zero = layout.width() / 2.0;
        let values = text::widest(bars.iter().map(|bar| bar.value_label.as_str()), layout.font());
        let largest = bars.iter().filter_map(|bar| bar.value).map(f64::abs).fold(0.0, f64::max);
        Self { top, pitch, thickness, middle, zero, longest: (zero - values - 8.0).max(zero / 4.0), largest }
    }

    fn end(&self, bar: &Bar) -> f64 {
        let share = if self.largest > 0.0 { bar.value.unwrap_or(0.0) / self.largest } else { 0.0 };
        self.zero + share * self.longest
    }

    /// The name as far as there is room for it.
    fn name(&self, layout: Layout, bar: &Bar) -> String {
        text::fit(&bar.label, layout.font(), layout.pick(self.zero - 24.0, layout.width() - offset(bar.ink) - 2.0))
    }
}

/// Horizontal bars, each with its name, its value, and the shape of its ink if that is a cluster's.
///
/// # Errors
/// No bar, more than 200, or a number that cannot be drawn.
pub fn diverging(chart: &Diverging, layout: Layout) -> Result<String, ChartError> {
    check_count(chart.bars.len(), MOST_ROWS)?;
    check_drawable(chart.bars.iter().filter_map(|bar| bar.value))?;
    let (places, top) = key::place(&chart.key, layout);
    let frame = Frame::new(&chart.bars, layout, top);
    let height = top + frame.pitch * chart.bars.len() as f64 + 4.0;
    drawing(layout, height, &chart.name, &|canvas| {
        key::draw(canvas, &chart.key, &places)?;
        for (row, bar) in chart.bars.iter().enumerate() {
            draw_bar(canvas, &frame, row, bar)?;
            draw_zero(canvas, &frame, row, bar)?;
            draw_name(canvas, &frame, row, bar)?;
        }
        Ok(())
    })
}

/// Whether a bar goes to the left; one without length goes where its cluster goes.
fn goes_left(bar: &Bar) -> bool {
    let value = bar.value.unwrap_or(0.0);
    value < 0.0 || (value == 0.0 && bar.ink == Ink::Destroying)
}

fn draw_bar(canvas: &Canvas, frame: &Frame, row: usize, bar: &Bar) -> Drawn {
    let y = frame.top + frame.pitch * row as f64 + frame.middle;
    let (end, half) = (frame.end(bar), frame.thickness / 2.0);
    canvas.rectangle(bar.ink, 1.0, (frame.zero.min(end), y - half), (frame.zero.max(end), y + half))?;
    let (anchor, x) = if goes_left(bar) { (Anchor::End, end - 5.0) } else { (Anchor::Start, end + 5.0) };
    let ink = if bar.value.is_some() { Ink::Text } else { Ink::Muted };
    let room = frame.zero - frame.longest - 5.0;
    canvas.number(ink, anchor, (x, y + canvas.drop()), room, &bar.value_label)
}

/// The piece of the zero line in one row; below the name where the name reaches across it.
fn draw_zero(canvas: &Canvas, frame: &Frame, row: usize, bar: &Bar) -> Drawn {
    let y = frame.top + frame.pitch * row as f64;
    let name_end = offset(bar.ink) + canvas.width(&frame.name(canvas.layout, bar));
    let crossed = canvas.layout == Layout::Narrow && name_end > frame.zero - 4.0;
    let from = if crossed { y + frame.middle - frame.thickness / 2.0 } else { y };
    canvas.line(Ink::Zero, 1.5, &[(frame.zero, from), (frame.zero, y + frame.pitch)])
}

/// The name: beside zero on the side that the bar leaves free, or above the bar where there is no room beside it.
fn draw_name(canvas: &Canvas, frame: &Frame, row: usize, bar: &Bar) -> Drawn {
    let y = frame.top + frame.pitch * row as f64;
    let beside = 7.0 + offset(bar.ink);
    let (anchor, marker, x, y) = match canvas.layout {
        Layout::Narrow => (Anchor::Start, 6.0, offset(bar.ink), y + 9.0),
        Layout::Wide if goes_left(bar) => (Anchor::Start, frame.zero + 12.0, frame.zero + beside, y + frame.middle),
        Layout::Wide => (Anchor::End, frame.zero - 12.0, frame.zero - beside, y + frame.middle),
    };
    if bar.ink.is_cluster() {
        canvas.marker(bar.ink, (marker, y))?;
    }
    canvas.text(Ink::Text, anchor, (x, y + canvas.drop()), &frame.name(canvas.layout, bar))
}
