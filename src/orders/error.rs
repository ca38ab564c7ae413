//! Why a file of orders cannot be read.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::metrics::{MetricError, Rule};
use crate::table::TableError;

/// Why a file of orders cannot be read.
#[derive(Debug, Clone, PartialEq, thiserror::Error, BorshSerialize, BorshDeserialize)]
pub enum OrdersError {
    /// The file is no table.
    #[error(transparent)]
    Table(#[from] TableError),
    /// An option is wrong, or the file leaves one open; the field is that of the options.
    #[error(transparent)]
    Option(#[from] MetricError),
}

/// The result of reading orders.
pub(super) type Result<T> = std::result::Result<T, OrdersError>;

pub(super) fn missing(field: &str) -> OrdersError {
    MetricError::Missing { field: field.to_owned() }.into()
}

pub(super) fn inconsistent(field: &str, rule: Rule) -> OrdersError {
    MetricError::Inconsistent { field: field.to_owned(), rule }.into()
}
