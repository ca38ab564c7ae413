//! The mean answer in each cluster of emotions, on the scale of the answers.

use super::canvas::{Anchor, Canvas, Drawn, drawing};
use super::{Ink, Layout, drawable, text};

/// One cluster.
#[derive(Debug, Clone, PartialEq)]
pub struct ClusterBar {
    /// Name of the cluster.
    pub label: String,
    /// Mean answer, if there is any; beyond the scale the bar stops at its end.
    pub value: Option<f64>,
    /// The mean, or that there is none, as it is to be written.
    pub value_label: String,
    /// The ink of the cluster.
    pub cluster: Ink,
}

/// What the chart shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Clusters {
    /// Name of the chart for assistive technology.
    pub name: String,
    /// Lowest and highest answer of the scale.
    pub scale: (f64, f64),
    /// What the two ends of the scale are called.
    pub ends: (String, String),
    /// The clusters, drawn in this order.
    pub bars: Vec<ClusterBar>,
}

/// The measures that the two layouts differ in.
struct Frame {
    pitch: f64,
    thickness: f64,
    /// From the upper edge of a row to the middle of its bar.
    middle: f64,
    left: f64,
    right: f64,
}

impl Frame {
    fn new(chart: &Clusters, layout: Layout) -> Self {
        let (pitch, thickness, middle) = layout.pick((34.0, 18.0, 15.0), (42.0, 12.0, 26.0));
        let names = text::widest(chart.bars.iter().map(|bar| bar.label.as_str()), layout.font());
        let values = text::widest(chart.bars.iter().map(|bar| bar.value_label.as_str()), layout.font());
        let left = layout.pick((names + 34.0).min(320.0), 0.0);
        Self { pitch, thickness, middle, left, right: layout.width() - (values + 8.0).min(layout.width() / 3.0) }
    }

    fn x(&self, (low, high): (f64, f64), value: f64) -> f64 {
        let share = ((value - low) / (high - low)).clamp(0.0, 1.0);
        self.left + share * (self.right - self.left)
    }
}

/// Horizontal bars from the low end of the scale, each on a track that shows the whole of it.
///
/// # Returns
/// The SVG text; `None` without bars, if the scale does not rise, or if a number cannot be drawn.
pub fn clusters(chart: &Clusters, layout: Layout) -> Option<String> {
    let (low, high) = chart.scale;
    let numbers = chart.bars.iter().filter_map(|bar| bar.value).chain([low, high]);
    if chart.bars.is_empty() || !numbers.into_iter().all(drawable) || low >= high {
        return None;
    }
    let frame = Frame::new(chart, layout);
    let bottom = frame.pitch * chart.bars.len() as f64;
    drawing(layout, bottom + 20.0, &chart.name, |canvas| {
        for (row, bar) in chart.bars.iter().enumerate() {
            draw_bar(canvas, &frame, chart.scale, bar, row)?;
            draw_name(canvas, &frame, bar, row)?;
        }
        draw_ends(canvas, &frame, chart, bottom + 12.0)
    })
}

fn draw_bar(canvas: &Canvas, frame: &Frame, scale: (f64, f64), bar: &ClusterBar, row: usize) -> Drawn {
    let y = frame.pitch * row as f64 + frame.middle;
    let (from, to) = (y - frame.thickness / 2.0, y + frame.thickness / 2.0);
    canvas.rectangle(Ink::Grid, 1.0, (frame.left, from), (frame.right, to))?;
    if let Some(value) = bar.value {
        canvas.rectangle(bar.cluster, 1.0, (frame.left, from), (frame.x(scale, value), to))?;
    }
    let ink = if bar.value.is_some() { Ink::Text } else { Ink::Muted };
    canvas.text(ink, Anchor::Start, (frame.right + 8.0, y + canvas.drop()), &bar.value_label)
}

/// The name: left of the bar, or above it where there is no room.
fn draw_name(canvas: &Canvas, frame: &Frame, bar: &ClusterBar, row: usize) -> Drawn {
    let room = canvas.layout.pick(frame.left - 30.0, canvas.layout.width() - 18.0);
    let label = text::fit(&bar.label, canvas.layout.font(), room);
    let y = frame.pitch * row as f64 + canvas.layout.pick(frame.middle, 10.0);
    canvas.marker(bar.cluster, (6.0, y))?;
    canvas.text(Ink::Text, Anchor::Start, (18.0, y + canvas.drop()), &label)
}

/// The names of the ends of the scale; each may take half of it.
fn draw_ends(canvas: &Canvas, frame: &Frame, chart: &Clusters, y: f64) -> Drawn {
    let room = (frame.right - frame.left) / 2.0 - 6.0;
    let low = text::fit(&chart.ends.0, canvas.layout.font(), room);
    let high = text::fit(&chart.ends.1, canvas.layout.font(), room);
    canvas.text(Ink::Muted, Anchor::Start, (frame.left, y), &low)?;
    canvas.text(Ink::Muted, Anchor::End, (frame.right, y), &high)
}
