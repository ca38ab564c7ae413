//! Laws that hold for every comparison, sample size and correlation.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use feltworth::metrics::*;
use proptest::prelude::*;

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + a.abs().max(b.abs()))
}

fn shares() -> impl Strategy<Value = Share> {
    (1u64..3000, 0.0..=1.0).prop_map(|(n, part): (u64, f64)| Share { successes: (n as f64 * part).round() as u64, n })
}

fn sample() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(prop_oneof![(0..=10).prop_map(f64::from), -10.0..10.0], 2..30)
}

proptest! {
    #[test]
    fn share_differences_are_antisymmetric_and_contain_the_difference(a in shares(), b in shares(), level in 0.01..0.9999) {
        let (forth, back) = (share_difference(a, b, level).unwrap(), share_difference(b, a, level).unwrap());
        prop_assert!(close(forth.difference, -back.difference) && close(forth.interval.low, -back.interval.high));
        prop_assert!(-1.0 <= forth.interval.low && forth.interval.high <= 1.0);
        prop_assert!(forth.interval.low <= forth.difference && forth.difference <= forth.interval.high);
        prop_assert!(forth.p_value.is_none_or(|p| (0.0..=1.0).contains(&p)));
    }

    #[test]
    fn welch_is_antisymmetric_and_free_of_unit_and_origin(a in sample(), b in sample(), factor in 0.1..10.0, origin in -9.0..9.0) {
        let forth = mean_difference(&a, &b, 0.95).unwrap();
        let back = mean_difference(&b, &a, 0.95).unwrap();
        prop_assume!(forth.standard_error.is_some_and(|error| error > 1e-3));
        prop_assert!(close(forth.t.unwrap(), -back.t.unwrap()) && close(forth.p_value.unwrap(), back.p_value.unwrap()));
        let moved = |values: &[f64]| values.iter().map(|value| origin + factor * value).collect::<Vec<_>>();
        let other = mean_difference(&moved(&a), &moved(&b), 0.95).unwrap();
        prop_assert!(close(forth.t.unwrap(), other.t.unwrap()));
        prop_assert!(close(forth.degrees_of_freedom.unwrap(), other.degrees_of_freedom.unwrap()));
        let degrees = forth.degrees_of_freedom.unwrap();
        let (least, most) = (a.len().min(b.len()) - 1, a.len() + b.len() - 2);
        prop_assert!(least as f64 * 0.999_999 <= degrees && degrees <= most as f64 * 1.000_001);
    }

    #[test]
    fn welch_interval_excludes_zero_exactly_where_the_test_rejects(a in sample(), b in sample(), level in 0.5..0.999) {
        let result = mean_difference(&a, &b, level).unwrap();
        if let (Some(p), Some(interval)) = (result.p_value, result.interval) {
            prop_assume!((p - (1.0 - level)).abs() > 1e-9);
            prop_assert_eq!(p < 1.0 - level, interval.low > 0.0 || interval.high < 0.0);
        }
    }

    #[test]
    fn sample_sizes_are_the_smallest_that_are_enough(margin in 0.02..0.5, share in 0.0..=1.0, level in 0.5..0.999) {
        let n = share_sample_size(margin, Some(share), Some(level)).unwrap();
        let stricter = share_sample_size(0.9 * margin, Some(share), Some(level)).unwrap();
        let surer = share_sample_size(margin, Some(share), Some(0.5 + 0.5 * level)).unwrap();
        prop_assert!(1 <= n && n <= stricter && n <= surer);
        prop_assert!(n <= share_sample_size(margin, None, Some(level)).unwrap());
        let points = nps_sample_size(100.0 * margin, Some(share), Some(level)).unwrap();
        prop_assert!(points <= nps_sample_size(100.0 * margin, None, Some(level)).unwrap());
    }

    #[test]
    fn mean_sample_sizes_reach_the_margin_and_one_less_does_not(margin in 0.1..3.0, deviation in 0.1..3.0) {
        let n = mean_sample_size(margin, deviation, None).unwrap();
        // a sample of n values, half of them one deviation below and half above, has about that deviation
        let z_only = (1.959_963_984_540_054 * deviation / margin).powi(2);
        prop_assert!(n as f64 >= z_only && (n as f64) < z_only + 8.0);
    }

    #[test]
    fn correlation_is_symmetric_and_free_of_unit(pairs in prop::collection::vec((-9.0..9.0, -9.0..9.0), 4..30), factor in 0.1..9.0) {
        let result = correlation(&pairs, None).unwrap();
        let swapped: Vec<_> = pairs.iter().map(|(x, y)| (*y, factor * x)).collect();
        let other = correlation(&swapped, None).unwrap();
        let (r, interval) = (result.r.unwrap(), result.interval.unwrap());
        prop_assert!((-1.0..=1.0).contains(&r) && close(r, other.r.unwrap()));
        prop_assert!(-1.0 <= interval.low && interval.low <= r && r <= interval.high && interval.high <= 1.0);
        prop_assert!(close(result.rank_correlation.unwrap(), other.rank_correlation.unwrap()));
        prop_assert!((0.0..=1.0).contains(&result.p_value.unwrap()));
        let turned: Vec<_> = pairs.iter().map(|(x, y)| (-x, *y)).collect();
        prop_assert!(close(r, -correlation(&turned, None).unwrap().r.unwrap()));
    }

    #[test]
    fn nothing_panics_or_returns_nan(a in prop::collection::vec(any::<f64>(), 0..6), b in prop::collection::vec(any::<f64>(), 0..6), level in any::<f64>()) {
        if let Ok(result) = mean_difference(&a, &b, level) {
            let numbers = [Some(result.difference), result.standard_error, result.t, result.degrees_of_freedom, result.p_value];
            prop_assert!(numbers.into_iter().flatten().all(f64::is_finite));
        }
        let pairs: Vec<_> = a.iter().copied().zip(b.iter().copied()).collect();
        if let Ok(result) = correlation(&pairs, None) {
            prop_assert!([result.r, result.p_value, result.rank_correlation].into_iter().flatten().all(f64::is_finite));
        }
        let _ = (nps_sample_size(level, None, None), share_sample_size(level, None, None));
        for (margin, deviation) in &pairs {
            let _ = mean_sample_size(margin.abs(), deviation.abs(), None);
        }
    }

    #[test]
    fn shares_of_the_variants_stay_within_a_hundred(
        sheets in prop::collection::vec(prop::array::uniform20(prop::option::of(0.0..=10.0)).prop_map(AnswerSheet), 0..6),
        felt_from in 0.0..11.0,
    ) {
        for over in [NetShareOver::Pool, NetShareOver::Respondents] {
            let share = net_share(&sheets, felt_from, over).unwrap();
            prop_assert!(share.is_none_or(|share| (-100.0..=100.0).contains(&share)));
        }
        let share = intensity_share(&sheets, DEFAULT_NEV_SCALE).unwrap();
        prop_assert!(share.is_none_or(|share| (-100.0..=100.0).contains(&share)));
    }
}
