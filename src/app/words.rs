//! Texts and numbers in the visitor's language.

use leptos::prelude::use_context;

use super::format::{self, Style};
use crate::content::{Catalogue, Language};
use crate::tools::number::canonical;
use crate::tools::problem::Problem;
use crate::tools::range;

/// The language of a view: its texts, its numbers, its plurals. Views get it from context with [`Words::of_view`].
///
/// There are a few catalogues and each is needed as long as the page lives, so they are never freed and every closure of a
/// view can hold its own copy of the words.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// The language.
    pub language: Language,
    catalogue: &'static Catalogue,
}

impl Words {
    /// The words of a language with its texts.
    pub fn new(language: Language, catalogue: Catalogue) -> Self {
        Self { language, catalogue: Box::leak(Box::new(catalogue)) }
    }

    /// The words of the view that is being built.
    pub fn of_view() -> Self {
        // The app provides them around every view; without them a view shows its keys.
        use_context().unwrap_or_else(|| Self::new(Language::default(), Catalogue::default()))
    }

    /// The text under `key`.
    pub fn text(self, key: &str) -> String {
        #[cfg(feature = "prerender")]
        asked::note(key);
        self.catalogue.text(key).to_owned()
    }

    /// The text under `key` with its `{name}`s filled in.
    pub fn fill(self, key: &str, values: &[(&str, &str)]) -> String {
        #[cfg(feature = "prerender")]
        asked::note(key);
        self.catalogue.fill(key, values)
    }

    /// The same, or another text where there is none under `key`.
    pub fn fill_or(self, key: &str, values: &[(&str, &str)], other: impl FnOnce() -> String) -> String {
        if self.catalogue.get(key).is_some() { self.fill(key, values) } else { other() }
    }

    /// With what the keys of a field's texts begin: `<tool>.<key>`, or `field.<key>` where several tools have the same.
    pub fn field(self, tool: &str, key: &str) -> String {
        let own = format!("{tool}.{key}");
        if self.catalogue.get(&format!("{own}.label")).is_some() { own } else { format!("field.{key}") }
    }

    /// What is wrong with a number that was typed: `example` would be right, `number` writes the ends of its range.
    pub fn wrong(self, problem: range::Problem, example: &str, number: &dyn Fn(f64) -> String) -> String {
        match problem {
            range::Problem::Empty => self.text("error.empty"),
            range::Problem::NotANumber => self.fill("error.notANumber", &[("example", example)]),
            range::Problem::NotWhole => self.text("error.notWhole"),
            range::Problem::TooSmall(least) => self.fill("error.tooSmall", &[("least", &number(least))]),
            range::Problem::TooLarge(greatest) => self.fill("error.tooLarge", &[("greatest", &number(greatest))]),
        }
    }

    /// The same of a number with up to two digits after the decimal sign.
    pub fn wrong_amount(self, problem: range::Problem) -> String {
        self.wrong(problem, &self.fixed(1234.5, 2), &|value| self.number(value, 2))
    }

    /// That a percentage between 0 and 1 may be meant as a share.
    pub fn share_meant(self, percent: f64) -> Option<String> {
        let is_share = percent > 0.0 && percent < 1.0;
        is_share.then(|| self.fill("error.shareMeant", &[("percent", &self.percent(percent))]))
    }

    /// What the metrics refuse, in words.
    pub fn problem(self, problem: &Problem) -> String {
        let numbers = problem.numbers.iter().map(|(name, value)| (*name, self.number(*value, 6))).collect::<Vec<_>>();
        let values: Vec<(&str, &str)> = numbers.iter().map(|(name, text)| (*name, text.as_str())).collect();
        self.fill(&problem.key, &values)
    }

    /// The texts `prefix.1`, `prefix.2`, ….
    pub fn list(self, prefix: &str) -> Vec<String> {
        let list = self.catalogue.list(prefix);
        #[cfg(feature = "prerender")]
        (1..=list.len()).for_each(|i| asked::note(&format!("{prefix}.{i}")));
        list
    }

