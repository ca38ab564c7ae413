//! A sheet as a file.

use super::Shown;
use super::result::sentences;
use crate::app::Words;
use crate::app::components::choice_field::choice_name;
use crate::app::components::field::label;
use crate::tools::Document;
use crate::tools::lines::Lines;
use crate::tools::schema::Kind;
use crate::tools::worksheets::{SATISFACTION, SHEETS, WORTH, chosen};

/// The sheet that a document shows: its name, its fields, what follows from it.
pub fn lines(words: Words, document: &Document, shown: Shown) -> Lines {
    let Some(sheet) = SHEETS.get(chosen(document)) else { return Lines::new() };
    let mut lines =
        vec![vec![words.text("worksheets.sheet.label"), words.text(&format!("worksheets.sheet.{}", sheet.key))]];
    sheet.places().for_each(|place| lines.extend(field(words, document, place)));
    let said = shown.with_untracked(|verdict| sentences(words, sheet.key, verdict)).unwrap_or_default();
    let result = words.text("worksheets.result");
    lines.extend(said.into_iter().map(|sentence| vec![result.clone(), sentence]));
    lines
}

/// The lines of a field: one, or for a table its head and its rows.
fn field(words: Words, document: &Document, place: usize) -> Lines {
    let tool = document.tool();
    let Some(field) = tool.fields.get(place) else { return Lines::new() };
    if let Kind::Rows(width) = field.kind {
        let columns = if width == WORTH.len() { &WORTH[..] } else { &SATISFACTION[..] };
        let head =
            columns.iter().map(|column| words.text(&format!("{}.{}.{}", tool.id, field.key, column.key))).collect();
        let rows = document.rows(place).iter();
        let rows = rows.map(|row| row.iter().map(|cell| cell.shown_in(words.language)).collect());
        return [head].into_iter().chain(rows).collect();
    }
    let text = document.entry(place).map(|entry| entry.shown_in(words.language)).unwrap_or_default();
    let text = match field.kind {
        Kind::Choice(_) if !text.is_empty() => choice_name(words, tool.id, field.key, &text),
        _ => text,
    };
    vec![vec![label(words, tool.id, field.key), text]]
}
