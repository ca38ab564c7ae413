use super::*;
use crate::content::Language;
use crate::tools::document::{Document, Edit};
use crate::tools::history::History;
use crate::tools::settled::Settled;

mod blocks;
mod reading;

const EN: Language = Language::En;

fn document_of(map: &Map) -> Document {
    let mut document = TOOL.initial(EN);
    map.put(&mut document, EN);
    document
}

fn outcome_of(document: &Document) -> Outcome {
    outcome(&Settled::of(document, None)).unwrap().unwrap()
}

fn names(document: &Document) -> Vec<String> {
    Map::of(document).rows.iter().map(|row| row.get(Column::Name).to_owned()).collect()
}

/// Stages in capitals, touchpoints in small letters.
fn path(names: &str) -> Document {
    let row = |name: char| {
        if name.is_uppercase() { Row::stage(&name.to_string()) } else { Row::touchpoint(&name.to_string()) }
    };
    document_of(&Map { rows: names.chars().map(row).collect(), ..Map::default() })
}

fn after(document: &Document, edit: Edit) -> String {
    let mut document = document.clone();
    let before = names(&document);
    let back = document.apply(edit).unwrap();
    let after = names(&document).concat();
    let _ = document.apply(back);
    assert_eq!(names(&document), before);
    after
}

