//! The Net Emotional Value of a group of respondents.

use super::emotion::{AnswerSheet, PerCluster, PerEmotion};
use super::floating::{FloatingSheets, numbers};
use super::tally::NevTally;
use crate::metrics::error::Result;
use crate::metrics::interval::{Interval, confidence_or_default};
use crate::metrics::scale::Scale;
use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// The scale of answers where none is named: 0 to 10.
pub const DEFAULT_NEV_SCALE: Scale = Scale { min: 0.0, max: 10.0 };

/// Answer sheets, their scale and the confidence of the interval.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NevInput {
    /// One sheet per respondent.
    pub responses: Vec<AnswerSheet>,
    /// Scale of the answers; default [`DEFAULT_NEV_SCALE`].
    pub scale: Option<Scale>,
    /// Confidence of the interval; default 0.95.
    pub confidence: Option<f64>,
}

/// The Net Emotional Value with its parts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct NevResult {
    /// Respondents used: those with at least one positive and one negative answer.
    pub n: u64,
    /// Respondents left out.
    pub excluded: u64,
    /// Mean over the used respondents of positive mean minus negative mean; `None` without any.
    pub nev: Option<f64>,
    /// Student t interval over the used respondents, not clamped; `None` for fewer than two.
    pub interval: Option<Interval>,
    /// Mean of the respondents' positive means.
    pub positive: Option<f64>,
    /// Mean of the respondents' negative means.
    pub negative: Option<f64>,
    /// Mean of the used respondents' cluster means; `None` where none of them answered in the cluster.
    pub clusters: PerCluster<Option<f64>>,
    /// Mean of the used respondents' answers; `None` where there is none.
    pub emotions: PerEmotion<Option<f64>>,
}

/// Net Emotional Value, per respondent and then over respondents.
///
/// # Formula
/// NEV = mean over respondents of (mean of the answered positive emotions - mean of the answered negative ones).
///
/// # Inputs
/// * `responses`: one sheet per respondent, twenty answers or gaps each, on `scale`
/// * `scale`: min < max, default 0 to 10
/// * `confidence`: 0 < confidence < 1, default 0.95
///
/// # Returns
/// [`NevResult`]; NEV is within ±(max - min). A respondent without an answer of either polarity is left out.
///
/// # Errors
/// `NotFinite` or `OutOfRange` at `"responses[i].<emotion>"`, `Inconsistent` at `"scale"`, `OutOfRange` or `NotFinite`
/// at `"confidence"`; the first in this order.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{AnswerSheet, Cluster, NevInput, nev};
/// let answers = [2, 3, 1, 2, 2, 3, 2, 1, 7, 6, 5, 4, 6, 8, 7, 7, 6, 8, 8, 8];
/// let sheet = AnswerSheet(answers.map(|answer| Some(f64::from(answer))));
/// let result = nev(&NevInput { responses: vec![sheet], ..NevInput::default() })?;
/// assert!((result.nev.unwrap() - 14.0 / 3.0).abs() < 1e-15);
/// assert_eq!(result.clusters.get(Cluster::Recommendation), Some(7.2));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// C. Shaw (2007), *The DNA of Customer Experience*; the mean difference as in Emotio.CX, "Net Emotional Value (NEV) y
/// su aplicación en investigación contextual".
pub fn nev(input: &NevInput) -> Result<NevResult> {
    let level = checked(input)?;
    let mut tally = NevTally::default();
    for sheet in &input.responses {
        tally.add(sheet);
    }
    tally.result(level)
}

/// Net Emotional Value of one respondent.
///
/// # Formula
/// As of [`nev`]. One respondent has no interval, and a page that asks one need not load what computes it.
///
/// # Inputs
/// * `answers`: twenty answers or gaps, on `scale`
/// * `scale`: min < max
///
/// # Returns
/// [`NevResult`], whose `n` is 0 or 1.
///
/// # Errors
/// As of [`nev`], at `"responses[0].<emotion>"` and `"scale"`.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{AnswerSheet, DEFAULT_NEV_SCALE, Emotion, nev_of_one};
/// let mut answers = AnswerSheet::default();
/// answers.set(Emotion::Happy, Some(8.0));
/// answers.set(Emotion::Hurried, Some(3.0));
/// assert_eq!(nev_of_one(&answers, DEFAULT_NEV_SCALE)?.nev, Some(5.0));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// As of [`nev`].
pub fn nev_of_one(answers: &AnswerSheet, scale: Scale) -> Result<NevResult> {
    check_sheets(std::slice::from_ref(answers), scale)?;
    let mut sheets = FloatingSheets::default(); // without what sums of many need
    let excluded = u64::from(sheets.add(&numbers(answers)).is_none());
    Ok(NevResult { excluded, ..sheets.summaries().result()? })
}

/// The confidence of an input whose answers and scale are good.
pub(crate) fn checked(input: &NevInput) -> Result<f64> {
    check_sheets(&input.responses, input.scale.unwrap_or(DEFAULT_NEV_SCALE))?;
    confidence_or_default(input.confidence)
}

/// Refuses answers that are not numbers, then a bad scale; on a good scale also answers outside of it.
pub(super) fn check_sheets(sheets: &[AnswerSheet], scale: Scale) -> Result<()> {
    let scale = scale.checked();
    if scale.as_ref().is_ok_and(|scale| sheets.iter().all(|sheet| is_on(scale, sheet))) {
        return Ok(()); // the usual case, without building the paths of fields
    }
    for (index, sheet) in sheets.iter().enumerate() {
        for (emotion, answer) in sheet.answers() {
            Scale::answer(scale.as_ref().ok(), || format!("responses[{index}].{}", emotion.name()), answer)?;
        }
    }
    scale.map(drop)
}

/// Whether all answers of a sheet lie on a scale, on which there is no NaN and no infinity.
fn is_on(scale: &Scale, sheet: &AnswerSheet) -> bool {
    sheet.0.iter().fold(true, |all, answer| all & answer.is_none_or(|value| scale.contains(value)))
}
