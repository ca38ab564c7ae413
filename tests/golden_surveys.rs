//! Published and independently computed numbers of the survey metrics.

#![allow(clippy::unwrap_used, clippy::excessive_precision)] // a failed unwrap is a failed test; goldens are written as printed

use feltworth::metrics::*;

/// Whether `actual` is `expected` up to a relative tolerance (absolute where 0 is expected).
fn assert_close(actual: f64, expected: f64, tolerance: f64, of: &str) {
    let scale = if expected == 0.0 { 1.0 } else { expected.abs() };
    assert!((actual - expected).abs() <= tolerance * scale, "{of}: {actual:?} instead of {expected:?}");
}

fn assert_interval(actual: Option<Interval>, expected: [f64; 2], tolerance: f64, of: &str) {
    let actual = actual.unwrap();
    assert_close(actual.low, expected[0], tolerance, &format!("{of}, low"));
    assert_close(actual.high, expected[1], tolerance, &format!("{of}, high"));
}

const MPMATH: &str = "mpmath 1.3, 40 digits";

fn counts(detractors: u64, passives: u64, promoters: u64) -> NpsInput {
    NpsInput { answers: NpsAnswers::Counts { detractors, passives, promoters }, confidence: None }
}

fn repeated(counts: &[(i64, usize)]) -> Vec<i64> {
    counts.iter().flat_map(|(rating, count)| vec![*rating; *count]).collect()
}

fn sheet(answers: [i32; 20]) -> AnswerSheet {
    AnswerSheet(answers.map(|answer| Some(f64::from(answer))))
}

fn nev_of(responses: &[AnswerSheet]) -> NevResult {
    nev(&NevInput { responses: responses.to_vec(), ..NevInput::default() }).unwrap()
}

/// Attention 7,6,5,4,6; Recommendation 8,7,7,6,8; Advocacy 8,8; Destroying 2,3,1,2,2,3,2,1.
const MIXED: [i32; 20] = [2, 3, 1, 2, 2, 3, 2, 1, 7, 6, 5, 4, 6, 8, 7, 7, 6, 8, 8, 8];

#[test]
fn wilson_intervals_agree_with_other_implementations() {
    let least = 1.0 - f64::EPSILON / 2.0;
    // successes, n, confidence, low, high, relative tolerance, source
    let rows = [
        (74, 107, 0.95, [0.598_715_091_321_985_6, 0.771_182_602_521_297_7], 1e-15, "statsmodels 0.14"),
        (460, 1000, 0.95, [0.429_321_426_881_106_5, 0.490_984_713_797_738], 1e-15, "statsmodels 0.14"),
        (60, 100, 0.95, [0.502_003, 0.690_599], 1e-6, "youropinion.is, CSAT calculator"),
        (0, 10, 0.95, [0.0, 0.277_532_799_862_889_2], 1e-15, MPMATH),
        (10, 10, 0.95, [0.722_467_200_137_110_8, 1.0], 1e-15, MPMATH),
        (1, 1_000_000_000, 0.95, [1.765_245_549_569_631_8e-10, 5.664_934_243_297_438e-9], 1e-15, MPMATH),
        (1, 3, least, [0.004_733_263_255_355_226, 0.981_332_028_252_748_9], 1e-15, MPMATH),
        (5, 7, 1e-9, [0.714_285_714_071_714_7, 0.714_285_714_499_713_8], 1e-15, MPMATH),
        (2, 2, 0.5, [0.814_685_048_934_395_9, 1.0], 1e-15, MPMATH),
    ];
    for (successes, n, confidence, expected, tolerance, source) in rows {
        let interval = wilson_interval(successes, n, confidence).unwrap();
        assert_interval(interval, expected, tolerance, &format!("{successes}/{n} ({source})"));
    }
    assert_eq!(wilson_interval(0, 0, 0.95).unwrap(), None);
}

