//! Days as exports write them.

use crate::metrics::Rule;
use crate::metrics::models::date::calendar_day;

use super::error::{Result, inconsistent, missing};

/// The order of day and month in a file, where both readings are kept until it is known.
pub(super) const DAY_FIRST: usize = 0;
/// The other reading.
pub(super) const MONTH_FIRST: usize = 1;

/// A day in one number: a day number, or below zero a code of a date whose day and month may be either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct DateKey(pub(super) i32);

/// How far an offset may move a day, either way.
const MOST_SHIFT: i32 = 2;

impl DateKey {
    /// Of a date of which either number may be the month; both are 1 to 12 and differ.
    fn either(year: i32, [first, second]: [i32; 2], shift: i32) -> Self {
        let shifts = 2 * MOST_SHIFT + 1;
        Self(-1 - (((year * 13 + first) * 13 + second) * shifts + shift + MOST_SHIFT))
    }

    /// Whether the order of day and month has to be known.
    pub(super) fn is_open(self) -> bool {
        self.0 < 0
    }

    /// The day number in a reading.
    pub(super) fn day(self, reading: usize) -> i32 {
        if !self.is_open() {
            return self.0;
        }
        let (code, shifts) = (-1 - self.0, 2 * MOST_SHIFT + 1);
        let (shift, date) = (code % shifts - MOST_SHIFT, code / shifts);
        let (year, first, second) = (date / 169, date / 13 % 13, date % 13);
        let (month, day) = if reading == DAY_FIRST { (second, first) } else { (first, second) };
        calendar_day(year, month, day).unwrap_or(0) + shift
    }
}

/// What the dates of a file have told about the order of day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct DayOrder {
    /// By reading: whether a date has been seen that has no other.
    seen: [bool; 2],
    /// Whether a date that counts may be read in both.
    pub(super) is_open: bool,
}

impl DayOrder {
    /// The order that was seen; none if none was, or both.
    pub(super) fn day_first(self) -> Option<bool> {
        (self.seen != [true, true] && self.seen != [false, false]).then_some(self.seen == [true, false])
    }

    /// The reading of all dates.
    pub(super) fn reading(self) -> Result<usize> {
        match self.seen {
            [true, true] => Err(inconsistent("dayFirst", Rule::OneDayOrder)),
            [false, false] if self.is_open => Err(missing("dayFirst")),
            [false, true] => Ok(MONTH_FIRST),
            _ => Ok(DAY_FIRST),
        }
    }
}

/// Reads the dates of a file.
#[derive(Debug, Clone, Default)]
pub(super) struct Dates {
    day_first: Option<bool>,
    /// Minutes east of UTC of the shop's day.
    offset: Option<i32>,
    pub(super) order: DayOrder,
    /// Lines of one day often follow one another.
    last: (String, Option<DateKey>),
}

/// Three numbers of a date, and where behind it the text goes on.
struct Parts<'a> {
    date: Written,
    rest: &'a str,
}

/// How a date is written.
enum Written {
    /// Year, month, day.
    Sure([i32; 3]),
    /// Day and month in either order, then the year.
    Open([i32; 3]),
}

impl Dates {
    pub(super) fn new(day_first: Option<bool>, offset: Option<i32>) -> Self {
        Self { day_first, offset, ..Self::default() }
    }

    /// The day of a cell; none if it is no date.
    pub(super) fn read(&mut self, cell: &str) -> Option<DateKey> {
        if cell != self.last.0 {
            self.last.1 = self.parse(cell.trim());
            self.last.0.clear();
            self.last.0.push_str(cell);
        }
        self.last.1
    }

    fn parse(&mut self, text: &str) -> Option<DateKey> {
        let Parts { date, rest } = iso(text.as_bytes(), text).or_else(|| by_numbers(text)).or_else(|| by_name(text))?;
        let shift = self.shift(rest)?;
        match date {
            Written::Sure([year, month, day]) => moved(calendar_day(year, month, day)?, shift),
            Written::Open([first, second, year]) => self.open(year, [first, second], shift),
        }
    }

