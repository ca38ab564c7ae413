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

/// The digits with their sign where the language's own samples of a percentage and of an amount have it.
fn with_symbol(digits: &str, style: Style, language: Language) -> String {
    let sample = |key| language.fact(key).unwrap_or_default();
    match style {
        Style::Plain { .. } | Style::Signed { .. } => digits.to_owned(),
        Style::Percent { .. } => after(digits, "%", sample("percent")),
        Style::Money { currency, .. } if sample("money").starts_with(|c: char| c.is_ascii_digit()) => {
            after(digits, symbol(currency, language), sample("money"))
        }
        Style::Money { currency, .. } => before(digits, symbol(currency, language), sample("money")),
    }
}

fn after(digits: &str, symbol: &str, sample: &str) -> String {
    format!("{digits}{}{symbol}", if is_apart(sample) { "\u{a0}" } else { "" })
}

/// Letters never touch the digits behind them.
fn before(digits: &str, symbol: &str, sample: &str) -> String {
    let is_apart = is_apart(sample) || symbol.ends_with(char::is_alphabetic);
    format!("{symbol}{}{digits}", if is_apart { "\u{a0}" } else { "" })
}

fn is_apart(sample: &str) -> bool {
    sample.contains(char::is_whitespace)
}

/// CLDR's narrow symbol of a currency, unless the language has its own.
fn symbol(currency: &str, language: Language) -> &str {
    let own = language.fact(&format!("symbol.{currency}"));
    own.unwrap_or(match currency {
        "RON" => "lei",
        "CZK" => "Kč",
        "EUR" => "€",
        "GBP" => "£",
        "HUF" => "Ft",
        "JPY" => "¥",
        "PLN" => "zł",
        "RUB" => "₽",
        "SEK" => "kr",
        "UAH" => "₴",
        "USD" => "$",
        other => other,
    })
}

pub fn plural_form(count: f64, digits: u8, language: Language) -> String {
    let category = || Some(rules(language)?.category_for(&rounded(count, 0, 0, digits)?));
    form(category().unwrap_or(PluralCategory::Other)).to_owned()
}

/// The plural forms that a language has.
pub fn plural_forms(language: Language) -> Vec<&'static str> {
    rules(language).map(|rules| rules.categories().map(form).collect()).unwrap_or_default()
}

fn rules(language: Language) -> Option<PluralRules> {
    PluralRules::try_new_cardinal((&locale(language)?).into()).ok()
}

const fn form(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
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
        let compared = Language::ALL.iter().filter(|language| cases.iter().any(|case| case[0] == language.code()));
        for (language, currency) in compared.flat_map(|l| CURRENCIES.map(|c| (l, c))) {
            let is_of_both = |case: &Value| case[0] == language.code() && case[2] == currency;
            assert!(cases.iter().any(is_of_both), "no case has {currency} in {language:?}");
        }
    }

    #[test]
    fn the_file_of_each_language_writes_numbers_as_cldr_does() {
        for language in Language::ALL {
            let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
            let million = number(1_234_567.89, Style::Plain { least: 2, most: 2 }, language);
            assert_eq!(language.fact("number"), Some(&*plain(million)), "number in {language:?}");
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
