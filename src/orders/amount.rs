//! Amounts of money as exports write them.

use crate::table::{Decimal, is_letter, number};

/// As many letters may stand beside an amount: a code or a sign of a currency (`EUR`, `US$`, `руб.`).
const MOST_LETTERS: usize = 4;

/// An amount with the decimal sign of its file: a number with or without a currency before or behind it; negative with a
/// minus before or behind, or in brackets. None for all else.
pub(super) fn amount(cell: &str, decimal: Decimal) -> Option<f64> {
    plain(cell.as_bytes(), decimal).or_else(|| dressed(cell.trim(), decimal)).filter(|value| value.is_finite())
}

/// Up to fifteen digits with a decimal sign among them, which most cells are; both sides of the division are exact.
fn plain(cell: &[u8], decimal: Decimal) -> Option<f64> {
    let (is_negative, digits) = match cell {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.is_empty() || digits.len() > 15 {
        return None;
    }
    let (mut value, mut scale, mut in_fraction) = (0_u64, 1_u64, false);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                value = 10 * value + u64::from(byte - b'0');
                scale *= if in_fraction { 10 } else { 1 };
            }
            sign if *sign == decimal.byte() && !in_fraction => in_fraction = true,
            _ => return None,
        }
    }
    let has_digits = digits.first()?.is_ascii_digit() && digits.last()?.is_ascii_digit();
    let magnitude = value as f64 / scale as f64;
    has_digits.then_some(if is_negative && value != 0 { -magnitude } else { magnitude })
}

fn dressed(text: &str, decimal: Decimal) -> Option<f64> {
    let (text, in_brackets) = match text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
        Some(inner) => (inner, true),
        None => (text, false),
    };
    let first = text.find(|character: char| character.is_ascii_digit())?;
    let last = text.rfind(|character: char| character.is_ascii_digit())? + 1;
    let (before, digits, behind) = (text.get(..first)?, text.get(first..last)?, text.get(last..)?);
    let minuses = minuses(before)? + minuses(behind)? + usize::from(in_brackets);
    let starts_with_sign = before.ends_with(char::from(decimal.byte())) && !before.contains(is_letter);
    let magnitude = if starts_with_sign {
        number(&format!("0{}{digits}", char::from(decimal.byte())), decimal)
    } else {
        number(digits, decimal)
    }?;
    (minuses < 2).then_some(if minuses == 1 && magnitude != 0.0 { -magnitude } else { magnitude })
}

/// How many minus signs there are beside a currency; none if there is anything else.
fn minuses(beside: &str) -> Option<usize> {
    let is_minus = |character: &char| matches!(character, '-' | '\u{2212}');
    let is_currency = |character: char| {
        is_letter(character)
            || character.is_whitespace()
            || is_minus(&character)
            || matches!(character, '.' | '+' | '$' | '¢' | '£' | '¥' | '\u{20A0}'..='\u{20C0}')
    };
    let letters = beside.chars().filter(|character| is_letter(*character)).count();
    let fits = letters <= MOST_LETTERS && beside.chars().all(is_currency);
    fits.then(|| beside.chars().filter(is_minus).count())
}

/// Signs and words beside amounts that stand for one currency only, and its code; `$`, `kr` and `¥` stand for several.
const SIGNS: [(&str, &str); 12] = [
    ("€", "EUR"),
    ("£", "GBP"),
    ("zł", "PLN"),
    ("zl", "PLN"),
    ("₽", "RUB"),
    ("руб", "RUB"),
    ("р", "RUB"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("₴", "UAH"),
    ("грн", "UAH"),
    ("US$", "USD"),
];

/// What stands beside an amount; nothing where the amount stands alone.
pub(super) fn beside(cell: &str) -> Option<&str> {
    let is_of_amount = |c: char| c.is_ascii_digit() || c.is_whitespace() || ".,'’-\u{2212}()+".contains(c);
    Some(cell.trim_matches(is_of_amount)).filter(|word| !word.is_empty())
}

/// The currency that stands beside an amount: its sign where that stands for one only, or its code of three letters.
pub(super) fn currency(word: &str) -> Option<String> {
    let is_code = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let sign = SIGNS.iter().find(|(sign, _)| *sign == word).map(|(_, code)| (*code).to_owned());
    sign.or_else(|| is_code.then(|| word.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_with_and_without_their_currency() {
        for (text, decimal, expected) in [
            ("100.90", Decimal::Point, 100.9),
            ("-1", Decimal::Point, -1.0),
            ("0.00", Decimal::Point, 0.0),
            (" $5.50", Decimal::Point, 5.5),
            ("-$5.50", Decimal::Point, -5.5),
            ("$-5.50", Decimal::Point, -5.5),
            ("($1,005.50)", Decimal::Point, -1005.5),
            ("5.50-", Decimal::Point, -5.5),
            ("€100,90", Decimal::Comma, 100.9),
            ("1 234,56 zł", Decimal::Comma, 1234.56),
            ("1.234,56 EUR", Decimal::Comma, 1234.56),
            ("\u{2212}12 руб.", Decimal::Comma, -12.0),
            ("CHF 1'234.50", Decimal::Point, 1234.5),
            (".50", Decimal::Point, 0.5),
            ("Rs.50", Decimal::Point, 50.0),
        ] {
            assert_eq!(amount(text, decimal), Some(expected), "{text}");
        }
        assert!(amount("-0", Decimal::Point).unwrap().is_sign_positive());
        assert!(amount("-$0.00", Decimal::Point).unwrap().is_sign_positive());
    }

    #[test]
    fn the_currency_beside_an_amount_is_known_where_it_is_one_only() {
        for (text, expected) in [
            ("118,45 zł", Some("PLN")),
            ("€100,90", Some("EUR")),
            ("−12 руб.", Some("RUB")),
            ("CHF 1'234.50", Some("CHF")),
            ("(£1,005.50)", Some("GBP")),
            ("$5.50", None),
            ("12 kr", None),
            ("12.50", None),
            ("", None),
        ] {
            assert_eq!(beside(text).and_then(currency).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_none() {
        for text in
            ["", " ", "-", "free", "1e3", "1.2.3", "5 %", "--5", "-5-", "(-5)", "1-2", "approx 5", "5,5", "12/5"]
        {
            assert_eq!(amount(text, Decimal::Point), None, "{text}");
        }
        assert_eq!(amount(&"9".repeat(400), Decimal::Point), None);
    }

    #[test]
    fn the_short_way_gives_the_bits_of_the_long_one() {
        for text in ["0.1", "100.90", "62.95", "37.950", "123456789.01234", "0.000000000001", "7"] {
            assert_eq!(plain(text.as_bytes(), Decimal::Point), number(text, Decimal::Point), "{text}");
        }
    }
}