#[test]
fn wilson_ends_are_exactly_zero_and_one() {
    for n in [1, 7, 10, 1_000_003] {
        for confidence in [1e-9, 0.5, 0.95, 1.0 - f64::EPSILON] {
            assert_eq!(wilson_interval(0, n, confidence).unwrap().unwrap().low, 0.0);
            assert_eq!(wilson_interval(n, n, confidence).unwrap().unwrap().high, 1.0);
        }
    }
}

#[test]
fn wilson_of_no_confidence_to_speak_of_is_the_share_itself() {
    let interval = |successes| wilson_interval(successes, 10, 5e-324).unwrap().unwrap();
    assert_eq!((interval(0).low, interval(0).high), (0.0, 0.0));
    assert_eq!((interval(10).low, interval(10).high), (1.0, 1.0));
}

#[test]
fn mean_intervals_agree_with_scipy() {
    // values, low, high; SciPy 1.17 stats.t.interval, checked with mpmath at 40 digits
    let sleep = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    let offset = [4.0, 7.0, 13.0, 16.0].map(|value: f64| 1e9 + value);
    let rows = [
        (sleep.as_slice(), [0.897_677_539_376_705_5, 3.762_322_460_623_294_5]),
        (offset.as_slice(), [1_000_000_001.284_511_9, 1_000_000_018.715_488_1]),
    ];
    for (values, expected) in rows {
        assert_interval(mean_interval(values, 0.95).unwrap(), expected, 1e-14, "mean interval");
    }
    assert_eq!(mean_interval(&[1.0], 0.95).unwrap(), None);
    assert_eq!(mean_interval(&[0.1; 10], 0.95).unwrap(), Some(Interval { low: 0.1, high: 0.1 }));
}

#[test]
fn nps_agrees_with_published_scores_and_intervals() {
    // detractors, passives, promoters; score; standard error; interval; source
    let rows = [
        ((1, 2, 3), 33.333_333_333_333_33, 30.429_030_972_509_23, [-26.743_258_794_104_535, 71.187_703_238_548_98]),
        ((60, 90, 100), 16.0, 4.957_418_683_145_494, [6.160_001_636_880_205, 25.460_551_722_803_59]),
        ((0, 0, 10), 100.0, 0.0, [47.503_551_544_790_214, 100.0]),
        ((250, 675, 75), -17.5, 1.715_735_993_677_349, [-20.809_430_996_729_42, -14.085_883_061_097_098]),
        ((1, 0, 0), -100.0, 0.0, [-98.498_649_420_252_02, 48.498_649_420_252_02]),
    ];
    // the scores are those of the R package NPS and of proprofssurvey.com; the rest is from mpmath
    for ((detractors, passives, promoters), score, standard_error, interval) in rows {
        let result = nps(&counts(detractors, passives, promoters)).unwrap();
        let of = format!("{detractors}/{passives}/{promoters} ({MPMATH})");
        assert_close(result.score.unwrap(), score, 1e-15, &of);
        assert_close(result.standard_error.unwrap(), standard_error, 1e-15, &of);
        assert_interval(result.interval, interval, 1e-14, &of);
    }
}

#[test]
fn nps_keeps_its_standard_error_when_almost_all_promote() {
    let result = nps(&counts(1, 0, 1_000_000_000_000_000)).unwrap();
    assert_close(result.standard_error.unwrap(), 1.999_999_999_999_997e-13, 1e-15, MPMATH);
}

#[test]
fn nps_groups_ratings_by_the_published_limits() {
    let input = NpsInput { answers: NpsAnswers::Ratings((0..=10).collect()), confidence: Some(0.9) };
    let result = nps(&input).unwrap();
    assert_eq!((result.n, result.detractors, result.passives, result.promoters), (11, 7, 2, 2));
}

