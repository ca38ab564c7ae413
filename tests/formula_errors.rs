//! What a refused input of the formulas is told, and what is a value and no error.
#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use feltworth::metrics::{
    AcquisitionLimitInput, Bounds, Distribution, LtvFactor, LtvInput, LtvOutput, MetricError, MonteCarloOptions,
    NoGoal, PaybackRule, RetentionClvInput, Timing, attribute_change, goal_seek, ltv, ltv_goal_seek, ltv_monte_carlo,
    ltv_tornado, maximum_acquisition_cost, monte_carlo, retention_clv, simple_payback, tornado,
};

fn gym() -> LtvInput {
    LtvInput { average_check: 20.0, purchases_per_month: 1.0, margin: 0.25, months: 36.0, ..LtvInput::default() }
}

fn field<T: std::fmt::Debug>(result: Result<T, MetricError>) -> String {
    result.unwrap_err().field().to_owned()
}

#[test]
fn an_error_names_the_first_wrong_field() {
    let input = RetentionClvInput {
        margin_per_period: 1.0,
        retention: 1.5,
        discount: -1.0,
        timing: Timing::Arrears,
        growth: None,
        periods: Some(2.5),
    };
    assert_eq!(field(retention_clv(&input)), "retention");
    let input = RetentionClvInput { retention: 0.5, ..input };
    assert_eq!(field(retention_clv(&input)), "discount");
    let input = RetentionClvInput { discount: 0.0, ..input };
    assert_eq!(field(retention_clv(&input)), "periods");
    let rule = PaybackRule { margin_per_period: 1.0, periods: -1.0, retention: None, discount: None };
    let input = AcquisitionLimitInput { lifetime_value: 1.0, target_ratio: None, buffer: None, payback: Some(rule) };
    assert_eq!(field(maximum_acquisition_cost(&input)), "payback.periods");
    assert_eq!(
        maximum_acquisition_cost(&AcquisitionLimitInput { payback: None, ..input }),
        Err(MetricError::Empty { field: String::new() })
    );
}

#[test]
fn differing_factors_are_inconsistent_where_they_differ() {
    let factors = |names: &[&str]| names.iter().map(|n| ((*n).to_owned(), 2.0)).collect::<Vec<_>>();
    let inconsistent = |before: &[&str], after: &[&str]| {
        let error = attribute_change(&factors(before), &factors(after)).unwrap_err();
        assert!(matches!(error, MetricError::Inconsistent { .. }));
        error.field().to_owned()
    };
    assert_eq!(inconsistent(&["a", "b"], &["a"]), "after.b");
    assert_eq!(inconsistent(&["a"], &["a", "b"]), "after.b");
    assert_eq!(inconsistent(&["a", "a"], &["a"]), "before.a");
    let zero = vec![("a".to_owned(), 0.0)];
    assert_eq!(field(attribute_change(&zero, &factors(&["a"]))), "before.a");
    assert_eq!(field(attribute_change(&factors(&["a"]), &zero)), "after.a");
}

#[test]
fn a_huge_product_is_out_of_range_and_not_infinite() {
    let factors = |value| vec![("a".to_owned(), value), ("b".to_owned(), value)];
    assert_eq!(field(attribute_change(&factors(1.0), &factors(1e200))), "");
    assert_eq!(field(attribute_change(&factors(1e-200), &factors(1.0))), "");
}

#[test]
fn equal_swings_keep_the_order_of_the_ranges() {
    let base = [("a", 1.0), ("b", 1.0), ("c", 1.0)];
    let range = Bounds { low: 0.0, high: 2.0 };
    let ranges = [("c", range), ("a", range), ("b", Bounds { low: 0.0, high: 3.0 })];
    let chart = tornado(&base, &ranges, |x| Ok(x.iter().sum())).unwrap();
    let names: Vec<&str> = chart.bars.iter().map(|bar| bar.name.as_str()).collect();
    assert_eq!(names, ["b", "c", "a"]);
}

#[test]
fn a_range_that_the_model_refuses_is_named_with_its_end() {
    let tornado = |base, factor, low, high| ltv_tornado(&base, LtvOutput::Profit, &[(factor, Bounds { low, high })]);
    assert_eq!(field(tornado(gym(), LtvFactor::Margin, 0.2, 1.2)), "ranges.margin.high");
    assert_eq!(field(tornado(gym(), LtvFactor::Months, -1.0, 2.0)), "ranges.months.low");
    assert_eq!(field(tornado(gym(), LtvFactor::Months, 2.0, 1.0)), "ranges.months");
    assert_eq!(field(tornado(gym(), LtvFactor::Months, f64::NAN, 1.0)), "ranges.months.low");
    assert_eq!(field(tornado(LtvInput { margin: 30.0, ..gym() }, LtvFactor::Months, 1.0, 2.0)), "base.margin");
    let costs = [(LtvFactor::AcquisitionCost, Bounds { low: 1.0, high: 60.0 })];
    for ranges in [&costs[..], &[]] {
        let error = ltv_tornado(&gym(), LtvOutput::Ratio, ranges).unwrap_err();
        assert!(matches!(&error, MetricError::Empty { field } if field == "base.acquisitionCost"), "{error}");
    }
}

