//! Results per segment, in the order in which the segments first appear.

use super::ces::{CesInput, CesResult, CesTally, ces};
use super::csat::{CsatInput, CsatResult, CsatTally, csat};
use super::error::{MetricError, Result};
use super::interval::confidence_or_default;
use super::names::Names;
use super::nev::{NevInput, NevResult, NevTally, checked};
use super::nps::{NpsResult, NpsTally};
use super::rule::Rule;
use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// The result of one segment.
#[derive(Debug, Clone, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct SegmentResult<R> {
    /// The label.
    pub segment: String,
    /// The result over its respondents.
    pub result: R,
}

/// One running count per segment, for streams of any length.
#[derive(Debug, Clone)]
pub struct Segments<Tally> {
    names: Names,
    /// In the order of the names.
    tallies: Vec<Tally>,
}

impl<Tally> Default for Segments<Tally> {
    fn default() -> Self {
        Self { names: Names::default(), tallies: Vec::new() }
    }
}

impl<Tally> Segments<Tally> {
    /// Hands the count of a segment to `change`; a segment seen for the first time starts with `new`.
    pub fn change(&mut self, segment: &str, new: impl FnOnce() -> Tally, change: impl FnOnce(&mut Tally)) {
        let number = self.names.number(segment.as_bytes());
        if number == self.tallies.len() {
            self.tallies.push(new());
        }
        if let Some(tally) = self.tallies.get_mut(number) {
            change(tally);
        }
    }

    fn iter(&self) -> impl Iterator<Item = (&str, &Tally)> {
        let name = |number| std::str::from_utf8(self.names.text(number)).unwrap_or_default();
        self.tallies.iter().enumerate().map(move |(number, tally)| (name(number), tally))
    }

    /// Each segment with a part of its count, in order of first appearance.
    pub(super) fn map<Part>(&self, part: impl Fn(&Tally) -> Part) -> Vec<(&str, Part)> {
        self.iter().map(|(segment, tally)| (segment, part(tally))).collect()
    }

    /// How many segments there are.
    pub fn len(&self) -> usize {
        self.tallies.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.tallies.is_empty()
    }

    /// Adds the counts of another list: `merge` those of a segment that both have, `new` where only the other has it;
    /// others follow in their order.
    pub fn merge(&mut self, other: &Self, new: impl Fn() -> Tally, merge: impl Fn(&mut Tally, &Tally)) {
        for (segment, tally) in other.iter() {
            self.change(segment, &new, |own| merge(own, tally));
        }
    }

    /// The result of each segment, in order of first appearance.
    ///
    /// # Errors
    /// The first that `result` gives.
    pub fn results<R>(&self, result: impl Fn(&Tally) -> Result<R>) -> Result<Vec<SegmentResult<R>>> {
        let one = |(segment, tally): (&str, &Tally)| {
            result(tally).map(|result| SegmentResult { segment: segment.to_owned(), result })
        };
        self.iter().map(one).collect()
    }
}

/// Net Emotional Value per segment.
///
/// # Formula
/// That of [`nev`](super::nev()) over the respondents of each segment.
///
/// # Inputs
/// * `input`: as of [`nev`](super::nev())
/// * `segments`: one label per response
///
/// # Returns
/// A result per segment, in order of first appearance.
///
/// # Errors
/// As of [`nev`](super::nev()); `Inconsistent` at `"segments"` unless there is one label per response.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{AnswerSheet, NevInput, nev_by_segment};
/// let sheet = |answer| AnswerSheet([Some(answer); 20]);
/// let input = NevInput { responses: vec![sheet(5.0), sheet(7.0), sheet(1.0)], ..NevInput::default() };
/// let results = nev_by_segment(&input, &["shop", "online", "shop"])?;
/// assert_eq!((results[0].segment.as_str(), results[0].result.n), ("shop", 2));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// As of [`nev`](super::nev()).
pub fn nev_by_segment(input: &NevInput, segments: &[&str]) -> Result<Vec<SegmentResult<NevResult>>> {
    let level = checked(input)?;
    one_label_each(input.responses.len(), segments)?;
    let mut tallies = Segments::default();
    for (segment, sheet) in segments.iter().zip(&input.responses) {
        tallies.change(segment, NevTally::default, |tally| tally.add(sheet));
    }
    tallies.results(|tally| tally.result(level))
}

