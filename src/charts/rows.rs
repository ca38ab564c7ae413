//! Rows of horizontal marks: each with its name at the left, or above it where there is no room beside it.

use super::canvas::{Anchor, Canvas, Drawn};
use super::{Ink, Layout, text};

/// A named amount in the ink of what it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Its name.
    pub label: String,
    /// The amount, if there is any.
    pub value: Option<f64>,
    /// The amount, or that there is none, as it is to be written.
    pub value_label: String,
    /// The ink; a cluster shows its shape beside the name.
    pub ink: Ink,
}

/// The measures of rows.
pub(super) struct Rows {
    /// Above the first row.
    pub(super) top: f64,
    /// From row to row.
    pub(super) pitch: f64,
    /// From the upper edge of a row to the middle of its mark.
    pub(super) middle: f64,
    /// Where the marks begin, and where they end.
    pub(super) left: f64,
    pub(super) right: f64,
    /// Of the widest value.
    values: f64,
    /// Whether values stand at the end of the names' line: in a narrow drawing those that would take much of the width.
    are_above: bool,
}

impl Rows {
    /// Rows for inks, names and values: at the left of a wide drawing names take up to 320 units, at its right values
    /// take up to a third.
    pub(super) fn new<'a>(
        rows: impl Iterator<Item = (Ink, &'a str, &'a str)> + Clone,
        layout: Layout,
        top: f64,
    ) -> Self {
        let width = |(ink, name, _)| offset(ink) + text::width(name, layout.font());
        let names = rows.clone().map(width).fold(0.0, f64::max);
        let values = text::widest(rows.map(|(.., value)| value), layout.font());
        let (pitch, middle) = layout.pick((34.0, 15.0), (42.0, 26.0));
        let are_above = layout == Layout::Narrow && values > 60.0;
        let column = if are_above { 0.0 } else { (values + 8.0).min(layout.width() / 3.0) };
        let left = layout.pick((names + 14.0).min(320.0), 0.0);
        Self { top, pitch, middle, left, right: layout.width() - column, values, are_above }
    }

    /// The middle of the mark in a row.
    pub(super) fn y(&self, row: usize) -> f64 {
        self.top + self.pitch * row as f64 + self.middle
    }

    /// Below the last of `count` rows.
    pub(super) fn bottom(&self, count: usize) -> f64 {
        self.top + self.pitch * count as f64
    }

    /// The middle of the name of a row.
    fn name_y(&self, layout: Layout, row: usize) -> f64 {
        layout.pick(self.y(row), self.y(row) - self.middle + 10.0)
    }

    /// The name of a row, with its marker if the ink is that of a cluster.
    pub(super) fn draw_name(&self, canvas: &Canvas, row: usize, ink: Ink, name: &str) -> Drawn {
        let y = self.name_y(canvas.layout, row);
        let beside = if self.are_above { (self.values + 12.0).min(canvas.layout.width() / 2.0) } else { 0.0 };
        let room = canvas.layout.pick(self.left - 12.0, canvas.layout.width() - beside) - offset(ink);
        if ink.is_cluster() {
            canvas.marker(ink, (6.0, y))?;
        }
        let label = text::fit(name, canvas.layout.font(), room);
        canvas.text(Ink::Text, Anchor::Start, (offset(ink), y + canvas.drop()), &label)
    }

    /// The amount of a row, at the right.
    pub(super) fn draw_value(&self, canvas: &Canvas, row: usize, is_there: bool, label: &str) -> Drawn {
        let ink = if is_there { Ink::Text } else { Ink::Muted };
        let width = canvas.layout.width();
        let (anchor, x, y, room) = match self.are_above {
            true => (Anchor::End, width, self.name_y(canvas.layout, row), width / 2.0),
            false => (Anchor::Start, self.right + 8.0, self.y(row), width - self.right - 8.0),
        };
        canvas.number(ink, anchor, (x, y + canvas.drop()), room, label)
    }
}

/// Where a name starts: right of its marker if the ink is that of a cluster.
pub(super) fn offset(ink: Ink) -> f64 {
    if ink.is_cluster() { 17.0 } else { 0.0 }
}
