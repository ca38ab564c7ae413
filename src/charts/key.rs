//! The key that names the shapes and colours of the clusters.

use super::canvas::{Anchor, Canvas, Drawn, Point};
use super::{Ink, Layout, text};

/// One name in a key.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyEntry {
    /// The ink whose marker is named.
    pub ink: Ink,
    /// Its name.
    pub label: String,
}

const ROW: f64 = 20.0;
const GAP: f64 = 20.0;
const MARKER: f64 = 16.0;

/// Where the entries stand, each at the middle of its row, and how high they are together.
pub(super) fn place(entries: &[KeyEntry], layout: Layout) -> (Vec<Point>, f64) {
    let (mut x, mut y) = (0.0, ROW / 2.0);
    let mut places = Vec::new();
    for entry in entries {
        let width = MARKER + text::width(&entry.label, layout.font());
        if x > 0.0 && x + width > layout.width() {
            (x, y) = (0.0, y + ROW);
        }
        places.push((x, y));
        x += width + GAP;
    }
    (places, if entries.is_empty() { 0.0 } else { y + ROW / 2.0 + 6.0 })
}

/// Draws the entries where [`place`] put them.
pub(super) fn draw(canvas: &Canvas, entries: &[KeyEntry], places: &[Point]) -> Drawn {
    for (entry, (x, y)) in entries.iter().zip(places) {
        let label = text::fit(&entry.label, canvas.layout.font(), canvas.layout.width() - x - MARKER - 2.0);
        canvas.marker(entry.ink, (x + 6.0, *y))?;
        canvas.text(Ink::Muted, Anchor::Start, (x + MARKER, y + canvas.drop()), &label)?;
    }
    Ok(())
}
