//! Numbers as files write them.

use super::form::Decimal;

/// Reads a number with the decimal sign of its file: `7`, `-1.5`, `1 234,56`, `1.234,56`.
///
/// Around it may stand spaces, before it a sign. Groups of three digits may be parted by the other sign, a space of any
/// kind or an apostrophe. Up to fifteen digits give the nearest double, more may be off by one in the last place. `None`
/// for all else, for exponents too.
///
/// # Examples
/// ```
/// # use feltworth::table::{Decimal, number};
/// assert_eq!(number(" 7,5", Decimal::Comma), Some(7.5));
/// assert_eq!(number("100.000", Decimal::Comma), Some(100_000.0));
/// assert_eq!(number("7,5", Decimal::Point), None); // no group of three
/// ```
pub fn number(text: &str, decimal: Decimal) -> Option<f64> {
    let text = text.trim();
    if is_digits(text) {
        return Some(value(text, "")); // the usual case
    }
    let (is_negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = match digits.split_once(char::from(decimal.byte())) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    if !is_whole(whole, decimal) || fraction.is_some_and(|fraction| !is_digits(fraction)) {
        return None;
    }
    let magnitude = value(whole, fraction.unwrap_or_default());
    Some(if is_negative && magnitude != 0.0 { -magnitude } else { magnitude })
}

/// Digits, or groups of three of them behind one to three.
fn is_whole(text: &str, decimal: Decimal) -> bool {
    if is_digits(text) {
        return true;
    }
    let Some(sign) = text.chars().find(|character| !character.is_ascii_digit()) else { return false };
    if sign != char::from(decimal.other().byte())
        && !matches!(sign, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\'' | '’')
    {
        return false;
    }
    let mut groups = text.split(sign);
    let first = groups.next().unwrap_or_default();
    is_digits(first) && first.len() <= 3 && groups.all(|group| group.len() == 3 && is_digits(group))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number of these digits (W. Clinger, 1990: both sides of the one division are exact up to fifteen of them).
fn value(whole: &str, fraction: &str) -> f64 {
    let fraction = fraction.trim_end_matches('0');
    let digits = whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit);
    let number = digits.fold(0.0, |value, digit| 10.0 * value + f64::from(digit - b'0'));
    if fraction.is_empty() { number } else { number / libm::exp10(fraction.len() as f64) }
}

/// Which decimal sign some numbers have, and whether that is certain, or does not matter because none has one; it is not
/// where some have a sign and none of them tells (`100.000`).
pub fn decimal_of<'a>(cells: impl Iterator<Item = &'a str>) -> (Option<Decimal>, bool) {
    let (mut points, mut commas, mut is_open) = (0, 0, false);
    // A sign between two digits takes three characters.
    for cell in cells.filter(|cell| cell.len() > 2) {
        match vote(cell.trim_matches(|character: char| !character.is_ascii_digit())) {
            Vote::For(Decimal::Point) => points += 1,
            Vote::For(Decimal::Comma) => commas += 1,
            Vote::Either => is_open = true,
            Vote::None => {}
        }
    }
    match (points, commas) {
        (0, 0) => (None, !is_open),
        _ => (Some(if commas > points { Decimal::Comma } else { Decimal::Point }), points != commas),
    }
}

/// What one number says about the decimal sign.
enum Vote {
    For(Decimal),
    Either,
    None,
}

fn vote(number: &str) -> Vote {
    let is_sign = |byte: &u8| Decimal::from_byte(*byte).is_some();
    if !number.bytes().all(|byte| byte.is_ascii_digit() || is_sign(&byte)) {
        return Vote::None;
    }
    let signs: Vec<u8> = number.bytes().filter(is_sign).collect();
    let Some(sign) = signs.last().copied().and_then(Decimal::from_byte) else { return Vote::None };
    let reads = |decimal: Decimal| is_grouped(number, decimal);
    match (reads(sign), reads(sign.other())) {
        (true, true) => Vote::Either,
        (true, false) => Vote::For(sign),
        (false, true) => Vote::For(sign.other()),
        (false, false) => Vote::None,
    }
}

/// Whether a text is a number in the strict form: groups, if any, of three digits and no more than a leading zero.
fn is_grouped(text: &str, decimal: Decimal) -> bool {
    let has_lone_zero = text.starts_with('0') && text.as_bytes().get(1) == Some(&decimal.other().byte());
    !has_lone_zero && self::number(text, decimal).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_both_decimal_signs() {
        for (text, decimal, expected) in [
            ("10", Decimal::Point, 10.0),
            ("+3", Decimal::Point, 3.0),
            ("\u{2212}3,25", Decimal::Comma, -3.25),
            ("1 234,5", Decimal::Comma, 1234.5),
            ("1\u{202F}234\u{202F}567", Decimal::Comma, 1_234_567.0),
            ("1,234.5", Decimal::Point, 1234.5),
            ("0.1", Decimal::Point, 0.1),
            ("007", Decimal::Point, 7.0),
            ("-0", Decimal::Point, 0.0),
        ] {
            assert_eq!(number(text, decimal), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", " ", "-", ".", "5.", ".5.", "1,23", "12,34,567", "1e3", "NaN", "inf", "1 2", "٣", "7,5", "--1"]
        {
            assert_eq!(number(text, Decimal::Point), None, "{text}");
        }
    }

    #[test]
    fn the_decimal_sign_is_what_the_numbers_agree_on() {
        let of = |cells: &[&str]| decimal_of(cells.iter().copied());
        assert_eq!(of(&["7,5", "8"]), (Some(Decimal::Comma), true));
        assert_eq!(of(&["€1.234,56"]), (Some(Decimal::Comma), true));
        assert_eq!(of(&["0.125"]), (Some(Decimal::Point), true));
        assert_eq!(of(&["1.234.567"]), (Some(Decimal::Comma), true));
        assert_eq!(of(&["100.000", "9"]), (None, false));
        assert_eq!(of(&["10", "01.05.2026", "192.168.0.1"]), (None, true));
    }
}
