//! Lines of names and values as a file.

use super::number;

/// The signs that may part values.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// What stands in a file: a name and what stands there, or the cells of a table, line by line.
pub type Lines = Vec<Vec<String>>;

/// The lines as text for people: a name stands once above all of its values, a title alone.
pub fn text(lines: &Lines) -> String {
    let are_of_one_name =
        |one: &Vec<String>, next: &Vec<String>| one.len() == 2 && next.len() == 2 && one.first() == next.first();
    let part = |part: &[Vec<String>]| match part.first().map(Vec::as_slice) {
        Some([title]) => format!("{title}\n\n"),
        Some([name, _]) => {
            let values = part.iter().filter_map(|cells| cells.get(1));
            let values: String = values.map(|value| format!("  {}\n", value.replace('\n', "\n  "))).collect();
            format!("{name}\n{values}\n")
        }
        Some(cells) => cells.join("\t") + "\n",
        None => String::new(),
    };
    lines.chunk_by(are_of_one_name).map(part).collect()
}

/// The lines as values parted by commas.
pub fn csv(lines: &Lines) -> String {
    let line = |cells: &Vec<String>| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n";
    lines.iter().map(line).collect()
}

/// A cell of values parted by commas, in quotes.
pub fn quoted(cell: &str) -> String {
    format!("\"{}\"", guarded(cell).replace('"', "\"\""))
}

/// The same, in quotes only where it needs them.
pub fn cell(cell: &str) -> String {
    let is_bare = !cell.contains(['"', ',', ';', '\n', '\r', '\t']) && cell.trim() == cell;
    if is_bare { guarded(cell) } else { quoted(cell) }
}

/// Whether a spreadsheet would take a text for a formula, were it not for what stands before it.
pub fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@'])
}

/// A text of which a spreadsheet computes nothing; numbers stay.
fn guarded(text: &str) -> String {
    let guard = if is_formula(text) && number::plain(text).is_none() { "'" } else { "" };
    format!("{guard}{text}")
}

/// A text without what keeps a spreadsheet from computing it.
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text)
}

/// The cells of a block of a spreadsheet, line by line, without a head: names of columns above numbers. A line whose numbers are
/// still missing is none.
pub fn pasted(text: &str) -> Vec<Vec<&str>> {
    let mut lines: Vec<Vec<&str>> =
        text.trim_end().lines().map(|line| line.split('\t').map(str::trim).collect()).collect();
    let has_digit = |cells: &[&str]| cells.iter().any(|cell| cell.contains(|sign: char| sign.is_ascii_digit()));
    let is_head = match lines.as_slice() {
        [head, next, ..] => {
            head.iter().skip(1).any(|cell| !cell.is_empty()) && !has_digit(head) && next.len() > 1 && has_digit(next)
        }
        _ => false,
    };
    lines.drain(..usize::from(is_head));
    lines
}

/// The sign that stands most often in the first line.
fn separator(text: &str) -> char {
    let head = text.trim_start_matches(['\u{feff}', '\r', '\n']).lines().next().unwrap_or_default();
    let count = |sign: &char| head.matches(*sign).count();
    SEPARATORS.into_iter().rev().max_by_key(count).unwrap_or(',')
}

/// The cells of each line of values parted by commas, semicolons or tabs, with the number of the line; a quoted cell may hold
/// line ends.
pub fn read(text: &str) -> Vec<(usize, Vec<String>)> {
    let separator = separator(text);
    let (mut lines, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut is_quoted, mut number, mut begun) = (false, 1, 1);
    let mut signs = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(sign) = signs.next() {
        number += usize::from(sign == '\n');
        match sign {
            '"' if is_quoted && signs.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if is_quoted || cell.is_empty() => is_quoted = !is_quoted,
            '\r' if !is_quoted && signs.peek() == Some(&'\n') => {}
            '\n' if !is_quoted => {
                cells.push(std::mem::take(&mut cell));
                lines.push((begun, std::mem::take(&mut cells)));
                begun = number;
            }
            _ if sign == separator && !is_quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(sign),
        }
    }
    cells.push(cell);
    lines.push((begun, cells));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> Lines {
        vec![
            vec!["Goal".to_owned(), "fewer \"calls\"\nmore, sales".to_owned()],
            ["a", "b", "c"].map(str::to_owned).into(),
        ]
    }

    #[test]
    fn names_of_columns_above_numbers_are_no_line() {
        let cells = |text| pasted(text).iter().map(|cells| cells.join("|")).collect::<Vec<_>>();
        assert_eq!(cells("Name\tCustomers\nShop\t12\n"), ["Shop|12"]);
        assert_eq!(cells("Shop\t12\nWeb\t 9 "), ["Shop|12", "Web|9"]);
        assert_eq!(cells("Shop\t\nWeb\t9"), ["Shop|", "Web|9"], "a line whose number is still missing");
        assert_eq!(cells("Shop\nWeb 2"), ["Shop", "Web 2"], "names alone");
        assert_eq!(cells("a\tb\nc\td"), ["a|b", "c|d"], "texts alone");
    }

    #[test]
    fn a_text_has_the_name_above_what_stands_there() {
        assert_eq!(text(&lines()), "Goal\n  fewer \"calls\"\n  more, sales\n\na\tb\tc\n");
    }

    #[test]
    fn a_cell_computes_nothing_and_a_number_stays_one() {
        assert_eq!(
            ["=1+1", "- fewer calls", "-5", "a,=b"].map(quoted),
            ["\"'=1+1\"", "\"'- fewer calls\"", "\"-5\"", "\"a,=b\""]
        );
        assert_eq!(["@x", "-2.5", "a;b"].map(cell), ["'@x", "-2.5", "\"a;b\""]);
    }

    #[test]
    fn values_that_hold_commas_quotes_and_lines_stay_one_value() {
        assert_eq!(csv(&lines()), "\"Goal\",\"fewer \"\"calls\"\"\nmore, sales\"\r\n\"a\",\"b\",\"c\"\r\n");
    }
}
