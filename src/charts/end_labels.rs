//! Names at the ends of lines, moved apart where lines end close together.

use super::canvas::{Anchor, Canvas, Drawn};
use super::{Ink, Layout, text};

/// A name and a value that belong to the end of a line.
pub(super) struct EndLabel {
    /// Where the line ends.
    pub(super) y: f64,
    /// The ink of the line.
    pub(super) ink: Ink,
    /// The name, broken into lines, and the value below it.
    lines: Vec<String>,
}

/// Between the end of a line and its label: room for a connector.
pub(super) const GAP: f64 = 14.0;

const SPACE: f64 = 5.0;

/// The width that labels may take for a layout.
fn room(layout: Layout) -> f64 {
    layout.pick(170.0, 130.0)
}

/// The width of a column that holds `names`, each broken into lines where it is wide.
pub(super) fn column<'a>(names: impl Iterator<Item = &'a str>, layout: Layout) -> f64 {
    let lines: Vec<String> = names.flat_map(|name| text::wrap(name, layout.font(), room(layout))).collect();
    text::widest(lines.iter().map(String::as_str), layout.font())
}

impl EndLabel {
    pub(super) fn new(layout: Layout, y: f64, ink: Ink, name: &str, value: &str) -> Self {
        let lines = [name, value].into_iter().flat_map(|part| text::wrap(part, layout.font(), room(layout)));
        Self { y, ink, lines: lines.collect() }
    }

    fn height(&self, layout: Layout) -> f64 {
        self.lines.len() as f64 * line_height(layout)
    }
}

fn line_height(layout: Layout) -> f64 {
    layout.font() * 1.2
}

/// The upper edges of `labels`, sorted by `y`: as near to their lines as they can be without touching one another,
/// within `top..bottom` as long as they fit there together.
fn spread(labels: &[EndLabel], layout: Layout, top: f64, bottom: f64) -> Vec<f64> {
    let mut edges = Vec::new();
    let mut free = top;
    for label in labels {
        let edge = (label.y - label.height(layout) / 2.0).max(free);
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
pub(super) fn draw(canvas: &Canvas, mut labels: Vec<EndLabel>, x: f64, top: f64, bottom: f64) -> Drawn {
    labels.sort_by(|a, b| a.y.total_cmp(&b.y));
    let edges = spread(&labels, canvas.layout, top, bottom);
    labels.iter().zip(edges).try_for_each(|(label, edge)| draw_label(canvas, label, x, edge))
}

fn draw_label(canvas: &Canvas, label: &EndLabel, x: f64, edge: f64) -> Drawn {
    let middle = edge + label.height(canvas.layout) / 2.0;
    if (middle - label.y).abs() > 4.0 {
        canvas.line(Ink::Axis, 1.0, &[(x + 4.0, label.y), (x + GAP - 3.0, middle)])?;
    }
    for (i, line) in label.lines.iter().enumerate() {
        let base = edge + (i as f64 + 0.5) * line_height(canvas.layout) + canvas.drop();
        canvas.text(label.ink, Anchor::Start, (x + GAP, base), line)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_lines_that_end_together_do_not_touch() {
        let label = |y| EndLabel::new(Layout::Wide, y, Ink::Accent, "Profit", "180");
        let labels = [label(90.0), label(95.0), label(99.0)];
        let edges = spread(&labels, Layout::Wide, 0.0, 120.0);
        let height = labels[0].height(Layout::Wide);
        assert!(edges.windows(2).all(|pair| pair[1] - pair[0] >= height), "{edges:?}");
        assert!(edges[2] + height <= 120.0 + 1e-9);
    }
}
