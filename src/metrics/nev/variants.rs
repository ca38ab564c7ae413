//! What others call Net Emotional Value: net share, net count and intensity share of the emotions felt.
//!
//! They are different quantities on different scales and stand here under names of their own.

use super::emotion::{AnswerSheet, Polarity};
use crate::metrics::error::{Result, finite, outcome};
use crate::metrics::numeric::moments::{Moments, Sum};
use crate::metrics::scale::Scale;

/// Whether neutral words count in the denominator of the net share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Neutral {
    /// They are dropped.
    Dropped,
    /// They count as answers that are neither positive nor negative.
    Counted,
}

/// How the net share is taken over respondents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NetShareOver {
    /// Of all emotions felt by anyone, so that who names more weighs more.
    Pool,
    /// Mean of the respondents' own net shares, unrounded; who felt nothing is left out.
    Respondents,
}

/// How many emotions were felt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EmotionCounts {
    /// Positive ones.
    pub positive: u64,
    /// Negative ones.
    pub negative: u64,
    /// Neutral words; none of the twenty emotions is neutral.
    pub neutral: u64,
}

impl EmotionCounts {
    /// The emotions of one respondent with an answer of at least `felt_from`.
    pub fn of_sheet(sheet: &AnswerSheet, felt_from: f64) -> Self {
        let felt = |polarity| {
            sheet.answers().filter(|(emotion, answer)| emotion.polarity() == polarity && *answer >= felt_from).count()
        };
        Self { positive: felt(Polarity::Positive) as u64, negative: felt(Polarity::Negative) as u64, neutral: 0 }
    }

    /// The emotions felt by all respondents.
    pub fn of_sheets(sheets: &[AnswerSheet], felt_from: f64) -> Self {
        sheets.iter().map(|sheet| Self::of_sheet(sheet, felt_from)).fold(Self::default(), |sum, counts| Self {
            positive: sum.positive + counts.positive,
            negative: sum.negative + counts.negative,
            neutral: sum.neutral + counts.neutral,
        })
    }

    /// The net share of the emotions felt.
    ///
    /// # Formula
    /// 100 (positive - negative) / (positive + negative), neutral words added to the denominator if they count.
    ///
    /// # Inputs
    /// The counts, and whether neutral words count.
    ///
    /// # Returns
    /// -100 to 100; `None` if the denominator is 0.
    ///
    /// # Errors
    /// None.
    ///
    /// # Examples
    /// ```
    /// # use feltworth::metrics::{EmotionCounts, Neutral};
    /// let counts = EmotionCounts { positive: 70, negative: 22, neutral: 8 };
    /// assert_eq!(counts.net_share(Neutral::Counted), Some(48.0));
    /// assert!((counts.net_share(Neutral::Dropped).unwrap() - 52.17).abs() < 5e-3);
    /// ```
    ///
    /// # Source
    /// Emotio.CX, "Net Emotional Value (NEV) y su aplicación en investigación contextual": % positive - % negative.
    pub fn net_share(&self, neutral: Neutral) -> Option<f64> {
        let neutral = if neutral == Neutral::Counted { self.neutral } else { 0 };
        let all = self.positive as f64 + self.negative as f64 + neutral as f64;
        (all > 0.0).then(|| 100.0 * self.net() / all)
    }

    /// The net count: positive minus negative, unbounded.
    ///
    /// # Formula
    /// positive - negative; neutral words are removed.
    ///
    /// # Inputs
    /// The counts.
    ///
    /// # Returns
    /// A whole number of any sign.
    ///
    /// # Errors
    /// None.
    ///
    /// # Examples
    /// ```
    /// # use feltworth::metrics::EmotionCounts;
    /// assert_eq!(EmotionCounts { positive: 70, negative: 22, neutral: 8 }.net_count(), 48.0);
    /// ```
    ///
    /// # Source
    /// Call Centre Helper, "How to measure customer emotion".
    pub fn net_count(&self) -> f64 {
        self.net()
    }

    fn net(&self) -> f64 {
        self.positive as f64 - self.negative as f64
    }
}

/// The net share of the emotions that respondents felt.
///
/// # Formula
/// 100 (positive - negative) / (positive + negative), of the pool or per respondent and then averaged.
///
/// # Inputs
/// * `sheets`: one per respondent
/// * `felt_from`: lowest answer that counts as felt, finite
/// * `over`: the pool or the respondents
///
/// # Returns
/// -100 to 100; `None` if nobody felt anything.
///
/// # Errors
/// `NotFinite` at `"feltFrom"`.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{AnswerSheet, Emotion, NetShareOver, net_share};
/// let mut picks = AnswerSheet::default();
/// for emotion in [Emotion::Happy, Emotion::Safe, Emotion::Hurried] {
///     picks.set(emotion, Some(1.0));
/// }
/// assert!((net_share(&[picks], 1.0, NetShareOver::Pool)?.unwrap() - 33.33).abs() < 5e-3);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// As of [`EmotionCounts::net_share`].
pub fn net_share(sheets: &[AnswerSheet], felt_from: f64, over: NetShareOver) -> Result<Option<f64>> {
    finite("feltFrom", felt_from)?;
    Ok(match over {
        NetShareOver::Pool => EmotionCounts::of_sheets(sheets, felt_from).net_share(Neutral::Dropped),
        NetShareOver::Respondents => {
            let share = |sheet| EmotionCounts::of_sheet(sheet, felt_from).net_share(Neutral::Dropped);
            sheets.iter().filter_map(share).collect::<Moments>().mean()
        }
    })
}

/// The net share of the intensity of feelings, over all respondents.
///
/// # Formula
/// 100 (Σ positive - Σ negative) / (Σ positive + Σ negative), each answer counted from the lowest of the scale.
///
/// # Inputs
/// * `sheets`: one per respondent, answers on `scale`
/// * `scale`: min < max
///
/// # Returns
/// -100 to 100; `None` if nothing was felt at all.
///
/// # Errors
/// `NotFinite` or `OutOfRange` at `"responses[i].<emotion>"`; `Inconsistent` at `"scale"`; `OutOfRange` at `""` beyond
/// the range of a double.
///
/// # Examples
/// ```
/// # use feltworth::metrics::{AnswerSheet, DEFAULT_NEV_SCALE, intensity_share};
/// let answers = [2, 3, 1, 2, 2, 3, 2, 1, 7, 6, 5, 4, 6, 8, 7, 7, 6, 8, 8, 8];
/// let sheet = AnswerSheet(answers.map(|answer| Some(f64::from(answer))));
/// let share = intensity_share(&[sheet], DEFAULT_NEV_SCALE)?; // (80 - 16) / 96
/// assert!((share.unwrap() - 66.666667).abs() < 5e-7);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Used in published code of survey tools for a strength given to each chosen emotion; no paper defines it.
pub fn intensity_share(sheets: &[AnswerSheet], scale: Scale) -> Result<Option<f64>> {
    super::score::check_sheets(sheets, scale)?;
    let (mut positive, mut negative) = (Sum::default(), Sum::default());
    for (emotion, answer) in sheets.iter().flat_map(AnswerSheet::answers) {
        let sum = if emotion.polarity() == Polarity::Positive { &mut positive } else { &mut negative };
        sum.add(answer - scale.min);
    }
    let (positive, negative) = (positive.value(), negative.value());
    let all = outcome(positive + negative)?;
    (all > 0.0).then(|| outcome(100.0 * ((positive - negative) / all))).transpose()
}
