//! Each of several segments against all the others together.

use super::holm::holm;
use super::means::{MeanDifference, tested};
use super::shares::{Share, ShareDifference, share_difference};
use crate::metrics::error::{Result, confidence, outcome};
use crate::metrics::interval::{DEFAULT_CONFIDENCE, Interval};
use crate::metrics::nps::{NpsDifference, NpsTally};
use crate::metrics::numeric::moments::Summary;
use crate::metrics::segment::Segments;
use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// What a test knows of a segment. Counts of surveys give theirs by `test_sample`.
#[derive(Debug, Clone, Copy, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct TestSample(Known);

#[derive(Debug, Clone, Copy, PartialEq, BorshSerialize, BorshDeserialize)]
enum Known {
    /// Of NEV and of mean ratings.
    Mean(Summary),
    Share(Share),
    Score(NpsTally),
}

/// The second of two independent samples minus the first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SampleDifference {
    /// Of means or shares; of NPS in points.
    pub difference: f64,
    /// Of the difference; `None` where there is no test of means: too few answers, or none that differ.
    pub interval: Option<Interval>,
    /// Two-sided; `None` where there is no test: as of `interval`, or all or none satisfied in both samples.
    pub p_value: Option<f64>,
    /// What the test rests on; `None` where there is none.
    pub test: Option<TestNumbers>,
}

/// What a test of a difference rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TestNumbers {
    /// The difference that is tested: of NPS that of the adjusted scores.
    pub estimate: f64,
    /// The estimate over its standard error.
    pub statistic: f64,
    /// Of Student's t; `None` where the statistic is normal.
    pub degrees_of_freedom: Option<f64>,
}

impl From<&NpsDifference> for TestNumbers {
    fn from(found: &NpsDifference) -> Self {
        Self { estimate: found.adjusted_difference, statistic: found.z, degrees_of_freedom: None }
    }
}

impl TestNumbers {
    /// Those of a test of shares, if there is one.
    pub fn of_shares(found: &ShareDifference) -> Option<Self> {
        found.z.map(|statistic| Self { estimate: found.difference, statistic, degrees_of_freedom: None })
    }

    /// Those of a test of means, if there is one.
    pub fn of_means(found: &MeanDifference) -> Option<Self> {
        let degrees_of_freedom = found.degrees_of_freedom;
        found.t.map(|statistic| Self { estimate: found.difference, statistic, degrees_of_freedom })
    }
}

/// How a segment differs from all others together.
#[derive(Debug, Clone, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct SegmentDifference {
    /// The label.
    pub segment: String,
    /// The segment's value minus that of the rest; of NPS in points, of CSAT a difference of shares. `None` without answers
    /// on either side.
    pub difference: Option<f64>,
    /// Of the single test, two-sided; `None` where there is no test: too few answers, or none that differ.
    pub p_value: Option<f64>,
    /// By Holm's correction for all segments that were tested; `None` where `p_value` is.
    pub adjusted_p_value: Option<f64>,
    /// Whether the adjusted p-value is at most 1 - confidence.
    pub beyond_chance: bool,
}

