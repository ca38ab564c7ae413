//! The differences of two survey results.

use super::means::{MeanDifference, mean_difference};
use super::shares::{Share, ShareDifference, share_difference};
use crate::metrics::ces::{CesInput, ces};
use crate::metrics::csat::{CsatInput, CsatResult, DEFAULT_CSAT_SCALE, csat};
use crate::metrics::error::{MetricError, Result};
use crate::metrics::interval::{common_confidence, confidence_or_default, differs};
use crate::metrics::nev::{self, DEFAULT_NEV_SCALE, NevInput, respondent_nev};
use serde::Serialize;

/// The second of two customer satisfactions minus the first.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CsatDifference {
    /// Of the shares of satisfied customers.
    pub share: ShareDifference,
    /// Of the mean ratings.
    pub mean: MeanDifference,
}

/// The second of two customer effort scores minus the first.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CesDifference {
    /// Of the mean ratings; with version 1.0 a negative difference is an improvement.
    pub mean: MeanDifference,
    /// Of the shares of those who had it easy.
    pub easy_share: ShareDifference,
}

/// The difference of two independent Net Emotional Values, by Welch's test over respondents.
///
/// # Formula
/// That of [`mean_difference`], each used respondent's NEV being a value.
///
/// # Inputs
/// * `first`, `second`: as of [`nev`](crate::metrics::nev()), on the same scale; the confidence is that of `first`
///
/// # Returns
/// [`MeanDifference`], second minus first.
///
/// # Errors
/// Those of [`nev`](crate::metrics::nev()) under `"first"` or `"second"`; `Empty` at `"first"` or `"second"` without a
/// used respondent; `Inconsistent` at `"second.scale"` or `"second.confidence"` if it differs.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{AnswerSheet, Emotion, NevInput, nev_difference};
/// let group = |answers: &[f64]| NevInput {
///     responses: answers.iter().map(|happy| {
///         let mut sheet = AnswerSheet::default();
///         sheet.set(Emotion::Happy, Some(*happy));
///         sheet.set(Emotion::Stressed, Some(3.0));
///         sheet
///     }).collect(),
///     ..NevInput::default()
/// };
/// let result = nev_difference(&group(&[4.0, 6.0]), &group(&[7.0, 8.0, 9.0]))?;
/// assert_eq!(result.difference, 3.0);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// As of [`mean_difference`].
pub fn nev_difference(first: &NevInput, second: &NevInput) -> Result<MeanDifference> {
    let (before, level) = nev_side(first, "first")?;
    let (after, _) = nev_side(second, "second")?;
    let scale = |input: &NevInput| input.scale.unwrap_or(DEFAULT_NEV_SCALE);
    if scale(first) != scale(second) {
        return Err(differs("second.scale"));
    }
    mean_difference(&before, &after, common_confidence(level, second.confidence)?)
}

fn nev_side(input: &NevInput, side: &str) -> Result<(Vec<f64>, f64)> {
    let level = nev::checked(input).map_err(|error| error.within(side))?;
    let values: Vec<f64> = input.responses.iter().filter_map(respondent_nev).collect();
    not_empty(side, values.len() as u64)?;
    Ok((values, level))
}

/// The difference of two independent customer satisfactions: of the shares and of the means.
///
/// # Formula
/// Those of [`share_difference`] and [`mean_difference`].
///
/// # Inputs
/// * `first`, `second`: as of [`csat`], with the same scale and the same lowest satisfied rating; the confidence is that
///   of `first`
///
/// # Returns
/// [`CsatDifference`], second minus first.
///
/// # Errors
/// Those of [`csat`] under `"first"` or `"second"`; `Empty` at `"first"` or `"second"` without ratings; `Inconsistent`
/// at `"second.scale"`, `"second.satisfiedFrom"` or `"second.confidence"` if it differs.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{CsatInput, csat_difference};
/// let input = |ratings: &[i64]| CsatInput { ratings: ratings.to_vec(), ..CsatInput::default() };
/// let result = csat_difference(&input(&[3, 3, 4, 2]), &input(&[4, 5, 3, 4]))?;
/// assert_eq!((result.share.difference, result.mean.difference), (0.5, 1.0));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// As of [`share_difference`] and [`mean_difference`].
pub fn csat_difference(first: &CsatInput, second: &CsatInput) -> Result<CsatDifference> {
    let before = csat_side(first, "first")?;
    let after = csat_side(second, "second")?;
    let scale = |input: &CsatInput| input.scale.unwrap_or(DEFAULT_CSAT_SCALE);
    if scale(first) != scale(second) {
        return Err(differs("second.scale"));
    }
    if first.lowest_satisfied()? != second.lowest_satisfied()? {
        return Err(differs("second.satisfiedFrom"));
    }
    let level = common_confidence(confidence_or_default(first.confidence)?, second.confidence)?;
    let share = |result: &CsatResult| Share { successes: result.satisfied, n: result.n };
    Ok(CsatDifference {
        share: share_difference(share(&before), share(&after), level)?,
        mean: mean_difference(&numbers(&first.ratings), &numbers(&second.ratings), level)?,
    })
}

fn csat_side(input: &CsatInput, side: &str) -> Result<CsatResult> {
    let result = csat(input).map_err(|error| error.within(side))?;
    not_empty(side, result.n)?;
    Ok(result)
}

/// The difference of two independent customer effort scores: of the means and of the shares.
///
/// # Formula
/// Those of [`mean_difference`] and [`share_difference`].
///
/// # Inputs
/// * `first`, `second`: as of [`ces`], of the same version; the confidence is that of `first`
///
/// # Returns
/// [`CesDifference`], second minus first.
///
/// # Errors
/// Those of [`ces`] under `"first"` or `"second"`; `Empty` at `"first"` or `"second"` without ratings; `Inconsistent`
/// at `"second.version"` or `"second.confidence"` if it differs.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{CesInput, ces_difference};
/// let input = |ratings: &[i64]| CesInput { ratings: ratings.to_vec(), ..CesInput::default() };
/// let result = ces_difference(&input(&[3, 5, 4, 2]), &input(&[6, 7, 6, 3]))?;
/// assert_eq!((result.mean.difference, result.easy_share.difference), (2.0, 0.5));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// As of [`mean_difference`] and [`share_difference`].
pub fn ces_difference(first: &CesInput, second: &CesInput) -> Result<CesDifference> {
    let before = ces_side(first, "first")?;
    let after = ces_side(second, "second")?;
    if first.version != second.version {
        return Err(differs("second.version"));
    }
    let level = common_confidence(confidence_or_default(first.confidence)?, second.confidence)?;
    Ok(CesDifference {
        mean: mean_difference(&numbers(&first.ratings), &numbers(&second.ratings), level)?,
        easy_share: share_difference(before, after, level)?,
    })
}

fn ces_side(input: &CesInput, side: &str) -> Result<Share> {
    let n = ces(input).map_err(|error| error.within(side))?.n;
    not_empty(side, n)?;
    let easy = input.ratings.iter().filter(|rating| input.version.is_easy(**rating)).count();
    Ok(Share { successes: easy as u64, n })
}

fn not_empty(side: &str, n: u64) -> Result<()> {
    if n > 0 { Ok(()) } else { Err(MetricError::Empty { field: side.to_owned() }) }
}

fn numbers(ratings: &[i64]) -> Vec<f64> {
    ratings.iter().map(|rating| *rating as f64).collect()
}
