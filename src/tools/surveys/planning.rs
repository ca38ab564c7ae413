//! How many answers are needed: for a margin of error, of a population, and to see a change.

use super::{CHANGE, MARGIN, Measured, POPULATION, number, whole};
use crate::metrics::{
    Result, TestStrength, mean_change_sample_size, mean_sample_size, nps_change_sample_size, nps_sample_size,
    of_population, share_change_sample_size, share_sample_size,
};
use crate::tools::Document;

/// The answers that are needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    /// If answers spread as those so far; nothing where these tell nothing of it.
    pub like_these: Option<u64>,
    /// However they spread.
    pub at_most: u64,
}

/// What is planned for, and the answers that it takes. Where nothing is planned for, nothing is needed.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// How the answers so far spread; nothing where nothing is planned for.
    pub spread: Option<Spread>,
    /// The margin of error, in the unit in which it was entered.
    pub margin: Option<f64>,
    /// The answers for that margin.
    pub for_margin: Option<Result<Needed>>,
    /// How many customers there are.
    pub population: Option<u64>,
    /// The answers for that margin where only so many can be asked.
    pub of_population: Option<Result<Needed>>,
    /// The change, in the unit in which it was entered.
    pub change: Option<f64>,
    /// The answers in each of two surveys to see that change.
    pub for_change: Option<Result<Needed>>,
}

/// How the answers so far spread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spread {
    /// Variance of -1, 0 and 1.
    Points(Option<f64>),
    /// The share itself.
    Share(Option<f64>),
    /// Standard deviation in steps, and the greatest that the scale allows.
    Rating(Option<f64>, f64),
}

impl Plan {
    /// Nothing is planned for.
    pub const NONE: Self = Self {
        spread: None,
        margin: None,
        for_margin: None,
        population: None,
        of_population: None,
        change: None,
        for_change: None,
    };

    /// The plan of a document for a score of this spread.
    pub fn of(document: &Document, spread: Spread, confidence: f64) -> Self {
        let (margin, change) = (number(document, MARGIN), number(document, CHANGE));
        let population = whole(document, POPULATION);
        let for_margin = margin.map(|margin| spread.for_margin(margin, confidence));
        let of_population = population.and_then(|population| {
            Some(match for_margin.clone()? {
                Ok(needed) => needed.of_population(population),
                Err(error) => Err(error),
            })
        });
        let for_change = change.map(|change| spread.for_change(change, confidence));
        Self { spread: Some(spread), margin, for_margin, population, of_population, change, for_change }
    }
}

impl Needed {
    fn of_population(self, population: u64) -> Result<Self> {
        let like_these = self.like_these.map(|answers| of_population(answers, population)).transpose()?;
        Ok(Self { like_these, at_most: of_population(self.at_most, population)? })
    }
}

impl Spread {
    /// The spread of answers, as a score counts it, if they have any: of answers that are all alike nothing can be planned.
    pub fn of(measured: Measured, value: Option<f64>, deviation: Option<f64>, greatest: f64) -> Self {
        match measured {
            Measured::Points => Self::Points(value.filter(|variance| *variance > 0.0)),
            Measured::Share => Self::Share(value.filter(|share| *share > 0.0 && *share < 1.0)),
            Measured::Rating | Measured::Index | Measured::Nev => {
                Self::Rating(deviation.filter(|deviation| *deviation > 0.0), greatest)
            }
        }
    }

    fn for_margin(self, margin: f64, confidence: f64) -> Result<Needed> {
        let level = Some(confidence);
        let (these, worst) = match self {
            Self::Points(variance) => (
                variance.map(|variance| nps_sample_size(margin, Some(variance), level)),
                nps_sample_size(margin, None, level),
            ),
            Self::Share(share) => (
                share.map(|share| share_sample_size(margin / 100.0, Some(share), level)),
                share_sample_size(margin / 100.0, None, level),
            ),
            Self::Rating(deviation, greatest) => (
                deviation.map(|deviation| mean_sample_size(margin, deviation, level)),
                mean_sample_size(margin, greatest, level),
            ),
        };
        Ok(Needed { like_these: these.transpose()?, at_most: worst? })
    }

    fn for_change(self, change: f64, confidence: f64) -> Result<Needed> {
        let strength = TestStrength { confidence: Some(confidence), power: None };
        let (these, worst) = match self {
            Self::Points(variance) => (
                variance.map(|variance| nps_change_sample_size(change, Some(variance), strength)),
                nps_change_sample_size(change, None, strength),
            ),
            Self::Share(share) => {
                let change = change / 100.0;
                let moved = |share: f64| moved(share, change);
                let around_half = around_half(change);
                (
                    share.map(|share| share_change_sample_size(share, moved(share), strength)),
                    share_change_sample_size(around_half.0, around_half.1, strength),
                )
            }
            Self::Rating(deviation, greatest) => (
                deviation.map(|deviation| mean_change_sample_size(change, deviation, strength)),
                mean_change_sample_size(change, greatest, strength),
            ),
        };
        Ok(Needed { like_these: these.transpose()?, at_most: worst? })
    }
}

/// A share after a change; one that cannot rise so far may fall.
pub fn moved(share: f64, change: f64) -> f64 {
    if share + change <= 1.0 { share + change } else { share - change }
}

/// The shares before and after a change that take most answers.
pub fn around_half(change: f64) -> (f64, f64) {
    ((1.0 - change) / 2.0, (1.0 + change) / 2.0)
}