    fn open(&mut self, year: i32, [first, second]: [i32; 2], shift: i32) -> Option<DateKey> {
        let days = [calendar_day(year, second, first), calendar_day(year, first, second)];
        if let Some(day_first) = self.day_first {
            return moved((if day_first { days[DAY_FIRST] } else { days[MONTH_FIRST] })?, shift);
        }
        match days {
            [Some(_), Some(_)] if first != second => Some(DateKey::either(year, [first, second], shift)),
            [Some(day), Some(_)] => moved(day, shift),
            [Some(day), None] => self.told(DAY_FIRST, day, shift),
            [None, Some(day)] => self.told(MONTH_FIRST, day, shift),
            [None, None] => None,
        }
    }

    fn told(&mut self, reading: usize, day: i32, shift: i32) -> Option<DateKey> {
        if let Some(seen) = self.order.seen.get_mut(reading) {
            *seen = true;
        }
        moved(day, shift)
    }

    /// By how many days the shop's day differs from the one that is written; none if no time follows the date.
    fn shift(&self, rest: &str) -> Option<i32> {
        if rest.is_empty() {
            return Some(0);
        }
        let time = rest.strip_prefix(['T', 't', ',']).unwrap_or(rest).trim_start();
        let is_time = time.is_empty() || (rest.len() > time.len() && time.starts_with(|c: char| c.is_ascii_digit()));
        let Some(offset) = self.offset else { return is_time.then_some(0) };
        let (minutes, zone) = clock(time)?;
        let Some(own) = zone_offset(zone) else { return is_time.then_some(0) };
        is_time.then(|| (minutes - own + offset).div_euclid(24 * 60))
    }
}

fn moved(day: i32, shift: i32) -> Option<DateKey> {
    Some(DateKey(day + shift)).filter(|key| !key.is_open())
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

/// `1/5/2026`, `01.05.26`, `1-5-2026`.
fn by_numbers(text: &str) -> Option<Parts<'_>> {
    let (first, rest) = leading_number(text)?;
    let (separator, rest) = separated(rest)?;
    let (second, rest) = leading_number(rest)?;
    let (year, rest) = leading_number(rest.strip_prefix(separator)?)?;
    let fits = first.len() <= 2 && second.len() <= 2;
    fits.then_some(Parts { date: Written::Open([value(first)?, value(second)?, full_year(year)?]), rest })
}

/// `1 May 2026`, `01-May-26`, `May 1, 2026`.
fn by_name(text: &str) -> Option<Parts<'_>> {
    let (day, month, rest) = match leading_number(text) {
        Some((day, rest)) => {
            let (month, rest) = leading_month(rest.trim_start_matches([' ', '-', '/']))?;
            (day, month, rest)
        }
        None => {
            let (month, rest) = leading_month(text)?;
            let (day, rest) = leading_number(rest.trim_start_matches(' '))?;
            (day, month, rest)
        }
    };
    let (year, rest) = leading_number(rest.trim_start_matches([' ', ',', '-', '/']))?;
    (day.len() <= 2).then_some(Parts { date: Written::Sure([full_year(year)?, month, value(day)?]), rest })
}

