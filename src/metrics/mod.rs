//! The metrics core: pure functions from checked inputs to results.
//!
//! Nothing here reads a clock, a random source or a locale, and nothing formats. Every transcendental function comes
//! from `libm`, so that a result has the same bits natively and in WebAssembly.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod ces;
mod comparison;
mod correlation;
mod csat;
mod error;
mod interval;
mod ltv;
mod nev;
mod nps;
mod numeric;
mod perceived_value;
mod sample_size;
mod scale;
mod segment;

pub use ces::{CesInput, CesResult, CesTally, CesVersion, ces};
pub use comparison::{
    CesDifference, CsatDifference, MeanDifference, NoTest, Share, ShareDifference, ces_difference, csat_difference,
    mean_difference, nev_difference, share_difference,
};
pub use correlation::{Correlation, NevNpsInput, NevNpsResponse, NoCorrelation, correlation, nev_nps_correlation};
pub use csat::{CsatInput, CsatResult, CsatTally, DEFAULT_CSAT_SCALE, csat};
pub use error::{MetricError, Result};
pub use interval::{DEFAULT_CONFIDENCE, Interval, mean_interval, wilson_interval};
pub use ltv::{
    CumulativeValue, LtvInput, LtvResult, YearlyValue, cumulative_value, discounted_payback_months, ltv,
    months_for_ratio, yearly_value,
};
pub use nev::{
    AnswerSheet, Cluster, DEFAULT_NEV_SCALE, Emotion, EmotionCounts, NetShareOver, Neutral, NevInput, NevPull,
    NevResult, NevTally, PerCluster, PerEmotion, Polarity, intensity_share, net_share, nev, nev_pull,
};
pub use nps::{MAX_COUNT, NpsAnswers, NpsDifference, NpsInput, NpsResult, NpsTally, nps, nps_difference};
pub use perceived_value::{Benefits, PerceivedValueInput, PerceivedValueResult, TransactionCosts, perceived_value};
pub use sample_size::{mean_sample_size, nps_sample_size, share_sample_size};
pub use scale::Scale;
pub use segment::{SegmentResult, Segments, ces_by_segment, csat_by_segment, nev_by_segment, nps_by_segment};
