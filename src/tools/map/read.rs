//! Maps that somebody hands in: JSON, CSV or the `journey` text of Mermaid.

use super::row::Map;
use super::{block, csv, mermaid, saved};
use crate::tools::json;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Import {
    /// The map: what could be read of it.
    pub map: Map,
    /// What could not.
    pub flaws: Vec<Flaw>,
}

/// What could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The line, from 1 on.
    pub line: usize,
    /// Why.
    pub wrong: Wrong,
    /// What stands there.
    pub text: String,
}

/// Why something could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// A later version wrote the map: what this one knows is read, the rest is kept.
    Later,
    /// The text is no JSON.
    Json,
    /// The JSON is no map.
    NoMap,
    /// The first line names no column that a map has.
    Head,
    /// A column has a name that a map does not know.
    Column,
    /// A line is neither title nor section nor task.
    Line,
    /// A score is none of 1 to 5.
    Score,
    /// The JSON has a stage that this version does not know.
    Stage,
    /// A comment of this page is broken.
    Comment,
    /// A cell holds what its column does not take.
    Value,
    /// The bytes are no text in UTF-8.
    NoText,
}

impl Wrong {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Later,
        Self::Json,
        Self::NoMap,
        Self::Head,
        Self::Column,
        Self::Line,
        Self::Score,
        Self::Stage,
        Self::Comment,
        Self::Value,
        Self::NoText,
    ];

    /// The key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Later => "mapfiles.flaw.later",
            Self::Json => "mapfiles.flaw.json",
            Self::NoMap => "mapfiles.flaw.noMap",
            Self::Head => "mapfiles.flaw.head",
            Self::Column => "mapfiles.flaw.column",
            Self::Line => "mapfiles.flaw.line",
            Self::Score => "mapfiles.flaw.score",
            Self::Stage => "mapfiles.flaw.stage",
            Self::Comment => "mapfiles.flaw.comment",
            Self::Value => "mapfiles.flaw.value",
            Self::NoText => "mapfiles.flaw.noText",
        }
    }
}

/// The map in a text of any of the three forms; `stage` knows which of the ten stages a name means.
pub fn read(text: &str, stage: &dyn Fn(&str) -> Option<&'static str>) -> Import {
    if text.contains('\0') {
        return failed(1, Wrong::NoText);
    }
    if text.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}').starts_with('{') {
        return read_json(text);
    }
    // A cell may hold a journey.
    let journey = if csv::has_head(text) { None } else { block::first_journey(text) };
    let import = journey.map_or_else(|| csv::read(text, stage), |journey| mermaid::read(journey, stage));
    Import { map: with_paces(import.map), ..import }
}

/// Nothing, and why.
fn failed(line: usize, wrong: Wrong) -> Import {
    Import { map: Map::default(), flaws: vec![Flaw { line, wrong, text: String::new() }] }
}

fn read_json(text: &str) -> Import {
    let value = match json::read(text) {
        Ok(value) => value,
        Err(line) => return failed(line, Wrong::Json),
    };
    let Some((map, is_later)) = saved::read(&value) else { return failed(1, Wrong::NoMap) };
    let flaw = |wrong, text| Flaw { line: 1, wrong, text };
    let unknown = saved::unknown_stages(&map).map(|stage| flaw(Wrong::Stage, stage));
    let flaws = is_later.then(|| flaw(Wrong::Later, String::new())).into_iter().chain(unknown).collect();
    Import { map, flaws }
}

/// Where a form has no place for paces they are those of an empty map.
fn with_paces(mut map: Map) -> Map {
    if map.paces.iter().all(String::is_empty) {
        map.paces = super::example::PACES.map(str::to_owned);
    }
    map
}
