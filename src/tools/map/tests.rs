use super::mermaid::{is_journey, read as read_mermaid};
use super::read::{Import, Wrong};
use super::*;
use crate::content::Language;
use crate::content::stages::Stage;
use crate::tools::document::{Document, Edit};
use crate::tools::fragment::Fragment;
use crate::tools::history::History;
use crate::tools::json;
use crate::tools::settled::Settled;
use proptest::prelude::*;

const EN: Language = Language::En;

fn stage_of(name: &str) -> Option<&'static str> {
    Stage::ALL.into_iter().map(Stage::id).find(|id| id.eq_ignore_ascii_case(name.trim()))
}

/// Names of stages begin with a capital in texts.
fn named(name: &str) -> String {
    let mut signs = name.chars();
    let is_known = stage_of(name).is_some();
    signs.next().filter(|_| is_known).map_or(name.to_owned(), |first| first.to_uppercase().to_string() + signs.as_str())
}

fn read(text: &str) -> Import {
    super::read::read(text, &stage_of)
}

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
    assert_eq!((step(0), step(1), step(2)), (None, Some(0.3), Some(0.375)));
    assert_eq!(outcome.stages[2].cumulative, Some(0.1125));
    assert_eq!((outcome.leak, outcome.lost_before(1)), (Some(1), Some(5600.0)));
    assert_eq!(outcome.lowest, Some(1));
}