impl<Tally> Segments<Tally> {
    /// How each segment differs from all others together.
    ///
    /// # Formula
    /// The value of the segment minus that of all other answers, with Welch's test for NEV and mean ratings, the adjusted
    /// Wald test for NPS, the pooled test for CSAT's share; the p-values by [`holm`], together for all segments.
    ///
    /// # Inputs
    /// * `sample`: the `test_sample` of the count
    /// * `level`: confidence, 0 < `level` < 1
    ///
    /// # Returns
    /// A [`SegmentDifference`] a segment, in order of first appearance.
    ///
    /// # Errors
    /// `OutOfRange` or `NotFinite` at `"confidence"`; `OutOfRange` at `""` beyond the range of a double.
    ///
    /// # Examples
    /// ```
    /// # use feltworth::metrics::{NpsTally, Segments};
    /// let mut segments = Segments::<NpsTally>::default();
    /// for (segment, rating, times) in [("shop", 10, 30), ("shop", 3, 10), ("online", 10, 15), ("online", 3, 25)] {
    ///     (0..times).try_for_each(|_| {
    ///         let mut added = Ok(());
    ///         segments.change(segment, NpsTally::default, |tally| added = tally.add(rating));
    ///         added
    ///     })?;
    /// }
    /// let [shop, online] = &segments.against_the_rest(NpsTally::test_sample, 0.95)?[..] else { panic!() };
    /// assert_eq!((shop.difference, online.difference), (Some(75.0), Some(-75.0)));
    /// assert!(shop.beyond_chance && online.beyond_chance);
    /// # Ok::<(), feltworth::metrics::MetricError>(())
    /// ```
    ///
    /// # Source
    /// As of [`holm`], [`nev_difference`](crate::metrics::nev_difference), [`nps_difference`](crate::metrics::nps_difference) and
    /// [`share_difference`].
    pub fn against_the_rest(
        &self,
        sample: impl Fn(&Tally) -> TestSample,
        level: f64,
    ) -> Result<Vec<SegmentDifference>> {
        differences(&self.map(sample), level)
    }
}

impl TestSample {
    pub(in crate::metrics) fn mean(summary: Summary) -> Self {
        Self(Known::Mean(summary))
    }

    pub(in crate::metrics) fn share(share: Share) -> Self {
        Self(Known::Share(share))
    }

    pub(in crate::metrics) fn score(tally: NpsTally) -> Self {
        Self(Known::Score(tally))
    }

    /// The two as one sample of their common kind.
    fn joined(self, other: Self) -> Self {
        match (self.0, other.0) {
            (Known::Mean(one), Known::Mean(other)) => Self::mean(one.with(other)),
            (Known::Share(one), Known::Share(other)) => {
                Self::share(Share { successes: one.successes + other.successes, n: one.n + other.n })
            }
            (Known::Score(one), Known::Score(other)) => Self::score(one.joined(&other)),
            (Known::Mean(_) | Known::Share(_) | Known::Score(_), _) => self,
        }
    }

    /// How many answers there are.
    pub const fn n(&self) -> u64 {
        match &self.0 {
            Known::Mean(summary) => summary.count,
            Known::Share(share) => share.n,
            Known::Score(tally) => tally.n(),
        }
    }

    /// The mean, the share, or the score; `None` without answers.
    pub fn value(&self) -> Option<f64> {
        match self.0 {
            Known::Mean(summary) => summary.mean,
            Known::Share(Share { successes, n }) => (n > 0).then(|| successes as f64 / n as f64),
            Known::Score(tally) => tally.result(DEFAULT_CONFIDENCE).ok()?.score,
        }
    }

