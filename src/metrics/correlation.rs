//! Correlation of two measurements of the same respondents, as of NEV with the likelihood to recommend.

use super::error::{MetricError, Result, check, outcome};
use super::interval::{Interval, confidence_or_default, normal_critical_value};
use super::nev::{AnswerSheet, NevInput, checked, respondent_nev};
use super::numeric::ROUNDING;
use super::numeric::moments::Sum;
use super::numeric::student_t::StudentT;
use super::numeric::whole::centred_product;
use super::rule::range;
use super::scale::Scale;
use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// Why there is no correlation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub enum NoCorrelation {
    /// Fewer than three pairs.
    TooFew,
    /// All values of a side are equal.
    NoVariance,
}

/// A correlation with its uncertainty.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct Correlation {
    /// Number of pairs.
    pub n: u64,
    /// Pearson's r, -1 to 1; `None` for the `reason`.
    pub r: Option<f64>,
    /// Fisher's z interval of r; `None` without r or for fewer than four pairs.
    pub interval: Option<Interval>,
    /// Two-sided, of no correlation, Student t with n - 2 degrees of freedom; `None` without r.
    pub p_value: Option<f64>,
    /// Spearman's rank correlation; `None` without r.
    pub rank_correlation: Option<f64>,
    /// Why there is no correlation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoCorrelation>,
}

/// The correlation of pairs of numbers.
///
/// # Formula
/// r = Σ (x - x̄)(y - ȳ) / sqrt(Σ (x - x̄)² Σ (y - ȳ)²). Interval: tanh(atanh r ± z / sqrt(n - 3)).
/// p of t = r sqrt((n - 2) / (1 - r²)). Rank correlation: r of the ranks, equal values sharing their mean rank.
///
/// # Inputs
/// * `pairs`: finite numbers
/// * `level`: confidence, default 0.95
///
/// # Returns
/// [`Correlation`]. Where r is 1 or -1 the interval has no width.
///
/// # Errors
/// `NotFinite` at `"pairs[i]"`; `OutOfRange` or `NotFinite` at `"confidence"`; `OutOfRange` at `""` where the squares
/// are beyond the range of a double.
///
/// # Numerics
/// Deviations from the compensated means, compensated sums.
///
/// # Examples
/// ```
/// # use feltworth::metrics::correlation;
/// // Anscombe's first data set: r = 0.816
/// let x = [10.0, 8.0, 13.0, 9.0, 11.0, 14.0, 6.0, 4.0, 12.0, 7.0, 5.0];
/// let y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
/// let pairs: Vec<_> = x.into_iter().zip(y).collect();
/// assert!((correlation(&pairs, None)?.r.unwrap() - 0.816).abs() < 5e-4);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// K. Pearson (1896); R. A. Fisher (1921), "On the 'probable error' of a coefficient of correlation deduced from a small
/// sample", Metron 1, 3-32; C. Spearman (1904).
pub fn correlation(pairs: &[(f64, f64)], level: Option<f64>) -> Result<Correlation> {
    if let Some(index) = pairs.iter().position(|(x, y)| !(x.is_finite() && y.is_finite())) {
        return Err(MetricError::NotFinite { field: format!("pairs[{index}]") });
    }
    let z = normal_critical_value(confidence_or_default(level)?);
    let n = pairs.len() as u64;
    if n < 3 {
        return Ok(Correlation::missing(n, NoCorrelation::TooFew));
    }
    let Some(r) = pearson(pairs)? else { return Ok(Correlation::missing(n, NoCorrelation::NoVariance)) };
    Ok(Correlation { rank_correlation: pearson(&ranks(pairs))?, ..Correlation::of(r, n, z)? })
}

/// A running correlation of respondents' NEV with their rating in constant memory, for streams of any length.
///
/// NEV counts in parts of which 2^44 are the width of its scale, on scales up to 1000 wide in 27720 millionths: there it
/// is exact for whole answers. Sums are exact, so that the result is the same in whatever order the pairs come and however
/// parts of them are counted and merged.
#[derive(Debug, Clone)]
pub struct CorrelationTally {
    parts: f64,
    n: u64,
    nev: [i128; 2],
    rating: [i128; 2],
    products: i128,
}

