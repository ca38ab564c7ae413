use super::*;
use crate::tools::fragment::Fragment;

fn outcome_of(link: &str) -> Outcome {
    let document = Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En);
    outcome(&Settled::of(&document, None)).unwrap().unwrap()
}

fn assert_near(value: Option<f64>, expected: f64) {
    let value = value.unwrap();
    assert!((value - expected).abs() < 5e-4 * expected.abs().max(1.0) / 100.0, "{value} for {expected}");
}

const TEXTBOOK: &str = "#contribution=100&period=year&retention=80&discount=10";

#[test]
fn the_places_are_those_of_the_fields() {
    let keys = [Input::Contribution, Input::Timing, Input::AcquisitionCost, Input::Payback, Input::Currency];
    let expected = ["contribution", "timing", "cac", "payback", "currency"];
    assert_eq!(keys.map(|input| TOOL.fields[input as usize].key), expected);
}

/// Fader & Hardie 2012, as in the table of the domain notes.
#[test]
fn the_textbooks_differ_by_their_timing_alone() {
    let outcome = outcome_of(TEXTBOOK);
    for (value, expected) in outcome.by_timing().into_iter().zip([366.6667, 266.6667, 333.3333, 349.6029]) {
        assert_near(value, expected);
    }
    assert_eq!(outcome.value, outcome.by_timing()[0]);
    assert_near(outcome.expected_periods, 5.0);
}

#[test]
fn a_horizon_counts_payments() {
    assert_near(outcome_of(&format!("{TEXTBOOK}&periods=5")).value, 292.0634);
    assert_near(outcome_of(&format!("{TEXTBOOK}&timing=residual&periods=5")).value, 212.4097);
}

/// Fader & Hardie: $17.95 a month, 99.5 % stay, 1 % a month, "about $1,209".
#[test]
fn a_yearly_discount_is_compounded_to_a_month() {
    let yearly = (1.01_f64.powi(12) - 1.0) * 100.0;
    assert_near(outcome_of(&format!("#contribution=17.95&retention=99.5&discount={yearly}")).value, 1208.63);
}

#[test]
fn churn_delays_the_payback() {
    let outcome = outcome_of("#contribution=75&retention=95&cac=500");
    let cost = outcome.cost.unwrap();
    assert_near(cost.simple, 6.6667);
    assert_near(cost.payback, 7.904_836_5);
    let yearly = (1.01_f64.powi(12) - 1.0) * 100.0;
    let discounted = outcome_of(&format!("#contribution=75&retention=95&cac=500&discount={yearly}"));
    assert_near(discounted.cost.unwrap().payback, 8.233_455_3);
}

/// 0.8^k of 100, one period later each time: 0, 80, 144, 195.2 after 0 to 3 renewals, discounted by nothing.
#[test]
fn payback_knows_the_timing() {
    let residual = outcome_of("#contribution=100&retention=80&timing=residual&cac=144");
    assert_near(residual.cost.unwrap().payback, 2.0);
    assert_eq!(residual.repaid().map(|point| point.0), Some(2.0));
    let now = outcome_of("#contribution=100&retention=80&cac=100");
    assert_eq!(now.repaid(), Some((0.0, 100.0)));
}

#[test]
fn a_cost_beyond_the_value_is_never_repaid() {
    let cost = |link: &str| outcome_of(link).cost.unwrap();
    assert_eq!(cost("#contribution=10&retention=90&cac=100").payback, None);
    assert_eq!(cost("#contribution=10&retention=90&cac=101").payback, None);
    assert!(cost("#contribution=10&retention=90&cac=99").payback.is_some());
    assert_eq!(cost("#contribution=-10&retention=90&cac=20").payback, None);
    assert_eq!(cost("#contribution=10&retention=90&cac=90&periods=12").payback, None, "not within the horizon");
    assert_eq!(cost("#contribution=10&retention=90&cac=0").payback, Some(0.0));
}

