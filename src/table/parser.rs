//! The full parser: byte by byte, whatever the quotation marks, line ends and cuts.

use super::row::{Beyond, CELL_LIMIT, CELLS_LIMIT, Row};

/// The bytes up to which a row is kept: a row without an end must not fill the memory.
pub(super) const ROW_LIMIT: usize = 1 << 23;

const QUOTE: u8 = b'"';

/// Where in a cell the next byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Bare,
    Quoted,
    /// Behind a quotation mark within a quotation: its end, or the first of two that stand for one.
    QuoteInQuoted,
}

/// A row that grows byte by byte, and the lines that have been passed.
#[derive(Debug, Clone)]
pub(super) struct Parser {
    separator: u8,
    text: Vec<u8>,
    ends: Vec<u32>,
    /// Where in `text` the present cell begins.
    cell: usize,
    place: Place,
    beyond: Beyond,
    /// Whether the row has begun: a quotation, a separator or a character has been seen.
    has_begun: bool,
    /// Whether the last byte was a carriage return, of whose line end a line feed is the second half.
    after_return: bool,
    line: u64,
    row_line: u64,
}

impl Parser {
    pub(super) fn new(separator: u8) -> Self {
        Self {
            separator,
            text: Vec::new(),
            ends: Vec::new(),
            cell: 0,
            place: Place::Start,
            beyond: Beyond::default(),
            has_begun: false,
            after_return: false,
            line: 1,
            row_line: 1,
        }
    }

    /// One for the same separator that has read nothing.
    pub(super) fn afresh(&self) -> Self {
        Self::new(self.separator)
    }

    /// Counts lines that somebody else reads.
    pub(super) fn skip_lines(&mut self, lines: u64) {
        self.line += lines;
        self.row_line += lines;
    }

    /// Whether the next byte begins a row, or may do so behind the second half of a line end.
    pub(super) fn is_between_rows(&self) -> bool {
        !self.has_begun
    }

    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// Lets rows of one line each that somebody else has read pass, the last of which ended with a line feed.
    pub(super) fn pass(&mut self, rows: u64) {
        self.line += rows;
        self.after_return = false;
    }

    /// As [`Self::pass`], of one row that ended with a carriage return and nothing known behind it.
    pub(super) fn pass_return(&mut self) {
        self.line += 1;
        self.after_return = true;
    }

    /// Takes the line feed at the beginning of `bytes` that belongs to a carriage return before.
    pub(super) fn passes_second_half(&mut self, bytes: &[u8]) -> bool {
        let is_second_half = self.after_return && bytes.first() == Some(&b'\n');
        self.after_return &= bytes.is_empty();
        is_second_half
    }

    /// Reads up to the end of a row; the bytes that were read, and whether the row has ended.
    pub(super) fn read(&mut self, bytes: &[u8]) -> (usize, bool) {
        let mut rest = bytes;
        while let [byte, behind @ ..] = rest {
            if self.ends_row(*byte) {
                return (bytes.len() - behind.len(), true);
            }
            rest = self.keep_run(behind);
        }
        (bytes.len(), false)
    }