impl CorrelationTally {
    /// An empty count for NEV of answers on a scale.
    ///
    /// # Errors
    /// `Inconsistent` or `NotFinite` at `"scale"`; `OutOfRange` at `""` if its width is beyond the range of a double.
    pub fn new(scale: Scale) -> Result<Self> {
        let Scale { min, max } = scale.checked()?;
        let width = outcome(max - min)?;
        let parts = if width <= 1000.0 { 27_720e6 } else { (1_u64 << 44) as f64 / width };
        Ok(Self { parts, n: 0, nev: [0; 2], rating: [0; 2], products: 0 })
    }

    /// Counts a respondent: NEV within the width of the scale, rating 0..=10.
    pub fn add(&mut self, nev: f64, rating: u8) {
        let (nev, rating) = (libm::rint(nev * self.parts) as i128, i128::from(rating));
        self.n += 1;
        for (sums, value) in [(&mut self.nev, nev), (&mut self.rating, rating)] {
            let [sum, squares] = sums;
            *sum += value;
            *squares += value * value;
        }
        self.products += nev * rating;
    }

    /// Adds the respondents of another count on the same scale.
    pub fn merge(&mut self, other: &Self) {
        self.n += other.n;
        self.products += other.products;
        for (sums, others) in [(&mut self.nev, &other.nev), (&mut self.rating, &other.rating)] {
            sums.iter_mut().zip(others).for_each(|(sum, other)| *sum += other);
        }
    }

    /// The correlation so far, without that of ranks, which a stream does not give.
    ///
    /// # Errors
    /// `OutOfRange` or `NotFinite` at `"confidence"`.
    pub fn result(&self, confidence: f64) -> Result<Correlation> {
        let z = normal_critical_value(confidence_or_default(Some(confidence))?);
        if self.n < 3 {
            return Ok(Correlation::missing(self.n, NoCorrelation::TooFew));
        }
        let ([x, xx], [y, yy], n) = (self.nev, self.rating, i128::from(self.n));
        let (xx, yy) = (centred_product(n, [x, x], xx), centred_product(n, [y, y], yy));
        if xx == 0.0 || yy == 0.0 {
            return Ok(Correlation::missing(self.n, NoCorrelation::NoVariance));
        }
        let r = outcome(centred_product(n, [x, y], self.products) / xx.sqrt() / yy.sqrt())?;
        Correlation::of(within_one(r), self.n, z)
    }
}

impl Correlation {
    /// What follows from r of n pairs for a critical value.
    fn of(r: f64, n: u64, z: f64) -> Result<Self> {
        Ok(Self {
            n,
            r: Some(r),
            interval: (n > 3).then(|| fisher(r, z / (n as f64 - 3.0).sqrt())).transpose()?,
            p_value: Some(p_value(r, n as f64 - 2.0)),
            rank_correlation: None,
            reason: None,
        })
    }

    fn missing(n: u64, reason: NoCorrelation) -> Self {
        Self { n, r: None, interval: None, p_value: None, rank_correlation: None, reason: Some(reason) }
    }
}

/// Pearson's r; `None` where a side has no variance.
fn pearson(pairs: &[(f64, f64)]) -> Result<Option<f64>> {
    let (x, y) = (deviations(pairs, |pair| pair.0), deviations(pairs, |pair| pair.1));
    let sum = |one: &[f64], other: &[f64]| outcome(total(one.iter().zip(other).map(|(a, b)| a * b)).value());
    let (xx, yy, xy) = (sum(&x, &x)?, sum(&y, &y)?, sum(&x, &y)?);
    if xx == 0.0 || yy == 0.0 {
        return Ok(None);
    }
    Ok(Some(within_one(outcome(xy / xx.sqrt() / yy.sqrt())?)))
}

/// Within the rounding, points on a line are on a line; rounding may also pass 1.
fn within_one(r: f64) -> f64 {
    if 1.0 - r.abs() <= ROUNDING { 1.0_f64.copysign(r) } else { r }
}

/// How far the values of one side are from their mean. They count from the first one, so that a large common part does
/// not round the mean.
fn deviations(pairs: &[(f64, f64)], side: fn(&(f64, f64)) -> f64) -> Vec<f64> {
    let first = pairs.first().map_or(0.0, side);
    let values: Vec<f64> = pairs.iter().map(|pair| side(pair) - first).collect();
    let mean = total(values.iter().copied()).mean(values.len() as f64);
    values.into_iter().map(|value| value - mean).collect()
}

