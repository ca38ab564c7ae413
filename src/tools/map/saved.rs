//! A map as JSON.

use super::row::{Column, Map, Row, STAGE_COLUMNS, TOUCHPOINT_COLUMNS};
use crate::tools::json;
use crate::tools::plain::Plain;

/// What a file says that it is.
const FORMAT: &str = "feltworth.map";

/// The version that is written.
const VERSION: f64 = 1.0;

/// Under this a stage says which of the ten it is.
const STAGE: &str = "stage";

/// The names of the paces.
const PACES: [&str; 2] = ["innovator", "conservative"];

/// A map as a value that [`read`] reads again. What a file said beside goes back into it.
pub fn written(map: &Map) -> Plain {
    let mut stages: Vec<Plain> = Vec::new();
    let mut rows = map.rows.iter().peekable();
    while let Some(row) = rows.next_if(|_| true) {
        let mut entries = if row.is_stage { stage(row) } else { Vec::new() };
        let mut touchpoints: Vec<Plain> = if row.is_stage { Vec::new() } else { vec![touchpoint(row)] };
        while let Some(row) = rows.next_if(|row| !row.is_stage) {
            touchpoints.push(touchpoint(row));
        }
        entries.push(("touchpoints".to_owned(), Plain::List(touchpoints)));
        // A stage that was unknown may have become one of the ten.
        let is_new = |(name, _): &(String, Plain)| entries.iter().all(|(known, _)| known != name);
        let more: Vec<_> = beside(row.get(Column::More).to_owned(), row.is_stage).into_iter().filter(is_new).collect();
        entries.extend(more);
        stages.push(Plain::Object(entries));
    }
    let paces = PACES.into_iter().zip(&map.paces).map(|(name, text)| (name.to_owned(), Plain::of_address(text)));
    let entries = [
        ("format", Plain::Text(FORMAT.to_owned())),
        ("version", Plain::Number(VERSION)),
        ("name", Plain::Text(map.name.clone())),
        ("paces", Plain::Object(paces.collect())),
        ("stages", Plain::List(stages)),
    ];
    let entries = entries.map(|(name, value)| (name.to_owned(), value)).into_iter();
    Plain::Object(entries.chain(beside(map.more.clone(), true)).collect())
}

fn stage(row: &Row) -> Vec<(String, Plain)> {
    let name = if row.known_stage().is_some() { STAGE } else { "name" };
    let name = (name.to_owned(), Plain::Text(row.get(Column::Name).to_owned()));
    let numbers = STAGE_COLUMNS.iter().map(|(column, key)| ((*key).to_owned(), Plain::of_address(row.get(*column))));
    [name].into_iter().chain(numbers).filter(|(_, value)| *value != Plain::Null).collect()
}

fn touchpoint(row: &Row) -> Plain {
    let entry = |(column, key): &(Column, &str)| {
        let text = row.get(*column);
        let text = if row.is_number(*column) { Plain::of_address(text) } else { Plain::Text(text.to_owned()) };
        ((*key).to_owned(), text)
    };
    let is_there = |(_, value): &(String, Plain)| *value != Plain::Null && *value != Plain::Text(String::new());
    let entries = TOUCHPOINT_COLUMNS.iter().map(entry).filter(is_there);
    Plain::Object(entries.chain(beside(row.get(Column::More).to_owned(), true)).collect())
}

/// What a file said beside, which is JSON of an object.
fn beside(more: String, is_owner: bool) -> Vec<(String, Plain)> {
    match json::read(&more) {
        Ok(Plain::Object(entries)) if is_owner => entries,
        _ => Vec::new(),
    }
}

/// The map that a value says, and whether a later version wrote it; nothing if it is none.
pub fn read(value: &Plain) -> Option<(Map, bool)> {
    let Some(Plain::List(stages)) = value.get("stages") else { return None };
    let text = |name: &str| value.get(name).map(Plain::text).unwrap_or_default();
    let pace = |name: &str| value.get("paces").and_then(|paces| paces.get(name)).map(Plain::text).unwrap_or_default();
    let mut map = Map { name: text("name"), rows: Vec::new(), paces: PACES.map(pace), more: String::new() };
    map.more = others(value, &["format", "version", "name", "paces", "stages"]);
    for stage in stages {
        map.rows.push(read_stage(stage));
        if let Some(Plain::List(touchpoints)) = stage.get("touchpoints") {
            map.rows.extend(touchpoints.iter().map(read_touchpoint));
        }
    }
    map.begin_with_stage();
    let is_later = matches!(value.get("version"), Some(Plain::Number(version)) if *version > VERSION);
    Some((map, is_later))
}

/// One of the ten, or one with a name of its own. A stage that only a later version knows is such a one, and says beside which it is.
fn read_stage(value: &Plain) -> Row {
    let text = |name: &str| value.get(name).map(Plain::text);
    let stage = Row::stage(&text(STAGE).unwrap_or_default());
    let is_known = stage.known_stage().is_some();
    let name = text("name").unwrap_or_default();
    let name = text(STAGE).filter(|_| name.trim().is_empty()).unwrap_or(name);
    let mut row = if is_known { stage } else { Row::stage(&name) };
    for (column, key) in STAGE_COLUMNS {
        row.set(column, value.get(key).map(Plain::text).unwrap_or_default());
    }
    let name = if is_known { STAGE } else { "name" };
    let known: Vec<&str> = STAGE_COLUMNS.iter().map(|(_, key)| *key).chain([name, "touchpoints"]).collect();
    row.set(Column::More, others(value, &known));
    row
}

/// The stages of a file that this version does not know, as it calls them.
pub fn unknown_stages(map: &Map) -> impl Iterator<Item = String> {
    let stages = map.rows.iter().filter(|row| row.is_stage && row.known_stage().is_none());
    stages.filter_map(|row| json::read(row.get(Column::More)).ok()?.get(STAGE).map(Plain::text))
}

fn read_touchpoint(value: &Plain) -> Row {
    let mut row = Row::default();
    for (column, key) in TOUCHPOINT_COLUMNS {
        row.set(column, value.get(key).map(Plain::text).unwrap_or_default());
    }
    let known: Vec<&str> = TOUCHPOINT_COLUMNS.iter().map(|(_, key)| *key).collect();
    row.set(Column::More, others(value, &known));
    row
}

/// The entries of an object that have other names than these, as JSON; empty if there is none.
fn others(value: &Plain, known: &[&str]) -> String {
    let Plain::Object(entries) = value else { return String::new() };
    let others: Vec<_> = entries.iter().filter(|(name, _)| !known.contains(&name.as_str())).cloned().collect();
    if others.is_empty() { String::new() } else { json::on_one_line(&Plain::Object(others)) }
}
