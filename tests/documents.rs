//! Documents: what every tool's inputs can do, shown on a tool that has a field of each kind and a past version.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may stop

use feltworth::content::Language;
use feltworth::tools::document::Notice;
use feltworth::tools::entry::Entry;
use feltworth::tools::fragment::Fragment;
use feltworth::tools::range::{Problem, Range};
use feltworth::tools::schema::{Field, Kind, Number, Slider, Unit};
use feltworth::tools::{Document, Edit, History, Settled, TOOLS, Tool};
use proptest::prelude::*;

/// Its first version had the price in hundredths under another key.
static TOOL: Tool = Tool {
    id: "toy",
    fields: &[
        number("price", false),
        number("rebate", true),
        Field { key: "kind", name: "kind", kind: Kind::Choice(&["small", "large", "2.0"]) },
        Field { key: "counts", name: "counts", kind: Kind::List(3) },
        Field { key: "rows", name: "rows", kind: Kind::Rows(2) },
        Field { key: "steps", name: "steps", kind: Kind::Counts { most: 4, optional: true } },
    ],
    initial: |_| ["5", "", "small", "", "Ann%2C Bo,1;Cy,2", ""].map(str::to_owned).into(),
    conversions: &[|fragment| {
        let price = fragment.get("cents").and_then(|cents| cents.parse::<f64>().ok()).map(|cents| cents / 100.0);
        let pairs = price.map(|price| ("price".to_owned(), price.to_string()));
        fragment.with(&["cents"], pairs.into_iter().collect())
    }],
};

const fn number(key: &'static str, optional: bool) -> Field {
    let range = Range { min: 0.0, max: 100.0, optional };
    let slider = Slider { min: 0.0, max: 10.0, step: 1.0 };
    Field { key, name: key, kind: Kind::Number(Number { range, slider, unit: Unit::Count }) }
}

fn from(link: &str) -> Document {
    Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En)
}

fn entry(text: &str) -> Entry {
    Entry::typed(text, Language::En)
}

