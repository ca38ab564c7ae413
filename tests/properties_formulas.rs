//! What holds for every input of the formulas, and that every one gets a plain number or an error.
#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use feltworth::metrics::{
    AcquisitionLimitInput, Bounds, Distribution, Expansion, LtvFactor, LtvInput, LtvOutput, MonteCarloOptions, NoGoal,
    PaybackInput, PaybackRule, RateKind, RatePeriod, RetentionClvInput, RetentionCostInput, RevenueMovement,
    SubscriptionLtvInput, Timing, attribute_change, break_even_roas, continuous_rate, convert_rate, goal_seek,
    in_months, ltv_goal_seek, ltv_to_cac, maximum_acquisition_cost, monte_carlo, payback, retention_clv,
    retention_cost_clv, revenue_retention, subscription_ltv, tornado,
};
use proptest::prelude::*;

fn close(actual: f64, expected: f64, tolerance: f64) -> bool {
    (actual - expected).abs() <= tolerance * expected.abs().max(actual.abs())
}

fn timing() -> impl Strategy<Value = Timing> {
    prop::sample::select(vec![Timing::Immediate, Timing::Residual, Timing::Arrears, Timing::MidPeriod])
}

fn clv(m: f64, r: f64, d: f64, timing: Timing, growth: f64, periods: Option<f64>) -> Option<f64> {
    let growth = Some(growth);
    let input = RetentionClvInput { margin_per_period: m, retention: r, discount: d, timing, growth, periods };
    retention_clv(&input).unwrap().clv
}

fn paid_back(cost: f64, margin: f64, retention: f64, discount: f64) -> Option<f64> {
    let (retention, discount) = (Some(retention), Some(discount));
    payback(&PaybackInput { acquisition_cost: cost, margin_per_period: margin, retention, discount }).unwrap().periods
}

/// Any double, the awkward ones often.
fn any_number() -> impl Strategy<Value = f64> {
    let awkward =
        vec![0.0, -0.0, 1.0, -1.0, f64::NAN, f64::INFINITY, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, 1e300];
    prop_oneof![3 => any::<f64>(), 2 => prop::sample::select(awkward), 3 => -2.0..2.0_f64, 2 => (-5..50_i32).prop_map(f64::from)]
}

fn any_option() -> impl Strategy<Value = Option<f64>> {
    prop::option::of(any_number())
}

fn plain(value: Option<f64>) -> bool {
    value.is_none_or(|v| v.is_finite() && !(v == 0.0 && v.is_sign_negative()))
}

