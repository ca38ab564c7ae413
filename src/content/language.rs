//! The five languages and how each writes numbers.

/// A language of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Polish.
    Pl,
    /// Slovenian.
    Sl,
    /// Russian.
    Ru,
    /// Italian.
    It,
}

impl Language {
    /// Every language, in the order of the language switch.
    pub const ALL: [Self; 5] = [Self::En, Self::Pl, Self::Sl, Self::Ru, Self::It];

    /// The BCP 47 code, which is also the first part of an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Pl => "pl",
            Self::Sl => "sl",
            Self::Ru => "ru",
            Self::It => "it",
        }
    }

    /// The language of a code, exactly as [`Language::code`] has it.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The name of the language in the language itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Pl => "Polski",
            Self::Sl => "Slovenščina",
            Self::Ru => "Русский",
            Self::It => "Italiano",
        }
    }

    /// The currency that amounts carry until the visitor chooses another, as an ISO 4217 code.
    pub const fn default_currency(self) -> &'static str {
        match self {
            Self::Pl => "PLN",
            Self::Ru => "RUB",
            Self::En | Self::Sl | Self::It => "EUR",
        }
    }

    /// The sign between whole number and fraction.
    pub const fn decimal_sign(self) -> char {
        match self {
            Self::En => '.',
            Self::Pl | Self::Sl | Self::Ru | Self::It => ',',
        }
    }

    /// The sign between groups of three digits.
    pub const fn group_sign(self) -> char {
        match self {
            Self::En => ',',
            Self::Pl | Self::Ru => '\u{a0}',
            Self::Sl | Self::It => '.',
        }
    }
}
