//! How a file of rows is written.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Serialize, Serializer};

/// How characters are bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Central European.
    Windows1250,
    /// Cyrillic.
    Windows1251,
    /// Western European.
    Windows1252,
}

impl Encoding {
    /// All encodings that are read.
    pub const ALL: [Self; 6] =
        [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Windows1250, Self::Windows1251, Self::Windows1252];

    /// The name in the JavaScript face.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1250 => "windows-1250",
            Self::Windows1251 => "windows-1251",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// The encoding of a name in the JavaScript face.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.name() == name)
    }
}

/// What parts the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Bar,
}

impl Separator {
    /// All separators that are read.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Bar];

    /// The separator as a byte.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Bar => b'|',
        }
    }

    /// The separator that a byte is.
    pub fn from_byte(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|separator| separator.byte() == byte)
    }
}

/// What stands before the decimals of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
pub enum Decimal {
    /// `7.5`
    Point,
    /// `7,5`
    Comma,
}

impl Decimal {
    /// The sign as a byte.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }

    /// The sign that a byte is.
    pub const fn from_byte(byte: u8) -> Option<Self> {
        match byte {
            b'.' => Some(Self::Point),
            b',' => Some(Self::Comma),
            _ => None,
        }
    }

    /// The other sign, which may part groups of three digits.
    pub const fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// What a visitor has said about the form of a file; the rest is found from its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, BorshSerialize, BorshDeserialize)]
pub struct FileForm {
    /// How characters are bytes.
    pub encoding: Option<Encoding>,
    /// What parts the cells.
    pub separator: Option<Separator>,
    /// Rows before the first row of data; 0: none, columns by position.
    pub header_rows: Option<usize>,
    /// What stands before decimals.
    pub decimal: Option<Decimal>,
}

/// A column as the visitor names it.
#[derive(Debug, Clone, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum Column {
    /// By its header.
    Header(String),
    /// By its position from 0.
    Position(usize),
}

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// How characters are bytes.
    pub encoding: Encoding,
    /// What parts the cells.
    pub separator: Separator,
    /// Rows before the first row of data.
    pub header_rows: usize,
    /// What stands before decimals.
    pub decimal: Decimal,
}

impl Serialize for Encoding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Serialize for Separator {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_char(self.byte().into())
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_char(self.byte().into())
    }
}
