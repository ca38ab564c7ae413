//! Customers left of cohorts, period by period: sBG beside constant retention.

mod outcome;

pub use outcome::{Cohort, Errors, Fitted, Outcome, Stayed};

use super::currency::CURRENCIES;
use super::document::Document;
use super::entry::Entry;
use super::schema::{Field, Kind, OPTIONAL, Tool, Unit, number};
use super::series;
use super::settled::Settled;
use crate::content::Language;
use crate::metrics::Result as MetricResult;

/// The places of the fields in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// The customers left, a line for each cohort, the first number being how many there were.
    Survivors,
    /// How many of the last periods are kept back, to see what the models make of them.
    HeldOut,
    /// Discount rate in percent a period.
    Discount,
    /// What a customer leaves in a period.
    Contribution,
    /// The ISO 4217 code of the contribution.
    Currency,
}

/// The inputs.
pub static TOOL: Tool = Tool {
    id: "cohorts",
    fields: &[
        Field { key: "survivors", name: "cohorts", kind: Kind::Series { optional: false } },
        number("holdout", "heldOut", Unit::Whole, (0.0, 1000.0), (0.0, 12.0, 1.0), OPTIONAL),
        number("discount", "discount", Unit::Percent, (0.0, 1000.0), (0.0, 30.0, 0.5), OPTIONAL),
        number("contribution", "contributionPerPeriod", Unit::Money, (0.0, 1e9), (0.0, 200.0, 1.0), OPTIONAL),
        Field { key: "currency", name: "currency", kind: Kind::Choice(&CURRENCIES) },
    ],
    initial: |language| Preset::HighEnd.texts(language),
    conversions: &[],
};

/// A set of inputs to begin with: customers of a contract over twelve renewals, published by Fader and Hardie (2007).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// The customers of the more expensive product.
    HighEnd,
    /// Those of the regular one.
    Regular,
    /// Both.
    Both,
}

const HIGH_END: &str = "1000.869.743.653.593.551.517.491.468.445.427.409.394";
const REGULAR: &str = "1000.631.468.382.326.289.262.241.223.207.194.183.173";

impl Preset {
    /// Every preset, the first being where the tool begins.
    pub const ALL: [Self; 3] = [Self::HighEnd, Self::Regular, Self::Both];

    /// The key in the catalogue of texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::HighEnd => "highEnd",
            Self::Regular => "regular",
            Self::Both => "both",
        }
    }

    /// The inputs of the preset.
    pub fn document(self, language: Language) -> Document {
        Document::from_texts(&TOOL, &self.texts(language), language)
    }

    fn texts(self, language: Language) -> Vec<String> {
        let survivors = match self {
            Self::HighEnd => HIGH_END.to_owned(),
            Self::Regular => REGULAR.to_owned(),
            Self::Both => format!("{HIGH_END};{REGULAR}"),
        };
        [&survivors, "5", "10", "", language.default_currency()].map(str::to_owned).into()
    }
}

/// Why lines of numbers are no cohorts.
#[derive(Debug, Clone, PartialEq)]
pub enum Flaw {
    /// There is none.
    Empty,
    /// A text that is no number, in a line.
    Unreadable(usize, String),
    /// A number below zero, in a cohort.
    Negative(usize),
    /// A cohort that has more customers than the period before: the number before, and that number.
    Grows(usize, f64, f64),
    /// A cohort that was not followed over any period.
    Short(usize),
}

/// The first thing that is wrong with what was typed.
pub fn flaw(entry: &Entry) -> Option<Flaw> {
    let cohorts = match series::read(entry) {
        Ok(cohorts) => cohorts,
        Err(wrong) => return Some(Flaw::Unreadable(wrong.line, wrong.text)),
    };
    if cohorts.is_empty() {
        return Some(Flaw::Empty);
    }
    cohorts.iter().zip(1..).find_map(|(cohort, place)| flaw_of(cohort, place))
}

fn flaw_of(cohort: &[f64], place: usize) -> Option<Flaw> {
    if cohort.iter().any(|count| *count < 0.0) {
        return Some(Flaw::Negative(place));
    }
    let growing = cohort.windows(2).find_map(|pair| match pair {
        [before, after] if after > before => Some(Flaw::Grows(place, *before, *after)),
        _ => None,
    });
    growing.or_else(|| (cohort.len() < 2).then_some(Flaw::Short(place)))
}

