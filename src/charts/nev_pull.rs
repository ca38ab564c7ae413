//! What each emotion contributes to NEV, as bars that part at zero.

use super::canvas::{Anchor, Canvas, Drawn, drawing};
use super::{Ink, KeyEntry, Layout, drawable, key, text};

/// One emotion.
#[derive(Debug, Clone, PartialEq)]
pub struct PullBar {
    /// Name of the emotion.
    pub label: String,
    /// Its contribution to NEV: positive or negative, in points of the scale.
    pub pull: f64,
    /// The contribution as it is to be written.
    pub value_label: String,
    /// The ink of its cluster.
    pub cluster: Ink,
}

/// What the chart shows.
#[derive(Debug, Clone, PartialEq)]
pub struct NevPull {
    /// Name of the chart for assistive technology.
    pub name: String,
    /// The answered emotions in the order of the chart.
    pub bars: Vec<PullBar>,
    /// The names of the clusters, above the bars; may be empty.
    pub key: Vec<KeyEntry>,
}

/// Where names start in the narrow layout, right of their markers.
const NAME: f64 = 16.0;

/// The measures that the two layouts differ in.
struct Frame {
    top: f64,
    pitch: f64,
    thickness: f64,
    /// From the upper edge of a row to the middle of its bar.
    middle: f64,
    zero: f64,
    /// Length of the longest bar, and the pull that it stands for.
    longest: f64,
    largest: f64,
}

impl Frame {
    fn new(bars: &[&PullBar], layout: Layout, top: f64) -> Self {
        let (pitch, thickness, middle) = layout.pick((23.0, 14.0, 11.5), (37.0, 10.0, 23.0));
        let zero = layout.width() / 2.0;
        let values = text::widest(bars.iter().map(|bar| bar.value_label.as_str()), layout.font());
        let largest = bars.iter().map(|bar| bar.pull.abs()).fold(0.0, f64::max);
        Self { top, pitch, thickness, middle, zero, longest: (zero - values - 8.0).max(zero / 4.0), largest }
    }

    fn end(&self, bar: &PullBar) -> f64 {
        let share = if self.largest > 0.0 { bar.pull / self.largest } else { 0.0 };
        self.zero + share * self.longest
    }

    /// The name as far as there is room for it.
    fn name(&self, layout: Layout, bar: &PullBar) -> String {
        text::fit(&bar.label, layout.font(), layout.pick(self.zero - 24.0, layout.width() - NAME - 2.0))
    }
}

/// Horizontal bars in the order given (by pull, the strongest driver first), each with its name,
/// its value and the shape of its cluster.
///
/// # Returns
/// The SVG text; `None` without bars or if a pull cannot be drawn.
pub fn nev_pull(chart: &NevPull, layout: Layout) -> Option<String> {
    if chart.bars.is_empty() || !chart.bars.iter().all(|bar| drawable(bar.pull)) {
        return None;
    }
    let bars: Vec<&PullBar> = chart.bars.iter().collect();
    let (places, top) = key::place(&chart.key, layout);
    let frame = Frame::new(&bars, layout, top);
    let height = top + frame.pitch * bars.len() as f64 + 4.0;
    drawing(layout, height, &chart.name, |canvas| {
        key::draw(canvas, &chart.key, &places)?;
        for (row, bar) in bars.iter().enumerate() {
            draw_bar(canvas, &frame, row, bar)?;
            draw_zero(canvas, &frame, row, bar)?;
            draw_name(canvas, &frame, row, bar)?;
        }
        Ok(())
    })
}

/// Whether a bar goes to the left; one without length goes where its cluster goes.
fn goes_left(bar: &PullBar) -> bool {
    bar.pull < 0.0 || (bar.pull == 0.0 && bar.cluster == Ink::Destroying)
}

fn draw_bar(canvas: &Canvas, frame: &Frame, row: usize, bar: &PullBar) -> Drawn {
    let y = frame.top + frame.pitch * row as f64 + frame.middle;
    let (end, half) = (frame.end(bar), frame.thickness / 2.0);
    canvas.rectangle(bar.cluster, 1.0, (frame.zero.min(end), y - half), (frame.zero.max(end), y + half))?;
    let (anchor, x) = if goes_left(bar) { (Anchor::End, end - 5.0) } else { (Anchor::Start, end + 5.0) };
    canvas.text(Ink::Text, anchor, (x, y + canvas.drop()), &bar.value_label)
}

/// The piece of the zero line in one row; below the name where the name reaches across it.
fn draw_zero(canvas: &Canvas, frame: &Frame, row: usize, bar: &PullBar) -> Drawn {
    let y = frame.top + frame.pitch * row as f64;
    let name_end = NAME + canvas.width(&frame.name(canvas.layout, bar));
    let crossed = canvas.layout == Layout::Narrow && name_end > frame.zero - 4.0;
    let from = if crossed { y + frame.middle - frame.thickness / 2.0 } else { y };
    canvas.line(Ink::Zero, 1.5, &[(frame.zero, from), (frame.zero, y + frame.pitch)])
}

/// The name: beside zero on the side that the bar leaves free, or above the bar where there is no room beside it.
fn draw_name(canvas: &Canvas, frame: &Frame, row: usize, bar: &PullBar) -> Drawn {
    let y = frame.top + frame.pitch * row as f64;
    let (anchor, marker, x, y) = match canvas.layout {
        Layout::Narrow => (Anchor::Start, 6.0, NAME, y + 9.0),
        Layout::Wide if goes_left(bar) => (Anchor::Start, frame.zero + 12.0, frame.zero + 23.0, y + frame.middle),
        Layout::Wide => (Anchor::End, frame.zero - 12.0, frame.zero - 23.0, y + frame.middle),
    };
    canvas.marker(bar.cluster, (marker, y))?;
    canvas.text(Ink::Text, anchor, (x, y + canvas.drop()), &frame.name(canvas.layout, bar))
}
