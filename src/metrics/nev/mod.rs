//! Net Emotional Value: how much stronger customers' positive emotions are than their negative ones.
//!
//! The twenty emotions and their four clusters are from C. Shaw, *The DNA of Customer Experience* (Palgrave Macmillan,
//! 2007).

mod emotion;
mod pull;
mod score;

pub use emotion::{AnswerSheet, Cluster, Emotion, PerCluster, PerEmotion, Polarity};
pub use pull::{NevPull, nev_pull};
pub use score::{DEFAULT_NEV_SCALE, NevInput, NevResult, NevTally, nev};
