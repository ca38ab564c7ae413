//! What must hold for fits to simulated customers.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use feltworth::metrics::models::*;
use feltworth::metrics::{MetricError, Rule};

fn demo(customers: f64) -> Vec<SimulatedCustomer> {
    simulate_customers(&SimulationInput { customers, ..SimulationInput::demo() }).unwrap()
}

fn histories(customers: &[SimulatedCustomer]) -> Vec<PurchaseHistory> {
    customers.iter().map(SimulatedCustomer::purchases).collect()
}

#[test]
fn a_fit_does_not_depend_on_the_order_of_the_customers() {
    let customers = histories(&demo(800.0));
    let reversed: Vec<_> = customers.iter().rev().copied().collect();
    for model in [PurchaseModel::BgNbd, PurchaseModel::MbgNbd] {
        assert_eq!(fit_purchases(model, &customers).unwrap(), fit_purchases(model, &reversed).unwrap());
    }
}

/// Its likelihood has a maximum of -43.1288 at a = 3.5, b = 1.6, and rises to -43.0792 as a and b grow without bound
/// (found with SciPy; the values by a likelihood of its own in NumPy).
#[test]
fn a_maximum_below_the_limit_of_equal_customers_is_no_fit() {
    let repeats = [(4.0, 18.18, 45.8), (1.0, 31.51, 35.23), (1.0, 6.12, 39.24), (2.0, 6.57, 49.82), (1.0, 2.13, 32.18)];
    let ages = [40.63, 31.6, 33.63, 22.46, 46.61, 25.12, 25.16, 39.35, 34.0, 48.09, 31.03, 21.5, 33.91, 33.73, 35.88];
    let repeats = repeats.map(|(frequency, recency, age)| PurchaseHistory::new(frequency, recency, age));
    let singles = ages.map(|age| PurchaseHistory::new(0.0, 0.0, age));
    let customers: Vec<_> = repeats.into_iter().chain(singles).collect();
    let refused = fit_purchases(PurchaseModel::MbgNbd, &customers).unwrap_err();
    let (field, rule) = ("customers".to_owned(), Rule::DropOutsDoNotDiffer);
    assert_eq!(refused, MetricError::NotConverged { field, rule });
}

#[test]
fn a_merged_row_counts_as_its_customers() {
    let mut customers = histories(&demo(800.0));
    let doubled: Vec<_> = customers.iter().flat_map(|customer| [*customer; 2]).collect();
    customers.iter_mut().for_each(|customer| customer.count = 2.0);
    let (merged, single) =
        (fit_purchases(PurchaseModel::BgNbd, &customers), fit_purchases(PurchaseModel::BgNbd, &doubled));
    assert_eq!(merged.unwrap(), single.unwrap());
    let spends: Vec<_> = demo(800.0).iter().map(|c| SpendHistory { count: 2.0, ..c.row().spend() }).collect();
    let doubled: Vec<_> = spends.iter().flat_map(|spend| [SpendHistory { count: 1.0, ..*spend }; 2]).collect();
    let (merged, single) = (fit_spend(&spends).unwrap(), fit_spend(&doubled).unwrap());
    assert!((merged.p / single.p - 1.0).abs() < 1e-12 && (merged.gamma / single.gamma - 1.0).abs() < 1e-12);
}

/// Weeks, days or months, cents or euros: the same customers are worth the same money.
#[test]
fn money_does_not_depend_on_the_units_of_the_data() {
    let transactions = simulate_transactions(&SimulationInput::demo(), "2026-01-01", Unit::Week).unwrap();
    let worth = |unit: Unit, money: f64| -> f64 {
        let summaries = summarise(&transactions, "2026-09-30", unit).unwrap();
        let rows: Vec<ValueRow> = summaries
            .iter()
            .map(|s| ValueRow {
                frequency: s.frequency,
                recency: s.recency,
                age: s.age,
                value: s.value.map(|value| value * money),
                count: 1.0,
            })
            .collect();
        let purchases = fit_purchases(PurchaseModel::BgNbd, &rows.iter().map(ValueRow::purchases).collect::<Vec<_>>());
        let spend = fit_spend(&rows.iter().map(ValueRow::spend).collect::<Vec<_>>()).unwrap().parameters();
        let year =
            MonthlyClvInput { unit, months: 12.0, margin: 0.3, discount_per_year: 0.1, timing: DiscountTiming::End };
        let values = monthly_clv(&purchases.unwrap().parameters(), &spend, &rows, &year).unwrap();
        values.iter().map(|value| value.clv.unwrap()).sum::<f64>() / money
    };
    let weeks = worth(Unit::Week, 1.0);
    for (unit, money) in [(Unit::Day, 1.0), (Unit::Month, 1.0), (Unit::Week, 100.0)] {
        assert!((worth(unit, money) / weeks - 1.0).abs() < 1e-12, "{unit:?}: {:e}", worth(unit, money) / weeks - 1.0);
    }
}

