//! Days of dates as exports write them, as far as months and weeks ask for them.

use super::months::month;
use crate::metrics::models::date::calendar_day;
use crate::table::is_letter;

/// A day: year of four digits, month, day.
pub(super) type Day = (u16, u8, u8);

/// What a date tells about its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Date {
    /// Day and month are told apart.
    Known(Day),
    /// Day and month, either of which may come first, before the year.
    Either {
        /// Of four digits.
        year: u16,
        /// The number that stands first.
        first: u8,
        /// The number that stands second.
        second: u8,
    },
}

impl Date {
    /// The date at the beginning of a text: `2026-05-01 10:00`, `5/1/26`, `1. maja 2026`, `May 1, 2026`.
    pub(super) fn read(text: &str) -> Option<Self> {
        match *parts(text)?.as_slice() {
            [Part::Number(year, 4), Part::Number(month, _), Part::Number(day, _)] => known(year, month, day),
            [Part::Number(year, 4), Part::Month(month), Part::Number(day, _)] => known(year, month.into(), day),
            [Part::Number(day, _), Part::Month(month), Part::Number(year, digits)]
            | [Part::Month(month), Part::Number(day, _), Part::Number(year, digits)] => {
                known(whole_year(year, digits)?, month.into(), day)
            }
            [Part::Number(first, 1..=2), Part::Number(second, 1..=2), Part::Number(year, digits)] => {
                either(whole_year(year, digits)?, first, second)
            }
            _ => None,
        }
    }

    /// Whether the day comes first, if the date tells.
    pub(super) fn day_first(self) -> Option<bool> {
        match self {
            Self::Either { first: 13.., .. } => Some(true),
            Self::Either { second: 13.., .. } => Some(false),
            _ => None,
        }
    }

    /// The first day of the same week and month that tells as much: there are few of them.
    pub(super) fn in_its_week(self) -> Self {
        match self {
            Self::Known((year, month, day)) => Self::Known((year, month, begin_of_week((year, month, day)))),
            Self::Either { year, first: first @ 13.., second } => {
                Self::Either { year, first: begin_of_week((year, second, first)).max(13), second }
            }
            Self::Either { year, first, second: second @ 13.. } => {
                Self::Either { year, first, second: begin_of_week((year, first, second)).max(13) }
            }
            either => either,
        }
    }

    /// The day, once it is known which number comes first; `None` where the month then is none.
    pub(super) fn resolve(self, day_first: Option<bool>) -> Option<Day> {
        match self {
            Self::Known(day) => Some(day),
            Self::Either { year, first, second } => {
                let (month, day) = if day_first? { (second, first) } else { (first, second) };
                (1..=12).contains(&month).then_some((year, month, day))
            }
        }
    }
}

/// The day number of the Monday of a week; what is beyond the end of a month counts as its last day.
pub(super) fn monday((year, month, day): Day) -> i32 {
    let number = number_of((year, month, day));
    number - days_since_monday(number)
}

fn number_of((year, month, day): Day) -> i32 {
    let number = |day: u8| calendar_day(year.into(), month.into(), day.into());
    (1..=day).rev().find_map(number).unwrap_or_default()
}

/// Day 0, the first of March of the year 0, is a Wednesday.
const fn days_since_monday(number: i32) -> i32 {
    (number + 2).rem_euclid(7)
}

/// The first day of its week that is of the same month.
fn begin_of_week((year, month, day): Day) -> u8 {
    let number = number_of((year, month, day));
    let of_month = number - number_of((year, month, 1)) + 1;
    (of_month - days_since_monday(number)).max(1) as u8
}

/// The years of answers: what is said to be of others is a slip, and each week takes its place in the memory.
const YEARS: std::ops::Range<u16> = 1970..2100;

/// A part of a date; of a number also how many digits it has.
#[derive(Debug, Clone, Copy)]
enum Part {
    Number(u16, usize),
    Month(u8),
}

/// The first three parts, before which only names of weekdays may stand.
fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::with_capacity(3);
    let mut rest = text.trim();
    while parts.len() < 3 {
        let length = token_length(rest)?;
        let (token, behind) = rest.split_at_checked(length)?;
        match part(token) {
            Some(part) => parts.push(part),
            None if parts.is_empty() && token.chars().all(is_letter) => {}
            None => return None,
        }
        rest = behind.trim_start_matches([' ', '-', '/', '.', ',', '\u{A0}']);
        if parts.len() < 3 && rest.len() == behind.len() && !token.ends_with(is_letter) {
            return None; // "10:00", "5kg"
        }
    }
    Some(parts)
}