#[test]
fn nps_difference_agrees_with_mpmath() {
    // difference, adjusted difference, standard error, z, p, interval
    let rows = [
        (
            [(60, 90, 100), (40, 60, 150)],
            [28.0, 27.667_984_189_723_32, 6.832_914_167_459_084, 4.049_221_680_771_098, 5.138_825_094_061_59e-5],
            [14.275_718_512_050_029, 41.060_249_867_396_61],
        ),
        (
            [(60, 90, 100), (60, 90, 100)],
            [0.0, 0.0, 6.963_163_585_676_656, 0.0, 1.0],
            [-13.647_549_846_387_028, 13.647_549_846_387_028],
        ),
        (
            [(1, 0, 0), (0, 0, 1)],
            [200.0, 50.0, 53.033_008_588_991_06, 0.942_809_041_582_063_4, 0.345_778_586_151_160_3],
            [-53.942_786_826_225_83, 153.942_786_826_225_83],
        ),
        (
            [(10, 0, 0), (0, 0, 10)],
            [200.0, 153.846_153_846_153_85, 21.227_681_792_487_69, 7.247_430_753_394_787, 4.247_514_795_458_86e-13],
            [112.240_662_057_601_32, 195.451_645_634_706_37],
        ),
    ];
    for ([first, second], [difference, adjusted, error, z, p], interval) in rows {
        let input = |(detractors, passives, promoters)| counts(detractors, passives, promoters);
        let result = nps_difference(&input(first), &input(second)).unwrap();
        assert_close(result.difference, difference, 1e-14, "difference");
        assert_close(result.adjusted_difference, adjusted, 1e-14, "adjusted difference");
        assert_close(result.standard_error, error, 1e-14, "standard error");
        assert_close(result.z, z, 1e-14, "z");
        assert_close(result.p_value, p, 1e-13, "p");
        assert_interval(Some(result.interval), interval, 1e-14, "interval");
    }
}

#[test]
fn csat_agrees_with_the_published_example() {
    let ratings = repeated(&[(5, 42), (4, 32), (3, 10), (2, 9), (1, 14)]);
    let result = csat(&CsatInput { ratings, ..CsatInput::default() }).unwrap();
    assert_eq!((result.n, result.satisfied), (107, 74));
    assert_close(result.share.unwrap(), 0.691_588_79, 1e-8, "Delighted Help Center, article 240");
    assert_interval(result.share_interval, [0.598_715_091_321_985_6, 0.771_182_602_521_297_7], 1e-15, MPMATH);
    assert_close(result.mean.unwrap(), 3.738_317_757_009_346, 1e-15, MPMATH);
    assert_interval(result.mean_interval, [3.470_689_821_257_223, 4.005_945_692_761_469], 1e-14, MPMATH);
    assert_close(result.index.unwrap(), 68.457_944, 1e-8, MPMATH);
}

#[test]
fn csat_on_a_two_point_scale_counts_the_top_one() {
    let scale = Some(Scale { min: 0.0, max: 1.0 });
    let result = csat(&CsatInput { ratings: vec![0, 1, 1, 1], scale, ..CsatInput::default() }).unwrap();
    assert_eq!((result.satisfied, result.share, result.index), (3, Some(0.75), Some(75.0)));
}

#[test]
fn ces_agrees_with_the_published_example() {
    let ratings = repeated(&[(1, 80), (2, 210), (3, 140), (4, 110), (5, 160), (6, 180), (7, 120)]);
    let result = ces(&CesInput { ratings, ..CesInput::default() }).unwrap();
    assert_eq!((result.mean, result.easy_share), (Some(4.08), Some(0.46))); // support.cys.group 3000095529
    assert_interval(result.mean_interval, [3.961_326_886_924_596, 4.198_673_113_075_404], 1e-14, MPMATH);
    assert_interval(result.easy_share_interval, [0.429_321_426_881_106_5, 0.490_984_713_797_738], 1e-15, MPMATH);
    assert!(result.higher_is_better);
}

#[test]
fn ces_in_its_first_version_counts_low_effort_as_easy() {
    let ratings = repeated(&[(1, 3), (2, 2), (3, 4), (5, 1)]);
    let result = ces(&CesInput { ratings, version: CesVersion::Effort, confidence: None }).unwrap();
    assert_eq!((result.mean, result.easy_share, result.higher_is_better), (Some(2.4), Some(0.5), false));
}

