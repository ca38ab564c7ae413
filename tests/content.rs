//! The tables of the content layer and the words that they need, checked against one another.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may stop

use std::collections::{BTreeMap, BTreeSet};

use feltworth::content::{
    Language,
    basics::{BASICS, Basic},
    explainers::{MISREAD, PACE},
    formulas, glossary, miniatures,
    passages::{OUR_OWN, sentences},
    sources::{SOURCES, Source, Title},
    stages::{Channel, Metric, Origin, Section, Stage},
};
use feltworth::tools::finder::quiz::SITUATIONS;

mod texts;
use texts::texts;

/// The words of one file of the English catalogue.
fn words(file: &str) -> BTreeMap<String, String> {
    let path = format!("{}/src/content/locales/en/{file}.properties", env!("CARGO_MANIFEST_DIR"));
    let mut words = BTreeMap::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, text) = line.split_once(" = ").unwrap_or_else(|| panic!("no \" = \" in: {line}"));
        assert!(words.insert(key.to_owned(), text.to_owned()).is_none(), "{key} stands twice");
    }
    words
}

/// Asserts that exactly the `needed` keys begin with `prefix`.
fn assert_exact(words: &BTreeMap<String, String>, prefix: &str, needed: impl IntoIterator<Item = String>) {
    let needed: BTreeSet<_> = needed.into_iter().collect();
    let present: BTreeSet<_> = words.keys().filter(|key| key.starts_with(prefix)).cloned().collect();
    assert_eq!(present, needed);
}

#[test]
fn every_stage_has_exactly_its_keys() {
    assert_exact(&words("journey"), "stage.", Stage::ALL.into_iter().flat_map(Stage::keys));
}

#[test]
fn every_short_explainer_has_a_title_its_paragraphs_and_what_to_do_with_it() {
    let words = words("basics");
    for basic in &BASICS {
        let missing: Vec<_> = ["title", "do"]
            .map(|part| basic.key(part))
            .into_iter()
            .chain(basic.paragraphs().map(|(key, _)| key))
            .collect();
        assert!(missing.iter().all(|key| words.contains_key(key)), "{missing:?}");
        assert!(
            !words.contains_key(&basic.key(&(basic.paragraphs.len() + 1).to_string())),
            "{} has a paragraph more",
            basic.id
        );
    }
}

#[test]
fn every_stage_leads_to_a_short_explainer() {
    for stage in Stage::ALL {
        assert!(Basic::of_stage(stage).next().is_some(), "{}", stage.id());
    }
}

#[test]
fn the_short_explainers_take_five_minutes() {
    let words = words("basics");
    let count = |text: &String| text.split_whitespace().count();
    let read: usize = words.iter().filter(|(key, _)| key.starts_with("basics.")).map(|(_, text)| count(text)).sum();
    assert!(read <= 1150, "{read} words, of which 230 are read in a minute");
}

#[test]
fn sections_channels_and_metrics_have_their_names() {
    let words = words("journey");
    let sections = Section::ALL.map(Section::id).into_iter().chain(["right", "wrong"]);
    assert_exact(&words, "journey.section.", sections.map(|id| format!("journey.section.{id}")));
    assert_exact(&words, "journey.channel.", Channel::ALL.map(|channel| format!("journey.channel.{}", channel.id())));
    assert_exact(&words, "journey.metric.", Metric::ALL.map(|metric| format!("journey.metric.{}", metric.id())));
}

#[test]
fn every_formula_has_its_keys() {
    let words: BTreeMap<_, _> = words("method").into_iter().chain(words("formulas")).collect();
    for formula in formulas::all() {
        for part in ["name", "where", "text"] {
            let key = format!("method.{}.{part}", formula.id);
            assert!(words.contains_key(&key), "{key}");
        }
    }
    let explained = words
        .keys()
        .filter(|key| key.starts_with("method.") && key.ends_with(".where") && *key != "method.where")
        .count();
    assert_eq!(explained, formulas::all().count());
}

#[test]
fn every_glossary_term_has_a_name_and_a_text() {
    let words = words("method");
    let keys = |term| ["name", "text"].map(|part| format!("glossary.{term}.{part}"));
    assert_exact(&words, "glossary.", glossary::TERMS.into_iter().flat_map(keys));
}

#[test]
fn texts_are_trimmed_plain_and_not_blank() {
    for (key, text) in words("journey").into_iter().chain(words("method")).chain(words("formulas")) {
        assert!(!text.is_empty() && text.trim() == text, "{key}");
        assert!(!text.contains(['<', '>', '`', '*', '"', '\'']), "{key}: {text}");
    }
}

#[test]
fn summaries_fit_one_line_of_110_characters() {
    let words = words("journey");
    for stage in Stage::ALL {
        let summary = &words[&format!("stage.{}.summary", stage.id())];
        assert!(summary.chars().count() <= 110, "{summary}");
    }
}

#[test]
fn stages_name_their_clusters_in_the_text() {
    let words = words("journey");
    for stage in Stage::ALL {
        let feels = words[&format!("stage.{}.feels", stage.id())].to_lowercase();
        for cluster in stage.explainer().clusters {
            assert!(feels.contains(&format!("{cluster} cluster")), "{} does not name {cluster}", stage.id());
        }
    }
}

