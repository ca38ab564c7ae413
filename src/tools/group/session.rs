//! A session as a file: every respondent with their segment, as CSV for spreadsheets and as JSON with the scale.

use super::{Input, TOOL, WIDTH, columns, scale};
use crate::content::Language;
use crate::tools::document::{Document, Edit};
use crate::tools::entry::Entry;
use crate::tools::json;
use crate::tools::lines::{self, cell};
use crate::tools::nev::Scale;
use crate::tools::plain::Plain;

/// What marks a session of this product.
const KIND: &str = "nev-group";

/// The column of the CSV that says the scale, as "1 to 5", of which a spreadsheet makes no date.
const SCALE: &str = "scale";

/// The session as CSV: headers in English, which every language reads, then a row for each respondent.
pub fn csv(document: &Document) -> String {
    let rows = document.rows(Input::Respondents as usize).iter();
    let scale = scale(document).key().replace('-', " to ");
    let cells = |row: &Vec<Entry>| {
        let segment = row.first().map(|segment| cell(&segment.text));
        let answers = row.iter().skip(1).map(|answer| cell(&answer.to_address()));
        segment.into_iter().chain(answers).chain([scale.clone()]).collect::<Vec<_>>()
    };
    let rows = rows.map(|row| cells(row).join(","));
    let lines = [heads().join(",")].into_iter().chain(rows);
    lines.map(|line| line + "\r\n").collect()
}

fn heads() -> Vec<&'static str> {
    columns().into_iter().chain([SCALE]).collect()
}

/// The session of a CSV that was saved here, in place of `document`; nothing where a text is another table.
pub fn read_csv(document: &Document, text: &str, language: Language) -> Option<Document> {
    // A survey of any size is told from a session by its first line.
    let head = lines::read(text.lines().next()?);
    head.first().filter(|(_, head)| head.iter().map(|cell| cell.trim()).eq(heads()))?;
    let is_filled = |cells: &Vec<String>| cells.iter().any(|cell| !cell.trim().is_empty());
    let rows = lines::read(text).into_iter().skip(1).map(|(_, cells)| cells).filter(is_filled);
    let rows: Vec<Vec<String>> = rows.collect();
    let scale = Scale::from_key(&rows.first()?.get(WIDTH)?.trim().replace(" to ", "-"))?;
    let row = |cells: &Vec<String>| {
        let segment = cells.first().map_or("", |segment| lines::unguarded(segment));
        let answer = |place: usize| Entry::from_address(cells.get(place).map_or("", |cell| cell.trim()), language);
        [Entry::text(segment, language)].into_iter().chain((1..WIDTH).map(answer)).collect()
    };
    Some(restored(document, scale, rows.iter().map(row).collect(), language))
}

/// The session as JSON, with its scale.
pub fn json(document: &Document) -> String {
    let text = |text: &str| Plain::Text(text.to_owned());
    let row = |row: &Vec<Entry>| {
        let answers = row.iter().skip(1).map(|cell| Plain::of_address(&cell.to_address())).collect();
        let segment = row.first().map_or("", |cell| &cell.text);
        Plain::object([("segment", text(segment)), ("answers", Plain::List(answers))])
    };
    let respondents = document.rows(Input::Respondents as usize).iter().map(row).collect();
    let session = Plain::object([
        ("kind", text(KIND)),
        ("version", Plain::Number(1.0)),
        ("scale", text(scale(document).key())),
        ("emotions", Plain::List(columns().into_iter().skip(1).map(text).collect())),
        ("respondents", Plain::List(respondents)),
    ]);
    json::written(&session) + "\n"
}

/// The session of a JSON file, in place of `document`; nothing where it is none, or on a scale that is none of ours.
pub fn read(document: &Document, session: &Plain, language: Language) -> Option<Document> {
    let is_session = session.get("kind").is_some_and(|kind| *kind == Plain::Text(KIND.to_owned()));
    let Some(Plain::List(respondents)) = session.get("respondents").filter(|_| is_session) else { return None };
    let row = |respondent: &Plain| {
        let segment = respondent.get("segment").map(Plain::text).unwrap_or_default();
        let answer = |place: usize| {
            let answer = respondent.get("answers").and_then(|answers| answers.get(&place.to_string()));
            Entry::from_address(&answer.map(Plain::text).unwrap_or_default(), language)
        };
        [Entry::text(segment, language)].into_iter().chain((0..WIDTH - 1).map(answer)).collect()
    };
    let scale = Scale::from_key(&session.get("scale").map(Plain::text).unwrap_or_default())?;
    Some(restored(document, scale, respondents.iter().map(row).collect(), language))
}

