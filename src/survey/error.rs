//! Why a survey file was not read.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::metrics::MetricError;
use crate::table::TableError;

/// The result of what reads surveys.
pub type Result<T> = std::result::Result<T, SurveyError>;

/// Why a survey file was not read, as data.
#[derive(Debug, Clone, PartialEq, thiserror::Error, BorshSerialize, BorshDeserialize)]
pub enum SurveyError {
    /// It is no table.
    #[error(transparent)]
    Table(#[from] TableError),
    /// An option or a column: which, and the rule.
    #[error(transparent)]
    Metric(#[from] MetricError),
}
