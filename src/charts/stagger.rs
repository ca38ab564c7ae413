//! Labels of neighbouring places in as few rows as leave each of them free.

use super::{Layout, text};

/// A label in its row.
pub(super) struct Placed {
    /// The middle of the label: that of its place, moved as far as it must be to stay in the drawing.
    pub(super) x: f64,
    pub(super) row: usize,
    pub(super) text: String,
}

const SPACE: f64 = 9.0;

/// Places `labels`, whose places rise, each in the first row that is free; those that have no room even in the last of
/// `most` rows are left out (`None`).
pub(super) fn stagger(labels: impl Iterator<Item = (f64, String)>, layout: Layout, most: usize) -> Vec<Option<Placed>> {
    let mut ends = vec![f64::MIN; most];
    let place = |(x, text): (f64, String)| {
        let half = text::width(&text, layout.font()) / 2.0;
        let x = text::middle(x, &text, layout);
        let (row, end) = ends.iter_mut().enumerate().find(|(_, end)| **end + SPACE <= x - half)?;
        *end = x + half;
        Some(Placed { x, row, text })
    };
    labels.map(place).collect()
}

/// How many rows are taken.
pub(super) fn rows(placed: &[Option<Placed>]) -> usize {
    placed.iter().flatten().map(|placed| placed.row + 1).max().unwrap_or(0)
}

/// From row to row.
pub(super) fn pitch(layout: Layout) -> f64 {
    layout.font() * 1.25
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_would_touch_go_to_the_next_row() {
        let places = [(30.0, "Awareness"), (60.0, "Interest"), (90.0, "Consideration"), (300.0, "Purchase")];
        let labels = || places.iter().map(|(x, label)| (*x, (*label).to_owned()));
        let placed = stagger(labels(), Layout::Narrow, 3);
        let taken: Vec<_> = placed.iter().flatten().map(|placed| placed.row).collect();
        assert_eq!(taken, [0, 1, 2, 0]);
        assert_eq!(rows(&placed), 3);
        let tight = stagger(labels(), Layout::Narrow, 1);
        assert!(tight[1].is_none() && tight[3].is_some());
    }
}
