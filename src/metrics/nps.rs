//! Net Promoter Score, its uncertainty, and the difference of two scores.
//!
//! Net Promoter, NPS and Net Promoter Score are marks of Bain & Company, Inc., NICE Systems, Inc., and Fred Reichheld.

use super::comparison::TestSample;
use super::error::{MetricError, Result, check_rule, outcome};
use super::interval::{Interval, common_confidence, confidence_or_default, normal_critical_value};
use super::numeric::normal::two_sided_p_value;
use super::rule::{Rule, range};
use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// The largest count that is accepted, up to which a double tells all integers apart: 2^53 - 1.
pub const MAX_COUNT: u64 = (1 << 53) - 1;

/// What the adjusted Wald interval adds to detractors, passives and promoters.
const PSEUDO_OBSERVATIONS: [f64; 3] = [0.75, 1.5, 0.75];

/// Ratings 0 to 10, or how many of each group there are.
#[derive(Debug, Clone, PartialEq)]
pub enum NpsAnswers {
    /// Single ratings, 0..=10.
    Ratings(Vec<i64>),
    /// Counts of the groups, each at most [`MAX_COUNT`].
    Counts {
        /// Ratings 0 to 6.
        detractors: u64,
        /// Ratings 7 and 8.
        passives: u64,
        /// Ratings 9 and 10.
        promoters: u64,
    },
}

/// The answers and the confidence of the interval.
#[derive(Debug, Clone, PartialEq)]
pub struct NpsInput {
    /// The answers.
    pub answers: NpsAnswers,
    /// Confidence of the interval; default 0.95.
    pub confidence: Option<f64>,
}

/// A Net Promoter Score with its uncertainty, in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct NpsResult {
    /// Number of answers.
    pub n: u64,
    /// Answers 0 to 6.
    pub detractors: u64,
    /// Answers 7 and 8.
    pub passives: u64,
    /// Answers 9 and 10.
    pub promoters: u64,
    /// 100 (promoters - detractors) / n, -100 to 100; `None` without answers.
    pub score: Option<f64>,
    /// From the multinomial variance, unadjusted; `None` without answers.
    pub standard_error: Option<f64>,
    /// Adjusted Wald, clamped to -100..100; `None` without answers.
    pub interval: Option<Interval>,
}

/// The second of two independent scores minus the first, in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NpsDifference {
    /// Of the plain scores.
    pub difference: f64,
    /// Of the adjusted scores.
    pub adjusted_difference: f64,
    /// Of the adjusted difference.
    pub standard_error: f64,
    /// Adjusted difference over its standard error.
    pub z: f64,
    /// Two-sided, normal.
    pub p_value: f64,
    /// Around the adjusted difference, clamped to -200..200.
    pub interval: Interval,
}

/// How many detractors, passives and promoters there are; a running count for streams of any length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, BorshSerialize, BorshDeserialize)]
pub struct NpsTally {
    detractors: u64,
    passives: u64,
    promoters: u64,
}

/// Net Promoter Score with the adjusted Wald interval.
///
/// # Formula
/// score = 100 (P - D) / n, P promoters (9, 10), D detractors (0 to 6), S passives (7, 8), n = P + S + D.
/// SE = 100 sqrt(v / n), v = (P + D)/n - ((P - D)/n)².
/// Interval: score and SE of D + 3/4, S + 3/2, P + 3/4, the score ± z SE.
///
/// # Inputs
/// * `answers`: ratings 0..=10, or counts of at most 2^53 - 1 in all
/// * `confidence`: 0 < confidence < 1, default 0.95
///
/// # Returns
/// [`NpsResult`], unrounded.
///
/// # Errors
/// `OutOfRange` at `"ratings[i]"`, `"detractors"`, `"passives"`, `"promoters"`; `OutOfRange` or `NotFinite` at
/// `"confidence"`.
///
/// # Numerics
/// v is computed as (4 P D + S (P + D)) / n², which has no cancellation.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{NpsAnswers, NpsInput, nps};
/// let answers = NpsAnswers::Counts { detractors: 60, passives: 90, promoters: 100 };
/// let result = nps(&NpsInput { answers, confidence: None })?;
/// assert_eq!(result.score, Some(16.0));
/// assert!((result.interval.unwrap().low - 6.1600).abs() < 5e-5);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// F. F. Reichheld (2003), "The one number you need to grow", HBR 81(12). Interval: B. Rocks (2016), "Interval
/// estimation for the 'Net Promoter Score'", The American Statistician 70(4), 365-372.
pub fn nps(input: &NpsInput) -> Result<NpsResult> {
    let tally = NpsTally::from_answers(&input.answers)?;
    tally.result(confidence_or_default(input.confidence)?)
}

