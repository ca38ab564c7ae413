//! Everything that a visitor has set in a tool, and every way to change it.

use super::address::{each, gathered, pairs_of};
use super::entry::Entry;
use super::fragment::{Fragment, decode, encode};
use super::range::Problem;
use super::schema::{COUNT, Field, Kind, Tool, VERSION};
use super::series;
use crate::content::Language;

/// What stands in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// In a field of one number, of one choice, or of one text.
    One(Entry),
    /// In a list.
    List(Vec<Entry>),
    /// In a table.
    Rows(Vec<Vec<Entry>>),
}

/// The inputs of a tool, each as it was typed. Form, address, draft and frame are faces of it.
#[derive(Debug, Clone)]
pub struct Document {
    tool: &'static Tool,
    values: Vec<Value>,
    notices: Vec<Notice>,
}

/// What was wrong with an address as a whole: no single entry shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The address was written by a version to come.
    NewerVersion,
    /// The list under a key had so many values, which is not how many it has.
    WrongCount(&'static str, usize),
}

/// A change of a document. Each has another one that takes it back.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Another entry in the field at a place.
    Set(usize, Entry),
    /// Another entry in a list: the field's place, the entry's, and the entry.
    SetItem(usize, usize, Entry),
    /// Other entries in a list, all of them.
    Fill(usize, Vec<Entry>),
    /// Another entry in a table: the field's place, row, column, and the entry.
    SetCell(usize, usize, usize, Entry),
    /// Rows into a table, before the one at a place.
    Insert(usize, usize, Vec<Vec<Entry>>),
    /// So many rows out of a table, from the one at a place on.
    Remove(usize, usize, usize),
    /// Other rows in the place of all rows of a table.
    FillRows(usize, Vec<Vec<Entry>>),
    /// The row of a table from one place to another.
    Move(usize, usize, usize),
    /// All fields anew.
    Replace(Document),
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.tool, other.tool) && self.values == other.values && self.notices == other.notices
    }
}

impl Document {
    /// The document whose fields hold `texts`, as an address has them, in the order of the fields.
    pub(super) fn from_texts(tool: &'static Tool, texts: &[String], language: Language) -> Self {
        let mut document = Self { tool, values: Vec::new(), notices: Vec::new() };
        let texts = texts.iter().map(String::as_str).chain(std::iter::repeat(""));
        for (field, text) in tool.fields.iter().zip(texts) {
            let value = document.read(field, text, language);
            document.values.push(value);
        }
        document
    }

    /// The document of a fragment. A required field whose key is absent has its initial value, an optional one is empty; a
    /// bad value is kept as it stands.
    pub fn from_fragment(tool: &'static Tool, fragment: &Fragment, language: Language) -> Self {
        let version = fragment.get(VERSION).and_then(|version| version.parse().ok()).unwrap_or(1).max(1);
        let later = tool.conversions.get(version - 1..).unwrap_or_default();
        let fragment = later.iter().fold(fragment.clone(), |fragment, convert| convert(fragment));
        let initial = (tool.initial)(language);
        let text = |(field, initial): (&Field, String)| match gathered(field, &fragment) {
            Some(raw) => raw,
            None if field.is_optional() => String::new(),
            None => initial,
        };
        let texts: Vec<String> = tool.fields.iter().zip(initial).map(text).collect();
        let mut document = Self::from_texts(tool, &texts, language);
        document.notices.extend((version > tool.version()).then_some(Notice::NewerVersion));
        document
    }

    /// The same with the free texts of another document of the tool: an example has none and takes none away.
    #[must_use]
    pub fn with_texts_of(&self, other: &Self) -> Self {
        let mut mixed = self.clone();
        let is_text = |place: &usize| matches!(self.tool.fields.get(*place), Some(Field { kind: Kind::Text, .. }));
        for place in (0..self.tool.fields.len()).filter(is_text) {
            mixed.settle(place, other.value(place).cloned());
        }
        mixed
    }

