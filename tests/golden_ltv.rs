//! Published and independently computed numbers of the lifetime-value formula and of perceived value.

#![allow(clippy::unwrap_used, clippy::excessive_precision)] // a failed unwrap is a failed test; goldens are written as printed

use feltworth::metrics::*;

fn assert_close(actual: f64, expected: f64, tolerance: f64, of: &str) {
    assert!((actual / expected - 1.0).abs() <= tolerance, "{of}: {actual:?} instead of {expected:?}");
}

fn input(factors: [f64; 4], discount_per_year: Option<f64>, acquisition_cost: Option<f64>) -> LtvInput {
    let [average_check, purchases_per_month, margin, months] = factors;
    LtvInput { average_check, purchases_per_month, margin, months, discount_per_year, acquisition_cost }
}

const GYM: [f64; 4] = [20.0, 1.0, 0.25, 36.0];

#[test]
fn the_gym_brings_720_of_revenue_and_180_of_profit() {
    let result = ltv(&input(GYM, None, None)).unwrap();
    assert_eq!((result.revenue, result.profit, result.orders), (720.0, 180.0, 36.0));
    assert_eq!((result.profit_per_month, result.discounted_profit), (5.0, 180.0));
    assert_eq!((result.ratio, result.payback_months), (None, None));
    let year = yearly_value(&input(GYM, None, None)).unwrap();
    assert_eq!((year.revenue, year.profit), (240.0, 60.0));
}

#[test]
fn discounting_agrees_with_mpmath() {
    // factors, yearly rate, cost; discounted profit, ratio, payback, discounted payback (mpmath 1.3, 60 digits)
    let rows = [
        (GYM, 0.1, 60.0, [155.932_292_211_093_32, 2.598_871_536_851_555_4, 12.0, 12.663_836_210_166_542]),
        (GYM, 1e-12, 60.0, [179.999_999_999_722_5, 2.999_999_999_995_375, 12.0, 12.000_000_000_006_5]),
        (
            [35.5, 2.25, 0.4, 18.5],
            0.08,
            120.0,
            [555.571_238_626_034_3, 4.629_760_321_883_619, 3.755_868_544_600_939, 3.814_212_132_811_284],
        ),
        (GYM, -0.5, 60.0, [623.600_381_078_701_9, 10.393_339_684_645_031, 12.0, 8.914_507_935_693_793]),
        (
            [20.0, 1.0, 0.25, 1200.0],
            0.3,
            150.0,
            [226.198_790_999_308_13, 1.507_991_939_995_387_5, 30.0, 49.766_013_277_225_96],
        ),
    ];
    for (factors, rate, cost, [discounted, ratio, payback, discounted_payback]) in rows {
        let input = input(factors, Some(rate), Some(cost));
        let result = ltv(&input).unwrap();
        assert_close(result.discounted_profit, discounted, 4e-15, "discounted profit");
        assert_close(result.ratio.unwrap(), ratio, 4e-15, "ratio");
        assert_close(result.payback_months.unwrap(), payback, 4e-15, "payback");
        let months = discounted_payback_months(&input).unwrap().unwrap();
        assert_close(months, discounted_payback, 4e-15, "discounted payback");
        let then = cumulative_value(&input, months).unwrap();
        assert_close(then.discounted_profit, cost, 1e-14, "discounted profit at the payback");
    }
}

#[test]
fn a_loss_per_sale_never_pays_back() {
    let result = ltv(&input([100.0, 3.0, -0.1, 12.0], Some(0.1), Some(50.0))).unwrap();
    assert_close(result.discounted_profit, -342.014_634_879_920_7, 4e-15, "mpmath 1.3");
    assert_eq!((result.payback_months, result.ratio.unwrap() < 0.0), (None, true));
    assert_eq!(discounted_payback_months(&input([100.0, 3.0, -0.1, 12.0], None, Some(50.0))).unwrap(), None);
}

#[test]
fn a_free_customer_has_no_ratio_and_pays_back_at_once() {
    for margin in [0.25, 0.0, -0.25] {
        let free = input([20.0, 1.0, margin, 36.0], Some(0.1), Some(0.0));
        let result = ltv(&free).unwrap();
        assert_eq!((result.ratio, result.payback_months), (None, Some(0.0)));
        assert_eq!(discounted_payback_months(&free).unwrap(), Some(0.0));
    }
}

