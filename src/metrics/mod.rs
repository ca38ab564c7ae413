//! The metrics core: pure functions from checked inputs to results.
//!
//! Nothing here reads a clock, a random source or a locale, and nothing formats. Every transcendental function comes
//! from `libm`, so that a result has the same bits natively and in WebAssembly.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod acquisition;
mod attribution;
mod error;
mod geometric;
mod goal_seek;
mod monte_carlo;
mod payback;
mod quantile;
mod random;
mod rates;
mod retention;
mod sensitivity;
mod subscription;

pub use acquisition::{
    AcquisitionLimit, AcquisitionLimitInput, BindingRule, NoLimit, PaybackRule, break_even_roas, ltv_to_cac,
    maximum_acquisition_cost,
};
pub use attribution::{ChangeAttribution, attribute_change};
pub use error::{MetricError, Result};
pub use goal_seek::{GoalSeek, NoGoal, goal_seek};
pub use monte_carlo::{Distribution, MonteCarlo, MonteCarloOptions, Percentile, monte_carlo};
pub use payback::{NoPayback, Payback, PaybackInput, payback, simple_payback};
pub use rates::{RateKind, RatePeriod, continuous_rate, convert_rate, in_months};
pub use retention::{
    Divergence, RetentionClv, RetentionClvInput, RetentionCostClv, RetentionCostInput, Timing, retention_clv,
    retention_cost_clv,
};
pub use sensitivity::{Bounds, Tornado, TornadoBar, tornado};
pub use subscription::{
    Expansion, RevenueMovement, RevenueRetention, SubscriptionLtv, SubscriptionLtvInput, revenue_retention,
    subscription_ltv,
};
