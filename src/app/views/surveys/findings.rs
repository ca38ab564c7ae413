//! What answers hold beside the result over all of them: segments, two groups, months, and two scores side by side.

use crate::metrics::{Interval, SegmentDifference, TestSample};
use crate::survey::{GroupOutcome, NevAndRating, PeriodOutcome, SurveyOutcome, SurveyResult, SurveySamples};
use crate::tools::surveys::Measured;

/// What answers hold beside the result over all of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// What is measured.
    pub measured: Measured,
    /// Confidence of the intervals and of the tests.
    pub confidence: f64,
    /// All answers.
    pub all: TestSample,
    /// Their segments, in order of first appearance.
    pub segments: Vec<Segment>,
    /// Two groups, or none.
    pub groups: Vec<(String, TestSample)>,
    /// By month, the first one first.
    pub months: Vec<Period>,
    /// By week, the first one first.
    pub weeks: Vec<Period>,
    /// Respondents' NEV beside how likely they are to recommend.
    pub both: Option<NevAndRating>,
}

/// The answers of a segment.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Its answers, as tests compare them.
    pub sample: TestSample,
    /// The interval of its value.
    pub interval: Option<Interval>,
    /// How it differs from all others together, with its name.
    pub difference: SegmentDifference,
}

/// The answers of a month or a week.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// As in `2026-05`; of a week its Monday, as in `2026-05-04`.
    pub name: String,
    /// How many answers there are.
    pub n: u64,
    /// What is measured in them.
    pub value: Option<f64>,
    /// Its interval.
    pub interval: Option<Interval>,
}

impl Segment {
    /// The segments, of intervals, answers and differences in the same order.
    pub fn all(
        intervals: Vec<Option<Interval>>,
        samples: Vec<TestSample>,
        differences: Vec<SegmentDifference>,
    ) -> Vec<Self> {
        let segment = |((interval, sample), difference)| Self { sample, interval, difference };
        intervals.into_iter().zip(samples).zip(differences).map(segment).collect()
    }
}

impl Findings {
    /// What a file holds; nothing where that is no more than its result.
    pub fn of_file(outcome: &SurveyOutcome, samples: SurveySamples, confidence: f64) -> Option<Self> {
        let intervals = outcome.segments.iter().map(|segment| estimate(&segment.result).2).collect();
        let period = |PeriodOutcome { name, result }: &PeriodOutcome| {
            let (n, value, interval) = estimate(result);
            Period { name: name.clone(), n, value, interval }
        };
        let found = Self {
            measured: measured(&outcome.result),
            confidence,
            all: samples.all,
            segments: Segment::all(intervals, samples.segments, samples.differences),
            groups: if has_groups(outcome.groups.as_ref()) { samples.groups } else { Vec::new() },
            months: outcome.periods.iter().flatten().map(period).collect(),
            weeks: outcome.weeks.iter().flatten().map(period).collect(),
            both: outcome.nev_and_rating.clone().filter(|both| both.correlation.n > 0),
        };
        (!found.is_empty()).then_some(found)
    }

    fn is_empty(&self) -> bool {
        self.segments.is_empty() && self.groups.is_empty() && self.weeks.is_empty() && self.both.is_none()
    }
}

/// Whether there are two groups to compare.
fn has_groups(groups: Option<&Vec<GroupOutcome>>) -> bool {
    groups.is_some_and(|groups| groups.len() == 2)
}

/// What the number of a result counts that stands first wherever answers are parted.
const fn measured(result: &SurveyResult) -> Measured {
    match result {
        SurveyResult::Nev(_) => Measured::Nev,
        SurveyResult::Nps(_) => Measured::Points,
        SurveyResult::Csat(_) => Measured::Share,
        SurveyResult::Ces(_) => Measured::Rating,
    }
}

/// Answers, that number, and its interval.
fn estimate(result: &SurveyResult) -> (u64, Option<f64>, Option<Interval>) {
    match result {
        SurveyResult::Nev(result) => (result.n, result.nev, result.interval),
        SurveyResult::Nps(result) => (result.n, result.score, result.interval),
        SurveyResult::Csat(result) => (result.n, result.share, result.share_interval),
        SurveyResult::Ces(result) => (result.n, result.mean, result.mean_interval),
    }
}
