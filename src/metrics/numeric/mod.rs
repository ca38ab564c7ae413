//! Special functions, distributions and sums that the metrics stand on.

pub(crate) mod beta_mean;
pub(crate) mod gamma;
pub(crate) mod optimise;
pub(crate) mod random;
