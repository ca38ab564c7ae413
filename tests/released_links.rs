//! A link that a released version made says the same in this one: a row is added with each release, none is changed.

use feltworth::content::Language;
use feltworth::tools::fragment::Fragment;
use feltworth::tools::{Document, Settled, ltv, nev};

/// Version, link, months and profit that it stands for.
const LTV: [(&str, &str, f64, f64); 1] =
    [("0.1.0", "#check=45&purchases=0.5&margin=30&months=30&discount=8&cac=60&currency=EUR&v=1", 30.0, 202.5)];

/// Version, link, score that it stands for.
const NEV: [(&str, &str, f64); 1] =
    [("0.1.0", "#scale=0-10&answers=2.3.1.2.2.3.2.1.7.6.5.4.6.8.7.7.6.8.8.8&v=1", 14.0 / 3.0)];

#[test]
fn released_links_of_the_what_if_say_the_same() {
    for (version, link, months, profit) in LTV {
        let document = Document::from_fragment(&ltv::TOOL, &Fragment::parse(link), Language::En);
        assert_eq!(document.number(ltv::Input::Months as usize), Ok(Some(months)), "{version}");
        let outcome = ltv::outcome(&Settled::of(&document, None)).unwrap().unwrap();
        assert_eq!((outcome.result.profit, outcome.currency), (profit, "EUR"), "{version}");
    }
}

#[test]
fn released_links_of_the_questionnaire_say_the_same() {
    for (version, link, score) in NEV {
        let document = Document::from_fragment(&nev::TOOL, &Fragment::parse(link), Language::En);
        let sheet = nev::Sheet::of(&document);
        assert_eq!(sheet.link_problem, None, "{version}");
        let (result, _) = sheet.outcome().score.unwrap();
        assert!((result.nev.unwrap() - score).abs() < 1e-13, "{version}");
    }
}
