//! Special functions, distributions and sums that the metrics stand on.

pub(crate) mod moments;
pub(crate) mod normal;
pub(crate) mod student_t;
pub(crate) mod symmetric;
