//! The languages, and how each writes numbers: what the file `language.properties` in its folder says.

use std::fmt;
use std::hash::{Hash, Hasher};

use super::catalogue::entry;

/// A language of the site.
#[derive(Clone, Copy)]
pub struct Language {
    code: &'static str,
    facts: &'static str,
}

/// A line for each language: what it is called in this code, and its folder in `locales`, whose name is its code.
macro_rules! languages {
    ($($name:ident = $code:literal,)*) => {
        #[allow(non_upper_case_globals)] // they are variants to whoever names one
        impl Language {
            $(
                #[doc = concat!("The language `", $code, "`.")]
                pub const $name: Self =
                    Self::new($code, include_str!(concat!("locales/", $code, "/language.properties")));
            )*

            /// What the file `examples.properties` of the language says under `key`: the names in examples that a tool begins
            /// with. They are apart from the facts, which every program holds.
            pub fn example(self, key: &str) -> Option<&'static str> {
                let examples = match self.code {
                    $($code => include_str!(concat!("locales/", $code, "/examples.properties")),)*
                    _ => "",
                };
                said(examples, key)
            }

            /// Every language, in the order of the language switch.
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$name),*];
        }
    };
}

languages! {
    En = "en",
    Pl = "pl",
    Sl = "sl",
    Ru = "ru",
    It = "it",
}

impl Language {
    /// A language of which a file with `facts` tells what there is to know.
    pub const fn new(code: &'static str, facts: &'static str) -> Self {
        Self { code, facts }
    }

    /// The BCP 47 code, which is also the first part of an address.
    pub const fn code(self) -> &'static str {
        self.code
    }

    /// The language of a code, exactly as [`Language::code`] has it.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code == code)
    }

    /// What the file of the language says under `key`.
    pub fn fact(self, key: &str) -> Option<&'static str> {
        said(self.facts, key)
    }

    /// The name of the language in the language itself.
    pub fn name(self) -> &'static str {
        self.fact("name").unwrap_or(self.code)
    }

    /// The currency that amounts carry until the visitor chooses another, as an ISO 4217 code.
    pub fn default_currency(self) -> &'static str {
        self.fact("currency").unwrap_or("EUR")
    }

    /// The sign between whole number and fraction: the third from the end of the written million.
    pub fn decimal_sign(self) -> char {
        self.fact("number").and_then(|number| number.chars().nth_back(2)).unwrap_or('.')
    }

    /// The sign between groups of three digits: the second of the written million.
    pub fn group_sign(self) -> char {
        let sign = self.fact("number").and_then(|number| number.chars().nth(1));
        sign.map_or(',', |sign| if sign == ' ' { '\u{a0}' } else { sign })
    }
}

/// What a file of lines `key = text` says under a key.
fn said(file: &'static str, key: &str) -> Option<&'static str> {
    file.lines().filter_map(entry).find(|(known, _)| *known == key).map(|(_, text)| text)
}

impl Default for Language {
    fn default() -> Self {
        Self::En
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Language {}

impl Hash for Language {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code.hash(state);
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code)
    }
}
