//! Why bytes are no table.

use borsh::{BorshDeserialize, BorshSerialize};

/// What a file is that is no text, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum BinaryKind {
    /// A zip archive: a workbook of a spreadsheet (`.xlsx`, `.ods`) is one, too.
    ZipOrWorkbook,
    /// A workbook in the older format (`.xls`).
    OldWorkbook,
    /// Another compressed file or archive.
    Compressed,
    /// A document, a picture, a data base.
    Other,
}

/// Why bytes are no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, BorshSerialize, BorshDeserialize)]
pub enum TableError {
    /// No bytes, or nothing but line ends.
    #[error("the file is empty")]
    Empty,
    /// Not text.
    #[error("the file is no text but {0:?}")]
    Binary(BinaryKind),
}
