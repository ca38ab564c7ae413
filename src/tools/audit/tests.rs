use super::*;
use crate::tools::fragment::Fragment;

fn from(link: &str) -> Document {
    Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En)
}

fn outcome_of(link: &str) -> Outcome {
    let document = from(link);
    scored(&document, chosen(&document))
}

#[test]
fn every_audit_has_its_field_and_its_choice() {
    for (place, audit) in AUDITS.iter().enumerate() {
        assert_eq!(TOOL.place(audit.key), Some(place + 1));
        assert_eq!(chosen(&from(&format!("#audit={}", audit.key))), place);
        assert!(audit.areas.iter().all(|area| area.statements > 1), "{}", audit.key);
    }
}

#[test]
fn an_area_is_the_mean_of_its_answers_and_the_audit_the_mean_of_its_areas() {
    // Sight 3, 1, 2 of 3 each; smell 0, 3; the rest unanswered.
    let outcome = outcome_of("#shop=3.1.2.0.3");
    let scores: Vec<Option<f64>> = outcome.areas.iter().map(|area| area.score).collect();
    assert_eq!(scores, [Some(2.0 / 3.0), Some(0.5), None, None, None]);
    assert_eq!((outcome.score, outcome.answered), (Some((2.0 / 3.0 + 0.5) / 2.0), 5));
    assert_eq!((outcome.weakest, outcome.areas[1].lowest.clone()), (vec![1], vec![1]));
}

#[test]
fn what_does_not_apply_neither_counts_nor_stays_open() {
    let outcome = outcome_of("#shop=3.3.3.3.3.3.3.3.3.n.n");
    let taste = &outcome.areas[4];
    assert_eq!((taste.score, taste.is_excluded, taste.answered), (None, true, 2));
    assert_eq!((outcome.score, outcome.answered), (Some(1.0), 11));
    assert!(outcome.weakest.is_empty(), "nothing is weak where all is in order");
    let half = outcome_of("#shop=.........3.n");
    assert_eq!((half.areas[4].score, half.areas[4].is_excluded), (Some(1.0), false));
}

#[test]
fn areas_that_are_equally_weak_are_all_named() {
    let outcome = outcome_of("#audit=reviews&reviews=1.1.1.3.3.3.0.2.1");
    assert_eq!(outcome.weakest, [0, 2]);
    assert_eq!(outcome.areas[2].lowest, [1]);
}

#[test]
fn without_answers_there_is_no_score() {
    let outcome = outcome_of("");
    assert_eq!((outcome.score, outcome.answered, outcome.weakest.len()), (None, 0, 0));
}

#[test]
fn an_answer_that_does_not_exist_is_told_and_the_others_count() {
    let document = from("#shop=3.9.x");
    assert_eq!(unknown(&document, 0).as_deref(), Some("9"));
    assert_eq!(answered(&document, 0)[..3], ["3", "", ""]);
    assert_eq!(unknown(&from("#reviews=0.1.2.3.n.0.1.2.3.1"), 2).as_deref(), Some("1"), "one too many");
    assert_eq!(unknown(&from("#shop=3..n"), 0), None);
}

#[test]
fn answering_goes_into_the_link_and_can_be_taken_back() {
    let mut document = from("#audit=pitch");
    let back = document.apply(answer(&document, 5, 2, "n")).unwrap();
    let link = Fragment::default().with(&[], document.pairs()).text();
    assert_eq!(link, "audit=pitch&pitch=..n.......&v=1");
    assert_eq!(answered(&from(&link), 5)[2], "n");
    document.apply(back);
    assert!(document.is_same(&from("#audit=pitch")));
    document.apply(answer(&document, 5, 99, "1"));
    assert!(document.is_same(&from("#audit=pitch")), "there is no such statement");
}
