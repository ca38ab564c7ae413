//! What a Net Emotional Value is made of, and what would change it.

use super::emotion::{AnswerSheet, Cluster, Emotion, PerEmotion, Polarity};
use super::floating::mean_of;
use super::score::{DEFAULT_NEV_SCALE, NevInput, checked};
use crate::metrics::error::{Result, outcome};
use crate::metrics::numeric::moments::{Moments, Sum};
use crate::metrics::scale::Scale;
use serde::Serialize;

/// What each emotion adds to a Net Emotional Value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NevPull {
    /// Contribution of each emotion, counted from the scale's lowest step; all of them add up to NEV. `None` where no used respondent answered.
    pub pull: PerEmotion<Option<f64>>,
    /// What NEV would gain if the emotion were one point better (a negative one point weaker), as far as the scale
    /// allows. `None` where no used respondent answered.
    pub one_point: PerEmotion<Option<f64>>,
    /// The negative emotion that takes most; `None` if all answers are at the scale's lowest. Of equals, the first.
    pub strongest_destroyer: Option<Emotion>,
    /// The positive emotion that adds most; `None` if all answers are at the scale's lowest. Of equals, the first.
    pub strongest_driver: Option<Emotion>,
    /// Attention: what drives purchases in the short term. Mean of the used respondents' means.
    pub short_term: Option<f64>,
    /// Recommendation and Advocacy together: what drives value in the long term.
    pub long_term: Option<f64>,
}

/// The contribution of each emotion to the Net Emotional Value.
///
/// # Formula
/// pull(e) = ± (1/n) Σ (answer_i(e) - min) / k_i over the n used respondents, min the scale's lowest step, k_i the number
/// of emotions of e's polarity that respondent i answered; plus for positive, minus for negative emotions. What nobody
/// felt thus pulls nothing, and since min enters both means alike all pulls add up to NEV on every scale.
/// One point: (1/n) Σ min(1, room_i) / k_i, room_i the distance to the scale's better end.
///
/// # Inputs
/// As of [`nev`](super::nev).
///
/// # Returns
/// [`NevPull`].
///
/// # Errors
/// As of [`nev`](super::nev).
///
/// # Examples
/// ```
/// # use feltworth::metrics::{AnswerSheet, Emotion, NevInput, nev_pull};
/// let answers = [2, 3, 1, 2, 2, 3, 2, 1, 7, 6, 5, 4, 6, 8, 7, 7, 6, 8, 8, 10];
/// let sheet = AnswerSheet(answers.map(|answer| Some(f64::from(answer))));
/// let result = nev_pull(&NevInput { responses: vec![sheet], ..NevInput::default() })?;
/// assert_eq!(result.pull.get(Emotion::Irritated), Some(-2.0 / 8.0));
/// assert_eq!(result.one_point.get(Emotion::Happy), Some(1.0 / 12.0));
/// assert_eq!(result.one_point.get(Emotion::Pleased), Some(0.0)); // already at the scale's end
/// assert_eq!(result.strongest_destroyer, Some(Emotion::Hurried));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Follows from the definition of NEV: the terms of its two means.
pub fn nev_pull(input: &NevInput) -> Result<NevPull> {
    checked(input)?;
    let scale = input.scale.unwrap_or(DEFAULT_NEV_SCALE);
    let used: Vec<&AnswerSheet> = input.responses.iter().filter(|sheet| sheet.is_usable()).collect();
    let pull = per_emotion(&used, &|polarity, answer| sign(polarity) * (answer - scale.min))?;
    Ok(NevPull {
        one_point: per_emotion(&used, &|polarity, answer| room(&scale, polarity, answer).min(1.0))?,
        strongest_destroyer: strongest(&pull, Polarity::Negative),
        strongest_driver: strongest(&pull, Polarity::Positive),
        pull,
        short_term: horizon(&used, &|cluster| cluster == Cluster::Attention)?,
        long_term: horizon(&used, &|cluster| matches!(cluster, Cluster::Recommendation | Cluster::Advocacy))?,
    })
}

fn sign(polarity: Polarity) -> f64 {
    match polarity {
        Polarity::Positive => 1.0,
        Polarity::Negative => -1.0,
    }
}

/// How far an answer is from the better end of the scale.
fn room(scale: &Scale, polarity: Polarity, answer: f64) -> f64 {
    match polarity {
        Polarity::Positive => scale.max - answer,
        Polarity::Negative => answer - scale.min,
    }
}

/// (1/n) Σ effect(answer) / k over respondents, for each emotion.
fn per_emotion(used: &[&AnswerSheet], effect: &dyn Fn(Polarity, f64) -> f64) -> Result<PerEmotion<Option<f64>>> {
    let mut sums = [None::<Sum>; 20];
    for sheet in used {
        let [negatives, positives] = [Polarity::Negative, Polarity::Positive].map(|of| sheet.answered(of) as f64);
        for ((sum, emotion), answer) in sums.iter_mut().zip(Emotion::ALL).zip(sheet.0) {
            let Some(answer) = answer else { continue };
            let polarity = emotion.polarity();
            let count = if polarity == Polarity::Positive { positives } else { negatives };
            sum.get_or_insert_default().add(effect(polarity, answer) / count);
        }
    }
    let mut table = PerEmotion::default();
    for (cell, sum) in table.0.iter_mut().zip(sums) {
        *cell = sum.map(|sum| outcome(sum.mean(used.len() as f64))).transpose()?;
    }
    Ok(table)
}

/// The emotion of a polarity that pulls most.
fn strongest(pulls: &PerEmotion<Option<f64>>, polarity: Polarity) -> Option<Emotion> {
    let (mut strongest, mut most) = (None, 0.0);
    for (emotion, pull) in pulls.iter().filter(|(emotion, _)| emotion.polarity() == polarity) {
        let strength = sign(polarity) * pull.unwrap_or_default();
        if strength > most {
            (strongest, most) = (Some(emotion), strength);
        }
    }
    strongest
}

/// The mean over respondents of their mean in some clusters.
fn horizon(used: &[&AnswerSheet], includes: &dyn Fn(Cluster) -> bool) -> Result<Option<f64>> {
    let means: Moments =
        used.iter().filter_map(|sheet| mean_of(sheet, |emotion| includes(emotion.cluster()))).collect();
    means.mean().map(outcome).transpose()
}
