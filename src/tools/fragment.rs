//! The part of an address behind `#`: pairs of key and value, kept in order, strange ones included.

/// The pairs of a fragment.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fragment {
    pairs: Vec<(String, String)>,
}

impl Fragment {
    /// Reads a fragment, with or without its `#`. Pairs are parted by `#`, `?` or `&` (some hosts append `#?secret=…`).
    ///
    /// ```
    /// use feltworth::tools::fragment::Fragment;
    /// let fragment = Fragment::parse("#check=20&months=36#?secret=abc");
    /// assert_eq!(fragment.get("months"), Some("36"));
    /// assert_eq!(fragment.get("secret"), Some("abc"));
    /// ```
    pub fn parse(text: &str) -> Self {
        let pair = |part: &str| {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            (decode(key), decode(value))
        };
        Self { pairs: text.split(['#', '?', '&']).map(pair).filter(|(key, _)| !key.is_empty()).collect() }
    }

    /// The first value under `key`.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.pairs.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str())
    }

    /// Whether any of `keys` is there.
    pub fn has_any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.get(key).is_some())
    }

    /// This fragment with `pairs` in place of every pair whose key is one of `keys`; the others stay, behind.
    #[must_use]
    pub fn with(&self, keys: &[&str], pairs: Vec<(String, String)>) -> Self {
        let others = self.pairs.iter().filter(|(key, _)| !keys.contains(&key.as_str())).cloned();
        Self { pairs: pairs.into_iter().chain(others).collect() }
    }

    /// The text for an address, without `#`.
    pub fn text(&self) -> String {
        let part = |(key, value): &(String, String)| match value.as_str() {
            "" => encode(key),
            value => format!("{}={}", encode(key), encode(value)),
        };
        self.pairs.iter().map(part).collect::<Vec<_>>().join("&")
    }
}

/// Percent-decodes; what is not a whole escape of valid UTF-8 stays as it stands.
fn decode(text: &str) -> String {
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

/// Percent-encodes all but what stands for itself in a fragment.
fn encode(text: &str) -> String {
    let byte = |b: u8| match b {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b',' => char::from(b).to_string(),
        _ => format!("%{b:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn unknown_keys_survive_a_round_trip() {
        let fragment = Fragment::parse("#months=36&colour=blue#?secret=x1");
        let changed = fragment.with(&["months"], vec![("months".to_owned(), "24".to_owned())]);
        assert_eq!(changed.text(), "months=24&colour=blue&secret=x1");
    }

    #[test]
    fn a_broken_escape_stays_as_it_stands() {
        assert_eq!(Fragment::parse("#check=5%").get("check"), Some("5%"));
        assert_eq!(Fragment::parse("#check=%F").get("check"), Some("%F"));
        assert_eq!(Fragment::parse("#check=%FF").get("check"), Some("%FF"));
        assert_eq!(Fragment::parse("#check=1%202").get("check"), Some("1 2"));
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_again(pairs in prop::collection::vec(("\\PC+", "\\PC*"), 0..5)) {
            let pairs: Vec<(String, String)> = pairs;
            let fragment = Fragment { pairs };
            prop_assert_eq!(Fragment::parse(&fragment.text()), fragment);
        }

        #[test]
        fn no_text_breaks_the_parser(text in "\\PC*") {
            let fragment = Fragment::parse(&text);
            prop_assert_eq!(Fragment::parse(&fragment.text()), fragment);
        }
    }
}
