//! Plain values in the names of the JavaScript API: what a tool in a frame and the page around it tell each other.

use super::document::{Document, Edit, known};
use super::entry::Entry;
use super::number::{self, canonical};
use super::schema::{Field, Kind};
use crate::content::Language;
use crate::metrics::Interval;

/// A value as JSON has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain {
    /// Nothing.
    Null,
    /// A finite number.
    Number(f64),
    /// Whether something holds.
    Flag(bool),
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

    /// What an address says: a number, nothing, or the text that stands where a number should be.
    pub fn of_address(text: &str) -> Self {
        match number::plain(text) {
            // Of a longer number not every digit would come back.
            Some(value) if canonical(value) == text => Self::Number(value),
            _ if text.is_empty() => Self::Null,
            _ => Self::Text(text.to_owned()),
        }
    }

    /// An interval, or nothing.
    pub fn interval(interval: Option<Interval>) -> Self {
        let object =
            |ends: Interval| Self::object([("low", Self::Number(ends.low)), ("high", Self::Number(ends.high))]);
        interval.map_or(Self::Null, object)
    }

    /// What an object has under a name, or a list at a place.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries.iter().find(|(known, _)| known == name).map(|(_, value)| value),
            Self::List(values) => values.get(name.parse::<usize>().ok()?),
            Self::Null | Self::Number(_) | Self::Flag(_) | Self::Text(_) => None,
        }
    }

    /// What stands under a name whose points lead into objects, as in `benefits.money`, or under all of it as one name.
    pub fn at(&self, path: &str) -> Option<&Self> {
        let inside = || path.split_once('.').and_then(|(outer, rest)| self.get(outer)?.at(rest));
        self.get(path).or_else(inside)
    }

    /// Puts a value under a name whose points lead into objects.
    fn put(&mut self, path: &str, value: Self) {
        let Self::Object(entries) = self else { return };
        let Some((outer, rest)) = path.split_once('.') else { return entries.push((path.to_owned(), value)) };
        let place = entries.iter().position(|(name, _)| name == outer).unwrap_or_else(|| {
            entries.push((outer.to_owned(), Self::Object(Vec::new())));
            entries.len() - 1
        });
        if let Some((_, inner)) = entries.get_mut(place) {
            inner.put(rest, value);
        }
    }

    /// The names of an object.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let entries = if let Self::Object(entries) = self { entries.as_slice() } else { &[] };
        entries.iter().map(|(name, _)| name.as_str())
    }

    /// The value as an address has it; what is no number and no text reads as a question mark.
    pub fn text(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Number(value) => canonical(*value),
            Self::Text(text) => text.clone(),
            Self::Flag(_) | Self::List(_) | Self::Object(_) => "?".to_owned(),
        }
    }
}

/// The inputs of a tool that is all numbers and choices, by their names in the JavaScript API.
pub fn inputs(document: &Document) -> Plain {
    let mut inputs = Plain::Object(Vec::new());
    for (place, field) in document.tool().fields.iter().enumerate().filter(|(_, field)| !field.name.is_empty()) {
        inputs.put(field.name, input(document, place, field));
    }
    inputs
}

fn input(document: &Document, place: usize, field: &Field) -> Plain {
    match &field.kind {
        Kind::Number(number) => {
            let value = document.number(place).ok().flatten();
            Plain::number(value.map(|value| value / number.unit.api_scale()))
        }
        Kind::Choice(_) => document.choice(place).map_or(Plain::Null, |key| Plain::Text(key.to_owned())),
        Kind::Counts { .. } => {
            let counts = document.counts(place).unwrap_or_default();
            Plain::List(counts.into_iter().map(|count| Plain::Number(count.unwrap_or_default())).collect())
        }
        Kind::List(_) | Kind::Series { .. } | Kind::Rows(_) => Plain::Null,
        Kind::Text | Kind::Settings(_) | Kind::Marks(..) => Plain::Null,
    }
}

/// The changes that the page around asks for, in the names of the JavaScript API or of an address. What is no right value
/// is kept and reported at its field; nothing brings back what stood there at first.
pub fn edits(document: &Document, set: &Plain, language: Language) -> Vec<Edit> {
    let initial = document.tool().initial(language);
    let edit = |(place, field): (usize, &Field)| {
        let (value, scale) = named(field, set)?;
        if let (Kind::Counts { .. }, Plain::List(counts)) = (&field.kind, value) {
            let entries = counts.iter().map(|count| Entry::from_address(&count.text(), language));
            return Some(Edit::Fill(place, entries.collect()));
        }
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

/// The names among those that the page around has set which the tool does not know, or whose value it cannot take; the
/// document holds what was set.
pub fn refused(document: &Document, set: &Plain) -> Vec<String> {
    let fields = document.tool().fields.iter().enumerate();
    let is_named = |field: &Field, name: &str| {
        let is_inside = field.name.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
        field.name == name || field.key == name || is_inside
    };
    let is_refused = |name: &str| {
        let mut places = fields.clone().filter(|(_, field)| is_named(field, name)).map(|(place, _)| place).peekable();
        places.peek().is_none() || places.any(|place| document.is_wrong(place))
    };
    set.names().filter(|name| is_refused(name)).map(str::to_owned).collect()
}

/// What is set for a field, and by what a number is multiplied: a share under the name of the API, percent under the key.
fn named<'a>(field: &Field, set: &'a Plain) -> Option<(&'a Plain, f64)> {
    let scale = field.number().map_or(1.0, |number| number.unit.api_scale());
    // An object of parts under a key is not the value of the key.
    let is_value = |value: &&Plain| !matches!(value, Plain::Object(_));
    let named = set.at(field.name).filter(is_value).map(|value| (value, scale));
    named.or_else(|| Some((set.at(field.key).filter(is_value)?, 1.0)))
}

/// A share of 0.29 is 29 percent, not 28.999999999999996.
fn rounded(value: f64) -> f64 {
    let rounded = libm::round(value * 1e9) / 1e9;
    if rounded.is_finite() { rounded } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::value;

    #[test]
    fn names_with_points_nest_and_are_found_either_way() {
        let document = value::TOOL.initial(Language::En);
        let inputs = inputs(&document);
        let price = |inputs: &Plain, path: &str| inputs.at(path).cloned();
        assert_eq!(price(&inputs, "rival.price"), Some(Plain::Number(150.0)));
        assert_eq!(inputs.get("benefits").and_then(|benefits| benefits.get("money")), Some(&Plain::Number(120.0)));
        let nested = Plain::object([("rival", Plain::object([("price", Plain::Number(7.0))]))]);
        let flat = Plain::object([("rival.price", Plain::Number(7.0))]);
        let place = value::Part::Price.rival();
        for set in [nested, flat] {
            assert_eq!(edits(&document, &set, Language::En), [Edit::Set(place, Entry::of(7.0, Language::En))]);
        }
    }
}
