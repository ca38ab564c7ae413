//! The calendar of another library, to hold ours against.

use jiff::civil::Date;

/// The date that a text of the form `2026-11-21` is in the proleptic Gregorian calendar, if it is one.
pub fn date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    let is_form =
        parts.iter().map(|part| part.len()).eq([4, 2, 2]) && parts.concat().bytes().all(|byte| byte.is_ascii_digit());
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date.ok().filter(|_| is_form)
}

/// The days from a date to a later one.
pub fn days(from: Date, to: Date) -> f64 {
    f64::from(from.until(to).unwrap().get_days())
}