fn total(values: impl Iterator<Item = f64>) -> Sum {
    values.fold(Sum::default(), |mut sum, value| {
        sum.add(value);
        sum
    })
}

/// Fisher's interval of r for a margin on the scale of atanh.
fn fisher(r: f64, margin: f64) -> Result<Interval> {
    let centre = libm::atanh(r);
    Ok(Interval { low: outcome(libm::tanh(centre - margin))?, high: outcome(libm::tanh(centre + margin))? })
}

fn p_value(r: f64, degrees_of_freedom: f64) -> f64 {
    let rest = (1.0 - r) * (1.0 + r);
    if rest == 0.0 {
        return 0.0;
    }
    StudentT::new(degrees_of_freedom).two_sided_p_value(r * (degrees_of_freedom / rest).sqrt())
}

/// The pairs of the ranks.
fn ranks(pairs: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let side = |value: fn(&(f64, f64)) -> f64| mean_ranks(&pairs.iter().map(value).collect::<Vec<_>>());
    side(|pair| pair.0).into_iter().zip(side(|pair| pair.1)).collect()
}

/// The rank of each value, equal values sharing the mean of theirs.
fn mean_ranks(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let below = |value: f64| sorted.partition_point(|other| *other < value);
    let through = |value: f64| sorted.partition_point(|other| *other <= value);
    values.iter().map(|value| (below(*value) + through(*value) + 1) as f64 / 2.0).collect()
}

/// One respondent's feelings and likelihood to recommend.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct NevNpsResponse {
    /// Answers about emotions.
    pub answers: AnswerSheet,
    /// Likelihood to recommend, 0..=10.
    pub rating: Option<i64>,
}

/// Respondents who were asked both.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NevNpsInput {
    /// One entry per respondent.
    pub responses: Vec<NevNpsResponse>,
    /// Scale of the answers about emotions; default 0 to 10.
    pub scale: Option<Scale>,
    /// Confidence of the interval; default 0.95.
    pub confidence: Option<f64>,
}

/// The correlation of respondents' NEV with their likelihood to recommend.
///
/// # Formula
/// That of [`correlation`], x the respondent's NEV, y the rating 0 to 10.
///
/// # Inputs
/// * `responses`: those with a NEV (see [`nev`](super::nev())) and a rating count
/// * `scale`: min < max, default 0 to 10
/// * `confidence`: 0 < confidence < 1, default 0.95
///
/// # Returns
/// [`Correlation`] over the respondents with both. It describes these respondents and predicts nothing: no published
/// coefficient links NEV to NPS.
///
/// # Errors
/// As of [`nev`](super::nev()); `OutOfRange` at `"responses[i].rating"`.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{AnswerSheet, Emotion, NevNpsInput, NevNpsResponse, nev_nps_correlation};
/// let respondent = |happy: f64, rating: Option<i64>| {
///     let mut answers = AnswerSheet::default();
///     answers.set(Emotion::Happy, Some(happy));
///     answers.set(Emotion::Stressed, Some(2.0));
///     NevNpsResponse { answers, rating }
/// };
/// let responses = vec![respondent(3.0, Some(5)), respondent(6.0, Some(7)), respondent(9.0, Some(9)), respondent(9.0, None)];
/// let result = nev_nps_correlation(&NevNpsInput { responses, ..NevNpsInput::default() })?;
/// assert_eq!((result.n, result.r), (3, Some(1.0)));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// As of [`correlation`].
pub fn nev_nps_correlation(input: &NevNpsInput) -> Result<Correlation> {
    let responses = input.responses.iter().map(|response| response.answers).collect();
    checked(&NevInput { responses, scale: input.scale, confidence: input.confidence })?;
    let mut pairs = Vec::with_capacity(input.responses.len());
    for (index, response) in input.responses.iter().enumerate() {
        let Some(rating) = response.rating else { continue };
        let field = format!("responses[{index}].rating");
        let rating = check(&field, rating as f64, range::NPS_RATING)?;
        pairs.extend(respondent_nev(&response.answers).map(|nev| (nev, rating)));
    }
    correlation(&pairs, input.confidence)
}
