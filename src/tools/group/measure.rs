//! NEV and what others publish under its name, each as a measure of the whole group.

use super::Outcome;
use crate::metrics::{Interval, NevVariant};

/// A measure of the respondents' answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Measure {
    /// Mean of the positive emotions minus mean of the negative ones.
    #[default]
    Nev,
    /// Positive minus negative emotions felt, in percent of all that were felt.
    NetShare,
    /// Positive minus negative emotions felt.
    NetCount,
    /// Strength of the positive minus that of the negative emotions, in percent of all strength.
    IntensityShare,
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Nev, Self::NetShare, Self::NetCount, Self::IntensityShare];

    /// Its key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nev => "nev",
            Self::NetShare => "netShare",
            Self::NetCount => "netCount",
            Self::IntensityShare => "intensityShare",
        }
    }

    /// The measure of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.key() == key)
    }

    /// Whether it rests on how many emotions are felt.
    pub const fn is_of_felt(self) -> bool {
        matches!(self, Self::NetShare | Self::NetCount)
    }
}

/// What a measure says of a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// The measure.
    pub measure: Measure,
    /// The respondents who have a value of their own.
    pub n: u64,
    /// The mean of their values.
    pub mean: Option<f64>,
    /// The interval of the mean.
    pub interval: Option<Interval>,
    /// Of NEV the means of positive and of negative emotions, else both added up over all respondents.
    pub parts: [f64; 2],
    /// What comes of both added up; nothing for NEV, and for a share of nothing.
    pub pooled: Option<f64>,
    /// Within which ends a respondent's value lies.
    pub ends: [f64; 2],
}

impl Outcome {
    /// What a measure says of the group.
    pub fn measured(&self, measure: Measure) -> Measured {
        match measure {
            Measure::Nev => self.nev(),
            Measure::NetShare => {
                let variant = &self.variants.net_share;
                of_variant(measure, variant, variant.pooled_share(), [-100.0, 100.0])
            }
            Measure::NetCount => {
                let variant = &self.variants.net_count;
                of_variant(measure, variant, Some(variant.pooled_difference()), [-8.0, 12.0])
            }
            Measure::IntensityShare => {
                let variant = &self.variants.intensity_share;
                of_variant(measure, variant, variant.pooled_share(), [-100.0, 100.0])
            }
        }
    }

    fn nev(&self) -> Measured {
        Measured {
            measure: Measure::Nev,
            n: self.result.n,
            mean: self.result.nev,
            interval: self.result.interval,
            parts: [self.result.positive, self.result.negative].map(Option::unwrap_or_default),
            pooled: None,
            ends: [-self.reach, self.reach],
        }
    }
}

fn of_variant(measure: Measure, variant: &NevVariant, pooled: Option<f64>, ends: [f64; 2]) -> Measured {
    let NevVariant { n, mean, interval, positive, negative } = *variant;
    Measured { measure, n, mean, interval, parts: [positive, negative], pooled, ends }
}
