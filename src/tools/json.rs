//! Plain values as JSON text.

use super::number::canonical;
use super::plain::Plain;

/// How deep lists and objects may stand in one another.
const DEPTH: usize = 64;

/// Reads a JSON text.
///
/// # Errors
/// The line, from 1 on, at which the text is no JSON.
///
/// ```
/// use feltworth::tools::{json, plain::Plain};
/// assert_eq!(json::read(r#"{"a": [1, "b"]}"#)?.get("a").and_then(|list| list.get("0")), Some(&Plain::Number(1.0)));
/// assert_eq!(json::read("{\n  \"a\": ,\n}"), Err(2));
/// # Ok::<(), usize>(())
/// ```
pub fn read(text: &str) -> Result<Plain, usize> {
    let mut reader = Reader { rest: text.trim_start_matches('\u{feff}') };
    let value = reader.value(DEPTH);
    if value.is_some() {
        reader.skip_blanks();
    }
    let (read, _) = text.split_at(text.len() - reader.rest.len());
    value.filter(|_| reader.rest.is_empty()).ok_or_else(|| 1 + read.matches('\n').count())
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// Takes a sign behind blanks; whether it was there.
    fn takes(&mut self, sign: char) -> bool {
        self.skip_blanks();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn word(&mut self, word: &str, value: Plain) -> Option<Plain> {
        self.rest = self.rest.strip_prefix(word)?;
        Some(value)
    }

    fn value(&mut self, depth: usize) -> Option<Plain> {
        self.skip_blanks();
        let inner = depth.checked_sub(1)?;
        match self.rest.chars().next()? {
            '{' => self.entries(inner),
            '[' => self.items(inner),
            '"' => self.text().map(Plain::Text),
            't' => self.word("true", Plain::Flag(true)),
            'f' => self.word("false", Plain::Flag(false)),
            'n' => self.word("null", Plain::Null),
            _ => self.number(),
        }
    }

    fn items(&mut self, depth: usize) -> Option<Plain> {
        let mut items = Vec::new();
        if !self.takes('[') || self.takes(']') {
            return Some(Plain::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            if self.takes(']') {
                return Some(Plain::List(items));
            }
            self.takes(',').then_some(())?;
        }
    }

    fn entries(&mut self, depth: usize) -> Option<Plain> {
        let mut entries = Vec::new();
        if !self.takes('{') || self.takes('}') {
            return Some(Plain::Object(entries));
        }
        loop {
            self.skip_blanks();
            let name = self.text()?;
            self.takes(':').then_some(())?;
            entries.push((name, self.value(depth)?));
            if self.takes('}') {
                return Some(Plain::Object(entries));
            }
            self.takes(',').then_some(())?;
        }
    }

    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        let mut rest = self.rest.strip_prefix('"')?;
        loop {
            let end = rest.find(['"', '\\', '\n'])?;
            let (run, behind) = rest.split_at(end);
            text.push_str(run);
            self.rest = behind;
            let mut signs = behind.chars();
            match signs.next()? {
                '"' => {
                    self.rest = signs.as_str();
                    return Some(text);
                }
                '\\' => {
                    self.rest = signs.as_str();
                    text.push(self.escaped()?);
                    rest = self.rest;
                }
                _ => return None,
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let mut signs = self.rest.chars();
        let sign = signs.next()?;
        self.rest = signs.as_str();
        Some(match sign {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            '"' | '\\' | '/' => sign,
            'u' => return self.code_point(),
            _ => return None,
        })
    }

    /// A character behind `\u`, of two halves if it is beyond the first 65,536; a half without the other is U+FFFD.
    fn code_point(&mut self) -> Option<char> {
        let first = self.four_digits()?;
        if !(0xD800..0xDC00).contains(&first) {
            return Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        let before = self.rest;
        let second = self.rest.strip_prefix("\\u").and_then(|rest| {
            self.rest = rest;
            self.four_digits().filter(|second| (0xDC00..0xE000).contains(second))
        });
        if second.is_none() {
            self.rest = before;
        }
        let whole = second.and_then(|second| char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)));
        Some(whole.unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn four_digits(&mut self) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(4)?;
        self.rest = rest;
        digits.chars().try_fold(0, |value, digit| Some(value * 16 + digit.to_digit(16)?))
    }

    fn number(&mut self) -> Option<Plain> {
        let is_part = |sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '+' | '.' | 'e' | 'E');
        let end = self.rest.find(|sign| !is_part(sign)).unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at(end);
        self.rest = rest;
        let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
        let exponent: i32 = exponent.parse().ok().filter(|exponent: &i32| exponent.abs() < 300)?;
        let value = super::number::plain(mantissa)? * libm::pow(10.0, f64::from(exponent));
        value.is_finite().then_some(Plain::Number(value))
    }
}

/// Writes a value, each entry of an object with lists or objects in it on a line of its own.
pub fn written(value: &Plain) -> String {
    let mut text = String::new();
    write(&mut text, value, 0);
    text
}

/// Writes a value on one line.
pub fn on_one_line(value: &Plain) -> String {
    let mut text = String::new();
    write(&mut text, value, usize::MAX);
    text
}

fn write(text: &mut String, value: &Plain, indent: usize) {
    match value {
        Plain::Null => text.push_str("null"),
        Plain::Flag(holds) => text.push_str(if *holds { "true" } else { "false" }),
        Plain::Number(value) => text.push_str(&canonical(*value)),
        Plain::Text(value) => quote(text, value),
        Plain::List(values) => {
            let named = values.iter().map(|value| (None, value)).collect();
            write_all(text, ['[', ']'], named, indent);
        }
        Plain::Object(entries) => {
            let named = entries.iter().map(|(name, value)| (Some(name.as_str()), value)).collect();
            write_all(text, ['{', '}'], named, indent);
        }
    }
}

fn write_all(text: &mut String, [open, close]: [char; 2], values: Vec<(Option<&str>, &Plain)>, indent: usize) {
    let is_flat = indent == usize::MAX || !values.iter().any(|(_, value)| is_nested(value));
    let inner = if is_flat { usize::MAX } else { indent + 2 };
    let line = |text: &mut String, indent: usize| {
        if !is_flat {
            text.push('\n');
            text.push_str(&" ".repeat(indent));
        }
    };
    text.push(open);
    for (i, (name, value)) in values.iter().enumerate() {
        if i > 0 {
            text.push_str(if is_flat { ", " } else { "," });
        }
        line(text, inner);
        if let Some(name) = name {
            quote(text, name);
            text.push_str(": ");
        }
        write(text, value, inner);
    }
    line(text, indent);
    text.push(close);
}

const fn is_nested(value: &Plain) -> bool {
    matches!(value, Plain::List(_) | Plain::Object(_))
}

fn quote(text: &mut String, value: &str) {
    text.push('"');
    for sign in value.chars() {
        match sign {
            '"' | '\\' => text.extend(['\\', sign]),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            sign if sign < ' ' => text.push_str(&format!("\\u{:04x}", u32::from(sign))),
            sign => text.push(sign),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain() -> impl Strategy<Value = Plain> {
        let leaf = prop_oneof![
            Just(Plain::Null),
            any::<bool>().prop_map(Plain::Flag),
            (-1e9..1e9_f64).prop_map(|value| Plain::Number(libm::round(value * 100.0) / 100.0)),
            any::<String>().prop_map(Plain::Text),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Plain::List),
                prop::collection::vec((any::<String>(), inner), 0..5).prop_map(Plain::Object),
            ]
        })
    }

    /// The same in the independent reading of `serde_json`.
    fn same(value: &serde_json::Value) -> Plain {
        match value {
            serde_json::Value::Null => Plain::Null,
            serde_json::Value::Bool(holds) => Plain::Flag(*holds),
            serde_json::Value::Number(number) => Plain::Number(number.as_f64().unwrap()),
            serde_json::Value::String(text) => Plain::Text(text.clone()),
            serde_json::Value::Array(values) => Plain::List(values.iter().map(same).collect()),
            serde_json::Value::Object(entries) => {
                Plain::Object(entries.iter().map(|(name, value)| (name.clone(), same(value))).collect())
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(value in plain()) {
            prop_assert_eq!(read(&written(&value)), Ok(value.clone()));
            let line = on_one_line(&value);
            prop_assert!(!line.contains('\n'));
            prop_assert_eq!(read(&line), Ok(value));
        }

        #[test]
        fn another_reader_reads_it_too(value in prop::collection::vec(any::<String>(), 0..5)) {
            let value = Plain::List(value.into_iter().map(Plain::Text).collect());
            let other: serde_json::Value = serde_json::from_str(&written(&value)).unwrap();
            prop_assert_eq!(same(&other), value);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[\\[\\]{}\":,0-9eE+\\-.a-z\\\\ \n]{0,40}") {
            let _ = read(&text);
        }
    }

    #[test]
    fn what_others_write_is_read() {
        let text =
            "\u{feff} {\"a\" : [1e3, -0.5, true, false, null], \"\\u00e9\\ud83d\\ude00\\ud83d\": \"\\/\\b\"}\r\n";
        let read = read(text).unwrap();
        let list = [1000.0, -0.5].map(Plain::Number).into_iter().chain([true, false].map(Plain::Flag));
        assert_eq!(read.get("a"), Some(&Plain::List(list.chain([Plain::Null]).collect())));
        assert_eq!(read.get("é😀\u{fffd}"), Some(&Plain::Text("/\u{8}".to_owned())));
    }

    #[test]
    fn what_is_no_json_is_refused_with_its_line() {
        for (text, line) in [("", 1), ("{\n\"a\"\n1}", 3), ("[1,\n2", 2), ("{} x", 1), ("[1e999]", 1), ("\"a\nb\"", 1)]
        {
            assert_eq!(read(text), Err(line), "{text}");
        }
        assert!(read(&"[".repeat(9_999)).is_err());
    }
}
