//! What the beginning of a file tells about its form.

use super::binary::{by_signature, has_binary_characters};
use super::decoder::Decoder;
use super::error::{BinaryKind, TableError};
use super::form::{Decimal, Encoding, FileForm, Form, Separator};
use super::letters::in_small_letters;
use super::number::{decimal_of, number};
use super::reader::{TableReader, named_separator};
use super::row::Row;
use super::sorted_map::SortedMap;

/// The bytes at the beginning of a file from which its form is found.
pub const HEAD_LIMIT: usize = 1 << 16;

/// The bytes at most, of a file with fewer rows in less: long questions of many columns in three header rows.
pub(super) const LONGEST_HEAD: usize = 1 << 20;

/// The rows that tell the form: three of headers and one of data.
const ROWS_WANTED: usize = 4;

/// The form of a file and the rows of its beginning.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// The form, as it was given or found.
    pub form: Form,
    /// Whether the decimal sign was given, or found from numbers that agree, or does not matter; otherwise
    /// (`100.000` and the like) it has to be asked about.
    pub is_decimal_certain: bool,
    /// Whether the decimal sign was given, or found from numbers.
    pub is_decimal_known: bool,
    /// Whether a code page was found though letters of UTF-8 stand beside its own: the file mixes encodings.
    pub is_mixed: bool,
    /// The whole rows of the beginning, header rows included.
    pub rows: Vec<Vec<String>>,
}

impl Sample {
    /// Whether there are enough rows to tell the form. If not, more of the file may.
    pub fn is_enough(&self) -> bool {
        self.rows.len() >= ROWS_WANTED
    }

    /// The header rows.
    pub fn headers(&self) -> &[Vec<String>] {
        self.rows.get(..self.form.header_rows).unwrap_or(&self.rows)
    }

    /// The rows of data.
    pub fn data(&self) -> &[Vec<String>] {
        self.rows.get(self.form.header_rows..).unwrap_or_default()
    }

    /// The cell of a row at a position, empty where there is none.
    pub fn cell(row: &[String], position: usize) -> &str {
        row.get(position).map_or("", |cell| cell.trim())
    }
}

/// Finds the form of a file from its beginning: what `given` says, otherwise what the first 64 KiB ([`HEAD_LIMIT`]) tell;
/// where these hold fewer than four rows, twice as much, up to 1 MiB.
///
/// A beginning that is shorter is taken for the whole file. Encoding: by byte order mark, else UTF-8 if it is valid, else the
/// Windows code page whose letters fit. Separator: by a line `sep=;`, else the one that gives the most even rows.
///
/// # Errors
/// [`TableError`] where the file is no table: empty, a workbook, an archive, another binary file.
///
/// # Examples
/// ```
/// # use feltworth::table::{Decimal, Encoding, FileForm, Separator, inspect};
/// let sample = inspect(b"irritated;happy\n1,5;8\n0;9,5\n", &FileForm::default())?;
/// assert_eq!((sample.form.encoding, sample.form.separator), (Encoding::Utf8, Separator::Semicolon));
/// assert_eq!((sample.form.decimal, sample.form.header_rows), (Decimal::Comma, 1));
/// # Ok::<(), feltworth::table::TableError>(())
/// ```
pub fn inspect(head: &[u8], given: &FileForm) -> Result<Sample, TableError> {
    let mut limit = HEAD_LIMIT;
    loop {
        let sample = inspect_all(head.get(..limit).unwrap_or(head), given)?;
        if sample.is_enough() || limit >= head.len().min(LONGEST_HEAD) {
            return Ok(sample);
        }
        limit *= 2;
    }
}

