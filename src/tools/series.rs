//! Lines of numbers, typed or pasted as text: each line is a series of any length.

use super::entry::Entry;
use super::fragment::{decode, encode};
use super::number;
use crate::content::Language;

/// What is no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The line, the first being 1.
    pub line: usize,
    /// The text that stands there.
    pub text: String,
}

/// The series of a text: one a line, or a single one where every line holds one number, as a column of a spreadsheet does.
/// Numbers are parted by blanks, tabs or semicolons; lines without any are passed over.
///
/// # Errors
/// The first text that is no number.
pub fn read(entry: &Entry) -> Result<Vec<Vec<f64>>, Unreadable> {
    let lines = entry.text.lines().zip(1..).map(|(line, place)| numbers(line, place, entry.language));
    let series: Vec<Vec<f64>> = lines.collect::<Result<_, _>>()?;
    let series: Vec<Vec<f64>> = series.into_iter().filter(|line| !line.is_empty()).collect();
    let is_column = series.len() > 1 && series.iter().all(|line| line.len() == 1);
    Ok(if is_column { vec![series.concat()] } else { series })
}

fn numbers(line: &str, place: usize, language: Language) -> Result<Vec<f64>, Unreadable> {
    let number = |token: &str| number::read(token, language).ok_or(Unreadable { line: place, text: token.to_owned() });
    tokens(line).map(number).collect()
}

/// The pieces of a line. A space that does not break belongs to its number.
fn tokens(line: &str) -> impl Iterator<Item = &str> {
    let parts = |c: char| c == ';' || (c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}'));
    line.split(parts).map(|token| token.trim_end_matches(',')).filter(|token| !token.is_empty())
}

/// The text as an address has it: numbers parted by `.`, lines by `;`; what is no number stands there as it was typed.
pub fn to_address(entry: &Entry) -> String {
    let piece = |token: &str| {
        let value = number::read(token, entry.language).map_or_else(|| token.to_owned(), number::canonical);
        encode(&value).replace('.', "%2E")
    };
    let line = |line: &str| tokens(line).map(piece).collect::<Vec<_>>().join(".");
    let lines = entry.text.lines().map(line).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(";")
}

/// The entry for what an address has.
pub fn from_address(text: &str, language: Language) -> Entry {
    let piece = |piece: &str| {
        let piece = decode(piece);
        number::plain(&piece).map_or(piece, |value| number::typed(value, language))
    };
    let line = |line: &str| line.split('.').map(piece).collect::<Vec<_>>().join(" ");
    Entry::typed(text.split(';').map(line).collect::<Vec<_>>().join("\n"), language)
}

/// The text as a visitor of `language` would have typed it.
pub fn shown_in(entry: &Entry, language: Language) -> String {
    if language == entry.language { entry.text.clone() } else { from_address(&to_address(entry), language).text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_line_by_line_and_a_column_as_one_series() {
        let read = |text: &str| read(&Entry::typed(text, Language::Pl)).unwrap();
        assert_eq!(read("100\t86,9;74\n\n 50  40 \n"), [vec![100.0, 86.9, 74.0], vec![50.0, 40.0]]);
        assert_eq!(read("100\n87\n75"), [[100.0, 87.0, 75.0]]);
        assert_eq!(read("1\u{a0}000 869"), [[1000.0, 869.0]]);
        assert!(read(" \n").is_empty());
    }

    #[test]
    fn what_is_no_number_is_named_with_its_line() {
        let wrong = read(&Entry::typed("100 87\n50, x, 3", Language::En));
        assert_eq!(wrong, Err(Unreadable { line: 2, text: "x".to_owned() }));
    }

    #[test]
    fn an_address_brings_back_numbers_fractions_and_what_is_none() {
        let entry = Entry::typed("100 86,9 x.y\n50", Language::Pl);
        assert_eq!(to_address(&entry), "100.86%2E9.x%2Ey;50");
        assert_eq!(from_address("100.86%2E9.x%2Ey;50", Language::Pl), entry);
        assert_eq!(shown_in(&entry, Language::En), "100 86.9 x.y\n50");
        assert_eq!(from_address("", Language::Pl).text, "");
    }
}