#[test]
fn nev_of_the_extreme_sheets_spans_the_scale() {
    let mut best = [10; 20];
    best[..8].fill(0);
    assert_eq!(nev_of(&[sheet(best)]).nev, Some(10.0));
    assert_eq!(nev_of(&[sheet(best.map(|answer| 10 - answer))]).nev, Some(-10.0));
    assert_eq!(nev_of(&[sheet([5; 20])]).nev, Some(0.0));
    assert_eq!(nev_of(&[sheet([0; 20])]).nev, Some(0.0));
}

#[test]
fn nev_is_the_difference_of_the_two_means_not_a_pooled_mean() {
    let result = nev_of(&[sheet(MIXED)]);
    assert_close(result.nev.unwrap(), 14.0 / 3.0, 1e-15, "by hand");
    assert_close(result.positive.unwrap(), 80.0 / 12.0, 1e-15, "by hand");
    assert_eq!(result.negative, Some(2.0));
    let clusters: Vec<_> = result.clusters.iter().map(|(_, mean)| mean.unwrap()).collect();
    assert_eq!(clusters, [2.0, 5.6, 7.2, 8.0]);
    assert_eq!(result.interval, None);
}

#[test]
fn nev_interval_is_student_t_over_respondents() {
    let (mut best, mut worst) = ([10; 20], [0; 20]);
    best[..8].fill(0);
    worst[..8].fill(10);
    let result = nev_of(&[sheet(MIXED), sheet(best), sheet(worst), sheet([5; 20])]);
    assert_close(result.nev.unwrap(), 3.5 / 3.0, 1e-15, "by hand");
    assert_interval(result.interval, [-12.345_723_687_933_233, 14.679_057_021_266_566], 1e-14, MPMATH);
}

#[test]
fn nev_leaves_out_respondents_without_both_polarities() {
    let (mut only_positive, mut partial) = (AnswerSheet::default(), AnswerSheet::default());
    only_positive.set(Emotion::Happy, Some(9.0));
    partial.set(Emotion::Happy, Some(8.0));
    partial.set(Emotion::Stressed, Some(3.0));
    let result = nev_of(&[only_positive, AnswerSheet::default(), partial]);
    assert_eq!((result.n, result.excluded, result.nev), (1, 2, Some(5.0)));
    assert_eq!(result.emotions.get(Emotion::Happy), Some(8.0));
    assert_eq!(result.clusters.get(Cluster::Attention), None);
}

#[test]
fn no_data_gives_none_everywhere() {
    let result = nev_of(&[]);
    assert_eq!((result.n, result.nev, result.interval, result.positive), (0, None, None, None));
    let result = nps(&counts(0, 0, 0)).unwrap();
    assert_eq!((result.score, result.standard_error, result.interval), (None, None, None));
    let result = csat(&CsatInput::default()).unwrap();
    assert_eq!((result.share, result.share_interval, result.mean, result.index), (None, None, None, None));
    let result = ces(&CesInput::default()).unwrap();
    assert_eq!((result.mean, result.easy_share, result.easy_share_interval), (None, None, None));
}

#[test]
fn pulls_name_the_strongest_emotions_and_add_up_to_nev() {
    let input = NevInput { responses: vec![sheet(MIXED)], ..NevInput::default() };
    let result = nev_pull(&input).unwrap();
    assert_eq!(result.pull.get(Emotion::Hurried), Some(-0.375));
    assert_eq!(result.pull.get(Emotion::Valued), Some(7.0 / 12.0));
    assert_eq!((result.short_term, result.long_term), (Some(5.6), Some(52.0 / 7.0)));
    assert_eq!(result.strongest_destroyer, Some(Emotion::Hurried)); // with stressed: the first of equals
    assert_eq!(result.strongest_driver, Some(Emotion::Trusting));
    let total: f64 = result.pull.iter().filter_map(|(_, pull)| pull).sum();
    assert_close(total, 14.0 / 3.0, 1e-14, "sum of pulls");
}

