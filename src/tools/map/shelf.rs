//! The maps of the visitor: one is in the fields, the others wait as JSON.

use super::row::Map;
use super::{Input, saved};
use crate::content::Language;
use crate::tools::document::{Document, Edit};
use crate::tools::entry::Entry;
use crate::tools::json;

/// What stands in the place of the map that is in the fields: name and JSON of the others.
const HERE: &str = "here";

/// The list of a visitor who has one map, as an address has it.
pub const ALONE: &str = ",here";

/// The names of all maps in their order; nothing in the place of the one in the fields.
pub fn names(document: &Document) -> Vec<Option<String>> {
    let name = |row: &Vec<Entry>| row.first().filter(|_| !is_here(row)).map(|name| name.text.clone());
    document.rows(Input::Maps as usize).iter().map(name).collect()
}

fn is_here(row: &[Entry]) -> bool {
    row.get(1).is_none_or(|json| json.text == HERE)
}

/// The place of the map in the fields.
pub fn place(document: &Document) -> usize {
    document.rows(Input::Maps as usize).iter().position(|row| is_here(row)).unwrap_or_default()
}

/// Another map in the fields, behind all others; the one that was there waits.
pub fn add(document: &Document, map: &Map, language: Language) -> Edit {
    let mut rows = waiting(document, language);
    rows.push(here(language));
    with(document, map, rows, language)
}

/// The map at a place in the fields; the one that was there waits. Nothing where there is none.
pub fn show(document: &Document, place: usize, language: Language) -> Option<Edit> {
    let mut rows = waiting(document, language);
    let row = rows.get_mut(place).filter(|_| place != self::place(document))?;
    let map = kept(row)?;
    *row = here(language);
    Some(with(document, &map, rows, language))
}

/// Without the map in the fields: the one before it comes there, or an empty one with a name.
pub fn remove(document: &Document, name: &str, language: Language) -> Edit {
    let place = place(document);
    let mut rows = waiting(document, language);
    if place < rows.len() {
        rows.remove(place);
    }
    let next = place.saturating_sub(1);
    let map = rows.get(next).and_then(|row| kept(row)).unwrap_or_else(|| Map::empty(name));
    match rows.get_mut(next) {
        Some(row) => *row = here(language),
        None => rows.push(here(language)),
    }
    with(document, &map, rows, language)
}

fn kept(row: &[Entry]) -> Option<Map> {
    saved::read(&json::read(&row.get(1)?.text).ok()?).map(|(map, _)| map)
}

fn here(language: Language) -> Vec<Entry> {
    ["", HERE].map(|text| Entry::text(text, language)).into()
}

/// All maps, that of the fields among them.
fn waiting(document: &Document, language: Language) -> Vec<Vec<Entry>> {
    let mut rows = document.rows(Input::Maps as usize).to_vec();
    let map = Map::of(document);
    let texts = [map.name.clone(), json::on_one_line(&saved::written(&map))];
    let row: Vec<Entry> = texts.map(|text| Entry::text(text, language)).into();
    match rows.iter_mut().find(|row| is_here(row)) {
        Some(known) => *known = row,
        None => rows.push(row),
    }
    rows
}

fn with(document: &Document, map: &Map, rows: Vec<Vec<Entry>>, language: Language) -> Edit {
    let mut document = document.clone();
    map.put(&mut document, language);
    // The whole document goes into the change.
    let _ = document.apply(Edit::FillRows(Input::Maps as usize, rows));
    Edit::Replace(document)
}
