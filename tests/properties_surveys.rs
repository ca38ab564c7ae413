//! Laws that hold for every input of the survey metrics and the lifetime-value formula.

#![allow(clippy::unwrap_used, clippy::excessive_precision)] // a failed unwrap is a failed test; goldens are written as printed

use feltworth::metrics::*;
use proptest::prelude::*;

fn sheets() -> impl Strategy<Value = Vec<AnswerSheet>> {
    let answer =
        prop_oneof![1 => Just(None), 3 => (0.0..=10.0).prop_map(Some), 3 => (0..=10).prop_map(|a| Some(f64::from(a)))];
    prop::collection::vec(prop::array::uniform20(answer).prop_map(AnswerSheet), 0..12)
}

fn group(responses: Vec<AnswerSheet>) -> NevInput {
    NevInput { responses, ..NevInput::default() }
}

fn counts(counts: [u64; 3]) -> NpsInput {
    let [detractors, passives, promoters] = counts;
    NpsInput { answers: NpsAnswers::Counts { detractors, passives, promoters }, confidence: None }
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * (1.0 + a.abs().max(b.abs()))
}

/// Every number of a result, as JSON: null is allowed, and JSON has no NaN.
fn has_no_negative_zero(result: &impl serde::Serialize) -> bool {
    let text = serde_json::to_string(result).unwrap();
    !text.contains(":-0.0,") && !text.contains(":-0.0}")
}

