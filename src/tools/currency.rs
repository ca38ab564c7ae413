//! The currencies that amounts can carry. Amounts are never converted.

use super::document::{Document, Edit};
use super::entry::Entry;
use super::number::canonical;
use super::schema::{Field, Kind, Unit};
use crate::content::Language;

/// The key of the currency among the fields of a tool.
const KEY: &str = "currency";

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

/// The currency of every amount of a document, if it is one on offer.
pub fn currency_of(document: &Document) -> Option<&'static str> {
    document.choice(document.tool().place(KEY)?)
}

/// The inputs of an example in another currency: its amounts are those that somebody there has seen. Of tables it changes none,
/// so that an example with one keeps its currency.
pub fn example_in(example: &Document, currency: &str) -> Document {
    let tool = example.tool();
    let own = tool.place(KEY).zip(currency_of(example));
    let is_table = |(at, field): (usize, &Field)| matches!(field.kind, Kind::Rows(_)) && !example.rows(at).is_empty();
    let has_table = tool.fields.iter().enumerate().any(is_table);
    let mut document = example.clone();
    let Some((place, own)) = own.filter(|(_, own)| !has_table && *own != currency) else { return document };
    let factor = price_level_in(currency) / price_level_in(own);
    let mut set = |place: usize, text: String| {
        // Whoever takes the example takes it back as a whole.
        let _ = document.apply(Edit::Set(place, Entry::from_address(&text, Language::default())));
    };
    for (at, field) in tool.fields.iter().enumerate() {
        let is_money = matches!(&field.kind, Kind::Number(number) if number.unit == Unit::Money);
        if let Some(amount) = example.number(at).ok().flatten().filter(|_| is_money) {
            set(at, canonical(amount * factor));
        }
    }
    set(place, currency.to_owned());
    document
}

/// The same in the currency of a language.
pub fn price_level(language: Language) -> f64 {
    price_level_in(language.default_currency())
}