fn texts(rows: &[Vec<Entry>]) -> Vec<Vec<&str>> {
    rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

#[test]
fn a_link_of_an_earlier_version_is_converted() {
    let document = from("#cents=250&v=1");
    assert_eq!(document.number(0), Ok(Some(2.5)));
    assert_eq!(from("#cents=250").number(0), Ok(Some(2.5)), "a link without a version is of the first");
    assert_eq!(from("#cents=250&v=2").number(0), Ok(Some(5.0)), "the second version has no such key");
    assert!(document.pairs().contains(&("v".to_owned(), "2".to_owned())));
}

#[test]
fn a_link_of_a_version_to_come_opens_and_says_so() {
    let document = from("#price=7&v=3");
    assert_eq!((document.number(0), document.notices()), (Ok(Some(7.0)), &[Notice::NewerVersion][..]));
    assert_eq!(from("#price=7&v=2").notices(), []);
}

#[test]
fn an_absent_required_key_takes_the_initial_value_and_an_absent_optional_one_is_empty() {
    let document = from("#rebate=3&v=2");
    assert_eq!((document.number(0), document.number(1)), (Ok(Some(5.0)), Ok(Some(3.0))));
    assert_eq!(from("#price=9&v=2").number(1), Ok(None));
}

#[test]
fn rows_are_split_before_their_cells_are_decoded() {
    let document = from("#rows=a%2Cb,1%3B;%C3%A9,&v=2");
    assert_eq!(texts(document.rows(4)), [["a,b", "1;"], ["é", ""]]);
    assert!(document.pairs().contains(&("rows".to_owned(), "a%2Cb,1%3B;%C3%A9,".to_owned())));
    assert_eq!(texts(TOOL.initial(Language::En).rows(4)), [["Ann, Bo", "1"], ["Cy", "2"]]);
}

#[test]
fn a_choice_that_looks_like_a_number_stays_as_it_is_written() {
    let document = from("#kind=2.0&v=2");
    assert_eq!(document.choice(2), Some("2.0"));
    assert!(document.pairs().contains(&("kind".to_owned(), "2.0".to_owned())));
}

#[test]
fn a_list_of_another_length_is_filled_up_and_reported() {
    let document = from("#counts=4.5&v=2");
    assert_eq!(document.list(3).iter().map(|entry| entry.text.as_str()).collect::<Vec<_>>(), ["4", "5", ""]);
    assert_eq!(document.notices(), [Notice::WrongCount("counts", 2)]);
}

#[test]
fn counts_may_end_early_and_are_whole() {
    let document = from("#steps=4..5&v=2");
    assert_eq!(document.counts(5), Ok(vec![Some(4.0), None, Some(5.0), None]));
    assert!(document.notices().is_empty() && document.pairs().contains(&("steps".to_owned(), "4..5".to_owned())));
    assert_eq!(from("#steps=1.0%2E5&v=2").counts(5), Err(Problem::NotWhole));
    assert_eq!(from("#steps=1.2.3.4.5&v=2").notices(), [Notice::WrongCount("steps", 5)]);
}

#[test]
fn wrong_counts_give_way_to_the_last_good_ones() {
    let first = Settled::of(&from("#steps=1.2&v=2"), None);
    let second = Settled::of(&from("#steps=1.x&v=2"), Some(&first));
    assert_eq!(second.document.counts(5), Ok(vec![Some(1.0), Some(2.0), None, None]));
    assert!(second.is_stale(&[5]) && !second.is_unknown(&[5]));
    assert!(Settled::of(&from("#steps=x&v=2"), None).is_unknown(&[5]));
}

#[test]
fn typing_is_one_step_until_it_ends_and_undo_stops_at_the_beginning() {
    let (mut document, mut history) = (TOOL.initial(Language::En), History::default());
    let start = document.clone();
    for text in ["1", "12"] {
        history.apply(&mut document, Edit::Set(0, entry(text)));
    }
    history.close();
    history.apply(&mut document, Edit::Set(0, entry("99")));
    assert!(history.undo(&mut document));
    assert_eq!(document.number(0), Ok(Some(12.0)));
    assert!(history.undo(&mut document) && document == start);
    assert!(!history.undo(&mut document) && !history.can_undo() && document == start);
    assert!(history.redo(&mut document) && history.redo(&mut document) && !history.redo(&mut document));
    assert_eq!(document.number(0), Ok(Some(99.0)));
}

#[test]
fn a_change_after_undo_forgets_what_could_be_done_again() {
    let (mut document, mut history) = (TOOL.initial(Language::En), History::default());
    history.apply(&mut document, Edit::Set(0, entry("1")));
    history.undo(&mut document);
    history.apply(&mut document, Edit::Set(1, entry("2")));
    assert!(history.can_undo() && !history.can_redo());
}

#[test]
fn an_edit_that_fits_no_field_changes_nothing() {
    let (mut document, mut history) = (TOOL.initial(Language::En), History::default());
    let before = document.clone();
    let edits = [
        Edit::Set(9, entry("1")),
        Edit::Set(3, entry("1")),
        Edit::SetItem(3, 3, entry("1")),
        Edit::SetCell(4, 2, 0, entry("1")),
        Edit::SetCell(4, 0, 2, entry("1")),
        Edit::Remove(4, 2, 1),
        Edit::Move(4, 5, 0),
    ];
    edits.into_iter().for_each(|edit| history.apply(&mut document, edit));
    assert!(document == before && !history.can_undo());
}

#[test]
fn the_last_good_entry_stands_in_for_a_wrong_one() {
    let mut document = from("#price=7&rebate=x&v=2");
    let first = Settled::of(&document, None);
    assert_eq!((first.document.number(0), first.document.number(1)), (Ok(Some(7.0)), Ok(None)));
    assert!(first.is_unknown(&[1]) && !first.is_stale(&[]));
    document.apply(Edit::Set(0, entry("x")));
    let second = Settled::of(&document, Some(&first));
    assert_eq!(second.document.number(0), Ok(Some(7.0)));
    assert!(second.is_stale(&[]) && !second.is_unknown(&[]) && second.is_unknown(&[1]));
    assert_eq!(document.number(0), Err(Problem::NotANumber));
}

#[test]
fn keys_and_names_of_a_tool_are_distinct() {
    for tool in TOOLS {
        let distinct =
            |names: Vec<String>| names.iter().collect::<std::collections::BTreeSet<_>>().len() == names.len();
        let names = tool.fields.iter().map(|field| field.name.to_owned()).filter(|name| !name.is_empty());
        assert!(distinct(tool.keys().collect()) && distinct(names.collect()), "{}", tool.id);
        assert_eq!((tool.initial)(Language::En).len(), tool.fields.len(), "{}", tool.id);
    }
}

#[test]
fn what_a_tool_begins_with_is_right_and_comes_back_from_its_link() {
    for (tool, language) in TOOLS.iter().flat_map(|tool| Language::ALL.map(|language| (tool, language))) {
        let initial = tool.initial(language);
        assert!((0..tool.fields.len()).all(|place| !initial.is_wrong(place)), "{}", tool.id);
        let link = Fragment::parse(&Fragment::default().with(&[], initial.pairs()).text());
        assert_eq!(Document::from_fragment(tool, &link, language), initial);
    }
}

/// Any edit, of those that fit no field too.
fn edit() -> impl Strategy<Value = Edit> {
    let cell = || "[a-z0-9.,;% -]{0,4}".prop_map(|text| entry(&text));
    let rows = prop::collection::vec(prop::collection::vec(cell(), 2), 0..4);
    let more_rows = prop::collection::vec(prop::collection::vec(cell(), 2), 0..4);
    prop_oneof![
        (0..6_usize, cell()).prop_map(|(place, entry)| Edit::Set(place, entry)),
        (prop::sample::select(vec![3_usize, 5]), 0..4_usize, cell())
            .prop_map(|(place, at, entry)| Edit::SetItem(place, at, entry)),
        (prop::sample::select(vec![3_usize, 5]), prop::collection::vec(cell(), 0..6))
            .prop_map(|(place, entries)| Edit::Fill(place, entries)),
        (0..6_usize, 0..3_usize, cell()).prop_map(|(row, column, entry)| Edit::SetCell(4, row, column, entry)),
        (0..6_usize, rows).prop_map(|(at, rows)| Edit::Insert(4, at, rows)),
        (0..6_usize, 0..4_usize).prop_map(|(at, count)| Edit::Remove(4, at, count)),
        (0..6_usize, 0..6_usize).prop_map(|(from, to)| Edit::Move(4, from, to)),
        (0..6_usize, more_rows).prop_map(|(place, rows)| Edit::FillRows(place, rows)),
        Just(Edit::Replace(from("#price=1&v=2"))),
    ]
}

proptest! {
    #[test]
    fn whatever_was_changed_can_be_taken_back_and_done_again(edits in prop::collection::vec(edit(), 0..40)) {
        let (mut document, mut history) = (TOOL.initial(Language::En), History::default());
        let start = document.clone();
        edits.into_iter().for_each(|edit| history.apply(&mut document, edit));
        let end = document.clone();
        while history.undo(&mut document) {}
        prop_assert_eq!(&document, &start);
        while history.redo(&mut document) {}
        prop_assert_eq!(&document, &end);
    }

    #[test]
    fn whatever_was_changed_comes_back_from_its_link(edits in prop::collection::vec(edit(), 0..20)) {
        let mut document = TOOL.initial(Language::En);
        edits.into_iter().for_each(|edit| drop(document.apply(edit)));
        let link = Fragment::default().with(&[], document.pairs()).text();
        prop_assert!(from(&link).is_same(&document), "{}", link);
    }
}

#[test]
fn an_address_that_only_chooses_a_sheet_leaves_what_stands_in_the_draft() {
    let tool = &feltworth::tools::worksheets::TOOL;
    let draft = Fragment::parse("sheet=driver&driver.sold=bread&v=1");
    let shown = |link: &str| tool.shown_by(&Fragment::parse(link), &draft);
    let rival = shown("#sheet=rival&theme=dark").unwrap();
    assert_eq!((rival.get("sheet").as_deref(), rival.get("driver.sold").as_deref()), (Some("rival"), Some("bread")));
    assert_eq!(shown("#sheet=rival&driver.sold=cake"), None);
    assert_eq!(shown("#theme=dark"), None);
}
