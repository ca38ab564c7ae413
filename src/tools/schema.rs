//! What a tool asks for: one table of fields, from which form, link, draft, attributes of a frame, locks, the builder and
//! the names of the JavaScript API derive.

use super::document::Document;
use super::entry::Entry;
use super::fragment::Fragment;
use super::range::{Problem, Range};
use crate::content::Language;

/// A tool: what a visitor can set in it.
#[derive(Debug)]
pub struct Tool {
    /// Its name in addresses, in storage, in catalogues and in the JavaScript API.
    pub id: &'static str,
    /// Its fields, in the order of a link.
    pub fields: &'static [Field],
    /// What stands in each field before the visitor has done anything, as an address has it, in the order of the fields.
    pub initial: fn(Language) -> Vec<String>,
    /// From each earlier version of the keys to the next one, the oldest first; the present version is one more than
    /// there are conversions.
    pub conversions: &'static [fn(Fragment) -> Fragment],
}

/// Something that the visitor sets.
#[derive(Debug)]
pub struct Field {
    /// The key in an address, in `lock` and `hide`, and in the catalogue (`<tool>.<key>.label`).
    pub key: &'static str,
    /// The name in the JavaScript API.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
}

/// What a field takes.
#[derive(Debug)]
pub enum Kind {
    /// One number.
    Number(Number),
    /// One of a list of keys.
    Choice(&'static [&'static str]),
    /// So many numbers, each of which may be missing, parted by `.` in an address.
    List(usize),
    /// Lines of numbers, typed as text: parted by `;` in an address, their numbers by `.`.
    Series,
    /// Records, parted by `;` in an address; their cells, of which there are so many, by `,`.
    Rows(usize),
}

/// A column of a table that the visitor fills in.
#[derive(Debug)]
pub struct Column {
    /// Its key in the catalogue (`<tool>.<field>.<column>`).
    pub key: &'static str,
    /// The number that its cells take; none for a text.
    pub number: Option<Number>,
}

/// A number that the visitor sets.
#[derive(Debug)]
pub struct Number {
    /// The values that it takes.
    pub range: Range,
    /// The slider beside its field.
    pub slider: Slider,
    /// What it counts.
    pub unit: Unit,
}

/// The range of a field's slider; the field itself takes more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slider {
    /// Left end.
    pub min: f64,
    /// Right end.
    pub max: f64,
    /// Distance of two positions.
    pub step: f64,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// An amount in the tool's currency.
    Money,
    /// Percent here and in addresses, a share in the JavaScript API.
    Percent,
    /// Anything that is counted; the catalogue has its noun.
    Count,
    /// The same, in whole numbers only.
    Whole,
}

/// That a number must be there.
pub(super) const REQUIRED: bool = false;
/// That a number may be missing.
pub(super) const OPTIONAL: bool = true;

/// The field of a number: key, name in the JavaScript API, unit, ends of its range; ends and step of its slider; whether it
/// may be missing.
pub(super) const fn number(
    key: &'static str,
    name: &'static str,
    unit: Unit,
    (min, max): (f64, f64),
    (left, right, step): (f64, f64, f64),
    optional: bool,
) -> Field {
    let slider = Slider { min: left, max: right, step };
    Field { key, name, kind: Kind::Number(Number { range: Range { min, max, optional }, slider, unit }) }
}

impl Number {
    /// The value of an entry, or what is wrong with it.
    ///
    /// # Errors
    /// The first [`Problem`] of the entry.
    pub fn read(&self, entry: &Entry) -> Result<Option<f64>, Problem> {
        let value = entry.read(self.range)?;
        let is_broken = self.unit == Unit::Whole && value.is_some_and(|value| value.fract() != 0.0);
        if is_broken { Err(Problem::NotWhole) } else { Ok(value) }
    }
}

impl Unit {
    /// By what a value is divided in the JavaScript API.
    pub const fn api_scale(self) -> f64 {
        match self {
            Self::Percent => 100.0,
            Self::Money | Self::Count | Self::Whole => 1.0,
        }
    }
}

/// The key of the version in an address and in a draft.
pub const VERSION: &str = "v";

impl Tool {
    /// The version of the keys that the tool writes.
    pub const fn version(&self) -> usize {
        self.conversions.len() + 1
    }

    /// What stands there before the visitor has done anything.
    pub fn initial(&'static self, language: Language) -> Document {
        Document::from_texts(self, &(self.initial)(language), language)
    }

    /// The place of the field with a key among the fields.
    pub fn place(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.key == key)
    }

    /// The keys of the tool in an address, the version's included.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|field| field.key).chain([VERSION])
    }

    /// Whether a fragment sets any field of the tool.
    pub fn is_set_by(&self, fragment: &Fragment) -> bool {
        self.fields.iter().any(|field| fragment.has(field.key))
    }
}

impl Field {
    /// The number that the field takes, if it takes one.
    pub const fn number(&self) -> Option<&Number> {
        match &self.kind {
            Kind::Number(number) => Some(number),
            Kind::Choice(_) | Kind::List(_) | Kind::Series | Kind::Rows(_) => None,
        }
    }

    /// Whether an address without the key leaves the field empty, rather than at its initial value.
    pub(super) fn is_optional(&self) -> bool {
        self.number().is_some_and(|number| number.range.optional)
    }
}
