//! Numbers as visitors write them: "1 234,56 zł", "−3.5", "25 %".

use crate::content::Language;

const SIGNS_AROUND: [&str; 14] = ["%", "€", "$", "£", "zł", "₽", "¥", "₴", "Kč", "Ft", "kr", "lei", "руб.", "руб"];

/// Reads a number as it is written in `language`, in either of the two decimal signs.
///
/// Spaces of every kind between groups, a plus, U+2212 for the minus, and a currency or percent sign around the number are
/// accepted. A single point or comma that is the group sign of the language, and has one to three digits before it and
/// exactly three after, groups; any other single one is the decimal sign. `None` if the text is not one number.
///
/// ```
/// use feltworth::{content::Language, tools::number::read};
/// assert_eq!(read("1 234,56 zł", Language::Pl), Some(1234.56));
/// assert_eq!(read("1.234", Language::It), Some(1234.0));
/// assert_eq!(read("1.234", Language::En), Some(1.234));
/// assert_eq!(read("−3.5", Language::Sl), Some(-3.5));
/// assert_eq!(read("12 34", Language::Ru), None);
/// ```
pub fn read(text: &str, language: Language) -> Option<f64> {
    let text = text.replace('\u{2212}', "-");
    let bare = without_signs_around(text.trim());
    let (sign, digits) = match bare.strip_prefix(['-', '+']) {
        Some(rest) => (if bare.starts_with('-') { "-" } else { "" }, without_signs_around(rest.trim_start())),
        None => ("", bare),
    };
    plain(&format!("{sign}{}", plain_decimal(digits, language)?))
}

/// Reads a number as it is written in an address: a point, no groups, no exponent.
pub fn plain(text: &str) -> Option<f64> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let magnitude = if digits.bytes().any(|b| b.is_ascii_digit()) { value(digits)? } else { return None };
    Some(if negative && magnitude != 0.0 { -magnitude } else { magnitude })
}

/// A number as it is written in an address: a point, no groups, no exponent.
///
/// The shortest decimal that reads as the number if it has at most fifteen digits, as all have that somebody typed;
/// otherwise that of its first fifteen; nothing is left of what is below 1e-22. (The standard library's formatter always finds the shortest, for 4 kB more of compressed
/// WebAssembly.)
pub fn canonical(value: f64) -> String {
    const MOST: f64 = 1e15;
    let magnitude = value.abs();
    if magnitude >= MOST {
        let surplus = (1..400).find(|places| magnitude / power_of_ten(*places) < MOST).unwrap_or(400);
        return canonical(libm::trunc(value / power_of_ten(surplus))) + &"0".repeat(surplus as usize);
    }
    let scaled = |places: u32| libm::round(magnitude * power_of_ten(places));
    // Powers of ten are exact up to here, so each of these is the double nearest to the decimal of so many places.
    let decimal = |places: u32| scaled(places) / power_of_ten(places);
    let most_places = (0..=22).take_while(|places| scaled(*places) < MOST).last().unwrap_or(0);
    let places = (0..most_places).find(|places| decimal(*places) == decimal(most_places)).unwrap_or(most_places);
    let digits = format!("{:0width$}", scaled(places) as u64, width = places as usize + 1);
    let (whole, fraction) = digits.split_at_checked(digits.len() - places as usize).unwrap_or((&digits, ""));
    let sign = if value < 0.0 && digits.bytes().any(|digit| digit != b'0') { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// A number as the visitor would type it: with the decimal sign of the language and no groups.
pub fn typed(value: f64, language: Language) -> String {
    canonical(value).replace('.', &language.decimal_sign().to_string())
}

/// The number that a plain decimal stands for: digits, and a point among them if there is one.
///
/// With up to fifteen digits, which whoever types does not exceed, the result is the nearest double: both numbers of
/// the one division are exact (W. Clinger, 1990). With more it may be one place of the last digit off. The standard
/// library's parser has no such limit, at the price of 11 kB of compressed WebAssembly, most of it a table.
fn value(plain: &str) -> Option<f64> {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let digits = whole.bytes().chain(fraction.trim_end_matches('0').bytes());
    let (mut mantissa, mut dropped) = (0_u64, 0_u32);
    for digit in digits.clone() {
        let digit = u64::from(digit.checked_sub(b'0').filter(|digit| *digit <= 9)?);
        if mantissa < 10_u64.pow(17) {
            mantissa = 10 * mantissa + digit;
        } else {
            dropped += 1;
        }
    }
    let exponent = i64::from(dropped) - i64::try_from(digits.count().checked_sub(whole.len())?).ok()?;
    let power = power_of_ten(u32::try_from(exponent.unsigned_abs()).ok()?);
    Some(if exponent < 0 { mantissa as f64 / power } else { mantissa as f64 * power })
}

/// A power of ten: exact up to 1e22, then within a few units of the last place. (`libm::exp10` takes 1 kB of compressed
/// WebAssembly.)
fn power_of_ten(exponent: u32) -> f64 {
    // No double has more digits than that before or after its point.
    (0..exponent.min(400)).fold(1.0, |power, _| power * 10.0)
}

/// What may stand before or after a number without being part of it.
pub fn signs_around() -> Vec<&'static str> {
    SIGNS_AROUND.into_iter().chain(super::currency::CURRENCIES).collect()
}

fn without_signs_around(text: &str) -> &str {
    let mut rest = text;
    loop {
        let shorter =
            signs_around().into_iter().find_map(|sign| rest.strip_prefix(sign).or_else(|| rest.strip_suffix(sign)));
        match shorter {
            Some(text) => rest = text.trim(),
            None => return rest,
        }
    }
}

/// The digits with a point for the decimal sign and nothing between groups.
fn plain_decimal(text: &str, language: Language) -> Option<String> {
    let (whole, fraction) = match decimal_position(text, language) {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text, ""),
    };
    if !fraction.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let whole = without_groups(whole)?;
    (!whole.is_empty() || !fraction.is_empty()).then(|| format!("0{whole}.{fraction}0"))
}

