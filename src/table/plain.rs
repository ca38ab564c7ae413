//! The short way through a row without quotation marks, in place.

use super::parser::ROW_LIMIT;
use super::row::{Beyond, CELLS_LIMIT, Row};

/// How a plain row ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Taken {
    /// The bytes of the row and its line end.
    pub(super) bytes: usize,
    /// Whether it ended with a carriage return whose line feed, if there is one, is not among the bytes.
    pub(super) is_cut: bool,
}

/// Finds the cells of plain rows.
#[derive(Debug, Clone)]
pub(super) struct Plain {
    ends: Vec<u32>,
    kinds: [Kind; 256],
}

/// What a byte means in a plain row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Separator,
    LineEnd,
    Quote,
}

impl Plain {
    pub(super) fn new(separator: u8) -> Self {
        let mut kinds = [Kind::Text; 256];
        let special =
            [(separator, Kind::Separator), (b'\n', Kind::LineEnd), (b'\r', Kind::LineEnd), (b'"', Kind::Quote)];
        for (byte, kind) in special {
            if let Some(cell) = kinds.get_mut(usize::from(byte)) {
                *cell = kind;
            }
        }
        Self { ends: Vec::new(), kinds }
    }

    /// The row at the beginning of `bytes` and how far it goes; `None` if it is empty, unfinished or not plain.
    pub(super) fn row<'a>(&'a mut self, bytes: &'a [u8], line: u64) -> Option<(Row<'a>, Taken)> {
        let end = self.find_cells(bytes)?;
        let text = std::str::from_utf8(bytes.get(..end)?).ok()?;
        let is_return = bytes.get(end) == Some(&b'\r');
        let has_second_half = is_return && bytes.get(end + 1) == Some(&b'\n');
        let taken = Taken { bytes: end + 1 + usize::from(has_second_half), is_cut: is_return && !has_second_half };
        let row = Row { text, ends: &self.ends, gap: 1, line, beyond: Beyond::default(), is_open: false };
        Some((row, taken))
    }

    /// Where the line ends; the ends of its cells are kept.
    fn find_cells(&mut self, bytes: &[u8]) -> Option<usize> {
        self.ends.clear();
        let mut cell = 0;
        for (position, byte) in bytes.iter().enumerate() {
            match self.kinds.get(usize::from(*byte))? {
                Kind::Text => {}
                Kind::Quote if position == cell => return None,
                Kind::Quote => {}
                Kind::Separator => {
                    self.ends.push(position as u32);
                    cell = position + 1;
                }
                Kind::LineEnd => {
                    self.ends.push(position as u32);
                    return (position > 0 && position < ROW_LIMIT && self.ends.len() <= CELLS_LIMIT)
                        .then_some(position);
                }
            }
        }
        None
    }
}