/// Finds the form of a file from all that is given of it.
fn inspect_all(head: &[u8], given: &FileForm) -> Result<Sample, TableError> {
    let is_whole = head.len() < HEAD_LIMIT;
    if let Some(kind) = by_signature(head) {
        return Err(TableError::Binary(kind));
    }
    let encoding = given.encoding.unwrap_or_else(|| encoding_of(head));
    let text = Decoder::new(encoding).decode(head).to_vec();
    if has_binary_characters(&text) {
        return Err(TableError::Binary(BinaryKind::Other));
    }
    let separator = given.separator.or_else(|| named_separator(&text)).unwrap_or_else(|| most_even(&text, is_whole));
    let rows = rows_of(&text, separator, is_whole);
    if rows.is_empty() {
        return Err(TableError::Empty);
    }
    let header_rows = given.header_rows.unwrap_or_else(|| header_rows_of(&rows));
    let data = rows.iter().skip(header_rows).flatten().map(String::as_str);
    let (found, is_certain) = decimal_of(data);
    let decimal = given.decimal.or(found).unwrap_or(Decimal::Point);
    Ok(Sample {
        form: Form { encoding, separator, header_rows, decimal },
        is_decimal_certain: given.decimal.is_some() || is_certain,
        is_decimal_known: given.decimal.or(found).is_some(),
        is_mixed: given.encoding.is_none() && is_code_page(encoding) && has_utf8_letters(head),
        rows,
    })
}

/// The whole rows of a text; of a text that goes on, without the last one, which may be cut.
fn rows_of(text: &[u8], separator: Separator, is_whole: bool) -> Vec<Vec<String>> {
    each_row(text, separator, is_whole, |row| row.cells().map(str::to_owned).collect())
}

/// How many cells each of them has.
fn widths(text: &[u8], separator: Separator, is_whole: bool) -> Vec<usize> {
    each_row(text, separator, is_whole, |row| row.cells().count())
}