#[test]
fn the_places_are_those_of_the_fields() {
    let inputs =
        [Input::Name, Input::Path, Input::Innovator, Input::Conservative, Input::Day, Input::Maps, Input::More];
    let keys = ["title", "path", "innovator", "conservative", "day", "maps", "more"];
    assert_eq!(inputs.map(|input| TOOL.fields[input as usize].key), keys);
    assert_eq!(COLUMNS.map(|column| column as usize), [0, 1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn the_tool_begins_with_the_example_and_one_map() {
    let document = TOOL.initial(EN);
    assert_eq!(Map::of(&document), example::map());
    assert_eq!((shelf::names(&document), shelf::place(&document)), (vec![None], 0));
    let stages = edits::stages(&document);
    assert_eq!(stages.len(), 10);
    assert!(document.rows(1).iter().all(|row| COLUMNS.iter().all(|column| problem(row, *column).is_none())));
}

/// 8000 → 2400 is 30 %, → 900 is 37.5 %; 5600 are lost before the second stage.
#[test]
fn the_funnel_has_steps_a_whole_and_a_leak() {
    let outcome = outcome_of(&TOOL.initial(EN));
    let step = |place: usize| outcome.stages[place].step;
    assert_eq!([0, 1, 2].map(step), [Ok(None), Ok(Some(0.3)), Ok(Some(0.375))]);
    assert_eq!(outcome.stages[2].cumulative, Ok(Some(0.1125)));
    assert_eq!((outcome.leak, outcome.lost_before(1)), (Ok(Some(1)), Some(5600.0)));
    assert_eq!(outcome.lowest, Ok(Some(1)));
}

/// What comes of stages of which these cells of a column are known.
fn of_cells(column: Column, cells: &[&str]) -> Outcome {
    let stage = |text: &&str| {
        let mut row = Row::stage("S");
        row.set(column, *text);
        row
    };
    let map = Map { rows: cells.iter().map(stage).collect(), ..Map::default() };
    Outcome::of(&map, [Some(1.0); 3], Some(1.0))
}

#[test]
fn a_stage_without_people_is_passed_over_and_more_than_before_is_no_leak() {
    let outcome = of_cells(Column::PEOPLE, &["100", "", "40", "", "60", "0", "5"]);
    let steps: Vec<_> = outcome.stages.iter().map(|stage| stage.step.unwrap()).collect();
    assert_eq!(steps, [None, None, Some(0.4), None, Some(1.5), Some(0.0), None]);
    assert_eq!((outcome.leak, outcome.lost_before(2), outcome.lost_before(4)), (Ok(Some(2)), Some(60.0), Some(-20.0)));
    assert_eq!((outcome.lowest, outcome.stages[6].cumulative, outcome.paces), (Ok(Some(5)), Ok(Some(0.05)), Ok(None)));
}

#[test]
fn what_rests_on_people_that_cannot_be_read_is_not_known() {
    let outcome = of_cells(Column::PEOPLE, &["100", "-5", "40", "20"]);
    let known = |figure: fn(&StageOutcome) -> Figure| -> Vec<_> {
        outcome.stages.iter().map(|stage| figure(stage).ok()).collect()
    };
    assert_eq!(known(|stage| stage.step), [Some(None), None, None, Some(Some(0.5))]);
    assert_eq!(known(|stage| stage.cumulative), [Some(Some(1.0)), None, Some(Some(0.4)), Some(Some(0.2))]);
    assert!(outcome.leak.is_err() && outcome.lowest.is_err() && outcome.lost_before(2).is_none());
    assert_eq!(outcome.paces, Ok(None), "days do not rest on people");
    let second = &of_cells(Column::PEOPLE, &["1O0", "40"]).stages[1];
    assert!(second.people.is_ok() && second.step.is_err() && second.cumulative.is_err());
}

#[test]
fn paces_of_days_that_cannot_be_read_are_not_known() {
    let outcome = of_cells(Column::DAYS, &["10", "18O", ""]);
    assert!(outcome.paces.is_err());
    assert_eq!(outcome.leak, Ok(None), "people do not rest on days");
    assert_eq!(of_cells(Column::DAYS, &["10", "", "5"]).paces.unwrap().unwrap().days, [Some(15.0); 3]);
}

/// 3 × 3 before 2 × 3 before 2 × 2; what hinders nobody is not ranked.
#[test]
fn touchpoints_are_ranked_by_impact_times_friction() {
    let outcome = outcome_of(&TOOL.initial(EN));
    let scores: Vec<_> = outcome.ranking.iter().map(|place| outcome.points[*place].score()).collect();
    assert_eq!(scores[..4], [Some(9.0), Some(6.0), Some(4.0), Some(2.0)]);
    assert!(scores.iter().all(|score| *score > Some(0.0)));
    let moments = outcome.points.iter().filter(|point| point.is_moment_of_truth());
    assert_eq!(moments.map(|point| point.row).collect::<Vec<_>>().len(), 3);
    let equal = outcome.ranking.windows(2).filter(|pair| scores[0] == outcome.points[pair[0]].score());
    assert_eq!(equal.count(), 1);
}

#[test]
fn a_handover_is_where_the_channel_changes_whatever_stands_between() {
    let mut map = Map { rows: vec![Row::stage("A")], ..Map::default() };
    for channel in ["Shop", "shop ", "", "Phone", "", "shop"] {
        let mut row = Row::touchpoint("x");
        row.set(Column::Channel, channel);
        map.rows.push(row);
    }
    let handovers = Outcome::of(&map, [None; 3], None).handovers;
    assert_eq!(handovers, [Handover { from: 1, to: 3 }, Handover { from: 3, to: 5 }]);
}

/// 403 days; an innovator takes half, a conservative customer twice as many.
#[test]
fn the_same_path_at_three_paces() {
    let document = TOOL.initial(EN);
    let paces = outcome_of(&document).paces.unwrap().unwrap();
    assert_eq!(paces.days, [Some(201.5), Some(403.0), Some(806.0)]);
    // Until day 29 an ordinary customer has used the product for the first time; an innovator waits for the repeat purchase.
    assert_eq!(paces.reached, Some([Some(6), Some(5), Some(2)]));
    let late = Outcome::of(&example::map(), [Some(0.5), Some(1.0), None], Some(403.0)).paces.unwrap().unwrap();
    assert_eq!((late.reached, late.days[2]), (Some([None, None, None]), None));
}

#[test]
fn a_touchpoint_moves_over_the_border_of_a_stage() {
    let document = path("AabBcC");
    let moved = |row, is_down| edits::shift(&document, row, is_down).map(|(edit, at)| (after(&document, edit), at));
    assert_eq!(moved(2, true), Some(("AaBbcC".to_owned(), 3)));
    assert_eq!(moved(4, false), Some(("AabcBC".to_owned(), 3)));
    assert_eq!(moved(4, true), Some(("AabBCc".to_owned(), 5)));
    assert_eq!((moved(1, false), moved(9, true), moved(0, false), moved(5, true)), (None, None, None, None));
    assert_eq!(moved(0, true), Some(("BcAabC".to_owned(), 2)));
    assert_eq!(moved(5, false), Some(("AabCBc".to_owned(), 3)));
}

#[test]
fn a_touchpoint_goes_to_the_end_of_another_stage() {
    let document = path("AabBcC");
    let moved = |row, stage| edits::to_stage(&document, row, stage).map(|(edit, at)| (after(&document, edit), at));
    assert_eq!(moved(1, 3), Some(("AbBcaC".to_owned(), 4)));
    assert_eq!(moved(4, 0), Some(("AabcBC".to_owned(), 3)));
    assert_eq!(moved(4, 5), Some(("AabBCc".to_owned(), 5)));
    assert_eq!((moved(1, 0), moved(0, 3)), (None, None));
}

#[test]
fn what_belongs_to_a_removed_stage_stays() {
    let document = path("AabBcC");
    let left = |row| edits::remove(&document, row).map(|edit| after(&document, edit));
    assert_eq!(left(3).unwrap(), "AabcC");
    assert_eq!(left(0).unwrap(), "BabcC");
    assert_eq!(left(1).unwrap(), "AbBcC");
    assert_eq!(edits::remove(&path("Aa"), 0), None);
    assert_eq!(edits::remove(&path("A"), 0).map(|edit| after(&path("A"), edit)), Some(String::new()));
}

#[test]
fn new_rows_stand_where_the_visitor_is() {
    let document = path("AabBcC");
    let touchpoint = |row| edits::add_touchpoint(&document, row, EN).1;
    assert_eq!((touchpoint(0), touchpoint(1), touchpoint(5), touchpoint(99)), (3, 2, 6, 6));
    let mut empty = TOOL.initial(EN);
    let count = empty.rows(Input::Path as usize).len();
    let _ = empty.apply(Edit::Remove(Input::Path as usize, 0, count));
    let (Edit::Insert(_, 0, rows), 1) = edits::add_touchpoint(&empty, 0, EN) else { panic!() };
    assert_eq!(rows.len(), 2, "a touchpoint without a stage brings one");
    let (edit, at) = edits::add_stage(&document, 1, EN);
    assert_eq!((after(&document, edit), at), ("AabawarenessBcC".to_owned(), 3));
    let (edit, at) = edits::add_stage(&TOOL.initial(EN), 0, EN);
    let Edit::Insert(_, 2, rows) = edit else { panic!() };
    assert_eq!((at, rows[0][Column::Name.place()].text.as_str()), (2, ""));
}

#[test]
fn typing_in_a_cell_is_one_step() {
    let (mut document, mut history) = (path("Aa"), History::default());
    for text in ["2", "24"] {
        let edit = edits::set(&document, 1, Column::Name, text, EN).unwrap();
        history.apply(&mut document, edit);
    }
    assert_eq!(names(&document), ["A", "24"]);
    assert!(history.undo(&mut document) && !history.can_undo());
    assert_eq!(names(&document), ["A", "a"]);
}

#[test]
fn a_wrong_cell_keeps_what_was_typed_and_is_told() {
    let mut document = path("Aa");
    for (row, column, text) in [(0, Column::PEOPLE, "many"), (0, Column::NEV, "11"), (1, Column::Impact, "1.5")] {
        let edit = edits::set(&document, row, column, text, EN).unwrap();
        let _ = document.apply(edit);
        assert!(problem(&document.rows(1)[row], column).is_some(), "{text}");
        assert_eq!(Map::of(&document).rows[row].get(column), text);
    }
    assert!(outcome_of(&document).stages[0].people.is_err());
}

#[test]
fn maps_wait_while_another_is_shown() {
    let mut document = TOOL.initial(EN);
    let second = Map::empty("Second");
    let edit = shelf::add(&document, &second, EN);
    let _ = document.apply(edit);
    assert_eq!(shelf::place(&document), 1);
    assert_eq!(Map::of(&document), second);
    let edit = shelf::show(&document, 0, EN).unwrap();
    let back = document.apply(edit).unwrap();
    assert_eq!(Map::of(&document), example::map());
    assert_eq!(shelf::names(&document), [None, Some("Second".to_owned())]);
    assert!(shelf::show(&document, 0, EN).is_none() && shelf::show(&document, 7, EN).is_none());
    let _ = document.apply(back);
    assert_eq!(Map::of(&document), second);
    for left in [1, 1] {
        let edit = shelf::remove(&document, "New", EN);
        let _ = document.apply(edit);
        assert_eq!(shelf::names(&document).len(), left);
    }
    assert_eq!(Map::of(&document), Map::empty("New"));
}
