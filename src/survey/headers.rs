//! One header a column, of one row of headers or several.

use crate::table::{Sample, is_only_item};

/// The headers of a file: of several rows the one that asks, with its item; empty ones where the file has none.
pub(super) fn headers(sample: &Sample) -> Vec<String> {
    let rows = sample.headers();
    let imports = |row: &Vec<String>| row.iter().any(|cell| cell.trim_start().starts_with("{\"ImportId\""));
    let asking = rows.iter().position(imports).map_or(rows, |json| rows.get(..json).unwrap_or_default());
    let has_json = asking.len() < rows.len();
    match asking {
        [] => vec![String::new(); sample.rows.first().map_or(0, Vec::len)],
        [row] => row.iter().map(|cell| cell.trim().to_owned()).collect(),
        [codes, texts, ..] if has_json => texts_or_codes(texts, codes),
        [questions, items @ ..] => {
            items.iter().fold(questions.clone(), |questions, items| with_items(&questions, items))
        }
    }
}

/// The texts of Qualtrics' second row, the codes of the first where there is none.
fn texts_or_codes(texts: &[String], codes: &[String]) -> Vec<String> {
    let width = texts.len().max(codes.len());
    let cell = |position: usize| match Sample::cell(texts, position) {
        "" => Sample::cell(codes, position),
        text => text,
    };
    (0..width).map(|position| cell(position).to_owned()).collect()
}

/// Questions, each of which goes on over the blank ones behind it, with their items in brackets.
fn with_items(questions: &[String], items: &[String]) -> Vec<String> {
    let mut question = "";
    let mut headers = Vec::with_capacity(questions.len().max(items.len()));
    for position in 0..questions.len().max(items.len()) {
        let (own, item) = (Sample::cell(questions, position), Sample::cell(items, position));
        if !own.is_empty() || item.is_empty() {
            question = own;
        }
        headers.push(joined(question, item));
    }
    headers
}

fn joined(question: &str, item: &str) -> String {
    match (question, item) {
        (question, "") => question.to_owned(),
        ("", item) => item.to_owned(),
        (question, item) if is_only_item(item) => question.to_owned(),
        (question, item) => format!("{question} [{item}]"),
    }
}
