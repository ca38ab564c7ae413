//! The texts of one language: `key = text` lines.

/// Every text of one language by its key.
///
/// Texts are looked for by single characters: what the standard library looks for texts in texts with weighs 3 kB in every page.
///
/// A few hundred texts are looked through faster than a page can show them, and a list is smaller than a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Catalogue {
    texts: Vec<(String, String)>,
}

impl Catalogue {
    /// Reads lines of the form `key = text`; blank lines and lines that begin with `#` are passed over.
    ///
    /// Of two lines with the same key the first counts. A line without ` = ` is passed over too: the tests of the
    /// catalogue files refuse both.
    pub fn parse(source: &str) -> Self {
        let texts = source.lines().filter_map(entry).map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
        Self { texts }
    }

    /// The text under `key`, or the key itself where there is none (which the tests of the catalogue files exclude).
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.get(key).unwrap_or(key)
    }

    /// The text under `key`.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.texts.iter().find(|(known, _)| known == key).map(|(_, text)| text.as_str())
    }

    /// The text under `key` with each `{name}` replaced by its value.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut pieces = self.text(key).split('{');
        let first = pieces.next().unwrap_or_default().to_owned();
        let filled = |piece: &str| {
            let (name, rest) = piece.split_once('}')?;
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some(format!("{value}{rest}"))
        };
        pieces.fold(first, |text, piece| text + &filled(piece).unwrap_or_else(|| format!("{{{piece}")))
    }

    /// The texts `prefix.1`, `prefix.2`, … as far as they go.
    pub fn list(&self, prefix: &str) -> Vec<String> {
        (1..).map_while(|i| self.get(&format!("{prefix}.{i}"))).map(str::to_owned).collect()
    }
}

/// The key and the text of a line, if it holds one.
pub fn entry(line: &str) -> Option<(&str, &str)> {
    let (key, text) = line.split_once('=')?;
    let holds_one = !line.starts_with('#') && key.ends_with(' ') && text.starts_with(' ');
    holds_one.then(|| (key.trim(), text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_catalogue_holds_what_its_lines_say() {
        let catalogue =
            Catalogue::parse("# title\na.b = One = 1\n\nlist.1 = x\nlist.2 = y\nhello = Hi {name}, {name}!\n");
        assert_eq!(catalogue.text("a.b"), "One = 1");
        assert_eq!(catalogue.list("list"), ["x", "y"]);
        assert_eq!(catalogue.fill("hello", &[("name", "Bo")]), "Hi Bo, Bo!");
        assert_eq!(catalogue.fill("hello", &[("other", "Bo")]), "Hi {name}, {name}!");
        assert_eq!(catalogue.fill("hello", &[("name", "{name}")]), "Hi {name}, {name}!");
        assert_eq!(catalogue.text("absent"), "absent");
    }
}
