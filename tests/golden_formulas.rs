//! Formulas against numbers that this code did not produce: printed in the cited source, or computed from the formula
//! with mpmath at 50 digits.

#![allow(clippy::unwrap_used, clippy::excessive_precision)] // a failed unwrap is a failed test; goldens are written as printed

use feltworth::metrics::{
    AcquisitionLimitInput, BindingRule, Bounds, Distribution, Divergence, Expansion, LtvFactor, LtvInput, LtvOutput,
    MonteCarloOptions, NoPayback, PaybackInput, PaybackRule, RateKind, RatePeriod, RetentionClvInput,
    RetentionCostInput, SubscriptionLtvInput, Timing, attribute_change, continuous_rate, convert_rate, goal_seek,
    ltv_tornado, maximum_acquisition_cost, monte_carlo, payback, retention_clv, retention_cost_clv, simple_payback,
    subscription_ltv,
};

/// Expected value, its relative tolerance, and where it comes from.
struct Golden(f64, f64, &'static str);

const HARDIE: &str = "Fader & Hardie 2012, notes/024, formulas with mpmath";
const MPMATH: &str = "the formula with mpmath, 50 digits";

impl Golden {
    fn check(&self, actual: f64) {
        let Self(expected, tolerance, source) = self;
        let error = (actual - expected).abs() / expected.abs();
        assert!(error <= *tolerance, "{actual} is {error:e} off {expected} ({source})");
    }
}

fn clv(m: f64, r: f64, d: f64, timing: Timing, growth: Option<f64>, periods: Option<f64>) -> f64 {
    let input = RetentionClvInput { margin_per_period: m, retention: r, discount: d, timing, growth, periods };
    retention_clv(&input).unwrap().clv.unwrap()
}

#[test]
fn the_timings_are_the_three_textbooks() {
    Golden(266.666_666_666_666_667, 1e-15, HARDIE).check(clv(100.0, 0.8, 0.1, Timing::Residual, None, None));
    Golden(366.666_666_666_666_667, 1e-15, HARDIE).check(clv(100.0, 0.8, 0.1, Timing::Immediate, None, None));
    Golden(333.333_333_333_333_333, 1e-15, HARDIE).check(clv(100.0, 0.8, 0.1, Timing::Arrears, None, None));
    Golden(349.602_949_390_050_516, 1e-15, HARDIE).check(clv(100.0, 0.8, 0.1, Timing::MidPeriod, None, None));
    Golden(1209.0, 1e-3, "printed in notes/024, \"about $1,209\"").check(clv(
        17.95,
        0.995,
        0.01,
        Timing::Immediate,
        None,
        None,
    ));
    Golden(1_208.633_333_333_333_33, 2e-14, HARDIE).check(clv(17.95, 0.995, 0.01, Timing::Immediate, None, None));
    Golden(1_190.683_333_333_333_33, 2e-14, HARDIE).check(clv(17.95, 0.995, 0.01, Timing::Residual, None, None));
}

#[test]
fn a_horizon_truncates_the_sum() {
    let five = Some(5.0);
    Golden(292.063_383_648_657_879, 1e-14, MPMATH).check(clv(100.0, 0.8, 0.1, Timing::Immediate, None, five));
    Golden(212.409_733_562_660_275, 1e-14, MPMATH).check(clv(100.0, 0.8, 0.1, Timing::Residual, None, five));
}

#[test]
fn a_monthly_horizon_is_not_a_discounted_sum_of_survival() {
    // 100 at 60 % margin, 3 % churn a month, 24 months, 10 % a year: a public calculator prints 849.60.
    let at = |timing| clv(60.0, 0.97, 0.1 / 12.0, timing, None, Some(24.0));
    Golden(955.671_890_028_971_325, 1e-13, MPMATH).check(at(Timing::Immediate));
    Golden(919.340_561_978_283_159, 1e-13, MPMATH).check(at(Timing::Residual));
    Golden(947.773_775_235_343_463, 1e-13, MPMATH).check(at(Timing::Arrears));
}

#[test]
fn where_all_leave_there_is_one_payment_however_negative_the_discount() {
    let discount = -0.999_999_999_999_999_9;
    for periods in [None, Some(1.0), Some(7.0)] {
        assert_eq!(clv(100.0, 0.0, discount, Timing::Immediate, None, periods), 100.0);
        assert_eq!(clv(100.0, 0.0, discount, Timing::Residual, None, periods), 0.0);
    }
    let input = RetentionCostInput {
        contribution_per_period: 100.0,
        retention_cost_per_period: 0.0,
        retention: 0.0,
        discount,
        renewals: None,
    };
    assert_eq!(retention_cost_clv(&input).unwrap().clv, Some(100.0));
    let one_renewal = RetentionCostInput { retention_cost_per_period: 1.0, renewals: Some(1000.0), ..input };
    // 100 - 1 / sqrt(1 + d), where 1 + d is 2^-53 in doubles
    Golden(100.0 - 2.0_f64.powf(26.5), 1e-15, MPMATH).check(retention_cost_clv(&one_renewal).unwrap().clv.unwrap());
    for periods in [None, Some(1000.0)] {
        for expansion in [None, Some(Expansion::Linear { amount: 5.0 }), Some(Expansion::Geometric { rate: 3.0 })] {
            assert_eq!(subscription(1.0, discount, expansion, periods), Some(100.0));
        }
    }
    assert_eq!(paid_back(99.0, 100.0, 0.0, discount), Some(1.0));
    Golden(0.038_286_647_522_107_849, 1e-14, MPMATH).check(paid_back(30.0, 100.0, 1e-20, discount).unwrap());
}

#[test]
fn growth_multiplies_the_ratio_even_above_one() {
    Golden(423.076_923_076_923_077, 1e-14, MPMATH).check(clv(100.0, 0.8, 0.1, Timing::Immediate, Some(0.05), None));
    let above = clv(100.0, 0.95, 0.01, Timing::Immediate, Some(0.1), Some(12.0));
    Golden(1_457.310_715_108_332_62, 1e-14, MPMATH).check(above);
    // K = 0.8, however large growth and discount are.
    Golden(500.0, 1e-14, "100 / (1 - 0.8)").check(clv(100.0, 0.8, 1e308, Timing::Immediate, Some(1e308), None));
}

#[test]
fn near_a_ratio_of_one_no_digit_is_lost() {
    let tiny_discount = |n| clv(100.0, 1.0, 1e-9, Timing::Immediate, None, n);
    Golden(35_999.993_538_000_777_6, 1e-15, MPMATH).check(tiny_discount(Some(360.0)));
    Golden(100_000_000_099.999_994, 1e-15, MPMATH).check(tiny_discount(None));
    let tiny_churn = clv(100.0, 1.0 - 1e-10, 0.0, Timing::Immediate, None, Some(1200.0));
    Golden(119_999.992_805_999_692, 1e-15, MPMATH).check(tiny_churn);
}

#[test]
fn an_infinite_horizon_that_grows_diverges() {
    for (r, d, g) in [(1.0, 0.0, 0.0), (0.9, 0.05, 0.2), (1.0, -0.1, 0.0), (0.8, 0.0, 0.25), (0.7, -0.3, 0.0)] {
        let input = RetentionClvInput {
            margin_per_period: -5.0,
            retention: r,
            discount: d,
            timing: Timing::Arrears,
            growth: Some(g),
            periods: None,
        };
        let result = retention_clv(&input).unwrap();
        assert_eq!((result.clv, result.reason), (None, Some(Divergence::Diverges)), "r {r}, d {d}, g {g}");
    }
    assert_eq!(clv(100.0, 1.0, 0.0, Timing::Residual, None, Some(7.0)), 700.0);
}

#[test]
fn expected_periods_count_the_first() {
    let expected = |r, periods| {
        let timing = Timing::Residual;
        let input =
            RetentionClvInput { margin_per_period: 1.0, retention: r, discount: 0.3, timing, growth: None, periods };
        retention_clv(&input).unwrap().expected_periods
    };
    assert_eq!(expected(0.75, None), Some(4.0));
    assert_eq!(expected(0.5, Some(2.0)), Some(1.5));
    assert_eq!(expected(1.0, Some(9.0)), Some(9.0));
    assert_eq!(expected(1.0, None), None);
    assert_eq!(expected(0.0, None), Some(1.0));
}

#[test]
fn berger_and_nasr_case_one() {
    let mut input = RetentionCostInput {
        contribution_per_period: 260.0,
        retention_cost_per_period: 50.0,
        retention: 0.75,
        discount: 0.2,
        renewals: Some(10.0),
    };
    Golden(568.783_067_433_596_989, 1e-14, "Berger & Nasr 1998 case 1, with mpmath")
        .check(retention_cost_clv(&input).unwrap().clv.unwrap());
    input.renewals = None;
    Golden(571.617_209_443_296_419, 1e-14, MPMATH).check(retention_cost_clv(&input).unwrap().clv.unwrap());
    input.renewals = Some(0.0);
    assert_eq!(retention_cost_clv(&input).unwrap().clv, Some(260.0));
}

fn paid_back(cost: f64, margin: f64, retention: f64, discount: f64) -> Option<f64> {
    let input = PaybackInput {
        acquisition_cost: cost,
        margin_per_period: margin,
        retention: Some(retention),
        discount: Some(discount),
    };
    let result = payback(&input).unwrap();
    assert_eq!(result.reason, result.periods.is_none().then_some(NoPayback::Never));
    result.periods
}

#[test]
fn payback_with_churn_and_discount() {
    Golden(6.666_666_666_666_666_67, 1e-15, MPMATH).check(simple_payback(500.0, 75.0).unwrap().periods.unwrap());
    Golden(6.666_666_666_666_666_67, 1e-15, MPMATH).check(paid_back(500.0, 75.0, 1.0, 0.0).unwrap());
    Golden(7.904_836_547_339_711_92, 1e-14, MPMATH).check(paid_back(500.0, 75.0, 0.95, 0.0).unwrap());
    Golden(8.233_455_330_020_096_99, 1e-14, MPMATH).check(paid_back(500.0, 75.0, 0.95, 0.01).unwrap());
    Golden(5.863_420_503_794_549_71, 1e-14, MPMATH).check(paid_back(500.0, 75.0, 1.0, -0.05).unwrap());
    Golden(6.666_666_666_685_555_56, 1e-14, MPMATH).check(paid_back(500.0, 75.0, 1.0, 1e-12).unwrap());
    // A cost that is hardly anything, with a small ratio.
    let periods = paid_back(1e-9, 71.490_074_691_652_28, 0.380_944_362_868_873_7, 0.1).unwrap();
    Golden(8.622_821_085_885_736e-12, 1e-14, MPMATH).check(periods);
}

/// With cost = margin the formula is ln K / ln K, however small K is.
#[test]
fn payback_keeps_its_digits_where_hardly_anybody_stays() {
    for retention in [1e-3, 1e-10, 1e-15, 6.6e-17, 1e-17, 1e-300, 0.0] {
        assert_eq!(paid_back(75.0, 75.0, retention, 0.0), Some(1.0), "{retention}");
    }
}

#[test]
fn payback_at_the_edges_of_the_contract() {
    assert_eq!(paid_back(0.0, 75.0, 0.95, 0.0), Some(0.0));
    assert_eq!(paid_back(0.0, -75.0, 0.0, 0.0), Some(0.0));
    assert_eq!(paid_back(75.0, 75.0, 0.0, 0.1), Some(1.0));
    assert_eq!(paid_back(75.1, 75.0, 0.0, 0.1), None);
    assert_eq!(paid_back(1.0, 0.0, 0.9, 0.0), None);
    assert_eq!(paid_back(1.0, -2.0, 1.0, -0.5), None);
    // Exactly m / (1 - K) in decimals is never, whichever way the doubles round.
    for (cost, margin, retention, discount) in [
        (100.0, 10.0, 0.9, 0.0),
        (1500.0, 75.0, 0.95, 0.0),
        (1000.0, 1.0, 0.999, 0.0),
        (110.0, 10.0, 1.0, 0.1),
        (10.0, 7.0, 0.3, 0.0),
        (1.1, 0.77, 0.3, 0.0),
    ] {
        assert_eq!(paid_back(cost, margin, retention, discount), None, "{cost} at {retention}");
        assert!(paid_back(cost * 0.999, margin, retention, discount).is_some());
    }
    assert!(paid_back(1e308, 1e-308, 1.0, -0.5).unwrap() > 1000.0);
}

fn subscription(churn: f64, discount: f64, expansion: Option<Expansion>, periods: Option<f64>) -> Option<f64> {
    let input = SubscriptionLtvInput {
        revenue_per_account: 100.0,
        margin: 1.0,
        churn,
        discount: Some(discount),
        expansion,
        periods,
    };
    subscription_ltv(&input).unwrap().ltv
}

#[test]
fn subscription_with_expansion() {
    let linear = Some(Expansion::Linear { amount: 1.0 });
    let geometric = Some(Expansion::Geometric { rate: 0.005 });
    Golden(4_466.444_444_444_444_44, 1e-14, MPMATH).check(subscription(0.02, 0.01, linear, None).unwrap());
    Golden(4_023.904_382_470_119_52, 1e-14, MPMATH).check(subscription(0.02, 0.01, geometric, None).unwrap());
    Golden(7450.0, 1e-15, "A / c + a (1 - c) / c^2 by hand").check(subscription(0.02, 0.0, linear, None).unwrap());
    Golden(1_908.509_069_006_980_09, 1e-14, MPMATH).check(subscription(0.02, 0.01, linear, Some(24.0)).unwrap());
    Golden(1_824.292_889_045_213_94, 1e-14, MPMATH).check(subscription(0.02, 0.01, geometric, Some(24.0)).unwrap());
    Golden(3_404.042_596_701_888_01, 1e-14, MPMATH).check(subscription(0.02, 0.01, linear, Some(60.0)).unwrap());
    Golden(19_139.999_871_718_000_5, 1e-15, MPMATH).check(subscription(1e-10, 0.0, linear, Some(120.0)).unwrap());
    assert_eq!(subscription(0.02, 0.0, Some(Expansion::Geometric { rate: 0.03 }), None), None);
    assert_eq!(subscription(0.0, 0.0, linear, None), None);
}

#[test]
fn maximum_cost_by_payback_discounts_and_survives() {
    let rule = PaybackRule { margin_per_period: 75.0, periods: 12.0, retention: Some(0.95), discount: Some(0.01) };
    let input = AcquisitionLimitInput {
        lifetime_value: 1200.0,
        target_ratio: Some(1.5),
        buffer: Some(0.25),
        payback: Some(rule),
    };
    let limit = maximum_acquisition_cost(&input).unwrap();
    Golden(657.078_046_784_972_642, 1e-14, MPMATH).check(limit.by_payback.unwrap());
    assert_eq!((limit.by_ratio, limit.by_buffer, limit.maximum), (Some(800.0), Some(900.0), limit.by_payback));
    // 300 (1 - 0.9) is 29.999999999999993 in doubles.
    let input =
        AcquisitionLimitInput { lifetime_value: 300.0, target_ratio: Some(10.0), buffer: Some(0.9), payback: None };
    let limit = maximum_acquisition_cost(&input).unwrap();
    assert_eq!((limit.maximum, limit.binding), (Some(30.0), Some(BindingRule::Ratio)));
}

#[test]
fn equal_percentages_of_a_product_are_equal_bars() {
    let base =
        LtvInput { average_check: 20.0, purchases_per_month: 1.0, margin: 0.3, months: 36.0, ..LtvInput::default() };
    let ranges = [
        (LtvFactor::AverageCheck, Bounds { low: 18.0, high: 22.0 }),
        (LtvFactor::PurchasesPerMonth, Bounds { low: 0.9, high: 1.1 }),
        (LtvFactor::Margin, Bounds { low: 0.27, high: 0.33 }),
        (LtvFactor::Months, Bounds { low: 32.4, high: 39.6 }),
    ];
    let bars = ltv_tornado(&base, LtvOutput::Profit, &ranges).unwrap().bars;
    let names: Vec<_> = bars.iter().map(|bar| bar.name.as_str()).collect();
    assert_eq!(names, ["averageCheck", "purchasesPerMonth", "margin", "months"]);
}

#[test]
fn rates_compound() {
    let rate = |value, kind, from, to| convert_rate(value, kind, from, to).unwrap();
    use RatePeriod::{Day, Month, Week, Year};
    Golden(0.007_974_140_428_903_741_07, 1e-15, MPMATH).check(rate(0.1, RateKind::Discount, Year, Month));
    Golden(0.459_639_912_337_363_037, 1e-15, MPMATH).check(rate(0.05, RateKind::Churn, Month, Year));
    Golden(0.049_994_152_751_439_547_2, 1e-14, MPMATH).check(rate(0.4596, RateKind::Churn, Year, Month));
    Golden(0.981_576_529_873_751_674, 1e-15, MPMATH).check(rate(0.8, RateKind::Retention, Year, Month));
    Golden(0.632_465_187_555_214_034, 1e-15, MPMATH).check(rate(0.9, RateKind::Retention, Week, Month));
    Golden(0.002_682_121_877_864_770_70, 1e-14, MPMATH).check(rate(0.15, RateKind::Discount, Year, Week));
    Golden(0.440_611_241_313_084_756, 1e-14, MPMATH).check(rate(0.001, RateKind::Discount, Day, Year));
    Golden(0.002_687_729_661_060_744_18, 1e-15, "ln 1.15 / 52").check(continuous_rate(0.15, 52.0).unwrap());
    assert_eq!(rate(1.0, RateKind::Churn, Year, Month), 1.0);
    assert_eq!(rate(0.0, RateKind::Retention, Month, Year), 0.0);
}

fn factors(values: &[(&str, f64)]) -> Vec<(String, f64)> {
    values.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect()
}

#[test]
fn log_mean_attribution_of_a_lifetime_value() {
    let before = factors(&[("check", 20.0), ("purchases", 1.0), ("margin", 0.25), ("months", 36.0)]);
    let after = factors(&[("months", 30.0), ("check", 22.0), ("purchases", 1.2), ("margin", 0.24)]);
    let result = attribute_change(&before, &after).unwrap();
    Golden(10.08, 1e-13, "20 x 1 x 0.25 x 36 = 180 to 22 x 1.2 x 0.24 x 30 = 190.08").check(result.change);
    let expected =
        [17.631_833_532_699_325_4, 33.728_436_410_605_983_5, -7.551_833_532_699_325_36, -33.728_436_410_605_983_5];
    for ((name, share), expected) in result.shares.iter().zip(expected) {
        assert!((share - expected).abs() < 1e-13 * expected.abs(), "{name}: {share}");
    }
}

#[test]
fn log_mean_attribution_keeps_a_change_far_below_its_shares() {
    let before = factors(&[("a", 3.0), ("b", 7.0)]);
    let after = factors(&[("a", 3.0 * (1.0 + 1e-9)), ("b", 7.0 * (1.0 - 1e-9))]);
    let result = attribute_change(&before, &after).unwrap();
    Golden(2.643_535_258_289_815_45e-15, 1e-8, MPMATH).check(result.change);
    Golden(2.100_000_172_704_779_06e-8, 1e-14, MPMATH).check(result.shares[0].1);
    assert_eq!(result.shares[0].1 + result.shares[1].1, result.change);
}

#[test]
fn goal_seek_finds_what_a_formula_gives() {
    let annuity = |d: f64| Ok(if d == 0.0 { 36.0 } else { -libm::expm1(-36.0 * libm::log1p(d)) / d });
    let rate = goal_seek(30.0, Bounds { low: 0.0, high: 10.0 }, annuity).unwrap().value.unwrap();
    Golden(0.010_207_449_002_719_45, 1e-14, "scipy.optimize.brentq, SciPy 1.17").check(rate);
}

fn options(threshold: f64) -> MonteCarloOptions {
    let shares = vec![0.05, 0.1, 0.5, 0.9, 0.95];
    MonteCarloOptions { draws: 200_000.0, seed: 20_261_121, shares, threshold: Some(threshold) }
}

/// A product of lognormals is lognormal: mu and sigma^2 add up.
#[test]
fn monte_carlo_meets_the_closed_form_of_lognormals() {
    let factor = |median: f64, sigma| Distribution::LogNormal { mu: median.ln(), sigma };
    let inputs = [
        ("check", factor(20.0, 0.2)),
        ("purchases", factor(1.5, 0.3)),
        ("margin", factor(0.25, 0.1)),
        ("months", factor(30.0, 0.25)),
    ];
    let result = monte_carlo(&inputs, &options(300.0), |x| Ok(x.iter().product())).unwrap();
    Golden(248.974_480_237_025_372, 4e-3, MPMATH).check(result.mean);
    Golden(117.957_183_995_197_534, 1.5e-2, MPMATH).check(result.sd.unwrap());
    Golden(0.261_316_009_933_455_91, 1.5e-2, MPMATH).check(result.exceeding.unwrap());
    let quantiles =
        [107.330_866_111_819_117, 126.393_770_655_474_119, 225.0, 400.533_979_937_937_942, 471.672_332_796_215_549];
    for (percentile, expected) in result.percentiles.iter().zip(quantiles) {
        Golden(expected, 1e-2, MPMATH).check(percentile.value);
    }
}

/// Of independent inputs the mean is the product of the means, and so is the second moment.
#[test]
fn monte_carlo_meets_the_moments_of_a_product() {
    let inputs = [
        ("check", Distribution::Triangular { low: 15.0, mode: 20.0, high: 25.0 }),
        ("months", Distribution::Uniform { low: 24.0, high: 48.0 }),
    ];
    let result = monte_carlo(&inputs, &options(720.0), |x| Ok(x.iter().product())).unwrap();
    Golden(720.0, 4.0 * 157.5 / 720.0 / 447.0, "20 x 36").check(result.mean);
    Golden(157.480_157_480_236_22, 8e-3, "second moments of both, by hand").check(result.sd.unwrap());
    let normal = [("x", Distribution::Normal { mean: 3.0, sd: 2.0 }), ("y", Distribution::Fixed { value: 1.0 })];
    let result = monte_carlo(&normal, &options(3.0 + 2.0 * 1.959_963_984_540_054), |x| Ok(x[0] * x[1])).unwrap();
    Golden(0.025, 6e-2, "two-sided 5 % of the normal").check(result.exceeding.unwrap());
    Golden(2.0, 8e-3, "its own").check(result.sd.unwrap());
}

/// The same simulation in Python, whose logarithm and cosine may differ in the last bit, and its bits as they are here,
/// so that neither a platform nor a later version changes what a seed gives.
#[test]
fn a_seed_gives_the_same_bits_for_good() {
    let inputs = [
        ("a", Distribution::LogNormal { mu: 0.5, sigma: 0.25 }),
        ("b", Distribution::Triangular { low: 0.0, mode: 1.0, high: 4.0 }),
        ("c", Distribution::Normal { mean: 10.0, sd: 3.0 }),
        ("d", Distribution::Uniform { low: -1.0, high: 2.0 }),
    ];
    let run = MonteCarloOptions { draws: 1000.0, seed: 42, shares: vec![0.5, 0.9], threshold: Some(20.0) };
    let result = monte_carlo(&inputs, &run, |x| Ok(x.iter().product())).unwrap();
    let python = "xoshiro256++, Box-Muller and numpy.quantile in Python";
    Golden(13.700_761_645_329_48, 1e-13, python).check(result.mean);
    Golden(31.397_487_543_051_007, 1e-13, python).check(result.sd.unwrap());
    Golden(8.190_243_494_516_348, 1e-13, python).check(result.percentiles[0].value);
    Golden(54.461_281_067_723_68, 1e-13, python).check(result.percentiles[1].value);
    assert_eq!((result.n, result.refused, result.exceeding), (1000, 0, Some(0.326)));
    let bits = [result.mean.to_bits(), result.percentiles[0].value.to_bits()];
    assert_eq!(bits, [4_623_902_461_184_833_129, 4_620_800_315_248_505_582]);
}
