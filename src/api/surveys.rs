//! NEV, NPS, CSAT and CES.

use std::sync::LazyLock;

use super::error::{ErrorKind, Result};
use super::export::exports;
use super::reader::{Object, Place};
use super::value::{ScriptValue, plain};
use crate::metrics::range::{COUNT, FINITE, INTEGER, NPS_RATING};
use crate::metrics::{
    self, AnswerSheet, CesInput, CesVersion, CsatInput, DEFAULT_CONFIDENCE, DEFAULT_CSAT_SCALE, DEFAULT_NEV_SCALE,
    Emotion, NevInput, NevTally, NpsAnswers, NpsInput, Range, Rule, Scale,
};

exports! {
    /// Net Emotional Value of a group of respondents.
    nev = nev(input) {
        let (tally, level) = nev_tally(&input)?;
        plain(tally.result(level.unwrap_or(DEFAULT_CONFIDENCE))?)
    }

    /// Net Promoter Score of ratings or counts.
    nps = nps(input) { plain(metrics::nps(&nps_input(&input)?)?) }

    /// Second minus first of two Net Promoter Scores.
    npsDifference = nps_difference(first, second) {
        let size = |side: &NpsInput| Ok(metrics::nps(side)?.n);
        plain(compare([first, second], nps_input, size, metrics::nps_difference)?)
    }

    /// Customer satisfaction: share, mean and index.
    csat = csat(input) { plain(metrics::csat(&csat_input(&input)?)?) }

    /// Customer effort score.
    ces = ces(input) { plain(metrics::ces(&ces_input(&input)?)?) }
}

/// The names of the emotions, made once.
pub(super) static EMOTIONS: LazyLock<[&str; 20]> = LazyLock::new(|| Emotion::ALL.map(Emotion::name));

