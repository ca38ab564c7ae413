//! The currencies that amounts can carry. Amounts are never converted.

use crate::content::Language;

/// The ISO 4217 codes on offer, in the order of the list.
pub const CURRENCIES: [&str; 12] = ["EUR", "USD", "GBP", "PLN", "RUB", "CHF", "CZK", "HUF", "RON", "SEK", "UAH", "JPY"];

/// By what amounts that are thought of in euros are multiplied in another currency, so that they are prices that somebody
/// there has seen: for the ends of sliders, and for examples. It is no exchange rate, and nothing is converted by it.
pub fn price_level_in(currency: &str) -> f64 {
    match currency {
        "PLN" => 4.0,
        "RON" => 5.0,
        "SEK" => 10.0,
        "CZK" => 25.0,
        "UAH" => 40.0,
        "RUB" | "JPY" => 100.0,
        "HUF" => 400.0,
        _ => 1.0,
    }
}

/// The same in the currency of a language.
pub fn price_level(language: Language) -> f64 {
    price_level_in(language.default_currency())
}
