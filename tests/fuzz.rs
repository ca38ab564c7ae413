//! Every parser, fed with bytes: whatever comes in, a value or a refusal comes out. `PROPTEST_CASES` sets how many inputs
//! each gets; the number that ran is printed.

#![allow(clippy::unwrap_used)] // a test may stop

mod calendar;

use std::cell::Cell;
use std::io::Write;

use feltworth::content::catalogue::entry;
use feltworth::content::{Catalogue, Language};
use feltworth::metrics::models::{Transaction, Unit, is_iso_date, summarise};
use feltworth::tools::fragment::Fragment;
use feltworth::tools::schema::Kind;
use feltworth::tools::{Document, TOOLS, bridge, finder, ltv, nev, number, plain, value};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Runs `check` on texts made of bytes. Every second input is of pieces that get further into a parser than any bytes do.
fn fuzz(parser: &str, pieces: &'static [&'static str], check: impl Fn(&str)) {
    let telling =
        prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat().into_bytes());
    let bytes = prop_oneof![telling, prop::collection::vec(any::<u8>(), 0..200)];
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(5000);
    let inputs = Cell::new(0);
    let config = Config { failure_persistence: None, ..Config::with_cases(cases) };
    let outcome = TestRunner::new(config).run(&bytes, |bytes| {
        inputs.set(inputs.get() + 1);
        check(&String::from_utf8_lossy(&bytes));
        Ok(())
    });
    // Not by a macro, whose words of a passing test would be swallowed.
    let mut stderr = std::io::stderr();
    writeln!(stderr, "fuzzed {parser} with {} inputs", inputs.get()).unwrap();
    outcome.unwrap();
}

#[test]
fn a_typed_number_is_finite_or_refused() {
    let pieces = &[
        "0", "1", "7", "999", ".", ",", "-", "\u{2212}", " ", "\u{a0}", "\u{202f}", "'", "e", "E", "+", "%", "€", "zł",
        "inf", "NaN",
    ];
    fuzz("typed numbers", pieces, |text| {
        for language in Language::ALL {
            if let Some(value) = number::read(text, language) {
                assert!(value.is_finite() && value.to_bits() != (-0.0_f64).to_bits(), "{text:?} is {value}");
                // More digits than that are rounded when they are written.
                if text.bytes().filter(u8::is_ascii_digit).count() <= 15 {
                    assert_eq!(number::plain(&number::canonical(value)), Some(value), "{text:?}");
                }
            }
        }
    });
}

#[test]
fn a_fragment_keeps_its_pairs() {
    let pieces =
        &["#", "?", "&", "=", "%", "%2", "%26", "%ff", "%C3%A9", "é", "check", "months", "answers", "1", ".", "-", "+"];
    fuzz("fragments", pieces, |text| {
        let fragment = Fragment::parse(text);
        assert_eq!(Fragment::parse(&fragment.text()), fragment, "{text:?}");
    });
}

#[test]
fn the_inputs_of_any_link_come_back_from_their_own() {
    let keys = TOOLS.iter().flat_map(|tool| tool.keys()).map(|key| format!("{key}=").leak() as &str);
    let choices = TOOLS.iter().flat_map(|tool| tool.fields).flat_map(|field| match field.kind {
        Kind::Choice(keys) => keys,
        Kind::Marks(marks, _) => marks,
        Kind::Number(_) | Kind::List(_) | Kind::Counts { .. } | Kind::Series { .. } | Kind::Rows(_) => &[],
        Kind::Text | Kind::Settings(_) => &[],
    });
    let values = ["#", "&", ".", "..", ",", ";", "%2C", "%3B", "7", "10", "11", "-", "1e9", "0.5", "2", "%20", "é"];
    let pieces: Vec<&str> = keys.chain(choices.copied()).chain(values).collect();
    fuzz("links", pieces.leak(), |text| {
        let fragment = Fragment::parse(text);
        // Each input meets each tool in one language: all five of all tools would take minutes.
        let languages = Language::ALL.into_iter().cycle().skip(text.len() % Language::ALL.len());
        for (tool, language) in TOOLS.iter().zip(languages) {
            let document = Document::from_fragment(tool, &fragment, language);
            let link = Fragment::parse(&tool.replaced_in(&fragment, document.pairs()).text());
            let again = Document::from_fragment(tool, &link, language);
            assert!(again.is_same(&document), "{}: {text:?}", tool.id);
            let plain = plain::inputs(&document);
            let edits = plain::edits(&document, &plain, language);
            assert!(edits.len() <= tool.fields.len());
        }
        let document = Document::from_fragment(&ltv::TOOL, &fragment, Language::En);
        let _ = (ltv::result(&document), nev::result(&Document::from_fragment(&nev::TOOL, &fragment, Language::En)));
        let _ = value::result(&Document::from_fragment(&value::TOOL, &fragment, Language::En));
        let _ = bridge::result(&Document::from_fragment(&bridge::TOOL, &fragment, Language::En));
        let _ = finder::result(&Document::from_fragment(&finder::TOOL, &fragment, Language::En));
    });
}

#[test]
fn a_date_is_one_of_the_calendar_or_refused() {
    let pieces = &[
        "2", "0", "26", "2024", "2100", "-", "-02-", "-02-29", "-06-30", "29", "30", "31", "12", "13", "00", "T", " ",
        "+", "٣",
    ];
    let last = calendar::date("9999-12-31").unwrap();
    fuzz("dates", pieces, |text| {
        let log = [Transaction { customer: String::new(), date: text.to_owned(), value: Some(1.0) }];
        let ages = |end: &str| summarise(&log, end, Unit::Day).ok().map(|customers| customers[0].age);
        let expected = calendar::date(text).map(|date| calendar::days(date, last));
        assert_eq!(ages("9999-12-31"), expected, "{text:?}");
        assert_eq!(summarise(&[], text, Unit::Day).is_ok(), expected.is_some(), "{text:?}");
        assert_eq!(is_iso_date(text), expected.is_some(), "{text:?}");
    });
}

#[test]
fn of_two_lines_with_one_key_the_first_counts() {
    let pieces = &["a", "b.1", "list.2", " = ", "=", "#", "\n", "\r\n", "{name}", "{", "}", " "];
    fuzz("catalogues", pieces, |text| {
        let catalogue = Catalogue::parse(text);
        for (key, _) in text.lines().filter_map(entry) {
            let first = text.lines().filter_map(entry).find(|(known, _)| *known == key);
            assert_eq!(catalogue.get(key), first.map(|(_, value)| value), "{key:?} of {text:?}");
        }
        let _ = (catalogue.fill("a", &[("name", "{name}")]), catalogue.list("list"));
    });
}
