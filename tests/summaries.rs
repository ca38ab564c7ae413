//! From transactions to customers: each rule of the reduction.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use feltworth::metrics::MetricError;
use feltworth::metrics::models::*;

fn bought(customer: &str, date: &str, value: impl Into<Option<f64>>) -> Transaction {
    Transaction { customer: customer.to_owned(), date: date.to_owned(), value: value.into() }
}

fn in_days(transactions: &[Transaction]) -> Vec<CustomerSummary> {
    summarise(transactions, "2026-01-31", Unit::Day).unwrap()
}

#[track_caller]
fn only(transactions: &[Transaction], frequency: f64, recency: f64, age: f64, value: Option<f64>) {
    let expected = CustomerSummary { customer: "a".to_owned(), frequency, recency, age, value };
    assert_eq!(in_days(transactions), [expected]);
}

#[test]
fn a_day_beyond_the_range_of_a_double_is_no_refund() {
    let day = [bought("a", "2026-01-01", 1e308), bought("a", "2026-01-01", 1e308)];
    assert!(matches!(summarise(&day, "2026-01-31", Unit::Day), Err(MetricError::OutOfRange { .. })));
}

#[test]
fn a_single_purchase_is_no_repeat() {
    only(&[bought("a", "2026-01-01", 10.0)], 0.0, 0.0, 30.0, None);
}

#[test]
fn purchases_of_one_day_are_one_and_their_values_add_up() {
    let transactions =
        [bought("a", "2026-01-01", 10.0), bought("a", "2026-01-11", 4.0), bought("a", "2026-01-11", 5.0)];
    only(&transactions, 1.0, 10.0, 30.0, Some(9.0));
}

#[test]
fn the_first_day_is_not_part_of_the_mean_value() {
    let transactions =
        [bought("a", "2026-01-21", 30.0), bought("a", "2026-01-01", 1000.0), bought("a", "2026-01-11", 10.0)];
    only(&transactions, 2.0, 20.0, 30.0, Some(20.0));
}

#[test]
fn a_day_that_nets_to_nothing_is_no_purchase_day() {
    let transactions = [
        bought("a", "2026-01-01", 10.0),
        bought("a", "2026-01-05", 0.1),
        bought("a", "2026-01-05", 0.2),
        bought("a", "2026-01-05", -0.3),
        bought("a", "2026-01-11", 7.0),
        bought("a", "2026-01-21", -7.0),
        bought("a", "2026-01-25", 0.0),
    ];
    only(&transactions, 1.0, 10.0, 30.0, Some(7.0));
}

#[test]
fn a_refund_before_the_first_purchase_does_not_start_the_clock() {
    let transactions =
        [bought("a", "2026-01-01", -5.0), bought("a", "2026-01-11", 10.0), bought("a", "2026-01-21", 3.0)];
    only(&transactions, 1.0, 10.0, 20.0, Some(3.0));
}

#[test]
fn a_customer_with_refunds_only_is_absent() {
    assert_eq!(in_days(&[bought("a", "2026-01-01", -5.0)]), []);
}

#[test]
fn a_purchase_of_unknown_value_counts_but_leaves_the_mean_unknown() {
    only(&[bought("a", "2026-01-01", None), bought("a", "2026-01-11", 8.0)], 1.0, 10.0, 30.0, Some(8.0));
    only(&[bought("a", "2026-01-01", 8.0), bought("a", "2026-01-11", None)], 1.0, 10.0, 30.0, None);
    let same_day = [bought("a", "2026-01-01", 8.0), bought("a", "2026-01-11", None), bought("a", "2026-01-11", -8.0)];
    only(&same_day, 1.0, 10.0, 30.0, None);
}

#[test]
fn what_happens_after_the_end_is_ignored() {
    let transactions =
        [bought("late", "2026-02-01", 9.0), bought("a", "2026-01-31", 5.0), bought("a", "2026-02-01", 5.0)];
    only(&transactions, 0.0, 0.0, 0.0, None);
}

