//! NEV, NPS, CSAT and CES.

use std::sync::LazyLock;

use wasm_bindgen::prelude::*;

use super::error::{ErrorKind, Result};
use super::reader::{Object, Place};
use super::rule::{ANY, CONFIDENCE, COUNT, LARGEST_COUNT};
use super::script::{Answer, answer, call};
use super::value::ScriptValue;
use crate::metrics::{
    self, AnswerSheet, CesInput, CesVersion, CsatInput, DEFAULT_CSAT_SCALE, DEFAULT_NEV_SCALE, Emotion, MetricError,
    NevInput, NpsAnswers, NpsDifference, NpsInput, Scale,
};

/// Net Emotional Value of a group of respondents.
#[wasm_bindgen]
pub fn nev(input: JsValue) -> Answer {
    call(input, nev_input, metrics::nev)
}

/// Net Promoter Score of ratings or counts.
#[wasm_bindgen]
pub fn nps(input: JsValue) -> Answer {
    call(input, nps_input, metrics::nps)
}

/// Second minus first of two Net Promoter Scores.
#[wasm_bindgen(js_name = npsDifference)]
pub fn nps_difference(first: JsValue, second: JsValue) -> Answer {
    answer(difference(first, second))
}

/// Customer satisfaction: share, mean and index.
#[wasm_bindgen]
pub fn csat(input: JsValue) -> Answer {
    call(input, csat_input, metrics::csat)
}

/// Customer effort score.
#[wasm_bindgen]
pub fn ces(input: JsValue) -> Answer {
    call(input, ces_input, metrics::ces)
}

/// The names of the emotions, made once.
static EMOTIONS: LazyLock<[&str; 20]> = LazyLock::new(|| Emotion::ALL.map(Emotion::name));

fn nev_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<NevInput> {
    let input = place.object(&["responses", "scale", "confidence"])?;
    let scale = scale(&input); // declared after the answers that it bounds: its own errors wait
    let bounds = scale.as_ref().ok().map(|scale| scale.unwrap_or(DEFAULT_NEV_SCALE));
    let responses =
        input.required("responses", |responses| responses.list(|response| answer_sheet(response, bounds)))?;
    Ok(NevInput { responses, scale: scale?, confidence: confidence(&input)? })
}

fn answer_sheet<V: ScriptValue>(place: &Place<'_, V>, bounds: Option<Scale>) -> Result<AnswerSheet> {
    let response = place.object(&*EMOTIONS)?;
    let mut sheet = AnswerSheet::default();
    for emotion in Emotion::ALL {
        let answer = response.optional(emotion.name(), |answer| {
            answer.number_where(|value| bounds.is_none_or(|scale| scale.contains(value)), "within the scale")
        })?;
        sheet.set(emotion, answer);
    }
    Ok(sheet)
}

/// An NPS input: ratings or counts, or an NPS result, of which the counts are used.
pub(super) fn nps_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<NpsInput> {
    let input = place.object(&[
        "ratings",
        "detractors",
        "passives",
        "promoters",
        "confidence",
        // of an NPS result, unused:
        "n",
        "score",
        "standardError",
        "interval",
    ])?;
    let counted = input.has("detractors")? || input.has("passives")? || input.has("promoters")?;
    let answers = match (input.has("ratings")?, counted) {
        (true, true) => return Err(input.refused(ErrorKind::Inconsistent, "has both ratings and counts")),
        (false, true) => nps_counts(&input)?,
        _ => NpsAnswers::Ratings(ratings(&input, |value| (0.0..=10.0).contains(&value), "an integer from 0 to 10")?),
    };
    Ok(NpsInput { answers, confidence: confidence(&input)? })
}

fn nps_counts<V: ScriptValue>(input: &Object<'_, V>) -> Result<NpsAnswers> {
    let count = |name: &'static str| input.required(name, |count| count.number(COUNT).map(|count| count as u64));
    Ok(NpsAnswers::Counts {
        detractors: count("detractors")?,
        passives: count("passives")?,
        promoters: count("promoters")?,
    })
}

fn difference<V: ScriptValue>(first: V, second: V) -> Result<NpsDifference> {
    let first = nps_input(&Place::argument("first", first))?;
    if metrics::nps(&first)?.n == 0 {
        return Err(MetricError::Empty { field: "first".to_owned() }.into());
    }
    let second = nps_input(&Place::argument("second", second))?;
    Ok(metrics::nps_difference(&first, &second)?)
}

fn csat_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<CsatInput> {
    let input = place.object(&["ratings", "scale", "satisfiedFrom", "confidence"])?;
    let scale = scale(&input); // declared after the ratings that it bounds: its own errors wait
    let bounds = scale.as_ref().ok().map(|scale| scale.unwrap_or(DEFAULT_CSAT_SCALE));
    let on_scale = |value| bounds.is_none_or(|scale| scale.contains(value));
    let ratings = ratings(&input, on_scale, "an integer within the scale")?;
    let scale = scale?;
    let above_min = |value| bounds.is_none_or(|scale| scale.contains(value) && value > scale.min);
    let satisfied_from = input.optional("satisfiedFrom", |rating| {
        rating.number_where(|value| is_rating(value) && above_min(value), "an integer above the scale's min, up to max")
    })?;
    Ok(CsatInput { ratings, scale, satisfied_from, confidence: confidence(&input)? })
}

fn ces_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<CesInput> {
    const VERSIONS: [(&str, CesVersion); 2] = [("2.0", CesVersion::Ease), ("1.0", CesVersion::Effort)];
    let input = place.object(&["ratings", "version", "confidence"])?;
    let version = input.optional("version", |version| version.choice(&VERSIONS)); // its own errors wait
    let highest = version.as_ref().ok().map(|version| version.unwrap_or_default().highest() as f64);
    let on_scale = |value| highest.is_none_or(|highest| (1.0..=highest).contains(&value));
    let ratings = ratings(&input, on_scale, "an integer on the version's scale")?;
    Ok(CesInput { ratings, version: version?.unwrap_or_default(), confidence: confidence(&input)? })
}

/// The integers of the field `ratings`.
fn ratings<V: ScriptValue>(input: &Object<'_, V>, allowed: impl Fn(f64) -> bool, wording: &str) -> Result<Vec<i64>> {
    let rating = |place: &Place<'_, V>| {
        let rating = place.number_where(|value| is_rating(value) && allowed(value), wording)?;
        Ok(rating as i64)
    };
    input.required("ratings", |ratings| ratings.list(rating))
}

/// Whether a number is an integer that JavaScript can tell from its neighbours.
fn is_rating(value: f64) -> bool {
    value.trunc() == value && value.abs() <= LARGEST_COUNT
}

/// The field `scale`, its ends in order.
fn scale<V: ScriptValue>(input: &Object<'_, V>) -> Result<Option<Scale>> {
    input.optional("scale", |place| {
        let ends = place.object(&["min", "max"])?;
        let end = |name: &'static str| ends.required(name, |end| end.number(ANY));
        let scale = Scale { min: end("min")?, max: end("max")? };
        scale.checked().map_err(|_| place.refused(ErrorKind::Inconsistent, "its min must be below its max"))
    })
}

fn confidence<V: ScriptValue>(input: &Object<'_, V>) -> Result<Option<f64>> {
    input.optional("confidence", |confidence| confidence.number(CONFIDENCE))
}