    /// Keeps what goes on within a cell, up to the next byte that means something there; what follows.
    fn keep_run<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let end = match self.place {
            Place::Bare => self.separator,
            Place::Quoted => QUOTE,
            Place::Start | Place::QuoteInQuoted => return bytes,
        };
        let ends = |byte: &u8| *byte == end || matches!(byte, b'\n' | b'\r');
        let (run, rest) =
            bytes.split_at_checked(bytes.iter().position(ends).unwrap_or(bytes.len())).unwrap_or((bytes, &[]));
        let room = (CELL_LIMIT + 1 + self.cell).min(ROW_LIMIT).saturating_sub(self.text.len());
        self.text.extend(run.get(..room).unwrap_or(run));
        self.after_return &= run.is_empty();
        rest
    }

    /// The row that has ended; it goes with the next call of [`Self::clear`].
    pub(super) fn row(&mut self) -> Row<'_> {
        if std::str::from_utf8(&self.text).is_err() {
            self.replace_what_is_no_text();
        }
        let text = std::str::from_utf8(&self.text).unwrap_or_default();
        let is_open = self.place == Place::Quoted;
        Row { text, ends: &self.ends, gap: 0, line: self.row_line, beyond: self.beyond, is_open }
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.cell = 0;
        self.place = Place::Start;
        self.beyond = Beyond::default();
        self.has_begun = false;
    }

    /// Ends the row at the end of the file; whether there is one.
    pub(super) fn end(&mut self) -> bool {
        if self.has_begun {
            self.end_cell();
        }
        self.has_begun
    }

    /// Takes one byte; whether it ended a row.
    fn ends_row(&mut self, byte: u8) -> bool {
        let second_half = self.after_return && byte == b'\n';
        self.after_return = byte == b'\r';
        if !self.has_begun {
            if second_half {
                return false;
            }
            self.row_line = self.line;
        }
        let is_line_end = matches!(byte, b'\n' | b'\r');
        self.line += u64::from(is_line_end && !second_half);
        match self.place {
            Place::Quoted => self.quoted(byte),
            _ if is_line_end => return self.ends_begun_row(),
            _ => self.unquoted(byte),
        }
        false
    }

    fn ends_begun_row(&mut self) -> bool {
        if self.has_begun {
            self.end_cell();
        }
        self.has_begun
    }

    fn quoted(&mut self, byte: u8) {
        match byte {
            QUOTE => self.place = Place::QuoteInQuoted,
            _ => self.keep(byte),
        }
    }

    fn unquoted(&mut self, byte: u8) {
        self.has_begun = true;
        match (byte, self.place) {
            (QUOTE, Place::Start) => self.place = Place::Quoted,
            (QUOTE, Place::QuoteInQuoted) => {
                self.place = Place::Quoted;
                self.keep(byte);
            }
            _ if byte == self.separator => self.end_cell(),
            _ => {
                self.place = Place::Bare;
                self.keep(byte);
            }
        }
    }

    fn keep(&mut self, byte: u8) {
        // The first byte beyond the limit shows that there was more; the row drops it.
        if self.text.len() - self.cell <= CELL_LIMIT && self.text.len() < ROW_LIMIT {
            self.text.push(byte);
        }
    }

    fn end_cell(&mut self) {
        if self.place != Place::Quoted {
            self.place = Place::Start;
        }
        if self.text.len() - self.cell > CELL_LIMIT {
            self.text.truncate(self.cell + whole_characters(self.text.get(self.cell..).unwrap_or_default()));
        }
        if self.ends.len() < CELLS_LIMIT {
            self.ends.push(self.text.len() as u32);
        } else {
            self.beyond.cells += 1;
            self.beyond.is_filled |= self.text.get(self.cell..).is_some_and(|cell| !cell.trim_ascii().is_empty());
            self.text.truncate(self.cell);
        }
        self.cell = self.text.len();
    }

    /// Puts U+FFFD where bytes are no text, cell by cell.
    #[cold]
    fn replace_what_is_no_text(&mut self) {
        let mut text = Vec::with_capacity(self.text.len());
        let mut start = 0;
        for end in &mut self.ends {
            let cell = self.text.get(start..*end as usize).unwrap_or_default();
            start = *end as usize;
            text.extend(String::from_utf8_lossy(cell).as_bytes());
            *end = text.len() as u32;
        }
        self.text = text;
    }
}

/// The bytes of a cell, at most as many as are kept, that do not end within a character.
fn whole_characters(cell: &[u8]) -> usize {
    let continues = |position: &usize| cell.get(*position).is_some_and(|byte| byte & 0xC0 == 0x80);
    (CELL_LIMIT.saturating_sub(3)..=CELL_LIMIT).rev().find(|position| !continues(position)).unwrap_or(CELL_LIMIT)
}