    /// The second sample minus this one.
    ///
    /// # Formula
    /// Welch's test for NEV and mean ratings, the adjusted Wald test for NPS, the pooled test with Newcombe's interval for CSAT's
    /// share.
    ///
    /// # Inputs
    /// * `second`: independent of this one, and of the same kind
    /// * `level`: confidence, 0 < `level` < 1
    ///
    /// # Returns
    /// [`SampleDifference`]; `None` without answers on both sides.
    ///
    /// # Errors
    /// `OutOfRange` or `NotFinite` at `"confidence"`; `OutOfRange` at `""` beyond the range of a double.
    ///
    /// # Examples
    /// ```
    /// # use feltworth::metrics::NpsTally;
    /// let tally = |answers: [(i64, usize); 3]| {
    ///     let mut tally = NpsTally::default();
    ///     answers.iter().try_for_each(|(rating, times)| (0..*times).try_for_each(|_| tally.add(*rating)))?;
    ///     Ok::<_, feltworth::metrics::MetricError>(tally.test_sample())
    /// };
    /// let (before, after) = (tally([(3, 60), (7, 90), (10, 100)])?, tally([(3, 40), (7, 60), (10, 150)])?);
    /// let result = before.difference_to(&after, 0.95)?.unwrap();
    /// assert_eq!((before.value(), after.value(), result.difference), (Some(16.0), Some(44.0), 28.0));
    /// # Ok::<(), feltworth::metrics::MetricError>(())
    /// ```
    ///
    /// # Source
    /// As of [`nev_difference`](crate::metrics::nev_difference), [`nps_difference`](crate::metrics::nps_difference) and
    /// [`share_difference`].
    pub fn difference_to(&self, second: &Self, level: f64) -> Result<Option<SampleDifference>> {
        let level = confidence(level)?;
        let found = match (self.0, second.0) {
            (Known::Mean(one), Known::Mean(other)) => {
                let Some((from, to)) = one.mean.zip(other.mean) else { return Ok(None) };
                let result = tested(outcome(to - from)?, &one, &other, level)?;
                (result.difference, result.interval, result.p_value, TestNumbers::of_means(&result))
            }
            (Known::Share(one), Known::Share(other)) if one.n > 0 && other.n > 0 => {
                let result = share_difference(one, other, level)?;
                (result.difference, Some(result.interval), result.p_value, TestNumbers::of_shares(&result))
            }
            (Known::Score(one), Known::Score(other)) if !one.is_empty() && !other.is_empty() => {
                let result = one.difference_to(&other, level)?;
                (result.difference, Some(result.interval), Some(result.p_value), Some(TestNumbers::from(&result)))
            }
            (Known::Mean(_) | Known::Share(_) | Known::Score(_), _) => return Ok(None),
        };
        let (difference, interval, p_value, test) = found;
        Ok(Some(SampleDifference { difference, interval, p_value, test }))
    }

    /// Difference from the `rest` and the p-value of its test; neither without answers on both sides.
    fn against(self, rest: Self) -> Result<(Option<f64>, Option<f64>)> {
        let difference = rest.difference_to(&self, DEFAULT_CONFIDENCE)?;
        Ok(difference.map_or((None, None), |found| (Some(found.difference), found.p_value)))
    }
}

fn differences(samples: &[(&str, TestSample)], level: f64) -> Result<Vec<SegmentDifference>> {
    let significance = 1.0 - confidence(level)?;
    let against = |((_, sample), rest): (&(&str, TestSample), Option<TestSample>)| {
        rest.map_or(Ok((None, None)), |rest| sample.against(rest))
    };
    let tests: Vec<(Option<f64>, Option<f64>)> =
        samples.iter().zip(rests(samples)).map(against).collect::<Result<_>>()?;
    let mut adjusted = holm(&tests.iter().filter_map(|(_, p)| *p).collect::<Vec<_>>())?.into_iter();
    let differences = samples.iter().zip(tests).map(|((segment, _), (difference, p_value))| {
        let adjusted_p_value = p_value.and_then(|_| adjusted.next());
        let beyond_chance = adjusted_p_value.is_some_and(|p| p <= significance);
        SegmentDifference { segment: (*segment).to_owned(), difference, p_value, adjusted_p_value, beyond_chance }
    });
    Ok(differences.collect())
}

/// For each sample all others joined, from those before it and those after it; none without others.
fn rests(samples: &[(&str, TestSample)]) -> Vec<Option<TestSample>> {
    let joined = |one: Option<TestSample>, other: Option<TestSample>| match (one, other) {
        (Some(one), Some(other)) => Some(one.joined(other)),
        (one, other) => one.or(other),
    };
    let mut after = vec![None];
    for (_, sample) in samples.iter().skip(1).rev() {
        after.push(joined(Some(*sample), after.last().copied().flatten()));
    }
    let mut before = None;
    let rests = samples.iter().zip(after.into_iter().rev()).map(|((_, sample), after)| {
        let rest = joined(before, after);
        before = joined(before, Some(*sample));
        rest
    });
    rests.collect()
}