#[test]
fn a_stage_without_people_is_passed_over_and_more_than_before_is_no_leak() {
    let stage = |name: &str, people: &str| {
        let mut row = Row::stage(name);
        row.set(Column::PEOPLE, people);
        row
    };
    let rows = [("A", "100"), ("B", ""), ("C", "40"), ("D", "x"), ("E", "60"), ("F", "0"), ("G", "5")];
    let map = Map { rows: rows.map(|(name, people)| stage(name, people)).into(), ..Map::default() };
    let outcome = Outcome::of(&map, [Some(1.0); 3], None);
    let steps: Vec<_> = outcome.stages.iter().map(|stage| stage.step).collect();
    assert_eq!(steps, [None, None, Some(0.4), None, Some(1.5), Some(0.0), None]);
    assert_eq!((outcome.leak, outcome.lost_before(2), outcome.lost_before(4)), (Some(2), Some(60.0), Some(-20.0)));
    assert_eq!((outcome.lowest, outcome.stages[6].cumulative, outcome.paces), (Some(5), Some(0.05), None));
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
    let paces = outcome_of(&document).paces.unwrap();
    assert_eq!(paces.days, [Some(201.5), Some(403.0), Some(806.0)]);
    // Until day 29 an ordinary customer has used the product for the first time; an innovator waits for the repeat purchase.
    assert_eq!(paces.reached, Some([Some(6), Some(5), Some(2)]));
    let late = Outcome::of(&example::map(), [Some(0.5), Some(1.0), None], Some(403.0)).paces.unwrap();
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
    assert_eq!(outcome_of(&document).stages[0].people, None);
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

/// The first example of Mermaid's documentation.
const WORKING_DAY: &str = "journey
    title My working day
    section Go to work
      Make tea: 5: Me
      Go upstairs: 3: Me
      Do work: 1: Me, Cat
    section Go home
      Go downstairs: 5: Me
      Sit down: 5: Me
";

#[test]
fn the_journey_of_the_documentation_of_mermaid_is_read() {
    let Import { map, flaws } = read(WORKING_DAY);
    assert_eq!((map.name.as_str(), flaws.len(), map.rows.len()), ("My working day", 0, 7));
    let work = &map.rows[3];
    assert_eq!((work.get(Column::Name), work.get(Column::Who)), ("Do work", "Me, Cat"));
    let emotions: Vec<_> = map.rows.iter().map(|row| row.number(Column::Emotion)).collect();
    assert_eq!(emotions, [None, Some(2.0), Some(0.0), Some(-2.0), None, Some(2.0), Some(2.0)]);
    assert!(map.rows[0].is_stage && map.rows[0].known_stage().is_none());
}

#[test]
fn journeys_as_others_write_them_are_read() {
    let text = "\u{feff}```mermaid\r\n---\r\ntitle: Head\r\n---\r\n%%{init: {'theme': 'dark'}}%%\r\nJourney\r\n\
        accTitle: a title\r\naccDescr {\r\n  of several: 3: lines\r\n}\r\n%% a remark\r\nTitle Buying shoes\r\n\
        Before any section:4\r\nSECTION Consideration\r\n\tRead #quot;tests#quot; #58; compare: 2 : She,He # why\r\n\
        # 3: 3: no task\r\n\r\nTitle: 5: a task\r\n```\r\n";
    let without_head = text.replacen("```mermaid\r\n", "", 1);
    for text in [without_head.as_str(), "journey\nA: 1:\n"] {
        assert!(is_journey(text), "{text}");
    }
    let Import { map, flaws } = read(&without_head);
    assert_eq!(flaws, []);
    let rows: Vec<_> = map.rows.iter().map(|row| [Column::Name, Column::Who].map(|column| row.get(column))).collect();
    let expected =
        [["", ""], ["Before any section", ""], ["consideration", ""], ["Read \"tests\" : compare", "She,He"]];
    assert_eq!(rows[..4], expected);
    assert_eq!((rows[4], map.name.as_str()), (["Title", "a task"], "Buying shoes"));
    assert_eq!(map.paces, example::PACES);
}

#[test]
fn a_broken_line_is_told_with_its_number_and_the_rest_is_read() {
    let text = "journey\n  section One\n    no score\n    Queue: 9: Me\n    Walk: 2.6\n    : 3: Me\n    Pay: 4: Me\n  %% feltworth {\"impact\": 3\n";
    let Import { map, flaws } = read(text);
    let told: Vec<_> = flaws.iter().map(|flaw| (flaw.line, flaw.wrong)).collect();
    assert_eq!(told, [(3, Wrong::Line), (4, Wrong::Score), (5, Wrong::Score), (6, Wrong::Line), (8, Wrong::Comment)]);
    assert_eq!(flaws[0].text, "no score");
    let read: Vec<_> = map.rows.iter().map(|row| (row.get(Column::Name), row.get(Column::Emotion))).collect();
    assert_eq!(read, [("One", ""), ("Queue", ""), ("Walk", "0"), ("Pay", "1")]);
}

#[test]
fn mermaid_sees_its_own_lines_and_this_page_the_rest() {
    let mut map = example::map().worded(&|text| text.replace(example::KEY, ""));
    map.rows[1].set(Column::Name, "section: 50 % #1; end");
    let text = mermaid::written(&map, &named);
    assert!(text.starts_with("journey\n  title example.title\n"), "{text}");
    assert!(text.contains("    #115;ection#58; 50 #37; #35;1#59; end: 4: who.customer\n"), "{text}");
    assert!(
        text.contains(
            "  section Awareness\n  %% feltworth {\"stage\": \"awareness\", \"people\": 8000, \"days\": 10}\n"
        )
    );
    assert_eq!(read(&text), Import { map, flaws: Vec::new() });
}

#[test]
fn a_line_that_somebody_changed_holds_against_its_comment() {
    let text = mermaid::written(&example::map().worded(&|text| text.replace(example::KEY, "")), &named);
    let changed =
        text.replace("example.parcel: 1: who.courier", "Parcel: 2: Post").replace("title example.title", "title Mine");
    let map = read(&changed).map;
    let parcel = map.rows.iter().find(|row| row.get(Column::Name) == "Parcel").unwrap();
    assert_eq!([Column::Who, Column::Emotion, Column::Impact].map(|column| parcel.get(column)), ["Post", "-1", "3"]);
    assert_eq!(map.name, "Mine");
}

#[test]
fn a_map_of_a_later_version_is_read_and_what_it_says_beside_is_kept() {
    let text = "{\"format\": \"feltworth.map\", \"version\": 2, \"name\": \"N\", \"persona\": {\"age\": 40}, \"stages\": [{\"stage\": \
        \"loyalty\", \"people\": 5, \"colour\": \"red\", \"touchpoints\": [{\"touchpoint\": \"T\", \"emotion\": \"glad\", \"photo\": [1]}]}]}";
    let Import { map, flaws } = read(text);
    assert_eq!(flaws.iter().map(|flaw| flaw.wrong).collect::<Vec<_>>(), [Wrong::Later]);
    assert_eq!((map.rows[0].known_stage(), map.rows[1].get(Column::Emotion)), (Some(Stage::Loyalty), "glad"));
    let again = json::written(&saved::written(&map));
    for kept in ["\"persona\": {\"age\": 40}", "\"colour\": \"red\"", "\"photo\": [1]", "\"emotion\": \"glad\""] {
        assert!(json::on_one_line(&json::read(&again).unwrap()).contains(kept), "{kept}");
    }
    let document = document_of(&map);
    assert_eq!(Map::of(&document), map);
}

#[test]
fn what_is_no_map_is_told() {
    let wrong = |text: &str| read(text).flaws.iter().map(|flaw| (flaw.line, flaw.wrong)).collect::<Vec<_>>();
    assert_eq!(wrong("{\n\"a\": }"), [(2, Wrong::Json)]);
    assert_eq!(wrong("{\"a\": 1}"), [(1, Wrong::NoMap)]);
    assert_eq!(wrong("one,two\n1,2"), [(1, Wrong::Column), (1, Wrong::Column), (1, Wrong::Head)]);
    assert_eq!(wrong("stage,touchpoint,mood\nLoyalty,T,7"), [(1, Wrong::Column)]);
}

#[test]
fn a_spreadsheet_writes_its_own_signs() {
    let text = "\u{feff}Stage;Touchpoint;Emotion;NEV;Note\r\nLoyalty;\"Letter; second\nline\";−1;2,5;'=SUM\r\n;;;;\r\nOwn;;;;\r\n";
    let Import { map, flaws } = read(text);
    assert_eq!(flaws, []);
    assert_eq!(map.rows[0].number(Column::NEV), Some(2.5));
    let cells = [Column::Name, Column::Emotion, Column::Note].map(|column| map.rows[1].get(column));
    assert_eq!(cells, ["Letter; second\nline", "-1", "=SUM"]);
    assert_eq!((map.rows.len(), map.rows[2].get(Column::Name)), (3, "Own"));
}

#[test]
fn five_hundred_touchpoints_are_none_too_many() {
    let mut map = Map::empty("Long");
    for i in 0..500 {
        let mut row = Row::touchpoint(&format!("Touchpoint {i}"));
        row.set(Column::Emotion, ["-2", "0", "1"][i % 3]);
        row.set(Column::Impact, "3");
        row.set(Column::Friction, "2");
        row.set(Column::Channel, ["shop", "phone"][i % 2]);
        map.rows.push(row);
    }
    let document = document_of(&map);
    let outcome = outcome_of(&document);
    assert_eq!((outcome.points.len(), outcome.ranking.len(), outcome.handovers.len()), (500, 500, 499));
    let text = Fragment::default().with(&[], document.pairs()).text();
    assert_eq!(Map::of(&Document::from_fragment(&TOOL, &Fragment::parse(&text), EN)), map);
    for text in [json::written(&saved::written(&map)), mermaid::written(&map, &named)] {
        assert_eq!(read(&text), Import { map: map.clone(), flaws: Vec::new() });
    }
    assert_eq!(read(&csv::written(&map, &named)).map.rows, map.rows);
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z :;#%,'\"=+-]{0,12}",
        "\\PC{0,8}",
        Just("section x".to_owned()),
        Just("007".to_owned()),
        Just("#58;".to_owned()),
        Just("two\nlines\t".to_owned())
    ]
}

