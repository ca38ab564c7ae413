//! The metrics core: pure functions from checked inputs to results.
//!
//! Nothing here reads a clock, a random source or a locale, and nothing formats. Every transcendental function comes
//! from `libm`, so that a result has the same bits natively and in WebAssembly.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod error;
mod interval;
mod nev;
mod numeric;
mod scale;

pub use error::{MetricError, Result};
pub use interval::{DEFAULT_CONFIDENCE, Interval, mean_interval, wilson_interval};
pub use nev::{
    AnswerSheet, Cluster, DEFAULT_NEV_SCALE, Emotion, NevInput, NevPull, NevResult, NevTally, PerCluster, PerEmotion,
    Polarity, nev, nev_pull,
};
pub use scale::Scale;