#[test]
fn no_situation_of_the_quiz_names_its_stage() {
    for (language, situation) in Language::ALL.into_iter().flat_map(|of| SITUATIONS.iter().map(move |one| (of, one))) {
        let texts = texts(language);
        let name = texts[&format!("stage.{}.name", situation.stage.id())].to_lowercase();
        let stem: String = name.chars().take(name.chars().count() - 1).collect();
        let text = &texts[situation.text];
        assert!(!text.to_lowercase().contains(&stem), "{language:?}: {text}");
    }
}

#[test]
fn all_five_senses_occur_in_the_shop() {
    let words = words("journey");
    let shop: String = words.iter().filter(|(key, _)| key.ends_with(".lever.shop")).map(|(_, text)| &**text).collect();
    for sense in ["Sight", "Smell", "Hearing", "Touch", "Taste, where it applies"] {
        assert!(shop.contains(sense), "{sense}");
    }
}

#[test]
fn stages_follow_one_another_from_awareness_to_recommendation() {
    assert!(Stage::ALL.windows(2).all(|pair| pair[0].next() == Some(pair[1]) && pair[1].previous() == Some(pair[0])));
    assert_eq!((Stage::Recommendation.next(), Stage::Awareness.previous()), (None, None));
}

#[test]
fn the_four_opening_stages_are_own_advice_and_the_article_tells_what_happens_at_the_other_six() {
    let own = Stage::ALL.into_iter().filter(|stage| stage.explainer().origin == Origin::OwnAdvice);
    assert_eq!(own.collect::<Vec<_>>(), Stage::ALL[..4]);
    for stage in &Stage::ALL[4..] {
        assert_eq!(stage.common_sources(Section::Happens), Some(&["journeyArticle"][..]));
    }
}

#[test]
fn what_to_measure_is_nowhere_claimed_to_be_the_sources() {
    for stage in Stage::ALL {
        assert_eq!(stage.common_sources(Section::Measure), Some(OUR_OWN));
    }
}

#[test]
fn what_is_marked_is_a_text_of_the_stage() {
    for stage in Stage::ALL {
        let keys: Vec<_> = Section::ALL.into_iter().flat_map(|section| stage.section_keys(section)).collect();
        for (key, _) in stage.explainer().sourced {
            assert!(keys.iter().any(|known| known == key), "{} has no {key}", stage.id());
        }
    }
}

#[test]
fn a_text_that_mixes_has_a_mark_for_each_sentence_in_every_language() {
    let of_stages = Stage::ALL.into_iter().flat_map(|stage| {
        let key = move |key: &str| format!("stage.{}.{key}", stage.id());
        stage.explainer().sourced.iter().map(move |(name, marks)| (key(name), *marks))
    });
    let paces = ["innovator", "ordinary", "conservative"].map(|pace| (format!("journey.paces.{pace}"), PACE));
    let tries = Stage::ALL.map(|stage| (format!("try.{}.lead", stage.id()), miniatures::lead(stage)));
    let misread = ("journey.misread.text".to_owned(), MISREAD);
    let basics = BASICS.iter().flat_map(Basic::paragraphs);
    let all: Vec<_> = of_stages.chain(paces).chain(basics).chain([misread]).chain(tries).collect();
    for (language, (key, marks)) in Language::ALL.into_iter().flat_map(|l| all.iter().map(move |text| (l, text))) {
        let text = &texts(language)[key];
        assert!(marks.len() == 1 || sentences(text).len() == marks.len(), "{key} in {language:?}: {text}");
    }
}

#[test]
fn every_cited_source_exists_and_every_source_is_cited() {
    let cited = formulas::all().flat_map(|formula| formula.sources).copied();
    let cited: BTreeSet<_> = cited.chain(Stage::ALL.into_iter().flat_map(Stage::sources)).collect();
    assert!(cited.iter().all(|id| Source::by_id(id).is_some()));
    assert_eq!(cited, SOURCES.iter().map(|source| source.id).collect());
}

#[test]
fn sources_have_a_title_or_a_description() {
    let words = words("method");
    for source in SOURCES {
        match source.title {
            Title::Printed(title) => assert!(!title.is_empty() && !source.authors.is_empty()),
            Title::Described(key) => assert!(words.contains_key(key), "{key}"),
        }
    }
}

#[test]
fn worked_examples_print_the_numbers_that_they_promise() {
    for formula in formulas::all() {
        let printed: Vec<&str> = formula.worked.split(|c: char| !c.is_ascii_digit() && c != '.').collect();
        for (field, value) in formula.calls.iter().flat_map(|call| call.results) {
            let shown = |scale: f64| {
                printed.iter().any(|number| {
                    let decimals = number.split_once('.').map_or(0, |(_, fraction)| fraction.len());
                    *number == format!("{:.decimals$}", value.abs() * scale)
                })
            };
            assert!(shown(1.0) || shown(100.0), "{}: {field}, {value}, is not in {}", formula.id, formula.worked);
        }
    }
}
