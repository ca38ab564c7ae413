//! What a cell answers.

use super::date::Date;
use super::months::month;
use crate::table::{Decimal, SortedMap, number};

/// What a cell answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Answer {
    /// Nothing.
    None,
    /// This number.
    Number(f64),
    /// Something that is no number and no known label.
    Unknown,
}

/// How the cells of a file become numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Labels {
    pub(super) decimal: Decimal,
    /// Whether it was given or found. If not, the first decimals may come with the other one.
    pub(super) is_decimal_known: bool,
    /// What the visitor has said that texts mean.
    pub(super) meanings: SortedMap<String, Option<f64>>,
}

impl Labels {
    pub(super) fn read(&self, cell: &str) -> Answer {
        match cell.as_bytes() {
            [] => return Answer::None,
            [digit @ b'0'..=b'9'] if self.meanings.is_empty() => return Answer::Number(f64::from(digit - b'0')),
            [ten @ b'0'..=b'9', one @ b'0'..=b'9'] if self.meanings.is_empty() => {
                return Answer::Number(f64::from(10 * (ten - b'0') + (one - b'0')));
            }
            _ => {}
        }
        let text = cell.trim();
        if text.is_empty() {
            return Answer::None;
        }
        if let Some(meaning) = self.meanings.get(text) {
            return meaning.map_or(Answer::None, Answer::Number);
        }
        self.number(text).or_else(|| carried(text)).map_or(Answer::Unknown, Answer::Number)
    }

    /// The number that a text is.
    pub(super) fn number(&self, text: &str) -> Option<f64> {
        let other = || number(text, self.decimal.other()).filter(|_| !self.is_decimal_known);
        number(text, self.decimal).or_else(other)
    }

    /// A cell that is a text about which nothing was said; it may carry a number.
    pub(super) fn open_text<'c>(&self, cell: &'c str) -> Option<&'c str> {
        let text = cell.trim();
        let is_usual = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_text = !is_usual && !self.meanings.contains_key(text) && self.number(text).is_none();
        is_text.then_some(text)
    }

    /// Whether some number is said to mean another.
    pub(super) fn rename_numbers(&self) -> bool {
        self.meanings.keys().any(|text| self.number(text).is_some())
    }
}

/// The number that a text carries at one of its ends: `10 - extremely likely`, `Extremely likely - 10`, `5 = very satisfied`.
///
/// An integer without sign, parted from the rest by a space, a dash, `=`, `.` or `)`. None where the two ends carry
/// different ones, where the integer is part of a longer number, and where the text is a date.
pub(super) fn carried(text: &str) -> Option<f64> {
    let text = text.trim();
    let number = match (leading(text), trailing(text)) {
        (Some(first), Some(last)) => (first == last).then_some(first),
        (first, last) => first.or(last),
    };
    number.filter(|_| !is_date(text))
}

/// What stands beside the number that a text carries.
pub(super) fn bare(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_ascii_digit() || parts(character))
}

fn leading(text: &str) -> Option<f64> {
    let length = text.find(|character: char| !character.is_ascii_digit())?;
    let (digits, rest) = text.split_at_checked(length)?;
    let behind = rest.trim_start_matches(parts);
    let is_apart = behind.len() < rest.len() && !behind.starts_with(|next: char| next.is_ascii_digit());
    is_apart.then(|| integer(digits)).flatten()
}

fn trailing(text: &str) -> Option<f64> {
    let before = text.trim_end_matches(|character: char| character.is_ascii_digit());
    let digits = text.get(before.len()..)?;
    let stem = before.trim_end_matches(parts);
    let is_sign = before.ends_with(is_dash) && before.chars().rev().nth(1).is_some_and(char::is_whitespace);
    let is_apart = stem.len() < before.len() && !stem.is_empty() && !stem.ends_with(|last: char| last.is_ascii_digit());
    (is_apart && !is_sign).then(|| integer(digits)).flatten()
}

fn parts(character: char) -> bool {
    character.is_whitespace() || is_dash(character) || matches!(character, '=' | '.' | ')')
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Up to six digits as a number; more are none.
fn integer(digits: &str) -> Option<f64> {
    (1..=6).contains(&digits.len()).then(|| number(digits, Decimal::Point)).flatten()
}

/// The bytes of the shortest date, `1-5`.
const SHORTEST_DATE: usize = 3;

/// Whether a text is a date, also one without year that a spreadsheet has made of `1-5`: `5-Jan`.
pub(super) fn is_date(text: &str) -> bool {
    if text.len() < SHORTEST_DATE {
        return false; // the usual case: a rating
    }
    let mut tokens = text.split([' ', '-', '.', '/']).filter(|token| !token.is_empty());
    let is_day_and_month = match (tokens.next(), tokens.next(), tokens.next()) {
        (Some(first), Some(second), None) => {
            let is_number = |token: &str| token.bytes().all(|byte| byte.is_ascii_digit());
            (is_number(first) && month(second).is_some()) || (month(first).is_some() && is_number(second))
        }
        _ => false,
    };
    is_day_and_month || Date::read(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_may_carry_its_number() {
        for (text, number) in [
            ("10 - extremely likely", 10.0),
            ("Extremely likely - 10", 10.0),
            ("5 = very satisfied", 5.0),
            ("1. Strongly disagree", 1.0),
            ("7) agree", 7.0),
            ("0 — вообще нет", 0.0),
            ("Very happy 5", 5.0),
            ("Molto-5", 5.0),
            ("10 out of 10", 10.0),
            ("5.", 5.0),
        ] {
            assert_eq!(carried(text), Some(number), "{text}");
        }
    }

    #[test]
    fn a_text_that_carries_none_or_two_does_not() {
        for text in [
            "a. Excellent",
            "8 out of 10",
            "1-2 times",
            "4.5 stars",
            "4 . 5",
            "between 4-5",
            "v2.5",
            "-5 bad",
            "bad -5",
            "+5 good",
            "3rd",
            "5-Jan",
            "1 May",
            "Jan-5",
            "1. maj",
            "2026-05-01",
            "01.05.2026",
            "1234567 x",
            "good5",
            "Extremely likely",
            "",
        ] {
            assert_eq!(carried(text), None, "{text}");
        }
    }

    #[test]
    fn a_cell_is_an_answer_none_or_unknown() {
        let meanings = [("N/A", None), ("Very satisfied", Some(5.0)), ("99", None)];
        let meanings = meanings.map(|(text, number)| (text.to_owned(), number)).into();
        let labels = Labels { decimal: Decimal::Comma, is_decimal_known: true, meanings };
        assert_eq!(labels.read("  "), Answer::None);
        assert_eq!(labels.read("N/A"), Answer::None);
        assert_eq!(labels.read("99"), Answer::None);
        assert_eq!(labels.read(" Very satisfied "), Answer::Number(5.0));
        assert_eq!(labels.read("7,5"), Answer::Number(7.5));
        assert_eq!(labels.read("Satisfied"), Answer::Unknown);
        assert!(labels.rename_numbers());
        assert_eq!(labels.read("7.5"), Answer::Unknown);
        let undecided = Labels { is_decimal_known: false, ..labels };
        assert_eq!(undecided.read("7.5"), Answer::Number(7.5));
    }
}
