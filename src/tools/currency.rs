//! The currencies that amounts can carry. Amounts are never converted.

/// The ISO 4217 codes on offer, in the order of the list.
pub const CURRENCIES: [&str; 12] = ["EUR", "USD", "GBP", "PLN", "RUB", "CHF", "CZK", "HUF", "RON", "SEK", "UAH", "JPY"];
