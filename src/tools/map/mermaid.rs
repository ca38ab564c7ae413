//! A map as the `journey` text of Mermaid, whose scores from 1 to 5 are emotions from −2 to 2. What Mermaid has no place for
//! stands behind the line it belongs to, in a comment that this page reads again.

use super::block::Journey;
use super::csv::number_of;
use super::read::{Flaw, Import, Wrong};
use super::row::{Column, Map, Row};
use super::saved;
use crate::tools::json;
use crate::tools::number::{canonical, plain};
use crate::tools::plain::Plain;

/// What the comments of this page begin with.
pub(super) const COMMENT: &str = "%% feltworth ";

/// What stands for a name that is empty, which Mermaid does not allow.
const NAMELESS: &str = "…";

/// The words with which Mermaid begins other lines than tasks.
const WORDS: [&str; 6] = ["title", "section", "journey", "acctitle", "accdescr", "end"];

/// The scores of emotions.
const SCORES: [f64; 5] = [1.0, 2.0, 3.0, 4.0, 5.0];

/// The score of an emotion of 0.
const NEUTRAL: f64 = 3.0;

/// Stands behind a score that is none of these.
const OUT_OF: &str = "/5";

/// A map as Mermaid text; `named` says what its stages are called.
pub fn written(map: &Map, named: &dyn Fn(&str) -> String) -> String {
    let mut text = "journey\n".to_owned();
    let mut line = |indent: usize, line: &str| text.push_str(&format!("{:indent$}{line}\n", ""));
    if !map.name.is_empty() {
        line(2, &format!("title {}", escaped(&map.name)));
    }
    let exact = saved::written(&Map { rows: Vec::new(), ..map.clone() });
    let beside = ["format", "version", "stages"];
    line(2, &comment(entries(&exact).filter(|(name, _)| !beside.contains(&name.as_str())).cloned().collect()));
    for row in &map.rows {
        let name = if row.is_stage { named(row.get(Column::Name)) } else { row.get(Column::Name).to_owned() };
        let name = if name.trim().is_empty() { NAMELESS.to_owned() } else { name };
        let (indent, said) =
            if row.is_stage { (2, format!("section {}", escaped(&name))) } else { (4, task(row, &name)) };
        line(indent, &said);
        line(indent, &comment(exact_row(row)));
    }
    text
}

fn entries(value: &Plain) -> impl Iterator<Item = &(String, Plain)> {
    let entries = if let Plain::Object(entries) = value { entries.as_slice() } else { &[] };
    entries.iter()
}

fn comment(entries: Vec<(String, Plain)>) -> String {
    format!("{COMMENT}{}", json::on_one_line(&Plain::Object(entries)))
}

/// What a row says exactly, whatever Mermaid has a place for.
fn exact_row(row: &Row) -> Vec<(String, Plain)> {
    let alone = saved::written(&Map { rows: vec![row.clone()], ..Map::default() });
    let stage = alone.get("stages").and_then(|stages| stages.get("0")).cloned().unwrap_or(Plain::Null);
    let own = if row.is_stage { Some(&stage) } else { stage.get("touchpoints").and_then(|list| list.get("0")) };
    own.into_iter().flat_map(entries).filter(|(name, _)| name != "touchpoints").cloned().collect()
}

fn task(row: &Row, name: &str) -> String {
    let score = score_of(row.get(Column::Emotion));
    let who = row.get(Column::Who);
    let who = if who.trim().is_empty() { String::new() } else { format!(": {}", escaped(who)) };
    format!("{}: {}{who}", escaped(name), canonical(score))
}

/// The emotion of a score, in its cell. What is no score of 1 to 5 stands there as it was written, so that it can be corrected; a
/// number out of five, since alone it would be read as an emotion.
fn emotion_of(score: &str) -> String {
    let written = unescaped(score);
    match plain(&number_of(&written)) {
        Some(score) if SCORES.contains(&score) => canonical(score - NEUTRAL),
        Some(_) => format!("{written}{OUT_OF}"),
        None => written,
    }
}

/// The score of what stands in the cell of an emotion.
fn score_of(emotion: &str) -> f64 {
    let beyond = emotion.strip_suffix(OUT_OF).and_then(|score| plain(&number_of(score)));
    beyond.unwrap_or_else(|| plain(emotion).unwrap_or_default() + NEUTRAL)
}

/// A text without the signs that end or mean something in Mermaid, which reads them as numbers of characters.
fn escaped(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let is_word = WORDS.iter().any(|word| first.starts_with(word));
    let sign = |(i, sign): (usize, char)| match sign {
        ':' | ';' | '#' | '%' => format!("#{};", u32::from(sign)),
        _ if i == 0 && (is_word || sign == '-' || sign == '`') => format!("#{};", u32::from(sign)),
        sign => sign.to_string(),
    };
    text.trim().chars().enumerate().map(sign).collect()
}

/// The text with characters in the place of their numbers, and of the names of a few.
fn unescaped(text: &str) -> String {
    let mut read = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('#') {
        read.push_str(before);
        match behind.split_once(';').and_then(|(code, after)| Some((character(code)?, after))) {
            Some((sign, after)) => {
                read.push(sign);
                rest = after;
            }
            None => {
                read.push('#');
                rest = behind;
            }
        }
    }
    (read + rest).trim().to_owned()
}

