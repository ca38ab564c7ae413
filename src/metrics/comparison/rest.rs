//! Each of several segments against all the others together.

use super::holm::holm;
use super::means::tested;
use super::shares::{Share, share_difference};
use crate::metrics::error::{Result, confidence, outcome};
use crate::metrics::interval::DEFAULT_CONFIDENCE;
use crate::metrics::nps::NpsTally;
use crate::metrics::numeric::moments::Summary;
use crate::metrics::segment::Segments;
use serde::Serialize;

/// What a test knows of a segment. Counts of surveys give theirs by `test_sample`.
#[derive(Debug, Clone, Copy)]
pub struct TestSample(Known);

#[derive(Debug, Clone, Copy)]
enum Known {
    /// Of NEV and of mean ratings.
    Mean(Summary),
    Share(Share),
    Score(NpsTally),
}

/// How a segment differs from all others together.
#[derive(Debug, Clone, PartialEq, Serialize)]
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

    /// Difference from the `rest` and the p-value of its test; neither without answers on both sides.
    fn against(self, rest: Self) -> Result<(Option<f64>, Option<f64>)> {
        match (self.0, rest.0) {
            (Known::Mean(own), Known::Mean(rest)) => mean_against(&own, &rest),
            (Known::Share(own), Known::Share(rest)) if own.n > 0 && rest.n > 0 => {
                let result = share_difference(rest, own, DEFAULT_CONFIDENCE)?;
                Ok((Some(result.difference), result.p_value))
            }
            (Known::Score(own), Known::Score(rest)) if !own.is_empty() && !rest.is_empty() => {
                let result = rest.difference_to(&own, DEFAULT_CONFIDENCE)?;
                Ok((Some(result.difference), Some(result.p_value)))
            }
            (Known::Mean(_) | Known::Share(_) | Known::Score(_), _) => Ok((None, None)),
        }
    }
}

fn mean_against(own: &Summary, rest: &Summary) -> Result<(Option<f64>, Option<f64>)> {
    let Some((mean, others)) = own.mean.zip(rest.mean) else { return Ok((None, None)) };
    let difference = outcome(mean - others)?;
    Ok((Some(difference), tested(difference, rest, own, DEFAULT_CONFIDENCE)?.p_value))
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
