//! Days as exports write them.

use crate::metrics::Rule;
use crate::metrics::models::date::calendar_day;

use super::error::{Result, inconsistent, missing};
use super::written::{Parts, Written, clock, parts, zone_offset};

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
        let Parts { date, rest } = parts(text)?;
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
            "1. 5. 2026",
            "1. 5. 26 10:00",
            "1.\u{a0}5.\u{a0}2026",
            "1. maj 2026",
            "1. maja 2026",
            "1 maja 2026 r.",
            "1 мая 2026 г., 10:05",
            "1 maggio 2026",
            "1º maggio 2026",
            "1 mag 2026",
        ] {
            let expected = if text.starts_with("Sept") { "2026-09-01" } else { "2026-05-01" };
            assert_eq!(day(text, Some(true), None).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(day("12/1/2010 9:00", Some(false), None).as_deref(), Some("2010-12-01"));
        assert_eq!(day("3/3/70", None, None).as_deref(), Some("1970-03-03"));
    }

    #[test]
    fn months_go_by_their_names_in_the_languages_of_the_site() {
        for (text, month) in [
            ("2. januar 2025", 1),
            ("2 stycznia 2025", 1),
            ("2 янв. 2025", 1),
            ("2 gen 2025", 1),
            ("2 ЛЮТ 2025", 0),
            ("2 lut 2025", 2),
            ("2. marec 2025", 3),
            ("2 kwietnia 2025", 4),
            ("2 czerwca 2025", 6),
            ("2. julija 2025", 7),
            ("2 авг 2025", 8),
            ("2. avgust 2025", 8),
            ("2 ago. 2025, 10:00", 8),
            ("2 сент. 2025", 9),
            ("2 września 2025", 9),
            ("2 PAŹDZIERNIKA 2025", 10),
            ("2. okt. 2025", 10),
            ("2 ottobre 2025", 10),
            ("2 lis 2025", 11),
            ("2 Декабря 2025", 12),
            ("2-gru-25", 12),
        ] {
            let expected = (month > 0).then(|| format!("2025-{month:02}-02"));
            assert_eq!(day(text, None, None), expected, "{text}");
        }
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
            "1. 5 2026",
            "1/ 5/ 2026",
            "1 ma 2026",
            "1 мартобря 2026",
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
