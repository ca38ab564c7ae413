use super::*;
use crate::tools::fragment::Fragment;

fn document(link: &str) -> Document {
    Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En)
}

fn outcome_of(link: &str) -> Outcome {
    outcome(&Settled::of(&document(link), None)).unwrap().unwrap()
}

fn near(value: f64, expected: f64, tolerance: f64) -> bool {
    (value - expected).abs() <= tolerance * expected.abs()
}

#[test]
fn the_places_are_those_of_the_fields() {
    let key = |place: usize| TOOL.fields[place].key;
    assert_eq!((0..6).map(key).collect::<Vec<_>>(), KEYS);
    for (factor, name) in KEYS.iter().enumerate() {
        let expected = ["low", "high", "shape"].map(|end| format!("{name}.{end}"));
        assert_eq!(place::range(factor).map(key).map(str::to_owned), expected);
    }
    let rest = [
        place::CURRENCY,
        place::SURE,
        place::OUTPUT,
        place::TARGET,
        place::ACROSS,
        place::UP,
        place::DRAWS,
        place::SEED,
    ];
    assert_eq!(rest.map(key), ["currency", "sure", "output", "target", "across", "up", "draws", "seed"]);
}

#[test]
fn bars_are_sorted_by_swing_and_one_without_range_is_kept() {
    let outcome = outcome_of("#check.low=18&check.high=24&months.low=24&months.high=54");
    let tornado = outcome.tornado().unwrap();
    let bars: Vec<_> = tornado.bars.iter().map(|bar| (bar.name.as_str(), bar.swing)).collect();
    assert_eq!((tornado.base, outcome.base), (180.0, 180.0));
    assert_eq!(bars[..2], [("months", 150.0), ("averageCheck", 54.0)]);
    assert!(bars.len() == 6 && bars[2..].iter().all(|(_, swing)| *swing == 0.0));
}

/// Independent log-normal factors: the product is log-normal, so its quantiles are exact.
#[test]
fn the_percentiles_of_log_normal_ranges_are_those_of_their_product() {
    let link = "#check=20&purchases=1&margin=25&months=36&check.low=16&check.high=25&months.low=24&months.high=54\
                &draws=100000&sure=90&seed=7";
    let simulated = outcome_of(link).simulate(u64::MAX).unwrap();
    let ratio = |low: f64, high: f64| (high / low).ln();
    let median = (16.0_f64 * 25.0).sqrt() * 0.25 * (24.0_f64 * 54.0).sqrt();
    let spread = ((ratio(16.0, 25.0) / 2.0).powi(2) + (ratio(24.0, 54.0) / 2.0).powi(2)).sqrt();
    for (value, sign) in simulated.percentiles.into_iter().step_by(2).zip([-1.0, 0.0, 1.0]) {
        assert!(near(value, median * (sign * spread).exp(), 0.01), "{value}");
    }
    assert_eq!(simulated.outputs.len(), 100_000);
}

#[test]
fn in_so_many_cases_the_cost_is_covered() {
    // Evenly 100 to 300 a customer, of whom winning cost 150: three of four.
    let link = "#check=1&purchases=1&margin=100&months=200&months.low=100&months.high=300&months.shape=even&cac=150&draws=50000";
    let simulated = outcome_of(link).simulate(u64::MAX).unwrap();
    assert!(near(simulated.covered.unwrap(), 0.75, 0.01));
    assert!(near(simulated.mean, 200.0, 0.01));
}

#[test]
fn how_the_draws_are_cut_changes_nothing_and_a_seed_is_one_sequence() {
    let outcome = outcome_of("#check.low=16&check.high=25&draws=3000&seed=5");
    let mut simulating = Simulating::new(&Sampled::of(&outcome)).unwrap();
    while !simulating.step(700).is_complete() {}
    assert_eq!(simulating.result(), outcome.simulate(u64::MAX));
    assert_ne!(simulating.result(), outcome_of("#check.low=16&check.high=25&draws=3000&seed=6").simulate(u64::MAX));
    let csv = simulated::csv(&simulating.draws());
    assert_eq!(csv.lines().count(), 3001);
    assert!(
        csv.starts_with("draw,averageCheck,purchasesPerMonth,margin,months,discountPerYear,acquisitionCost,revenue")
    );
}

