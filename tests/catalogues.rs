//! The catalogues of the five languages against one another and against the code that asks for their texts.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may stop

use std::collections::{BTreeMap, BTreeSet};
#[cfg(feature = "prerender")]
use std::path::Path;

#[cfg(feature = "prerender")]
use feltworth::app::format::plural_forms;
use feltworth::content::Language;
use feltworth::tools::problem::Problem;

#[cfg(feature = "prerender")]
mod drawn;
mod texts;
use texts::texts;

/// A form of our own, for nouns that Slovenian writes otherwise after a fraction.
const FRACTION: &str = "fraction";

/// A key without its plural form, and the form.
fn parted(key: &str) -> (&str, Option<&str>) {
    match key.rsplit_once('.') {
        Some((base, form)) if ["zero", "one", "two", "few", "many", "other", FRACTION].contains(&form) => {
            (base, Some(form))
        }
        _ => (key, None),
    }
}

fn bases(texts: &BTreeMap<String, String>) -> BTreeSet<&str> {
    texts.keys().map(|key| parted(key).0).collect()
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// The keys in each file of a language's catalogue.
fn keys_by_file(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let keys = |lines: Vec<(String, String)>| lines.iter().map(|(key, _)| parted(key).0.to_owned()).collect();
    texts::files(language).into_iter().map(|(name, lines)| (name, keys(lines))).collect()
}

#[test]
fn a_text_stands_in_the_same_file_in_every_language() {
    for language in Language::ALL {
        assert_eq!(keys_by_file(language), keys_by_file(Language::En), "{language:?}");
    }
}

#[test]
fn every_folder_of_texts_is_a_language_with_a_line_and_a_file_about_itself() {
    let folders = std::fs::read_dir(texts::locales()).unwrap().map(|folder| folder.unwrap().file_name());
    let folders: BTreeSet<_> = folders.map(|name| name.into_string().unwrap()).collect();
    let lines = Language::ALL.map(|language| language.code().to_owned()).into_iter().collect();
    assert_eq!(folders, lines, "folders in src/content/locales, lines in src/content/language.rs");
    for language in Language::ALL {
        for key in ["name", "currency", "number", "percent", "money", "quotes"] {
            assert!(language.fact(key).is_some(), "{}/{}: no {key}", language.code(), texts::FACTS);
        }
        for key in ["segments.gym", "segments.channels", "segments.quarters"] {
            assert!(language.example(key).is_some(), "{}: no example {key}", language.code());
        }
    }
}

#[test]
fn every_language_has_the_same_keys() {
    let english = texts(Language::En);
    for language in Language::ALL {
        let other = texts(language);
        let (expected, present) = (bases(&english), bases(&other));
        let missing: Vec<_> = expected.difference(&present).collect();
        let surplus: Vec<_> = present.difference(&expected).collect();
        assert!(missing.is_empty() && surplus.is_empty(), "{language:?}: missing {missing:?}, surplus {surplus:?}");
    }
}

#[test]
#[cfg(feature = "prerender")]
fn every_counted_text_has_each_plural_form_of_its_language() {
    for language in Language::ALL {
        let texts = texts(language);
        let counted = texts.keys().filter_map(|key| parted(key).1.map(|_| parted(key).0)).collect::<BTreeSet<_>>();
        assert!(!counted.is_empty());
        for base in counted {
            let forms = texts.keys().filter(|key| parted(key).0 == base).filter_map(|key| parted(key).1);
            let forms: BTreeSet<_> = forms.filter(|form| *form != FRACTION).collect();
            assert_eq!(forms, plural_forms(language).into_iter().collect(), "{base} in {language:?}");
        }
    }
}

#[test]
fn every_translation_has_the_placeholders_of_the_english_text() {
    let english = texts(Language::En);
    let of = |base: &str| english.iter().find(|(key, _)| parted(key).0 == base).map(|(_, text)| text.as_str());
    for language in Language::ALL {
        for (key, text) in texts(language) {
            let expected = of(parted(&key).0).map(placeholders).unwrap_or_default();
            assert_eq!(placeholders(&text), expected, "{key} in {language:?}");
        }
    }
}

#[test]
fn every_rule_has_its_words_with_its_numbers_in_every_language() {
    for language in Language::ALL {
        let texts = texts(language);
        let words = texts.iter().filter(|(key, _)| key.starts_with("rule."));
        let worded: BTreeMap<_, _> = words.map(|(key, text)| (key.clone(), placeholders(text))).collect();
        let expected = Problem::keys().map(|(key, numbers)| (key, numbers.iter().copied().collect()));
        assert_eq!(worded, expected.collect(), "{language:?}");
    }
}

#[test]
fn texts_are_trimmed_typographic_and_not_blank() {
    for language in Language::ALL {
        for (key, text) in texts(language) {
            assert!(!text.trim().is_empty() && text.trim() == text, "{key} in {language:?}");
            assert!(!text.contains(['<', '>', '`', '*', '"', '\'']), "{key} in {language:?}: {text}");
            assert!(!text.contains("  "), "{key} in {language:?} has two spaces in a row");
        }
    }
}

#[test]
fn no_translation_was_forgotten() {
    let english = texts(Language::En);
    for language in Language::ALL.into_iter().filter(|language| *language != Language::En) {
        for (key, text) in texts(language) {
            let is_long = text.split(' ').count() > 4;
            let is_same = english.get(&key).is_some_and(|english| *english == text);
            assert!(!(is_long && is_same) || key == "method.trademarks.nps", "{key} is English in {language:?}");
        }
    }
}

/// The keys that drawing asks for.
#[cfg(feature = "prerender")]
fn asked_for() -> BTreeSet<String> {
    use feltworth::app::pages::Page;
    use feltworth::app::{Words, words::asked};
    use feltworth::content::Catalogue;

    let source: String = texts(Language::En).iter().map(|(key, text)| format!("{key} = {text}\n")).collect();
    let words = Words::new(Language::En, Catalogue::parse(&source));
    drop(drawn::everything(Language::En, words));
    Page::all().for_each(|page| drop((page.name(words), page.description(words))));
    asked::keys()
}

#[test]
#[cfg(feature = "prerender")]
fn every_key_is_asked_for_and_every_key_asked_for_exists() {
    let english = texts(Language::En);
    let known = bases(&english);
    let source = sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")));
    let literals: BTreeSet<&str> = source.split('"').filter(|text| is_key(text)).collect();
    let asked = asked_for();
    let rules: BTreeSet<String> = Problem::keys().map(|(key, _)| key).collect();
    let is_asked = |key: &str| asked.iter().any(|asked| parted(asked).0 == key) || rules.contains(key);
    let idle: Vec<_> = known.iter().filter(|key| !literals.contains(*key) && !is_asked(key)).collect();
    assert!(idle.is_empty(), "nothing asks for {idle:?}");
    for key in asked.iter().filter(|key| !key.ends_with(".fraction")) {
        assert!(
            english.contains_key(key) || known.contains(key.as_str()),
            "{key} is asked for and stands in no catalogue"
        );
    }
    let families: BTreeSet<&str> = known.iter().filter_map(|key| key.split('.').next()).collect();
    let could_be_key =
        |text: &&str| text.split_once('.').is_some_and(|(family, rest)| families.contains(family) && !rest.is_empty());
    let is_tool = |text: &str| feltworth::tools::TOOLS.iter().any(|tool| tool.id == text);
    let is_other = |text: &&str| NO_KEYS.contains(text) || is_tool(text) || text.ends_with('.');
    for key in literals.into_iter().filter(could_be_key).filter(|text| !is_other(text)) {
        assert!(known.contains(key), "{key} is asked for and stands in no catalogue");
    }
}

/// What looks like a key and is none: the name of a file, a beginning whose ends the code makes, and paths in a result.
#[cfg(feature = "prerender")]
const NO_KEYS: [&str; 5] = ["embed.js", "method.limits.nev", "reading.method", "retention.0", "retention.11"];

#[cfg(feature = "prerender")]
fn is_key(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_lowercase()) && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
}

#[cfg(feature = "prerender")]
fn sources(folder: &Path) -> String {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let text = |path: std::path::PathBuf| match path.extension().and_then(|extension| extension.to_str()) {
        Some("rs") => std::fs::read_to_string(path).unwrap(),
        _ if path.is_dir() => sources(&path),
        _ => String::new(),
    };
    entries.map(text).collect()
}
