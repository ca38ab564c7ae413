//! Two surveys compared, how many answers are needed, what goes together, and NEV under other definitions.

use std::sync::LazyLock;

use wasm_bindgen::prelude::*;

use super::error::{ErrorKind, Result, written};
use super::reader::{Object, Place};
use super::script::{Answer, Named, answer, call};
use super::surveys::{
    EMOTIONS, allowed_answers, answers, ces_fields, ces_input, compare, confidence, csat_fields, csat_input,
    nev_fields, nev_input, nps_ratings, responses, sheets,
};
use super::value::ScriptValue;
use crate::metrics::range::{COUNT, FINITE, NOT_NEGATIVE, NPS_HALF_WIDTH, NPS_RATING, POSITIVE};
use crate::metrics::{
    self, AnswerSheet, DEFAULT_CONFIDENCE, DEFAULT_NEV_SCALE, EmotionCounts, NetShareOver, NevNpsInput, NevNpsResponse,
    Range, Rule, Scale, Share,
};

/// The fields of a respondent who was asked both.
static RESPONDENT: LazyLock<[&str; 21]> =
    LazyLock::new(|| std::array::from_fn(|place| EMOTIONS.get(place).copied().unwrap_or("rating")));

/// Second minus first of two Net Emotional Values.
#[wasm_bindgen(js_name = nevDifference)]
pub fn nev_difference(first: JsValue, second: JsValue) -> Answer {
    answer(compare([first, second], nev_input, |side| Ok(metrics::nev(side)?.n), metrics::nev_difference))
}

/// Second minus first of two customer satisfactions.
#[wasm_bindgen(js_name = csatDifference)]
pub fn csat_difference(first: JsValue, second: JsValue) -> Answer {
    answer(compare([first, second], csat_input, |side| Ok(side.ratings.len() as u64), metrics::csat_difference))
}

/// Second minus first of two customer effort scores.
#[wasm_bindgen(js_name = cesDifference)]
pub fn ces_difference(first: JsValue, second: JsValue) -> Answer {
    answer(compare([first, second], ces_input, |side| Ok(side.ratings.len() as u64), metrics::ces_difference))
}

/// Second minus first of two shares.
#[wasm_bindgen(js_name = shareDifference)]
pub fn share_difference(input: JsValue) -> Answer {
    call(input, two_shares, |(first, second, level)| metrics::share_difference(*first, *second, *level))
}

/// Second minus first of two means.
#[wasm_bindgen(js_name = meanDifference)]
pub fn mean_difference(input: JsValue) -> Answer {
    call(input, two_samples, |(first, second, level)| metrics::mean_difference(first, second, *level))
}

/// Answers needed for a Net Promoter Score.
#[wasm_bindgen(js_name = npsSampleSize)]
pub fn nps_sample_size(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        let input = place.object(&["margin", "variance", "confidence"])?;
        Ok((
            input.number("margin", NPS_HALF_WIDTH)?,
            input.optional_number("variance", Range::Share)?,
            confidence(&input)?,
        ))
    };
    call(input, read, |(margin, variance, level)| Ok(Named("n", metrics::nps_sample_size(*margin, *variance, *level)?)))
}

/// Answers needed for a share.
#[wasm_bindgen(js_name = shareSampleSize)]
pub fn share_sample_size(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        let input = place.object(&["margin", "share", "confidence"])?;
        Ok((
            input.number("margin", Range::HalfWidth)?,
            input.optional_number("share", Range::Share)?,
            confidence(&input)?,
        ))
    };
    call(input, read, |(margin, share, level)| Ok(Named("n", metrics::share_sample_size(*margin, *share, *level)?)))
}

/// Answers needed for a mean.
#[wasm_bindgen(js_name = meanSampleSize)]
pub fn mean_sample_size(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        let input = place.object(&["margin", "standardDeviation", "confidence"])?;
        let margin = input.number("margin", POSITIVE)?;
        Ok((margin, input.number("standardDeviation", NOT_NEGATIVE)?, confidence(&input)?))
    };
    call(input, read, |(margin, deviation, level)| {
        Ok(Named("n", metrics::mean_sample_size(*margin, *deviation, *level)?))
    })
}

/// How respondents' NEV goes with their likelihood to recommend.
#[wasm_bindgen(js_name = nevNpsCorrelation)]
pub fn nev_nps_correlation(input: JsValue) -> Answer {
    call(input, nev_nps_input, metrics::nev_nps_correlation)
}

/// What each emotion contributes to NEV.
#[wasm_bindgen(js_name = nevPull)]
pub fn nev_pull(input: JsValue) -> Answer {
    call(input, nev_input, metrics::nev_pull)
}

/// Net share of the emotions felt.
#[wasm_bindgen(js_name = netShare)]
pub fn net_share(input: JsValue) -> Answer {
    const OVER: [(&str, NetShareOver); 2] = [("pool", NetShareOver::Pool), ("respondents", NetShareOver::Respondents)];
    let read = |place: &Place<'_, JsValue>| {
        let input = place.object(&["responses", "scale", "feltFrom", "over"])?;
        let (sheets, _): (Vec<AnswerSheet>, _) = sheets(&input, Vec::push)?;
        Ok((sheets, input.number("feltFrom", FINITE)?, input.choice("over", &OVER)?))
    };
    call(input, read, |(sheets, felt_from, over)| Ok(Named("share", metrics::net_share(sheets, *felt_from, *over)?)))
}