#[test]
fn what_nobody_felt_pulls_nothing_on_a_scale_that_begins_at_one() {
    let scale = Some(Scale { min: 1.0, max: 5.0 });
    let mut answers = [1; 20];
    (answers[1], answers[18]) = (2, 5);
    let input = NevInput { responses: vec![sheet(answers)], scale, confidence: None };
    let result = nev_pull(&input).unwrap();
    assert_eq!([Emotion::Irritated, Emotion::Hurried].map(|e| result.pull.get(e)), [Some(0.0), Some(-1.0 / 8.0)]);
    assert_eq!((result.strongest_destroyer, result.strongest_driver), (Some(Emotion::Hurried), Some(Emotion::Happy)));
    let total: f64 = result.pull.iter().filter_map(|(_, pull)| pull).sum();
    assert_close(total, 16.0 / 12.0 - 9.0 / 8.0, 1e-15, "sum of pulls, which is NEV");
}

#[test]
fn one_point_is_capped_at_the_end_of_the_scale() {
    let mut answers = MIXED;
    answers[0] = 0;
    answers[19] = 10;
    let mut sheet = sheet(answers);
    sheet.set(Emotion::Hurried, Some(0.25));
    let result = nev_pull(&NevInput { responses: vec![sheet], ..NevInput::default() }).unwrap();
    assert_eq!(result.one_point.get(Emotion::Irritated), Some(0.0));
    assert_eq!(result.one_point.get(Emotion::Hurried), Some(0.25 / 8.0));
    assert_eq!(result.one_point.get(Emotion::Neglected), Some(1.0 / 8.0));
    assert_eq!(result.one_point.get(Emotion::Happy), Some(1.0 / 12.0));
    assert_eq!(result.one_point.get(Emotion::Pleased), Some(0.0));
}

#[test]
fn nothing_destroys_and_nothing_drives_where_all_answers_are_lowest() {
    let scale = Some(Scale { min: 1.0, max: 5.0 });
    let result = nev_pull(&NevInput { responses: vec![sheet([1; 20])], scale, confidence: None }).unwrap();
    assert_eq!((result.strongest_destroyer, result.strongest_driver), (None, None));
}

#[test]
fn emotions_stand_in_table_order_with_their_names() {
    let names: Vec<_> = Emotion::ALL.iter().map(|emotion| emotion.name()).collect();
    assert_eq!((names[0], names[8], names[15], names[19]), ("irritated", "interested", "caredFor", "pleased"));
    let sizes = Cluster::ALL.map(|cluster| Emotion::ALL.iter().filter(|emotion| emotion.cluster() == cluster).count());
    assert_eq!(sizes, [8, 5, 5, 2]);
    for (index, emotion) in Emotion::ALL.into_iter().enumerate() {
        assert_eq!((emotion as usize, Emotion::from_name(emotion.name())), (index, Some(emotion)));
        assert_eq!(serde_json::to_string(&emotion).unwrap(), format!("\"{}\"", emotion.name()));
    }
}