/// What comes of settled inputs: nothing while they never held cohorts.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    let document = &settled.document;
    let entry = document.entry(Input::Survivors as usize)?;
    let cohorts = series::read(entry).ok().filter(|_| flaw(entry).is_none())?;
    let number = |input: Input| document.number(input as usize).ok().flatten();
    Some(Outcome::of(
        cohorts,
        number(Input::HeldOut).unwrap_or(0.0) as usize,
        number(Input::Discount).unwrap_or(0.0) / 100.0,
        number(Input::Contribution),
        document.choice(Input::Currency as usize)?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::models::RetentionParameters;
    use crate::tools::fragment::Fragment;
    use crate::tools::problem::Problem;

    fn outcome_of(link: &str) -> Outcome {
        let document = Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En);
        outcome(&Settled::of(&document, None)).unwrap().unwrap()
    }

    fn assert_near(value: f64, expected: f64) {
        assert!((value - expected).abs() < 1e-4 * expected.abs(), "{value} for {expected}");
    }

    /// Fader & Hardie 2007: fitted to seven years of High End.
    #[test]
    fn the_published_cohort_is_fitted_and_its_last_years_foretold() {
        let outcome = outcome_of(&format!("#survivors={HIGH_END}&holdout=5&discount=10"));
        let fit = outcome.fitted.as_ref().unwrap();
        assert_near(fit.parameters.alpha, 0.668_088);
        assert_near(fit.parameters.beta, 3.806_096);
        let Errors { fitted, constant } = outcome.errors.unwrap();
        assert!((fitted.unwrap() - 0.0283).abs() < 5e-5 && (constant - 0.211).abs() < 5e-3, "{fitted:?} {constant}");
        assert_near(fit.lifetime.unwrap(), 5.922_253);
    }

    /// After seven renewals, just before the next: 7.5296.
    #[test]
    fn what_is_left_of_a_cohort_is_worth_more_than_a_new_customer() {
        let outcome = outcome_of("#survivors=1000.869.743.653.593.551.517.491&discount=10&contribution=100");
        let cohort = &outcome.cohorts[0];
        assert_near(cohort.residual.unwrap(), 7.5296);
        assert_near(cohort.worth.unwrap(), 7.5296 * 100.0 * 491.0);
        assert_eq!((cohort.size, cohort.left, cohort.renewals), (1000.0, 491.0, 7));
    }

    #[test]
    fn without_discount_a_lifetime_may_have_no_end() {
        let outcome = outcome_of(&format!("#survivors={HIGH_END}"));
        let fit = outcome.fitted.as_ref().unwrap();
        assert!(fit.parameters.alpha < 1.0 && fit.lifetime.is_none() && outcome.cohorts[0].residual.is_none());
        assert!(outcome.lifetime.is_some(), "constant retention has one");
    }

    #[test]
    fn where_there_is_nothing_to_fit_the_reason_is_said_and_constant_retention_stays() {
        let outcome = outcome_of("#survivors=1000.900.810.729&discount=10");
        assert_eq!(Problem::from(outcome.fitted.as_ref().unwrap_err()).key, "rule.churnDoesNotFall");
        assert_near(outcome.retention, 0.9);
        assert_near(outcome.lifetime.unwrap(), 5.5);
        let rule = |link: &str| Problem::from(&outcome_of(link).fitted.unwrap_err()).key;
        assert_eq!(rule("#survivors=10.10.10"), "rule.nobodyLeft");
        assert_eq!(rule("#survivors=10.0"), "rule.nobodyStayed");
        assert_eq!(rule("#survivors=10.8"), "rule.onePeriod");
    }

    /// The hold-out of the example stays in force where a visitor enters a short cohort of their own.
    #[test]
    fn what_is_held_back_leaves_the_models_half_of_the_periods_and_three_at_least() {
        let short = outcome_of("#survivors=1000.869.743.653.593.551.517.491&holdout=5&discount=10");
        assert_eq!((short.held_out, short.seen_periods(), short.fitted.is_ok()), (3, 4, true));
        let held_out = |link: &str| outcome_of(link).held_out;
        assert_eq!(held_out("#survivors=100.80.70.64.60&holdout=5"), 1);
        assert_eq!(held_out("#survivors=100.80.70.64&holdout=5"), 0);
        assert_eq!(held_out(&format!("#survivors={HIGH_END}&holdout=5")), 5, "as published");
    }

    #[test]
    fn the_next_period_is_the_one_after_the_last_observed() {
        let outcome = outcome_of(&format!("#survivors={HIGH_END}&holdout=5"));
        let (period, share) = outcome.next_retention().unwrap();
        let RetentionParameters { alpha, beta } = outcome.fitted.as_ref().unwrap().parameters;
        assert_eq!(period, 13);
        assert_near(share, (beta + 12.0) / (alpha + beta + 12.0));
    }

    #[test]
    fn what_is_no_cohort_is_said() {
        let flaw_of = |text: &str| flaw(&Entry::typed(text, Language::En));
        assert_eq!(flaw_of(" "), Some(Flaw::Empty));
        assert_eq!(flaw_of("10 9 x"), Some(Flaw::Unreadable(1, "x".to_owned())));
        assert_eq!(flaw_of("10 9\n10 -1"), Some(Flaw::Negative(2)));
        assert_eq!(flaw_of("10 9\n8 9"), Some(Flaw::Grows(2, 8.0, 9.0)));
        assert_eq!(flaw_of("10"), Some(Flaw::Short(1)));
        assert_eq!(flaw_of("10 9\n8 8 8"), None);
    }

    #[test]
    fn every_preset_is_fitted_in_every_language() {
        for (preset, language) in Preset::ALL.into_iter().flat_map(|p| Language::ALL.map(|l| (p, l))) {
            let outcome = outcome(&Settled::of(&preset.document(language), None)).unwrap().unwrap();
            assert!(outcome.fitted.is_ok(), "{preset:?}");
        }
    }
}
