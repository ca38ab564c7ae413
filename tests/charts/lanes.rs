//! Paths that change between lanes.

use feltworth::charts::{ChartError, Lanes, Stop, lanes};

use super::{LONG, check, check_refused};

fn chart(names: &[&str], stops: &[usize]) -> Lanes {
    let stop = |(lane, place): (&usize, usize)| Stop { lane: *lane, label: place.to_string() };
    Lanes {
        name: "A purchase in three channels".into(),
        lanes: names.iter().map(|name| (*name).to_owned()).collect(),
        stops: stops.iter().zip(1..).map(stop).collect(),
    }
}

#[test]
fn a_path_changes_between_three_lanes() {
    check("lanes", |layout| lanes(&chart(&["Shop", "Website", "Contact centre"], &[0, 1, 2, 1, 0]), layout));
}

#[test]
fn a_path_with_long_names_stays_in_a_lane_for_a_while() {
    check("lanes_long", |layout| lanes(&chart(&[LONG, "Телефон и контакт-центр"], &[1, 1, 1, 0]), layout));
}

#[test]
fn a_path_may_have_a_single_stop() {
    check("lanes_one", |layout| lanes(&chart(&["Shop"], &[0]), layout));
}

#[test]
fn paths_refuse_what_cannot_be_drawn() {
    check_refused(ChartError::Empty, |layout| lanes(&chart(&["Shop"], &[]), layout));
    check_refused(ChartError::Empty, |layout| lanes(&chart(&[], &[0]), layout));
    check_refused(ChartError::Inconsistent, |layout| lanes(&chart(&["Shop"], &[1]), layout));
    check_refused(ChartError::TooMany, |layout| lanes(&chart(&["Shop"], &[0; 61]), layout));
}
