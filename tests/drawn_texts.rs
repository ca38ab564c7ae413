//! What stands on the pages as they are drawn: in a language that somebody adds, and as long as its place allows.
#![cfg(feature = "prerender")]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may stop

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use feltworth::app::Words;
use feltworth::app::format::plural_forms;
use feltworth::app::pages::{FRAMES, Page};
use feltworth::content::sources::{SOURCES, Title};
use feltworth::content::{Catalogue, Language};
use feltworth::tools::currency::CURRENCIES;

mod drawn;
mod texts;
use drawn::{Element, Read, everything, read, whole_texts};

/// The code of the language that the test adds: one with all six plural forms.
const ADDED: &str = "cy";

/// What a translator writes about it.
const FACTS: &str = "name = Cymraeg\ncurrency = GBP\nnumber = 1,234,567.89\npercent = 25%\nmoney = £20\nquotes = “ ”\n";

/// The letters that stand for those of the alphabet, so that a text which is not of the catalogue shows.
const LETTERS: &str = "åƀçđéƒĝĥîĵķļɱñöþǫřšţûṽŵẋýž";

const RIGHT_TO_LEFT: char = '\u{200f}';

/// A text in other letters, a third longer, with marks of another direction around; names in braces stay.
fn pseudo(text: &str) -> String {
    let (mut result, mut is_name) = (String::from(RIGHT_TO_LEFT), false);
    for c in text.chars() {
        is_name = c == '{' || is_name && c != '}';
        let place = usize::from(c.to_ascii_lowercase() as u8).checked_sub(usize::from(b'a'));
        let letter = place.filter(|_| c.is_ascii_alphabetic() && !is_name).and_then(|place| LETTERS.chars().nth(place));
        match letter {
            Some(letter) if c.is_ascii_uppercase() => result.extend(letter.to_uppercase()),
            Some(letter) if "aeiou".contains(c) => result.extend([letter, letter]),
            other => result.push(other.unwrap_or(c)),
        }
    }
    result.push(RIGHT_TO_LEFT);
    result
}

/// Writes the folder of a language as a translator does: a file for each English one, and the one about the language.
fn add_language(folder: &Path) -> Language {
    std::fs::create_dir_all(folder).unwrap();
    let facts = folder.join(texts::FACTS);
    std::fs::write(&facts, FACTS).unwrap();
    let language = Language::new(ADDED, std::fs::read_to_string(facts).unwrap().leak());
    for (name, lines) in texts::files(Language::En) {
        let mut file = String::new();
        for (key, text) in lines {
            for key in keys_in(language, &key) {
                writeln!(file, "{key} = {}", pseudo(&text)).unwrap();
            }
        }
        std::fs::write(folder.join(name), file).unwrap();
    }
    language
}

/// The keys that stand for an English one: a counted text has all forms of the language.
fn keys_in(language: Language, key: &str) -> Vec<String> {
    match key.rsplit_once('.') {
        Some((base, "other")) => plural_forms(language).iter().map(|form| format!("{base}.{form}")).collect(),
        Some((_, "one")) => Vec::new(),
        _ => vec![key.to_owned()],
    }
}

fn words(language: Language, folder: &Path) -> Words {
    let lines = texts::texts_in(folder).into_iter().map(|(key, text)| format!("{key} = {text}\n"));
    Words::new(language, Catalogue::parse(&lines.collect::<String>()))
}

/// Words that are the same in every language: names, titles of publications, codes.
fn names() -> BTreeSet<String> {
    let titles = SOURCES.iter().filter_map(|source| match source.title {
        Title::Printed(title) => Some(title),
        Title::Described(_) => None,
    });
    let sources = SOURCES.iter().flat_map(|source| [source.authors, source.published_in, source.address.unwrap_or("")]);
    let languages = Language::ALL.into_iter().flat_map(|language| [language.name(), language.code()]);
    let own = [
        "Feltworth",
        "feltworth-core.js",
        "NEV",
        "NPS",
        "CSAT",
        "CES",
        "HTML",
        "iframe",
        "oEmbed",
        "WordPress",
        "Ghost",
        ADDED,
    ];
    let frames = FRAMES.iter().map(|frame| frame.name());
    let all = titles.chain(sources).chain(languages).chain(CURRENCIES).chain(own).chain(frames);
    all.flat_map(latin_words).collect()
}

/// The words of two letters and more of the Latin alphabet, without any of those in [`LETTERS`] and without names in braces,
/// which a script fills in.
fn latin_words(text: &str) -> Vec<String> {
    let shown = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    let words = shown.flat_map(|part| part.split(|c: char| !c.is_alphanumeric())).filter(|word| word.len() > 1);
    words.filter(|word| word.chars().all(|c| c.is_ascii_alphabetic())).map(str::to_owned).collect()
}

/// Code, formulas, publications and names in a language of their own are no texts of the catalogue.
fn is_no_text(element: &Element) -> bool {
    let is_code = ["code", "pre", "textarea", "cite", "script", "style"].contains(&&*element.name);
    is_code || element.has_class("formula") || element.attribute("lang").is_some_and(|lang| lang != ADDED)
}

/// Words on a page that are not of the catalogue.
fn strange_words(html: &str, names: &BTreeSet<String>) -> Vec<String> {
    let is_text = |text: &Read| !text.around.iter().any(is_no_text);
    let words = read(html).into_iter().filter(is_text).flat_map(|text| latin_words(&text.text));
    words.filter(|word| !names.contains(word)).collect()
}

