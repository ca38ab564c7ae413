//! The metrics core: pure functions from checked inputs to results.
//!
//! Nothing here reads a clock, a random source or a locale, and nothing formats. Every transcendental function comes
//! from `libm`, so that a result has the same bits natively and in WebAssembly.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod acquisition;
mod attribution;
mod ces;
mod change_sample_size;
mod comparison;
mod correlation;
mod csat;
mod error;
mod expectation_gap;
mod geometric;
mod goal_seek;
mod interval;
mod job;
mod ltv;
pub mod models;
mod monte_carlo;
pub(crate) mod names;
mod nev;
mod nps;
mod numeric;
mod payback;
mod perceived_value;
mod rates;
mod rating_moments;
mod reach;
mod referral;
mod retention;
mod rule;
mod sample_size;
mod scale;
mod segment;
mod sensitivity;
mod stated_range;
mod subscription;
mod use_cost;
mod what_if;

pub use acquisition::{
    AcquisitionLimit, AcquisitionLimitInput, BindingRule, NoLimit, PaybackRule, break_even_roas, ltv_to_cac,
    maximum_acquisition_cost,
};
pub use attribution::{ChangeAttribution, attribute_change};
pub use ces::{CesInput, CesResult, CesTally, CesVersion, ces};
pub use change_sample_size::{
    DEFAULT_POWER, TestStrength, mean_change_sample_size, nps_change_sample_size, share_change_sample_size,
};
pub use comparison::{
    CesDifference, CsatDifference, MeanDifference, NoTest, SampleDifference, SegmentDifference, Share, ShareDifference,
    TestNumbers, TestSample, ces_difference, csat_difference, holm, mean_difference, nev_difference, share_difference,
};
pub use correlation::{
    Correlation, CorrelationTally, NevNpsInput, NevNpsResponse, NoCorrelation, correlation, nev_nps_correlation,
};
pub use csat::{CsatInput, CsatResult, CsatTally, DEFAULT_CSAT_SCALE, csat};
pub(crate) use error::check;
pub use error::{MetricError, Result};
pub use expectation_gap::{ExpectationGap, expectation_gap};
pub use goal_seek::{GoalSeek, NoGoal, goal_seek};
#[cfg(feature = "ui")]
pub(crate) use interval::critical_value;
pub use interval::{DEFAULT_CONFIDENCE, Interval, mean_interval, wilson_interval};
pub use job::{Job, Progress};
pub use ltv::{
    CumulativeValue, LtvInput, LtvResult, YearlyValue, cumulative_value, discounted_payback_months, ltv,
    months_for_ratio, yearly_value,
};
pub use monte_carlo::{Distribution, MonteCarlo, MonteCarloOptions, Percentile, Simulation, monte_carlo};
pub use nev::{
    AnswerSheet, Cluster, DEFAULT_NEV_SCALE, Emotion, EmotionCounts, NetShareOver, Neutral, NevInput, NevPull,
    NevResult, NevTally, NevVariant, NevVariantTally, NevVariants, PerCluster, PerEmotion, Polarity, intensity_share,
    net_share, nev, nev_of_one, nev_pull,
};
pub use nps::{MAX_COUNT, NpsAnswers, NpsDifference, NpsInput, NpsResult, NpsTally, nps, nps_difference};
pub(crate) use numeric::order::sorted;
pub use payback::{NoPayback, Payback, PaybackInput, payback, simple_payback};
pub use perceived_value::{Benefits, PerceivedValueInput, PerceivedValueResult, TransactionCosts, perceived_value};
pub use rates::{RateKind, RatePeriod, continuous_rate, convert_rate, in_months};
pub use reach::{Reach, ReachInput, reach};
pub use referral::{ReferralInput, ReferralLoop, referral_loop};
pub use retention::{
    Divergence, RetentionClv, RetentionClvInput, RetentionCostClv, RetentionCostInput, Timing, retention_clv,
    retention_cost_clv,
};
pub use rule::{Range, Rule, Wording, range};
pub use sample_size::{mean_sample_size, nps_sample_size, of_population, share_sample_size};
pub use scale::Scale;
pub use segment::{SegmentResult, Segments, ces_by_segment, csat_by_segment, nev_by_segment, nps_by_segment};
pub use sensitivity::{Bounds, Tornado, TornadoBar, tornado};
pub use stated_range::{DEFAULT_SURE, RangeShape, distribution_of};
pub use subscription::{
    Expansion, RevenueMovement, RevenueRetention, SubscriptionLtv, SubscriptionLtvInput, revenue_retention,
    subscription_ltv,
};
pub use use_cost::{UseCost, use_cost};
pub use what_if::{LtvFactor, LtvOutput, ltv_goal_seek, ltv_monte_carlo, ltv_simulation, ltv_tornado};
