//! Names at the ends of lines, moved apart where lines end close together.

use super::canvas::{Anchor, Canvas, Drawn, Point};
use super::{Ink, Layout, sorted, text};

/// A name and a value that belong to the end of a line.
pub(super) struct EndLabel {
    /// Where the line ends.
    end: Point,
    /// The ink of the line.
    ink: Ink,
    /// The name, broken into lines.
    lines: Vec<String>,
    /// The value below it; may be empty.
    value: String,
}

/// Between the end of a line and its label: room for a connector.
pub(super) const GAP: f64 = 14.0;

const SPACE: f64 = 5.0;

/// The width that names may take in a layout; numbers may take more.
fn room(layout: Layout) -> f64 {
    layout.pick(170.0, 130.0)
}

/// The width of a column that holds names, each broken into lines where it is wide, and the values below them.
pub(super) fn column<'a>(labels: impl Iterator<Item = (&'a str, &'a str)>, layout: Layout) -> f64 {
    labels
        .map(|(name, value)| EndLabel::new(layout, (0.0, 0.0), Ink::Text, name, value).width(layout))
        .fold(0.0, f64::max)
}

impl EndLabel {
    pub(super) fn new(layout: Layout, end: Point, ink: Ink, name: &str, value: &str) -> Self {
        Self { end, ink, lines: text::wrap(name, layout.font(), room(layout)), value: value.to_owned() }
    }

    fn width(&self, layout: Layout) -> f64 {
        let value = text::width(&self.value, layout.font()).min(layout.width() * 0.4);
        text::widest(self.lines.iter().map(String::as_str), layout.font()).max(value)
    }

    fn height(&self, layout: Layout) -> f64 {
        (self.lines.len() + usize::from(!self.value.is_empty())) as f64 * line_height(layout)
    }
}

fn line_height(layout: Layout) -> f64 {
    layout.font() * 1.2
}

/// The upper edges of `labels`, sorted by height: as near to their lines as they can be without touching one another,
/// within `top..bottom` as long as they fit there together.
fn spread(labels: &[EndLabel], layout: Layout, top: f64, bottom: f64) -> Vec<f64> {
    let mut edges = Vec::new();
    let mut free = top;
    for label in labels {
        let edge = (label.end.1 - label.height(layout) / 2.0).max(free);
        free = edge + label.height(layout) + SPACE;
        edges.push(edge);
    }
    let mut limit = bottom;
    for (edge, label) in edges.iter_mut().zip(labels).rev() {
        *edge = edge.min(limit - label.height(layout)).max(top);
        limit = *edge - SPACE;
    }
    edges
}

/// Draws the labels right of `x`, within `top..bottom`.
pub(super) fn draw(canvas: &Canvas, labels: Vec<EndLabel>, x: f64, top: f64, bottom: f64) -> Drawn {
    let labels: Vec<EndLabel> = sorted(labels, |label| label.end.1).collect();
    let edges = spread(&labels, canvas.layout, top, bottom);
    labels.iter().zip(edges).try_for_each(|(label, edge)| draw_label(canvas, label, x, edge))
}

fn draw_label(canvas: &Canvas, label: &EndLabel, x: f64, edge: f64) -> Drawn {
    let middle = edge + label.height(canvas.layout) / 2.0;
    let is_away = (middle - label.end.1).abs() > 4.0 || x - label.end.0 > 4.0;
    if is_away && !(label.lines.is_empty() && label.value.is_empty()) {
        canvas.line(Ink::Axis, 1.0, &[(label.end.0 + 4.0, label.end.1), (x + GAP - 3.0, middle)])?;
    }
    let base = |line: usize| edge + (line as f64 + 0.5) * line_height(canvas.layout) + canvas.drop();
    for (i, line) in label.lines.iter().enumerate() {
        canvas.text(label.ink, Anchor::Start, (x + GAP, base(i)), line)?;
    }
    let room = canvas.layout.width() - x - GAP;
    canvas.number(label.ink, Anchor::Start, (x + GAP, base(label.lines.len())), room, &label.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_lines_that_end_together_do_not_touch() {
        let label = |y| EndLabel::new(Layout::Wide, (500.0, y), Ink::Accent, "Profit", "180");
        let labels = [label(90.0), label(95.0), label(99.0)];
        let edges = spread(&labels, Layout::Wide, 0.0, 120.0);
        let height = labels[0].height(Layout::Wide);
        assert!(edges.windows(2).all(|pair| pair[1] - pair[0] >= height), "{edges:?}");
        assert!(edges[2] + height <= 120.0 + 1e-9);
    }
}