/// Positive minus negative emotions felt.
#[wasm_bindgen(js_name = netCount)]
pub fn net_count(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        let input = place.object(&["responses", "scale", "feltFrom"])?;
        let (sheets, _): (Vec<AnswerSheet>, _) = sheets(&input, Vec::push)?;
        Ok((sheets, input.number("feltFrom", FINITE)?))
    };
    call(input, read, |(sheets, from)| Ok(Named("count", EmotionCounts::of_sheets(sheets, *from).net_count() + 0.0)))
}

/// Net share of the intensity of feelings.
#[wasm_bindgen(js_name = intensityShare)]
pub fn intensity_share(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        let (sheets, scale): (Vec<AnswerSheet>, _) = sheets(&place.object(&["responses", "scale"])?, Vec::push)?;
        Ok((sheets, scale.unwrap_or(DEFAULT_NEV_SCALE)))
    };
    call(input, read, |(sheets, scale)| Ok(Named("share", metrics::intensity_share(sheets, *scale)?)))
}

/// NEV per segment.
#[wasm_bindgen(js_name = nevBySegment)]
pub fn nev_by_segment(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        let input = place.object(&["responses", "scale", "confidence", "segments"])?;
        Ok((nev_fields(&input)?, segments(&input)?))
    };
    call(input, read, |(input, segments)| metrics::nev_by_segment(input, &labels(segments)))
}

/// NPS per segment.
#[wasm_bindgen(js_name = npsBySegment)]
pub fn nps_by_segment(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        let input = place.object(&["ratings", "confidence", "segments"])?;
        Ok((nps_ratings(&input)?, confidence(&input)?, segments(&input)?))
    };
    call(input, read, |(ratings, level, segments)| metrics::nps_by_segment(ratings, *level, &labels(segments)))
}

/// CSAT per segment.
#[wasm_bindgen(js_name = csatBySegment)]
pub fn csat_by_segment(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        let input = place.object(&["ratings", "scale", "satisfiedFrom", "confidence", "segments"])?;
        Ok((csat_fields(&input)?, segments(&input)?))
    };
    call(input, read, |(input, segments)| metrics::csat_by_segment(input, &labels(segments)))
}

/// CES per segment.
#[wasm_bindgen(js_name = cesBySegment)]
pub fn ces_by_segment(input: JsValue) -> Answer {
    let read = |place: &Place<'_, JsValue>| {
        let input = place.object(&["ratings", "version", "confidence", "segments"])?;
        Ok((ces_fields(&input)?, segments(&input)?))
    };
    call(input, read, |(input, segments)| metrics::ces_by_segment(input, &labels(segments)))
}

fn two_shares<V: ScriptValue>(place: &Place<'_, V>) -> Result<(Share, Share, f64)> {
    let input = place.object(&["first", "second", "confidence"])?;
    let (first, second) = (input.required("first", share)?, input.required("second", share)?);
    Ok((first, second, confidence(&input)?.unwrap_or(DEFAULT_CONFIDENCE)))
}

fn share<V: ScriptValue>(place: &Place<'_, V>) -> Result<Share> {
    let share = place.object(&["successes", "n"])?;
    let (successes, n) = (share.number("successes", COUNT)?, share.number("n", COUNT)?);
    if n == 0.0 {
        return Err(place.refused(ErrorKind::Empty, "holds no data"));
    }
    if successes > n {
        return Err(share.refused_at(
            "successes",
            ErrorKind::OutOfRange,
            &Rule::AtMostTrials { most: n }.english(written),
        ));
    }
    Ok(Share { successes: successes as u64, n: n as u64 })
}

fn two_samples<V: ScriptValue>(place: &Place<'_, V>) -> Result<(Vec<f64>, Vec<f64>, f64)> {
    let input = place.object(&["first", "second", "confidence"])?;
    let (first, second) = (input.required("first", sample)?, input.required("second", sample)?);
    Ok((first, second, confidence(&input)?.unwrap_or(DEFAULT_CONFIDENCE)))
}

fn sample<V: ScriptValue>(place: &Place<'_, V>) -> Result<Vec<f64>> {
    let values = place.numbers(FINITE)?;
    if values.is_empty() { Err(place.refused(ErrorKind::Empty, "holds no data")) } else { Ok(values) }
}

fn nev_nps_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<NevNpsInput> {
    let input = place.object(&["responses", "scale", "confidence"])?;
    let take = |cells: &[f64; 21], bounds| {
        let (emotions, rating) = cells.split_first_chunk()?;
        let rating = rating.iter().copied().find(|rating| !rating.is_nan());
        let allowed = rating.is_none_or(|rating| NPS_RATING.allows(rating));
        allowed.then_some(NevNpsResponse {
            answers: allowed_answers(emotions, bounds)?,
            rating: rating.map(|rating| rating as i64),
        })
    };
    let (responses, scale) = responses(&input, &RESPONDENT, take, respondent, Vec::push)?;
    Ok(NevNpsInput { responses, scale, confidence: confidence(&input)? })
}

fn respondent<V: ScriptValue>(place: &Place<'_, V>, bounds: Option<Scale>) -> Result<NevNpsResponse> {
    let respondent = place.object(&*RESPONDENT)?;
    Ok(NevNpsResponse {
        answers: answers(&respondent, bounds)?,
        rating: respondent.optional_number("rating", NPS_RATING)?.map(|rating| rating as i64),
    })
}

fn segments<V: ScriptValue>(input: &Object<'_, V>) -> Result<Vec<String>> {
    input.required("segments", |segments| segments.list(|segment| segment.text()))
}

fn labels(segments: &[String]) -> Vec<&str> {
    segments.iter().map(String::as_str).collect()
}