#[test]
fn what_does_not_shrink_has_no_value_without_a_horizon() {
    let endless = outcome_of("#contribution=10&retention=100&discount=&cac=50");
    assert_eq!((endless.value, endless.expected_periods), (None, None));
    assert_eq!(endless.cost.unwrap().payback, Some(5.0));
    let limits = endless.limits.unwrap();
    assert_eq!((limits.by_ratio, limits.by_payback, limits.least), (None, 120.0, 120.0));
    assert_eq!(outcome_of("#contribution=10&retention=100&periods=24").value, Some(240.0));
    assert_eq!(outcome_of("#contribution=10&retention=95&growth=6").value, None);
}

/// A = 100, a = 1, c = 2 %, d = 1 % a month: 4466.444; growth of 0.5 % instead: 4023.904.
#[test]
fn expansion_is_linear_and_growth_is_geometric() {
    let yearly = (1.01_f64.powi(12) - 1.0) * 100.0;
    let base = format!("#contribution=100&retention=98&discount={yearly}");
    assert_near(outcome_of(&format!("{base}&expansion=1")).value, 4466.444);
    assert_near(outcome_of(&format!("{base}&growth=0.5")).value, 4023.904);
}

#[test]
fn every_picture_adds_up_to_the_value() {
    for extra in ["", "&timing=residual", "&timing=arrears", "&timing=midPeriod", "&expansion=3", "&growth=2"] {
        for more in ["&expansion=0", "&expansion=2"] {
            let outcome = outcome_of(&format!("{TEXTBOOK}{extra}{more}&periods=9"));
            let sum: f64 = (0..9).map(|k| outcome.payments.expected(k)).sum();
            assert_near(outcome.value, sum);
            assert_eq!(outcome.curve().last().map(|point| point.1), outcome.value);
        }
    }
}

/// 750 ÷ 3 = 250; 750 × 0.8 = 600; 30 × (1 − 0.96¹²) ÷ 0.04 = 290.4677.
#[test]
fn three_rules_say_what_winning_a_customer_may_cost() {
    let limits = outcome_of("#contribution=30&retention=96").limits.unwrap();
    assert_near(limits.by_ratio, 250.0);
    assert_near(limits.by_buffer, 600.0);
    assert_near(Some(limits.by_payback), 290.467_682);
    assert_near(Some(limits.least), 250.0);
    assert!(outcome_of("#contribution=-30&retention=96").limits.is_none());
}

/// m/(1 − r) = C at r = 1 − m/C.
#[test]
fn the_retention_that_breaks_even_is_found() {
    let found = |link: &str| outcome_of(link).break_even().unwrap();
    let BreakEven::At(retention) = found("#contribution=30&retention=96&cac=150") else { unreachable!() };
    assert!((retention - 0.8).abs() < 1e-9);
    assert_eq!(found("#contribution=30&retention=96&cac=30"), BreakEven::Always);
    assert_eq!(found("#contribution=30&retention=96&cac=400&periods=12"), BreakEven::Never);
}

#[test]
fn a_trial_of_which_a_fifth_buys_costs_five_trials() {
    let cost = outcome_of("#contribution=12&retention=94&trial=8").cost.unwrap();
    assert_eq!((cost.trials, cost.total), (40.0, 40.0));
    let cost = outcome_of("#contribution=12&retention=94&trial=8&conversion=50&cac=4").cost.unwrap();
    assert_eq!((cost.trials, cost.total), (16.0, 20.0));
}

#[test]
fn a_disc_is_repaid_after_six_to_eight_rentals() {
    let document = Preset::Rental.document(Language::En);
    let cost = outcome(&Settled::of(&document, None)).unwrap().unwrap().cost.unwrap();
    assert_eq!(cost.simple, Some(7.0));
    assert_near(cost.payback, 7.738_951_6);
}

#[test]
fn every_preset_has_an_outcome_in_every_language() {
    for (preset, language) in Preset::ALL.into_iter().flat_map(|p| Language::ALL.map(|l| (p, l))) {
        let document = preset.document(language);
        let outcome = outcome(&Settled::of(&document, None)).unwrap().unwrap();
        assert!(outcome.value.is_some() && outcome.cost.is_some(), "{preset:?}");
        assert!(result(&document).is_some());
    }
}