/// The document of a session; the confidence stays.
fn restored(document: &Document, scale: Scale, rows: Vec<Vec<Entry>>, language: Language) -> Document {
    let mut read = TOOL.initial(language);
    let kept = document.entry(Input::Confidence as usize).cloned();
    let edits = [
        Some(Edit::Set(Input::Scale as usize, Entry::typed(scale.key(), language))),
        kept.map(|kept| Edit::Set(Input::Confidence as usize, kept)),
        Some(Edit::FillRows(Input::Respondents as usize, rows)),
    ];
    edits.into_iter().flatten().for_each(|edit| drop(read.apply(edit)));
    read
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

    #[test]
    fn a_session_comes_back_from_its_json_with_what_was_typed_wrongly() {
        let session = session();
        let written = json(&session);
        assert!(serde_json::from_str::<serde_json::Value>(&written).is_ok());
        let back = read(&TOOL.initial(Language::En), &json::read(&written).unwrap(), Language::En).unwrap();
        assert_eq!(json(&back), json(&session));
        assert_eq!(scale(&back), scale(&session));
    }

    #[test]
    fn a_session_comes_back_from_its_csv_and_another_table_is_none() {
        let session = session();
        let back = read_csv(&TOOL.initial(Language::En), &csv(&session), Language::En).unwrap();
        assert_eq!((json(&back), scale(&back)), (json(&session), scale(&session)));
        let semicolons = csv(&session).replace("\"a, \"\"b\"\"\"", "a").replace(',', ";");
        assert!(read_csv(&session, &semicolons, Language::En).is_some(), "saved by a spreadsheet");
        for text in ["", "segment,irritated,happy\r\na,1,2\r\n", &csv(&TOOL.initial(Language::En))] {
            assert_eq!(read_csv(&session, text, Language::En), None, "{text}");
        }
    }

    #[test]
    fn a_segment_is_a_name_and_no_number() {
        let answers = vec![Entry::typed("", Language::En); WIDTH - 1];
        let rows = ["1.10", "007"]
            .map(|segment| [Entry::text(segment, Language::En)].into_iter().chain(answers.clone()).collect::<Vec<_>>());
        let mut session = TOOL.initial(Language::En);
        let _ = session.apply(Edit::FillRows(Input::Respondents as usize, rows.to_vec()));
        let csv = csv(&session);
        assert!(csv.contains("\r\n1.10,") && csv.contains("\r\n007,"), "{csv}");
        let link = Fragment::default().with(&[], session.pairs()).text();
        let back = Document::from_fragment(&TOOL, &Fragment::parse(&link), Language::En);
        let segment = |row: usize| back.rows(Input::Respondents as usize)[row][0].text.clone();
        assert_eq!((segment(0), segment(1)), ("1.10".to_owned(), "007".to_owned()));
    }

    #[test]
    fn what_is_no_session_is_not_read() {
        let of_no_scale = "{\"kind\": \"nev-group\", \"scale\": \"1-10\", \"respondents\": []}";
        let others = ["{}", "[]", "{\"kind\": \"map\", \"respondents\": []}", "{\"kind\": \"nev-group\"}", "7"];
        for text in others.into_iter().chain([of_no_scale]) {
            assert_eq!(read(&session(), &json::read(text).unwrap(), Language::En), None, "{text}");
        }
    }

    #[test]
    fn a_cell_of_the_csv_neither_breaks_its_row_nor_computes() {
        let csv = csv(&session());
        let lines: Vec<&str> = csv.lines().collect();
        assert!(lines[0].starts_with("segment,irritated,hurried,"));
        assert!(lines[1].starts_with("\"a, \"\"b\"\"\",3,3,") && lines[1].ends_with(",x,1 to 5"));
        assert!(lines[2].starts_with("'=c,3,") && lines[2].ends_with(",4.5,1 to 5"));
    }
}
