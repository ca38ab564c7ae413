//! Stages and touchpoints as rows.

use super::{Input, example};
use crate::content::Language;
use crate::content::stages::Stage;
use crate::tools::document::{Document, Edit};
use crate::tools::entry::Entry;
use crate::tools::range::{Problem, Range};
use crate::tools::schema::{Number, Slider, Unit};

/// How many cells a row of the document has: what it is, then those of [`Row`].
pub const WIDTH: usize = CELLS + 1;
const CELLS: usize = 8;

/// What stands in the first cell of a stage; nothing stands there for a touchpoint.
const STAGE: &str = "stage";

/// A stage, or a touchpoint of the stage before it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Whether it is a stage.
    pub is_stage: bool,
    /// What stands in the cells of [`COLUMNS`], numbers as an address has them. The name of one of the ten stages is its id.
    pub cells: [String; CELLS],
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Column {
    /// The name of the stage or of the touchpoint.
    Name,
    /// Who takes part in a touchpoint. Of a stage: its people.
    Who,
    /// Where a touchpoint happens. Of a stage: its measured NEV.
    Channel,
    /// What is felt, from −2 to 2. Of a stage: its days.
    Emotion,
    /// How much a touchpoint counts, from 0 to 3.
    Impact,
    /// How much it hinders, from 0 to 3.
    Friction,
    /// A note.
    Note,
    /// What a file said beside, as JSON.
    More,
}

impl Column {
    /// How many came to a stage.
    pub const PEOPLE: Self = Self::Who;
    /// The NEV that was measured at a stage.
    pub const NEV: Self = Self::Channel;
    /// How many days an ordinary customer stays at a stage.
    pub const DAYS: Self = Self::Emotion;

    /// Its place in a row of the document.
    pub const fn place(self) -> usize {
        self as usize + 1
    }
}

/// Every column.
pub const COLUMNS: [Column; CELLS] = [
    Column::Name,
    Column::Who,
    Column::Channel,
    Column::Emotion,
    Column::Impact,
    Column::Friction,
    Column::Note,
    Column::More,
];

/// The columns of a stage beside its name: their names in files.
pub const STAGE_COLUMNS: [(Column, &str); 3] =
    [(Column::PEOPLE, "people"), (Column::NEV, "nev"), (Column::DAYS, "days")];

/// The columns of a touchpoint: their names in files.
pub const TOUCHPOINT_COLUMNS: [(Column, &str); 7] = [
    (Column::Name, "touchpoint"),
    (Column::Who, "who"),
    (Column::Channel, "channel"),
    (Column::Emotion, "emotion"),
    (Column::Impact, "impact"),
    (Column::Friction, "friction"),
    (Column::Note, "note"),
];

/// The greatest impact, and the greatest friction.
pub const MOST_RATED: f64 = 3.0;

static PEOPLE: Number = count(Unit::Count, 0.0, 1e12);
static NEV: Number = count(Unit::Count, -10.0, 10.0);
static DAYS: Number = count(Unit::Count, 0.0, 36_500.0);
static EMOTION: Number = count(Unit::Whole, -2.0, 2.0);
static LEVEL: Number = count(Unit::Whole, 0.0, MOST_RATED);

const fn count(unit: Unit, min: f64, max: f64) -> Number {
    Number { range: Range { min, max, optional: true }, slider: Slider { min, max, step: 1.0 }, unit }
}

/// What a cell takes; nothing where it takes any text.
const fn number(is_stage: bool, column: Column) -> Option<&'static Number> {
    match (is_stage, column) {
        (true, Column::PEOPLE) => Some(&PEOPLE),
        (true, Column::NEV) => Some(&NEV),
        (true, Column::DAYS) => Some(&DAYS),
        (false, Column::Emotion) => Some(&EMOTION),
        (false, Column::Impact | Column::Friction) => Some(&LEVEL),
        _ => None,
    }
}

/// What is wrong with a cell of a row of the document, if anything is.
pub fn problem(row: &[Entry], column: Column) -> Option<Problem> {
    number(is_stage(row), column)?.read(row.get(column.place())?).err()
}

/// Whether a row of the document is a stage.
pub fn is_stage(row: &[Entry]) -> bool {
    row.first().is_some_and(|cell| cell.text == STAGE)
}

impl Row {
    /// A stage without anything, or one of the ten by its id.
    pub fn stage(name: &str) -> Self {
        Self { is_stage: true, ..Self::touchpoint(name) }
    }

    /// A touchpoint of which nothing but its name is known.
    pub fn touchpoint(name: &str) -> Self {
        let mut row = Self::default();
        row.set(Column::Name, name);
        row
    }

    /// What stands in a cell.
    pub fn get(&self, column: Column) -> &str {
        self.cells.get(column as usize).map_or("", String::as_str)
    }

    /// Puts a text into a cell.
    pub fn set(&mut self, column: Column, text: impl Into<String>) {
        if let Some(cell) = self.cells.get_mut(column as usize) {
            *cell = text.into();
        }
    }

