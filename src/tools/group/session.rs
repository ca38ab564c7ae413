//! A session as a file: every respondent with their segment, as CSV for spreadsheets and as JSON with the scale.

use super::{Input, TOOL, WIDTH, columns, scale};
use crate::content::Language;
use crate::tools::document::{Document, Edit};
use crate::tools::entry::Entry;
use crate::tools::number::plain;
use crate::tools::plain::Plain;

/// What marks a session of this product.
const KIND: &str = "nev-group";

/// The session as CSV: headers in English, which every language reads, then a row for each respondent.
pub fn csv(document: &Document) -> String {
    let rows = document.rows(Input::Respondents as usize).iter();
    let rows = rows.map(|row| row.iter().map(|cell| quoted(&cell.to_address())).collect::<Vec<_>>().join(","));
    let lines = [columns().join(",")].into_iter().chain(rows);
    lines.map(|line| line + "\r\n").collect()
}

/// A cell as CSV has it. What a spreadsheet would compute stays a text.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '@']) { "'" } else { "" };
    let cell = format!("{guard}{cell}");
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

/// The session as JSON, with its scale.
pub fn json(document: &Document) -> String {
    let cell = |cell: &Entry| match cell.to_address() {
        number if plain(&number).is_some() => number,
        empty if empty.trim().is_empty() => "null".to_owned(),
        other => string(&other),
    };
    let row = |row: &Vec<Entry>| {
        let segment = string(row.first().map_or("", |cell| &cell.text));
        let answers: Vec<String> = row.iter().skip(1).map(cell).collect();
        format!("  {{\"segment\": {segment}, \"answers\": [{}]}}", answers.join(", "))
    };
    let rows: Vec<String> = document.rows(Input::Respondents as usize).iter().map(row).collect();
    let names: Vec<String> = columns().iter().skip(1).map(|name| string(name)).collect();
    format!(
        "{{\"kind\": \"{KIND}\", \"version\": 1, \"scale\": \"{}\",\n \"emotions\": [{}],\n \"respondents\": [\n{}\n]}}\n",
        scale(document).key(),
        names.join(", "),
        rows.join(",\n"),
    )
}

/// A text as JSON has it.
fn string(text: &str) -> String {
    let mut string = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => string.extend(['\\', character]),
            control if control < ' ' => string.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => string.push(other),
        }
    }
    string + "\""
}

/// The session of a JSON file, in place of `document`; nothing where it is none.
pub fn read(document: &Document, session: &Plain, language: Language) -> Option<Document> {
    let is_session = session.get("kind").is_some_and(|kind| *kind == Plain::Text(KIND.to_owned()));
    let Some(Plain::List(respondents)) = session.get("respondents").filter(|_| is_session) else { return None };
    let row = |respondent: &Plain| {
        let segment = respondent.get("segment").map(Plain::text).unwrap_or_default();
        let answer = |place: usize| {
            let answer = respondent.get("answers").and_then(|answers| answers.get(&place.to_string()));
            Entry::from_address(&answer.map(Plain::text).unwrap_or_default(), language)
        };
        [Entry::typed(segment, language)].into_iter().chain((0..WIDTH - 1).map(answer)).collect()
    };
    let rows = respondents.iter().map(row).collect();
    let mut read = TOOL.initial(language);
    let kept = document.entry(Input::Confidence as usize).cloned();
    let scale = session.get("scale").map(Plain::text).unwrap_or_default();
    let edits = [
        Some(Edit::Set(Input::Scale as usize, Entry::typed(scale, language))),
        kept.map(|kept| Edit::Set(Input::Confidence as usize, kept)),
        Some(Edit::FillRows(Input::Respondents as usize, rows)),
    ];
    edits.into_iter().flatten().for_each(|edit| drop(read.apply(edit)));
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::fragment::Fragment;

    fn session() -> Document {
        let answers = ["3"; 19].join(",");
        let link = format!("#scale=1-5&respondents=a%2C%20%22b%22,{answers},x;%3Dc,{answers},4.5");
        Document::from_fragment(&TOOL, &Fragment::parse(&link), Language::En)
    }

    fn of(value: &serde_json::Value) -> Plain {
        match value {
            serde_json::Value::Null => Plain::Null,
            serde_json::Value::Bool(holds) => Plain::Flag(*holds),
            serde_json::Value::Number(number) => Plain::Number(number.as_f64().unwrap()),
            serde_json::Value::String(text) => Plain::Text(text.clone()),
            serde_json::Value::Array(values) => Plain::List(values.iter().map(of).collect()),
            serde_json::Value::Object(entries) => {
                Plain::Object(entries.iter().map(|(name, value)| (name.clone(), of(value))).collect())
            }
        }
    }

    #[test]
    fn a_session_comes_back_from_its_json_with_what_was_typed_wrongly() {
        let session = session();
        let value: serde_json::Value = serde_json::from_str(&json(&session)).unwrap();
        let back = read(&TOOL.initial(Language::En), &of(&value), Language::En).unwrap();
        assert_eq!(json(&back), json(&session));
        assert_eq!(scale(&back), scale(&session));
    }

    #[test]
    fn what_is_no_session_is_not_read() {
        for text in ["{}", "[]", "{\"kind\": \"map\", \"respondents\": []}", "{\"kind\": \"nev-group\"}", "7"] {
            let value: serde_json::Value = serde_json::from_str(text).unwrap();
            assert_eq!(read(&session(), &of(&value), Language::En), None, "{text}");
        }
    }

    #[test]
    fn a_cell_of_the_csv_neither_breaks_its_row_nor_computes() {
        let csv = csv(&session());
        let lines: Vec<&str> = csv.lines().collect();
        assert!(lines[0].starts_with("segment,irritated,hurried,"));
        assert!(lines[1].starts_with("\"a, \"\"b\"\"\",3,3,") && lines[1].ends_with(",x"));
        assert!(lines[2].starts_with("'=c,3,") && lines[2].ends_with(",4.5"));
    }
}