    /// The form of `key` that goes with `count` (`key.one`, `key.few`, …), its `{n}` and other names filled in.
    pub fn plural(self, key: &str, count: f64, digits: u8, values: &[(&str, &str)]) -> String {
        let number = self.number(count, digits);
        let form = self.plural_key(key, count, digits, &number);
        let all: Vec<(&str, &str)> = [("n", number.as_str())].into_iter().chain(values.iter().copied()).collect();
        self.fill(&form, &all)
    }

    /// The key of a plural form. Slovenian counts fractions as `few` but writes some nouns otherwise after them: such a
    /// text has a form of its own, `.fraction`.
    fn plural_key(self, key: &str, count: f64, digits: u8, number: &str) -> String {
        let fraction = format!("{key}.fraction");
        if number.chars().any(|c| c == self.language.decimal_sign()) && self.catalogue.get(&fraction).is_some() {
            return fraction;
        }
        format!("{key}.{}", format::plural_form(count, digits, self.language))
    }

    /// A number with at most `digits` digits after the decimal sign.
    pub fn number(self, value: f64, digits: u8) -> String {
        format::number(value, Style::Plain { least: 0, most: digits }, self.language)
    }

    /// A number with exactly `digits` digits after the decimal sign.
    pub fn fixed(self, value: f64, digits: u8) -> String {
        format::number(value, Style::Plain { least: digits, most: digits }, self.language)
    }

    /// A number with its sign, unless it shows as zero, and exactly `digits` digits after the decimal sign.
    pub fn signed(self, value: f64, digits: u8) -> String {
        format::number(value, Style::Signed { digits }, self.language)
    }

    /// A share as whole percent.
    pub fn whole_percent(self, share: f64) -> String {
        self.percent((share * 100.0).round() / 100.0)
    }

    /// A share as percent.
    pub fn percent(self, share: f64) -> String {
        format::number(share, Style::Percent { most: 2 }, self.language)
    }

    /// An amount of money with all the digits that somebody typed.
    pub fn typed_money(self, value: f64, currency: &'static str) -> String {
        let decimals = canonical(value).split_once('.').map_or(0, |(_, decimals)| decimals.len().clamp(2, 20));
        format::number(value, Style::Money { currency, digits: decimals as u8 }, self.language)
    }

    /// An amount of money: whole where it is whole or large, otherwise with the cents.
    pub fn money(self, value: f64, currency: &'static str) -> String {
        let cents = (value * 100.0).round();
        let whole = value.abs() >= 1e5 || (cents / 100.0).fract() == 0.0; // a remainder would weigh 1 kB
        let most = if matches!(currency, "JPY" | "HUF") || whole { 0 } else { 2 };
        format::number(value, Style::Money { currency, digits: most }, self.language)
    }
}

/// The way from a view's page to the root of the site. Views get it from context with [`Root::of_view`].
#[derive(Debug, Clone, Default)]
pub struct Root(pub String);

impl Root {
    /// The root of the page that the view is built for.
    pub fn of_view() -> Self {
        use_context().unwrap_or_default()
    }

    /// A link to a page of the site, as in `method/`.
    pub fn link(&self, language: Language, page: &str) -> String {
        format!("{}{}/{page}", self.0, language.code())
    }
}

/// Which keys the pages ask for, so that a test finds those that none does.
#[cfg(feature = "prerender")]
pub mod asked {
    use std::cell::RefCell;
    use std::collections::BTreeSet;

    thread_local! {
        static ASKED: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
    }

    pub(super) fn note(key: &str) {
        ASKED.with_borrow_mut(|asked| {
            asked.insert(key.to_owned());
        });
    }

    /// The keys that this thread has asked for so far.
    pub fn keys() -> BTreeSet<String> {
        ASKED.with_borrow(Clone::clone)
    }
}
