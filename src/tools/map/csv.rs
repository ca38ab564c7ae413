//! A map as lines of values: one for each touchpoint, with its stage before it.

use super::read::{Flaw, Import, Wrong};
use super::row::{Column, Map, Row, STAGE_COLUMNS, TOUCHPOINT_COLUMNS};
use crate::tools::{lines, number};

/// The name of the first column.
const STAGE: &str = "stage";

/// A map as CSV; `named` says what its stages are called.
pub fn written(map: &Map, named: &dyn Fn(&str) -> String) -> String {
    let head = [STAGE].into_iter().chain(columns().map(|(_, _, name)| name)).map(str::to_owned).collect();
    let mut lines: Vec<Vec<String>> = vec![head];
    let mut stage = None;
    for (i, row) in map.rows.iter().enumerate() {
        if row.is_stage {
            stage = Some(row);
            let has_touchpoint = map.rows.get(i + 1).is_some_and(|next| !next.is_stage);
            if has_touchpoint {
                continue;
            }
        }
        let is_first = i.checked_sub(1).and_then(|before| map.rows.get(before)).is_none_or(|row| row.is_stage);
        lines.push(line(stage.filter(|_| is_first || row.is_stage), stage, row, named));
    }
    lines
        .iter()
        .map(|cells| cells.iter().map(|cell| lines::cell(cell)).collect::<Vec<_>>().join(",") + "\r\n")
        .collect()
}

/// The cells of a touchpoint, or of a stage without one. Numbers of a stage stand at its first touchpoint.
fn line(numbers: Option<&Row>, stage: Option<&Row>, row: &Row, named: &dyn Fn(&str) -> String) -> Vec<String> {
    let name = stage.map_or_else(String::new, |stage| named(stage.get(Column::Name)));
    let cell = |(is_stage, column, _): (bool, Column, &str)| match (is_stage, row.is_stage) {
        (true, _) => numbers.map_or("", |stage| stage.get(column)).to_owned(),
        (false, false) => row.get(column).to_owned(),
        (false, true) => String::new(),
    };
    [name].into_iter().chain(columns().map(cell)).collect()
}

/// Whether a column is a stage's, the column, its name.
fn columns() -> impl Iterator<Item = (bool, Column, &'static str)> {
    let stage = STAGE_COLUMNS.into_iter().map(|(column, name)| (true, column, name));
    stage.chain(TOUCHPOINT_COLUMNS.into_iter().map(|(column, name)| (false, column, name)))
}

/// Whether the first line that is not empty names stages or touchpoints.
pub fn has_head(text: &str) -> bool {
    filled(text).next().is_some_and(|(_, head)| is_head(&head))
}

fn is_head(cells: &[String]) -> bool {
    let is_named = |name: &str| place(cells, name).is_some();
    is_named(STAGE) || is_named("touchpoint")
}

/// Where in a head a name stands.
fn place(head: &[String], name: &str) -> Option<usize> {
    head.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name))
}

/// The lines that are not empty, with their numbers.
fn filled(text: &str) -> impl Iterator<Item = (usize, Vec<String>)> {
    lines::read(text).into_iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
}

/// The map of a text with a head; `stage` knows which of the ten a name means.
pub fn read(text: &str, stage: &dyn Fn(&str) -> Option<&'static str>) -> Import {
    let mut lines = filled(text);
    let mut import = Import::default();
    let Some((line, head)) = lines.next() else { return import };
    let named = || [STAGE].into_iter().chain(columns().map(|(_, _, name)| name));
    let is_named = |cell: &String| named().any(|name| cell.trim().eq_ignore_ascii_case(name));
    for cell in head.iter().filter(|cell| !cell.trim().is_empty() && !is_named(cell)) {
        import.flaws.push(Flaw { line, wrong: Wrong::Column, text: cell.clone() });
    }
    if !is_head(&head) {
        import.flaws.push(Flaw { line, wrong: Wrong::Head, text: head.join(" ") });
        return import;
    }
    for (line, cells) in lines {
        let cell = |name: &str| place(&head, name).and_then(|place| cells.get(place)).map_or("", String::as_str);
        let before = import.map.rows.len();
        import.map.take(cell, stage);
        let added = import.map.rows.iter().skip(before);
        let wrong = added.flat_map(Row::wrong_numbers).map(str::to_owned);
        import.flaws.extend(wrong.map(|text| Flaw { line, wrong: Wrong::Value, text }));
    }
    import.map.begin_with_stage();
    import
}

impl Map {
    /// Takes the cells of a line, which are asked for by name.
    fn take<'a>(&mut self, cell: impl Fn(&str) -> &'a str, stage: &dyn Fn(&str) -> Option<&'static str>) {
        let name = stage(cell(STAGE)).unwrap_or(cell(STAGE));
        let last = self.rows.iter().rposition(|row| row.is_stage);
        let is_same = |place: &usize| self.rows.get(*place).is_some_and(|row| row.get(Column::Name) == name);
        let place = last.filter(is_same).unwrap_or_else(|| {
            self.rows.push(Row::stage(name));
            self.rows.len() - 1
        });
        let mut touchpoint = Row::default();
        for (is_stage, column, name) in columns().filter(|(_, _, name)| !cell(name).is_empty()) {
            let row = if is_stage { self.rows.get_mut(place) } else { Some(&mut touchpoint) };
            let text = plain(row.as_ref().is_some_and(|row| row.is_number(column)), cell(name));
            row.into_iter().for_each(|row| row.set(column, text.clone()));
        }
        if touchpoint != Row::default() {
            self.rows.push(touchpoint);
        }
    }
}

/// A number with the point of addresses, where a spreadsheet has written a comma; a text without its guard.
fn plain(is_number: bool, text: &str) -> String {
    let text = lines::unguarded(text);
    let number = number_of(text);
    if is_number && number::plain(&number).is_some() { number } else { text.to_owned() }
}

/// A number with the signs of addresses.
pub(super) fn number_of(text: &str) -> String {
    text.trim().replace('\u{2212}', "-").replace(',', ".")
}
