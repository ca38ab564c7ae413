//! What stands in the fields of a sheet, by their names.

use super::TOOL;
use crate::tools::Document;
use crate::tools::entry::Entry;

/// A sheet with what stands in it.
#[derive(Clone, Copy)]
pub(super) struct Held<'a> {
    pub document: &'a Document,
    /// The key of the sheet.
    pub sheet: &'static str,
}

impl<'a> Held<'a> {
    /// The key of a field of the sheet in the catalogue.
    pub fn key(self, field: &str) -> String {
        format!("worksheets.{}.{field}.label", self.sheet)
    }

    fn place(self, field: &str) -> Option<usize> {
        TOOL.place(&format!("{}.{field}", self.sheet))
    }

    /// A text without blanks around.
    pub fn text(self, field: &str) -> &'a str {
        let entry = self.place(field).and_then(|place| self.document.entry(place));
        entry.map(|entry| entry.text.trim()).unwrap_or_default()
    }

    /// The lines of a text that say something.
    pub fn lines(self, field: &str) -> Vec<&'a str> {
        self.text(field).lines().map(str::trim).filter(|line| !line.is_empty()).collect()
    }

    /// What is chosen; empty where nothing is.
    pub fn choice(self, field: &str) -> &'static str {
        self.place(field).and_then(|place| self.document.choice(place)).unwrap_or_default()
    }

    /// The rows of a table.
    pub fn rows(self, field: &str) -> &'a [Vec<Entry>] {
        self.place(field).map(|place| self.document.rows(place)).unwrap_or_default()
    }

    /// A number, if there is one.
    pub fn number(self, field: &str) -> Option<f64> {
        self.document.number(self.place(field)?).ok().flatten()
    }
}
