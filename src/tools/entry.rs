//! What stands in a number field.

use super::number;
use super::range::{Problem, Range};
use crate::content::Language;

/// Stands before a text in an address that would be read as a number there and is none.
const TEXT: char = '\u{2060}';

/// From here on numbers have more digits than they are written with: their texts are kept.
const TOO_LONG: f64 = 1e15;

/// A text as it was typed, and the language that it was typed in.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What was typed.
    pub text: String,
    /// How its signs are to be read.
    pub language: Language,
    /// Whether it is no number, whatever it would be if it had been typed into the field of one.
    is_refused: bool,
}

impl Entry {
    /// A text typed in `language`.
    pub fn typed(text: impl Into<String>, language: Language) -> Self {
        Self { text: text.into(), language, is_refused: false }
    }

    /// A text that is no number, whatever it looks like: it is kept to the letter.
    pub fn text(text: impl Into<String>, language: Language) -> Self {
        Self { is_refused: true, ..Self::typed(text, language) }
    }

    /// A value, written as the visitor would type it.
    pub fn of(value: f64, language: Language) -> Self {
        Self::typed(number::typed(value, language), language)
    }

    /// The entry for a value in an address; a text that is no number there is kept as it stands.
    pub fn from_address(text: &str, language: Language) -> Self {
        if let Some(text) = text.strip_prefix(TEXT) {
            return Self::text(text, language);
        }
        match number::plain(text) {
            Some(value) if value.abs() < TOO_LONG => Self::of(value, language),
            Some(_) => Self::typed(text, language),
            None => Self { is_refused: !text.trim().is_empty(), ..Self::typed(text, language) },
        }
    }

    /// The value for an address: with a point, or the text as it stands if it is no number.
    pub fn to_address(&self) -> String {
        match self.value() {
            Some(value) => number::canonical(value),
            None if self.is_refused && number::plain(&self.text).is_some() => format!("{TEXT}{}", self.text),
            None => self.text.clone(),
        }
    }

    /// The text as a visitor of `language` would have typed it.
    pub fn shown_in(&self, language: Language) -> String {
        if language == self.language {
            return self.text.clone();
        }
        self.value().map_or_else(|| self.text.clone(), |value| number::typed(value, language))
    }

    /// The value, or what is wrong with it.
    ///
    /// # Errors
    /// The first [`Problem`] of the text within `range`.
    pub fn read(&self, range: Range) -> Result<Option<f64>, Problem> {
        if self.is_refused { Err(Problem::NotANumber) } else { range.read(&self.text, self.language) }
    }

    fn value(&self) -> Option<f64> {
        let value = if self.is_refused { None } else { number::read(&self.text, self.language) };
        value.filter(|value| value.abs() < TOO_LONG)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_changes_its_signs_with_the_language_and_never_its_value() {
        let entry = Entry::typed("1 234,5", Language::Pl);
        assert_eq!(entry.shown_in(Language::Pl), "1 234,5");
        assert_eq!(entry.shown_in(Language::En), "1234.5");
        assert_eq!(entry.to_address(), "1234.5");
        assert_eq!(Entry::typed("abc", Language::Pl).shown_in(Language::En), "abc");
    }

    #[test]
    fn a_text_is_kept_to_the_letter_though_it_looks_like_a_number() {
        for text in ["007", "1.50", "5 %", "€5", "1,5", "", "12"] {
            let entry = Entry::text(text, Language::Pl);
            let again = Entry::from_address(&entry.to_address(), Language::En);
            assert_eq!((again.text.as_str(), again.to_address()), (text, entry.to_address()));
        }
    }

    #[test]
    fn a_number_of_too_many_digits_stays_as_it_is_written() {
        let range = Range { min: 0.0, max: 10.0, optional: false };
        for digits in [16, 29, 400] {
            let text = "9".repeat(digits);
            let entry = Entry::from_address(&text, Language::En);
            assert_eq!(
                (&entry.text, entry.to_address(), entry.shown_in(Language::Pl)),
                (&text, text.clone(), text.clone())
            );
            assert!(matches!(entry.read(range), Err(Problem::TooLarge(_) | Problem::NotANumber)), "{digits}");
        }
    }

    #[test]
    fn an_address_has_a_point_and_a_field_the_sign_of_its_language() {
        assert_eq!(Entry::from_address("12.5", Language::It).text, "12,5");
        assert_eq!(Entry::from_address("1e3", Language::It).text, "1e3");
        assert_eq!(Entry::from_address("-0", Language::En).text, "0");
        let range = Range { min: 0.0, max: 10.0, optional: false };
        assert_eq!(Entry::from_address("1,5", Language::Pl).read(range), Err(Problem::NotANumber));
        assert_eq!(Entry::typed("1,5", Language::Pl).read(range), Ok(Some(1.5)));
    }
}