fn leading_month(text: &str) -> Option<(i32, &str)> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let end = text.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end)?;
    let name = name.to_ascii_lowercase();
    let month = MONTHS.iter().position(|month| name.len() >= 3 && (month.starts_with(&name) || name == "sept"))?;
    let month = if name == "sept" { 9 } else { month as i32 + 1 };
    Some((month, rest.strip_prefix('.').unwrap_or(rest)))
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
    Some((separator, text.get(1..)?))
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
fn clock(text: &str) -> Option<(i32, &str)> {
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
fn zone_offset(zone: &str) -> Option<i32> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::models::date::iso_date;

    fn day(text: &str, day_first: Option<bool>, offset: Option<i32>) -> Option<String> {
        let key = Dates::new(day_first, offset).read(text)?;
        assert!(!key.is_open(), "{text}");
        Some(iso_date(key.day(DAY_FIRST)))
    }

    #[test]
    fn dates_are_read_as_exports_write_them() {
        for text in [
            "2026-05-01",
            "2026/05/01 7:16:38 PM GMT+2",
            "2026-5-1",
            "20260501",
            "2026-05-01T08:00:00Z",
            "2026-05-01 00:30:00 +0200",
            " 2026-05-01 10:00 ",
            "2026.05.01",
            "1/5/26 19:06:23",
            "01.05.2026",
            "1-5-2026, 10:00",
            "1 May 2026",
            "01-May-26",
            "May 1, 2026 1:23:45 AM PDT",
            "Sept 1, 2026",
        ] {
            let expected = if text.starts_with("Sept") { "2026-09-01" } else { "2026-05-01" };
            assert_eq!(day(text, Some(true), None).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(day("12/1/2010 9:00", Some(false), None).as_deref(), Some("2010-12-01"));
        assert_eq!(day("3/3/70", None, None).as_deref(), Some("1970-03-03"));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "x",
            "2026",
            "2026-13-01",
            "2026-02-30",
            "2026-05-01x",
            "31/02/2026",
            "32/01/2026",
            "1/2/3/4",
            "1/2",
            "100/1/2026",
            "2026-05-01-07",
            "13/13/2026",
            "Mayor 1, 2026",
            "45000",
            "99999999",
            "1.5",
            "0/0/2026",
            "٣/٣/2026",
            "01/05/126",
        ] {
            assert_eq!(Dates::new(Some(true), None).read(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_above_twelve_tells_the_order_and_equal_ones_need_none() {
        let mut dates = Dates::default();
        let key = dates.read("03/08/2026 10:00").unwrap();
        assert!(key.is_open());
        assert_eq!(
            (iso_date(key.day(DAY_FIRST)), iso_date(key.day(MONTH_FIRST))),
            ("2026-08-03".into(), "2026-03-08".into())
        );
        assert!(!dates.read("08/08/2026").unwrap().is_open());
        assert_eq!(dates.order.day_first(), None);
        dates.read("21/08/2026").unwrap();
        assert_eq!((dates.order.day_first(), dates.order.reading()), (Some(true), Ok(DAY_FIRST)));
        dates.read("08/21/2026").unwrap();
        assert_eq!(dates.order.day_first(), None);
        assert!(dates.order.reading().is_err());
    }

    #[test]
    fn a_time_with_an_offset_is_moved_to_the_day_of_the_shop() {
        for (text, offset, expected) in [
            ("2026-05-01 00:30:00 +0200", 120, "2026-05-01"),
            ("2026-05-01 00:30:00 +0200", 0, "2026-04-30"),
            ("2018-01-01T04:59:00Z", -300, "2017-12-31"),
            ("2018-01-01T05:00:00Z", -300, "2018-01-01"),
            ("2026-05-01 7:16:38 PM GMT+2", 720, "2026-05-02"),
            ("2026-04-30 23:30:00-05:00", 0, "2026-05-01"),
            ("2026-05-01 12:10 AM UTC", 0, "2026-05-01"),
            ("2026-05-01 00:30", 720, "2026-05-01"),
            ("2026-05-01 09:00 AWST", 720, "2026-05-01"),
            ("2026-05-01", 720, "2026-05-01"),
        ] {
            assert_eq!(day(text, None, Some(offset)).as_deref(), Some(expected), "{text} at {offset}");
        }
        let open = Dates::new(None, Some(0)).read("03/08/2026 00:30 +0200").unwrap();
        assert_eq!(
            (iso_date(open.day(DAY_FIRST)), iso_date(open.day(MONTH_FIRST))),
            ("2026-08-02".into(), "2026-03-07".into())
        );
    }
}
