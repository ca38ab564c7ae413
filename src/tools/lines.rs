//! Lines of names and values as a file.

/// What stands in a file: a name and what stands there, or the cells of a table, line by line.
pub type Lines = Vec<Vec<String>>;

/// The lines as text for people.
pub fn text(lines: &Lines) -> String {
    let line = |cells: &Vec<String>| match cells.as_slice() {
        [name, value] => format!("{name}\n  {}\n\n", value.replace('\n', "\n  ")),
        cells => cells.join("\t") + "\n",
    };
    lines.iter().map(line).collect()
}

/// The lines as values parted by commas.
pub fn csv(lines: &Lines) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |cells: &Vec<String>| cells.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n";
    lines.iter().map(line).collect()
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
    fn a_text_has_the_name_above_what_stands_there() {
        assert_eq!(text(&lines()), "Goal\n  fewer \"calls\"\n  more, sales\n\na\tb\tc\n");
    }

    #[test]
    fn values_that_hold_commas_quotes_and_lines_stay_one_value() {
        assert_eq!(csv(&lines()), "\"Goal\",\"fewer \"\"calls\"\"\nmore, sales\"\r\n\"a\",\"b\",\"c\"\r\n");
    }
}