    fn read(&mut self, field: &Field, text: &str, language: Language) -> Value {
        let entry = |text: &str| Entry::from_address(&decode(text), language);
        match field.kind {
            Kind::Number(_) => Value::One(entry(text)),
            Kind::Choice(keys) => Value::One(Entry::typed(known(keys, &decode(text)), language)),
            Kind::Series { .. } => Value::One(series::from_address(text, language)),
            Kind::List(length) => {
                let mut entries: Vec<Entry> = text.split('.').map(entry).collect();
                if !text.is_empty() && entries.len() != length {
                    self.notices.push(Notice::WrongCount(field.key, entries.len()));
                }
                entries.resize_with(length, || entry(""));
                Value::List(entries)
            }
            Kind::Counts { most, .. } => {
                let mut entries: Vec<Entry> = text.split('.').map(entry).collect();
                self.notices.extend((entries.len() > most).then_some(Notice::WrongCount(field.key, entries.len())));
                entries.resize_with(most, || entry(""));
                Value::List(entries)
            }
            Kind::Rows(width) => {
                let row = |row: &str| {
                    let mut cells: Vec<Entry> = row.split(',').map(entry).collect();
                    cells.resize_with(width, || entry(""));
                    cells
                };
                Value::Rows(text.split(';').filter(|row| !row.is_empty()).map(row).collect())
            }
            Kind::Text => Value::One(Entry::typed(decode(text), language)),
            Kind::Settings(settings) => Value::List(each(settings, text, |setting, text| {
                if let Kind::Choice(keys) = setting.field.kind {
                    return Entry::typed(known(keys, text), language);
                }
                Entry::from_address(text, language)
            })),
            Kind::Marks(_, settings) => Value::List(each(settings, text, |_, text| Entry::typed(text, language))),
        }
    }

    /// The tool that these are the inputs of.
    pub const fn tool(&self) -> &'static Tool {
        self.tool
    }

    /// What was wrong with the address that the document came from, as a whole.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// What stands in the field at a place.
    pub(super) fn value(&self, place: usize) -> Option<&Value> {
        self.values.get(place)
    }

    /// Puts another value of its kind into the field at a place, or empties it.
    pub(super) fn settle(&mut self, place: usize, value: Option<Value>) {
        if let Some(held) = self.values.get_mut(place) {
            *held = value.unwrap_or_else(|| held.emptied());
        }
    }

    /// What stands in the field at a place, if it holds one entry.
    pub fn entry(&self, place: usize) -> Option<&Entry> {
        match self.value(place)? {
            Value::One(entry) => Some(entry),
            Value::List(_) | Value::Rows(_) => None,
        }
    }

    /// The entries of the list at a place.
    pub fn list(&self, place: usize) -> &[Entry] {
        match self.value(place) {
            Some(Value::List(entries)) => entries,
            _ => &[],
        }
    }

    /// The rows of the table at a place.
    pub fn rows(&self, place: usize) -> &[Vec<Entry>] {
        match self.value(place) {
            Some(Value::Rows(rows)) => rows,
            _ => &[],
        }
    }

    /// The value of a number, or what is wrong with it.
    ///
    /// # Errors
    /// The [`Problem`] of the entry; [`Problem::Empty`] where the field takes no number.
    pub fn number(&self, place: usize) -> Result<Option<f64>, Problem> {
        let number = self.tool.fields.get(place).and_then(Field::number);
        let (number, entry) = number.zip(self.entry(place)).ok_or(Problem::Empty)?;
        number.read(entry)
    }

    /// How often each step of the counts at a place was chosen; nothing where nothing stands.
    ///
    /// # Errors
    /// The [`Problem`] of the first entry that has one.
    pub fn counts(&self, place: usize) -> Result<Vec<Option<f64>>, Problem> {
        self.list(place).iter().map(|entry| COUNT.read(entry)).collect()
    }

    /// The key that is chosen, if it is one of those on offer.
    pub fn choice(&self, place: usize) -> Option<&'static str> {
        let (field, entry) = self.tool.fields.get(place).zip(self.entry(place))?;
        match field.kind {
            Kind::Choice(keys) => keys.iter().copied().find(|key| *key == entry.text),
            Kind::Number(_) | Kind::List(_) | Kind::Counts { .. } | Kind::Series { .. } | Kind::Rows(_) => None,
            Kind::Text | Kind::Settings(_) | Kind::Marks(..) => None,
        }
    }

    /// Whether what stands in the field at a place cannot be taken. Free text, and entries of tables and of other lists
    /// than counts, are judged by their tool.
    pub fn is_wrong(&self, place: usize) -> bool {
        match self.tool.fields.get(place).map(|field| &field.kind) {
            Some(Kind::Number(_)) => self.number(place).is_err(),
            Some(Kind::Choice(_)) => self.choice(place).is_none(),
            Some(Kind::Counts { .. }) => self.counts(place).is_err(),
            Some(Kind::Series { .. }) => self.entry(place).is_none_or(|entry| series::read(entry).is_err()),
            Some(Kind::List(_) | Kind::Rows(_)) | None => false,
            Some(Kind::Text | Kind::Settings(_) | Kind::Marks(..)) => false,
        }
    }

    /// The pairs of a fragment, their values encoded, that bring this document back.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let fields = self.tool.fields.iter().zip(&self.values);
        let pairs = fields.flat_map(|(field, value)| pairs_of(field, value));
        pairs.chain([(VERSION.to_owned(), self.tool.version().to_string())]).collect()
    }

    /// Whether another document says the same, in whichever language either was typed.
    pub fn is_same(&self, other: &Self) -> bool {
        self.pairs() == other.pairs()
    }

    /// Makes a change; returns the one that takes it back, or nothing where there was nothing to change.
    pub fn apply(&mut self, edit: Edit) -> Option<Edit> {
        match edit {
            Edit::Set(place, entry) => match self.values.get_mut(place)? {
                Value::One(known) => Some(Edit::Set(place, std::mem::replace(known, entry))),
                Value::List(_) | Value::Rows(_) => None,
            },
            Edit::SetItem(place, at, entry) => match self.values.get_mut(place)? {
                Value::List(entries) => Some(Edit::SetItem(place, at, std::mem::replace(entries.get_mut(at)?, entry))),
                Value::One(_) | Value::Rows(_) => None,
            },
            Edit::Fill(place, mut entries) => match self.values.get_mut(place)? {
                Value::List(known) => {
                    entries.resize_with(known.len(), || Entry::typed("", Language::default()));
                    Some(Edit::Fill(place, std::mem::replace(known, entries)))
                }
                Value::One(_) | Value::Rows(_) => None,
            },
            Edit::SetCell(place, row, column, entry) => {
                let cell = self.table(place)?.get_mut(row)?.get_mut(column)?;
                Some(Edit::SetCell(place, row, column, std::mem::replace(cell, entry)))
            }
            Edit::Insert(place, at, rows) => self.insert(place, at, rows),
            Edit::Remove(place, at, count) => self.remove(place, at, count),
            Edit::Move(place, from, to) => self.shift(place, from, to),
            Edit::FillRows(place, rows) => Some(Edit::FillRows(place, std::mem::replace(self.table(place)?, rows))),
            Edit::Replace(document) => Some(Edit::Replace(std::mem::replace(self, document))),
        }
    }

    fn table(&mut self, place: usize) -> Option<&mut Vec<Vec<Entry>>> {
        match self.values.get_mut(place)? {
            Value::Rows(rows) => Some(rows),
            Value::One(_) | Value::List(_) => None,
        }
    }

    fn insert(&mut self, place: usize, at: usize, rows: Vec<Vec<Entry>>) -> Option<Edit> {
        let table = self.table(place)?;
        let (at, count) = (at.min(table.len()), rows.len());
        table.splice(at..at, rows);
        (count > 0).then_some(Edit::Remove(place, at, count))
    }

    fn remove(&mut self, place: usize, at: usize, count: usize) -> Option<Edit> {
        let table = self.table(place)?;
        let end = at.saturating_add(count).min(table.len());
        let removed = (at < end).then(|| table.drain(at..end).collect())?;
        Some(Edit::Insert(place, at, removed))
    }

    fn shift(&mut self, place: usize, from: usize, to: usize) -> Option<Edit> {
        let table = self.table(place)?;
        let to = to.min(table.len().checked_sub(1)?);
        let row = (from < table.len() && from != to).then(|| table.remove(from))?;
        table.insert(to, row);
        Some(Edit::Move(place, to, from))
    }
}