/// The difference of two independent Net Promoter Scores, with the adjusted Wald test.
///
/// # Formula
/// Each score and standard error with 3/4, 3/2, 3/4 added as in [`nps`]; z = (N₂' - N₁') / sqrt(SE₁'² + SE₂'²).
///
/// # Inputs
/// * `first`, `second`: as of [`nps`]; the confidence is that of `first`
///
/// # Returns
/// [`NpsDifference`], second minus first.
///
/// # Errors
/// Those of [`nps`] under `"first"` or `"second"`; `Empty` at `"first"` or `"second"` without answers; `Inconsistent`
/// at `"second.confidence"` if it is given and differs.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{NpsAnswers, NpsInput, nps_difference};
/// let input = |detractors, passives, promoters| NpsInput {
///     answers: NpsAnswers::Counts { detractors, passives, promoters },
///     confidence: None,
/// };
/// let result = nps_difference(&input(60, 90, 100), &input(40, 60, 150))?;
/// assert_eq!(result.difference, 28.0); // 44 - 16
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// J. Sauro, MeasuringU, "A statistical test for comparing two Net Promoter Scores": the adjusted Wald test, after Rocks (2016).
pub fn nps_difference(first: &NpsInput, second: &NpsInput) -> Result<NpsDifference> {
    let (before, level) = side(first, "first")?;
    let (after, _) = side(second, "second")?;
    before.difference_to(&after, common_confidence(level, second.confidence)?)
}

/// One side of a comparison: its answers, of which there must be some, and its confidence.
fn side(input: &NpsInput, name: &str) -> Result<(NpsTally, f64)> {
    let within = |error: MetricError| error.within(name);
    let tally = NpsTally::from_answers(&input.answers).map_err(within)?;
    let level = confidence_or_default(input.confidence).map_err(within)?;
    if tally.is_empty() {
        return Err(MetricError::Empty { field: name.to_owned() });
    }
    Ok((tally, level))
}

impl NpsTally {
    /// Counts one rating.
    ///
    /// # Errors
    /// `OutOfRange` at `"rating"` unless it is 0..=10.
    pub fn add(&mut self, rating: i64) -> Result<()> {
        match rating {
            0..=6 => self.detractors += 1,
            7..=8 => self.passives += 1,
            9..=10 => self.promoters += 1,
            _ => {
                let (field, value, rule) = ("rating".to_owned(), rating as f64, range::NPS_RATING.into());
                return Err(MetricError::OutOfRange { field, value, rule });
            }
        }
        Ok(())
    }

    /// Adds the ratings of another count.
    pub fn merge(&mut self, other: &Self) {
        self.detractors += other.detractors;
        self.passives += other.passives;
        self.promoters += other.promoters;
    }

    /// The result over all ratings so far.
    ///
    /// # Errors
    /// `OutOfRange` or `NotFinite` at `"confidence"`.
    pub fn result(&self, confidence: f64) -> Result<NpsResult> {
        let z = normal_critical_value(confidence_or_default(Some(confidence))?);
        let Self { detractors, passives, promoters } = *self;
        let n = self.n();
        let interval = || {
            let [score, error] = self.adjusted();
            Ok(Interval::around(score, z * error)?.clamped(-100.0, 100.0))
        };
        Ok(NpsResult {
            n,
            detractors,
            passives,
            promoters,
            score: (n > 0).then(|| outcome(self.score())).transpose()?,
            standard_error: (n > 0).then(|| self.groups([0.0; 3]).standard_error()),
            interval: (n > 0).then(interval).transpose()?,
        })
    }

