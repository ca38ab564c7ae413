//! Published and independently computed numbers of comparisons, sample sizes, correlations, variants and segments.

#![allow(clippy::unwrap_used, clippy::excessive_precision)] // a failed unwrap is a failed test; goldens are written as printed

use feltworth::metrics::*;

fn assert_close(actual: f64, expected: f64, tolerance: f64, of: &str) {
    let scale = if expected == 0.0 { 1.0 } else { expected.abs() };
    assert!((actual - expected).abs() <= tolerance * scale, "{of}: {actual:?} instead of {expected:?}");
}

fn share(successes: u64, n: u64) -> Share {
    Share { successes, n }
}

/// First, second, difference, ends of the interval, z: mpmath 1.4.1 with 60 digits.
#[test]
fn differences_of_shares_near_one_keep_their_digits() {
    const MANY: u64 = 1_000_000_000_000;
    let rows = [
        (
            share(1, 1),
            share(MANY - 1, MANY),
            [-1e-12, -5.664_934_265_736_511_5e-12, 0.793_450_685_621_762_61, -1.000_000_000_000_5e-6],
        ),
        (
            share(MANY - 1, MANY),
            share(MANY - 3, MANY + 5),
            [-6.999_999_999_96e-12, -1.483_107_634_679_638_1e-11, -8.898_352_098_410_062e-13, -2.333_333_333_331_083_3],
        ),
    ];
    for (first, second, [difference, low, high, z]) in rows {
        let result = share_difference(first, second, 0.95).unwrap();
        assert_close(result.difference, difference, 1e-15, "difference");
        assert_close(result.interval.low, low, 1e-12, "low");
        assert_close(result.interval.high, high, 1e-12, "high");
        assert_close(result.z.unwrap(), z, 1e-14, "z");
    }
}

/// Detractors, passives, promoters before and after; both differences, standard error, z: mpmath 1.4.1 with 60 digits.
#[test]
fn differences_of_scores_near_a_hundred_keep_their_digits() {
    const MANY: u64 = 1_000_000_000_000;
    let rows = [
        (
            [0, 0, MANY],
            [0, 1, MANY - 1],
            [-1e-10, -9.999_999_999_97e-11, 3.162_277_660_154_939_7e-10, -0.316_227_766_017_233_22],
        ),
        (
            [1, 0, MANY],
            [0, 3, MANY],
            [-9.999_999_999_93e-11, -9.999_999_999_84e-11, 3.999_999_999_972_625e-10, -0.249_999_999_997_710_94],
        ),
    ];
    let input = |[detractors, passives, promoters]: [u64; 3]| NpsInput {
        answers: NpsAnswers::Counts { detractors, passives, promoters },
        confidence: None,
    };
    for (before, after, [difference, adjusted, error, z]) in rows {
        let result = nps_difference(&input(before), &input(after)).unwrap();
        assert_close(result.difference, difference, 1e-15, "difference");
        assert_close(result.adjusted_difference, adjusted, 1e-15, "adjusted difference");
        assert_close(result.standard_error, error, 1e-15, "standard error");
        assert_close(result.z, z, 1e-15, "z");
    }
}

/// mpmath 1.4.1 with 60 digits.
#[test]
fn a_large_common_part_changes_neither_welch_nor_pearson() {
    let result = mean_difference(&[1e12, 1e12 + 1.0, 1e12 + 1.0], &[1e12 + 3.0, 1e12 + 7.0], 0.95).unwrap();
    assert_close(result.difference, 13.0 / 3.0, 1e-15, "difference");
    assert_close(result.standard_error.unwrap(), 2.027_587_510_099_406_6, 1e-15, "standard error");
    assert_close(result.degrees_of_freedom.unwrap(), 1.055_919_784_033_937_5, 1e-15, "degrees of freedom");
    let pairs =
        |x: f64, y: f64| [(1.0, 4.0), (2.0, 7.0), (4.0, 8.0), (3.0, 6.0), (6.0, 10.0)].map(|(a, b)| (x + a, y + b));
    let r = |pairs: &[(f64, f64)]| correlation(pairs, None).unwrap().r.unwrap();
    assert_close(r(&pairs(1e12, -3e13)), r(&pairs(0.0, 0.0)), 1e-15, "r");
}

