//! Tables as files hold them: bytes in, rows of cells out, in constant memory.
//!
//! [`inspect`] finds how a file is written from its beginning (encoding, separator, header rows, decimal sign) and refuses
//! what is no text. [`TableReader`] then turns chunks of bytes into rows; header rows are rows like others. [`Head`]
//! gathers the beginning of a stream for the one, before all of it goes to the other:
//!
//! ```
//! # use feltworth::table::{FileForm, Head, Row, TableError, TableReader, inspect};
//! let chunks: [&[u8]; 2] = [b"date;am", b"ount\n2026-05-01;9,50\n"];
//! let mut head = Head::default();
//! for chunk in chunks {
//!     let _rest = head.fill(chunk); // not empty once the head is full
//! }
//! let form = inspect(head.bytes(), &FileForm::default())?.form;
//! let mut reader = TableReader::new(form.encoding, form.separator);
//! let mut amounts = Vec::new();
//! reader.push(head.bytes(), &mut |row: &Row| amounts.push(row.cell(1).to_owned()));
//! assert_eq!(amounts, ["amount", "9,50"]);
//! # Ok::<(), TableError>(())
//! ```
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod binary;
mod code_page;
mod decoder;
mod error;
mod form;
mod head;
mod inspect;
mod letters;
mod number;
mod parser;
mod plain;
mod reader;
mod row;
mod skipped;
mod sorted_map;

pub use error::{BinaryKind, TableError};
pub use form::{Column, Decimal, Encoding, FileForm, Form, Separator};
pub use head::Head;
pub use inspect::{HEAD_LIMIT, Sample, inspect, is_only_item};
pub use letters::{in_small_letters, is_in_word, is_letter, small};
pub use number::{decimal_of, number};
pub use reader::{Quick, RowSink, TableReader};
pub use row::{CELL_LIMIT, CELLS_LIMIT, Row};
pub use skipped::{Skipped, SkippedRow};
pub use sorted_map::SortedMap;