#[test]
fn a_goal_out_of_reach_is_a_value() {
    let seek = |factor, output, target, range| ltv_goal_seek(&gym(), factor, output, target, range);
    let over_margin = seek(LtvFactor::Margin, LtvOutput::Profit, 721.0, None).unwrap();
    assert_eq!((over_margin.value, over_margin.reason), (None, Some(NoGoal::NotReachable)));
    assert_eq!(seek(LtvFactor::Margin, LtvOutput::Profit, 360.0, None).unwrap().value, Some(0.5));
    assert_eq!(seek(LtvFactor::Margin, LtvOutput::Profit, -72.0, None).unwrap().value, Some(-0.1));
    assert_eq!(
        field(seek(LtvFactor::Margin, LtvOutput::Profit, 1.0, Some(Bounds { low: 0.0, high: 2.0 }))),
        "range.high"
    );
    assert_eq!(field(seek(LtvFactor::Months, LtvOutput::Ratio, 3.0, None)), "base.acquisitionCost");
    // A perpetuity of 5 a month at 10 % a year is worth 627 and no more, however many months.
    let base = LtvInput { discount_per_year: Some(0.1), ..gym() };
    let months = |target| ltv_goal_seek(&base, LtvFactor::Months, LtvOutput::DiscountedProfit, target, None).unwrap();
    assert_eq!(months(630.0).value, None);
    let found = months(600.0).value.unwrap();
    assert!((ltv(&LtvInput { months: found, ..base }).unwrap().discounted_profit - 600.0).abs() < 1e-9);
    // What the profit of so many months would be is nothing to the revenue.
    let loss = LtvInput { margin: -0.1, discount_per_year: Some(-0.2), ..gym() };
    for target in [720.0, 1e6] {
        let found = ltv_goal_seek(&loss, LtvFactor::Months, LtvOutput::Revenue, target, None).unwrap();
        assert_eq!(found.value, Some(target / 20.0));
    }
}

#[test]
fn a_factor_that_does_not_move_the_output_stays_at_its_base() {
    let base = LtvInput { acquisition_cost: None, ..gym() };
    let seek =
        |base: &LtvInput, factor, output, target, range| ltv_goal_seek(base, factor, output, target, range).unwrap();
    for (factor, value) in
        [(LtvFactor::Margin, 0.25), (LtvFactor::DiscountPerYear, 0.0), (LtvFactor::AcquisitionCost, 0.0)]
    {
        assert_eq!(seek(&base, factor, LtvOutput::Revenue, 720.0, None).value, Some(value), "{factor:?}");
        assert_eq!(
            seek(&base, factor, LtvOutput::Revenue, 700.0, None).reason,
            Some(NoGoal::NotReachable),
            "{factor:?}"
        );
    }
    let unsold = LtvInput { months: 0.0, ..base };
    for factor in [LtvFactor::AverageCheck, LtvFactor::PurchasesPerMonth] {
        let own = if factor == LtvFactor::AverageCheck { 20.0 } else { 1.0 };
        assert_eq!(seek(&unsold, factor, LtvOutput::DiscountedProfit, 0.0, None).value, Some(own));
    }
    let range = Some(Bounds { low: 0.3, high: 0.9 });
    assert_eq!(seek(&base, LtvFactor::Margin, LtvOutput::Revenue, 720.0, range).value, Some(0.3));
}

#[test]
fn an_output_that_levels_off_is_reached_where_it_does() {
    let base = LtvInput { discount_per_year: Some(0.1), ..gym() };
    let limit = ltv(&LtvInput { months: 1e6, ..base }).unwrap().discounted_profit;
    let found = ltv_goal_seek(&base, LtvFactor::Months, LtvOutput::DiscountedProfit, limit, None).unwrap();
    assert!(found.value.unwrap() < 10_000.0, "{found:?}");
    let full = ltv_goal_seek(&base, LtvFactor::Margin, LtvOutput::Profit, 720.0, None).unwrap();
    assert_eq!(full.value, Some(1.0));
}

#[test]
fn a_range_that_a_factor_does_not_allow_is_named_at_its_end() {
    let at =
        |factor, low, high| field(ltv_goal_seek(&gym(), factor, LtvOutput::Profit, 1.0, Some(Bounds { low, high })));
    assert_eq!(at(LtvFactor::Months, -1.0, 5.0), "range.low");
    assert_eq!(at(LtvFactor::DiscountPerYear, -1.0, 5.0), "range.low");
    assert_eq!(at(LtvFactor::Margin, 0.5, 1.5), "range.high");
}

