//! Bytes in any of the encodings to UTF-8, chunk by chunk.

use super::code_page::{windows_1250, windows_1251, windows_1252};
use super::form::Encoding;

/// U+FEFF in UTF-8.
const BYTE_ORDER_MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// Turns chunks, which may end within a character, into UTF-8 without byte order mark.
///
/// UTF-8 itself passes unread: what is no UTF-8 in it shows when a row is taken apart. In the other encodings what
/// stands for no character becomes U+FFFD.
#[derive(Debug, Clone)]
pub(super) struct Decoder {
    encoding: Encoding,
    /// Bytes of the mark that have been seen; all of them or a difference end the search.
    mark: Option<usize>,
    /// The first byte of a pair that a chunk parted.
    half: Option<u8>,
    /// The first half of a character outside the basic plane.
    surrogate: Option<u16>,
    text: Vec<u8>,
}

impl Decoder {
    pub(super) fn new(encoding: Encoding) -> Self {
        Self { encoding, mark: Some(0), half: None, surrogate: None, text: Vec::new() }
    }

    /// One for the same encoding where no mark is to come.
    pub(super) fn behind_start(&self) -> Self {
        Self { mark: None, ..Self::new(self.encoding) }
    }

    /// The next bytes of the text.
    pub(super) fn decode<'a>(&'a mut self, chunk: &'a [u8]) -> &'a [u8] {
        self.text.clear();
        match self.encoding {
            Encoding::Utf8 => {}
            Encoding::Utf16Le => self.wide(chunk, u16::from_le_bytes),
            Encoding::Utf16Be => self.wide(chunk, u16::from_be_bytes),
            Encoding::Windows1250 => self.narrow(chunk, windows_1250),
            Encoding::Windows1251 => self.narrow(chunk, windows_1251),
            Encoding::Windows1252 => self.narrow(chunk, windows_1252),
        }
        if self.encoding != Encoding::Utf8 {
            return &self.text;
        }
        if self.mark.is_some() { self.without_mark(chunk) } else { chunk }
    }

    /// What stands at the end of a file without being a whole character.
    pub(super) fn rest(&self) -> Vec<u8> {
        let mark = self.mark.and_then(|seen| BYTE_ORDER_MARK.get(..seen)).unwrap_or_default();
        let is_cut = self.half.is_some() || self.surrogate.is_some();
        if is_cut { char::REPLACEMENT_CHARACTER.to_string().into_bytes() } else { mark.to_vec() }
    }

    /// The chunk without the mark, or with what looked like one in an earlier chunk.
    fn without_mark<'a>(&'a mut self, chunk: &'a [u8]) -> &'a [u8] {
        let seen = self.mark.unwrap_or(0);
        let expected = BYTE_ORDER_MARK.get(seen..).unwrap_or_default();
        let equal = expected.iter().zip(chunk).take_while(|(mark, byte)| mark == byte).count();
        let rest = chunk.get(equal..).unwrap_or_default();
        self.mark = Some(seen + equal);
        if equal == expected.len() {
            self.mark = None;
        } else if !rest.is_empty() {
            self.mark = None;
            self.text.extend(BYTE_ORDER_MARK.get(..seen + equal).unwrap_or_default());
            self.text.extend(rest);
            return &self.text;
        }
        rest
    }

    fn narrow(&mut self, chunk: &[u8], page: fn(u8) -> char) {
        for byte in chunk {
            if byte.is_ascii() { self.text.push(*byte) } else { self.write(page(*byte)) }
        }
    }

    fn wide(&mut self, chunk: &[u8], unit: fn([u8; 2]) -> u16) {
        for byte in chunk {
            match self.half.take() {
                None => self.half = Some(*byte),
                Some(first) => self.unit(unit([first, *byte])),
            }
        }
    }

    fn unit(&mut self, unit: u16) {
        let is_mark = self.mark.take().is_some() && unit == 0xFEFF;
        if is_mark {
            return;
        }
        let first = self.surrogate.take();
        if let (Some(first), 0xDC00..0xE000) = (first, unit) {
            let pair = char::decode_utf16([first, unit]).next().and_then(Result::ok);
            return self.write(pair.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        if first.is_some() {
            self.write(char::REPLACEMENT_CHARACTER);
        }
        match unit {
            0xD800..0xDC00 => self.surrogate = Some(unit),
            _ => self.write(char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }

    fn write(&mut self, character: char) {
        self.text.extend(character.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(encoding: Encoding, chunks: &[&[u8]]) -> String {
        let mut decoder = Decoder::new(encoding);
        let mut text = Vec::new();
        for chunk in chunks {
            text.extend(decoder.decode(chunk));
        }
        text.extend(decoder.rest());
        String::from_utf8_lossy(&text).into_owned()
    }

    fn at_every_cut(encoding: Encoding, bytes: &[u8], expected: &str) {
        for cut in 0..=bytes.len() {
            let (first, second) = bytes.split_at(cut);
            assert_eq!(decoded(encoding, &[first, second]), expected, "{encoding:?} cut at {cut}");
        }
        assert_eq!(decoded(encoding, &bytes.chunks(1).collect::<Vec<_>>()), expected);
    }

    #[test]
    fn a_mark_is_dropped_once_and_what_only_begins_like_one_stays() {
        at_every_cut(Encoding::Utf8, b"\xEF\xBB\xBFa", "a");
        at_every_cut(Encoding::Utf8, "\u{FEFF}\u{FEFF}a".as_bytes(), "\u{FEFF}a");
        at_every_cut(Encoding::Utf8, "ﻻa".as_bytes(), "ﻻa"); // EF BB BB
        at_every_cut(Encoding::Utf8, b"", "");
    }

    #[test]
    fn utf_16_is_read_in_both_orders_whatever_the_chunks() {
        let text = "\u{FEFF}Ocena;łąka;😀\r\n10";
        let bytes = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        at_every_cut(Encoding::Utf16Le, &bytes(u16::to_le_bytes), "Ocena;łąka;😀\r\n10");
        at_every_cut(Encoding::Utf16Be, &bytes(u16::to_be_bytes), "Ocena;łąka;😀\r\n10");
    }

    #[test]
    fn halves_of_characters_become_replacement_characters() {
        at_every_cut(Encoding::Utf16Be, b"\xD8\x3D\x00a", "\u{FFFD}a");
        at_every_cut(Encoding::Utf16Be, b"\xDE\x00\x00a", "\u{FFFD}a");
        at_every_cut(Encoding::Utf16Be, b"\xD8\x3D\xD8\x3D\xDE\x00", "\u{FFFD}😀");
        at_every_cut(Encoding::Utf16Le, b"a\x00b", "a\u{FFFD}");
        at_every_cut(Encoding::Windows1250, b"a\x81\xb3", "a\u{FFFD}ł");
    }
}