#[test]
fn known_parameters_are_recovered() {
    for model in [PurchaseModel::BgNbd, PurchaseModel::MbgNbd] {
        let purchases = PurchaseParameters { model, r: 0.6, alpha: 5.0, a: 0.9, b: 2.5 };
        let input = SimulationInput { customers: 20_000.0, purchases, seed: 11, ..SimulationInput::demo() };
        let customers = simulate_customers(&input).unwrap();
        let fit = fit_purchases(model, &histories(&customers)).unwrap();
        let errors = fit.standard_errors.unwrap();
        let within = |found: f64, known: f64, error: f64| (found - known).abs() < 4.0 * error && error < 0.3 * known;
        assert!(within(fit.r, 0.6, errors.r) && within(fit.alpha, 5.0, errors.alpha), "{fit:?}");
        assert!(within(fit.a, 0.9, errors.a) && within(fit.b, 2.5, errors.b), "{fit:?}");
        let spend = fit_spend(&customers.iter().map(|c| c.row().spend()).collect::<Vec<_>>()).unwrap();
        assert!((spend.p / 6.25 - 1.0).abs() < 0.15 && (spend.q / 3.74 - 1.0).abs() < 0.15, "{spend:?}");
    }
}

/// However odd the customers are, a fit is at least as likely as the parameters that they were drawn from.
#[test]
fn no_fit_is_less_likely_than_the_truth() {
    let mut fits = 0;
    for (seed, model) in [(100, PurchaseModel::BgNbd), (200, PurchaseModel::MbgNbd)] {
        for (r, rate) in [(0.1, 0.2), (0.5, 0.02), (0.5, 2.0), (2.0, 0.2), (10.0, 0.2)] {
            for (mean, size) in [(0.02, 3.0), (0.2, 0.5), (0.2, 3.0), (0.6, 0.5), (0.6, 30.0)] {
                let purchases =
                    PurchaseParameters { model, r, alpha: r / rate, a: mean * size, b: (1.0 - mean) * size };
                let input = SimulationInput { customers: 1000.0, seed, purchases, ..SimulationInput::demo() };
                let customers = histories(&simulate_customers(&input).unwrap());
                let Ok(fit) = fit_purchases(model, &customers) else { continue };
                fits += 1;
                assert!(fit.converged, "{purchases:?}: {fit:?}");
                let truth = log_likelihood(&purchases, &customers).unwrap();
                assert!(fit.log_likelihood >= truth, "{purchases:?}: {fit:?}, {truth}");
            }
        }
    }
    assert!(fits >= 40, "{fits} of 50 fits have a finite maximum");
}

#[test]
fn likelihoods_without_a_finite_maximum_are_said_to_have_none() {
    let not_converged = |customers: &[PurchaseHistory]| {
        for model in [PurchaseModel::BgNbd, PurchaseModel::MbgNbd] {
            let error = fit_purchases(model, customers).unwrap_err();
            assert!(matches!(&error, MetricError::NotConverged { field, .. } if field == "customers"), "{error}");
        }
    };
    let row = PurchaseHistory::new;
    not_converged(&[row(0.0, 0.0, 10.0), row(0.0, 0.0, 20.0)]);
    not_converged(&[row(2.0, 30.0, 39.0)]);
    not_converged(&[PurchaseHistory { count: 500.0, ..row(4.0, 35.0, 39.0) }]);
    not_converged(&[row(4.0, 39.0, 39.0), row(5.0, 39.0, 39.0), row(4.0, 38.9, 39.0), row(3.0, 38.0, 39.0)]);
    let alike: Vec<_> = (1..6).map(|z| SpendHistory::new(f64::from(z), Some(20.0))).collect();
    let error = fit_spend(&alike).unwrap_err();
    assert!(matches!(&error, MetricError::NotConverged { field, .. } if field == "customers"), "{error}");
    let cohorts: [&[f64]; 6] = [
        &[100.0, 100.0, 100.0],
        &[100.0, 0.0],
        &[100.0, 80.0],
        &[1000.0, 800.0, 640.0, 512.0],
        &[100.0, 90.0, 60.0, 10.0],
        &[100.0, 50.0, 0.0],
    ];
    for cohort in cohorts {
        let error = fit_retention(&[cohort.to_vec()]).unwrap_err();
        assert!(matches!(&error, MetricError::NotConverged { field, .. } if field == "cohorts"), "{cohort:?}: {error}");
    }
}