#[test]
fn a_cost_above_the_profit_is_not_paid_back() {
    assert_eq!(ltv(&input(GYM, None, Some(180.0))).unwrap().payback_months, Some(36.0));
    assert_eq!(ltv(&input(GYM, None, Some(180.000_001))).unwrap().payback_months, None);
    // 4.35 x 0.25 x 24 = 26.1, which is 26.099999999999998 in doubles
    assert_eq!(ltv(&input([4.35, 1.0, 0.25, 24.0], None, Some(26.1))).unwrap().payback_months, Some(24.0));
    // earned back without discount after 34 months, but never with 30 % a year
    let late = input(GYM, Some(0.3), Some(170.0));
    assert_eq!(ltv(&late).unwrap().payback_months, Some(34.0));
    assert_eq!(discounted_payback_months(&late).unwrap(), None);
}

#[test]
fn zero_months_are_worth_nothing() {
    let result = ltv(&input([20.0, 1.0, 0.25, 0.0], Some(0.1), Some(60.0))).unwrap();
    assert_eq!((result.profit, result.ratio, result.payback_months), (0.0, Some(0.0), None));
    assert!(result.discounted_profit == 0.0 && result.discounted_profit.is_sign_positive());
}

#[test]
fn months_for_a_ratio_invert_the_annuity() {
    let gym = input(GYM, Some(0.1), Some(60.0));
    let months = months_for_ratio(&gym, 2.598_871_536_851_555_4).unwrap().unwrap();
    assert_close(months, 36.0, 1e-14, "mpmath 1.3");
    assert_eq!(months_for_ratio(&gym, 1e6).unwrap(), None);
    assert_eq!(months_for_ratio(&input(GYM, None, None), 3.0).unwrap(), None);
    assert_eq!(months_for_ratio(&input([20.0, 1.0, -0.5, 36.0], None, Some(60.0)), 3.0).unwrap(), None);
}

#[test]
fn ltv_refuses_in_declared_order() {
    let field = |input| ltv(&input).unwrap_err().field().to_owned();
    let nan = f64::NAN;
    assert_eq!(field(input([-1.0, -1.0, 2.0, -1.0], Some(-1.0), Some(-1.0))), "averageCheck");
    assert_eq!(field(input([1.0, nan, 2.0, -1.0], Some(-1.0), Some(-1.0))), "purchasesPerMonth");
    assert_eq!(field(input([1.0, 1.0, 30.0, -1.0], Some(-1.0), Some(-1.0))), "margin");
    assert_eq!(field(input([1.0, 1.0, 0.3, nan], Some(-1.0), Some(-1.0))), "months");
    assert_eq!(field(input([1.0, 1.0, 0.3, 1.0], Some(-1.0), Some(-1.0))), "discountPerYear");
    assert_eq!(field(input([1.0, 1.0, 0.3, 1.0], Some(0.0), Some(-1.0))), "acquisitionCost");
    assert_eq!(field(input([1e200, 1e200, 0.3, 1.0], None, None)), "");
    assert_eq!(field(input([1.0, 1.0, 0.3, 1e300], Some(-0.5), None)), "");
    let months = cumulative_value(&input(GYM, None, None), -1.0).unwrap_err();
    assert_eq!(months.field(), "month");
}

#[test]
fn perceived_value_adds_benefits_and_costs() {
    let benefits = Benefits { money: 10.0, time: 20.0, information: 5.0, psychological: 40.0, social: 25.0 };
    let transaction_costs = TransactionCosts {
        search: 1.0,
        relationship: 2.0,
        negotiation: 3.0,
        decision: 4.0,
        contract: 5.0,
        control: 5.0,
    };
    let result = perceived_value(&PerceivedValueInput { benefits, price: 60.0, transaction_costs }).unwrap();
    assert_eq!((result.benefits, result.costs, result.difference, result.ratio), (100.0, 80.0, 20.0, Some(1.25)));
}

#[test]
fn perceived_value_without_costs_has_no_ratio() {
    let benefits = Benefits { money: 10.0, ..Benefits::default() };
    let result = perceived_value(&PerceivedValueInput { benefits, ..PerceivedValueInput::default() }).unwrap();
    assert_eq!((result.difference, result.ratio), (10.0, None));
}

#[test]
fn perceived_value_refuses_in_declared_order() {
    let mut input = PerceivedValueInput { price: -1.0, ..PerceivedValueInput::default() };
    input.transaction_costs.control = f64::INFINITY;
    input.benefits.social = -0.1;
    let field = |input: &PerceivedValueInput| perceived_value(input).unwrap_err().field().to_owned();
    assert_eq!(field(&input), "benefits.social");
    input.benefits.social = 0.0;
    assert_eq!(field(&input), "price");
    input.price = 0.0;
    assert_eq!(field(&input), "transactionCosts.control");
    input.transaction_costs.control = f64::MAX;
    input.price = f64::MAX;
    assert_eq!(field(&input), "");
}
