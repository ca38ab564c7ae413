//! Independently computed numbers of planning, of many comparisons at once and of stated ranges.

#![allow(clippy::unwrap_used, clippy::panic, clippy::excessive_precision)] // a failed unwrap is a failed test; goldens are written as printed

use feltworth::metrics::*;

#[track_caller]
fn close(actual: f64, expected: f64, tolerance: f64) {
    assert!((actual / expected - 1.0).abs() <= tolerance, "{actual:?} instead of {expected:?}");
}

fn strength(confidence: f64, power: f64) -> TestStrength {
    TestStrength { confidence: Some(confidence), power: Some(power) }
}

#[test]
fn answers_for_a_change_agree_with_scipy() {
    // change, variance, confidence, power, n; the formula with SciPy 1.17 norm.ppf
    let scores = [
        (10.0, 1.0, 0.95, 0.8, 1570),
        (5.0, 1.0, 0.95, 0.8, 6280),
        (5.0, 0.6144, 0.9, 0.9, 4210),
        (3.0, 0.7, 0.95, 0.95, 20214),
        (200.0, 1.0, 0.95, 0.8, 4),
        (20.0, 0.0, 0.95, 0.8, 1),
        (1.0, 1.0, 0.99, 0.5, 132_698),
    ];
    for (change, variance, confidence, power, expected) in scores {
        let n = nps_change_sample_size(change, Some(variance), strength(confidence, power)).unwrap();
        assert_eq!(n, expected, "{change} points");
    }
    // before, after, confidence, power, n; likewise. The first is the example of Chow, Shao & Wang, section 4.2
    let shares = [
        (0.65, 0.85, 0.95, 0.8, 70),
        (0.8, 0.82, 0.95, 0.8, 6036),
        (0.1, 0.05, 0.9, 0.9, 472),
        (0.0, 1.0, 0.95, 0.8, 1),
        (0.5, 0.51, 0.99, 0.99, 120_133),
        (0.3, 0.0, 0.95, 0.4, 7),
    ];
    for (before, after, confidence, power, expected) in shares {
        let n = share_change_sample_size(before, after, strength(confidence, power)).unwrap();
        assert_eq!(n, expected, "{before} to {after}");
    }
    // change, standard deviation, confidence, power, n; likewise
    let means =
        [(5.0, 10.0, 0.95, 0.8, 63), (0.5, 2.5, 0.95, 0.9, 526), (0.1, 1.3, 0.99, 0.8, 3948), (1.0, 0.0, 0.95, 0.8, 1)];
    for (change, deviation, confidence, power, expected) in means {
        let n = mean_change_sample_size(change, deviation, strength(confidence, power)).unwrap();
        assert_eq!(n, expected, "{change}");
    }
    let usual = TestStrength::default();
    assert_eq!(nps_change_sample_size(10.0, None, usual), nps_change_sample_size(10.0, Some(1.0), strength(0.95, 0.8)));
}

#[test]
fn a_power_that_chance_alone_has_needs_one_answer() {
    assert_eq!(nps_change_sample_size(1.0, None, strength(0.5, 0.2)), Ok(1));
}

#[test]
fn what_cannot_be_planned_is_refused() {
    let field = |result: Result<u64>| result.unwrap_err().field().to_owned();
    let usual = TestStrength::default();
    assert_eq!(field(nps_change_sample_size(0.0, None, usual)), "change");
    assert_eq!(field(nps_change_sample_size(201.0, None, usual)), "change");
    assert_eq!(field(nps_change_sample_size(5.0, Some(1.1), usual)), "variance");
    assert_eq!(field(nps_change_sample_size(1e-9, None, usual)), "");
    assert_eq!(field(share_change_sample_size(1.2, 0.5, usual)), "before");
    assert_eq!(field(share_change_sample_size(0.5, f64::NAN, usual)), "after");
    let equal = share_change_sample_size(0.5, 0.5, usual);
    assert!(matches!(equal, Err(MetricError::Inconsistent { field, .. }) if field == "after"));
    assert_eq!(field(mean_change_sample_size(-1.0, 1.0, usual)), "change");
    assert_eq!(field(mean_change_sample_size(1.0, -1.0, usual)), "standardDeviation");
    assert_eq!(field(mean_change_sample_size(1e-300, 1e300, usual)), "");
    for (confidence, power, expected) in [(95.0, 0.8, "confidence"), (0.95, 1.0, "power"), (0.95, 0.0, "power")] {
        assert_eq!(field(mean_change_sample_size(1.0, 1.0, strength(confidence, power))), expected);
    }
}