#[test]
fn goal_seek_does_not_take_a_jump_for_a_solution() {
    let jump = |x: f64| Ok(if x < 5.0 { 1.0 } else { 3.0 });
    assert_eq!(goal_seek(2.0, Bounds { low: 0.0, high: 10.0 }, jump).unwrap().reason, Some(NoGoal::NotReachable));
    assert_eq!(goal_seek(0.0, Bounds { low: -1.0, high: 1.0 }, |x| Ok(1.0 / x)).unwrap().value, None);
    assert_eq!(goal_seek(0.0, Bounds { low: -1.0, high: 2.0 }, |_| Ok(f64::NAN)).unwrap().value, None);
    let root = goal_seek(0.0, Bounds { low: -9.0, high: 9.0 }, |x| Ok(libm::cbrt(x - 0.3))).unwrap();
    assert!((root.value.unwrap() - 0.3).abs() < 1e-15);
}

#[test]
fn a_simulation_counts_what_the_model_refuses() {
    let margin = [(LtvFactor::Margin, Distribution::Uniform { low: 0.5, high: 1.5 })];
    let options = MonteCarloOptions { draws: 10_000.0, seed: 3, shares: vec![1.0], threshold: Some(720.0) };
    let result = ltv_monte_carlo(&gym(), LtvOutput::Profit, &margin, &options).unwrap();
    assert_eq!(result.n + result.refused, 10_000);
    assert!((4_800..5_200).contains(&result.n));
    assert!(result.percentiles[0].value <= 720.0 && result.exceeding == Some(0.0));
    let never = [(LtvFactor::Margin, Distribution::Fixed { value: 30.0 })];
    assert_eq!(field(ltv_monte_carlo(&gym(), LtvOutput::Profit, &never, &options)), "inputs.margin");
}

#[test]
fn a_simulation_refuses_impossible_distributions() {
    let run = |distribution, draws, share| {
        let options = MonteCarloOptions { draws, seed: 0, shares: vec![0.5, share], threshold: None };
        field(monte_carlo(&[("x", distribution)], &options, |x| Ok(x[0])))
    };
    assert_eq!(run(Distribution::Uniform { low: 2.0, high: 1.0 }, 10.0, 0.5), "inputs.x.high");
    assert_eq!(run(Distribution::Triangular { low: 0.0, mode: 3.0, high: 2.0 }, 10.0, 0.5), "inputs.x.high");
    assert_eq!(run(Distribution::Normal { mean: 0.0, sd: -1.0 }, 10.0, 0.5), "inputs.x.sd");
    assert_eq!(run(Distribution::LogNormal { mu: f64::NAN, sigma: 1.0 }, 10.0, 0.5), "inputs.x.mu");
    assert_eq!(run(Distribution::Fixed { value: 1.0 }, 0.0, 0.5), "draws");
    assert_eq!(run(Distribution::Fixed { value: 1.0 }, 1.5, 0.5), "draws");
    assert_eq!(run(Distribution::Fixed { value: 1.0 }, 1.0, 1.5), "shares[1]");
}

#[test]
fn the_draws_do_not_depend_on_the_order_of_the_inputs() {
    let months = (LtvFactor::Months, Distribution::Uniform { low: 24.0, high: 48.0 });
    let check = (LtvFactor::AverageCheck, Distribution::Normal { mean: 20.0, sd: 1.0 });
    let options = MonteCarloOptions { draws: 100.0, seed: 3, shares: vec![], threshold: None };
    let run = |inputs: &[_]| ltv_monte_carlo(&gym(), LtvOutput::Profit, inputs, &options).unwrap().mean;
    assert_eq!(run(&[months, check]), run(&[check, months]));
}

#[test]
fn results_have_the_names_of_the_javascript_face() {
    let json = |value: serde_json::Result<String>| value.unwrap();
    let input = RetentionClvInput {
        margin_per_period: 10.0,
        retention: 0.5,
        discount: 0.0,
        timing: Timing::MidPeriod,
        growth: None,
        periods: None,
    };
    let finite = serde_json::to_string(&retention_clv(&input).unwrap());
    assert_eq!(json(finite), r#"{"clv":20.0,"expectedPeriods":2.0}"#);
    let endless = serde_json::to_string(&retention_clv(&RetentionClvInput { retention: 1.0, ..input }).unwrap());
    assert_eq!(json(endless), r#"{"clv":null,"reason":"diverges","expectedPeriods":null}"#);
    let never = serde_json::to_string(&simple_payback(1.0, 0.0).unwrap());
    assert_eq!(json(never), r#"{"periods":null,"reason":"never"}"#);
    let factors = |y| vec![("y".to_owned(), y), ("a".to_owned(), 3.0)];
    let shares = serde_json::to_string(&attribute_change(&factors(2.0), &factors(4.0)).unwrap());
    assert_eq!(json(shares), r#"{"change":6.0,"shares":{"y":6.0,"a":0.0}}"#);
}
