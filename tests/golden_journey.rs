//! Independently computed numbers of what the stages of the journey are about: reach, use, expectation, referral.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use feltworth::metrics::*;

#[track_caller]
fn close(actual: f64, expected: f64) {
    assert!((actual / expected - 1.0).abs() <= 1e-12, "{actual:?} instead of {expected:?}");
}

#[test]
fn visits_purchases_and_their_costs_are_those_of_exact_fractions() {
    // Python's fractions
    let found = reach(&ReachInput { reached: 12_345.0, visiting: 0.037, buying: 0.029, spending: 987.65 }).unwrap();
    close(found.visits, 456.765);
    close(found.purchases, 13.246_185);
    close(found.cost_per_person.unwrap(), 0.080_004_050_222_762_25);
    close(found.cost_per_visit.unwrap(), 2.162_271_627_642_223);
    close(found.cost_per_purchase.unwrap(), 74.561_090_608_352_52);
}

#[test]
fn gym_members_who_seldom_come_pay_more_than_by_ticket() {
    // DellaVigna & Malmendier 2006: a fee of at least 70 dollars, 4.3 visits a month, 10 dollars a visit by ticket
    let gym = use_cost(70.0, 4.3, 10.0).unwrap();
    close(gym.per_use.unwrap(), 16.279_069_767_441_86);
    assert_eq!(gym.break_even, Some(7.0));
    // Python's fractions
    let other = use_cost(49.9, 7.0, 12.5).unwrap();
    close(other.per_use.unwrap(), 7.128_571_428_571_429);
    close(other.break_even.unwrap(), 3.992);
    assert_eq!(use_cost(20.0, 0.0, 0.0), Ok(UseCost { per_use: None, break_even: None }));
}

#[test]
fn gaps_are_taken_thing_by_thing() {
    // By hand
    let found = expectation_gap(&[(6.5, 5.2), (6.1, 5.6), (6.3, 6.3), (5.9, 6.4)]).unwrap();
    for (actual, expected) in found.gaps.iter().zip([-1.3, -0.5, 0.0, 0.5]) {
        assert!((actual - expected).abs() < 1e-12, "{actual:?}");
    }
    close(found.mean, -0.325);
    assert_eq!(expectation_gap(&[]), Err(MetricError::Empty { field: String::new() }));
    assert_eq!(expectation_gap(&[(1.0, f64::NAN)]).unwrap_err().field(), "[0].delivered");
}

#[test]
fn the_referral_loop_adds_up_its_rounds() {
    // Four hundred rounds of Python's fractions
    let input = ReferralInput { customers: 250.0, recommending: 0.35, told: 2.5, conversion: 0.4 };
    let found = referral_loop(&input).unwrap();
    close(found.per_customer, 0.35);
    close(found.first_round, 87.5);
    close(found.in_all.unwrap(), 134.615_384_615_384_6);
    let endless = referral_loop(&ReferralInput { told: 10.0, ..input }).unwrap();
    assert_eq!((endless.in_all, endless.reason), (None, Some(Divergence::Diverges)));
}

#[test]
fn what_is_no_share_and_what_is_negative_is_refused_by_its_name() {
    let good = ReachInput { reached: 1.0, visiting: 1.0, buying: 1.0, spending: 1.0 };
    assert_eq!(reach(&ReachInput { visiting: 1.1, ..good }).unwrap_err().field(), "visiting");
    assert_eq!(reach(&ReachInput { spending: -1.0, ..good }).unwrap_err().field(), "spending");
    assert_eq!(use_cost(1.0, f64::NAN, 1.0).unwrap_err().field(), "uses");
    let good = ReferralInput { customers: 1.0, recommending: 0.5, told: 1.0, conversion: 0.5 };
    assert_eq!(referral_loop(&ReferralInput { told: -1.0, ..good }).unwrap_err().field(), "told");
    assert_eq!(referral_loop(&ReferralInput { conversion: 2.0, ..good }).unwrap_err().field(), "conversion");
}
