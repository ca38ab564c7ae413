//! What holds for every reach, use, expectation and referral.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use feltworth::metrics::*;
use proptest::prelude::*;

fn is_close(actual: f64, expected: f64) -> bool {
    (actual - expected).abs() <= 1e-9 * expected.abs().max(1.0)
}

proptest! {
    #[test]
    fn each_step_has_fewer_people_and_costs_more(
        reached in 1.0..1e6_f64, visiting in 0.01..=1.0_f64, buying in 0.01..=1.0_f64, spending in 0.0..1e6_f64,
    ) {
        let found = reach(&ReachInput { reached, visiting, buying, spending }).unwrap();
        prop_assert!(found.purchases <= found.visits && found.visits <= reached);
        let costs = [found.cost_per_person, found.cost_per_visit, found.cost_per_purchase].map(Option::unwrap);
        prop_assert!(costs.is_sorted());
        prop_assert!(is_close(costs[2] * found.purchases, spending));
    }

    #[test]
    fn at_the_break_even_a_use_costs_what_a_single_one_does(payment in 0.01..1e6_f64, single in 0.01..1e4_f64) {
        let even = use_cost(payment, 1.0, single).unwrap().break_even.unwrap();
        prop_assert!(is_close(use_cost(payment, even, single).unwrap().per_use.unwrap(), single));
    }

    #[test]
    fn who_expects_what_was_delivered_and_gets_what_was_expected_has_the_opposite_gap(
        pairs in prop::collection::vec((-1e6..1e6_f64, -1e6..1e6_f64), 1..20),
    ) {
        let turned: Vec<_> = pairs.iter().map(|(expected, delivered)| (*delivered, *expected)).collect();
        let (gap, opposite) = (expectation_gap(&pairs).unwrap(), expectation_gap(&turned).unwrap());
        prop_assert!(is_close(gap.mean, -opposite.mean));
        prop_assert!(gap.gaps.iter().zip(&opposite.gaps).all(|(gap, opposite)| *gap == -opposite));
    }

    #[test]
    fn a_referral_loop_is_its_first_round_and_the_loop_of_that(
        customers in 0.0..1e6_f64, recommending in 0.0..=1.0_f64, told in 0.0..3.0_f64, conversion in 0.0..0.3_f64,
    ) {
        let of = |customers| referral_loop(&ReferralInput { customers, recommending, told, conversion }).unwrap();
        let found = of(customers);
        let later = of(found.first_round).in_all.unwrap();
        prop_assert!(is_close(found.in_all.unwrap(), found.first_round + later));
    }
}
