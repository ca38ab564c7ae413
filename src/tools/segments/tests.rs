use super::*;
use crate::tools::fragment::Fragment;
use crate::tools::range::Problem;
use crate::tools::schema::problem;

fn outcome_of(link: &str) -> Outcome {
    let document = Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En);
    outcome(&Settled::of(&document, None)).unwrap().unwrap()
}

#[test]
fn the_places_are_those_of_the_fields() {
    let keys = [Input::Rows, Input::Currency, Input::From, Input::To, Input::Moved, Input::Lines, Input::Stayed];
    let fields = ["rows", "currency", "from", "to", "moved", "lines", "stayed"];
    assert_eq!(keys.map(|input| TOOL.fields[input as usize].key), fields);
    assert_eq!((COLUMNS[MONTHS].key, COLUMNS[3].key), ("months", "margin"));
}

/// 20 × 1 × 25 % × 36 = 180, and 10 × 4 × 50 % × 12 = 240; one in four is of the second kind.
#[test]
fn totals_count_each_customer_once() {
    let outcome = outcome_of("#rows=Group,20,1,25,36,60,300;Personal,10,4,50,12,120,100&from=&to=&moved=");
    let [group, personal] = [0, 1].map(|row| outcome.rows[row].clone().unwrap());
    assert_eq!((group.profit, group.ratio, group.payback, group.rank), (180.0, Some(3.0), Some(12.0), 2));
    assert_eq!((personal.profit, personal.ratio, personal.rank), (240.0, Some(2.0), 1));
    assert_eq!(group.left, 300.0 * 120.0);
    let totals = outcome.totals.unwrap();
    assert_eq!((totals.customers, totals.profit, totals.cost), (400.0, 78_000.0, Some(30_000.0)));
    assert_eq!((totals.mean, totals.ratio), (195.0, Some(2.6)));
    // 17.5 × 1.75 × 31.25 % × 30
    assert!((totals.of_means - 287.109_375).abs() < 1e-9);
}

/// The profit of a row without a cost would make every other row look better.
#[test]
fn the_ratio_of_all_is_that_of_the_rows_with_a_cost() {
    let outcome = outcome_of("#rows=Group,20,1,25,36,60,300;Personal,10,4,50,12,,100");
    let totals = outcome.totals.unwrap();
    assert_eq!((totals.profit, totals.cost, totals.costed), (78_000.0, Some(18_000.0), 54_000.0));
    assert_eq!((totals.ratio, totals.lacks_costs), (Some(3.0), true));
    assert_eq!(outcome_of("#rows=Personal,10,4,50,12,,100").totals.unwrap().cost, None);
}

#[test]
fn a_row_without_a_number_of_customers_is_named_as_one_customer() {
    let outcome = outcome_of("#rows=Group,20,1,25,36,60,300;Personal,10,4,50,12,,;,,,,,,;Wrong,x,,,,,");
    assert_eq!((outcome.counted_as_one, outcome.left_out), (vec![2], vec![4]));
}

/// 1200 win 20 at 60, or 10 at 120: 10 × 240 less 20 × 180.
#[test]
fn a_moved_budget_wins_some_and_loses_others() {
    let rows = "#rows=Group,20,1,25,36,60,300;Personal,10,4,50,12,120,100;Free,1,1,1,1,,";
    let moved = outcome_of(&format!("{rows}&from=1&to=2&moved=1200")).moved.unwrap();
    assert_eq!((moved.lost, moved.won, moved.change), (20.0, 10.0, -1200.0));
    let stays = |asked: &str| outcome_of(&format!("{rows}&{asked}")).moved.unwrap_err();
    assert_eq!(stays("from=1&to=2&moved=18000.5"), Stays::MoreThanSpent(18_000.0));
    assert_eq!(stays("from=1&to=3&moved=1200"), Stays::NoCost(3));
    assert_eq!(stays("from=9&to=1&moved=1200"), Stays::NoRow(9));
    assert_eq!(stays("from=2&to=2&moved=1200"), Stays::SameRow);
    assert_eq!(stays("from=1&to=2&moved="), Stays::NotAsked);
}

