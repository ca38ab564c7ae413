//! The part of an address behind `#`: pairs of key and value, kept in order, strange ones included.

/// The pairs of a fragment: keys as they read, values as they stand there, percent-encoded.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fragment {
    pairs: Vec<(String, String)>,
}

impl Fragment {
    /// Reads a fragment, with or without its `#`. Pairs are parted by `#`, `?` or `&` (some hosts append `#?secret=…`).
    ///
    /// ```
    /// use feltworth::tools::fragment::Fragment;
    /// let fragment = Fragment::parse("#check=20&months=36#?secret=a%20b");
    /// assert_eq!(fragment.get("months").as_deref(), Some("36"));
    /// assert_eq!(fragment.get("secret").as_deref(), Some("a b"));
    /// ```
    pub fn parse(text: &str) -> Self {
        let pair = |part: &str| {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            (decode(key), value.to_owned())
        };
        Self { pairs: text.split(['#', '?', '&']).map(pair).filter(|(key, _)| !key.is_empty()).collect() }
    }

    /// The pairs: keys as they read, values as they stand there.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// The first value under `key`, as it reads.
    pub fn get(&self, key: &str) -> Option<String> {
        self.raw(key).map(decode)
    }

    /// The first value under `key`, as it stands there: a list of texts is split before each is decoded.
    pub fn raw(&self, key: &str) -> Option<&str> {
        self.pairs.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str())
    }

    /// Whether `key` is there.
    pub fn has(&self, key: &str) -> bool {
        self.raw(key).is_some()
    }

    /// This fragment with `pairs`, whose values are encoded, in place of every pair whose key is one of `keys`; the others
    /// stay, behind.
    #[must_use]
    pub fn with(&self, keys: &[&str], pairs: Vec<(String, String)>) -> Self {
        let others = self.pairs.iter().filter(|(key, _)| !keys.contains(&key.as_str())).cloned();
        Self { pairs: pairs.into_iter().chain(others).collect() }
    }

    /// The pairs whose keys are among `keys`.
    #[must_use]
    pub fn only(&self, keys: &[&str]) -> Self {
        Self { pairs: self.pairs.iter().filter(|(key, _)| keys.contains(&key.as_str())).cloned().collect() }
    }

    /// The text for an address, without `#`.
    pub fn text(&self) -> String {
        let part = |(key, value): &(String, String)| match value.as_str() {
            "" => encode(key),
            value => format!("{}={value}", encode(key)),
        };
        self.pairs.iter().map(part).collect::<Vec<_>>().join("&")
    }
}

/// Percent-decodes; what is not a whole escape of valid UTF-8 stays as it stands.
pub fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let escaped = (first == b'%').then(|| tail.get(..2).and_then(hex_byte)).flatten();
        bytes.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() { tail.get(2..).unwrap_or_default() } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex_byte(digits: &[u8]) -> Option<u8> {
    let digit = |d: &u8| char::from(*d).to_digit(16);
    let value = digits.iter().try_fold(0, |value, d| Some(value * 16 + digit(d)?))?;
    u8::try_from(value).ok()
}

/// Percent-encodes all but what stands for itself in a fragment and parts nothing there.
pub fn encode(text: &str) -> String {
    let byte = |b: u8| match b {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(b).to_string(),
        _ => format!("%{b:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn unknown_keys_survive_a_round_trip_as_they_stand() {
        let fragment = Fragment::parse("#months=36&colour=a%2cb+c#?secret=x1");
        let changed = fragment.with(&["months"], vec![("months".to_owned(), "24".to_owned())]);
        assert_eq!(changed.text(), "months=24&colour=a%2cb+c&secret=x1");
    }

    #[test]
    fn a_broken_escape_stays_as_it_stands() {
        let check = |text: &str| Fragment::parse(text).get("check").unwrap();
        assert_eq!(["#check=5%", "#check=%F", "#check=%FF", "#check=1%202"].map(check), ["5%", "%F", "%FF", "1 2"]);
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_again(pairs in prop::collection::vec(("\\PC+", "\\PC*"), 0..5)) {
            let encoded: Vec<(String, String)> = pairs.iter().map(|(key, value)| (key.clone(), encode(value))).collect();
            let read = Fragment::parse(&Fragment::default().with(&[], encoded).text());
            for (key, _) in &pairs {
                let first = pairs.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone());
                prop_assert_eq!(read.get(key), first);
            }
        }

        #[test]
        fn no_text_breaks_the_parser(text in "\\PC*") {
            let fragment = Fragment::parse(&text);
            prop_assert_eq!(Fragment::parse(&fragment.text()), fragment);
        }
    }
}
