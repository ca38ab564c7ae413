//! Comparisons of two independent samples, always the second minus the first.

mod means;
mod shares;
mod surveys;

pub use means::{MeanDifference, NoTest, mean_difference};
pub use shares::{Share, ShareDifference, share_difference};
pub use surveys::{CesDifference, CsatDifference, ces_difference, csat_difference, nev_difference};