/// A line up to a remark, which begins with a `#` that is no character's number.
pub(super) fn without_remark(line: &str) -> &str {
    let is_remark = |(place, _): &(usize, &str)| {
        let behind = line.get(place + 1..).and_then(|rest| rest.split_once(';'));
        behind.and_then(|(code, _)| character(code)).is_none()
    };
    let remark = line.match_indices('#').find(is_remark);
    remark.and_then(|(place, _)| line.get(..place)).unwrap_or(line).trim()
}

fn character(code: &str) -> Option<char> {
    match code {
        "colon" => Some(':'),
        "semi" => Some(';'),
        "num" => Some('#'),
        "quot" => Some('"'),
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "nbsp" => Some('\u{a0}'),
        number => char::from_u32(number.parse().ok()?).filter(|sign| !sign.is_control()),
    }
}

/// What stands behind a word of Mermaid's, in any case, and behind one of the signs that may follow it.
pub(super) fn behind<'a>(line: &'a str, word: &str, signs: &[char]) -> Option<&'a str> {
    let (start, rest) = line.split_at_checked(word.len())?;
    let ends = rest.is_empty() || rest.starts_with(char::is_whitespace) || rest.trim_start().starts_with(signs);
    (start.eq_ignore_ascii_case(word) && ends).then(|| rest.trim())
}

/// The map of a journey; `stage` knows which of the ten a name means. A line that is none is told.
pub fn read(journey: Journey, stage: &dyn Fn(&str) -> Option<&'static str>) -> Import {
    let mut import = Import::default();
    let mut is_described = false;
    for (line, text) in journey.lines {
        // A description of several lines ends with a brace.
        if is_described {
            is_described = !text.contains('}');
            continue;
        }
        if let Some(rest) = ["accdescr", "acctitle"].iter().find_map(|word| behind(text, word, &[':', '{'])) {
            is_described = rest.starts_with('{') && !rest.contains('}');
            continue;
        }
        if let Err(wrong) = import.map.take_line(text, stage) {
            import.flaws.push(Flaw { line, wrong, text: text.to_owned() });
        }
    }
    if import.map.name.is_empty() {
        import.map.name = journey.title.unwrap_or_default();
    }
    import.map.begin_with_stage();
    import
}

impl Map {
    fn take_line(&mut self, line: &str, stage: &dyn Fn(&str) -> Option<&'static str>) -> Result<(), Wrong> {
        if let Some(json) = line.strip_prefix(COMMENT.trim_end()) {
            return self.take_comment(json);
        }
        if let Some(name) = behind(line, "title", &[]) {
            self.name = unescaped(name);
            return Ok(());
        }
        if let Some(name) = behind(line, "section", &[]) {
            let name = unescaped(name);
            self.rows.push(Row::stage(stage(&name).unwrap_or(&name)));
            return Ok(());
        }
        let (name, data) = line.split_once(':').ok_or(Wrong::Line)?;
        let (score, who) = data.split_once(':').unwrap_or((data, ""));
        let name = unescaped(name);
        if name.is_empty() {
            return Err(Wrong::Line);
        }
        let mut row = Row::touchpoint(&name);
        row.set(Column::Who, unescaped(who));
        row.set(Column::Emotion, emotion_of(score));
        let is_right = row.number(Column::Emotion).is_some();
        self.rows.push(row);
        if is_right { Ok(()) } else { Err(Wrong::Score) }
    }

    /// Takes what a comment says of the line before it.
    fn take_comment(&mut self, text: &str) -> Result<(), Wrong> {
        let value = json::read(text.trim()).map_err(|_| Wrong::Comment)?;
        let object = || matches!(value, Plain::Object(_)).then(|| value.clone()).ok_or(Wrong::Comment);
        let Some(row) = self.rows.last_mut() else {
            let stages = ("stages".to_owned(), Plain::List(Vec::new()));
            let whole = Plain::Object(entries(&value).cloned().chain([stages]).collect());
            let (read, _) = saved::read(&whole).ok_or(Wrong::Comment)?;
            let is_renamed = escaped(&read.name) != escaped(&self.name);
            let name = if is_renamed { std::mem::take(&mut self.name) } else { read.name };
            *self = Self { name, rows: Vec::new(), ..read };
            return Ok(());
        };
        let value =
            if row.is_stage { object()? } else { Plain::object([("touchpoints", Plain::List(vec![object()?]))]) };
        let (read, _) = saved::read(&Plain::object([("stages", Plain::List(vec![value]))])).ok_or(Wrong::Comment)?;
        let exact = read.rows.into_iter().rfind(|exact| exact.is_stage == row.is_stage);
        exact.into_iter().for_each(|exact| row.adopt(&exact));
        Ok(())
    }
}

impl Row {
    /// Takes what a comment says exactly. What somebody has changed in the line itself holds: a name, a score, who takes part.
    fn adopt(&mut self, exact: &Self) {
        let said = task(exact, "");
        let is_same_score = said == task(&Self { cells: self.cells.clone(), ..Self::default() }, "") || self.is_stage;
        let is_same_name = escaped(exact.get(Column::Name)) == escaped(self.get(Column::Name))
            || self.get(Column::Name) == NAMELESS
            || exact.known_stage().is_some();
        let line = self.clone();
        self.clone_from(exact);
        if !is_same_name {
            self.set(Column::Name, line.get(Column::Name));
        }
        if !is_same_score {
            self.set(Column::Who, line.get(Column::Who));
            self.set(Column::Emotion, line.get(Column::Emotion));
        }
    }
}
