//! Two surveys compared, what goes together, and NEV under other definitions.

use std::sync::LazyLock;

use super::error::{ErrorKind, Result, written};
use super::export::exports;
use super::reader::{Object, Place};
use super::surveys::{
    EMOTIONS, allowed_answers, answers, ces_fields, ces_input, compare, confidence, csat_fields, csat_input,
    nev_fields, nev_input, nps_ratings, responses, sheets,
};
use super::value::{ScriptValue, named, plain};
use crate::metrics::range::{COUNT, FINITE, NPS_RATING};
use crate::metrics::{
    self, AnswerSheet, CesInput, CsatInput, DEFAULT_CONFIDENCE, DEFAULT_NEV_SCALE, EmotionCounts, NetShareOver,
    NevInput, NevNpsInput, NevNpsResponse, Rule, Scale, Share,
};

/// The fields of a respondent who was asked both.
static RESPONDENT: LazyLock<[&str; 21]> =
    LazyLock::new(|| std::array::from_fn(|place| EMOTIONS.get(place).copied().unwrap_or("rating")));

exports! {
    /// Second minus first of two Net Emotional Values.
    nevDifference = nev_difference(first, second) {
        let size = |side: &NevInput| Ok(metrics::nev(side)?.n);
        plain(compare([first, second], nev_input, size, metrics::nev_difference)?)
    }

    /// Second minus first of two customer satisfactions.
    csatDifference = csat_difference(first, second) {
        let size = |side: &CsatInput| Ok(side.ratings.len() as u64);
        plain(compare([first, second], csat_input, size, metrics::csat_difference)?)
    }

    /// Second minus first of two customer effort scores.
    cesDifference = ces_difference(first, second) {
        let size = |side: &CesInput| Ok(side.ratings.len() as u64);
        plain(compare([first, second], ces_input, size, metrics::ces_difference)?)
    }

    /// Second minus first of two shares.
    shareDifference = share_difference(input) {
        let (first, second, level) = two(&input, share)?;
        plain(metrics::share_difference(first, second, level)?)
    }

    /// Second minus first of two means.
    meanDifference = mean_difference(input) {
        let (first, second, level) = two(&input, sample)?;
        plain(metrics::mean_difference(&first, &second, level)?)
    }

    /// How respondents' NEV goes with their likelihood to recommend.
    nevNpsCorrelation = nev_nps_correlation(input) { plain(metrics::nev_nps_correlation(&nev_nps_input(&input)?)?) }

    /// What each emotion contributes to NEV.
    nevPull = nev_pull(input) { plain(metrics::nev_pull(&nev_input(&input)?)?) }

    /// Net share of the emotions felt.
    netShare = net_share(input) {
        const OVER: [(&str, NetShareOver); 2] =
            [("pool", NetShareOver::Pool), ("respondents", NetShareOver::Respondents)];
        let input = input.object(&["responses", "scale", "feltFrom", "over"])?;
        let (sheets, _): (Vec<AnswerSheet>, _) = sheets(&input, Vec::push)?;
        let felt_from = input.number("feltFrom", FINITE)?;
        named("share", metrics::net_share(&sheets, felt_from, input.choice("over", &OVER)?)?)
    }

    /// Positive minus negative emotions felt.
    netCount = net_count(input) {
        let input = input.object(&["responses", "scale", "feltFrom"])?;
        let (sheets, _): (Vec<AnswerSheet>, _) = sheets(&input, Vec::push)?;
        let counts = EmotionCounts::of_sheets(&sheets, input.number("feltFrom", FINITE)?);
        named("count", counts.net_count() + 0.0)
    }

    /// Net share of the intensity of feelings.
    intensityShare = intensity_share(input) {
        let input = input.object(&["responses", "scale"])?;
        let (sheets, scale): (Vec<AnswerSheet>, _) = sheets(&input, Vec::push)?;
        named("share", metrics::intensity_share(&sheets, scale.unwrap_or(DEFAULT_NEV_SCALE))?)
    }

    /// NEV per segment.
    nevBySegment = nev_by_segment(input) {
        let input = input.object(&["responses", "scale", "confidence", "segments"])?;
        let (survey, segments) = (nev_fields(&input)?, segments(&input)?);
        plain(metrics::nev_by_segment(&survey, &labels(&segments))?)
    }

    /// NPS per segment.
    npsBySegment = nps_by_segment(input) {
        let input = input.object(&["ratings", "confidence", "segments"])?;
        let (ratings, level, segments) = (nps_ratings(&input)?, confidence(&input)?, segments(&input)?);
        plain(metrics::nps_by_segment(&ratings, level, &labels(&segments))?)
    }

    /// CSAT per segment.
    csatBySegment = csat_by_segment(input) {
        let input = input.object(&["ratings", "scale", "satisfiedFrom", "confidence", "segments"])?;
        let (survey, segments) = (csat_fields(&input)?, segments(&input)?);
        plain(metrics::csat_by_segment(&survey, &labels(&segments))?)
    }

    /// CES per segment.
    cesBySegment = ces_by_segment(input) {
        let input = input.object(&["ratings", "version", "confidence", "segments"])?;
        let (survey, segments) = (ces_fields(&input)?, segments(&input)?);
        plain(metrics::ces_by_segment(&survey, &labels(&segments))?)
    }
}

/// Two sides, as `read` makes them, and the confidence.
fn two<V: ScriptValue, T>(place: &Place<'_, V>, read: impl Fn(&Place<'_, V>) -> Result<T>) -> Result<(T, T, f64)> {
    let input = place.object(&["first", "second", "confidence"])?;
    let (first, second) = (input.required("first", &read)?, input.required("second", &read)?);
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
