//! Maps out as text and in again.

use super::*;
use crate::content::stages::Stage;
use crate::tools::fragment::Fragment;
use crate::tools::json;
use crate::tools::map::block::first_journey;
use crate::tools::map::read::{Import, Wrong};
use proptest::prelude::*;

fn stage_of(name: &str) -> Option<&'static str> {
    Stage::ALL.into_iter().map(Stage::id).find(|id| id.eq_ignore_ascii_case(name.trim()))
}

/// Names of stages begin with a capital in texts.
fn named(name: &str) -> String {
    let mut signs = name.chars();
    let is_known = stage_of(name).is_some();
    signs.next().filter(|_| is_known).map_or(name.to_owned(), |first| first.to_uppercase().to_string() + signs.as_str())
}

pub fn read(text: &str) -> Import {
    crate::tools::map::read::read(text, &stage_of)
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
    let Import { map, flaws } = read(text);
    assert_eq!(flaws, []);
    assert_eq!(read(&text.replacen("```mermaid\r\n", "", 1)), Import { map: map.clone(), flaws });
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
    assert_eq!(read, [("One", ""), ("Queue", "9/5"), ("Walk", "2.6/5"), ("Pay", "1")]);
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
fn a_score_that_is_none_is_told_kept_and_goes_out_again() {
    let text =
        "journey\n section S\n  A: 9: Me\n  B: 2,6\n  C: 0\n  D: good: Me\n  E: \u{2212}1\n  F: 4,0\n  G: 4\n  H:\n";
    let Import { map, flaws } = read(text);
    let told: Vec<_> = flaws.iter().map(|flaw| (flaw.line, flaw.wrong)).collect();
    assert_eq!(told, [3, 4, 5, 6, 7, 10].map(|line| (line, Wrong::Score)));
    let cells: Vec<_> = map.rows.iter().skip(1).map(|row| row.get(Column::Emotion)).collect();
    assert_eq!(cells, ["9/5", "2,6/5", "0/5", "good", "\u{2212}1/5", "1", "1", ""]);
    let document = document_of(&map);
    let wrong = (1..6).all(|row| problem(&document.rows(1)[row], Column::Emotion).is_some());
    assert!(wrong, "each is told at its cell");
    let again = mermaid::written(&map, &named);
    assert!(again.contains("A: 9: Me") && again.contains("C: 0\n") && again.contains("B: 2.6\n"), "{again}");
    assert_eq!(read(&again).map, map);
    for again in [csv::written(&map, &named), json::written(&saved::written(&map))] {
        assert_eq!(read(&again).map.rows, map.rows);
    }
}

#[test]
fn a_stage_of_a_later_version_is_told_keeps_its_touchpoints_and_goes_out_again() {
    let text = "{\"version\": 2, \"stages\": [{\"stage\": \"loyalty\"}, {\"stage\": \"advocacy\", \"name\": \"Advocates\", \"people\": 7, \
        \"touchpoints\": [{\"touchpoint\": \"T\"}]}, {\"stage\": \"exit\"}]}";
    let Import { mut map, flaws } = read(text);
    let told: Vec<_> = flaws.iter().map(|flaw| (flaw.wrong, flaw.text.as_str())).collect();
    assert_eq!(told, [(Wrong::Later, ""), (Wrong::Stage, "advocacy"), (Wrong::Stage, "exit")]);
    let names: Vec<_> = map.rows.iter().map(|row| row.get(Column::Name)).collect();
    assert_eq!(names, ["loyalty", "Advocates", "T", "exit"]);
    assert_eq!(map.rows[1].number(Column::PEOPLE), Some(7.0));
    let again = read(&json::written(&saved::written(&map)));
    assert_eq!((&again.map, again.flaws.len()), (&map, 2));
    map.rows[1].set(Column::Name, "recommendation");
    let chosen = json::on_one_line(&saved::written(&map));
    assert!(chosen.contains("recommendation") && !chosen.contains("advocacy"), "{chosen}");
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
        let journey = first_journey(&text).unwrap();
        prop_assert_eq!(mermaid::read(journey, &stage_of), Import { map, flaws: Vec::new() });
    }

    #[test]
    fn touchpoints_come_back_from_csv(mut rows in prop::collection::vec(touchpoint(), 1..8)) {
        rows.retain(|row| *row != Row::default());
        rows.insert(0, Row::stage("loyalty"));
        let text = csv::written(&Map { rows: rows.clone(), ..Map::default() }, &named);
        prop_assert_eq!(csv::read(&text, &stage_of).map.rows, rows);
    }

    #[test]
    fn any_text_is_read_or_told(text in "(```mermaid\n|<pre class=mermaid>|---\n|%%\\{\n)?(journey\n|\\{|stage,touchpoint\n)?[\\PC\n\r\t]{0,80}") {
        let Import { map, flaws } = read(&text);
        prop_assert!(flaws.iter().all(|flaw| flaw.line > 0));
        let _ = Outcome::of(&map, [Some(1.0); 3], Some(1.0));
    }
}

#[test]
fn a_value_that_a_column_does_not_take_is_kept_and_told() {
    let import = read("stage,touchpoint,emotion,friction\nS,Till,-3,9\nS,Site,1,2\n");
    let told: Vec<(usize, &str)> = import.flaws.iter().map(|flaw| (flaw.line, flaw.text.as_str())).collect();
    assert_eq!(told, [(2, "-3"), (2, "9")]);
    assert!(import.flaws.iter().all(|flaw| flaw.wrong == Wrong::Value));
    assert_eq!(import.map.rows[1].get(Column::Emotion), "-3");
}

#[test]
fn the_title_of_a_head_is_the_name_of_the_map() {
    let journey = |head: &str| read(&format!("{head}journey\n section S\n  Till: 3: Me\n")).map.name;
    assert_eq!(journey("---\ntitle: \"My way\"\n---\n"), "My way");
    assert_eq!(journey("---\nconfig: x\n---\n"), "");
    let both = read("---\ntitle: head\n---\njourney\n title body\n section S\n  Till: 3: Me\n");
    assert_eq!(both.map.name, "body");
}

#[test]
fn what_is_no_text_is_said_to_be_none() {
    for bytes in ["\u{fffd}PNG\r\n\u{1a}\n\0\0", "s\0t\0a\0g\0e\0"] {
        let import = read(bytes);
        assert_eq!(import.flaws.iter().map(|flaw| flaw.wrong).collect::<Vec<_>>(), [Wrong::NoText]);
        assert!(import.map.rows.is_empty());
    }
}
