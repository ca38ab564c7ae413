//! Special functions, distributions, sums, random numbers and a maximiser that the metrics stand on.

pub(crate) mod beta_mean;
pub(crate) mod clamp;
mod elementary;
mod ends;
pub(crate) mod gamma;
pub(crate) mod moments;
pub(crate) mod normal;
pub(crate) mod optimise;
pub(crate) mod order;
pub(crate) mod quantile;
pub(crate) mod random;
pub(crate) mod student_t;
pub(crate) mod symmetric;
mod variates;
pub(crate) mod whole;

/// How far apart, as a share of their size, numbers may be that are equal but for the rounding of a few steps.
pub(crate) const ROUNDING: f64 = 4.0 * f64::EPSILON;