#[test]
fn customers_come_in_order_of_first_appearance() {
    let transactions = [
        bought("zoe", "2026-01-20", 1.0),
        bought("adam", "2026-01-01", 1.0),
        bought("zoe", "2026-01-02", 1.0),
        bought("Zoe", "2026-01-02", 1.0),
    ];
    let names: Vec<_> = in_days(&transactions).into_iter().map(|summary| summary.customer).collect();
    assert_eq!(names, ["zoe", "adam", "Zoe"]);
    assert_eq!(in_days(&[]), []);
}

#[test]
fn times_are_whole_days_divided_by_the_unit() {
    let transactions = [bought("a", "2026-01-01", 1.0), bought("a", "2026-01-11", 1.0)];
    let in_unit = |unit| {
        let summary = summarise(&transactions, "2026-01-31", unit).unwrap().remove(0);
        (summary.recency, summary.age)
    };
    assert_eq!(in_unit(Unit::Day), (10.0, 30.0));
    assert_eq!(in_unit(Unit::Week), (10.0 / 7.0, 30.0 / 7.0));
    assert_eq!(in_unit(Unit::Month), (10.0 * 12.0 / 365.25, 30.0 * 12.0 / 365.25));
}

#[test]
fn the_first_wrong_entry_is_named() {
    let good = bought("a", "2026-01-01", 1.0);
    let at = |transaction: Transaction, end: &str| summarise(&[good.clone(), transaction], end, Unit::Day).unwrap_err();
    let error = at(bought("a", "2026-02-30", 1.0), "2026-13-31");
    assert!(matches!(&error, MetricError::Malformed { field, .. } if field == "transactions[1].date"));
    assert_eq!(at(bought("a", "2026-02-28", f64::NAN), "2026-01-31").field(), "transactions[1].value");
    assert_eq!(at(good.clone(), "31.01.2026").field(), "observationEnd");
    assert_eq!(at(bought("a", "2026-01-02", f64::INFINITY), "2026-01-31").field(), "transactions[1].value");
    let huge = [bought("a", "2026-01-01", 1.0), bought("a", "2026-01-02", 1e308), bought("a", "2026-01-03", 1e308)];
    assert_eq!(summarise(&huge, "2026-01-31", Unit::Day).unwrap_err().field(), "");
}

#[test]
fn a_summariser_is_the_same_reduction_whenever_it_is_asked() {
    let input = SimulationInput { customers: 300.0, ..SimulationInput::demo() };
    let mut transactions = simulate_transactions(&input, "2026-01-01", Unit::Week).unwrap();
    transactions.reverse();
    let mut summariser = Summariser::new("2026-08-31", Unit::Week).unwrap();
    for (before, transaction) in transactions.iter().enumerate() {
        if before % 100 == 0 {
            let expected = summarise(&transactions[..before], "2026-08-31", Unit::Week).unwrap();
            assert_eq!(summariser.finish().unwrap(), expected, "after {before}");
        }
        summariser.add(&transaction.customer, &transaction.date, transaction.value).unwrap();
    }
    assert_eq!(summariser.finish().unwrap(), summarise(&transactions, "2026-08-31", Unit::Week).unwrap());
}

#[test]
fn a_summariser_keeps_nothing_of_a_transaction_that_it_refuses() {
    let mut summariser = Summariser::new("2026-01-31", Unit::Day).unwrap();
    assert_eq!(summariser.add("a", "2026-01-32", Some(1.0)).unwrap_err().field(), "date");
    assert_eq!(summariser.add("a", "2026-01-01", Some(f64::NAN)).unwrap_err().field(), "value");
    assert_eq!(summariser.finish().unwrap(), []);
    assert_eq!(Summariser::new("2026-1-31", Unit::Day).unwrap_err().field(), "observationEnd");
}
