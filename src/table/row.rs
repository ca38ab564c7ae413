//! A row of cells.

/// The bytes up to which a cell is kept.
pub const CELL_LIMIT: usize = 1 << 16;

/// The cells up to which a row is kept; what stands beyond only counts.
pub const CELLS_LIMIT: usize = 1 << 14;

/// A row, lent for as long as it is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    pub(super) text: &'a str,
    /// The end of each cell in the text.
    pub(super) ends: &'a [u32],
    /// What stands between two cells in the text: a separator, or nothing where quotation marks had to go.
    pub(super) gap: usize,
    pub(super) line: u64,
    pub(super) beyond: Beyond,
    pub(super) is_open: bool,
}

/// The cells behind the last one that is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Beyond {
    pub(super) cells: usize,
    pub(super) is_filled: bool,
}

impl<'a> Row<'a> {
    /// The cell at a position from 0, decoded and without quotation marks, as far as it is kept (64 KiB); empty where
    /// the row has ended.
    pub fn cell(&self, position: usize) -> &'a str {
        let Some(end) = self.ends.get(position) else { return "" };
        let before = position.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.map_or(0, |before| *before as usize + self.gap);
        let cell = self.text.get(start..*end as usize).unwrap_or_default();
        if cell.len() <= CELL_LIMIT {
            cell
        } else {
            cell.get(..cell.floor_char_boundary(CELL_LIMIT)).unwrap_or_default()
        }
    }

    /// The cells of the row that are kept.
    pub fn cells(&self) -> impl Iterator<Item = &'a str> + '_ {
        (0..self.ends.len()).map(|position| self.cell(position))
    }

    /// How many cells the row has.
    pub fn len(&self) -> usize {
        self.ends.len() + self.beyond.cells
    }

    /// Whether there is no cell, which no row is that a reader hands out.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The line of the file, from 1, on which the row begins.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Whether more than `width` cells hold something: surplus empty ones do not count.
    pub fn is_wider_than(&self, width: usize) -> bool {
        self.len() > width
            && (self.beyond.is_filled
                || (width..self.ends.len()).any(|position| !self.cell(position).trim().is_empty()))
    }

    /// Whether the file ended within a quotation that began in this row.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether a quotation that is never closed has taken further lines of the file into it.
    pub fn swallows_lines(&self) -> bool {
        self.is_open && self.text.contains('\n')
    }

    /// Whether some of its bytes stand for no character of the encoding.
    pub fn is_garbled(&self) -> bool {
        !self.text.is_ascii() && self.text.chars().any(|character| character == char::REPLACEMENT_CHARACTER)
    }
}