/// Compares two inputs; one without data is an error of its own argument, before the next argument is read.
pub(super) fn compare<V: ScriptValue, I, R>(
    sides: [Place<'_, V>; 2],
    read: impl Fn(&Place<'_, V>) -> Result<I>,
    size: impl Fn(&I) -> metrics::Result<u64>,
    difference: impl FnOnce(&I, &I) -> metrics::Result<R>,
) -> Result<R> {
    let side = |place: &Place<'_, V>| {
        let input = read(place)?;
        if size(&input)? == 0 { Err(place.refused(ErrorKind::Empty, "holds no data")) } else { Ok(input) }
    };
    let [first, second] = &sides;
    let (first, second) = (side(first)?, side(second)?);
    Ok(difference(&first, &second)?)
}

/// Answer sheets, counted as they come: there may be a million of them.
fn nev_tally<V: ScriptValue>(place: &Place<'_, V>) -> Result<(NevTally, Option<f64>)> {
    let input = place.object(&NEV_FIELDS)?;
    let take = |answers: &[f64; 20], bounds| are_on_scale(answers, bounds).then_some(*answers);
    let read = |place: &Place<'_, V>, bounds| Ok(sheet(place, bounds)?.0.map(|answer| answer.unwrap_or(f64::NAN)));
    let add = |tally: &mut NevTally, answers| tally.add_answers(&answers);
    let (tally, _) = responses(&input, &EMOTIONS, take, read, add)?;
    Ok((tally, confidence(&input)?))
}

const NEV_FIELDS: [&str; 3] = ["responses", "scale", "confidence"];

pub(super) fn nev_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<NevInput> {
    nev_fields(&place.object(&NEV_FIELDS)?)
}

pub(super) fn nev_fields<V: ScriptValue>(input: &Object<'_, V>) -> Result<NevInput> {
    let (responses, scale) = sheets(input, Vec::push)?;
    Ok(NevInput { responses, scale, confidence: confidence(input)? })
}

/// Answer sheets, each handed on by `add`, and their scale.
pub(super) fn sheets<V: ScriptValue, All: Default>(
    input: &Object<'_, V>,
    add: impl Fn(&mut All, AnswerSheet),
) -> Result<(All, Option<Scale>)> {
    responses(input, &EMOTIONS, allowed_answers, sheet, add)
}

/// A respondent who has given nothing but answers about emotions.
fn sheet<V: ScriptValue>(place: &Place<'_, V>, bounds: Option<Scale>) -> Result<AnswerSheet> {
    answers(&place.object(&*EMOTIONS)?, bounds)
}

/// The fields `responses`, each handed on by `add` as `take` makes it of the numbers in the fields `names` or as `read`
/// does, both within the scale; and `scale`.
pub(super) fn responses<V: ScriptValue, T, All: Default, const N: usize>(
    input: &Object<'_, V>,
    names: &[&str; N],
    take: impl Fn(&[f64; N], Option<Scale>) -> Option<T>,
    read: impl Fn(&Place<'_, V>, Option<Scale>) -> Result<T>,
    add: impl Fn(&mut All, T),
) -> Result<(All, Option<Scale>)> {
    scaled(input, |bounds| {
        input.required("responses", |responses| {
            responses.gathered(names, &[], |cells| take(cells, bounds), |response| read(response, bounds), add)
        })
    })
}

/// What `read` makes of answers that the scale bounds, and the scale.
pub(super) fn scaled<V: ScriptValue, T>(
    input: &Object<'_, V>,
    read: impl FnOnce(Option<Scale>) -> Result<T>,
) -> Result<(T, Option<Scale>)> {
    let scale = scale(input); // declared after the answers that it bounds: its own errors wait
    let bounds = scale.as_ref().ok().map(|scale| scale.unwrap_or(DEFAULT_NEV_SCALE));
    Ok((read(bounds)?, scale?))
}

/// The answers about emotions, NaN where there is none, if they are within the scale.
pub(super) fn allowed_answers(answers: &[f64; 20], bounds: Option<Scale>) -> Option<AnswerSheet> {
    let given = |answer: f64| (!answer.is_nan()).then_some(answer + 0.0);
    are_on_scale(answers, bounds).then(|| AnswerSheet(answers.map(given)))
}

/// Whether no answer is outside of the scale; NaN is none.
pub(super) fn are_on_scale(answers: &[f64; 20], bounds: Option<Scale>) -> bool {
    let [low, high] = bounds.map_or([f64::NEG_INFINITY, f64::INFINITY], |scale| [scale.min, scale.max]);
    !answers.iter().fold(false, |outside, answer| outside | (*answer < low) | (*answer > high))
}

/// The answers about emotions among the fields of a respondent.
pub(super) fn answers<V: ScriptValue>(respondent: &Object<'_, V>, bounds: Option<Scale>) -> Result<AnswerSheet> {
    let mut sheet = AnswerSheet::default();
    for emotion in Emotion::ALL {
        let answer = respondent
            .optional(emotion.name(), |answer| answer.number(bounds.map_or(FINITE, |scale| scale.answers())))?;
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
        _ => NpsAnswers::Ratings(nps_ratings(&input)?),
    };
    Ok(NpsInput { answers, confidence: confidence(&input)? })
}

fn nps_counts<V: ScriptValue>(input: &Object<'_, V>) -> Result<NpsAnswers> {
    let count = |name| input.number(name, COUNT).map(|count| count as u64);
    Ok(NpsAnswers::Counts {
        detractors: count("detractors")?,
        passives: count("passives")?,
        promoters: count("promoters")?,
    })
}

pub(super) fn csat_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<CsatInput> {
    csat_fields(&place.object(&["ratings", "scale", "satisfiedFrom", "confidence"])?)
}

pub(super) fn csat_fields<V: ScriptValue>(input: &Object<'_, V>) -> Result<CsatInput> {
    let scale = scale(input); // declared after the ratings that it bounds: its own errors wait
    let bounds = scale.as_ref().ok().map(|scale| scale.unwrap_or(DEFAULT_CSAT_SCALE));
    let ratings = ratings(input, bounds.map_or(INTEGER, |scale| scale.ratings()))?;
    let scale = scale?;
    let satisfied_from =
        input.optional_number("satisfiedFrom", bounds.map_or(INTEGER, |scale| scale.ratings_above_min()))?;
    Ok(CsatInput { ratings, scale, satisfied_from, confidence: confidence(input)? })
}

pub(super) fn ces_input<V: ScriptValue>(place: &Place<'_, V>) -> Result<CesInput> {
    ces_fields(&place.object(&["ratings", "version", "confidence"])?)
}

pub(super) const VERSIONS: [(&str, CesVersion); 2] = [("2.0", CesVersion::Ease), ("1.0", CesVersion::Effort)];

pub(super) fn ces_fields<V: ScriptValue>(input: &Object<'_, V>) -> Result<CesInput> {
    let version = input.optional("version", |version| version.choice(&VERSIONS)); // its own errors wait
    let ratings = ratings(input, version.as_ref().map_or(INTEGER, |version| version.unwrap_or_default().ratings()))?;
    Ok(CesInput { ratings, version: version?.unwrap_or_default(), confidence: confidence(input)? })
}

/// The field `ratings`: integers in `range`.
fn ratings<V: ScriptValue>(input: &Object<'_, V>, range: Range) -> Result<Vec<i64>> {
    let numbers = input.required("ratings", |ratings| ratings.numbers(range))?;
    Ok(numbers.into_iter().map(|rating| rating as i64).collect())
}

/// Likelihoods to recommend.
pub(super) fn nps_ratings<V: ScriptValue>(input: &Object<'_, V>) -> Result<Vec<i64>> {
    ratings(input, NPS_RATING)
}

/// The field `scale`, its ends in order.
pub(super) fn scale<V: ScriptValue>(input: &Object<'_, V>) -> Result<Option<Scale>> {
    input.optional("scale", |place| {
        let ends = place.object(&["min", "max"])?;
        let scale = Scale { min: ends.number("min", FINITE)?, max: ends.number("max", FINITE)? };
        scale.checked().map_err(|_| place.contradicts(Rule::MinBelowMax))
    })
}

pub(super) fn confidence<V: ScriptValue>(input: &Object<'_, V>) -> Result<Option<f64>> {
    input.optional_number("confidence", Range::InnerShare)
}

#[cfg(test)]
mod tests {
    use super::super::value::double::{Double, object};
    use super::*;

    fn fails<T: std::fmt::Debug>(result: Result<T>) -> (&'static str, String) {
        let detail = result.unwrap_err();
        (detail.kind.name(), detail.field)
    }

    fn responses_on(scale: Double, response: Double) -> Result<NevInput> {
        nev_input(&Place::whole(object! { responses: Double::Array(vec![response]), scale: scale }))
    }

    #[test]
    fn an_answer_is_bounded_by_a_scale_that_is_declared_after_it() {
        let five = object! { min: 1.0, max: 5.0 };
        assert!(responses_on(five.clone(), object! { happy: 5.0 }).is_ok());
        let beyond = responses_on(five, object! { happy: 5.5 });
        assert_eq!(fails(beyond), ("outOfRange", "responses[0].happy".to_owned()));
    }

    #[test]
    fn a_scale_in_error_bounds_nothing_and_is_reported_in_its_turn() {
        let upside_down = object! { min: 5.0, max: 1.0 };
        let out = responses_on(upside_down.clone(), object! { happy: 50.0 });
        assert_eq!(fails(out), ("inconsistent", "scale".to_owned()));
        let text = responses_on(upside_down, object! { happy: "5" });
        assert_eq!(fails(text), ("wrongType", "responses[0].happy".to_owned()));
    }

    #[test]
    fn nps_is_of_ratings_or_of_all_counts() {
        let nps = |input| nps_input(&Place::whole(input)).map(|input| input.answers);
        let counts = NpsAnswers::Counts { detractors: 1, passives: 2, promoters: 3 };
        assert_eq!(nps(object! { detractors: 1.0, passives: 2.0, promoters: 3.0, score: 33.3 }).unwrap(), counts);
        assert_eq!(nps(object! { ratings: [0.0, 10.0] }).unwrap(), NpsAnswers::Ratings(vec![0, 10]));
        assert_eq!(fails(nps(object! { ratings: [0.0], promoters: 3.0 })), ("inconsistent", String::new()));
        assert_eq!(fails(nps(object! { promoters: 3.0 })), ("missing", "detractors".to_owned()));
        assert_eq!(fails(nps(object! {})), ("missing", "ratings".to_owned()));
    }

    #[test]
    fn no_data_in_the_first_is_reported_before_the_second_is_read() {
        let size = |input: &NpsInput| Ok(metrics::nps(input)?.n);
        let difference = |[first, second]: [Double; 2]| {
            let sides = [Place::argument("first", first), Place::argument("second", second)];
            compare(sides, nps_input, size, metrics::nps_difference)
        };
        let empty = object! { ratings: Double::Array(vec![]) };
        assert_eq!(fails(difference([empty.clone(), "x".into()])), ("empty", "first".to_owned()));
        let good = object! { ratings: [9.0] };
        assert_eq!(fails(difference([good.clone(), empty])), ("empty", "second".to_owned()));
        assert_eq!(
            fails(difference([good, object! { ratings: [9.5] }])),
            ("outOfRange", "second.ratings[0]".to_owned())
        );
    }

    #[test]
    fn the_lowest_satisfied_rating_is_a_rating_above_the_lowest() {
        let csat = |from: f64| csat_input(&Place::whole(object! { ratings: [5.0], satisfiedFrom: from }));
        assert_eq!(csat(4.0).unwrap().satisfied_from, Some(4.0));
        for from in [1.0, 3.5, 6.0] {
            assert_eq!(fails(csat(from)), ("outOfRange", "satisfiedFrom".to_owned()));
        }
    }
}
