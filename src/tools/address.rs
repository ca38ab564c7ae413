//! How the fields of a document stand in an address: most under a key of their own, some under several.

use super::document::Value;
use super::entry::Entry;
use super::fragment::{Fragment, decode, encode};
use super::schema::{Field, Kind, Setting};

/// What parts the entries of a field that has several keys, once they are put together.
const BETWEEN: char = ';';

/// What a fragment says of a field, as one text; nothing where it has none of the field's keys.
pub(super) fn gathered(field: &Field, fragment: &Fragment) -> Option<String> {
    match field.kind {
        Kind::Settings(settings) => {
            Some(together(settings, |setting| fragment.get(&setting.key()).unwrap_or_default()))
        }
        Kind::Marks(marks, settings) => Some(together(settings, |setting| mark(marks, setting, fragment).to_owned())),
        Kind::Number(_) | Kind::Choice(_) | Kind::Text => fragment.raw(field.key).map(str::to_owned),
        Kind::List(_) | Kind::Counts { .. } | Kind::Series { .. } | Kind::Rows(_) => {
            fragment.raw(field.key).map(str::to_owned)
        }
    }
}

fn together(settings: fn() -> Vec<Setting>, text: impl Fn(&Setting) -> String) -> String {
    settings().iter().map(|setting| encode(&text(setting))).collect::<Vec<_>>().join(";")
}

/// The mark that an input has in a fragment; the last one if it has several, none if it has none.
fn mark(marks: &[&'static str], setting: &Setting, fragment: &Fragment) -> &'static str {
    let key = setting.key();
    let has = |mark: &str| fragment.raw(mark).is_some_and(|keys| keys.split(',').any(|known| decode(known) == key));
    marks.iter().rev().find(|mark| has(mark)).copied().unwrap_or_default()
}

/// The entries of a field that has several keys, of what was put together.
pub(super) fn each(settings: fn() -> Vec<Setting>, text: &str, entry: impl Fn(&Setting, &str) -> Entry) -> Vec<Entry> {
    let texts = text.split(BETWEEN).chain(std::iter::repeat(""));
    settings().iter().zip(texts).map(|(setting, text)| entry(setting, &decode(text))).collect()
}

/// The pairs of a fragment, their values encoded, by which a field comes back. What may be empty and is, has none.
pub(super) fn pairs_of(field: &Field, value: &Value) -> Vec<(String, String)> {
    let own = |text: String| vec![(field.key.to_owned(), text)];
    match (&field.kind, value) {
        (Kind::Settings(settings), Value::List(entries)) => set(&settings(), entries),
        (Kind::Marks(marks, settings), Value::List(entries)) => marked(marks, &settings(), entries),
        (Kind::Choice(_) | Kind::Text, Value::One(entry)) if entry.text.is_empty() && field.is_optional() => Vec::new(),
        // What parts records of a text stands for itself, as between rows.
        (Kind::Text, Value::One(entry)) => own(entry.text.split(BETWEEN).map(encode).collect::<Vec<_>>().join(";")),
        (kind, value) => own(value.to_address(kind)),
    }
}

fn set(settings: &[Setting], entries: &[Entry]) -> Vec<(String, String)> {
    let set = settings.iter().zip(entries).filter(|(_, entry)| !entry.text.is_empty());
    let text = |setting: &Setting, entry: &Entry| match setting.field.kind {
        Kind::Choice(_) => entry.text.clone(), // no number, though it may look like one
        _ => entry.to_address(),
    };
    set.map(|(setting, entry)| (setting.key(), encode(&text(setting, entry)))).collect()
}

fn marked(marks: &[&str], settings: &[Setting], entries: &[Entry]) -> Vec<(String, String)> {
    let keys = |mark: &str| {
        let marked = settings.iter().zip(entries).filter(|(_, entry)| entry.text == mark);
        marked.map(|(setting, _)| encode(&setting.key())).collect::<Vec<_>>().join(",")
    };
    let lists = marks.iter().map(|mark| ((*mark).to_owned(), keys(mark)));
    lists.filter(|(_, keys)| !keys.is_empty()).collect()
}
