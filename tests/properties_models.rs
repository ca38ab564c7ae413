//! What must hold for any parameters and any data.

#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

mod calendar;

use feltworth::metrics::models::*;
use feltworth::metrics::{MetricError, Rule};
use proptest::prelude::*;

fn models() -> impl Strategy<Value = PurchaseModel> {
    prop_oneof![Just(PurchaseModel::BgNbd), Just(PurchaseModel::MbgNbd)]
}

/// Log-uniform between two powers of ten.
fn magnitude(low: f64, high: f64) -> impl Strategy<Value = f64> {
    (low..high).prop_map(|power: f64| 10f64.powf(power))
}

fn parameters() -> impl Strategy<Value = PurchaseParameters> {
    (models(), magnitude(-3.0, 3.0), magnitude(-3.0, 3.0), magnitude(-3.0, 3.0), magnitude(-3.0, 3.0))
        .prop_map(|(model, r, alpha, a, b)| PurchaseParameters { model, r, alpha, a, b })
}

fn history() -> impl Strategy<Value = PurchaseHistory> {
    let frequency = prop_oneof![Just(0.0), (1u32..20).prop_map(f64::from), (1u32..20_000).prop_map(f64::from)];
    (frequency, 0.001..1.0f64, magnitude(-2.0, 4.0))
        .prop_map(|(x, share, age)| PurchaseHistory::new(x, if x > 0.0 { share * age } else { 0.0 }, age))
}

fn one(parameters: &PurchaseParameters, customer: PurchaseHistory, horizon: f64) -> PurchasePrediction {
    predict_purchases(parameters, &[customer], horizon).unwrap()[0]
}

/// Any number, the hostile ones more often than a uniform choice would.
fn hostile() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>(),
        prop::sample::select(vec![
            0.0,
            -0.0,
            -1.0,
            1e-310,
            1e308,
            f64::NAN,
            f64::INFINITY,
            f64::MIN_POSITIVE,
            1.0,
            2.0,
            1e16
        ]),
        0.0..50.0f64,
        (0u32..50).prop_map(f64::from),
    ]
}

