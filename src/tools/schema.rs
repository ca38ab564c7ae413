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
    /// The key in an address (but see [`Field::keys`]), in `lock` and `hide`, and in the catalogue (`<tool>.<key>.label`).
    pub key: &'static str,
    /// The name in the JavaScript API; empty where the function of the tool takes nothing of the kind.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
}

/// What a field takes.
#[derive(Debug)]
pub enum Kind {
    /// One number.
    Number(Number),
    /// One of a list of keys; where the empty one is among them, nothing need be chosen.
    Choice(&'static [&'static str]),
    /// So many numbers, each of which may be missing, parted by `.` in an address.
    List(usize),
    /// How often each step of a scale was chosen, from the lowest: at most so many whole numbers, the last of which may be
    /// left out; parted by `.` in an address.
    Counts {
        /// How many there can be.
        most: usize,
        /// Whether the field may stay empty.
        optional: bool,
    },
    /// Lines of numbers, typed as text: parted by `;` in an address, their numbers by `.`.
    Series {
        /// Whether the field may stay empty.
        optional: bool,
    },
    /// Records, parted by `;` in an address; their cells, of which there are so many, by `,`.
    Rows(usize),
    /// Free text, which is kept as it was typed.
    Text,
    /// Inputs of other tools, each of which may be missing; in an address each has a key of its own.
    Settings(fn() -> Vec<Setting>),
    /// For each of such inputs one of some marks, or none; in an address each mark is a key, and lists the inputs that have
    /// it with `,` between.
    Marks(&'static [&'static str], fn() -> Vec<Setting>),
}

/// An input of another tool that can be set beforehand: a number or a choice.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// The tool.
    pub tool: &'static Tool,
    /// Its field.
    pub field: &'static Field,
}

impl Setting {
    /// Every such input of a tool.
    pub fn of(tool: &'static Tool) -> impl Iterator<Item = Self> {
        let is_set = |field: &&Field| !field.name.is_empty() && matches!(field.kind, Kind::Number(_) | Kind::Choice(_));
        tool.fields.iter().filter(is_set).map(move |field| Self { tool, field })
    }

    /// The key in an address, as in `ltv.months`: tools may have keys in common.
    pub fn key(&self) -> String {
        format!("{}.{}", self.tool.id, self.field.key)
    }
}

/// A column of a table that the visitor fills in.
#[derive(Debug)]
pub struct Column {
    /// Its key in the catalogue (`<tool>.<field>.<column>`).
    pub key: &'static str,
    /// The number that its cells take; none for a text.
    pub number: Option<Number>,
}

/// Whether nothing stands in a row of a table.
pub fn is_empty(row: &[Entry]) -> bool {
    row.iter().all(|cell| cell.text.trim().is_empty())
}

/// What is wrong with a cell of a table, if anything is. In a row that is empty nothing is.
pub fn problem(columns: &[Column], row: &[Entry], column: usize) -> Option<Problem> {
    let number = columns.get(column)?.number.as_ref()?;
    if is_empty(row) { None } else { number.read(row.get(column)?).err() }
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
    /// Anything of which there are only whole ones.
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

impl Unit {
    /// By what a value is divided in the JavaScript API.
    pub const fn api_scale(self) -> f64 {
        match self {
            Self::Percent => 100.0,
            Self::Money | Self::Count | Self::Whole => 1.0,
        }
    }
}

/// What stands in each place of [`Kind::Counts`].
pub static COUNT: Number = Number {
    range: Range { min: 0.0, max: 1e9, optional: true },
    slider: Slider { min: 0.0, max: 200.0, step: 1.0 },
    unit: Unit::Whole,
};

impl Number {
    /// The value of an entry, or what is wrong with it.
    ///
    /// # Errors
    /// The first [`Problem`] of the entry.
    pub fn read(&self, entry: &Entry) -> Result<Option<f64>, Problem> {
        match entry.read(self.range)? {
            Some(value) if self.unit == Unit::Whole && libm::trunc(value) != value => Err(Problem::NotWhole),
            value => Ok(value),
        }
    }
}

/// The key of the version in an address and in a draft.
pub const VERSION: &str = "v";

/// The keys of choices that say which part of a tool is shown, and nothing of what stands in it.
const SHOWN: [&str; 2] = ["sheet", "audit"];

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
    pub fn keys(&self) -> impl Iterator<Item = String> {
        self.fields.iter().flat_map(Field::keys).chain([VERSION.to_owned()])
    }

    /// A fragment with `pairs` in place of every pair that is the tool's.
    pub fn replaced_in(&self, fragment: &Fragment, pairs: Vec<(String, String)>) -> Fragment {
        let keys: Vec<String> = self.keys().collect();
        fragment.with(&keys.iter().map(String::as_str).collect::<Vec<_>>(), pairs)
    }

    /// A draft with the part shown that a fragment chooses, if that is all that the fragment says of the tool: a link to a
    /// sheet takes nothing off it.
    pub fn shown_by(&self, fragment: &Fragment, draft: &Fragment) -> Option<Fragment> {
        let chosen = fragment.only(&SHOWN).pairs().to_vec();
        let says_more = chosen.is_empty() || self.is_set_by(&fragment.with(&SHOWN, Vec::new()));
        (!says_more).then(|| draft.with(&SHOWN, chosen))
    }

    /// Whether a fragment sets any field of the tool.
    pub fn is_set_by(&self, fragment: &Fragment) -> bool {
        self.fields.iter().flat_map(Field::keys).any(|key| fragment.has(&key))
    }
}

impl Field {
    /// The number that the field takes, if it takes one.
    pub const fn number(&self) -> Option<&Number> {
        match &self.kind {
            Kind::Number(number) => Some(number),
            Kind::Choice(_) | Kind::List(_) | Kind::Counts { .. } | Kind::Series { .. } | Kind::Rows(_) => None,
            Kind::Text | Kind::Settings(_) | Kind::Marks(..) => None,
        }
    }

    /// The keys of the field in an address.
    pub fn keys(&self) -> Vec<String> {
        match self.kind {
            Kind::Settings(settings) => settings().iter().map(Setting::key).collect(),
            Kind::Marks(marks, _) => marks.iter().map(|mark| (*mark).to_owned()).collect(),
            Kind::Number(_) | Kind::Choice(_) | Kind::Text => vec![self.key.to_owned()],
            Kind::List(_) | Kind::Counts { .. } | Kind::Series { .. } | Kind::Rows(_) => vec![self.key.to_owned()],
        }
    }

    /// Whether an address without the key leaves the field empty, rather than at its initial value.
    pub(super) fn is_optional(&self) -> bool {
        match &self.kind {
            Kind::Number(number) => number.range.optional,
            Kind::Counts { optional, .. } | Kind::Series { optional } => *optional,
            Kind::Choice(keys) => keys.contains(&""),
            Kind::List(_) | Kind::Rows(_) => false,
            Kind::Text | Kind::Settings(_) | Kind::Marks(..) => true,
        }
    }
}
