//! Every refused input of the survey metrics names its field and rule, the first in declared order.

#![allow(clippy::unwrap_used, clippy::excessive_precision)] // a failed unwrap is a failed test; goldens are written as printed

use feltworth::metrics::*;

fn refused<T: std::fmt::Debug>(result: Result<T>) -> (String, &'static str) {
    let error = result.unwrap_err();
    let kind = match &error {
        MetricError::OutOfRange { .. } | MetricError::Malformed { .. } => "outOfRange",
        MetricError::Missing { .. } => "missing",
        MetricError::NotFinite { .. } => "notFinite",
        MetricError::Empty { .. } => "empty",
        MetricError::Inconsistent { .. } => "inconsistent",
        MetricError::NotConverged { .. } => "notConverged",
    };
    (error.field().to_owned(), kind)
}

fn at(field: &str, kind: &'static str) -> (String, &'static str) {
    (field.to_owned(), kind)
}

fn answering(emotion: Emotion, answer: f64) -> AnswerSheet {
    let mut sheet = AnswerSheet::default();
    sheet.set(emotion, Some(answer));
    sheet
}

fn ratings(ratings: &[i64]) -> NpsInput {
    NpsInput { answers: NpsAnswers::Ratings(ratings.to_vec()), confidence: None }
}

const EMPTY_SCALE: Option<Scale> = Some(Scale { min: 5.0, max: 5.0 });

#[test]
fn nev_refuses_in_declared_order() {
    let low = answering(Emotion::CaredFor, -0.5);
    let infinite = answering(Emotion::Irritated, f64::INFINITY);
    let of = |responses: &[AnswerSheet], scale, confidence| {
        refused(nev(&NevInput { responses: responses.to_vec(), scale, confidence }))
    };
    assert_eq!(of(&[AnswerSheet::default(), low], None, Some(2.0)), at("responses[1].caredFor", "outOfRange"));
    assert_eq!(of(&[low, infinite], EMPTY_SCALE, None), at("responses[1].irritated", "notFinite"));
    assert_eq!(of(&[low], EMPTY_SCALE, Some(2.0)), at("scale", "inconsistent"));
    assert_eq!(of(&[], Some(Scale { min: f64::NAN, max: 1.0 }), None), at("scale.min", "notFinite"));
    assert_eq!(of(&[], None, Some(1.0)), at("confidence", "outOfRange"));
    assert_eq!(of(&[], None, Some(f64::NAN)), at("confidence", "notFinite"));
}

#[test]
fn nps_refuses_ratings_and_counts_out_of_range() {
    assert_eq!(refused(nps(&ratings(&[3, 11]))), at("ratings[1]", "outOfRange"));
    assert_eq!(refused(nps(&ratings(&[-1]))), at("ratings[0]", "outOfRange"));
    let answers = NpsAnswers::Counts { detractors: 0, passives: MAX_COUNT + 1, promoters: u64::MAX };
    assert_eq!(refused(nps(&NpsInput { answers, confidence: Some(0.0) })), at("passives", "outOfRange"));
    assert_eq!(refused(nps(&NpsInput { confidence: Some(0.0), ..ratings(&[]) })), at("confidence", "outOfRange"));
}

#[test]
fn nps_difference_names_the_side() {
    let good = ratings(&[9]);
    assert_eq!(refused(nps_difference(&ratings(&[5, 12]), &ratings(&[]))), at("first.ratings[1]", "outOfRange"));
    assert_eq!(refused(nps_difference(&ratings(&[]), &ratings(&[12]))), at("first", "empty"));
    assert_eq!(refused(nps_difference(&good, &ratings(&[12]))), at("second.ratings[0]", "outOfRange"));
    assert_eq!(refused(nps_difference(&good, &ratings(&[]))), at("second", "empty"));
    let with = |confidence| NpsInput { confidence, ..ratings(&[9]) };
    assert_eq!(refused(nps_difference(&good, &with(Some(0.9)))), at("second.confidence", "inconsistent"));
    assert_eq!(refused(nps_difference(&good, &with(Some(1.5)))), at("second.confidence", "outOfRange"));
    assert_eq!(refused(nps_difference(&with(Some(-1.0)), &good)), at("first.confidence", "outOfRange"));
    assert!(nps_difference(&with(Some(0.9)), &good).is_ok());
    assert!(nps_difference(&good, &with(Some(0.95))).is_ok());
}

#[test]
fn csat_refuses_in_declared_order() {
    let of = |ratings: &[i64], scale, satisfied_from, confidence| {
        refused(csat(&CsatInput { ratings: ratings.to_vec(), scale, satisfied_from, confidence }))
    };
    assert_eq!(of(&[1, 6], None, Some(9.0), None), at("ratings[1]", "outOfRange"));
    assert_eq!(of(&[6], EMPTY_SCALE, Some(9.0), None), at("scale", "inconsistent"));
    assert_eq!(of(&[5], None, Some(1.0), Some(3.0)), at("satisfiedFrom", "outOfRange"));
    assert_eq!(of(&[5], None, Some(5.5), None), at("satisfiedFrom", "outOfRange"));
    assert_eq!(of(&[5], None, Some(f64::NAN), None), at("satisfiedFrom", "notFinite"));
    assert_eq!(of(&[5], None, None, Some(3.0)), at("confidence", "outOfRange"));
}

#[test]
fn ces_has_another_scale_in_each_version() {
    let of = |ratings: &[i64], version| ces(&CesInput { ratings: ratings.to_vec(), version, confidence: None });
    assert!(of(&[7], CesVersion::Ease).is_ok());
    assert_eq!(refused(of(&[5, 6], CesVersion::Effort)), at("ratings[1]", "outOfRange"));
    assert_eq!(refused(of(&[0], CesVersion::Ease)), at("ratings[0]", "outOfRange"));
}

#[test]
fn a_scale_as_wide_as_the_doubles_is_refused_rather_than_answered_wrong() {
    let scale = Some(Scale { min: -f64::MAX, max: f64::MAX });
    assert_eq!(refused(csat(&CsatInput { ratings: vec![1], scale, ..CsatInput::default() })), at("", "outOfRange"));
    let mut sheet = answering(Emotion::Happy, f64::MAX);
    sheet.set(Emotion::Stressed, Some(-f64::MAX));
    assert_eq!(refused(nev(&NevInput { responses: vec![sheet], scale, confidence: None })), at("", "outOfRange"));
}
