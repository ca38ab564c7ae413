//! What can be done with the rows of a map.

use super::Input;
use super::row::{Column, Row, is_stage};
use crate::content::Language;
use crate::content::stages::Stage;
use crate::tools::document::{Document, Edit};
use crate::tools::entry::Entry;

const PATH: usize = Input::Path as usize;

/// Another text in a cell, as it was typed.
pub fn set(document: &Document, row: usize, column: Column, text: &str, language: Language) -> Option<Edit> {
    let known = Row::of(document.rows(PATH).get(row)?);
    let is_number = known.is_number(column);
    let entry = if is_number { Entry::typed(text, language) } else { Entry::text(text, language) };
    Some(Edit::SetCell(PATH, row, column.place(), entry))
}

fn is_stage_at(document: &Document, row: usize) -> bool {
    document.rows(PATH).get(row).is_some_and(|row| is_stage(row))
}

/// The row of the stage that a row belongs to, or is.
pub fn stage_of(document: &Document, row: usize) -> Option<usize> {
    (0..=row).rev().find(|row| is_stage_at(document, *row))
}

/// The rows of the stages, in order.
pub fn stages(document: &Document) -> Vec<usize> {
    (0..document.rows(PATH).len()).filter(|row| is_stage_at(document, *row)).collect()
}

/// Behind the last row of what begins at a row: of a stage with its touchpoints, or of one touchpoint.
fn end(document: &Document, row: usize) -> usize {
    let length = document.rows(PATH).len();
    if !is_stage_at(document, row) {
        return (row + 1).min(length);
    }
    (row + 1..length).find(|row| is_stage_at(document, *row)).unwrap_or(length)
}

/// A new touchpoint behind the one at a row, or at the end of the stage there; where it stands then. Where there is no stage
/// yet it brings one, without a name.
pub fn add_touchpoint(document: &Document, row: usize, language: Language) -> (Edit, usize) {
    let at = end(document, row);
    let stage = stage_of(document, row).is_none().then(|| Row::stage(""));
    let rows: Vec<_> = stage.into_iter().chain([Row::default()]).map(|row| row.entries(language)).collect();
    let place = at + rows.len() - 1;
    (Edit::Insert(PATH, at, rows), place)
}

/// A new stage behind the one at a row: the next of the ten that is not there yet, or one without a name.
pub fn add_stage(document: &Document, row: usize, language: Language) -> (Edit, usize) {
    let at = stage_of(document, row).map_or(document.rows(PATH).len(), |stage| end(document, stage));
    let known: Vec<Stage> = document.rows(PATH).iter().filter_map(|row| Row::of(row).known_stage()).collect();
    let name = Stage::ALL.into_iter().find(|stage| !known.contains(stage)).map_or("", Stage::id);
    (Edit::Insert(PATH, at, vec![Row::stage(name).entries(language)]), at)
}

/// One place up or down, over the border of a stage too; a stage moves with its touchpoints. Where it stands then; nothing
/// where there is no further place.
pub fn shift(document: &Document, row: usize, is_down: bool) -> Option<(Edit, usize)> {
    if !is_stage_at(document, row) {
        let to = if is_down { row + 1 } else { row.checked_sub(1)? };
        // Every touchpoint belongs to a stage.
        let is_there = to > 0 && to < document.rows(PATH).len() && row < document.rows(PATH).len();
        return is_there.then_some((Edit::Move(PATH, row, to), to));
    }
    let stages = stages(document);
    let place = stages.iter().position(|stage| *stage == row)?;
    let upper = if is_down { place } else { place.checked_sub(1)? };
    let (first, second) = (*stages.get(upper)?, *stages.get(upper + 1)?);
    let mut rows = document.rows(PATH).to_vec();
    rows.get_mut(first..end(document, second))?.rotate_left(second - first);
    let at = if is_down { first + end(document, second) - second } else { first };
    Some((Edit::FillRows(PATH, rows), at))
}

/// A touchpoint at the end of a stage; where it stands then.
pub fn to_stage(document: &Document, row: usize, stage: usize) -> Option<(Edit, usize)> {
    let is_other = !is_stage_at(document, row) && stage_of(document, row) != Some(stage);
    let end = is_other.then(|| end(document, stage))?;
    let at = if row < end { end - 1 } else { end };
    Some((Edit::Move(PATH, row, at), at))
}

/// Whether a row can be taken out: not the only stage while touchpoints belong to it.
pub fn is_removable(document: &Document, row: usize) -> bool {
    !is_stage_at(document, row) || stages(document).len() > 1 || document.rows(PATH).len() == 1
}

/// Without a row. The touchpoints of a stage go to the one before it, or to the one after it where it is the first.
pub fn remove(document: &Document, row: usize) -> Option<Edit> {
    if !is_removable(document, row) {
        return None;
    }
    let next = end(document, row);
    if row > 0 || !is_stage_at(document, row) || next == 1 {
        return Some(Edit::Remove(PATH, row, 1));
    }
    let mut rows = document.rows(PATH).to_vec();
    let stage = (next < rows.len()).then(|| rows.remove(next))?;
    *rows.first_mut()? = stage;
    Some(Edit::FillRows(PATH, rows))
}
