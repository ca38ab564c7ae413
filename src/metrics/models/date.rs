//! Calendar dates as day numbers.

/// Whether a text is a calendar date in the form `2026-11-21`.
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::is_iso_date;
/// assert!(is_iso_date("2024-02-29") && !is_iso_date("2026-02-29") && !is_iso_date("2026-2-1"));
/// ```
///
/// # Source
/// ISO 8601, the extended calendar date.
pub fn is_iso_date(text: &str) -> bool {
    day_number(text).is_some()
}

/// The day number of an ISO date such as `2026-11-21` in the proleptic Gregorian calendar; day 0 is 0000-03-01.
pub(crate) fn day_number(text: &str) -> Option<i32> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else { return None };
    let year = number(&[y1, y2, y3, y4])?;
    let month = number(&[m1, m2])?;
    let day = number(&[d1, d2])?;
    calendar_day(year, month, day)
}

/// The day number of a date that the calendar has.
pub(crate) fn calendar_day(year: i32, month: i32, day: i32) -> Option<i32> {
    let real = (0..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
    real.then(|| day_of(year, month, day))
}

/// The ISO date of a day number, for years 0000 to 9999.
pub(crate) fn iso_date(day_number: i32) -> String {
    let era = day_number.div_euclid(146_097);
    let day_of_era = day_number.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let (month, later) = if month_from_march < 10 { (month_from_march + 3, 0) } else { (month_from_march - 9, 1) };
    let year = era * 400 + year_of_era + later;
    format!("{year:04}-{month:02}-{day:02}")
}

fn number(digits: &[u8]) -> Option<i32> {
    digits.iter().try_fold(0, |value, digit| digit.is_ascii_digit().then(|| value * 10 + i32::from(digit - b'0')))
}

fn days_in(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Years counted from March, so that the leap day is the last of its year.
fn day_of(year: i32, month: i32, day: i32) -> i32 {
    let (year, month_from_march) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * month_from_march + 2) / 5 + day - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_the_calendar_does() {
        let between = |a, b| day_number(b).unwrap() - day_number(a).unwrap();
        assert_eq!(between("1970-01-01", "2026-11-21"), 20_778);
        assert_eq!(between("2000-02-28", "2000-03-01"), 2);
        assert_eq!(between("1900-02-28", "1900-03-01"), 1);
        assert_eq!(between("0000-01-01", "9999-12-31"), 3_652_424);
    }

    #[test]
    fn every_day_of_eight_centuries_survives_the_way_to_text_and_back() {
        let first = day_number("1600-01-01").unwrap();
        for day in first..first + 2 * 146_097 {
            assert_eq!(day_number(&iso_date(day)), Some(day));
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in
            ["", "2026-11-31", "2026-2-03", "2026-02-30", "2025-02-29", "1900-02-29", "2026-00-10", "2026-13-01"]
                .iter()
                .chain(&[
                    "2026-11-21T00:00",
                    "21.11.2026",
                    "2026/11/21",
                    "2026-11-2a",
                    "+026-11-21",
                    " 2026-11-21",
                    "2026-11-00",
                ])
                .chain(&["２０２６-11-21", "-026-11-21"])
        {
            assert_eq!(day_number(text), None, "{text}");
        }
    }
}
