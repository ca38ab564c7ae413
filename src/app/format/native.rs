//! Numbers for the written pages by ICU4X, as the browser's `Intl` will show them (CLDR; a browser test compares the two).
//! It formats no money and no percent yet: where their symbols stand is a small table.

use fixed_decimal::{Decimal, FloatPrecision, Sign, SignDisplay, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::DecimalFormatter;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

use super::{MINUS, Style};
use crate::content::Language;

const HALVES_UP: SignedRoundingMode = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);

pub fn number(value: f64, style: Style, language: Language) -> String {
    // What is shown is finite, and ICU4X knows the languages: a missing number would show in the first test of a page.
    written(value, style, language).unwrap_or_default()
}

fn written(value: f64, style: Style, language: Language) -> Option<String> {
    let (least, most, powers) = match style {
        Style::Plain { least, most } => (least, most, 0),
        Style::Signed { digits } | Style::Money { digits, .. } => (digits, digits, 0),
        Style::Percent { most } => (0, most, 2),
    };
    let shown = if matches!(style, Style::Signed { .. }) { SignDisplay::ExceptZero } else { SignDisplay::Negative };
    let mut rounded = rounded(value, powers, least, most)?.with_sign_display(shown);
    let sign = match std::mem::replace(&mut rounded.sign, Sign::None) {
        Sign::Negative => MINUS,
        Sign::Positive => "+",
        Sign::None => "",
    };
    let formatter = DecimalFormatter::try_new((&locale(language)?).into(), Default::default()).ok()?;
    Some(sign.to_owned() + &with_symbol(&formatter.format(&rounded).to_string(), style, language))
}

/// A value times a power of ten, rounded to the greatest count of digits after the decimal sign and padded to the least.
fn rounded(value: f64, powers: i16, least: u8, most: u8) -> Option<Decimal> {
    let mut decimal = Decimal::try_from_f64(value, FloatPrecision::RoundTrip).ok()?;
    decimal.multiply_pow10(powers);
    decimal.round_with_mode(-i16::from(most), HALVES_UP);
    decimal.trim_start();
    decimal.trim_end();
    decimal.pad_end(-i16::from(least));
    Some(decimal)
}

fn with_symbol(digits: &str, style: Style, language: Language) -> String {
    match style {
        Style::Plain { .. } | Style::Signed { .. } => digits.to_owned(),
        Style::Percent { .. } if matches!(language, Language::Sl | Language::Ru) => format!("{digits}\u{a0}%"),
        Style::Percent { .. } => format!("{digits}%"),
        Style::Money { currency, .. } => match symbol(currency, language) {
            letters if language == Language::En && letters.ends_with(char::is_alphabetic) => {
                format!("{letters}\u{a0}{digits}")
            }
            sign if language == Language::En => format!("{sign}{digits}"),
            symbol => format!("{digits}\u{a0}{symbol}"),
        },
    }
}

/// CLDR's narrow symbol of a currency.
fn symbol(currency: &str, language: Language) -> &str {
    match (currency, language) {
        ("RON", Language::Pl) => "lej",
        ("RON", Language::Ru) => "L",
        ("RON", _) => "lei",
        ("CZK", _) => "Kč",
        ("EUR", _) => "€",
        ("GBP", _) => "£",
        ("HUF", _) => "Ft",
        ("JPY", _) => "¥",
        ("PLN", _) => "zł",
        ("RUB", _) => "₽",
        ("SEK", _) => "kr",
        ("UAH", _) => "₴",
        ("USD", _) => "$",
        (other, _) => other,
    }
}

pub fn plural_form(count: f64, digits: u8, language: Language) -> String {
    let category = || {
        let rules = PluralRules::try_new_cardinal((&locale(language)?).into()).ok()?;
        Some(rules.category_for(&rounded(count, 0, 0, digits)?))
    };
    match category().unwrap_or(PluralCategory::Other) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
    .to_owned()
}

fn locale(language: Language) -> Option<Locale> {
    language.code().parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::tools::currency::CURRENCIES;

    /// Of `tests/intl.mjs`: languages and numbers, and what Node's `Intl` makes of them.
    fn cases() -> Vec<Value> {
        serde_json::from_str(include_str!("../../../tests/intl.json")).unwrap()
    }

    fn style(case: &Value) -> Style {
        let digits = |i: usize| u8::try_from(case[i].as_u64().unwrap()).unwrap();
        let currency = |code: &str| CURRENCIES.into_iter().find(|currency| *currency == code);
        match case[2].as_str().unwrap() {
            "plain" => Style::Plain { least: digits(3), most: digits(4) },
            "signed" => Style::Signed { digits: digits(4) },
            "percent" => Style::Percent { most: digits(4) },
            code => Style::Money { currency: currency(code).unwrap(), digits: digits(4) },
        }
    }

    #[test]
    fn numbers_and_plurals_are_those_of_intl() {
        let cases = cases();
        for case in &cases {
            let language = Language::from_code(case[0].as_str().unwrap()).unwrap();
            let value = case[1].as_f64().unwrap();
            let text = match case[2].as_str() {
                Some("plural") => plural_form(value, u8::try_from(case[4].as_u64().unwrap()).unwrap(), language),
                _ => number(value, style(case), language),
            };
            assert_eq!(text, case[5].as_str().unwrap(), "{case}");
        }
        for (language, currency) in Language::ALL.iter().flat_map(|l| CURRENCIES.map(|c| (l, c))) {
            let is_of_both = |case: &Value| case[0] == language.code() && case[2] == currency;
            assert!(cases.iter().any(is_of_both), "no case has {currency} in {language:?}");
        }
    }

    #[test]
    fn no_language_has_a_hyphen_for_a_minus() {
        let styles = [Style::Plain { least: 0, most: 1 }, Style::Signed { digits: 1 }, Style::Percent { most: 1 }];
        let money = CURRENCIES.map(|currency| Style::Money { currency, digits: 2 });
        for (language, style) in
            Language::ALL.iter().flat_map(|l| styles.into_iter().chain(money).map(move |s| (*l, s)))
        {
            let text = number(-1234.5, style, language);
            assert!(text.starts_with('\u{2212}') && !text.contains('-'), "{text} in {language:?}");
        }
    }
}
