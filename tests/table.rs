//! Rows of tables: whatever the cuts, the short way and the full parser give what a plain reading of the whole text gives.

use feltworth::table::{
    BinaryKind, CELL_LIMIT, CELLS_LIMIT, Decimal, Encoding, FileForm, Quick, Row, RowSink, Separator, TableError,
    TableReader, inspect,
};
use proptest::prelude::*;

/// A row as it is compared: line, cells, whether a quotation is open.
type Seen = (u64, Vec<String>, bool);

fn seen(row: &Row<'_>) -> Seen {
    (row.line(), row.cells().map(str::to_owned).collect(), row.is_open())
}

fn read(bytes: &[u8], chunk: usize, encoding: Encoding) -> Vec<Seen> {
    let mut rows = Vec::new();
    let mut keep = |row: &Row<'_>| rows.push(seen(row));
    let mut reader = TableReader::new(encoding, Separator::Comma);
    for chunk in bytes.chunks(chunk.max(1)) {
        reader.push(chunk, &mut keep);
    }
    reader.finish(&mut keep);
    rows
}

/// The rules once more, over the characters of a whole text.
fn by_the_rules(text: &str) -> Vec<Seen> {
    let (mut rows, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut first_line, mut quoted, mut bare, mut begun) = (1, 1, false, false, false);
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        let is_end = matches!(character, '\n' | '\r');
        if !begun {
            first_line = line;
        }
        if is_end {
            line += 1;
        }
        let is_pair = character == '\r' && rest.peek() == Some(&'\n');
        if quoted {
            if character == '"' && rest.peek() == Some(&'"') {
                cell.extend(rest.next());
            } else if character == '"' {
                (quoted, bare) = (false, true);
            } else {
                cell.push(character);
                if is_pair {
                    cell.extend(rest.next());
                }
            }
        } else if is_end {
            if is_pair {
                rest.next();
            }
            if begun {
                cells.push(std::mem::take(&mut cell));
                rows.push((first_line, std::mem::take(&mut cells), false));
            }
            (begun, bare) = (false, false);
        } else if character == ',' {
            cells.push(std::mem::take(&mut cell));
            (begun, bare) = (true, false);
        } else if character == '"' && !bare {
            (quoted, begun) = (true, true);
        } else {
            cell.push(character);
            (bare, begun) = (true, true);
        }
    }
    if begun {
        cells.push(cell);
        rows.push((first_line, cells, quoted));
    }
    rows
}

/// Takes plain rows in the quick way, as a survey does, and the others as they come.
struct Quickly(Vec<Seen>);

impl RowSink for Quickly {
    fn row(&mut self, row: &Row<'_>) {
        self.0.push(seen(row));
    }

