//! The catalogues of the five languages against one another and against the code that asks for their texts.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may stop

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use feltworth::content::Language;
use feltworth::tools::problem::Problem;

/// The plural forms that CLDR knows for a language.
fn plural_forms(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => &["one", "other"],
        Language::Pl | Language::Ru => &["one", "few", "many", "other"],
        Language::Sl => &["one", "two", "few", "other"],
        Language::It => &["one", "many", "other"],
    }
}

/// A form of our own, for nouns that Slovenian writes otherwise after a fraction.
const FRACTION: &str = "fraction";

fn texts(language: Language) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let folder = format!("{}/src/content/locales/{}", env!("CARGO_MANIFEST_DIR"), language.code());
    for path in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        for line in std::fs::read_to_string(path).unwrap().lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let (key, text) = line.split_once(" = ").unwrap_or_else(|| panic!("no \" = \" in: {line}"));
            assert!(texts.insert(key.to_owned(), text.to_owned()).is_none(), "{key} stands twice in {language:?}");
        }
    }
    texts
}

/// A key without its plural form, and the form.
fn parted(key: &str) -> (&str, Option<&str>) {
    match key.rsplit_once('.') {
        Some((base, form)) if ["one", "two", "few", "many", "other", FRACTION].contains(&form) => (base, Some(form)),
        _ => (key, None),
    }
}

fn bases(texts: &BTreeMap<String, String>) -> BTreeSet<&str> {
    texts.keys().map(|key| parted(key).0).collect()
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// The files of a language's catalogue with the keys in each.
fn files(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let folder = format!("{}/src/content/locales/{}", env!("CARGO_MANIFEST_DIR"), language.code());
    let keys = |path: &Path| {
        let lines = std::fs::read_to_string(path).unwrap();
        lines.lines().filter_map(|line| Some(parted(line.split_once(" = ")?.0).0.to_owned())).collect()
    };
    let paths = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    paths.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), keys(&path))).collect()
}

#[test]
fn a_text_stands_in_the_same_file_in_every_language() {
    for language in Language::ALL {
        assert_eq!(files(language), files(Language::En), "{language:?}");
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
fn every_counted_text_has_each_plural_form_of_its_language() {
    for language in Language::ALL {
        let texts = texts(language);
        let counted = texts.keys().filter_map(|key| parted(key).1.map(|_| parted(key).0)).collect::<BTreeSet<_>>();
        assert!(!counted.is_empty());
        for base in counted {
            let forms = texts.keys().filter(|key| parted(key).0 == base).filter_map(|key| parted(key).1);
            let forms: BTreeSet<_> = forms.filter(|form| *form != FRACTION).collect();
            assert_eq!(forms, plural_forms(language).iter().copied().collect(), "{base} in {language:?}");
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
    for language in [Language::Pl, Language::Sl, Language::Ru, Language::It] {
        for (key, text) in texts(language) {
            let is_long = text.split(' ').count() > 4;
            let is_same = english.get(&key).is_some_and(|english| *english == text);
            assert!(!(is_long && is_same) || key == "method.trademarks.nps", "{key} is English in {language:?}");
        }
    }
}

/// The keys that drawing asks for: every page, every frame, and every tool with inputs that show all it can say.
#[cfg(feature = "prerender")]
fn asked_for() -> BTreeSet<String> {
    use feltworth::app::pages::route::Route;
    use feltworth::app::pages::{self, FRAMES, Page, SiteAddress};
    use feltworth::app::views::all_parts;
    use feltworth::app::{ToolState, Words, words::asked};
    use feltworth::content::Catalogue;
    use feltworth::tools::{Document, fragment::Fragment};
    use leptos::prelude::*;

    let language = Language::En;
    let source: String = texts(language).iter().map(|(key, text)| format!("{key} = {text}\n")).collect();
    let words = Words::new(language, Catalogue::parse(&source));
    let draw = |draw: &dyn Fn() -> AnyView| Owner::new().with(|| drop(draw().to_html()));
    for (page, address) in Page::all().flat_map(|page| [(page, None), (page, Some(String::new()))]) {
        draw(&|| {
            provide_context(SiteAddress(address.clone()));
            pages::draw(Route { language, page }, words)
        });
        let _ = (page.name(words), page.description(words));
    }
    FRAMES.iter().for_each(|frame| draw(&|| frame.draw(words, "")));
    let answered = |answer: &str| [answer; 20].join(".");
    let links = [
        "#check=45&discount=8&cac=60".to_owned(),
        "#check=45&discount=8&cac=0&margin=-5".to_owned(),
        "#timing=residual&retention=100&growth=2&periods=9".to_owned(),
        "#timing=arrears&retention=90&cac=200&periods=60&period=year&trial=9".to_owned(),
        "#timing=midPeriod&contribution=-30&expansion=1&cac=20".to_owned(),
        "#contribution=10&retention=90&cac=100&buffer=10&ratio=2&payback=6&growth=1&conversion=50".to_owned(),
        "#contribution=10&retention=90&cac=5".to_owned(),
        "#contribution=10&retention=50&cac=20".to_owned(),
        "#check.low=9&months.low=20&months.high=40&purchases.low=0&purchases.high=2&cac=9&seed=3&draws=500".to_owned(),
        "#check.low=30&check.high=20&margin.low=70&margin.high=80&output=ratio&cac=40&target=3".to_owned(),
        "#check.low=10&check.high=30&check.shape=normal&months.shape=even&cac=".to_owned(),
        "#margin.low=80&margin.high=140&margin.shape=normal&margin=99&cac=90&draws=900".to_owned(),
        "#rows=A,20,x,25,36,-5,;B,20,1,30,36,50,9;C,,1e9,30,36,0,1;D,10,1,-5,9,5,5".to_owned(),
        "#rows=A,20,1,25,36,,;B,20,1,25,36,,&from=&to=&moved=".to_owned(),
        "#rows=".to_owned(),
        "#survivors=10.9.x;".to_owned(),
        "#survivors=10.9.9.9;8.8.8&contribution=5&discount=0".to_owned(),
        "#survivors=100.80.70.65;100.70&contribution=5&holdout=1&discount=8".to_owned(),
        "#survivors=".to_owned(),
        format!("#answers={}", answered("4")),
        format!("#answers={}", ["9", "1", "x", ""].map(|answer| [answer; 5].join(".")).join(".")),
    ];
    for (view, link) in
        all_parts().flat_map(|part| part.views).flat_map(|view| links.each_ref().map(|link| (view, link)))
    {
        draw(&|| {
            provide_context(words);
            (view.draw)(ToolState::new(Document::from_fragment(view.tool, &Fragment::parse(link), language)))
        });
    }
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
    for key in literals.into_iter().filter(could_be_key).filter(|text| !NO_KEYS.contains(text) && !text.ends_with('.'))
    {
        assert!(known.contains(key), "{key} is asked for and stands in no catalogue");
    }
}

/// What looks like a key and is none: the name of a file, a beginning whose ends the code makes, and paths in a result.
#[cfg(feature = "prerender")]
const NO_KEYS: [&str; 4] = ["embed.js", "method.limits.nev", "retention.0", "retention.11"];

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