/// The length of the run of digits or of letters at the beginning.
fn token_length(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let is_alike =
        |character: char| if first.is_ascii_digit() { character.is_ascii_digit() } else { is_letter(character) };
    let length = text.find(|character| !is_alike(character)).unwrap_or(text.len());
    (length > 0).then_some(length)
}

fn part(token: &str) -> Option<Part> {
    if token.starts_with(|first: char| first.is_ascii_digit()) {
        return (token.len() <= 4)
            .then(|| token.parse().ok())
            .flatten()
            .map(|number| Part::Number(number, token.len()));
    }
    month(token).map(Part::Month)
}

/// A year of four digits, or of two: of 1970 to 2069.
fn whole_year(year: u16, digits: usize) -> Option<u16> {
    match digits {
        4 => Some(year),
        2 => Some(if year < 70 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

fn known(year: u16, month: u16, day: u16) -> Option<Date> {
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day) && YEARS.contains(&year);
    fits.then_some(Date::Known((year, month as u8, day as u8)))
}

fn either(year: u16, first: u16, second: u16) -> Option<Date> {
    let fits =
        (1..=31).contains(&first) && (1..=31).contains(&second) && first.min(second) <= 12 && YEARS.contains(&year);
    fits.then_some(Date::Either { year, first: first as u8, second: second as u8 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::models::date::iso_date;

    #[test]
    fn dates_of_all_exports_tell_their_day() {
        for text in [
            "2026-05-01 10:00:12",
            "2026-05-01T10:00:00+02:00",
            "2026/05/01 7:16:38 PM GMT+2",
            "2026.05.01",
            "May 1, 2026",
            "1 maja 2026, 10:00",
            "1-May-26",
            "1. maja 2026",
            "Fri May 01 2026 10:00:00 GMT+0200",
            "1 мая 2026 г.",
            "venerdì 1 maggio 2026",
        ] {
            assert_eq!(Date::read(text), Some(Date::Known((2026, 5, 1))), "{text}");
        }
    }

    #[test]
    fn day_and_month_are_told_apart_by_a_day_above_twelve() {
        let date = |text: &str| Date::read(text).unwrap();
        assert_eq!(date("5/1/26 19:06:23"), Date::Either { year: 2026, first: 5, second: 1 });
        assert_eq!(date("5/1/26").day_first(), None);
        assert_eq!(date("13.05.2026").day_first(), Some(true));
        assert_eq!(date("05/13/2026").day_first(), Some(false));
        assert_eq!(date("5/1/26").resolve(Some(true)), Some((2026, 1, 5)));
        assert_eq!(date("5/1/26").resolve(Some(false)), Some((2026, 5, 1)));
        assert_eq!(date("5/1/26").resolve(None), None);
        assert_eq!(date("13.05.2026").resolve(Some(false)), None);
    }

    #[test]
    fn a_week_begins_on_monday_and_its_days_of_a_month_are_one() {
        let name = |day: Day| iso_date(monday(day));
        // Python: datetime.date.fromisocalendar(2026, 1, 1) is 2025-12-29, of week 18 2026-04-27.
        assert_eq!(
            [(2026, 1, 1), (2025, 12, 29), (2025, 12, 28)].map(name),
            ["2025-12-29", "2025-12-29", "2025-12-22"]
        );
        assert_eq!([(2026, 5, 1), (2026, 5, 3), (2026, 5, 4)].map(name), ["2026-04-27", "2026-04-27", "2026-05-04"]);
        assert_eq!(name((2026, 2, 31)), name((2026, 2, 28)), "no day is lost beyond the end of a month");
        let key = |text: &str| Date::read(text).unwrap().in_its_week();
        assert_eq!([key("2026-05-01"), key("2026-05-03")], [Date::Known((2026, 5, 1)); 2]);
        assert_eq!(key("2026-05-10"), Date::Known((2026, 5, 4)));
        assert_eq!((key("14/05/2026"), key("17/05/2026")), (key("13/05/2026"), key("13/05/2026")));
        assert_eq!(key("05/31/2026"), Date::Either { year: 2026, first: 5, second: 25 });
        assert_eq!(key("04/05/2026"), Date::Either { year: 2026, first: 4, second: 5 });
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "10",
            "10:00:00",
            "2026-13-01",
            "32.01.2026",
            "13.13.2026",
            "1.5",
            "a 1 b",
            "46143.5",
            "5kg 1 2026",
            "12345-01-01",
            "0026-05-01",
        ] {
            assert_eq!(Date::read(text), None, "{text}");
        }
    }
}
