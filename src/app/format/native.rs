//! Numbers for the written pages, as the browser's `Intl` will show them (CLDR; a browser test compares the two).

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};

use unic_langid::LanguageIdentifier;

use super::Style;
use crate::content::Language;

pub fn number(value: f64, style: Style, language: Language) -> String {
    let (least, most, scale) = match style {
        Style::Plain { least, most } => (least, most, 1.0),
        Style::Signed { digits } | Style::Money { digits, .. } => (digits, digits, 1.0),
        Style::Percent { most } => (0, most, 100.0),
    };
    let magnitude = rounded(value.abs() * scale, least, most);
    let is_zero = magnitude.bytes().all(|b| matches!(b, b'0' | b'.'));
    let sign = match (is_zero, value < 0.0, style) {
        (false, true, _) => minus(language),
        (false, false, Style::Signed { .. }) => "+",
        _ => "",
    };
    let digits = grouped(&magnitude, language);
    match style {
        Style::Money { currency, .. } if language == Language::En => format!("{sign}{}{digits}", symbol(currency)),
        Style::Money { currency, .. } => format!("{sign}{digits}\u{a0}{}", symbol(currency)),
        Style::Percent { .. } if matches!(language, Language::Sl | Language::Ru) => format!("{sign}{digits}\u{a0}%"),
        Style::Percent { .. } => format!("{sign}{digits}%"),
        Style::Plain { .. } | Style::Signed { .. } => format!("{sign}{digits}"),
    }
}

/// Digits with a point, halves rounded away from zero, without the closing zeros that are not asked for.
fn rounded(magnitude: f64, least: u8, most: u8) -> String {
    let power = 10_f64.powi(i32::from(most));
    let text = format!("{:.*}", usize::from(most), (magnitude * power).round() / power);
    let Some((whole, fraction)) = text.split_once('.') else { return text };
    let kept = fraction.trim_end_matches('0').len().max(usize::from(least));
    match fraction.get(..kept) {
        Some(kept) if !kept.is_empty() => format!("{whole}.{kept}"),
        _ => whole.to_owned(),
    }
}

fn grouped(digits: &str, language: Language) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let from = if matches!(language, Language::En | Language::Ru) { 4 } else { 5 };
    let whole = if whole.len() < from { whole.to_owned() } else { in_groups(whole, language.group_sign()) };
    if fraction.is_empty() { whole } else { format!("{whole}{}{fraction}", language.decimal_sign()) }
}

fn in_groups(whole: &str, sign: char) -> String {
    let starts_group = |i: usize| i > 0 && (whole.len() - i).is_multiple_of(3);
    let signs = |(i, digit): (usize, char)| [starts_group(i).then_some(sign), Some(digit)];
    whole.chars().enumerate().flat_map(signs).flatten().collect()
}

const fn minus(language: Language) -> &'static str {
    match language {
        Language::Sl => "\u{2212}",
        _ => "-",
    }
}

fn symbol(currency: &str) -> &str {
    match currency {
        "EUR" => "€",
        "PLN" => "zł",
        "RUB" => "₽",
        other => other,
    }
}

pub fn plural_form(count: f64, digits: u8, language: Language) -> String {
    let category = language.code().parse().ok().and_then(|code: LanguageIdentifier| {
        let rules = PluralRules::create(code, PluralRuleType::CARDINAL).ok()?;
        rules.select(rounded(count.abs(), 0, digits).as_str()).ok()
    });
    match category {
        Some(PluralCategory::ZERO) => "zero",
        Some(PluralCategory::ONE) => "one",
        Some(PluralCategory::TWO) => "two",
        Some(PluralCategory::FEW) => "few",
        Some(PluralCategory::MANY) => "many",
        Some(PluralCategory::OTHER) | None => "other",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Node 20's `Intl` prints them.
    #[test]
    fn numbers_look_as_the_browser_shows_them() {
        let plain = Style::Plain { least: 0, most: 2 };
        let money = |currency| Style::Money { currency, digits: 0 };
        let cases = [
            (1234.5, plain, Language::En, "1,234.5"),
            (1234.5, plain, Language::Pl, "1234,5"),
            (12345.678, plain, Language::It, "12.345,68"),
            (1234.5, plain, Language::Ru, "1\u{a0}234,5"),
            (-3.5, plain, Language::Sl, "\u{2212}3,5"),
            (-0.001, plain, Language::En, "0"),
            (-7.0, money("EUR"), Language::En, "-€7"),
            (12345.0, money("PLN"), Language::Pl, "12\u{a0}345\u{a0}zł"),
            (1235.0, money("RUB"), Language::Ru, "1\u{a0}235\u{a0}₽"),
            (0.25, Style::Percent { most: 0 }, Language::Sl, "25\u{a0}%"),
            (4.5, Style::Signed { digits: 1 }, Language::En, "+4.5"),
        ];
        for (value, style, language, text) in cases {
            assert_eq!(number(value, style, language), text);
        }
    }

    #[test]
    fn slovenian_has_a_dual() {
        let forms = [1.0, 2.0, 3.0, 5.0].map(|n| plural_form(n, 0, Language::Sl));
        assert_eq!(forms, ["one", "two", "few", "other"]);
    }
}