#[test]
fn share_differences_agree_with_newcombe_and_statsmodels() {
    // first, second, Newcombe (1998) table II method 10 (signs turned: his is first minus second)
    let published = [
        (share(48, 80), share(56, 70), [0.0524, 0.3339]),
        (share(3, 10), share(9, 10), [0.1705, 0.8090]),
        (share(5, 56), share(0, 29), [-0.1926, 0.0381]),
        (share(0, 20), share(0, 10), [-0.1611, 0.2775]),
        (share(0, 10), share(10, 10), [0.6075, 1.0]),
    ];
    for (first, second, [low, high]) in published {
        let interval = share_difference(first, second, 0.95).unwrap().interval;
        assert!((interval.low - low).abs() <= 5.1e-5 && (interval.high - high).abs() <= 5.1e-5, "{first:?} {second:?}");
    }
    // first, second, interval, z, p; statsmodels 0.14 confint_proportions_2indep("newcomb"), proportions_ztest
    let rows = [
        (
            share(48, 80),
            share(56, 70),
            [0.052_431_472_402_364_98, 0.333_872_654_036_906_14],
            [2.650_171_951_258_533_6, 0.008_045_081_368_196_56],
        ),
        (
            share(5, 56),
            share(0, 29),
            [-0.192_560_013_855_111_65, 0.038_137_147_903_536_936],
            [-1.658_648_869_239_228_5, 0.097_186_568_170_579_73],
        ),
        (share(0, 10), share(10, 10), [0.607_509_350_430_524_1, 1.0], [4.472_135_954_999_58, 7.744_216_431_044_07e-6]),
        (
            share(74, 107),
            share(60, 100),
            [-0.217_837_225_733_409_66, 0.038_155_771_240_503_4],
            [-1.378_178_689_859_827_2, 0.168_148_124_990_067_15],
        ),
    ];
    for (first, second, [low, high], [z, p]) in rows {
        let result = share_difference(first, second, 0.95).unwrap();
        assert_close(result.interval.low, low, 4e-14, "low");
        assert_close(result.interval.high, high, 4e-14, "high");
        assert_close(result.z.unwrap(), z, 1e-14, "z");
        assert_close(result.p_value.unwrap(), p, 1e-13, "p");
    }
}

#[test]
fn shares_that_are_all_or_none_have_no_score_test() {
    let result = share_difference(share(0, 20), share(0, 10), 0.95).unwrap();
    assert_eq!((result.difference, result.z, result.p_value), (0.0, None, None));
    let result = share_difference(share(20, 20), share(10, 10), 0.95).unwrap();
    assert_eq!((result.difference, result.z, result.p_value), (0.0, None, None));
}

const SLEEP: [[f64; 10]; 2] =
    [[0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0], [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]];

#[test]
fn welch_agrees_with_scipy() {
    // first, second; t, degrees of freedom, p, low, high; SciPy 1.17 ttest_ind(equal_var=False)
    let rows: [(&[f64], &[f64], [f64; 5]); 3] = [
        (
            &SLEEP[0],
            &SLEEP[1],
            [
                1.860_813_467_486_852_6,
                17.776_473_516_178_488,
                0.079_394_140_187_358_3,
                -0.205_483_230_711_711_37,
                3.365_483_230_711_710_4,
            ],
        ),
        (
            &[3.0, 3.0, 4.0, 2.0],
            &[4.0, 5.0, 3.0, 4.0, 5.0, 5.0],
            [
                2.529_822_128_134_703,
                6.578_947_368_421_051,
                0.041_316_890_769_136_305,
                0.070_714_154_965_981_55,
                2.595_952_511_700_684_5,
            ],
        ),
        (
            &[1.0, 2.0],
            &[10.0, 10.0, 10.0],
            [17.0, 1.0, 0.037_405_118_482_553_346, 2.146_897_631_912_653, 14.853_102_368_087_347],
        ),
    ];
    for (first, second, [t, degrees, p, low, high]) in rows {
        let result = mean_difference(first, second, 0.95).unwrap();
        assert_close(result.t.unwrap(), t, 1e-14, "t");
        assert_close(result.degrees_of_freedom.unwrap(), degrees, 1e-14, "degrees of freedom");
        assert_close(result.p_value.unwrap(), p, 1e-13, "p");
        assert_close(result.interval.unwrap().low, low, 1e-13, "low");
        assert_close(result.interval.unwrap().high, high, 1e-13, "high");
    }
}