#[test]
fn a_language_is_a_folder_of_files_and_no_page_leaves_a_text_in_english() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("locales").join(ADDED);
    let language = add_language(&folder);
    assert_eq!((language.name(), language.default_currency(), language.decimal_sign()), ("Cymraeg", "GBP", '.'));
    assert_eq!(plural_forms(language).len(), 6);
    let (words, names) = (words(language, &folder), names());
    for page in everything(language, words) {
        let mut strange = strange_words(&page.html, &names);
        strange.retain(|word| !page.name.contains(word.as_str())); // what a link says is told as it stands there
        assert!(strange.is_empty(), "{}: {strange:?}", page.name);
        // These show nothing by themselves: what a page, a file or an opened panel tells them is not there.
        let silent = [
            "builder ",
            "orderfile ",
            "findings ",
            "reading ",
            "respondents ",
            "sheetcharts ",
            "groupfigures ",
            "code ",
            "drafts ",
        ];
        // A chart by itself is not there where there is nothing to draw.
        let is_of_frame = page.name.split(' ').next().is_some_and(|part| part.ends_with("chart"));
        let is_of_chart = is_of_frame || page.name.starts_with("mapfigures curve ");
        let has_nothing = is_of_chart && !page.html.contains("<figure");
        let is_silent = has_nothing || silent.iter().any(|part| page.name.starts_with(part));
        let is_told = is_silent || page.html.contains(RIGHT_TO_LEFT);
        assert!(is_told, "{} has no text of the catalogue", page.name);
    }
    for page in Page::all() {
        let said = page.name(words) + &page.description(words);
        assert!(latin_words(&said).iter().all(|word| names.contains(word)), "{said}");
    }
}

#[test]
fn a_text_that_is_not_of_the_catalogue_is_found() {
    let names = names();
    let found = |html: &str| strange_words(html, &names);
    assert_eq!(found("<p>Feltworth <b>Hello</b> ĥéļļö</p>"), ["Hello"]);
    assert_eq!(found("<button aria-label=\"Close\">×</button><code>let x</code>"), ["Close"]);
    assert_eq!(pseudo("Give {n} up"), "\u{200f}Ĝîîṽéé {n} ûûþ\u{200f}");
}

/// The values of an attribute in a page.
fn attributes<'p>(html: &'p str, name: &str) -> Vec<&'p str> {
    let mark = format!(" {name}=\"");
    html.split(&mark).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The page that an address leads to, and the place in it, where it names one; what holds inputs names none.
fn place_of(address: &str) -> Option<(Page, &str)> {
    let (path, place) = address.split_once('#').filter(|(_, place)| !place.is_empty() && !place.contains('='))?;
    let pages = Page::all().filter(|page| !page.path().is_empty() && path.ends_with(&format!("/{}", page.path())));
    pages.max_by_key(|page| page.path().len()).map(|page| (page, place))
}

#[test]
fn a_link_to_a_place_of_a_page_leads_to_one() {
    let words = words(Language::En, &texts::locales().join("en"));
    let drawn = everything(Language::En, words);
    let ids =
        |page: Page| drawn.iter().find(|drawn| drawn.name == page.path()).map(|drawn| attributes(&drawn.html, "id"));
    let links = drawn.iter().flat_map(|page| attributes(&page.html, "href"));
    let places: BTreeSet<_> = links.filter_map(place_of).map(|(page, place)| (page.path(), place)).collect();
    assert!(places.contains(&("method/models/".to_owned(), "fader2007")));
    for (path, place) in places {
        let page = Page::all().find(|page| page.path() == path).unwrap();
        assert!(ids(page).unwrap().contains(&place), "{path} has no place {place}");
    }
}

/// How many characters a place takes at 360 px, of which the page's margins leave 328: a button 34 in each of two lines, a link
/// of the header 22 in half of the page, the head of a column 15 in each of two lines of a third.
const BUTTON: usize = 2 * 34;
const LINK: usize = 22;
const HEAD: usize = 2 * 15;

type Way<'a> = &'a [Element];

fn is_button(way: Way) -> bool {
    way.last().is_some_and(|last| last.name == "button" || last.has_class("button"))
}

fn is_link_of_header(way: Way) -> bool {
    way.last().is_some_and(|last| last.name == "a") && way.iter().any(|element| element.has_class("site-pages"))
}

fn is_head_of_column(way: Way) -> bool {
    way.last().is_some_and(|last| last.name == "th" && last.attribute("scope") == Some("col"))
}

/// What is longer than its place on a page.
fn too_long(html: &str) -> Vec<String> {
    let longer = |most: usize, texts: Vec<String>| texts.into_iter().filter(move |text| text.chars().count() > most);
    let buttons = longer(BUTTON, whole_texts(html, is_button));
    let links = longer(LINK, whole_texts(html, is_link_of_header));
    buttons.chain(links).chain(longer(HEAD, whole_texts(html, is_head_of_column))).collect()
}

#[test]
fn buttons_links_of_the_header_and_heads_of_columns_fit_their_place_on_a_phone() {
    for language in Language::ALL {
        let words = words(language, &texts::locales().join(language.code()));
        let texts: BTreeSet<_> = everything(language, words).iter().flat_map(|page| too_long(&page.html)).collect();
        assert!(texts.is_empty(), "too long in {language:?}: {texts:#?}");
    }
}

#[test]
fn a_text_that_is_too_long_is_found() {
    let page =
        |text: &str| format!("<nav class=\"site-pages\"><a href=\"x\">{text}</a></nav><th scope=\"col\">{text}</th>");
    assert!(too_long(&page("Short")).is_empty());
    assert_eq!(too_long(&page(&"x".repeat(23))), ["x".repeat(23)]);
    assert_eq!(too_long(&page(&"x".repeat(31))).len(), 2);
    let button = format!("<button>Two <b>{}</b></button>", "x".repeat(66));
    assert_eq!(too_long(&button), [format!("Two {}", "x".repeat(66))]);
}