proptest! {
    #[test]
    fn nev_stays_within_the_width_of_the_scale(responses in sheets()) {
        let result = nev(&group(responses.clone())).unwrap();
        prop_assert_eq!(result.n + result.excluded, responses.len() as u64);
        prop_assert_eq!(result.nev.is_some(), result.n > 0);
        prop_assert_eq!(result.interval.is_some(), result.n > 1);
        prop_assert!(has_no_negative_zero(&result));
        if let (Some(nev), Some(positive), Some(negative)) = (result.nev, result.positive, result.negative) {
            prop_assert!((-10.0..=10.0).contains(&nev));
            prop_assert!(close(nev, positive - negative));
        }
        if let Some(interval) = result.interval {
            prop_assert!(interval.low <= result.nev.unwrap() && result.nev.unwrap() <= interval.high);
        }
    }

    #[test]
    fn nev_does_not_depend_on_the_order_of_respondents(responses in sheets()) {
        let mut turned = responses.clone();
        turned.reverse();
        let (result, other) = (nev(&group(responses)).unwrap(), nev(&group(turned)).unwrap());
        prop_assert!(close(result.nev.unwrap_or(0.0), other.nev.unwrap_or(0.0)));
        if let (Some(a), Some(b)) = (result.interval, other.interval) {
            prop_assert!(close(a.low, b.low) && close(a.high, b.high));
        }
    }

    #[test]
    fn nev_scales_with_the_scale(responses in sheets(), factor in 0.1..10.0) {
        let stretch = |sheet: &AnswerSheet| AnswerSheet(sheet.0.map(|answer| answer.map(|value| value * factor)));
        let stretched = NevInput {
            responses: responses.iter().map(stretch).collect(),
            scale: Some(Scale { min: 0.0, max: 10.0 * factor }),
            confidence: None,
        };
        let (result, other) = (nev(&group(responses)).unwrap(), nev(&stretched).unwrap());
        prop_assert!(close(result.nev.unwrap_or(0.0) * factor, other.nev.unwrap_or(0.0)));
    }

    #[test]
    fn pulls_add_up_to_nev(responses in sheets()) {
        let input = group(responses);
        let (result, pulls) = (nev(&input).unwrap(), nev_pull(&input).unwrap());
        let total: f64 = pulls.pull.iter().filter_map(|(_, pull)| pull).sum();
        prop_assert!(close(total, result.nev.unwrap_or(0.0)));
        prop_assert!(pulls.one_point.iter().all(|(_, gain)| gain.is_none_or(|gain| (0.0..=1.0).contains(&gain))));
        prop_assert!(has_no_negative_zero(&pulls));
    }

    #[test]
    fn one_point_is_what_nev_gains(mut responses in sheets(), which in 0usize..20) {
        let (before, pulls) = (nev(&group(responses.clone())).unwrap(), nev_pull(&group(responses.clone())).unwrap());
        let emotion = Emotion::ALL[which];
        for sheet in &mut responses {
            let better = |answer: f64| match emotion.polarity() {
                Polarity::Positive => (answer + 1.0).min(10.0),
                Polarity::Negative => (answer - 1.0).max(0.0),
            };
            sheet.set(emotion, sheet.get(emotion).map(better));
        }
        let gained = nev(&group(responses)).unwrap().nev.unwrap_or(0.0) - before.nev.unwrap_or(0.0);
        prop_assert!(close(gained, pulls.one_point.get(emotion).unwrap_or(0.0)));
    }

    #[test]
    fn nps_lies_within_its_interval_range(detractors in 0u64..5000, passives in 0u64..5000, promoters in 0u64..5000) {
        let result = nps(&counts([detractors, passives, promoters])).unwrap();
        prop_assert!(has_no_negative_zero(&result));
        if let (Some(score), Some(error), Some(interval)) = (result.score, result.standard_error, result.interval) {
            prop_assert!((-100.0..=100.0).contains(&score) && (0.0..=100.0).contains(&error));
            prop_assert!(-100.0 <= interval.low && interval.low < interval.high && interval.high <= 100.0);
        }
    }

    #[test]
    fn nps_turns_its_sign_when_promoters_and_detractors_change_places(a in 0u64..900, b in 0u64..900, c in 1u64..900) {
        let (result, mirrored) = (nps(&counts([a, c, b])).unwrap(), nps(&counts([b, c, a])).unwrap());
        prop_assert_eq!(result.score.unwrap() + mirrored.score.unwrap(), 0.0);
        prop_assert!(close(result.interval.unwrap().low, -mirrored.interval.unwrap().high));
    }

    #[test]
    fn nps_of_ratings_is_that_of_their_counts(ratings in prop::collection::vec(0i64..=10, 0..60)) {
        let grouped = nps(&NpsInput { answers: NpsAnswers::Ratings(ratings), confidence: None }).unwrap();
        let again = nps(&counts([grouped.detractors, grouped.passives, grouped.promoters])).unwrap();
        prop_assert_eq!(grouped, again);
    }

    #[test]
    fn nps_difference_is_antisymmetric(a in prop::array::uniform3(0u64..99), b in prop::array::uniform3(0u64..99)) {
        prop_assume!(a.iter().sum::<u64>() > 0 && b.iter().sum::<u64>() > 0);
        let forth = nps_difference(&counts(a), &counts(b)).unwrap();
        let back = nps_difference(&counts(b), &counts(a)).unwrap();
        prop_assert!(close(forth.difference, -back.difference) && close(forth.z, -back.z));
        prop_assert!(close(forth.p_value, back.p_value) && (0.0..=1.0).contains(&forth.p_value));
        prop_assert!(-200.0 <= forth.interval.low && forth.interval.high <= 200.0);
        prop_assert!(has_no_negative_zero(&forth));
    }

    #[test]
    fn wilson_contains_the_share_and_narrows_with_more_data(n in 1u64..100_000, part in 0.0..=1.0, level in 0.001..0.9999) {
        let successes = (n as f64 * part) as u64;
        let interval = wilson_interval(successes, n, level).unwrap().unwrap();
        let share = successes as f64 / n as f64;
        prop_assert!(0.0 <= interval.low && interval.low <= share && share <= interval.high && interval.high <= 1.0);
        let wider = wilson_interval(successes, n, 0.5 + 0.5 * level).unwrap().unwrap();
        prop_assert!(wider.low <= interval.low && interval.high <= wider.high);
        let more = wilson_interval(10 * successes, 10 * n, level).unwrap().unwrap();
        prop_assert!(more.high - more.low < interval.high - interval.low);
    }

    #[test]
    fn csat_counts_within_the_scale(ratings in prop::collection::vec(1i64..=5, 0..60), level in 0.01..0.999) {
        let result = csat(&CsatInput { ratings, confidence: Some(level), ..CsatInput::default() }).unwrap();
        prop_assert!(has_no_negative_zero(&result));
        prop_assert!(result.share.is_none_or(|share| (0.0..=1.0).contains(&share)));
        prop_assert!(result.index.is_none_or(|index| (0.0..=100.0).contains(&index)));
        prop_assert_eq!(result.mean_interval.is_some(), result.n > 1);
    }

    #[test]
    fn constant_ratings_have_a_mean_interval_of_no_width(rating in 1i64..=7, n in 2usize..200) {
        let result = ces(&CesInput { ratings: vec![rating; n], ..CesInput::default() }).unwrap();
        let end = rating as f64;
        prop_assert_eq!(result.mean_interval, Some(Interval { low: end, high: end }));
    }

    #[test]
    fn ltv_never_returns_nan_or_negative_zero(
        check in any::<f64>(), purchases in any::<f64>(), margin in any::<f64>(), months in any::<f64>(),
        discount in prop::option::of(any::<f64>()), cost in prop::option::of(any::<f64>()),
    ) {
        let input = LtvInput {
            average_check: check.abs(), purchases_per_month: purchases.abs(), margin, months: months.abs(),
            discount_per_year: discount, acquisition_cost: cost.map(f64::abs),
        };
        if let Ok(result) = ltv(&input) {
            let LtvResult { revenue, profit, orders, profit_per_month, discounted_profit, ratio, payback_months } = result;
            let all = [revenue, profit, orders, profit_per_month, discounted_profit, ratio.unwrap_or(0.0), payback_months.unwrap_or(0.0)];
            prop_assert!(all.iter().all(|value| value.is_finite() && !(*value == 0.0 && value.is_sign_negative())));
        }
        let _ = (discounted_payback_months(&input), months_for_ratio(&input, 3.0), cumulative_value(&input, 5.5));
    }

    #[test]
    fn ltv_is_proportional_to_the_check(check in 0.0..1e4, factor in 0.0..100.0, months in 0.0..600.0, discount in -0.5..2.0) {
        let of = |average_check| ltv(&LtvInput {
            average_check, purchases_per_month: 1.5, margin: 0.3, months, discount_per_year: Some(discount), acquisition_cost: None,
        }).unwrap();
        prop_assert!(close(of(check * factor).discounted_profit, of(check).discounted_profit * factor));
        prop_assert!(close(of(check * factor).revenue, of(check).revenue * factor));
    }

    #[test]
    fn discounting_lowers_value_and_a_longer_relationship_raises_it(months in 0.1..600.0, rate in 0.001..2.0) {
        let of = |months, rate| ltv(&LtvInput {
            average_check: 20.0, purchases_per_month: 1.0, margin: 0.25, months, discount_per_year: Some(rate), acquisition_cost: None,
        }).unwrap().discounted_profit;
        prop_assert!(of(months, rate) <= of(months, 0.0));
        prop_assert!(of(months, 1.1 * rate) <= of(months, rate));
        prop_assert!(of(1.1 * months, rate) >= of(months, rate));
    }

    #[test]
    fn discounted_payback_is_never_before_the_simple_one(cost in 0.01..500.0, rate in 0.0..2.0) {
        let input = LtvInput {
            average_check: 20.0, purchases_per_month: 1.0, margin: 0.25, months: 100.0,
            discount_per_year: Some(rate), acquisition_cost: Some(cost),
        };
        let simple = ltv(&input).unwrap().payback_months.unwrap();
        if let Some(discounted) = discounted_payback_months(&input).unwrap() {
            prop_assert!(discounted >= simple * (1.0 - 1e-14) && discounted <= 100.0 * (1.0 + 1e-14));
        }
    }
}