#[test]
fn welch_does_not_feel_a_large_common_part() {
    let (first, second) = ([1.0, 2.0, 5.0], [3.0, 9.0, 4.0, 4.0]);
    let higher = |values: &[f64]| values.iter().map(|value| value + 1e9).collect::<Vec<_>>();
    let plain = mean_difference(&first, &second, 0.95).unwrap();
    let shifted = mean_difference(&higher(&first), &higher(&second), 0.95).unwrap();
    assert_close(shifted.degrees_of_freedom.unwrap(), plain.degrees_of_freedom.unwrap(), 1e-7, "degrees of freedom");
    assert_close(shifted.difference, plain.difference, 1e-7, "difference"); // means near 1e9 have steps of 1e-7
}

#[test]
fn welch_says_why_there_is_no_test() {
    let reason = |first: &[f64], second: &[f64]| mean_difference(first, second, 0.95).unwrap().reason;
    assert_eq!(reason(&[1.0], &[1.0, 2.0]), Some(NoTest::TooFew));
    assert_eq!(reason(&[1.0, 1.0], &[3.0, 3.0]), Some(NoTest::NoVariance));
    assert_eq!(reason(&[1.0, 1.0], &[3.0, 4.0]), None);
}

#[test]
fn survey_differences_are_second_minus_first_and_refuse_other_scales() {
    let ratings = |ratings: &[i64]| CsatInput { ratings: ratings.to_vec(), ..CsatInput::default() };
    let (first, mut second) = (ratings(&[3, 3, 4, 2]), ratings(&[4, 5, 3, 4, 5, 5]));
    let result = csat_difference(&first, &second).unwrap();
    assert_close(result.mean.t.unwrap(), 2.529_822_128_134_703, 1e-14, "SciPy 1.17");
    assert_close(result.share.difference, 5.0 / 6.0 - 0.25, 1e-15, "by hand");
    let field = |first: &CsatInput, second: &CsatInput| csat_difference(first, second).unwrap_err().field().to_owned();
    second.satisfied_from = Some(5.0);
    assert_eq!(field(&first, &second), "second.satisfiedFrom");
    second.scale = Some(Scale { min: 1.0, max: 7.0 });
    assert_eq!(field(&first, &second), "second.scale");
    second.confidence = Some(0.0);
    assert_eq!(field(&first, &second), "second.confidence");
    assert_eq!(field(&ratings(&[]), &second), "first");
    assert_eq!(field(&ratings(&[9]), &second), "first.ratings[0]");
    let effort = CesInput { ratings: vec![1], version: CesVersion::Effort, confidence: None };
    let ease = CesInput { ratings: vec![1], ..CesInput::default() };
    assert_eq!(ces_difference(&effort, &ease).unwrap_err().field(), "second.version");
}

#[test]
fn nev_difference_is_welch_over_respondents() {
    let group = |values: &[f64]| NevInput {
        responses: values.iter().map(|value| respondent(*value)).chain([AnswerSheet::default()]).collect(),
        ..NevInput::default()
    };
    let result = nev_difference(&group(&[3.0, 3.0, 4.0, 2.0]), &group(&[4.0, 5.0, 3.0, 4.0, 5.0, 5.0])).unwrap();
    assert_close(result.p_value.unwrap(), 0.041_316_890_769_136_305, 1e-13, "SciPy 1.17");
    assert_eq!(nev_difference(&group(&[1.0]), &group(&[])).unwrap_err().field(), "second");
}

/// A respondent with this NEV.
fn respondent(nev: f64) -> AnswerSheet {
    let mut sheet = AnswerSheet::default();
    sheet.set(Emotion::Happy, Some(nev + 1.0));
    sheet.set(Emotion::Hurried, Some(1.0));
    sheet
}