impl Value {
    /// The same without anything in it.
    fn emptied(&self) -> Self {
        let empty = || Entry::typed("", Language::default());
        match self {
            Self::One(_) => Self::One(empty()),
            Self::List(entries) => Self::List(entries.iter().map(|_| empty()).collect()),
            Self::Rows(_) => Self::Rows(Vec::new()),
        }
    }

    /// The text of a field that has one key.
    pub(super) fn to_address(&self, kind: &Kind) -> String {
        let item = |entry: &Entry| encode(&entry.to_address()).replace('.', "%2E");
        let cells = |row: &Vec<Entry>| row.iter().map(|cell| encode(&cell.to_address())).collect::<Vec<_>>().join(",");
        match self {
            // What is chosen is no number, though it may look like one.
            Self::One(entry) if matches!(kind, Kind::Choice(_)) => encode(&entry.text),
            Self::One(entry) if matches!(kind, Kind::Series { .. }) => series::to_address(entry),
            Self::One(entry) => encode(&entry.to_address()),
            Self::List(entries) if entries.iter().all(|entry| entry.text.is_empty()) => String::new(),
            Self::List(entries) => {
                let text = entries.iter().map(item).collect::<Vec<_>>().join(".");
                if matches!(kind, Kind::Counts { .. }) { text.trim_end_matches('.').to_owned() } else { text }
            }
            Self::Rows(rows) => rows.iter().map(cells).collect::<Vec<_>>().join(";"),
        }
    }
}

/// The key on offer that a text means, in either case; the text itself if it means none.
pub(super) fn known(keys: &[&str], text: &str) -> String {
    let key = keys.iter().find(|key| key.eq_ignore_ascii_case(text.trim()));
    key.map_or_else(|| text.to_owned(), |key| (*key).to_owned())
}