/// Sheets that are counted exactly: whole answers, and decimals of six places.
fn exact_sheets() -> impl Strategy<Value = Vec<AnswerSheet>> {
    let whole = (0..=10).prop_map(|answer| Some(f64::from(answer)));
    let decimal = (-10_000_000..=10_000_000).prop_map(|answer| Some(f64::from(answer) / 1e6));
    let answers = |answer: BoxedStrategy<Option<f64>>| prop::array::uniform20(answer).prop_map(AnswerSheet);
    let gaps = prop_oneof![1 => Just(None), 3 => whole.clone()].boxed();
    let mixed = prop_oneof![1 => Just(None), 1 => whole.clone(), 2 => decimal].boxed();
    let sheet = prop_oneof![answers(whole.boxed()), answers(gaps), answers(mixed)];
    prop::collection::vec(sheet, 0..60)
}

proptest! {
    #[test]
    fn parts_of_a_survey_add_up_to_the_bits_of_the_whole(sheets in exact_sheets(), owners in prop::collection::vec(0..3_usize, 60)) {
        let mut parts = [NevTally::default(), NevTally::default(), NevTally::default()];
        let mut whole = NevTally::default();
        for (sheet, owner) in sheets.iter().zip(owners) {
            whole.add(sheet);
            parts[owner].add(sheet);
        }
        let [mut last, middle, first] = parts;
        last.merge(&middle);
        last.merge(&first);
        prop_assert_eq!(last.result(0.95).unwrap(), whole.result(0.95).unwrap());
    }

    #[test]
    fn exact_sums_agree_with_compensated_ones(sheets in exact_sheets()) {
        // A shift by a third leaves no sheet exact, and NEV as it was.
        let shifted: Vec<_> = sheets.iter().map(|sheet| AnswerSheet(sheet.0.map(|a| a.map(|a| a + 1.0 / 3.0)))).collect();
        let (exact, other) = (nev(&wide(sheets)).unwrap(), nev(&wide(shifted)).unwrap());
        prop_assert_eq!((exact.n, exact.excluded), (other.n, other.excluded));
        for (a, b) in [(exact.nev, other.nev), (exact.positive, other.positive.map(|mean| mean - 1.0 / 3.0))] {
            prop_assert!(close(a.unwrap_or(0.0), b.unwrap_or(0.0)), "{a:?} {b:?}");
        }
        let ends = |result: NevResult| result.interval.map_or((0.0, 0.0), |interval| (interval.low, interval.high));
        let ((low, high), (other_low, other_high)) = (ends(exact), ends(other));
        prop_assert!(close(low, other_low) && close(high, other_high));
    }

    #[test]
    fn parts_of_ratings_add_up_to_the_bits_of_the_whole(ratings in prop::collection::vec(1..=5_i64, 0..200), cut in 0..200_usize) {
        let (first, second) = ratings.split_at(cut.min(ratings.len()));
        let csat_of = |ratings: &[i64]| {
            let mut tally = CsatTally::new(None, None).unwrap();
            ratings.iter().for_each(|rating| tally.add(*rating));
            tally
        };
        let mut parts = csat_of(second);
        parts.merge(&csat_of(first));
        prop_assert_eq!(parts.result(0.9).unwrap(), csat_of(&ratings).result(0.9).unwrap());
        let ces_of = |ratings: &[i64]| {
            let mut tally = CesTally::new(CesVersion::Effort);
            ratings.iter().for_each(|rating| tally.add(*rating));
            tally
        };
        let mut parts = ces_of(second);
        parts.merge(&ces_of(first));
        prop_assert_eq!(parts.result(0.9).unwrap(), ces_of(&ratings).result(0.9).unwrap());
    }

    #[test]
    fn a_streamed_correlation_is_that_of_all_pairs(sheets in exact_sheets(), ratings in prop::collection::vec(0..=10_u8, 60)) {
        let scale = Scale { min: -10.0, max: 10.0 };
        let mut parts = [(); 2].map(|()| CorrelationTally::new(scale).unwrap());
        let mut responses = Vec::new();
        for (index, (sheet, rating)) in sheets.iter().zip(ratings).enumerate() {
            let nev = NevTally::default().add_respondent(&sheet.0.map(|answer| answer.unwrap_or(f64::NAN)));
            nev.into_iter().for_each(|nev| parts[index % 2].add(nev, rating));
            responses.push(NevNpsResponse { answers: *sheet, rating: Some(rating.into()) });
        }
        let [mut streamed, other] = parts;
        streamed.merge(&other);
        let streamed = streamed.result(0.95).unwrap();
        let input = NevNpsInput { responses, scale: Some(scale), confidence: None };
        let expected = nev_nps_correlation(&input).unwrap();
        prop_assert_eq!((streamed.n, streamed.reason, streamed.rank_correlation), (expected.n, expected.reason, None));
        if let (Some(a), Some(b)) = (streamed.r, expected.r) {
            prop_assert!((a - b).abs() < 1e-12, "{a} {b}");
        }
    }
}

fn wide(responses: Vec<AnswerSheet>) -> NevInput {
    NevInput { responses, scale: Some(Scale { min: -20.0, max: 20.0 }), confidence: None }
}

#[test]
fn more_sheets_than_a_block_holds_are_counted() {
    let mut tally = NevTally::default();
    let mut by_parts = NevTally::default();
    for index in 0..200_000_u32 {
        let sheet: [u8; 20] = std::array::from_fn(|emotion| ((index * 7 + emotion as u32 * 3) % 11) as u8);
        tally.add_whole(&sheet);
        // in thirds, which the sums of whole answers do not hold
        by_parts.add_answers(&sheet.map(|answer| f64::from(answer) + 1.0 / 3.0));
    }
    let (result, shifted) = (tally.result(0.95).unwrap(), by_parts.result(0.95).unwrap());
    assert_eq!((result.n, result.excluded), (200_000, 0));
    assert!(close(result.nev.unwrap(), shifted.nev.unwrap()));
    assert!(close(result.interval.unwrap().high, shifted.interval.unwrap().high));
}
