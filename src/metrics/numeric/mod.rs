//! Special functions, distributions, sums and random numbers that the metrics stand on.

pub(crate) mod moments;
pub(crate) mod normal;
pub(crate) mod quantile;
pub(crate) mod random;
pub(crate) mod student_t;
pub(crate) mod symmetric;
