//! The currencies that amounts can carry. Amounts are never converted.

use crate::content::Language;

/// The ISO 4217 codes on offer, in the order of the list.
pub const CURRENCIES: [&str; 12] = ["EUR", "USD", "GBP", "PLN", "RUB", "CHF", "CZK", "HUF", "RON", "SEK", "UAH", "JPY"];

/// By what the amounts of an example, thought of in euros, are multiplied in the currency of a language, so that they are
/// prices that somebody there has seen. It is no exchange rate.
pub const fn price_level(language: Language) -> f64 {
    match language {
        Language::En | Language::Sl | Language::It => 1.0,
        Language::Pl => 4.0,
        Language::Ru => 100.0,
    }
}