/// Texts that are dates, nearly so, or nothing of the kind; the ends of February more often than chance would bring them.
fn dates() -> impl Strategy<Value = String> {
    let day = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    prop_oneof![1 => ".{0,12}", 1 => "[0-9]{4}-[0-9]{2}-[0-9]{2}", 4 => day, 2 => "[0-9]{2}[0-2][0-9]-02-(28|29|30)"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn nothing_is_expected_of_no_time_and_more_of_more(p in parameters(), customer in history(), t in magnitude(-6.0, 9.0)) {
        prop_assert_eq!(one(&p, customer, 0.0).expected, 0.0);
        let (sooner, later) = (one(&p, customer, t), one(&p, customer, 1.5 * t));
        prop_assert!(0.0 <= sooner.expected && sooner.expected <= later.expected * (1.0 + 1e-12));
        prop_assert!((0.0..=1.0).contains(&sooner.alive));
        // No more than without any dropout.
        let rate = (p.r + customer.frequency) / (p.alpha + customer.age);
        prop_assert!(sooner.expected <= sooner.alive * rate * t * (1.0 + 1e-12));
    }

    #[test]
    fn time_and_its_unit_cancel(p in parameters(), customer in history(), t in magnitude(-3.0, 5.0)) {
        let in_days = PurchaseParameters { alpha: 7.0 * p.alpha, ..p };
        let customer_in_days = PurchaseHistory { recency: 7.0 * customer.recency, age: 7.0 * customer.age, ..customer };
        let (weeks, days) = (one(&p, customer, t), one(&in_days, customer_in_days, 7.0 * t));
        // A ratio of times that is off by a rounding is raised to the power r + x.
        let tolerance = 1e-13 + 4e-16 * (p.r + customer.frequency);
        prop_assert!((weeks.expected - days.expected).abs() <= 10.0 * tolerance * weeks.expected);
        prop_assert!((weeks.alive - days.alive).abs() <= 10.0 * tolerance * weeks.alive + 1e-300);
    }

    #[test]
    fn a_customer_of_bg_nbd_is_alive_until_a_repeat_purchase(p in parameters(), age in magnitude(-2.0, 4.0)) {
        let newcomer = PurchaseHistory::new(0.0, 0.0, age);
        prop_assert_eq!(one(&PurchaseParameters { model: PurchaseModel::BgNbd, ..p }, newcomer, 1.0).alive, 1.0);
        let modified = one(&PurchaseParameters { model: PurchaseModel::MbgNbd, ..p }, newcomer, 1.0);
        prop_assert!(modified.alive < 1.0);
    }

    #[test]
    fn no_prediction_is_anything_but_a_number_or_an_error(
        model in models(), v in prop::collection::vec(hostile(), 9),
    ) {
        let p = PurchaseParameters { model, r: v[0], alpha: v[1], a: v[2], b: v[3] };
        let customer = PurchaseHistory { frequency: v[4], recency: v[5], age: v[6], count: v[7] };
        if let Ok(predictions) = predict_purchases(&p, &[customer], v[8]) {
            prop_assert!(predictions[0].expected >= 0.0 && predictions[0].expected.is_finite());
            prop_assert!((0.0..=1.0).contains(&predictions[0].alive));
        }
        if let Ok(ln) = log_likelihood(&p, &[customer]) {
            prop_assert!(ln.is_finite());
        }
    }

    #[test]
    fn no_lifetime_is_anything_but_a_number_or_an_error(v in prop::collection::vec(hostile(), 4)) {
        let p = RetentionParameters { alpha: v[0], beta: v[1] };
        if let Ok(lifetime) = discounted_lifetime(&p, v[2], v[3]) {
            prop_assert_eq!(lifetime.lifetime.is_none(), lifetime.reason.is_some());
            prop_assert!(lifetime.lifetime.is_none_or(|l| l.is_finite() && l >= 1.0 - 1e-12), "{:?}", lifetime);
            prop_assert!(lifetime.residual.is_none_or(|l| l.is_finite() && l >= 0.0));
        }
        if let Ok(forecast) = predict_retention(&p, v[3].min(1000.0)) {
            prop_assert!(forecast.survival.iter().all(|s| (0.0..=1.0).contains(s)));
        }
    }

    #[test]
    fn no_spend_is_anything_but_a_number_or_an_error(v in prop::collection::vec(hostile(), 5)) {
        let p = SpendParameters { p: v[0], q: v[1], gamma: v[2] };
        if let Ok(spend) = predict_spend(&p, &[SpendHistory::new(v[3], Some(v[4]))]) {
            prop_assert_eq!(spend[0].expected.is_none(), spend[0].reason.is_some());
            prop_assert!(spend[0].expected.is_none_or(|e| e.is_finite() && e >= 0.0));
        }
    }

    #[test]
    fn survival_falls_and_retention_rises(alpha in magnitude(-3.0, 3.0), beta in magnitude(-3.0, 3.0)) {
        let forecast = predict_retention(&RetentionParameters { alpha, beta }, 50.0).unwrap();
        prop_assert_eq!(forecast.survival[0], 1.0);
        prop_assert!(forecast.survival.windows(2).all(|pair| pair[1] <= pair[0]));
        prop_assert!(forecast.retention.windows(2).all(|pair| pair[1] >= pair[0]));
        prop_assert_eq!(forecast.survival.len(), 51);
        prop_assert_eq!(forecast.retention.len(), 50);
    }

    #[test]
    fn discounted_lifetimes_are_their_truncated_sums(
        alpha in magnitude(-1.0, 2.0), beta in magnitude(-1.0, 2.0), discount in 0.05..1.0f64, renewals in 0u32..20,
    ) {
        let p = RetentionParameters { alpha, beta };
        let survival = predict_retention(&p, 1000.0).unwrap().survival;
        let n = renewals as usize;
        let sum = |from: usize| survival[from..].iter().rev().fold(0.0, |later, s| s + later / (1.0 + discount));
        let expected = discounted_lifetime(&p, discount, f64::from(renewals)).unwrap();
        prop_assert!((expected.lifetime.unwrap() / sum(0) - 1.0).abs() < 1e-12);
        prop_assert!((expected.residual.unwrap() / (sum(n + 1) / survival[n]) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_purchase_counts_from_its_day_on_or_is_refused_at_what_is_wrong(date in dates(), end in dates(), value in hostile()) {
        let transaction = Transaction { customer: String::new(), date: date.clone(), value: Some(value) };
        let ages = summarise(&[transaction], &end, Unit::Day).map(|customers| customers.iter().map(|c| c.age).collect());
        let expected = match (calendar::date(&date), calendar::date(&end)) {
            (None, _) => Err(MetricError::Malformed { field: "transactions[0].date".to_owned(), rule: Rule::IsoDate }),
            _ if !value.is_finite() => Err(MetricError::NotFinite { field: "transactions[0].value".to_owned() }),
            (_, None) => Err(MetricError::Malformed { field: "observationEnd".to_owned(), rule: Rule::IsoDate }),
            (Some(date), Some(end)) if date <= end && value > 0.0 => Ok(vec![calendar::days(date, end)]),
            _ => Ok(Vec::new()),
        };
        prop_assert_eq!(ages, expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn probabilities_of_purchases_sum_to_one(
        model in models(), r in 0.1..3.0f64, alpha in 1.0..20.0f64, a in 0.2..3.0f64, b in 0.2..5.0f64, t in 0.1..60.0f64,
    ) {
        let p = PurchaseParameters { model, r, alpha, a, b };
        let probabilities = purchase_probabilities(&p, t, 3000.0).unwrap();
        prop_assert!(probabilities.iter().all(|q| (0.0..=1.0).contains(q)));
        prop_assert!((probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let mean: f64 = probabilities.iter().enumerate().map(|(x, q)| x as f64 * q).sum();
        let expected = one(&p, PurchaseHistory::new(0.0, 0.0, 0.0), t).expected;
        prop_assert!((mean / expected - 1.0).abs() < 1e-10, "{} and {}", mean, expected);
    }

    #[test]
    fn no_fit_is_anything_but_numbers_or_an_error(
        model in models(), rows in prop::collection::vec((0u32..6, 0.01..1.0f64, 0.5..50.0f64, 1u32..4, hostile()), 1..12),
    ) {
        let customers: Vec<ValueRow> = rows.iter().map(|&(x, share, age, count, value)| ValueRow {
            frequency: f64::from(x),
            recency: if x > 0 { share * age } else { 0.0 },
            age,
            value: Some(value),
            count: f64::from(count),
        }).collect();
        let histories: Vec<_> = customers.iter().map(ValueRow::purchases).collect();
        match fit_purchases(model, &histories) {
            Ok(fit) => prop_assert!([fit.r, fit.alpha, fit.a, fit.b].iter().all(|v| v.is_finite() && *v > 0.0)),
            Err(error) => prop_assert!(matches!(error, MetricError::NotConverged { .. }), "{}", error),
        }
        let spends: Vec<_> = customers.iter().map(ValueRow::spend).collect();
        if let Ok(fit) = fit_spend(&spends) {
            prop_assert!([fit.p, fit.q, fit.gamma, fit.log_likelihood.abs()].iter().all(|v| v.is_finite() && *v > 0.0));
        }
    }

    #[test]
    fn no_cohort_is_anything_but_numbers_or_an_error(mut cohort in prop::collection::vec(hostile(), 0..8), sorted in any::<bool>()) {
        if sorted {
            cohort.sort_by(|a, b| b.total_cmp(a));
        }
        if let Ok(fit) = fit_retention(&[cohort]) {
            prop_assert!(fit.alpha.is_finite() && fit.beta.is_finite() && fit.log_likelihood.is_finite());
        }
    }
}
