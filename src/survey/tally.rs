//! Running counts of a metric.

use super::options::{SurveyMetric, SurveyOptions};
use super::outcome::SurveyResult;
use crate::metrics::{CesTally, CsatTally, NevTally, NpsTally, Result, TestSample};

/// The answers of one row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Answers {
    /// In the order of [`Emotion::ALL`](crate::metrics::Emotion::ALL), NaN where there is none.
    pub(super) emotions: [f64; 20],
    /// A whole number.
    pub(super) rating: Option<i64>,
}

/// A running count of the metric that a file is read for.
#[derive(Debug, Clone)]
pub(super) enum Tally {
    Nev(Box<NevTally>),
    Nps(NpsTally),
    Csat(CsatTally),
    Ces(CesTally),
}

impl Tally {
    /// An empty count.
    ///
    /// # Errors
    /// Of a scale or a lowest satisfied rating that are none.
    pub(super) fn new(options: &SurveyOptions) -> Result<Self> {
        Ok(match options.metric {
            SurveyMetric::Nev => Self::Nev(Box::default()),
            SurveyMetric::Nps => Self::Nps(NpsTally::default()),
            SurveyMetric::Csat => Self::Csat(CsatTally::new(options.scale, options.satisfied_from)?),
            SurveyMetric::Ces => Self::Ces(CesTally::new(options.version.unwrap_or_default())),
        })
    }

    /// Counts a row whose answers are on the scale; gives its NEV, if that is what is counted and there is one.
    pub(super) fn add(&mut self, answers: &Answers) -> Option<f64> {
        match (self, answers.rating) {
            (Self::Nev(tally), _) => return tally.add_respondent(&answers.emotions),
            (_, None) => {}
            // A rating on the scale is one that the count takes.
            (Self::Nps(tally), Some(rating)) => tally.add(rating).unwrap_or(()),
            (Self::Csat(tally), Some(rating)) => tally.add(rating),
            (Self::Ces(tally), Some(rating)) => tally.add(rating),
        }
        None
    }

    /// Adds another count of the same metric.
    pub(super) fn merge(&mut self, other: &Self) {
        match (self, other) {
            (Self::Nev(tally), Self::Nev(other)) => tally.merge(other),
            (Self::Nps(tally), Self::Nps(other)) => tally.merge(other),
            (Self::Csat(tally), Self::Csat(other)) => tally.merge(other),
            (Self::Ces(tally), Self::Ces(other)) => tally.merge(other),
            (Self::Nev(_) | Self::Nps(_) | Self::Csat(_) | Self::Ces(_), _) => {}
        }
    }

    pub(super) fn result(&self, confidence: f64) -> Result<SurveyResult> {
        match self {
            Self::Nev(tally) => tally.result(confidence).map(|result| SurveyResult::Nev(Box::new(result))),
            Self::Nps(tally) => tally.result(confidence).map(SurveyResult::Nps),
            Self::Csat(tally) => tally.result(confidence).map(SurveyResult::Csat),
            Self::Ces(tally) => tally.result(confidence).map(SurveyResult::Ces),
        }
    }

    /// The answers, as tests compare them.
    pub(super) fn test_sample(&self) -> TestSample {
        match self {
            Self::Nev(tally) => tally.test_sample(),
            Self::Nps(tally) => tally.test_sample(),
            Self::Csat(tally) => tally.test_sample(),
            Self::Ces(tally) => tally.test_sample(),
        }
    }
}