/// Where the decimal sign stands, if one does.
fn decimal_position(text: &str, language: Language) -> Option<usize> {
    let last = text.rfind(['.', ','])?;
    let sign = text.get(last..)?.chars().next()?;
    let (before, after) = (text.get(..last)?, text.get(last + 1..)?);
    let alone = !before.contains(['.', ',']);
    let repeated = before.chars().any(|c| c == sign);
    let could_group = matches!(before.len(), 1..=3) && !before.starts_with('0') && after.len() == 3;
    let groups = repeated || (alone && could_group && sign == language.group_sign());
    (!groups).then_some(last)
}

/// The digits of a whole number whose groups, if it has any, are of three digits and parted by one sign.
fn without_groups(text: &str) -> Option<String> {
    let sign = text.chars().find(|c| !c.is_ascii_digit());
    let Some(sign) = sign else { return Some(text.to_owned()) };
    if !(sign.is_whitespace() || matches!(sign, '.' | ',' | '\'' | '’')) {
        return None;
    }
    let mut groups = text.split(|c: char| c == sign || (c.is_whitespace() && sign.is_whitespace()));
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let right = matches!(first.len(), 1..=3) && digits(first) && rest.iter().all(|g| g.len() == 3 && digits(g));
    right.then(|| format!("{first}{}", rest.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written_and_what_is_not_one_number_is_refused() {
        let cases: Vec<(String, String, Option<f64>)> =
            serde_json::from_str(include_str!("../../tests/numbers.json")).unwrap();
        for (code, text, value) in cases {
            let language = Language::from_code(&code).unwrap();
            assert_eq!(read(&text, language), value, "{text} in {language:?}");
        }
    }

    #[test]
    fn what_has_more_digits_is_rounded_without_idle_zeros() {
        let values = [0.1 + 0.2, 1e-5 + 1e-21, 1e-30, 1e-15, 0.123_456_789_012_345];
        assert_eq!(values.map(canonical), ["0.3", "0.00001", "0", "0.000000000000001", "0.123456789012345"]);
    }

    #[test]
    fn of_a_huge_number_the_first_digits_are_written() {
        assert_eq!(
            [1e15, -1.5e17, 2e20].map(canonical),
            ["1000000000000000", "-150000000000000000", "200000000000000000000"]
        );
        assert_eq!(canonical(f64::MAX).len(), 309);
    }

    #[test]
    fn minus_zero_is_zero() {
        assert!(read("-0", Language::En).unwrap().is_sign_positive());
    }
}

#[cfg(test)]
mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_typed_for_a_value_reads_as_that_value(value in -1e10..1e10_f64) {
            let value = (value * 1e4).round() / 1e4 + 0.0;
            for language in Language::ALL {
                let text = typed(value, language);
                // "1.234" typed in Italian means 1234, so a fraction of three digits is the one thing to leave out.
                if text.split(language.decimal_sign()).nth(1).is_none_or(|fraction| fraction.len() != 3) {
                    prop_assert_eq!(read(&text, language), Some(value), "{}", text);
                }
            }
        }

        #[test]
        fn short_decimals_are_read_as_the_standard_library_reads_them(mantissa in 0..10_u64.pow(15), places in 0_usize..15) {
            let digits = format!("{mantissa:015}");
            let text = format!("{}.{}", &digits[..15 - places], &digits[15 - places..]);
            let expected: f64 = text.parse().unwrap();
            prop_assert_eq!(value(&text).unwrap().to_bits(), expected.to_bits());
        }

        #[test]
        fn long_decimals_are_read_to_the_last_place(expected in 0.0..1e12_f64) {
            let read = value(&expected.to_string()).unwrap();
            prop_assert!((read - expected).abs() <= expected * f64::EPSILON);
        }

        #[test]
        fn a_short_decimal_is_written_as_the_standard_library_writes_it(mantissa in -1e15..1e15_f64, digits in 1..=15_i32, places in 0..=22_i32) {
            let value = (mantissa / 10_f64.powi(15 - digits)).round() / 10_f64.powi(places) + 0.0;
            prop_assert_eq!(canonical(value), value.to_string());
        }

        #[test]
        fn whatever_is_written_reads_as_nearly_the_same(value in -1e12..1e12_f64) {
            let read = plain(&canonical(value)).unwrap();
            prop_assert!((read - value).abs() <= 1e-14 * value.abs().max(1e-1), "{} {}", value, canonical(value));
        }

        #[test]
        fn no_text_breaks_the_reader(text in "\\PC*") {
            for language in Language::ALL {
                prop_assert!(read(&text, language).is_none_or(|v| !v.is_nan()));
            }
        }
    }
}
