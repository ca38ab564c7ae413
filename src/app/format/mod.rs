//! How numbers look in a language: by the browser's `Intl`, or natively by ICU4X for the written pages.

use crate::content::Language;

#[cfg(target_arch = "wasm32")]
#[path = "intl.rs"]
mod backend;
#[cfg(not(target_arch = "wasm32"))]
#[path = "native.rs"]
mod backend;

#[cfg(not(target_arch = "wasm32"))]
pub use backend::plural_forms;

/// The minus of every language; `Intl` has a hyphen in some.
const MINUS: &str = "\u{2212}";

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// A number with a least and a greatest count of digits after the decimal sign.
    Plain {
        /// The least count.
        least: u8,
        /// The greatest count.
        most: u8,
    },
    /// A number whose sign is shown for both signs, but not for zero.
    Signed {
        /// Digits after the decimal sign.
        digits: u8,
    },
    /// A share, shown as percent.
    Percent {
        /// The greatest count of digits after the decimal sign.
        most: u8,
    },
    /// An amount of money.
    Money {
        /// The ISO 4217 code.
        currency: &'static str,
        /// Digits after the decimal sign.
        digits: u8,
    },
}

/// `value` as `language` writes it; what rounds to zero has no sign, halves are rounded away from zero.
pub fn number(value: f64, style: Style, language: Language) -> String {
    backend::number(value, style, language)
}

/// The CLDR plural form (`one`, `two`, `few`, `many`, `other`) that goes with `count` shown with `digits` digits at most.
pub fn plural_form(count: f64, digits: u8, language: Language) -> String {
    backend::plural_form(count, digits, language)
}