    /// The number in a cell, if there is a right one.
    pub fn number(&self, column: Column) -> Option<f64> {
        self.read(column).ok()?
    }

    /// The number in a cell; nothing where it is empty, or takes any text.
    ///
    /// # Errors
    /// What is wrong with what stands there.
    pub fn read(&self, column: Column) -> Result<Option<f64>, Problem> {
        let Some(number) = number(self.is_stage, column) else { return Ok(None) };
        number.read(&Entry::from_address(self.get(column), Language::default()))
    }

    /// What stands in cells of numbers and is none that they take.
    pub fn wrong_numbers(&self) -> impl Iterator<Item = &str> {
        let is_wrong = |column: &Column| self.read(*column).is_err();
        COLUMNS.into_iter().filter(is_wrong).map(|column| self.get(column))
    }

    /// The stage among the ten that the row is, if it is one of them.
    pub fn known_stage(&self) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| self.is_stage && stage.id() == self.get(Column::Name))
    }

    /// Whether a cell holds a number, or what should be one.
    pub const fn is_number(&self, column: Column) -> bool {
        number(self.is_stage, column).is_some()
    }

    pub(super) fn of(entries: &[Entry]) -> Self {
        let mut row = Self { is_stage: is_stage(entries), ..Self::default() };
        for column in COLUMNS {
            let Some(entry) = entries.get(column.place()) else { continue };
            let text = if row.is_number(column) { entry.to_address() } else { entry.text.clone() };
            row.set(column, text);
        }
        row
    }

    /// The cell as the document holds it.
    pub(super) fn entry(&self, column: Column, language: Language) -> Entry {
        let text = self.get(column);
        if self.is_number(column) { Entry::from_address(text, language) } else { Entry::text(text, language) }
    }

    pub(super) fn entries(&self, language: Language) -> Vec<Entry> {
        let mark = Entry::text(if self.is_stage { STAGE } else { "" }, language);
        [mark].into_iter().chain(COLUMNS.map(|column| self.entry(column, language))).collect()
    }
}

/// A map: its name, its stages and touchpoints in order, and how its paces differ.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Map {
    /// Its name.
    pub name: String,
    /// Stages, each before its touchpoints.
    pub rows: Vec<Row>,
    /// By what the days of innovators and of conservative customers differ, as an address has the numbers.
    pub paces: [String; 2],
    /// What a file said beside, as JSON.
    pub more: String,
}

/// The fields of the paces.
const PACES: [Input; 2] = [Input::Innovator, Input::Conservative];

impl Map {
    /// The map in the fields of a document.
    pub fn of(document: &Document) -> Self {
        let text = |input: Input| document.entry(input as usize).map(Entry::to_address).unwrap_or_default();
        let name = document.entry(Input::Name as usize).map(|entry| entry.text.clone()).unwrap_or_default();
        let more = document.entry(Input::More as usize).map(|entry| entry.text.clone()).unwrap_or_default();
        let rows = document.rows(Input::Path as usize).iter().map(|row| Row::of(row)).collect();
        Self { name, rows, paces: PACES.map(text), more }
    }

    /// The changes of fields that put the map there.
    pub(super) fn put(&self, document: &mut Document, language: Language) {
        let pace = |(input, text): (Input, &String)| Edit::Set(input as usize, Entry::from_address(text, language));
        let rows = self.rows.iter().map(|row| row.entries(language)).collect();
        let fields = [
            Edit::Set(Input::Name as usize, Entry::text(self.name.clone(), language)),
            Edit::Set(Input::More as usize, Entry::text(self.more.clone(), language)),
            Edit::FillRows(Input::Path as usize, rows),
        ];
        for edit in fields.into_iter().chain(PACES.into_iter().zip(&self.paces).map(pace)) {
            // What was there is taken back with the document as a whole.
            let _ = document.apply(edit);
        }
    }

    /// The ten stages without a touchpoint.
    pub fn empty(name: &str) -> Self {
        let rows = Stage::ALL.iter().map(|stage| Row::stage(stage.id())).collect();
        Self { name: name.to_owned(), rows, paces: example::PACES.map(str::to_owned), more: String::new() }
    }

    /// The same with other words for texts, as for those of the example.
    #[must_use]
    pub fn worded(mut self, said: &dyn Fn(&str) -> String) -> Self {
        self.name = said(&self.name);
        for row in &mut self.rows {
            for column in COLUMNS.into_iter().filter(|column| *column != Column::More) {
                if !row.is_number(column) && row.known_stage().is_none() {
                    row.set(column, said(row.get(column)));
                }
            }
        }
        self
    }

    /// Every touchpoint belongs to a stage: where there is none before the first, one without a name is put there.
    pub(super) fn begin_with_stage(&mut self) {
        if self.rows.first().is_none_or(|row| !row.is_stage) {
            self.rows.insert(0, Row::stage(""));
        }
    }
}