#[test]
fn results_serialise_with_the_names_of_the_javascript_face() {
    let text = serde_json::to_string(&nev_of(&[sheet(MIXED)])).unwrap();
    assert!(text.starts_with(r#"{"n":1,"excluded":0,"nev":4.66666666666666"#), "{text}");
    assert!(text.contains(r#""clusters":{"destroying":2.0,"attention":5.6,"recommendation":7.2,"advocacy":8.0}"#));
    assert!(text.contains(r#""emotions":{"irritated":2.0,"hurried":3.0,"#), "{text}");
    let text = serde_json::to_string(&nps(&counts(0, 0, 0)).unwrap()).unwrap();
    assert!(text.ends_with(r#""score":null,"standardError":null,"interval":null}"#), "{text}");
}

/// Mean, ends of the interval and sums of the variants of a group, by exact fractions and mpmath 1.3 at 30 digits.
fn assert_variant(variant: &NevVariant, n: u64, [mean, low, high]: [f64; 3], [positive, negative]: [f64; 2]) {
    assert_eq!((variant.n, variant.positive, variant.negative), (n, positive, negative));
    assert_close(variant.mean.unwrap(), mean, 1e-13, MPMATH);
    assert_interval(variant.interval, [low, high], 1e-13, MPMATH);
}

fn variants(sheets: &[[f64; 20]], (least, greatest, felt_from): (u8, u8, u8), confidence: f64) -> NevVariants {
    let mut tally = NevVariantTally::new(least, greatest, felt_from);
    sheets.iter().for_each(|sheet| tally.add(sheet));
    tally.result(confidence).unwrap()
}

#[test]
fn variants_of_a_group_with_gaps_and_with_one_who_felt_nothing() {
    const NO: f64 = f64::NAN;
    let sheets = [
        [2., 3., 1., 2., 2., 3., 2., 1., 7., 6., 5., 4., 6., 8., 7., 7., 6., 8., 8., 8.],
        [6., 5., 0., 7., 8., 5., 9., 10., 5., 2., 3., 0., 1., 4., 4., 5., 6., 2., 3., 1.],
        [NO, 4., NO, 2., NO, 6., NO, 0., 9., NO, NO, 5., NO, NO, 7., NO, NO, 10., NO, 8.],
        [0.0; 20],
        [NO; 20],
    ];
    let of = variants(&sheets, (0, 10, 5), 0.95);
    let felt = [19.0, 8.0];
    assert_variant(&of.net_share, 3, [380.0 / 9.0, -139.445_337_478_310_7, 223.889_781_922_755_1], felt);
    assert_variant(&of.net_count, 4, [2.75, -7.428_439_798_000_356, 12.928_439_798_000_36], felt);
    let ends = [34.442_924_456_604_345, -76.000_335_026_881_83, 144.886_183_940_090_5];
    assert_variant(&of.intensity_share, 3, ends, [155.0, 78.0]);
    assert_eq!((of.net_share.pooled_share(), of.net_count.pooled_difference()), (Some(100.0 * (11.0 / 27.0)), 11.0));
}

#[test]
fn variants_of_a_group_count_from_the_lowest_step_and_take_fractions() {
    let sheets = [
        [1.5, 2.5, 2., 3., 1., 4.5, 4., 2., 4., 3.5, 5., 3., 2.5, 4., 4., 5., 4.5, 3., 5., 4.],
        [1., 2., 1., 1., 3., 2., 1., 1., 5., 4., 5., 3., 4., 5., 5., 4., 3., 4., 5., 5.],
        [4., 4., 5., 3., 4., 2., 5., 4., 1., 2., 2., 3., 1., 2., 1., 3., 2., 2., 1., 2.],
    ];
    let of = variants(&sheets, (1, 5, 3), 0.9);
    let felt = [25.0, 11.0];
    let ends = [28.734_228_734_228_733, -96.488_116_701_039_31, 153.956_574_169_496_8];
    assert_variant(&of.net_share, 3, ends, felt);
    assert_variant(&of.net_count, 3, [14.0 / 3.0, -9.671_357_861_434_164, 19.004_691_194_767_5], felt);
    let ends = [30.113_636_363_636_363, -75.313_688_792_212_97, 135.540_961_519_485_7];
    assert_variant(&of.intensity_share, 3, ends, [85.5, 39.5]);
    assert!((of.intensity_share.pooled_share().unwrap() - 36.8).abs() < 1e-12);
}

#[test]
fn variants_of_parts_add_up_to_the_same_bits() {
    let sheet = |seed: u32| std::array::from_fn(|emotion| f64::from((seed * 7 + emotion as u32 * (seed % 5 + 1)) % 11));
    let sheets: Vec<[f64; 20]> = (0..200).map(sheet).collect();
    let tally = |sheets: &[[f64; 20]]| {
        let mut tally = NevVariantTally::new(0, 10, 6);
        sheets.iter().for_each(|sheet| tally.add(sheet));
        tally
    };
    let (mut parts, later) = (tally(&sheets[..77]), tally(&sheets[77..]));
    parts.merge(&later);
    assert_eq!(parts.result(0.95), tally(&sheets).result(0.95));
}