fn touchpoint() -> impl Strategy<Value = Row> {
    let level = || prop_oneof![Just(String::new()), (0..4).prop_map(|level: i32| level.to_string())];
    let emotion = prop_oneof![Just(String::new()), (-2..3).prop_map(|emotion: i32| emotion.to_string())];
    (text(), text(), text(), emotion, level(), level(), text()).prop_map(
        |(name, who, channel, emotion, impact, friction, note)| {
            let cells = [name, who, channel, emotion, impact, friction, note, String::new()];
            Row { is_stage: false, cells }
        },
    )
}

fn stage() -> impl Strategy<Value = Row> {
    let name = prop_oneof![Just("loyalty".to_owned()), Just("awareness".to_owned()), text()];
    let number = || prop_oneof![Just(String::new()), (0..10_i32).prop_map(|number| number.to_string())];
    (name, number(), number(), number()).prop_map(|(name, people, nev, days)| {
        let mut row = Row::stage(&name);
        for ((column, _), text) in STAGE_COLUMNS.into_iter().zip([people, nev, days]) {
            row.set(column, text);
        }
        row
    })
}

fn map() -> impl Strategy<Value = Map> {
    let rows = prop::collection::vec(prop_oneof![stage(), touchpoint(), touchpoint()], 0..12);
    (text(), stage(), rows).prop_map(|(name, first, rows)| {
        let rows = [first].into_iter().chain(rows).collect();
        Map { name, rows, paces: ["0.25", "3"].map(str::to_owned), more: String::new() }
    })
}

proptest! {
    #[test]
    fn a_map_comes_back_from_a_document(map in map()) {
        let document = document_of(&map);
        let text = Fragment::default().with(&[], document.pairs()).text();
        let again = Document::from_fragment(&TOOL, &Fragment::parse(&text), Language::It);
        prop_assert_eq!(Map::of(&again), map);
    }

    #[test]
    fn a_map_comes_back_from_json(map in map()) {
        prop_assert_eq!(read(&json::written(&saved::written(&map))), Import { map, flaws: Vec::new() });
    }

    #[test]
    fn a_map_comes_back_from_mermaid(map in map()) {
        let text = mermaid::written(&map, &named);
        prop_assert!(is_journey(&text));
        prop_assert_eq!(read_mermaid(&text, &stage_of), Import { map, flaws: Vec::new() });
    }

    #[test]
    fn touchpoints_come_back_from_csv(mut rows in prop::collection::vec(touchpoint(), 1..8)) {
        rows.retain(|row| *row != Row::default());
        rows.insert(0, Row::stage("loyalty"));
        let text = csv::written(&Map { rows: rows.clone(), ..Map::default() }, &named);
        prop_assert_eq!(csv::read(&text, &stage_of).map.rows, rows);
    }

    #[test]
    fn any_text_is_read_or_told(text in "(journey\n|\\{|stage,touchpoint\n)?[\\PC\n\r\t]{0,80}") {
        let Import { map, flaws } = read(&text);
        prop_assert!(flaws.iter().all(|flaw| flaw.line > 0));
        let _ = Outcome::of(&map, [Some(1.0); 3], Some(1.0));
    }
}
