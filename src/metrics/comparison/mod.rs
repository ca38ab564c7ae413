//! Comparisons of two independent samples, always the second minus the first.

mod holm;
mod means;
mod rest;
mod shares;
mod surveys;

pub use holm::holm;
pub(super) use means::tested;
pub use means::{MeanDifference, NoTest, mean_difference};
pub use rest::{SampleDifference, SegmentDifference, TestNumbers, TestSample};
pub use shares::{Share, ShareDifference, share_difference};
pub use surveys::{CesDifference, CsatDifference, ces_difference, csat_difference, nev_difference};
