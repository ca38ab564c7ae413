//! Orders from the exports of shops: bytes in chunks to what purchase models know of each customer.
//!
//! [`inspect_orders`] tells from the beginning of a file whose export it looks like and which column is what, to be shown
//! and corrected. [`OrderReader`] then takes the file in chunks that may end anywhere: lines become orders, orders become
//! days, days become a customer's frequency, recency, age and value. What is left out is counted, with its reason.
//!
//! ```
//! # use feltworth::metrics::models::Unit;
//! # use feltworth::orders::{OrderOptions, OrderReader};
//! let file = "Order #;Date;Customer;Total\n\
//!     1;2026-01-01;ann;20,50\n\
//!     2;2026-01-11;ann;30,00\n\
//!     2;2026-01-11;ann;30,00\n\
//!     3;2026-01-31;bob;9,90\n";
//! let mut reader = OrderReader::new(OrderOptions::new(Unit::Day))?;
//! for chunk in file.as_bytes().chunks(7) {
//!     reader.push(chunk)?;
//! }
//! let outcome = reader.finish()?;
//! assert_eq!((outcome.lines, outcome.orders), (4, 3));
//! let ann = &outcome.customers[0];
//! assert_eq!((ann.frequency, ann.recency, ann.age, ann.value), (1.0, 10.0, 30.0, Some(30.0)));
//! # Ok::<(), feltworth::orders::OrdersError>(())
//! ```
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod amount;
mod columns;
mod date;
mod error;
mod headers;
mod id;
mod inspect;
mod ledger;
mod line;
mod options;
mod outcome;
mod reader;
mod refunds;
mod skipped;
mod status;
mod written;

pub use error::OrdersError;
pub use headers::OrderSource;
pub use inspect::{OrderInspection, Pieces, StatusWord, inspect_orders};
pub use options::{OrderOptions, OrderRole};
pub use outcome::OrderOutcome;
pub use reader::OrderReader;
pub use skipped::OrderSkipReason;

pub use crate::table::Column;
