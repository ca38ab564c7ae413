//! The ranges that the declaration states for its numbers.

use crate::metrics::MAX_COUNT;

/// A range and how an error message words it: "it must be `wording`".
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub allows: fn(f64) -> bool,
    pub wording: &'static str,
}

impl Rule {
    /// `value`, if the rule allows it.
    pub fn allowed(self, value: f64) -> Option<f64> {
        (self.allows)(value).then_some(value + 0.0)
    }
}

/// The largest number up to which JavaScript tells all integers apart: 2^53 - 1.
pub(super) const LARGEST_COUNT: f64 = MAX_COUNT as f64;

/// Any finite number.
pub(super) const ANY: Rule = Rule { allows: |_| true, wording: "a number" };
pub(super) const NOT_NEGATIVE: Rule = Rule { allows: |v| v >= 0.0, wording: "0 or more" };
pub(super) const POSITIVE: Rule = Rule { allows: |v| v > 0.0, wording: "more than 0" };
/// A likelihood to recommend.
pub(super) const NPS_RATING: Rule = Rule { allows: |v| is_up_to(v, 10.0), wording: "an integer from 0 to 10" };
/// A level of confidence.
pub(super) const CONFIDENCE: Rule = Rule { allows: |v| v > 0.0 && v < 1.0, wording: "between 0 and 1, both excluded" };
/// A share of a price: a loss may be of any size, a margin above 1 is a percentage typed for a fraction.
pub(super) const MARGIN: Rule = Rule { allows: |v| v <= 1.0, wording: "1 or less (0.25 is 25 %)" };
/// A rate of growth or discount.
pub(super) const RATE: Rule = Rule { allows: |v| v > -1.0, wording: "more than -1 (0.1 is 10 %)" };
/// A share or a probability.
pub(super) const SHARE: Rule = Rule { allows: |v| (0.0..=1.0).contains(&v), wording: "between 0 and 1" };
/// A number of payments, however large.
pub(super) const PERIODS: Rule = Rule { allows: |v| v.trunc() == v && v >= 1.0, wording: "an integer, 1 or more" };
/// A number of renewals, however large.
pub(super) const RENEWALS: Rule = Rule { allows: |v| v.trunc() == v && v >= 0.0, wording: "an integer, 0 or more" };
/// A number of simulated draws, in reach of a page.
pub(super) const DRAWS: Rule =
    Rule { allows: |v| v >= 1.0 && is_up_to(v, 1e6), wording: "an integer from 1 to 1,000,000" };
/// Half the width of an interval of a Net Promoter Score.
pub(super) const POINTS: Rule = Rule { allows: |v| v > 0.0 && v <= 100.0, wording: "more than 0 and at most 100" };
/// Half the width of an interval of a share.
pub(super) const UP_TO_HALF: Rule = Rule { allows: |v| v > 0.0 && v <= 0.5, wording: "more than 0 and at most 0.5" };
/// How many there are of something.
pub(super) const COUNT: Rule = Rule { allows: |v| is_count(v), wording: "an integer, 0 or more (at most 2^53 - 1)" };
/// How many there are of something that is there.
pub(super) const COUNT_FROM_ONE: Rule =
    Rule { allows: |v| v >= 1.0 && is_count(v), wording: "an integer, 1 or more (at most 2^53 - 1)" };
/// Months of a horizon, up to a century.
pub(super) const MONTHS: Rule =
    Rule { allows: |v| v >= 1.0 && is_up_to(v, 1200.0), wording: "an integer from 1 to 1200" };
/// Refits, in reach of a page.
pub(super) const RESAMPLES: Rule =
    Rule { allows: |v| v >= 1.0 && is_up_to(v, 1e5), wording: "an integer from 1 to 100,000" };
/// Simulated customers, in reach of a page.
pub(super) const CUSTOMERS: Rule =
    Rule { allows: |v| v >= 1.0 && is_up_to(v, 1e6), wording: "an integer from 1 to 1,000,000" };
/// A tabulated number of purchases.
pub(super) const PURCHASES: Rule = Rule { allows: |v| is_up_to(v, 1e5), wording: "an integer from 0 to 100,000" };

fn is_count(value: f64) -> bool {
    is_up_to(value, LARGEST_COUNT)
}

fn is_up_to(value: f64, most: f64) -> bool {
    value.trunc() == value && (0.0..=most).contains(&value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_an_integer_that_javascript_can_tell_from_its_neighbours() {
        for count in [0.0, 1.0, LARGEST_COUNT] {
            assert!((COUNT.allows)(count), "{count}");
        }
        for other in [-1.0, 0.5, LARGEST_COUNT + 1.0, f64::NAN] {
            assert!(!(COUNT.allows)(other), "{other}");
        }
    }
}