/// 20 × 1 × 25 % × 36 = 180; three times a cost of 100 is 300.
#[test]
fn every_input_says_what_a_target_takes() {
    let outcome = outcome_of("#cac=100&target=300");
    let needed: Vec<Option<f64>> = outcome.goals().iter().map(|goal| goal.needed).collect();
    for (value, expected) in needed.iter().zip([100.0 / 3.0, 5.0 / 3.0, 25.0 / 60.0, 60.0]) {
        assert!(near(value.unwrap(), expected, 1e-9), "{value:?} for {expected}");
    }
    assert_eq!(needed[5], None, "the cost does nothing to profit");
    assert_eq!(outcome_of("#cac=100").target, Some(100.0));
    assert_eq!((outcome_of("#check=20").target, outcome_of("#check=20").goals().len()), (None, 0));
}

#[test]
fn what_is_no_range_is_said_and_counts_as_none() {
    let flaw_of = |link: &str| flaw(&document(link), 0);
    assert_eq!(flaw_of("#check=20"), None);
    assert_eq!(flaw_of("#check.low=10"), Some(Flaw::OneEnd));
    assert_eq!(flaw_of("#check.low=30&check.high=20"), Some(Flaw::LowAboveHigh));
    assert_eq!(flaw_of("#check.low=0&check.high=20"), Some(Flaw::NotPositive));
    assert_eq!(flaw_of("#check.low=0&check.high=20&check.shape=normal"), None);
    assert_eq!(flaw_of("#check=20&check.low=30&check.high=40&check.shape=triangular"), Some(Flaw::ValueOutside));
    assert!(outcome_of("#check.low=30&check.high=20").ranges.is_empty());
}

#[test]
fn the_map_holds_the_present_value_and_what_lies_around_it() {
    let grid = outcome_of("#months.low=24&months.high=48&check.low=10&check.high=34").grid();
    assert_eq!((grid.across.len(), grid.up.len(), grid.here), (13, 13, Some((6, 5))));
    assert_eq!(grid.cells[5][6], Some(180.0));
    assert_eq!(grid.cells[0][0], Some(10.0 * 0.25 * 24.0));
    let outside = outcome_of("#check=20&check.low=30&check.high=40").grid();
    assert_eq!(outside.here, None, "a value outside its own range is nowhere on the map");
}

#[test]
fn what_is_wrong_with_a_range_stands_at_the_end_that_has_to_change() {
    let at = |link: &str| TOOL.fields[place_of_flaw(&document(link), 0)].key;
    assert_eq!(at("#check.low=10&check.high="), "check.high");
    assert_eq!(at("#check.low=&check.high=20"), "check.low");
    assert_eq!(at("#check.low=30&check.high=20"), "check.low");
    assert_eq!(at("#check.low=0&check.high=20&check.shape=logNormal"), "check.low");
    assert_eq!(at("#check=20&check.low=30&check.high=40&check.shape=triangular"), "check.low");
    assert_eq!(at("#check=50&check.low=30&check.high=40&check.shape=triangular"), "check.high");
}

#[test]
fn a_goal_put_in_its_place_gives_the_target() {
    let outcome = outcome_of("#check=20&purchases=1&margin=25&months=36&discount=10&cac=100&output=ratio&target=2");
    for goal in outcome.goals() {
        let Some(input) = outcome.at(&goal) else { continue };
        assert!(near(value_of(&input, outcome.chosen.output).unwrap(), 2.0, 1e-9), "{goal:?}");
    }
    assert!(outcome.goals().iter().filter(|goal| goal.needed.is_some()).count() >= 5);
    let months = months_today(&outcome.input).unwrap();
    assert!(near(20.0 * 0.25 * months / 100.0, outcome.base, 1e-12), "{months}");
    assert!(near(months, (1.0 - (1.0 + monthly(0.1)).powf(-36.0)) / monthly(0.1), 1e-12));
}

#[test]
fn every_preset_has_an_outcome_in_every_language() {
    for (preset, language) in Preset::ALL.into_iter().flat_map(|p| Language::ALL.map(|l| (p, l))) {
        let document = preset.document(language);
        let outcome = outcome(&Settled::of(&document, None)).unwrap().unwrap();
        assert!(outcome.ranges.len() >= 5 && (0..6).all(|factor| flaw(&document, factor).is_none()), "{preset:?}");
        assert!(result(&document).is_some());
    }
}
