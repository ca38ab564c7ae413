//! Work in steps gives the same bits as work in one go, however it is cut.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use feltworth::metrics::models::*;
use feltworth::metrics::*;
use proptest::prelude::*;

/// Cuts a job at the given budgets, one after the other, until it is complete.
fn in_steps<J: Job>(mut job: J, budgets: &[u64]) -> Result<J::Output> {
    let mut before = None;
    for budget in budgets.iter().cycle() {
        let progress = job.step(*budget);
        assert!(progress.done <= progress.of && before <= Some(progress.done), "{progress:?} after {before:?}");
        before = Some(progress.done);
        if progress.is_complete() {
            break;
        }
    }
    job.result()
}

fn gym() -> LtvInput {
    LtvInput {
        average_check: 20.0,
        purchases_per_month: 1.0,
        margin: 0.25,
        months: 36.0,
        discount_per_year: Some(0.08),
        acquisition_cost: Some(40.0),
    }
}

/// The last one makes draws that are refused: a margin above 1.
const INPUTS: [(LtvFactor, Distribution); 3] = [
    (LtvFactor::Months, Distribution::Triangular { low: 12.0, mode: 30.0, high: 60.0 }),
    (LtvFactor::AverageCheck, Distribution::LogNormal { mu: 3.0, sigma: 0.2 }),
    (LtvFactor::Margin, Distribution::Normal { mean: 0.6, sd: 0.3 }),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_simulation_in_steps_has_the_bits_of_one_in_one_go(
        draws in 1_u32..3_000, seed: u64, budgets in prop::collection::vec(0_u64..700, 1..6),
    ) {
        let shares = vec![0.05, 0.5, 0.95];
        let options = MonteCarloOptions { draws: f64::from(draws), seed, shares, threshold: Some(100.0) };
        let whole = ltv_monte_carlo(&gym(), LtvOutput::Ratio, &INPUTS, &options);
        let simulation = ltv_simulation(&gym(), LtvOutput::Ratio, &INPUTS, &options).unwrap();
        prop_assert_eq!(in_steps(simulation, &budgets), whole);
    }
}

#[test]
fn a_simulation_asked_early_tells_of_the_draws_so_far() {
    let mut options = MonteCarloOptions { draws: 500.0, seed: 3, shares: vec![0.5], threshold: None };
    let mut simulation = ltv_simulation(&gym(), LtvOutput::Profit, &INPUTS, &options).unwrap();
    assert!(simulation.result().is_err(), "nothing is drawn yet");
    assert_eq!(simulation.step(200), Progress { done: 200, of: 500 });
    options.draws = 200.0;
    assert_eq!(simulation.result(), ltv_monte_carlo(&gym(), LtvOutput::Profit, &INPUTS, &options));
}

/// Three hundred customers of the demonstration, or as many who all are alike.
fn customers(are_alike: bool) -> Vec<ValueRow> {
    let input = SimulationInput { customers: 300.0, ..SimulationInput::demo() };
    let mut rows: Vec<ValueRow> = simulate_customers(&input).unwrap().iter().map(SimulatedCustomer::row).collect();
    if are_alike {
        let loyal = ValueRow { frequency: 3.0, recency: 30.0, age: 39.0, value: Some(20.0), count: 1.0 };
        rows.fill(loyal);
    }
    rows
}

#[test]
fn a_fit_in_steps_has_the_bits_of_one_in_one_go() {
    for are_alike in [false, true] {
        let rows = customers(are_alike);
        let histories: Vec<_> = rows.iter().map(ValueRow::purchases).collect();
        let spends: Vec<_> = rows.iter().map(ValueRow::spend).collect();
        for budgets in [&[1][..], &[2, 1, 7], &[0], &[1000]] {
            for model in [PurchaseModel::BgNbd, PurchaseModel::MbgNbd] {
                let fitting = PurchaseFitting::new(model, &histories).unwrap();
                let whole = fit_purchases(model, &histories);
                assert_eq!(whole.is_err(), are_alike);
                assert_eq!(in_steps(fitting, budgets), whole, "{budgets:?}");
            }
            assert_eq!(in_steps(SpendFitting::new(&spends).unwrap(), budgets), fit_spend(&spends), "{budgets:?}");
        }
    }
}

#[test]
fn a_fit_asked_early_has_nothing_to_tell() {
    let histories: Vec<_> = customers(false).iter().map(ValueRow::purchases).collect();
    let mut fitting = PurchaseFitting::new(PurchaseModel::BgNbd, &histories).unwrap();
    assert!(!fitting.step(1).is_complete());
    assert!(matches!(fitting.result(), Err(MetricError::Empty { .. })));
    assert_eq!(PurchaseFitting::new(PurchaseModel::BgNbd, &[]).unwrap_err().field(), "customers");
}

/// Of few customers some refits fail.
#[test]
fn a_bootstrap_in_steps_has_the_bits_of_one_in_one_go() {
    let timing = DiscountTiming::End;
    let year = MonthlyClvInput { unit: Unit::Week, months: 12.0, margin: 0.3, discount_per_year: 0.1, timing };
    let resampling = Resampling { resamples: 40.0, seed: 7, confidence: 0.9 };
    let rows = customers(false);
    let histories: Vec<_> = rows.iter().map(ValueRow::purchases).collect();
    let model = PurchaseModel::BgNbd;
    let purchases = bootstrap_purchases(model, &histories, &resampling).unwrap();
    let value = bootstrap_value(model, &rows, &year, &resampling).unwrap();
    assert!(purchases.failed > 0 && value.failed > 0 && !value.draws.is_empty());
    for budgets in [&[1][..], &[3, 0, 50], &[10_000]] {
        let refitting = PurchaseRefitting::new(model, &histories, &resampling).unwrap();
        assert_eq!(in_steps(refitting, budgets).as_ref(), Ok(&purchases), "{budgets:?}");
        let refitting = ValueRefitting::new(model, &rows, &year, &resampling).unwrap();
        assert_eq!(in_steps(refitting, budgets).as_ref(), Ok(&value), "{budgets:?}");
    }
}

#[test]
fn a_bootstrap_asked_early_tells_of_the_refits_so_far() {
    let histories: Vec<_> = customers(false).iter().map(ValueRow::purchases).collect();
    let resampling = |resamples| Resampling { resamples, seed: 7, confidence: 0.9 };
    let mut refitting = PurchaseRefitting::new(PurchaseModel::BgNbd, &histories, &resampling(50.0)).unwrap();
    assert!(matches!(refitting.result(), Err(MetricError::Empty { .. })));
    while refitting.step(1).done < 11 {}
    assert_eq!(refitting.result(), bootstrap_purchases(PurchaseModel::BgNbd, &histories, &resampling(10.0)));
}

#[test]
fn a_bootstrap_whose_fit_fails_is_over_with_it() {
    let histories: Vec<_> = customers(true).iter().map(ValueRow::purchases).collect();
    let resampling = Resampling { resamples: 50.0, seed: 7, confidence: 0.9 };
    let refitting = PurchaseRefitting::new(PurchaseModel::BgNbd, &histories, &resampling).unwrap();
    let refused = in_steps(refitting, &[1]);
    assert!(matches!(refused, Err(MetricError::NotConverged { .. })));
    assert_eq!(bootstrap_purchases(PurchaseModel::BgNbd, &histories, &resampling), refused);
}
