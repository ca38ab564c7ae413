//! What a visitor is told where the metrics refuse an input or have no result.

use crate::metrics::{MetricError, Rule};

/// A text of a catalogue, and the numbers for its braces by their names.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The key of the text.
    pub key: String,
    /// What stands in its braces, to be written as the language writes numbers.
    pub numbers: Vec<(&'static str, f64)>,
}

/// The keys of the errors that have no rule of their own.
const WITHOUT_RULE: [&str; 3] = ["missing", "notFinite", "empty"];

impl From<&MetricError> for Problem {
    fn from(error: &MetricError) -> Self {
        let [missing, not_finite, empty] = WITHOUT_RULE;
        match error {
            MetricError::OutOfRange { rule, .. }
            | MetricError::Malformed { rule, .. }
            | MetricError::Inconsistent { rule, .. }
            | MetricError::NotConverged { rule, .. } => {
                let wording = rule.wording();
                Self::of(wording.key, wording.numbers.iter().copied().zip(rule.numbers()).collect())
            }
            MetricError::Missing { .. } => Self::of(missing, Vec::new()),
            MetricError::NotFinite { .. } => Self::of(not_finite, Vec::new()),
            MetricError::Empty { .. } => Self::of(empty, Vec::new()),
        }
    }
}

impl Problem {
    fn of(key: &str, numbers: Vec<(&'static str, f64)>) -> Self {
        Self { key: format!("rule.{key}"), numbers }
    }

    /// The keys that a problem may have, each with the names of its numbers.
    pub fn keys() -> impl Iterator<Item = (String, &'static [&'static str])> {
        let without: &[&str] = &[];
        let keys = WITHOUT_RULE.into_iter().map(move |key| (key, without));
        let all = keys.chain(Rule::wordings().map(|wording| (wording.key, wording.numbers)));
        all.map(|(key, numbers)| (format!("rule.{key}"), numbers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{LtvInput, ltv, range};

    const SPENDER: LtvInput = LtvInput {
        average_check: 20.0,
        purchases_per_month: 1.0,
        margin: 0.25,
        months: 36.0,
        discount_per_year: None,
        acquisition_cost: None,
    };

    #[test]
    fn a_refused_number_is_said_with_the_ends_of_its_range() {
        let problem = |rule| Problem::from(&MetricError::OutOfRange { field: "months".to_owned(), value: 0.0, rule });
        let (key, numbers) = ("rule.wholeBetween".to_owned(), vec![("least", 1.0), ("most", 1200.0)]);
        assert_eq!(problem(range::MONTHS.into()), Problem { key, numbers });
    }

    #[test]
    fn a_result_beyond_a_double_is_said_to_be_one() {
        let error = ltv(&LtvInput { average_check: 1e308, months: 1e10, ..SPENDER }).unwrap_err();
        assert_eq!(Problem::from(&error), Problem { key: "rule.representable".to_owned(), numbers: Vec::new() });
    }

    #[test]
    fn an_error_without_a_rule_has_words_too() {
        let error = ltv(&LtvInput { months: f64::NAN, ..SPENDER }).unwrap_err();
        assert_eq!(Problem::from(&error).key, "rule.notFinite");
    }
}
