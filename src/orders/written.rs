//! How exports write dates, times of day and zones.

use crate::table::{in_small_letters, is_letter};

/// Three numbers of a date, and where behind it the text goes on.
pub(super) struct Parts<'a> {
    pub(super) date: Written,
    pub(super) rest: &'a str,
}

/// How a date is written.
pub(super) enum Written {
    /// Year, month, day.
    Sure([i32; 3]),
    /// Day and month in either order, then the year.
    Open([i32; 3]),
}

/// The date that a text begins with.
pub(super) fn parts(text: &str) -> Option<Parts<'_>> {
    let parts = iso(text.as_bytes(), text).or_else(|| by_numbers(text)).or_else(|| by_name(text))?;
    Some(Parts { rest: without_year_word(parts.rest), ..parts })
}

/// `2 stycznia 2025 r.`, `2 января 2025 г.`: what follows without the word for the year.
fn without_year_word(rest: &str) -> &str {
    let word = rest.trim_start();
    ["r.", "г."].iter().find_map(|year| word.strip_prefix(year)).unwrap_or(rest)
}

/// `2026-05-01`, `2026/5/1`, `20260501`.
fn iso<'a>(bytes: &[u8], text: &'a str) -> Option<Parts<'a>> {
    // The form of most files, in one step.
    if let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, ..] = *bytes {
        let date = [digits(&[y1, y2, y3, y4])?, digits(&[m1, m2])?, digits(&[d1, d2])?];
        return Some(Parts { date: Written::Sure(date), rest: text.get(10..)? });
    }
    let (year, rest) = leading_number(text)?;
    if year.len() == 8 {
        let (year, day) = year.split_at_checked(4)?;
        let (month, day) = day.split_at_checked(2)?;
        return Some(Parts { date: Written::Sure([value(year)?, value(month)?, value(day)?]), rest });
    }
    let (separator, rest) = separated(rest)?;
    let (month, rest) = leading_number(rest)?;
    let (day, rest) = leading_number(rest.strip_prefix(separator)?)?;
    let fits = year.len() == 4 && month.len() <= 2 && day.len() <= 2;
    fits.then_some(Parts { date: Written::Sure([value(year)?, value(month)?, value(day)?]), rest })
}

/// `1/5/2026`, `01.05.26`, `1-5-2026`, `1. 5. 2026`.
fn by_numbers(text: &str) -> Option<Parts<'_>> {
    let (first, rest) = leading_number(text)?;
    let (separator, rest) = separated(rest)?;
    let (second, rest) = leading_number(rest)?;
    let (again, rest) = separated(rest)?;
    let (year, rest) = leading_number(rest).filter(|_| again == separator)?;
    let fits = first.len() <= 2 && second.len() <= 2;
    fits.then_some(Parts { date: Written::Open([value(first)?, value(second)?, full_year(year)?]), rest })
}

/// `1 May 2026`, `01-May-26`, `May 1, 2026`, `1. maj 2026`, `1º maggio 2026`.
fn by_name(text: &str) -> Option<Parts<'_>> {
    let (day, month, rest) = match leading_number(text) {
        Some((day, rest)) => {
            let (month, rest) = leading_month(rest.trim_start_matches([' ', '\u{a0}', '-', '/', '.', 'º', '°']))?;
            (day, month, rest)
        }
        None => {
            let (month, rest) = leading_month(text)?;
            let (day, rest) = leading_number(rest.trim_start())?;
            (day, month, rest)
        }
    };
    let (year, rest) = leading_number(rest.trim_start_matches([' ', '\u{a0}', ',', '-', '/']))?;
    (day.len() <= 2).then_some(Parts { date: Written::Sure([full_year(year)?, month, value(day)?]), rest })
}

