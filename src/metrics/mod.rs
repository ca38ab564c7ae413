//! The metrics core: pure functions from checked inputs to results.
//!
//! Nothing here reads a clock, a random source or a locale, and nothing formats. Every transcendental function comes
//! from `libm`, so that a result has the same bits natively and in WebAssembly.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod error;
pub mod models;
mod numeric;

pub use error::{MetricError, Result};
