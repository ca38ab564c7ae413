//! The Net Emotional Value of a group of respondents.

use super::emotion::{AnswerSheet, Cluster, Emotion, PerCluster, PerEmotion};
use crate::metrics::error::{Result, outcome};
use crate::metrics::interval::{Interval, confidence_or_default, student_interval};
use crate::metrics::numeric::moments::{Moments, Sum};
use crate::metrics::scale::Scale;
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
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
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

/// The confidence of an input whose answers and scale are good.
pub(super) fn checked(input: &NevInput) -> Result<f64> {
    let scale = input.scale.unwrap_or(DEFAULT_NEV_SCALE).checked();
    for (index, sheet) in input.responses.iter().enumerate() {
        for (emotion, answer) in sheet.answers() {
            Scale::answer(scale.as_ref().ok(), || format!("responses[{index}].{}", emotion.name()), answer)?;
        }
    }
    scale?;
    confidence_or_default(input.confidence)
}

/// A running count of answer sheets in constant memory, for streams of any length.
#[derive(Debug, Clone, Default)]
pub struct NevTally {
    excluded: u64,
    nev: Moments,
    positive: Sum,
    negative: Sum,
    clusters: [Mean; 4],
    emotions: [Mean; 20],
}

/// A mean that is still growing.
#[derive(Debug, Clone, Copy, Default)]
struct Mean {
    sum: Sum,
    count: u64,
}

impl Mean {
    fn add(&mut self, value: f64) {
        self.sum.add(value);
        self.count += 1;
    }

    fn add_all(&mut self, other: &Self) {
        self.sum.add_sum(&other.sum);
        self.count += other.count;
    }

    fn value(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum.mean(self.count as f64))
    }
}

impl NevTally {
    /// Counts a respondent, whose answers must be on the scale.
    pub fn add(&mut self, sheet: &AnswerSheet) {
        let clusters = cluster_means(sheet);
        let [destroying, attention, recommendation, advocacy] = &clusters;
        let mut positives = *attention;
        positives.add_all(recommendation);
        positives.add_all(advocacy);
        let (Some(positive), Some(negative)) = (positives.value(), destroying.value()) else {
            self.excluded += 1;
            return;
        };
        self.nev.add(positive - negative);
        self.positive.add(positive);
        self.negative.add(negative);
        for (total, mean) in self.clusters.iter_mut().zip(&clusters) {
            mean.value().into_iter().for_each(|value| total.add(value));
        }
        for (total, answer) in self.emotions.iter_mut().zip(&sheet.0) {
            answer.iter().for_each(|value| total.add(*value));
        }
    }

    /// The result over all respondents so far.
    ///
    /// # Errors
    /// `OutOfRange` or `NotFinite` at `"confidence"`; `OutOfRange` at `""` beyond the range of a double.
    pub fn result(&self, confidence: f64) -> Result<NevResult> {
        let level = confidence_or_default(Some(confidence))?;
        let n = self.nev.count();
        let mean = |sum: &Sum| (n > 0).then(|| outcome(sum.mean(n as f64))).transpose();
        Ok(NevResult {
            n,
            excluded: self.excluded,
            nev: self.nev.mean().map(outcome).transpose()?,
            interval: student_interval(&self.nev, level)?,
            positive: mean(&self.positive)?,
            negative: mean(&self.negative)?,
            clusters: PerCluster(outcomes(&self.clusters)?),
            emotions: PerEmotion(outcomes(&self.emotions)?),
        })
    }
}

fn outcomes<const SIZE: usize>(means: &[Mean; SIZE]) -> Result<[Option<f64>; SIZE]> {
    let mut values = [None; SIZE];
    for (value, mean) in values.iter_mut().zip(means) {
        *value = mean.value().map(outcome).transpose()?;
    }
    Ok(values)
}

/// One respondent's mean in each cluster.
fn cluster_means(sheet: &AnswerSheet) -> [Mean; 4] {
    let (mut destroying, mut attention) = (Mean::default(), Mean::default());
    let (mut recommendation, mut advocacy) = (Mean::default(), Mean::default());
    for (emotion, answer) in sheet.answers() {
        match emotion.cluster() {
            Cluster::Destroying => destroying.add(answer),
            Cluster::Attention => attention.add(answer),
            Cluster::Recommendation => recommendation.add(answer),
            Cluster::Advocacy => advocacy.add(answer),
        }
    }
    [destroying, attention, recommendation, advocacy]
}

/// The mean of a sheet's answered emotions of some clusters; `None` without any.
pub(super) fn mean_of(sheet: &AnswerSheet, belongs: impl Fn(Emotion) -> bool) -> Option<f64> {
    let mut mean = Mean::default();
    sheet.answers().filter(|(emotion, _)| belongs(*emotion)).for_each(|(_, answer)| mean.add(answer));
    mean.value()
}