#[test]
fn a_row_that_is_not_right_is_left_out_and_an_empty_one_is_no_error() {
    let document =
        Document::from_fragment(&TOOL, &Fragment::parse("#rows=A,20,x,25,36,,;,,,,,,;B,20,1,30,36,,"), Language::En);
    let rows = document.rows(0);
    assert_eq!(problem(&COLUMNS, &rows[0], 2), Some(Problem::NotANumber));
    assert!((0..7).all(|column| problem(&COLUMNS, &rows[1], column).is_none()));
    let outcome = outcome(&Settled::of(&document, None)).unwrap().unwrap();
    assert_eq!(outcome.rows.iter().map(Option::is_some).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(outcome.left_out, [1]);
    assert_eq!(outcome.totals.unwrap().customers, 1.0);
}

#[test]
fn every_preset_has_totals_in_every_language() {
    for (preset, language) in Preset::ALL.into_iter().flat_map(|p| Language::ALL.map(|l| (p, l))) {
        let outcome = outcome(&Settled::of(&preset.document(language), None)).unwrap().unwrap();
        assert!(outcome.totals.is_some(), "{preset:?}");
        assert_ne!(outcome.moved.is_ok(), outcome.is_over_time, "{preset:?}: budget does not move between quarters");
    }
}

fn no_column(_: &str) -> Option<usize> {
    None
}

/// Row by row as an address has it.
fn shown(import: &Import) -> Vec<String> {
    import.rows.iter().map(|row| row.iter().map(Entry::to_address).collect::<Vec<_>>().join("|")).collect()
}

#[test]
fn a_saved_table_is_opened_again_as_it_was_in_any_language() {
    let table = "#rows=Group%20%22A%22,20.5,1,29,36,60,300;%3D1%2B1,10,4,-7.3,12,,";
    let saved = csv(&outcome_of(table));
    for language in Language::ALL {
        let import = read(&saved, language, &no_column);
        assert_eq!(shown(&import), ["Group \"A\"|20.5|1|29|36|60|300", "=1+1|10|4|-7.3|12||1"], "{language:?}");
        assert!(import.unknown.is_empty() && import.has_numbers());
    }
}

/// Excel in Slovenian or Polish saves a file anew like this.
#[test]
fn a_saved_table_that_a_spreadsheet_has_saved_anew_is_the_same() {
    let saved = csv(&outcome_of("#rows=Group,20.5,1,25,36,60.25,300"));
    let anew = saved.replace("\"", "").replace(',', ";").replace('.', ",");
    for language in Language::ALL {
        assert_eq!(shown(&read(&anew, language, &no_column)), ["Group|20.5|1|25|36|60.25|300"], "{language:?}");
    }
}

/// Its margins are shares, those of the table are percentages.
#[test]
fn a_saved_table_that_comes_by_the_clipboard_is_the_one_of_the_file() {
    let saved = csv(&outcome_of("#rows=Group,20.5,1,25,36,60.25,300"));
    for copied in [saved.replace(',', "\t"), saved.replace(',', "\t").replace('.', ","), saved.clone()] {
        let rows = pasted(&copied.replace('"', ""), Language::En).unwrap();
        let cells: Vec<String> = rows[0].iter().map(Entry::to_address).collect();
        assert_eq!(cells.join("|"), "Group|20.5|1|25|36|60.25|300", "{copied}");
    }
    assert_eq!(pasted("Name\tMargin\nGroup\t25", Language::En), None);
}

#[test]
fn a_table_with_heads_of_the_visitor_is_read_by_them_and_one_without_in_order() {
    let column = |head: &str| (head == "Marge").then_some(3).or_else(|| (head == "Kunde").then_some(0));
    let import = read("Note;Kunde;Marge\nx;12;12,5\n;;\ny;B;-3\n", Language::Pl, &column);
    assert_eq!(
        (shown(&import), import.unknown),
        (vec!["\u{2060}12|||12.5|||".into(), "B|||-3|||".into()], vec!["Note".into()])
    );
    let import = read("A\t20\t1\t25\t36\nB\t30", Language::En, &no_column);
    assert_eq!(shown(&import), ["A|20|1|25|36||", "B|30|||||"]);
}

#[test]
fn a_text_about_something_else_has_no_numbers() {
    assert!(!read("Dear all,\nthis is a letter.", Language::En, &no_column).has_numbers());
    assert!(!read("", Language::En, &no_column).has_numbers());
}