#[test]
fn a_population_lessens_the_answers_as_cochran_does() {
    // n0, population, n; in Python's fractions. Krejcie & Morgan (1970), whose n0 is 384.1, print 278 for 1000
    let most = MAX_COUNT;
    let rows = [
        (385, 1000, 279),
        (381, 1000, 277),
        (1534, 2000, 869),
        (1534, 1534, 768),
        (382, 1, 1),
        (1, 50, 1),
        (381, 1_000_000_000, 381),
        (2, 2, 2),
        (2, 3, 2),
        (most, most, 4_503_599_627_370_496),
        (most, 3, 3),
    ];
    for (answers, population, expected) in rows {
        assert_eq!(of_population(answers, population), Ok(expected), "{answers} of {population}");
    }
    for population in [0, most + 1] {
        assert_eq!(of_population(10, population).unwrap_err().field(), "population");
    }
}

#[test]
fn stated_ranges_agree_with_mpmath() {
    // low, high, sure; mu, sigma, mean, sd; mpmath 1.4 at 30 digits
    let rows = [
        (20.0, 30.0, 0.9, [3.1984648276080732, 0.12325264128810125, 25.0, 3.0397841595588445]),
        (1e6, 1_000_001.0, 0.9, [13.815511057964024, 3.039782639667778e-7, 1_000_000.5, 0.30397841595588445]),
        (2.0, 500.0, 0.99, [3.4538776394910685, 1.0717831554783042, 251.0, 96.667896299236622]),
    ];
    for (low, high, sure, expected) in rows {
        let Ok(Distribution::LogNormal { mu, sigma }) = distribution_of(low, high, Some(sure), RangeShape::LogNormal)
        else {
            panic!("{low}");
        };
        let Ok(Distribution::Normal { mean, sd }) = distribution_of(low, high, Some(sure), RangeShape::Normal) else {
            panic!("{low}");
        };
        [mu, sigma, mean, sd].into_iter().zip(expected).for_each(|(actual, expected)| close(actual, expected, 1e-15));
    }
    assert_eq!(
        distribution_of(20.0, 30.0, None, RangeShape::Normal),
        distribution_of(20.0, 30.0, Some(0.9), RangeShape::Normal)
    );
}

#[test]
fn a_range_that_is_none_is_refused_at_its_field() {
    let field = |low, high, sure, shape| distribution_of(low, high, Some(sure), shape).unwrap_err().field().to_owned();
    use RangeShape::{LogNormal, Normal};
    assert_eq!(field(0.0, 30.0, 0.9, LogNormal), "low");
    assert_eq!(field(f64::NAN, 30.0, 0.9, Normal), "low");
    assert_eq!(field(20.0, f64::INFINITY, 0.9, Normal), "high");
    assert_eq!(field(20.0, 20.0, 0.9, LogNormal), "high");
    assert_eq!(field(30.0, 20.0, 0.9, Normal), "high");
    assert_eq!(field(20.0, 30.0, 1.0, Normal), "sure");
    assert_eq!(field(-f64::MAX, f64::MAX, 0.9, Normal), "");
    assert!(distribution_of(-5.0, 0.0, None, Normal).is_ok());
}

#[test]
fn holm_agrees_with_statsmodels() {
    // statsmodels 0.15 multipletests(method="holm")
    let rows: [(&[f64], &[f64]); 4] = [
        (&[0.01, 0.04, 0.03], &[0.03, 0.06, 0.06]),
        (&[0.0001, 0.3, 0.02, 0.02, 0.9, 0.049], &[0.0006, 0.6, 0.1, 0.1, 0.9, 0.147]),
        (&[0.5, 0.6, 0.7], &[1.0, 1.0, 1.0]),
        (&[0.0, 1.0, 0.2], &[0.0, 1.0, 0.4]),
    ];
    for (p_values, expected) in rows {
        for (actual, expected) in holm(p_values).unwrap().into_iter().zip(expected) {
            assert!((actual - expected).abs() <= 1e-15 * expected, "{actual} instead of {expected}");
        }
    }
    assert_eq!(holm(&[]), Ok(Vec::new()));
    assert_eq!(holm(&[0.1, 1.5]).unwrap_err().field(), "[1]");
}

/// Differences, p-values and adjusted p-values of segments a, b, c, each against the two others.
type Expected = [[f64; 3]; 3];

#[track_caller]
fn compared(differences: &[SegmentDifference], expected: Expected) {
    let names: Vec<_> = differences.iter().map(|difference| difference.segment.as_str()).collect();
    assert_eq!(names, ["a", "b", "c"]);
    for (actual, [difference, p, adjusted]) in differences.iter().zip(expected) {
        assert!((actual.difference.unwrap() - difference).abs() <= 1e-14 * difference.abs().max(1.0), "{actual:?}");
        close(actual.p_value.unwrap(), p, 1e-12);
        close(actual.adjusted_p_value.unwrap(), adjusted, 1e-12);
        assert_eq!(actual.beyond_chance, adjusted <= 0.05);
    }
}

