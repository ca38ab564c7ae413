//! Plain values in the names of the JavaScript API: what a tool in a frame and the page around it tell each other.

use super::document::{Document, Edit, known};
use super::entry::Entry;
use super::number::canonical;
use super::schema::{Field, Kind};
use crate::content::Language;

/// A value as JSON has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain {
    /// Nothing.
    Null,
    /// A finite number.
    Number(f64),
    /// A text.
    Text(String),
    /// Values in their order.
    List(Vec<Self>),
    /// Values by name.
    Object(Vec<(String, Self)>),
}

impl Plain {
    /// Values by name.
    pub fn object<const N: usize>(entries: [(&str, Self); N]) -> Self {
        Self::Object(entries.map(|(name, value)| (name.to_owned(), value)).into())
    }

    /// A number, or nothing.
    pub fn number(value: Option<f64>) -> Self {
        value.map_or(Self::Null, Self::Number)
    }

    /// What an object has under a name, or a list at a place.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries.iter().find(|(known, _)| known == name).map(|(_, value)| value),
            Self::List(values) => values.get(name.parse::<usize>().ok()?),
            Self::Null | Self::Number(_) | Self::Text(_) => None,
        }
    }

    /// The value as an address has it; what is no number and no text reads as a question mark.
    pub fn text(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Number(value) => canonical(*value),
            Self::Text(text) => text.clone(),
            Self::List(_) | Self::Object(_) => "?".to_owned(),
        }
    }
}

/// The inputs of a tool that is all numbers and choices, by their names in the JavaScript API.
pub fn inputs(document: &Document) -> Plain {
    let fields = document.tool().fields.iter().enumerate();
    Plain::Object(fields.map(|(place, field)| (field.name.to_owned(), input(document, place, field))).collect())
}

fn input(document: &Document, place: usize, field: &Field) -> Plain {
    match &field.kind {
        Kind::Number(number) => {
            let value = document.number(place).ok().flatten();
            Plain::number(value.map(|value| value / number.unit.api_scale()))
        }
        Kind::Choice(_) => document.choice(place).map_or(Plain::Null, |key| Plain::Text(key.to_owned())),
        Kind::List(_) | Kind::Series | Kind::Rows(_) => Plain::Null,
    }
}

/// The changes that the page around asks for, in the names of the JavaScript API or of an address. What is no right value
/// is kept and reported at its field; nothing brings back what stood there at first.
pub fn edits(document: &Document, set: &Plain, language: Language) -> Vec<Edit> {
    let initial = document.tool().initial(language);
    let edit = |(place, field): (usize, &Field)| {
        let (value, scale) = named(field, set)?;
        let entry = match (value, &field.kind) {
            (Plain::Null, Kind::Choice(_)) => initial.entry(place)?.clone(),
            (Plain::Null, _) => Entry::typed("", language),
            (Plain::Number(value), Kind::Number(_)) => Entry::of(rounded(value * scale), language),
            (other, Kind::Choice(keys)) => Entry::typed(known(keys, &other.text()), language),
            (other, _) => Entry::from_address(&other.text(), language),
        };
        Some(Edit::Set(place, entry))
    };
    document.tool().fields.iter().enumerate().filter_map(edit).collect()
}

/// What is set for a field, and by what a number is multiplied: a share under the name of the API, percent under the key.
fn named<'a>(field: &Field, set: &'a Plain) -> Option<(&'a Plain, f64)> {
    let scale = field.number().map_or(1.0, |number| number.unit.api_scale());
    set.get(field.name).map(|value| (value, scale)).or_else(|| Some((set.get(field.key)?, 1.0)))
}

/// A share of 0.29 is 29 percent, not 28.999999999999996.
fn rounded(value: f64) -> f64 {
    let rounded = libm::round(value * 1e9) / 1e9;
    if rounded.is_finite() { rounded } else { value }
}
