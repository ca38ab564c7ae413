//! Net Emotional Value: how much stronger customers' positive emotions are than their negative ones.
//!
//! The twenty emotions and their four clusters are from C. Shaw, *The DNA of Customer Experience* (Palgrave Macmillan,
//! 2007).

mod complete;
mod emotion;
mod exact;
mod floating;
mod pull;
mod score;
mod tally;
mod variant_tally;
mod variants;

pub use emotion::{AnswerSheet, Cluster, Emotion, PerCluster, PerEmotion, Polarity};
pub(crate) use floating::respondent_nev;
pub use pull::{NevPull, nev_pull};
pub(crate) use score::checked;
pub use score::{DEFAULT_NEV_SCALE, NevInput, NevResult, nev, nev_of_one};
pub use tally::NevTally;
pub use variant_tally::{NevVariant, NevVariantTally, NevVariants};
pub use variants::{EmotionCounts, NetShareOver, Neutral, intensity_share, net_share};