    fn quick(&mut self, bytes: &[u8], line: u64) -> Quick {
        let mut quick = Quick::default();
        while let Some(end) = bytes[quick.bytes..].iter().position(|byte| *byte == b'\n') {
            let text = &bytes[quick.bytes..quick.bytes + end];
            if text.is_empty() || text.contains(&b'"') || text.contains(&b'\r') || !text.is_ascii() {
                break;
            }
            let cells = String::from_utf8_lossy(text).split(',').map(str::to_owned).collect();
            self.0.push((line + quick.rows, cells, false));
            quick = Quick { bytes: quick.bytes + end + 1, rows: quick.rows + 1 };
        }
        quick
    }
}

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        ",",
        "\"",
        "\n",
        "\r",
        "\r\n",
        "7",
        "10",
        " ",
        "ł",
        "😀",
        "a",
        "\"a,\n\"",
        "\n1,2,3\n",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_table_reads_the_same_whatever_the_cuts(text in text(), chunk in 1_usize..50) {
        let expected = by_the_rules(&text);
        prop_assert_eq!(read(text.as_bytes(), chunk, Encoding::Utf8), expected.clone());
        prop_assert_eq!(read(text.as_bytes(), text.len(), Encoding::Utf8), expected);
    }

    #[test]
    fn a_cut_at_any_two_bytes_changes_nothing(text in text(), cuts in (0.0..=1.0, 0.0..=1.0)) {
        let at = |share: f64| (share * text.len() as f64) as usize;
        let (first, second) = (at(cuts.0).min(at(cuts.1)), at(cuts.0).max(at(cuts.1)));
        let mut rows = Vec::new();
        let mut keep = |row: &Row<'_>| rows.push(seen(row));
        let mut reader = TableReader::new(Encoding::Utf8, Separator::Comma);
        for chunk in [&text.as_bytes()[..first], &text.as_bytes()[first..second], &text.as_bytes()[second..]] {
            reader.push(chunk, &mut keep);
        }
        reader.finish(&mut keep);
        prop_assert_eq!(rows, by_the_rules(&text));
    }

    #[test]
    fn what_a_sink_takes_quickly_leaves_the_lines_right(text in text(), chunk in 1_usize..50) {
        let mut sink = Quickly(Vec::new());
        let mut reader = TableReader::new(Encoding::Utf8, Separator::Comma);
        for chunk in text.as_bytes().chunks(chunk) {
            reader.push(chunk, &mut sink);
        }
        reader.finish(&mut sink);
        prop_assert_eq!(sink.0, by_the_rules(&text));
    }

    #[test]
    fn every_encoding_reads_what_it_wrote(text in text(), chunk in 1_usize..9) {
        let expected = by_the_rules(&text);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        prop_assert_eq!(read(&wide, chunk, Encoding::Utf16Le), expected.clone());
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        prop_assert_eq!(read(&wide, chunk, Encoding::Utf16Be), expected);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), chunk in 1_usize..50) {
        for encoding in Encoding::ALL {
            let whole = read(&bytes, bytes.len(), encoding);
            prop_assert_eq!(read(&bytes, chunk, encoding), whole);
        }
        let _ = inspect(&bytes, &FileForm::default());
    }

    #[test]
    fn finishing_in_between_changes_nothing(text in text(), at in 0_usize..40) {
        let at = at.min(text.len());
        let mut rows = Vec::new();
        let mut reader = TableReader::new(Encoding::Utf8, Separator::Comma);
        reader.push(&text.as_bytes()[..at], &mut |row: &Row<'_>| rows.push(seen(row)));
        let mut so_far = rows.clone();
        reader.finish(&mut |row: &Row<'_>| so_far.push(seen(row)));
        prop_assert_eq!(so_far, read(&text.as_bytes()[..at], at, Encoding::Utf8));
        reader.push(&text.as_bytes()[at..], &mut |row: &Row<'_>| rows.push(seen(row)));
        reader.finish(&mut |row: &Row<'_>| rows.push(seen(row)));
        prop_assert_eq!(rows, by_the_rules(&text));
    }
}

#[test]
fn a_cell_is_kept_up_to_its_limit_whichever_way_it_is_read() {
    let long = "ł".repeat(CELL_LIMIT); // two bytes each
    for text in
        [format!("a\n{long},7\n"), format!("a\n\"{long}\",7\n"), format!("a\n{long},7"), format!("a\nx{long},7\n")]
    {
        let rows = read(text.as_bytes(), 1 << 20, Encoding::Utf8);
        let cells = &rows[1].1;
        assert!(cells[0].len() <= CELL_LIMIT && cells[0].len() >= CELL_LIMIT - 1, "{}", cells[0].len());
        assert_eq!(cells[1], "7");
        assert_eq!(rows, read(text.as_bytes(), 1000, Encoding::Utf8));
    }
}

#[test]
fn cells_beyond_the_limit_are_counted_and_looked_at() {
    let mut reader = TableReader::new(Encoding::Utf8, Separator::Comma);
    let text = format!("a\n{}\n{}x\n", ",".repeat(CELLS_LIMIT + 5), ",".repeat(CELLS_LIMIT + 5));
    let mut seen = Vec::new();
    reader
        .push(text.as_bytes(), &mut |row: &Row<'_>| seen.push((row.len(), row.cells().count(), row.is_wider_than(3))));
    assert_eq!(seen, [(1, 1, false), (CELLS_LIMIT + 6, CELLS_LIMIT, false), (CELLS_LIMIT + 6, CELLS_LIMIT, true)]);
}

#[test]
fn what_is_no_character_is_marked() {
    for chunk in [1, 2, 100] {
        let mut reader = TableReader::new(Encoding::Utf8, Separator::Comma);
        let mut rows = Vec::new();
        for chunk in b"a,b\n1,\xB3\xB3ka\n2,\xC5\x82ka\n".chunks(chunk) {
            reader.push(chunk, &mut |row: &Row<'_>| rows.push((row.cell(1).to_owned(), row.is_garbled())));
        }
        let expected = [("b", false), ("\u{FFFD}\u{FFFD}ka", true), ("łka", false)];
        assert_eq!(rows, expected.map(|(cell, is_garbled)| (cell.to_owned(), is_garbled)));
    }
}

/// The form of a text that is a table.
fn form(text: &[u8]) -> (Encoding, Separator, usize, Decimal) {
    #[expect(clippy::unwrap_used, reason = "a test")]
    let form = inspect(text, &FileForm::default()).unwrap().form;
    (form.encoding, form.separator, form.header_rows, form.decimal)
}

#[test]
fn the_separator_is_the_one_that_gives_the_most_even_rows() {
    let separator = |text: &str| form(text.as_bytes()).1;
    assert_eq!(separator("a,b\n1,2\n"), Separator::Comma);
    assert_eq!(separator("a;b;c\n1,5;2,5;3\n1;2,5;3,5\n"), Separator::Semicolon);
    assert_eq!(separator("a\tb\n1,5\t2\n"), Separator::Tab);
    assert_eq!(separator("a|b\n1|2\n"), Separator::Bar);
    assert_eq!(separator("a,b,c\n1,\"x;y;z\",3\n2,\"p;q\",4\n"), Separator::Comma);
    assert_eq!(separator("id,plans,why\n1,A;B;,\"good, fast\"\n2,A;,\n"), Separator::Comma);
    assert_eq!(separator("Rating\n7,5\n8\n9,5\n"), Separator::Semicolon); // one column of decimals
    assert_eq!(separator("sep=;\na,b;c\n1;2\n"), Separator::Semicolon);
    assert_eq!(separator("\"sep=|\"\na,b\n"), Separator::Bar);
}

#[test]
fn a_line_that_names_the_separator_is_a_line_and_no_row() {
    for text in ["sep=,\na,b\n1,2\n", "\"sep=,\"\r\na,b\r\n1,2\r\n", "SEP=,\ra,b\r1,2"] {
        let rows = read(text.as_bytes(), 3, Encoding::Utf8);
        assert_eq!(rows.iter().map(|row| row.0).collect::<Vec<_>>(), [2, 3], "{text:?}");
    }
    assert_eq!(read(b"a,b\nsep=,\n", 100, Encoding::Utf8).len(), 2);
}

#[test]
fn the_encoding_is_found() {
    let encoding = |bytes: &[u8]| form(bytes).0;
    assert_eq!(encoding("Ocena\n10\n".as_bytes()), Encoding::Utf8);
    assert_eq!(encoding("\u{FEFF}Niezadowolenie;Radość\n1;2\n".as_bytes()), Encoding::Utf8);
    let wide =
        |order: fn(u16) -> [u8; 2]| "Раздражение;Радость\n1;2\n".encode_utf16().flat_map(order).collect::<Vec<u8>>();
    assert_eq!(encoding(&wide(u16::to_le_bytes)), Encoding::Utf16Le);
    assert_eq!(encoding(&wide(u16::to_be_bytes)), Encoding::Utf16Be);
    // "Rozdrażnienie;Radość", "Razočaranje;Sreča;Živahnost", "Раздражение;Радость", "Felicità;Perché", written with Python's codecs
    assert_eq!(encoding(b"Rozdra\xbfnienie;Rado\x9c\xe6\n1;2\n"), Encoding::Windows1250);
    assert_eq!(encoding(b"Razo\xe8aranje;Sre\xe8a;\x8eivahnost\n1;2;3\n"), Encoding::Windows1250);
    assert_eq!(
        encoding(b"\xd0\xe0\xe7\xe4\xf0\xe0\xe6\xe5\xed\xe8\xe5;\xd0\xe0\xe4\xee\xf1\xf2\xfc\n1;2\n"),
        Encoding::Windows1251
    );
    assert_eq!(encoding(b"Felicit\xe0;Perch\xe9\n1;2\n"), Encoding::Windows1252);
    assert_eq!(encoding(b"Qualit\xe0,caff\xe8\n1,2\n"), Encoding::Windows1252);
}

#[test]
fn header_rows_are_counted() {
    let rows = |text: &str| form(text.as_bytes()).2;
    assert_eq!(rows("a,b\n1,2\n"), 1);
    assert_eq!(rows("9,8\n1,2\n"), 0);
    assert_eq!(rows("id,Rate:,\n,Staff,Price\n1,5,4\n"), 2);
    assert_eq!(rows("id,How likely?\n,Response\n1,Extremely likely - 10\n"), 2);
    assert_eq!(
        rows("Q1,Q2\nHow likely?,Why?\n\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\"\n9,x\n"),
        3
    );
    assert_eq!(rows("name,why\n,good\nann,bad\n"), 1);
}

#[test]
fn what_is_no_table_is_refused() {
    let error = |bytes: &[u8]| inspect(bytes, &FileForm::default()).unwrap_err();
    assert_eq!(error(b""), TableError::Empty);
    assert_eq!(error(b"\xEF\xBB\xBF"), TableError::Empty);
    assert_eq!(error(b"\r\n\r\n\n"), TableError::Empty);
    assert_eq!(error(b"PK\x03\x04\x14\x00"), TableError::Binary(BinaryKind::ZipOrWorkbook));
    assert_eq!(error(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00"), TableError::Binary(BinaryKind::OldWorkbook));
    assert_eq!(error(&[0, 159, 146, 150, 0, 0, 7, 9]), TableError::Binary(BinaryKind::Other));
}

#[test]
fn a_decimal_sign_that_nothing_decides_is_not_certain() {
    let certain = |text: &str| inspect(text.as_bytes(), &FileForm::default()).unwrap().is_decimal_certain;
    assert!(!certain("id;amount\n1;100.000\n"));
    assert!(certain("id;amount\n1;100.000\n2;9,5\n"));
    assert!(certain("id;amount\n1;100\n"));
    let given = FileForm { decimal: Some(Decimal::Comma), ..FileForm::default() };
    assert!(inspect(b"id;amount\n1;100.000\n", &given).unwrap().is_decimal_certain);
}