    fn from_answers(answers: &NpsAnswers) -> Result<Self> {
        match answers {
            NpsAnswers::Ratings(ratings) => Self::from_ratings(ratings),
            NpsAnswers::Counts { detractors, passives, promoters } => {
                for (field, count) in [("detractors", detractors), ("passives", passives), ("promoters", promoters)] {
                    check_rule(field, *count as f64, *count <= MAX_COUNT, range::COUNT.into())?;
                }
                let n = detractors + passives + promoters;
                check_rule("", n as f64, n <= MAX_COUNT, Rule::CountsTogether)?;
                Ok(Self { detractors: *detractors, passives: *passives, promoters: *promoters })
            }
        }
    }

    /// The `second` score minus this one, of which neither is empty.
    pub(super) fn difference_to(&self, second: &Self, level: f64) -> Result<NpsDifference> {
        let ([_, from_error], [_, to_error]) = (self.adjusted(), second.adjusted());
        // The added promoters and detractors cancel: 3 of the added are beside the balance.
        let adjusted_difference = outcome(second.score_less(self, 3))?;
        let standard_error = libm::hypot(from_error, to_error);
        let z = outcome(adjusted_difference / standard_error)?;
        let margin = normal_critical_value(level) * standard_error;
        Ok(NpsDifference {
            difference: outcome(second.score_less(self, 0))?,
            adjusted_difference,
            standard_error,
            z,
            p_value: two_sided_p_value(z),
            interval: Interval::around(adjusted_difference, margin)?.clamped(-200.0, 200.0),
        })
    }

    /// The answers, as tests compare them.
    pub fn test_sample(&self) -> TestSample {
        TestSample::score(*self)
    }

    /// The answers of both.
    pub(super) fn joined(&self, other: &Self) -> Self {
        Self {
            detractors: self.detractors + other.detractors,
            passives: self.passives + other.passives,
            promoters: self.promoters + other.promoters,
        }
    }

    /// Whether there is no answer.
    pub(super) fn is_empty(&self) -> bool {
        self.n() == 0
    }

    pub(super) fn from_ratings(ratings: &[i64]) -> Result<Self> {
        let mut tally = Self::default();
        for (index, rating) in ratings.iter().enumerate() {
            tally.add(*rating).map_err(|error| error.at(&format!("ratings[{index}]")))?;
        }
        Ok(tally)
    }

    pub(super) const fn n(&self) -> u64 {
        self.detractors + self.passives + self.promoters
    }

    fn score(&self) -> f64 {
        self.groups([0.0; 3]).score()
    }

    /// The score less another one, `added` answers beside promoters and detractors counted too. By cross products: two
    /// scores near 100 would leave no digits.
    fn score_less(&self, other: &Self, added: i128) -> f64 {
        let balance = |tally: &Self| i128::from(tally.promoters) - i128::from(tally.detractors);
        let (n, other_n) = (i128::from(self.n()) + added, i128::from(other.n()) + added);
        let crossed = balance(self) * other_n - balance(other) * n;
        100.0 * crossed as f64 / (n as f64 * other_n as f64)
    }

    /// Score and standard error with the pseudo-observations added.
    fn adjusted(&self) -> [f64; 2] {
        let groups = self.groups(PSEUDO_OBSERVATIONS);
        [groups.score(), groups.standard_error()]
    }

    fn groups(&self, added: [f64; 3]) -> Groups {
        let [detractors, passives, promoters] = added;
        Groups {
            detractors: self.detractors as f64 + detractors,
            passives: self.passives as f64 + passives,
            promoters: self.promoters as f64 + promoters,
        }
    }
}

/// Group sizes, which the adjustment makes fractional.
struct Groups {
    detractors: f64,
    passives: f64,
    promoters: f64,
}

impl Groups {
    fn n(&self) -> f64 {
        self.detractors + self.passives + self.promoters
    }

    fn score(&self) -> f64 {
        100.0 * (self.promoters - self.detractors) / self.n()
    }

    fn standard_error(&self) -> f64 {
        let extremes = self.promoters + self.detractors;
        let spread = 4.0 * self.promoters * self.detractors + self.passives * extremes;
        100.0 * (spread / self.n()).sqrt() / self.n()
    }
}