proptest! {
    #[test]
    fn the_timings_differ_by_one_payment_and_by_one_period(
        m in -1e6..1e6_f64, r in 0.0..=1.0_f64, d in 1e-6..2.0_f64, n in prop::option::of(1..500_u32),
    ) {
        let n = n.map(f64::from);
        let at = |timing| clv(m, r, d, timing, 0.0, n).unwrap();
        let immediate = at(Timing::Immediate);
        prop_assert!(close(at(Timing::Arrears), immediate / (1.0 + d), 1e-15));
        prop_assert!(close(at(Timing::MidPeriod), immediate / (1.0 + d).sqrt(), 1e-15));
        if n.is_none() {
            prop_assert!((at(Timing::Residual) + m - immediate).abs() <= 1e-14 * immediate.abs());
        }
    }

    #[test]
    fn a_finite_sum_equals_its_payments(
        r in 0.0..=1.0_f64, d in -0.2..1.0_f64, g in -0.5..0.3_f64, n in 1..60_u32, timing in timing(),
    ) {
        let weight = match timing {
            Timing::Immediate => 1.0,
            Timing::Residual => r * (1.0 + g) / (1.0 + d),
            Timing::Arrears => 1.0 / (1.0 + d),
            Timing::MidPeriod => 1.0 / (1.0 + d).sqrt(),
        };
        let ratio = r * (1.0 + g) / (1.0 + d);
        let payments: f64 = (0..n).scan(1.0, |payment, _| { let now = *payment; *payment *= ratio; Some(now) }).sum();
        prop_assert!(close(clv(10.0, r, d, timing, g, Some(f64::from(n))).unwrap(), 10.0 * weight * payments, 1e-13));
    }

    #[test]
    fn a_longer_horizon_is_worth_more_and_none_is_worth_most(
        r in 0.01..=1.0_f64, d in 1e-9..1.0_f64, n in 1..1000_u32, timing in timing(),
    ) {
        let at = |n: Option<u32>| clv(1.0, r, d, timing, 0.0, n.map(f64::from)).unwrap();
        prop_assert!(at(Some(n)) <= at(Some(n + 1)) * (1.0 + 1e-15));
        prop_assert!(at(Some(n)) <= at(None) * (1.0 + 1e-15));
    }

    #[test]
    fn lifetime_value_scales_with_the_margin(m in 1e-3..1e6_f64, r in 0.0..1.0_f64, d in 0.0..1.0_f64, timing in timing()) {
        prop_assert!(close(clv(m, r, d, timing, 0.0, None).unwrap(), m * clv(1.0, r, d, timing, 0.0, None).unwrap(), 1e-15));
        prop_assert_eq!(clv(-m, r, d, timing, 0.0, None).map(|v| v + 0.0), clv(m, r, d, timing, 0.0, None).map(|v| 0.0 - v));
    }

    #[test]
    fn the_payments_until_payback_are_worth_the_cost(
        cost in 0.01..1e5_f64, m in 0.01..1e4_f64, r in 0.5..=1.0_f64, d in -0.1..0.5_f64,
    ) {
        let payback = PaybackRule { margin_per_period: m, periods: 0.0, retention: Some(r), discount: Some(d) };
        match paid_back(cost, m, r, d) {
            Some(periods) if periods < 200.0 => {
                let rule = PaybackRule { periods, ..payback };
                let input = AcquisitionLimitInput { lifetime_value: 0.0, target_ratio: None, buffer: None, payback: Some(rule) };
                let back = maximum_acquisition_cost(&input).unwrap().maximum.unwrap();
                prop_assert!(close(back, cost, 1e-10), "{back} of {cost} after {periods}");
            }
            Some(periods) => prop_assert!(periods.is_finite()),
            None => prop_assert!(cost >= 0.999_999_999 * clv(m, r, d, Timing::Immediate, 0.0, None).unwrap()),
        }
    }

    #[test]
    fn payback_grows_with_the_cost(
        cost in 0.0..1e5_f64, more in 1.0..2.0_f64, m in 0.01..1e4_f64, r in 0.0..=1.0_f64, d in -0.5..0.5_f64,
    ) {
        let (one, two) = (paid_back(cost, m, r, d), paid_back(cost * more, m, r, d));
        prop_assert!(two.is_none() || one.unwrap() <= two.unwrap() * (1.0 + 1e-12));
    }

    #[test]
    fn payback_with_a_negative_discount_always_comes(cost in 0.0..1e9_f64, m in 1e-6..1e4_f64, d in -0.99..-1e-6_f64) {
        prop_assert!(paid_back(cost, m, 1.0, d).is_some());
    }

    #[test]
    fn a_subscription_without_expansion_is_an_immediate_value(
        arpa in 0.0..1e4_f64, margin in -1.0..=1.0_f64, churn in 0.001..=1.0_f64, d in 0.0..1.0_f64, n in prop::option::of(1..200_u32),
    ) {
        let input = SubscriptionLtvInput {
            revenue_per_account: arpa, margin, churn, discount: Some(d), expansion: None, periods: n.map(f64::from),
        };
        let value = subscription_ltv(&input).unwrap().ltv.unwrap();
        let immediate = clv(arpa * margin, 1.0 - churn, d, Timing::Immediate, 0.0, n.map(f64::from)).unwrap();
        prop_assert!(close(value, immediate, 1e-12));
        for expansion in [Expansion::Linear { amount: 0.0 }, Expansion::Geometric { rate: 0.0 }] {
            let same = SubscriptionLtvInput { expansion: Some(expansion), ..input };
            prop_assert_eq!(subscription_ltv(&same).unwrap().ltv.unwrap(), value);
        }
    }

    #[test]
    fn linear_expansion_equals_its_payments(churn in 0.0..=1.0_f64, d in -0.02..0.5_f64, a in 0.0..10.0_f64, n in 1..120_u32) {
        let input = SubscriptionLtvInput {
            revenue_per_account: 50.0, margin: 0.8, churn, discount: Some(d),
            expansion: Some(Expansion::Linear { amount: a }), periods: Some(f64::from(n)),
        };
        let ratio = (1.0 - churn) / (1.0 + d);
        let mut weight = 1.0;
        let mut total = 0.0;
        for t in 0..n {
            total += 0.8 * (50.0 + a * f64::from(t)) * weight;
            weight *= ratio;
        }
        prop_assert!(close(subscription_ltv(&input).unwrap().ltv.unwrap(), total, 1e-12));
    }

    #[test]
    fn a_rate_comes_back_from_another_period(
        rate in 0.0..0.9_f64,
        kind in prop::sample::select(vec![RateKind::Discount, RateKind::Retention, RateKind::Churn]),
        from in prop::sample::select(vec![RatePeriod::Week, RatePeriod::Month]),
        to in prop::sample::select(vec![RatePeriod::Week, RatePeriod::Month]),
    ) {
        let there = convert_rate(rate, kind, from, to).unwrap();
        let back = convert_rate(there, kind, to, from).unwrap();
        prop_assert!((back - rate).abs() <= 1e-10, "{rate} came back as {back}");
    }

    #[test]
    fn churn_and_retention_stay_complements(churn in 0.0..=1.0_f64) {
        let (year, month) = (RatePeriod::Year, RatePeriod::Month);
        let left = convert_rate(churn, RateKind::Churn, month, year).unwrap();
        let stayed = convert_rate(1.0 - churn, RateKind::Retention, month, year).unwrap();
        prop_assert!((left + stayed - 1.0).abs() < 1e-14);
    }

    #[test]
    fn attributed_shares_sum_to_the_change(
        pairs in prop::collection::vec((1e-3..1e3_f64, 1e-3..1e3_f64), 1..8), close_by in any::<bool>(),
    ) {
        let name = |i: usize| format!("f{i}");
        let later = |(from, to): (f64, f64)| if close_by { from * (1.0 + 1e-9 * to) } else { to };
        let before: Vec<_> = pairs.iter().enumerate().map(|(i, p)| (name(i), p.0)).collect();
        let after: Vec<_> = pairs.iter().enumerate().rev().map(|(i, p)| (name(i), later(*p))).collect();
        let result = attribute_change(&before, &after).unwrap();
        let sum: f64 = result.shares.iter().map(|(_, share)| share).sum();
        prop_assert!(close(sum, result.change, 1e-12));
        let (old, new): (f64, f64) = (before.iter().map(|f| f.1).product(), after.iter().map(|f| f.1).product());
        let size: f64 = result.shares.iter().map(|(_, share)| share.abs()).sum();
        prop_assert!((result.change - (new - old)).abs() <= 4e-15 * (old + new) + 1e-15 * size);
        for ((_, share), (from, to)) in result.shares.iter().zip(pairs) {
            prop_assert!(share * (later((from, to)) - from) >= 0.0, "a share has the sign of its factor's change");
        }
    }

    #[test]
    fn attribution_of_no_change_is_zero(values in prop::collection::vec(1e-9..1e9_f64, 1..6)) {
        let same: Vec<_> = values.iter().enumerate().map(|(i, v)| (format!("f{i}"), *v)).collect();
        let result = attribute_change(&same, &same).unwrap();
        prop_assert_eq!(result.change, 0.0);
        prop_assert!(result.shares.iter().all(|(_, share)| *share == 0.0 && share.is_sign_positive()));
    }

    #[test]
    fn tornado_bars_are_sorted_and_equal_for_equal_percentages_of_a_product(values in prop::collection::vec(0.1..100.0_f64, 1..6)) {
        let names: Vec<String> = (0..values.len()).map(|i| format!("x{i}")).collect();
        let base: Vec<_> = names.iter().map(String::as_str).zip(values.iter().copied()).collect();
        let ranges: Vec<_> = base.iter().map(|(n, v)| (*n, Bounds { low: v * 0.9, high: v * 1.1 })).collect();
        let chart = tornado(&base, &ranges, |x| Ok(x.iter().product())).unwrap();
        prop_assert!(chart.bars.iter().all(|bar| close(bar.swing, 0.2 * chart.base, 1e-13)));
        let sums = tornado(&base, &ranges, |x| Ok(x.iter().sum())).unwrap();
        prop_assert!(sums.bars.windows(2).all(|pair| pair[0].swing >= pair[1].swing));
    }

    #[test]
    fn goal_seek_inverts_a_monotone_model(x in 0.001..1e6_f64, falling in any::<bool>()) {
        let model = |x: f64| if falling { 1.0 / x } else { x * x * x + x };
        let found = goal_seek(model(x), Bounds { low: 0.0, high: f64::MAX }, |x| Ok(model(x))).unwrap();
        prop_assert!(close(found.value.unwrap(), x, 1e-14));
        prop_assert!(close(found.output.unwrap(), model(x), 1e-14));
    }

    #[test]
    fn goal_seek_finds_a_point_of_a_wave(target in -0.99..0.99_f64, low in -10.0..10.0_f64) {
        let found = goal_seek(target, Bounds { low, high: low + 7.0 }, |x| Ok(x.sin())).unwrap();
        prop_assert!((found.value.unwrap().sin() - target).abs() < 1e-14);
    }

    #[test]
    fn goal_seek_ends_whatever_the_model_says(
        outputs in prop::collection::vec(any_number(), 1..40), target in any::<f64>(), low in any::<f64>(), high in any::<f64>(),
    ) {
        let mut calls = 0;
        let result = goal_seek(target, Bounds { low, high }, |_| { calls += 1; Ok(outputs[calls % outputs.len()]) });
        prop_assert!(calls < 400);
        if let Ok(found) = result {
            prop_assert!(plain(found.value) && plain(found.output));
        }
    }

    #[test]
    fn a_seek_on_a_lifetime_value_reaches_its_target(
        factor in prop::sample::select(vec![
            LtvFactor::AverageCheck, LtvFactor::PurchasesPerMonth, LtvFactor::Margin, LtvFactor::Months, LtvFactor::AcquisitionCost,
        ]),
        target in 0.1..10.0_f64, discount in prop::option::of(0.0..0.5_f64),
    ) {
        let base = LtvInput {
            average_check: 20.0, purchases_per_month: 1.5, margin: 0.4, months: 36.0, discount_per_year: discount,
            acquisition_cost: Some(60.0),
        };
        let found = ltv_goal_seek(&base, factor, LtvOutput::Ratio, target, None).unwrap();
        match found.value {
            Some(_) => prop_assert!(close(found.output.unwrap(), target, 1e-13)),
            None => prop_assert!(matches!(factor, LtvFactor::Margin | LtvFactor::Months)),
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_result_and_another_one_does_not(seed in 0..1_u64 << 53) {
        let inputs = [("a", Distribution::Normal { mean: 1.0, sd: 2.0 }), ("b", Distribution::Uniform { low: 0.0, high: 1.0 })];
        let run = |seed| {
            let options = MonteCarloOptions { draws: 50.0, seed, shares: vec![0.0, 0.5, 1.0], threshold: Some(0.5) };
            monte_carlo(&inputs, &options, |x| Ok(x[0] * x[1])).unwrap()
        };
        let result = run(seed);
        prop_assert_eq!(&result, &run(seed));
        prop_assert_ne!(result.mean, run(seed ^ 1).mean);
        prop_assert!(result.percentiles.windows(2).all(|pair| pair[0].value <= pair[1].value));
        prop_assert!((0.0..=1.0).contains(&result.exceeding.unwrap()));
    }

    #[test]
    fn draws_stay_within_their_bounds(low in -1e3..1e3_f64, rise in 0.0..1e3_f64, fall in 0.0..1e3_f64, seed in any::<u64>()) {
        let (mode, high) = (low + rise, low + rise + fall);
        for distribution in [Distribution::Uniform { low, high }, Distribution::Triangular { low, mode, high }] {
            let options = MonteCarloOptions { draws: 100.0, seed, shares: vec![0.0, 1.0], threshold: None };
            let result = monte_carlo(&[("x", distribution)], &options, |x| Ok(x[0])).unwrap();
            prop_assert!(result.percentiles[0].value >= low && result.percentiles[1].value <= high);
        }
    }

    /// Nothing panics, and what comes out is a number or a reason.
    #[test]
    fn whatever_comes_in_a_plain_number_or_an_error_comes_out(
        a in any_number(), b in any_number(), c in any_number(), d in any_number(), e in any_option(), f in any_option(), timing in timing(),
    ) {
        let input = RetentionClvInput { margin_per_period: a, retention: b, discount: c, timing, growth: e, periods: f };
        if let Ok(result) = retention_clv(&input) {
            prop_assert!(plain(result.clv) && plain(result.expected_periods));
            prop_assert_eq!(result.clv.is_none(), result.reason.is_some());
        }
        let input = PaybackInput { acquisition_cost: a, margin_per_period: b, retention: e, discount: f };
        if let Ok(result) = payback(&input) {
            prop_assert!(plain(result.periods) && result.periods.is_none_or(|n| n >= 0.0), "{:?}", result);
        }
        let input = RetentionCostInput {
            contribution_per_period: a, retention_cost_per_period: d, retention: b, discount: c, renewals: f,
        };
        if let Ok(result) = retention_cost_clv(&input) {
            prop_assert!(plain(result.clv) && result.clv.is_none() == result.reason.is_some());
        }
        let rule = PaybackRule { margin_per_period: b, periods: c, retention: e, discount: f };
        let input = AcquisitionLimitInput { lifetime_value: a, target_ratio: e, buffer: f, payback: Some(rule) };
        if let Ok(limit) = maximum_acquisition_cost(&input) {
            prop_assert!(plain(limit.maximum) && plain(limit.by_payback) && plain(limit.by_ratio) && plain(limit.by_buffer));
        }
        for expansion in [None, Some(Expansion::Linear { amount: d }), Some(Expansion::Geometric { rate: d })] {
            let input = SubscriptionLtvInput { revenue_per_account: a, margin: b, churn: c, discount: e, expansion, periods: f };
            if let Ok(result) = subscription_ltv(&input) {
                prop_assert!(plain(result.ltv) && plain(result.expected_periods));
            }
        }
        for kind in [RateKind::Discount, RateKind::Retention, RateKind::Churn] {
            prop_assert!(plain(convert_rate(a, kind, RatePeriod::Year, RatePeriod::Day).ok()));
            prop_assert!(plain(convert_rate(a, kind, RatePeriod::Day, RatePeriod::Year).ok()));
        }
        let month = RevenueMovement { opening: a, new: b, expansion: c, contraction: d, churned: e.unwrap_or(0.0) };
        if let Ok(kept) = revenue_retention(&month) {
            prop_assert!(plain(kept.quick_ratio) && plain(Some(kept.net)) && (0.0..=1.0).contains(&kept.gross));
        }
        prop_assert!(plain(ltv_to_cac(a, b).ok().flatten()) && plain(break_even_roas(a).ok().flatten()));
        prop_assert!(plain(continuous_rate(a, b).ok()) && plain(in_months(a, RatePeriod::Week).ok()));
        let named = |x: f64, y: f64| vec![("x".to_owned(), x), ("y".to_owned(), y)];
        if let Ok(result) = attribute_change(&named(a, b), &named(c, d)) {
            prop_assert!(plain(Some(result.change)) && result.shares.iter().all(|(_, share)| plain(Some(*share))));
            let sum: f64 = result.shares.iter().map(|(_, share)| share).sum();
            prop_assert!(close(sum, result.change, 1e-12));
        }
    }

    #[test]
    fn whatever_is_simulated_or_sought_a_plain_number_or_an_error_comes_out(
        a in any_number(), b in any_number(), c in any_number(), d in any_number(), e in any_option(), f in any_option(), target in any_number(),
    ) {
        let base = LtvInput {
            average_check: a, purchases_per_month: b, margin: c, months: d, discount_per_year: e, acquisition_cost: f,
        };
        for factor in [LtvFactor::Months, LtvFactor::Margin, LtvFactor::DiscountPerYear, LtvFactor::AcquisitionCost] {
            for output in [LtvOutput::Revenue, LtvOutput::DiscountedProfit, LtvOutput::Ratio] {
                if let Ok(found) = ltv_goal_seek(&base, factor, output, target, None) {
                    prop_assert!(plain(found.value) && plain(found.output));
                    prop_assert_eq!(found.value.is_none(), found.reason == Some(NoGoal::NotReachable));
                }
            }
        }
        let options = MonteCarloOptions { draws: 10.0, seed: 1, shares: vec![0.5], threshold: f };
        for distribution in [
            Distribution::Uniform { low: a, high: b }, Distribution::Triangular { low: a, mode: b, high: c },
            Distribution::Normal { mean: a, sd: b }, Distribution::LogNormal { mu: a, sigma: b },
        ] {
            if let Ok(result) = monte_carlo(&[("x", distribution)], &options, |x| Ok(x[0])) {
                prop_assert!(plain(Some(result.mean)) && plain(result.sd) && plain(Some(result.percentiles[0].value)));
            }
        }
    }
}
