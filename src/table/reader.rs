//! From chunks of bytes to rows.

use super::decoder::Decoder;
use super::form::{Encoding, Separator};
use super::parser::Parser;
use super::plain::Plain;
use super::row::Row;

/// Who takes the rows. Any `FnMut(&Row)` is one.
pub trait RowSink {
    /// Takes a row.
    fn row(&mut self, row: &Row<'_>);

    /// Takes whole rows from the beginning of `bytes` by a way of its own, and says how many bytes and rows they were.
    ///
    /// For rows that are read a million times. Each must be one that [`TableReader`] would hand to [`Self::row`] with the
    /// same effect: not empty, without quotation marks, of one line that ends with a line feed and is of ASCII alone.
    /// The first is on `line`.
    fn quick(&mut self, bytes: &[u8], line: u64) -> Quick {
        let _ = (bytes, line);
        Quick::default()
    }
}

impl<F: FnMut(&Row<'_>) + ?Sized> RowSink for F {
    fn row(&mut self, row: &Row<'_>) {
        self(row);
    }
}

/// What a sink has taken by a way of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Quick {
    /// The bytes of the rows and their line ends.
    pub bytes: usize,
    /// How many rows.
    pub rows: u64,
}

/// Reads a table that comes in chunks, in constant memory.
///
/// Empty lines are no rows, and a first line that names the separator (`sep=;`) is none either. A quotation begins only
/// at the beginning of a cell; within it stand separators, line ends (LF, CRLF, CR) and doubled quotation marks. What a
/// chunk ends within changes nothing.
///
/// # Examples
/// ```
/// # use feltworth::table::{Encoding, Row, Separator, TableReader};
/// let mut reader = TableReader::new(Encoding::Utf8, Separator::Semicolon);
/// let mut rows = Vec::new();
/// let mut keep = |row: &Row| rows.push((row.line(), row.cells().map(str::to_owned).collect::<Vec<_>>()));
/// for chunk in ["shop;why\n1;\"fast;\nki", "nd\"\n\n2;slow"] {
///     reader.push(chunk.as_bytes(), &mut keep);
/// }
/// reader.finish(&mut keep);
/// assert_eq!(rows[1], (2, vec!["1".to_owned(), "fast;\nkind".to_owned()]));
/// assert_eq!(rows[2], (5, vec!["2".to_owned(), "slow".to_owned()]));
/// ```
#[derive(Debug, Clone)]
pub struct TableReader {
    decoder: Decoder,
    rows: Rows,
}

/// The rows of decoded text.
#[derive(Debug, Clone)]
struct Rows {
    parser: Parser,
    plain: Plain,
    is_first: bool,
}

impl TableReader {
    /// A reader at the beginning of a file.
    pub fn new(encoding: Encoding, separator: Separator) -> Self {
        let byte = separator.byte();
        let rows = Rows { parser: Parser::new(byte), plain: Plain::new(byte), is_first: true };
        Self { decoder: Decoder::new(encoding), rows }
    }

    /// A reader for a part of the same file, behind a line feed that ends a row. Its lines begin at 1.
    pub fn for_part(&self) -> Self {
        let rows = Rows { parser: self.rows.parser.afresh(), is_first: false, ..self.rows.clone() };
        Self { decoder: self.decoder.behind_start(), rows }
    }

    /// Counts `lines` more before what is read from now on.
    pub fn skip_lines(&mut self, lines: u64) {
        self.rows.parser.skip_lines(lines);
    }

    /// Whether what has been read ends with a row, rather than within one.
    pub fn is_between_rows(&self) -> bool {
        self.rows.parser.is_between_rows() && self.decoder.rest().is_empty()
    }

    /// The line of the next byte, from 1.
    pub fn line(&self) -> u64 {
        self.rows.parser.line()
    }

    /// Reads the next bytes of the file; `sink` gets each row that they complete.
    pub fn push<S: RowSink + ?Sized>(&mut self, chunk: &[u8], sink: &mut S) {
        self.rows.read(self.decoder.decode(chunk), sink);
    }

    /// Hands over the row that the file ends with, if it ends without a line end. The reader stays as it is: more may come.
    pub fn finish<S: RowSink + ?Sized>(&self, sink: &mut S) {
        let mut rows = self.rows.clone();
        rows.read(&self.decoder.rest(), sink);
        if rows.parser.end() {
            rows.hand_over(sink);
        }
    }
}

impl Rows {
    fn read<S: RowSink + ?Sized>(&mut self, mut bytes: &[u8], sink: &mut S) {
        while !bytes.is_empty() {
            let taken = self.read_some(bytes, sink);
            bytes = bytes.get(taken..).unwrap_or_default();
        }
    }

    /// Reads one row or more, or the beginning of one; the bytes that were read.
    fn read_some<S: RowSink + ?Sized>(&mut self, bytes: &[u8], sink: &mut S) -> usize {
        if self.parser.is_between_rows() && !self.is_first {
            if self.parser.passes_second_half(bytes) {
                return 1;
            }
            let quick = sink.quick(bytes, self.parser.line());
            if quick.bytes > 0 {
                self.parser.pass(quick.rows);
                return quick.bytes;
            }
            if let Some(taken) = self.read_plain(bytes, sink) {
                return taken;
            }
        }
        let (taken, has_ended) = self.parser.read(bytes);
        if has_ended {
            self.hand_over(sink);
        }
        taken
    }

    fn read_plain<S: RowSink + ?Sized>(&mut self, bytes: &[u8], sink: &mut S) -> Option<usize> {
        let (row, taken) = self.plain.row(bytes, self.parser.line())?;
        sink.row(&row);
        if taken.is_cut {
            self.parser.pass_return()
        } else {
            self.parser.pass(1)
        }
        Some(taken.bytes)
    }

    fn hand_over<S: RowSink + ?Sized>(&mut self, sink: &mut S) {
        let row = self.parser.row();
        if !(self.is_first && row.line() == 1 && names_separator(&row)) {
            sink.row(&row);
        }
        self.is_first = false;
        self.parser.clear();
    }
}

/// Whether a row names the separator, as spreadsheets write it above a table: `sep=;`. Read with the separator that it
/// names, it is parted there.
fn names_separator(row: &Row<'_>) -> bool {
    let is_parted = row.len() == 2 && row.cell(1).is_empty();
    let Some((key, separator)) = row.cell(0).split_at_checked(4) else { return false };
    let fits = if is_parted { separator.is_empty() } else { row.len() == 1 && named(separator).is_some() };
    fits && key.eq_ignore_ascii_case("sep=")
}

fn named(separator: &str) -> Option<Separator> {
    let [byte] = *separator.as_bytes() else { return None };
    Separator::from_byte(byte)
}

/// The separator that the first line of a text names.
pub(super) fn named_separator(text: &[u8]) -> Option<Separator> {
    let line = text.split(|byte| matches!(byte, b'\n' | b'\r')).next()?;
    let line = std::str::from_utf8(line).ok()?.trim_matches('"');
    let (key, separator) = line.split_at_checked(4)?;
    named(separator).filter(|_| key.eq_ignore_ascii_case("sep="))
}