#[test]
fn nps_sample_sizes_agree_with_the_published_table() {
    // MeasuringU, "Sample sizes for Net Promoter Scores", worst case
    for (margin, expected) in [(10.0, 382), (5.0, 1534), (3.0, 4266)] {
        assert_eq!(nps_sample_size(margin, None, None).unwrap(), expected);
    }
    assert_eq!(nps_sample_size(5.0, Some(0.6144), None).unwrap(), 942);
    assert_eq!(nps_sample_size(10.0, Some(0.5), Some(0.9)).unwrap(), 133);
    assert_eq!(nps_sample_size(100.0, Some(0.0), None).unwrap(), 1);
}

#[test]
fn share_and_mean_sample_sizes_agree_with_brute_force() {
    // margin, share, confidence, n; counting upward with SciPy 1.17
    let shares = [
        (0.05, 0.5, 0.95, 381),
        (0.03, 0.5, 0.95, 1064),
        (0.05, 0.1, 0.95, 141),
        (0.01, 0.02, 0.99, 1368),
        (0.1, 0.0, 0.95, 16),
        (0.2, 1.0, 0.9, 5),
        (0.5, 0.5, 0.95, 1),
    ];
    for (margin, share, confidence, expected) in shares {
        assert_eq!(share_sample_size(margin, Some(share), Some(confidence)).unwrap(), expected);
    }
    // margin, standard deviation, confidence, n
    let means = [
        (1.0, 2.0, 0.95, 18),
        (0.1, 2.5, 0.95, 2404),
        (5.0, 1.0, 0.95, 3),
        (0.5, 0.3, 0.99, 6),
        (10.0, 1.0, 0.5, 2),
        (0.2, 1.0, 0.999, 277),
        (0.2, 0.0, 0.95, 2),
    ];
    for (margin, deviation, confidence, expected) in means {
        assert_eq!(mean_sample_size(margin, deviation, Some(confidence)).unwrap(), expected);
    }
}

#[test]
fn sample_sizes_beyond_every_count_are_refused() {
    assert_eq!(nps_sample_size(1e-12, None, None).unwrap_err().field(), "");
    assert_eq!(mean_sample_size(1e-300, 1e300, None).unwrap_err().field(), "");
    assert_eq!(share_sample_size(1e-9, None, None).unwrap_err().field(), "");
    assert_eq!(nps_sample_size(0.0, None, None).unwrap_err().field(), "margin");
    assert_eq!(nps_sample_size(5.0, Some(1.5), None).unwrap_err().field(), "variance");
    assert_eq!(share_sample_size(0.05, Some(50.0), None).unwrap_err().field(), "share");
    assert_eq!(mean_sample_size(1.0, f64::NAN, None).unwrap_err().field(), "standardDeviation");
    assert_eq!(mean_sample_size(1.0, 1.0, Some(95.0)).unwrap_err().field(), "confidence");
}

#[test]
fn correlations_agree_with_scipy() {
    let anscombe = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    let x = [10.0, 8.0, 13.0, 9.0, 11.0, 14.0, 6.0, 4.0, 12.0, 7.0, 5.0];
    // pairs; r, p, low, high, Spearman; SciPy 1.17 pearsonr, spearmanr
    let rows = [
        (
            x.into_iter().zip(anscombe).collect::<Vec<_>>(),
            [
                0.816_420_516_344_839_5,
                0.002_169_628_873_078_815_2,
                0.424_391_213_393_215_2,
                0.950_693_253_786_560_4,
                0.818_181_818_181_818_2,
            ],
        ),
        (
            vec![(1.0, 5.0), (2.0, 5.0), (2.0, 7.0), (3.0, 6.0), (9.0, 1.0)],
            [
                -0.874_499_750_310_714_7,
                0.052_354_192_584_351_374,
                -0.991_659_472_427_956_4,
                0.033_996_041_079_573_85,
                -0.289_473_684_210_526_4,
            ],
        ),
    ];
    for (pairs, [r, p, low, high, rank]) in rows {
        let result = correlation(&pairs, None).unwrap();
        assert_close(result.r.unwrap(), r, 1e-14, "r");
        assert_close(result.p_value.unwrap(), p, 1e-12, "p");
        assert_close(result.interval.unwrap().low, low, 1e-13, "low");
        assert_close(result.interval.unwrap().high, high, 1e-13, "high");
        assert_close(result.rank_correlation.unwrap(), rank, 1e-14, "rank correlation");
    }
}