/// Net Promoter Score per segment.
///
/// # Formula
/// That of [`nps`](super::nps()) over the ratings of each segment.
///
/// # Inputs
/// * `ratings`: 0..=10
/// * `confidence`: 0 < confidence < 1, default 0.95
/// * `segments`: one label per rating
///
/// # Returns
/// A result per segment, in order of first appearance.
///
/// # Errors
/// As of [`nps`](super::nps()); `Inconsistent` at `"segments"` unless there is one label per rating.
///
/// # Examples
/// ```
/// # use feltworth::metrics::nps_by_segment;
/// let results = nps_by_segment(&[9, 3, 10], None, &["shop", "online", "shop"])?;
/// assert_eq!((results[0].result.score, results[1].result.score), (Some(100.0), Some(-100.0)));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// As of [`nps`](super::nps()).
pub fn nps_by_segment(
    ratings: &[i64],
    confidence: Option<f64>,
    segments: &[&str],
) -> Result<Vec<SegmentResult<NpsResult>>> {
    NpsTally::from_ratings(ratings)?;
    let level = confidence_or_default(confidence)?;
    one_label_each(ratings.len(), segments)?;
    let mut tallies = Segments::default();
    for (segment, rating) in segments.iter().zip(ratings) {
        let mut added = Ok(());
        tallies.change(segment, NpsTally::default, |tally| added = tally.add(*rating));
        added?;
    }
    tallies.results(|tally| tally.result(level))
}

/// Customer satisfaction per segment.
///
/// # Formula
/// That of [`csat`] over the ratings of each segment.
///
/// # Inputs
/// * `input`: as of [`csat`]
/// * `segments`: one label per rating
///
/// # Returns
/// A result per segment, in order of first appearance.
///
/// # Errors
/// As of [`csat`]; `Inconsistent` at `"segments"` unless there is one label per rating.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{CsatInput, csat_by_segment};
/// let input = CsatInput { ratings: vec![5, 2, 3], ..CsatInput::default() };
/// let results = csat_by_segment(&input, &["shop", "online", "shop"])?;
/// assert_eq!((results[0].result.share, results[1].result.share), (Some(0.5), Some(0.0)));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// As of [`csat`].
pub fn csat_by_segment(input: &CsatInput, segments: &[&str]) -> Result<Vec<SegmentResult<CsatResult>>> {
    csat(input)?;
    one_label_each(input.ratings.len(), segments)?;
    let empty = CsatTally::new(input.scale, input.satisfied_from)?;
    let level = confidence_or_default(input.confidence)?;
    let mut tallies = Segments::default();
    for (segment, rating) in segments.iter().zip(&input.ratings) {
        tallies.change(segment, || empty.clone(), |tally| tally.add(*rating));
    }
    tallies.results(|tally| tally.result(level))
}

/// Customer Effort Score per segment.
///
/// # Formula
/// That of [`ces`] over the ratings of each segment.
///
/// # Inputs
/// * `input`: as of [`ces`]
/// * `segments`: one label per rating
///
/// # Returns
/// A result per segment, in order of first appearance.
///
/// # Errors
/// As of [`ces`]; `Inconsistent` at `"segments"` unless there is one label per rating.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{CesInput, ces_by_segment};
/// let input = CesInput { ratings: vec![7, 2, 4], ..CesInput::default() };
/// let results = ces_by_segment(&input, &["shop", "online", "shop"])?;
/// assert_eq!((results[0].result.mean, results[1].result.mean), (Some(5.5), Some(2.0)));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// As of [`ces`].
pub fn ces_by_segment(input: &CesInput, segments: &[&str]) -> Result<Vec<SegmentResult<CesResult>>> {
    ces(input)?;
    one_label_each(input.ratings.len(), segments)?;
    let level = confidence_or_default(input.confidence)?;
    let mut tallies = Segments::default();
    for (segment, rating) in segments.iter().zip(&input.ratings) {
        tallies.change(segment, || CesTally::new(input.version), |tally| tally.add(*rating));
    }
    tallies.results(|tally| tally.result(level))
}

fn one_label_each(answers: usize, segments: &[&str]) -> Result<()> {
    if answers == segments.len() {
        return Ok(());
    }
    Err(MetricError::Inconsistent { field: "segments".to_owned(), rule: Rule::OneLabelEach })
}