fn each_row<T>(text: &[u8], separator: Separator, is_whole: bool, of: impl Fn(&Row<'_>) -> T) -> Vec<T> {
    let mut rows = Vec::new();
    let mut keep = |row: &Row<'_>| rows.push(of(row));
    let mut reader = TableReader::new(Encoding::Utf8, separator);
    reader.push(text, &mut keep);
    if is_whole {
        reader.finish(&mut keep);
    }
    if rows.is_empty() {
        reader.finish(&mut |row: &Row<'_>| rows.push(of(row)));
    }
    rows
}

fn encoding_of(head: &[u8]) -> Encoding {
    match head {
        [0xEF, 0xBB, 0xBF, ..] => return Encoding::Utf8,
        [0xFF, 0xFE, ..] => return Encoding::Utf16Le,
        [0xFE, 0xFF, ..] => return Encoding::Utf16Be,
        _ => {}
    }
    if let Some(wide) = wide_without_mark(head) {
        return wide;
    }
    match std::str::from_utf8(head) {
        Ok(_) => Encoding::Utf8,
        Err(error) if error.error_len().is_none() => Encoding::Utf8, // cut within a character
        // Of a mixture the reader names the first line that does not fit.
        Err(_) if is_mostly_utf8(head) => Encoding::Utf8,
        Err(_) => code_page_of(head),
    }
}

/// Whether at least half of what is beyond ASCII are characters of UTF-8: letters of a code page hardly ever look like them.
fn is_mostly_utf8(head: &[u8]) -> bool {
    let (mut characters, mut others) = (0, 0);
    for chunk in head.utf8_chunks() {
        characters += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        others += chunk.invalid().len();
    }
    characters >= others.max(2)
}

const fn is_code_page(encoding: Encoding) -> bool {
    match encoding {
        Encoding::Windows1250 | Encoding::Windows1251 | Encoding::Windows1252 => true,
        Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => false,
    }
}

/// Whether letters of the five languages stand there in UTF-8. One or two may be letters of a code page before a sign: `Её`, `Е»`.
fn has_utf8_letters(head: &[u8]) -> bool {
    const LATIN: &str = "ąćęłńóśźżčšžàèéìòùĄĆĘŁŃÓŚŹŻČŠŽÀÈÉÌÒÙ";
    let is_ours = |letter: &char| matches!(letter, 'А'..='я' | 'ё' | 'Ё') || LATIN.contains(*letter);
    head.utf8_chunks().flat_map(|chunk| chunk.valid().chars()).filter(is_ours).nth(2).is_some()
}

/// UTF-16 without a mark, which nearly every second byte tells that is NUL.
fn wide_without_mark(head: &[u8]) -> Option<Encoding> {
    let pairs = head.len() / 2;
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Separators, digits and line ends are ASCII in every language; letters need not be.
    match () {
        () if odd * 5 > pairs && even * 50 < pairs => Some(Encoding::Utf16Le),
        () if even * 5 > pairs && odd * 50 < pairs => Some(Encoding::Utf16Be),
        () => None,
    }
}

/// The Windows code page whose letters fit: Cyrillic letters stand beside one another, the others between ASCII ones.
fn code_page_of(head: &[u8]) -> Encoding {
    let is_high = |byte: Option<&u8>| byte.is_some_and(|byte| *byte >= 0xC0 || matches!(byte, 0xA8 | 0xB8));
    let neighbours = |at: usize| [at.checked_sub(1).and_then(|before| head.get(before)), head.get(at + 1)];
    let high: Vec<usize> = (0..head.len()).filter(|at| is_high(head.get(*at))).collect();
    let beside = high.iter().filter(|at| neighbours(**at).into_iter().any(is_high)).count();
    if !high.is_empty() && beside * 2 > high.len() {
        return Encoding::Windows1251;
    }
    let votes = |letters: &[u8]| head.iter().filter(|byte| letters.contains(byte)).count() as i64;
    // č stands where è would: within words the one, at their ends the other.
    let within = |at: usize| matches!(head.get(at + 1), Some(byte) if byte.is_ascii_alphabetic() || *byte >= 0x80);
    let e_grave = |byte: &u8| matches!(byte, 0xC8 | 0xE8);
    let c_caron: i64 =
        (0..head.len()).filter(|at| head.get(*at).is_some_and(e_grave)).map(|at| if within(at) { 1 } else { -1 }).sum();
    let central = votes(ONLY_CENTRAL) - votes(ONLY_WESTERN) + c_caron;
    if central > 0 { Encoding::Windows1250 } else { Encoding::Windows1252 }
}

/// Polish and Slovenian letters of Windows-1250 that no Italian letter of Windows-1252 has the place of.
const ONLY_CENTRAL: &[u8] = b"\xB9\xE6\xEA\xB3\xF1\x9C\x9F\xBF\xA5\xC6\xCA\xA3\xD1\x8C\x8F\xAF\x9A\x9E\x8A\x8E";

/// Italian letters of Windows-1252 that no Polish or Slovenian letter of Windows-1250 has the place of.
const ONLY_WESTERN: &[u8] = b"\xE0\xEC\xF2\xF9\xC0\xCC\xD2\xD9";

/// The separator that gives the most even rows. Of equals the comma is the last: it may be a decimal sign.
fn most_even(text: &[u8], is_whole: bool) -> Separator {
    const ORDER: [Separator; 4] = [Separator::Tab, Separator::Semicolon, Separator::Bar, Separator::Comma];
    let evenness = ORDER.map(|separator| (separator, Evenness::of(&widths(text, separator, is_whole))));
    let best = evenness.into_iter().rev().max_by(|(_, a), (_, b)| a.share.total_cmp(&b.share));
    match best {
        Some((separator, evenness)) if evenness.first > 1 => separator,
        _ if text.windows(3).any(is_decimal_comma) => Separator::Semicolon,
        _ => Separator::Comma,
    }
}

fn is_decimal_comma(bytes: &[u8]) -> bool {
    matches!(bytes, [before, b',', after] if before.is_ascii_digit() && after.is_ascii_digit())
}

/// How even the rows are that a separator gives.
#[derive(Debug, Clone, Copy)]
struct Evenness {
    /// The share of rows that have as many cells as most have, halved where the first has another number; 0 where most have one.
    share: f64,
    /// The cells of the first row.
    first: usize,
}

impl Evenness {
    fn of(widths: &[usize]) -> Self {
        let mut counts = SortedMap::default();
        for width in widths {
            counts.change(*width, || 0_usize, |count| *count += 1);
        }
        let (usual, rows_of_it) = counts.into_iter().max_by_key(|(_, count)| *count).unwrap_or((0, 0));
        let first = widths.first().copied().unwrap_or_default();
        let share = rows_of_it as f64 / widths.len().max(1) as f64;
        let weight = if usual < 2 {
            0.0
        } else if first == usual {
            1.0
        } else {
            0.5
        };
        Self { share: share * weight, first }
    }
}

/// Three where Qualtrics' third row of JSON stands, two where the second only names items, none where the first is data.
fn header_rows_of(rows: &[Vec<String>]) -> usize {
    let imports = |row: &Vec<String>| row.iter().any(|cell| cell.trim_start().starts_with("{\"ImportId\""));
    if let Some(position) = rows.iter().take(3).position(imports) {
        return position + 1;
    }
    let Some(first) = rows.first() else { return 0 };
    let filled = first.iter().filter(|cell| !cell.trim().is_empty()).count();
    let numbers = first.iter().filter(|cell| is_number(cell)).count();
    match rows.get(1) {
        _ if numbers * 2 >= filled.max(1) => 0,
        Some(second) if names_items(first, second, rows.get(2)) => 2,
        _ => 1,
    }
}

/// Whether the second row holds nothing but the items of the questions in the first, as SurveyMonkey writes them.
fn names_items(first: &[String], second: &[String], third: Option<&Vec<String>>) -> bool {
    let blank = |row: &[String], position: usize| Sample::cell(row, position).is_empty();
    let continues = (0..second.len()).any(|position| blank(first, position) && !blank(second, position));
    let responds = second.iter().any(|cell| is_only_item(cell));
    let begins_blank = !blank(first, 0) && blank(second, 0) && third.is_none_or(|third| !blank(third, 0));
    begins_blank && (continues || responds) && !second.iter().any(|cell| is_number(cell))
}

/// Whether a cell of a second header row says that the question has no items, as SurveyMonkey does.
pub fn is_only_item(cell: &str) -> bool {
    const RESPONSE: [&str; 6] = ["response", "open-ended response", "odpowiedź", "odgovor", "ответ", "risposta"];
    RESPONSE.contains(&in_small_letters(cell.trim()).as_str())
}

fn is_number(cell: &str) -> bool {
    number(cell, Decimal::Point).or_else(|| number(cell, Decimal::Comma)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_mixed(file: &[u8], encoding: Option<Encoding>) -> bool {
        inspect(file, &FileForm { encoding, ..FileForm::default() }).unwrap().is_mixed
    }

    #[test]
    fn letters_of_utf8_beside_those_of_a_code_page_are_told() {
        // written with Python's codecs
        let mixed = b"NPS;uwagi\n9;\xc5\xbc\xc3\xb3\xc5\x82\xc4\x87\n0;\xbf\xf3\xb3\xe6\n7;\xb9\xea\n";
        assert!(is_mixed(mixed, None));
        assert!(!is_mixed(mixed, Some(Encoding::Windows1250)), "it was said");
        assert!(!is_mixed(b"NPS;uwagi\n0;\xbf\xf3\xb3\xe6\n7;\xb9\xea\n", None));
        assert!(
            !is_mixed(b"NPS;x\n9;\xc5\xb8 \xab\xcf\xd0\xc8\xcc\xc5\xbb \xcd\xc5\xd2\n", None),
            "\u{415}\u{451} \u{ab}...\u{415}\u{bb}"
        );
    }
}