#[test]
fn pairs_on_a_line_correlate_fully() {
    for (slope, n) in [(-10.0 / 3.0, 3), (0.1, 5), (7.3, 40)] {
        let pairs: Vec<_> = (1..=n).map(|k| (f64::from(k), 0.7 + slope * f64::from(k))).collect();
        let result = correlation(&pairs, None).unwrap();
        assert_eq!(
            (result.r, result.p_value, result.rank_correlation),
            (Some(slope.signum()), Some(0.0), Some(slope.signum()))
        );
    }
}

#[test]
fn correlation_of_three_pairs_has_no_interval() {
    let result = correlation(&[(1.0, 1.0), (2.0, 3.0), (4.0, 2.0)], None).unwrap();
    assert_close(result.r.unwrap(), 0.327_326_835_353_988_5, 1e-14, "SciPy 1.17");
    assert_close(result.p_value.unwrap(), 0.787_704_384_990_343_5, 1e-14, "SciPy 1.17");
    assert_eq!(result.interval, None);
}

#[test]
fn correlation_says_why_there_is_none() {
    let reason = |pairs: &[(f64, f64)]| correlation(pairs, None).unwrap().reason;
    assert_eq!(reason(&[]), Some(NoCorrelation::TooFew));
    assert_eq!(reason(&[(1.0, 2.0), (2.0, 3.0)]), Some(NoCorrelation::TooFew));
    assert_eq!(reason(&[(0.1, 1.0), (0.1, 2.0), (0.1, 3.0)]), Some(NoCorrelation::NoVariance));
    assert_eq!(correlation(&[(1.0, f64::NAN)], None).unwrap_err().field(), "pairs[0]");
}

#[test]
fn a_perfect_correlation_has_an_interval_of_no_width() {
    let pairs: Vec<_> = (0..8).map(|i| (f64::from(i), 10.0 - 2.0 * f64::from(i))).collect();
    let result = correlation(&pairs, None).unwrap();
    assert_eq!((result.r, result.p_value), (Some(-1.0), Some(0.0)));
    assert_eq!(result.interval, Some(Interval { low: -1.0, high: -1.0 }));
}

#[test]
fn nev_and_nps_correlate_over_respondents_who_have_both() {
    let mut responses: Vec<_> = [(1.0, 5), (2.0, 5), (2.0, 7), (3.0, 6), (9.0, 1)]
        .map(|(nev, rating)| NevNpsResponse { answers: respondent(nev), rating: Some(rating) })
        .to_vec();
    responses.push(NevNpsResponse { answers: respondent(4.0), rating: None });
    responses.push(NevNpsResponse { answers: AnswerSheet::default(), rating: Some(3) });
    let mut input = NevNpsInput { responses, ..NevNpsInput::default() };
    let result = nev_nps_correlation(&input).unwrap();
    assert_eq!(result.n, 5);
    assert_close(result.r.unwrap(), -0.874_499_750_310_714_7, 1e-14, "SciPy 1.17");
    input.responses[5].rating = Some(11);
    assert_eq!(nev_nps_correlation(&input).unwrap_err().field(), "responses[5].rating");
}

/// A complete sheet of whole answers that are as even as they can be.
fn whole_answers(positive: u32, negative: u32) -> AnswerSheet {
    let mut sheet = AnswerSheet::default();
    for (polarity, sum, n) in [(Polarity::Positive, positive, 12), (Polarity::Negative, negative, 8)] {
        let emotions = Emotion::ALL.into_iter().filter(|emotion| emotion.polarity() == polarity);
        for (emotion, place) in emotions.zip(0..) {
            sheet.set(emotion, Some(f64::from(sum / n + u32::from(place < sum % n))));
        }
    }
    sheet
}