/// Ratings of three segments.
const RATINGS: [(&str, &[i64]); 3] = [("a", &[3, 4, 5, 6, 7]), ("b", &[6, 6, 7, 7, 7, 5]), ("c", &[2, 3, 3, 4])];

/// SciPy 1.17 ttest_ind(equal_var=False), statsmodels 0.15 multipletests.
const MEANS: Expected = [
    [0.0, 1.0, 1.0],
    [2.2222222222222223, 0.004121752695443542, 0.008243505390887085],
    [-2.7272727272727275, 0.0010090438102474694, 0.0030271314307424085],
];

#[test]
fn means_of_segments_are_compared_with_the_rest_by_welch_and_holm() {
    let mut efforts = Segments::<CesTally>::default();
    let mut emotions = Segments::<NevTally>::default();
    for (segment, ratings) in RATINGS {
        for rating in ratings {
            efforts.change(segment, || CesTally::new(CesVersion::Ease), |tally| tally.add(*rating));
            let mut sheet = AnswerSheet::default();
            sheet.set(Emotion::Happy, Some(*rating as f64));
            sheet.set(Emotion::Hurried, Some(1.0));
            emotions.change(segment, NevTally::default, |tally| tally.add(&sheet));
        }
    }
    compared(&efforts.against_the_rest(CesTally::test_sample, 0.95).unwrap(), MEANS);
    compared(&emotions.against_the_rest(NevTally::test_sample, 0.95).unwrap(), MEANS);
}

#[test]
fn shares_of_segments_are_compared_with_the_rest_by_the_pooled_test_and_holm() {
    let mut segments = Segments::<CsatTally>::default();
    for (segment, satisfied, n) in [("a", 30, 60), ("b", 50, 60), ("c", 20, 40)] {
        for place in 0..n {
            let rating = if place < satisfied { 5 } else { 2 };
            segments.change(segment, || CsatTally::new(None, None).unwrap(), |tally| tally.add(rating));
        }
    }
    let expected = [
        [-0.2, 0.011412036386001675, 0.02282407277200335],
        [1.0 / 3.0, 2.48266063388046e-05, 7.44798190164138e-05],
        [-1.0 / 6.0, 0.05934643879191995, 0.05934643879191995],
    ]; // statsmodels 0.15 proportions_ztest, multipletests
    compared(&segments.against_the_rest(CsatTally::test_sample, 0.95).unwrap(), expected);
}

#[test]
fn scores_of_segments_are_compared_with_the_rest_by_the_adjusted_test_and_holm() {
    let mut segments = Segments::<NpsTally>::default();
    for (segment, counts) in [("a", [10, 20, 30]), ("b", [25, 20, 15]), ("c", [5, 5, 20])] {
        for (rating, count) in [3, 7, 10].into_iter().zip(counts) {
            for _ in 0..count {
                segments.change(segment, NpsTally::default, |tally| tally.add(rating).unwrap());
            }
        }
    }
    let expected = [
        [27.77777777777778, 0.04016900533351663, 0.04016900533351663],
        [-55.55555555555556, 2.6561992449915017e-05, 7.968597734974505e-05],
        [41.666666666666664, 0.014702127545603752, 0.029404255091207504],
    ]; // Rocks' formulas in Python, SciPy 1.17 norm.sf, statsmodels 0.15 multipletests
    compared(&segments.against_the_rest(NpsTally::test_sample, 0.95).unwrap(), expected);
}

#[test]
fn a_segment_without_a_test_does_not_weigh_on_the_others() {
    let mut segments = Segments::<CesTally>::default();
    let mut add = |segment, ratings: &[i64]| {
        for rating in ratings {
            segments.change(segment, || CesTally::new(CesVersion::Ease), |tally| tally.add(*rating));
        }
    };
    add("one", &[7]);
    add("many", &[1, 2, 1, 3]);
    let differences = segments.against_the_rest(CesTally::test_sample, 0.95).unwrap();
    assert_eq!(differences.iter().map(|d| d.p_value).collect::<Vec<_>>(), [None, None]);
    let mut only = Segments::<NpsTally>::default();
    only.change("only", NpsTally::default, |tally| tally.add(9).unwrap());
    let [alone] = &only.against_the_rest(NpsTally::test_sample, 0.95).unwrap()[..] else { panic!("one segment") };
    assert_eq!((alone.difference, alone.p_value, alone.beyond_chance), (None, None, false));
    assert_eq!(only.against_the_rest(NpsTally::test_sample, 1.0).unwrap_err().field(), "confidence");
}
