//! The one error that crosses the border: what was wrong, where, and a sentence for developers.

use crate::metrics::MetricError;

/// What a reader or a calculation of the JavaScript face gives back; boxed, because every field that is read hands one on.
pub type Result<T> = std::result::Result<T, Box<ErrorDetail>>;

/// The `kind` of an [`ErrorDetail`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// A required value is absent, `null` or `undefined`.
    Missing,
    /// A value of another JavaScript type than the declared one.
    WrongType,
    /// The right type, but a value that the field does not allow; or a result beyond the range of a double.
    OutOfRange,
    /// NaN or an infinity.
    NotFinite,
    /// A field that the declaration does not have.
    UnknownField,
    /// No data where some is needed.
    Empty,
    /// Values that contradict one another.
    Inconsistent,
    /// A likelihood without a finite maximum.
    NotConverged,
}

impl ErrorKind {
    /// The name that JavaScript sees.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::WrongType => "wrongType",
            Self::OutOfRange => "outOfRange",
            Self::NotFinite => "notFinite",
            Self::UnknownField => "unknownField",
            Self::Empty => "empty",
            Self::Inconsistent => "inconsistent",
            Self::NotConverged => "notConverged",
        }
    }
}

/// A refused call: the fields that a `FeltworthError` carries in JavaScript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorDetail {
    /// What kind of mistake it is.
    pub kind: ErrorKind,
    /// Path of the wrong value, as the declaration describes it.
    pub field: String,
    /// English, for developers.
    pub message: String,
}

impl ErrorDetail {
    /// An error at `field`, whose message is "`field`: `reason`".
    pub(super) fn new(kind: ErrorKind, field: String, reason: &str) -> Box<Self> {
        let subject = if field.is_empty() { "the argument" } else { &field };
        let message = format!("{subject}: {reason}");
        Box::new(Self { kind, field, message })
    }
}

impl From<MetricError> for Box<ErrorDetail> {
    fn from(error: MetricError) -> Self {
        // Not the error's own words, in which Rust writes the numbers.
        let (kind, reason) = match &error {
            MetricError::OutOfRange { rule, .. } | MetricError::Malformed { rule, .. } => {
                (ErrorKind::OutOfRange, rule.english(written))
            }
            MetricError::Missing { .. } => (ErrorKind::Missing, "is required".to_owned()),
            MetricError::NotFinite { .. } => (ErrorKind::NotFinite, "must be a finite number".to_owned()),
            MetricError::Empty { .. } => (ErrorKind::Empty, "holds no data".to_owned()),
            MetricError::Inconsistent { rule, .. } => (ErrorKind::Inconsistent, rule.english(written)),
            MetricError::NotConverged { rule, .. } => {
                (ErrorKind::NotConverged, ["the likelihood has no finite maximum: ", &rule.english(written)].concat())
            }
        };
        ErrorDetail::new(kind, error.field().to_owned(), &reason)
    }
}

#[cfg(all(target_arch = "wasm32", feature = "api"))]
#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    /// How JavaScript writes a number: Rust's own way would add 8 kB to a compressed module.
    #[wasm_bindgen(js_name = String)]
    pub(super) fn written(number: f64) -> String;
}

/// How Rust writes a number, where there is no JavaScript.
#[cfg(not(all(target_arch = "wasm32", feature = "api")))]
pub(super) fn written(number: f64) -> String {
    number.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::Range;

    #[test]
    fn an_error_of_the_core_keeps_its_field_and_kind() {
        let error = MetricError::OutOfRange { field: "margin".to_owned(), value: 30.0, rule: Range::Margin.into() };
        let detail = Box::<ErrorDetail>::from(error);
        assert_eq!((detail.kind, detail.field.as_str()), (ErrorKind::OutOfRange, "margin"));
        assert_eq!(detail.message, "margin: must be 1 or less (0.25 is 25 %)");
    }

    #[test]
    fn a_message_names_its_field_or_the_whole_argument() {
        let at = |field: &str| ErrorDetail::new(ErrorKind::Missing, field.to_owned(), "is required").message;
        assert_eq!(at("first.ratings"), "first.ratings: is required");
        assert_eq!(at(""), "the argument: is required");
    }
}