/// The names of the months in the languages of the site, as they stand in a date and by themselves, parted by `|`.
const MONTHS: [&str; 12] = [
    "january|januarja|stycznia|styczeń|gennaio|января|январь",
    "february|februarja|lutego|luty|febbraio|февраля|февраль",
    "march|marca|marec|marzec|marzo|марта",
    "april|aprila|kwietnia|kwiecień|aprile|апреля|апрель",
    "may|maja|maggio|мая|май",
    "june|junija|czerwca|czerwiec|giugno|июня|июнь",
    "july|julija|lipca|lipiec|luglio|июля|июль",
    "august|avgusta|sierpnia|sierpień|agosto|августа",
    "september|septembra|września|wrzesień|settembre|сентября|сентябрь",
    "october|oktobra|oktober|października|październik|ottobre|октября|октябрь",
    "november|novembra|listopada|novembre|ноября|ноябрь",
    "december|decembra|grudnia|grudzień|dicembre|декабря|декабрь",
];

/// A month by its name, or by as much of it as tells it from the others: three letters.
fn leading_month(text: &str) -> Option<(i32, &str)> {
    let end = text.find(|character: char| !is_letter(character)).unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end)?;
    let name = in_small_letters(name);
    let month = MONTHS.iter().position(|names| names.split('|').any(|known| known.starts_with(&name)));
    let month = month.filter(|_| name.chars().count() >= 3)?;
    Some((month as i32 + 1, rest.strip_prefix('.').unwrap_or(rest)))
}

/// Years of two digits as POSIX reads them: 69 to 99 are of the 20th century.
fn full_year(text: &str) -> Option<i32> {
    let year = value(text)?;
    match text.len() {
        4 => Some(year),
        2 => Some(if year < 69 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

fn separated(text: &str) -> Option<(char, &str)> {
    let separator = text.chars().next().filter(|character| matches!(character, '-' | '/' | '.'))?;
    let rest = text.get(1..)?;
    // Slovenian puts blanks after its points.
    Some((separator, if separator == '.' { rest.trim_start() } else { rest }))
}

fn leading_number(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).filter(|(number, _)| !number.is_empty())
}

fn value(text: &str) -> Option<i32> {
    digits(text.as_bytes())
}

fn digits(bytes: &[u8]) -> Option<i32> {
    let digit = |value: i32, byte: &u8| byte.is_ascii_digit().then(|| value * 10 + i32::from(byte - b'0'));
    if bytes.len() > 8 { None } else { bytes.iter().try_fold(0, digit) }
}

/// The minutes of a time of day, and the text behind it: `9:05`, `19:06:23.5`, `7:16 PM`.
pub(super) fn clock(text: &str) -> Option<(i32, &str)> {
    let (hours, rest) = leading_number(text)?;
    let (minutes, rest) = match rest.strip_prefix(':') {
        Some(rest) => leading_number(rest)?,
        None => ("0", rest),
    };
    let rest = rest.trim_start_matches(|character: char| matches!(character, ':' | '.') || character.is_ascii_digit());
    let rest = rest.trim_start();
    let (is_pm, is_am) = (begins(rest, "PM"), begins(rest, "AM"));
    let hours = value(hours)? % if is_pm || is_am { 12 } else { 24 } + if is_pm { 12 } else { 0 };
    Some((hours * 60 + value(minutes)?.min(59), if is_pm || is_am { rest.get(2..)?.trim_start() } else { rest }))
}

fn begins(text: &str, with: &str) -> bool {
    text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

/// The minutes east of UTC that a zone says by itself: `Z`, `UTC`, `+0200`, `+02:00`, `GMT+2`; none for a name or nothing.
pub(super) fn zone_offset(zone: &str) -> Option<i32> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let named = begins(zone, "UTC") || begins(zone, "GMT");
    let offset = if named { zone.get(3..)? } else { zone };
    if offset.is_empty() {
        return named.then_some(0);
    }
    let sign = match offset.chars().next()? {
        '+' => 1,
        '-' | '\u{2212}' => -1,
        _ => return None,
    };
    let offset = offset.trim_start_matches(['+', '-', '\u{2212}']);
    let (hours, rest) = leading_number(offset)?;
    let (hours, minutes) = match (hours.len(), rest.strip_prefix(':')) {
        (4, _) => hours.split_at_checked(2)?,
        (1 | 2, Some(minutes)) => (hours, leading_number(minutes)?.0),
        (1 | 2, None) => (hours, "0"),
        _ => return None,
    };
    let minutes = value(hours)? * 60 + value(minutes)?;
    (minutes < 24 * 60).then_some(sign * minutes)
}