#[test]
fn one_period_is_said_to_be_one() {
    for cohorts in
        [vec![vec![10.0, 5.0]], vec![vec![10.0, 5.0], vec![30.0, 20.0], vec![7.0]], vec![vec![9.0, 3.0, 3.0]]]
    {
        let periods = cohorts.iter().map(Vec::len).max().unwrap_or(0) - 1;
        let text = fit_retention(&cohorts).map(|_| String::new()).unwrap_or_else(|error| error.to_string());
        assert_eq!(text.contains("one period"), periods == 1, "{cohorts:?}: {text}");
    }
}

#[test]
fn a_bad_input_is_named() {
    #[track_caller]
    fn at<T: std::fmt::Debug>(result: Result<T, MetricError>, field: &str) {
        assert_eq!(result.unwrap_err().field(), field);
    }
    let model = PurchaseModel::BgNbd;
    let good = PurchaseHistory::new(2.0, 30.0, 39.0);
    let fit = |bad| fit_purchases(model, &[good, bad]);
    at(fit(PurchaseHistory { frequency: 1.5, ..good }), "customers[1].frequency");
    at(fit(PurchaseHistory { frequency: -1.0, ..good }), "customers[1].frequency");
    at(fit(PurchaseHistory { recency: f64::NAN, ..good }), "customers[1].recency");
    at(fit(PurchaseHistory { recency: 40.0, ..good }), "customers[1].recency");
    at(fit(PurchaseHistory { frequency: 0.0, ..good }), "customers[1].recency");
    at(fit(PurchaseHistory { recency: 0.0, ..good }), "customers[1].recency");
    at(fit(PurchaseHistory { age: -1.0, ..good }), "customers[1].age");
    at(fit(PurchaseHistory { count: 0.0, ..good }), "customers[1].count");
    at(fit_purchases(model, &[]), "customers");
    let parameters = PurchaseParameters { model, r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
    at(predict_purchases(&PurchaseParameters { alpha: 0.0, ..parameters }, &[good], 1.0), "parameters.alpha");
    at(predict_purchases(&parameters, &[good], -1.0), "horizon");
    at(predict_purchases(&parameters, &[PurchaseHistory { age: 1.0, ..good }], 1.0), "customers[0].recency");
    at(fit_spend(&[SpendHistory::new(0.0, None)]), "customers");
    at(fit_spend(&[SpendHistory::new(2.0, None)]), "customers[0].value");
    at(fit_spend(&[SpendHistory::new(2.0, Some(0.0))]), "customers[0].value");
    at(fit_retention(&[]), "cohorts");
    at(fit_retention(&[vec![100.0]]), "cohorts");
    at(fit_retention(&[vec![100.0, 90.0], vec![50.0, 51.0]]), "cohorts[1][1]");
    at(fit_retention(&[vec![100.0, -1.0]]), "cohorts[0][1]");
    let retention = RetentionParameters { alpha: 0.7, beta: 3.8 };
    at(predict_retention(&retention, 1.5), "periods");
    at(discounted_lifetime(&retention, -1.0, 0.0), "discount");
    at(discounted_lifetime(&retention, 0.1, -1.0), "renewals");
    at(simulate_customers(&SimulationInput { acquisition: 50.0, ..SimulationInput::demo() }), "acquisition");
    let resampling = Resampling { resamples: 0.0, seed: 1, confidence: 0.95 };
    at(bootstrap_purchases(model, &[good], &resampling), "resamples");
}

#[test]
fn a_bootstrap_is_repeatable_and_holds_its_estimate() {
    let customers = demo(600.0);
    let resampling = Resampling { resamples: 60.0, seed: 5, confidence: 0.95 };
    let bootstrap = || bootstrap_purchases(PurchaseModel::MbgNbd, &histories(&customers), &resampling).unwrap();
    let first = bootstrap();
    assert_eq!(first, bootstrap());
    assert_eq!(first.draws.len() + first.failed, 60);
    let intervals = first.intervals.unwrap();
    for (interval, estimate) in
        [(intervals.r, first.fit.r), (intervals.alpha, first.fit.alpha), (intervals.b, first.fit.b)]
    {
        assert!(interval.low < estimate && estimate < interval.high);
    }
    let rows: Vec<_> = customers.iter().map(SimulatedCustomer::row).collect();
    let year = MonthlyClvInput {
        unit: Unit::Week,
        months: 12.0,
        margin: 1.0,
        discount_per_year: 0.1,
        timing: DiscountTiming::Middle,
    };
    let value = bootstrap_value(PurchaseModel::BgNbd, &rows, &year, &resampling).unwrap();
    let interval = value.interval.unwrap();
    assert!(interval.low < value.clv.unwrap() && value.clv.unwrap() < interval.high);
}

#[test]
fn standard_errors_are_of_the_size_of_the_bootstrap() {
    let customers = histories(&demo(3000.0));
    let resampling = Resampling { resamples: 200.0, seed: 2, confidence: 0.6827 };
    let bootstrap = bootstrap_purchases(PurchaseModel::BgNbd, &customers, &resampling).unwrap();
    let (errors, intervals) = (bootstrap.fit.standard_errors.unwrap(), bootstrap.intervals.unwrap());
    for (error, interval) in [(errors.r, intervals.r), (errors.alpha, intervals.alpha), (errors.a, intervals.a)] {
        let ratio = (interval.high - interval.low) / (2.0 * error);
        assert!((0.75..1.35).contains(&ratio), "{ratio}");
    }
}

/// Samples of 100 of the customers of the published MBG/NBD fit. Percentiles of refits held the truth in 84 and 76 of 100.
#[test]
fn intervals_hold_the_truth_where_customers_are_few_and_refits_fail() {
    let purchases = PurchaseParameters { model: PurchaseModel::MbgNbd, r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };
    let (mut fits, mut held, mut failed) = (0.0, [0.0; 2], 0.0);
    for seed in 0..150 {
        let input = SimulationInput { customers: 100.0, seed, purchases, ..SimulationInput::demo() };
        let customers: Vec<_> = simulate_customers(&input).unwrap().iter().map(SimulatedCustomer::purchases).collect();
        let resampling = Resampling { resamples: 10.0, seed, confidence: 0.95 };
        let Ok(bootstrap) = bootstrap_purchases(purchases.model, &customers, &resampling) else { continue };
        let intervals = bootstrap.intervals.unwrap();
        assert_eq!(bootstrap.failed_share, bootstrap.failed as f64 / 10.0);
        assert_eq!(bootstrap.draws.len() + bootstrap.failed, 10);
        fits += 1.0;
        failed += bootstrap.failed_share;
        held[0] += f64::from(intervals.r.low <= purchases.r && purchases.r <= intervals.r.high);
        held[1] += f64::from(intervals.alpha.low <= purchases.alpha && purchases.alpha <= intervals.alpha.high);
    }
    assert!(fits > 70.0 && failed / fits > 0.1, "{fits} fits, {failed} failed");
    assert!(held.iter().all(|held| held / fits > 0.91), "{held:?} of {fits}");
}

/// A refit whose mean spend is infinite is no reason to leave out the highest values.
#[test]
fn failed_refits_widen_the_interval_of_a_lifetime_value() {
    let purchases = PurchaseParameters { model: PurchaseModel::MbgNbd, r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };
    let input = SimulationInput { customers: 100.0, seed: 4, purchases, ..SimulationInput::demo() };
    let year = MonthlyClvInput {
        unit: Unit::Week,
        months: 12.0,
        margin: 0.3,
        discount_per_year: 0.1,
        timing: DiscountTiming::End,
    };
    let mut widened = 0;
    for seed in 0..12 {
        let input = SimulationInput { seed, ..input };
        let customers: Vec<_> = simulate_customers(&input).unwrap().iter().map(SimulatedCustomer::row).collect();
        let resampling = Resampling { resamples: 60.0, seed, confidence: 0.9 };
        let Ok(bootstrap) = bootstrap_value(purchases.model, &customers, &year, &resampling) else { continue };
        assert_eq!(bootstrap.draws.len() + bootstrap.failed, 60);
        assert_eq!(bootstrap.failed_share, bootstrap.failed as f64 / 60.0);
        let interval = bootstrap.interval.unwrap();
        assert!(interval.low.is_finite() && interval.high.is_finite() && interval.low < interval.high);
        let mut draws = bootstrap.draws;
        draws.sort_by(f64::total_cmp);
        let last = draws.len() - 1;
        let narrow = draws[last - last / 20] - draws[last / 20];
        widened += usize::from(interval.high - interval.low > narrow);
    }
    assert!(widened > 3, "{widened}");
}
