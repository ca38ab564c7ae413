//! Expected purchases over all that a double can be asked, against numbers that this code did not produce.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use feltworth::metrics::models::*;

/// Model, r, α, a, b, x, t_x, T, t, E[Y(t)], P(alive): written by `expected_purchases.py` with mpmath 1.4.1 and 160 digits.
const CASES: &str = include_str!("expected_purchases.csv");

struct Case {
    parameters: PurchaseParameters,
    customer: PurchaseHistory,
    horizon: f64,
    expected: f64,
    alive: f64,
}

fn case(line: &str) -> Case {
    let (model, numbers) = line.split_once(',').unwrap();
    let model = if model == "bgNbd" { PurchaseModel::BgNbd } else { PurchaseModel::MbgNbd };
    let numbers: Vec<f64> = numbers.split(',').map(|number| number.parse().unwrap()).collect();
    let [r, alpha, a, b, x, recency, age, horizon, expected, alive]: [f64; 10] = numbers.try_into().unwrap();
    let customer = PurchaseHistory::new(x, recency, age);
    Case { parameters: PurchaseParameters { model, r, alpha, a, b }, customer, horizon, expected, alive }
}

#[test]
fn predictions_keep_twelve_digits_from_parameters_of_1e_4_to_1e4_and_horizons_of_1e_6_to_1e6() {
    let mut cases = 0;
    for line in CASES.lines() {
        let Case { parameters, customer, horizon, expected, alive } = case(line);
        let prediction = predict_purchases(&parameters, &[customer], horizon).unwrap()[0];
        for (name, actual, wanted) in [("expected", prediction.expected, expected), ("alive", prediction.alive, alive)]
        {
            let error = (actual / wanted - 1.0).abs();
            assert!(error <= 1e-12, "{name} {actual:e} instead of {wanted:e}, {error:e} off: {line}");
        }
        cases += 1;
    }
    assert_eq!(cases, 800);
}
