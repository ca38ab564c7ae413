//! What a refused input is: the field, its value and the rule that it broke.

use borsh::{BorshDeserialize, BorshSerialize};

use super::rule::{Range, Rule, range};

/// The result of every function of the metrics core.
pub type Result<T> = std::result::Result<T, MetricError>;

/// Why a metric could not be computed, as data: no text for visitors is in here.
///
/// `field` is the path of the wrong value below the argument, in the names of the JavaScript face
/// (`"averageCheck"`, `"responses[3].irritated"`, `""` for the whole argument).
#[derive(Debug, Clone, PartialEq, thiserror::Error, BorshSerialize, BorshDeserialize)]
pub enum MetricError {
    /// A number outside the range that the field allows, or a result beyond the range of a double (field `""`).
    #[error("\"{field}\" is {value}; it {rule}")]
    OutOfRange {
        /// Path of the field.
        field: String,
        /// The refused number.
        value: f64,
        /// What it should have kept to.
        rule: Rule,
    },
    /// NaN or an infinity.
    #[error("\"{field}\" must be a finite number")]
    NotFinite {
        /// Path of the field.
        field: String,
    },
    /// A text that is not of the form that the field needs.
    #[error("\"{field}\" {rule}")]
    Malformed {
        /// Path of the field.
        field: String,
        /// The form.
        rule: Rule,
    },
    /// A value left out that another one makes necessary.
    #[error("\"{field}\" is missing")]
    Missing {
        /// Path of the field.
        field: String,
    },
    /// No data where some is needed.
    #[error("\"{field}\" holds no data")]
    Empty {
        /// Path of the field.
        field: String,
    },
    /// Values that contradict one another.
    #[error("\"{field}\" {rule}")]
    Inconsistent {
        /// Path of the field.
        field: String,
        /// What must hold.
        rule: Rule,
    },
    /// A likelihood without a finite maximum.
    #[error("no finite maximum of the likelihood for \"{field}\": {rule}")]
    NotConverged {
        /// Path of the field.
        field: String,
        /// What in the data prevents it.
        rule: Rule,
    },
}

impl MetricError {
    /// The path of the field that was refused.
    pub fn field(&self) -> &str {
        match self {
            Self::OutOfRange { field, .. }
            | Self::NotFinite { field }
            | Self::Malformed { field, .. }
            | Self::Missing { field }
            | Self::Empty { field }
            | Self::Inconsistent { field, .. }
            | Self::NotConverged { field, .. } => field,
        }
    }

    fn field_mut(&mut self) -> &mut String {
        match self {
            Self::OutOfRange { field, .. }
            | Self::NotFinite { field }
            | Self::Malformed { field, .. }
            | Self::Missing { field }
            | Self::Empty { field }
            | Self::Inconsistent { field, .. }
            | Self::NotConverged { field, .. } => field,
        }
    }

    /// The same error at another path: for a value that came from there.
    #[must_use]
    pub fn at(mut self, path: &str) -> Self {
        path.clone_into(self.field_mut());
        self
    }

    /// The same error one level further out: `"ratings[2]"` within `"first"` is `"first.ratings[2]"`.
    #[must_use]
    pub fn within(mut self, outer: &str) -> Self {
        let field = self.field_mut();
        *field = match field.chars().next() {
            None => outer.to_owned(),
            Some('[') => format!("{outer}{field}"),
            Some(_) => format!("{outer}.{field}"),
        };
        self
    }
}

/// `value` if it is in `range`, otherwise the error that names `field`.
pub(crate) fn check(field: &str, value: f64, range: Range) -> Result<f64> {
    check_rule(field, value, range.allows(value), range.into())
}

/// `value` if it is finite and `allowed`, otherwise the error that names `field` and `rule`.
pub(crate) fn check_rule(field: &str, value: f64, allowed: bool, rule: Rule) -> Result<f64> {
    if !value.is_finite() {
        return Err(MetricError::NotFinite { field: field.to_owned() });
    }
    if !allowed {
        return Err(MetricError::OutOfRange { field: field.to_owned(), value, rule });
    }
    Ok(value)
}

/// A finite number of any sign.
pub(crate) fn finite(field: &str, value: f64) -> Result<f64> {
    check(field, value, range::FINITE)
}

/// A finite number that is not negative.
pub(crate) fn not_negative(field: &str, value: f64) -> Result<f64> {
    check(field, value, range::NOT_NEGATIVE)
}

/// A number above zero.
pub(crate) fn positive(field: &str, value: f64) -> Result<f64> {
    check(field, value, range::POSITIVE)
}

/// A share of a whole.
pub(crate) fn fraction(field: &str, value: f64) -> Result<f64> {
    check(field, value, Range::Share)
}

/// A margin as a share of the price.
pub(crate) fn margin_share(field: &str, value: f64) -> Result<f64> {
    check(field, value, Range::Margin)
}

/// A rate of change per period.
pub(crate) fn rate(field: &str, value: f64) -> Result<f64> {
    check(field, value, Range::Rate)
}

/// A confidence level: strictly between 0 and 1.
pub(crate) fn confidence(value: f64) -> Result<f64> {
    check("confidence", value, Range::InnerShare)
}

/// A computed number as it may leave the core: finite, and never the negative zero.
pub(crate) fn outcome(value: f64) -> Result<f64> {
    let rule = Rule::Representable;
    if value.is_finite() { Ok(value + 0.0) } else { Err(MetricError::OutOfRange { field: String::new(), value, rule }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn within_joins_paths_as_javascript_writes_them() {
        let at = |field: &str| MetricError::Empty { field: field.to_owned() }.within("first");
        assert_eq!(at("ratings[2]").field(), "first.ratings[2]");
        assert_eq!(at("[2].value").field(), "first[2].value");
        assert_eq!(at("").field(), "first");
    }

    #[test]
    fn outcome_drops_the_sign_of_zero() {
        assert!(outcome(-0.0).unwrap().is_sign_positive());
        assert!(outcome(f64::NAN).is_err());
    }
}