#[test]
fn equal_values_of_whole_answers_are_equal_to_the_last_bit() {
    // Each is 7/3, of means that round in different ways.
    let sheets = [(40, 8), (52, 16), (64, 24), (76, 32), (28, 0)].map(|(p, n)| whole_answers(p, n));
    let of = |sheets: &[AnswerSheet]| NevInput { responses: sheets.to_vec(), ..NevInput::default() };
    let end = 7.0 / 3.0;
    assert_eq!(nev(&of(&sheets)).unwrap().interval, Some(Interval { low: end, high: end }));
    let responses = sheets.iter().zip([9, 3, 7, 1, 8]);
    let responses = responses.map(|(sheet, rating)| NevNpsResponse { answers: *sheet, rating: Some(rating) }).collect();
    let together = nev_nps_correlation(&NevNpsInput { responses, ..NevNpsInput::default() }).unwrap();
    assert_eq!((together.reason, together.rank_correlation), (Some(NoCorrelation::NoVariance), None));
    assert_eq!(nev_difference(&of(&sheets), &of(&sheets[..2])).unwrap().reason, Some(NoTest::NoVariance));
}

#[test]
fn net_share_depends_on_whether_neutral_words_count() {
    let counts = EmotionCounts { positive: 70, negative: 22, neutral: 8 };
    assert_close(counts.net_share(Neutral::Dropped).unwrap(), 100.0 * 48.0 / 92.0, 1e-15, "by hand");
    assert_eq!(counts.net_share(Neutral::Counted), Some(48.0));
    assert_eq!(EmotionCounts { neutral: 3, ..EmotionCounts::default() }.net_share(Neutral::Dropped), None);
}

#[test]
fn net_share_of_the_pool_differs_from_the_mean_of_respondents() {
    let picks = |emotions: &[Emotion]| {
        let mut sheet = AnswerSheet::default();
        emotions.iter().for_each(|emotion| sheet.set(*emotion, Some(1.0)));
        sheet
    };
    let sheets = [
        picks(&[Emotion::Happy, Emotion::Safe, Emotion::Hurried]),
        picks(&[Emotion::Stressed]),
        AnswerSheet::default(),
    ];
    assert_eq!(net_share(&sheets, 1.0, NetShareOver::Pool).unwrap(), Some(0.0));
    let mean = net_share(&sheets, 1.0, NetShareOver::Respondents).unwrap().unwrap();
    assert_close(mean, (100.0 / 3.0 - 100.0) / 2.0, 1e-15, "by hand");
    assert_eq!(net_share(&[], 1.0, NetShareOver::Respondents).unwrap(), None);
    assert_eq!(net_share(&[], f64::NAN, NetShareOver::Pool).unwrap_err().field(), "feltFrom");
}

#[test]
fn intensity_share_is_none_where_nothing_is_felt() {
    let scale = Scale { min: 1.0, max: 5.0 };
    assert_eq!(intensity_share(&[AnswerSheet([Some(1.0); 20])], scale).unwrap(), None);
    assert_eq!(intensity_share(&[], scale).unwrap(), None);
    let error = intensity_share(&[AnswerSheet([Some(0.0); 20])], scale).unwrap_err();
    assert_eq!(error.field(), "responses[0].irritated");
}

#[test]
fn segments_stand_in_order_of_first_appearance_with_the_results_of_their_rows() {
    let responses: Vec<_> = [2.0, 5.0, 4.0, 7.0].map(respondent).to_vec();
    let input = NevInput { responses: responses.clone(), ..NevInput::default() };
    let results = nev_by_segment(&input, &["zürich", "", "zürich", "aarau"]).unwrap();
    let names: Vec<_> = results.iter().map(|one| one.segment.as_str()).collect();
    assert_eq!(names, ["zürich", "", "aarau"]);
    let alone = nev(&NevInput { responses: vec![responses[0], responses[2]], ..NevInput::default() }).unwrap();
    assert_eq!(results[0].result, alone);
    assert_eq!(nev_by_segment(&input, &["one"]).unwrap_err().field(), "segments");
    assert_eq!(nps_by_segment(&[3, 12], None, &["a", "b"]).unwrap_err().field(), "ratings[1]");
}
