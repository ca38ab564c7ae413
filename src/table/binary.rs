//! Telling text from what merely bears the name of a table.

use super::error::BinaryKind;

/// First bytes of formats that are no text.
const SIGNATURES: [(&[u8], BinaryKind); 20] = [
    (b"PK\x03\x04", BinaryKind::ZipOrWorkbook),
    (b"PK\x05\x06", BinaryKind::ZipOrWorkbook),
    (b"PK\x07\x08", BinaryKind::ZipOrWorkbook),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", BinaryKind::OldWorkbook),
    (b"\x09\x08\x10\x00\x00\x06\x05\x00", BinaryKind::OldWorkbook),
    (b"\x1F\x8B", BinaryKind::Compressed),
    (b"BZh", BinaryKind::Compressed),
    (b"\xFD7zXZ\x00", BinaryKind::Compressed),
    (b"7z\xBC\xAF\x27\x1C", BinaryKind::Compressed),
    (b"Rar!\x1A\x07", BinaryKind::Compressed),
    (b"\x28\xB5\x2F\xFD", BinaryKind::Compressed),
    (b"%PDF-", BinaryKind::Other),
    (b"\x89PNG\r\n\x1A\n", BinaryKind::Other),
    (b"\xFF\xD8\xFF", BinaryKind::Other),
    (b"GIF8", BinaryKind::Other),
    (b"PAR1", BinaryKind::Other),
    (b"SQLite format 3\x00", BinaryKind::Other),
    (b"ARROW1\x00\x00", BinaryKind::Other),
    (b"\x7FELF", BinaryKind::Other),
    (b"\x00asm", BinaryKind::Other),
];

/// What a file is that begins with one of the known signatures.
pub(super) fn by_signature(head: &[u8]) -> Option<BinaryKind> {
    SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)).map(|(_, kind)| *kind)
}

/// Whether a decoded beginning holds control characters that no text has: any NUL, or more than one in a thousand others.
pub(super) fn has_binary_characters(text: &[u8]) -> bool {
    let is_odd = |byte: &u8| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | 0x0B | 0x0C | b'\r' | 0x1A);
    let odd = text.iter().filter(|byte| is_odd(byte)).count();
    text.contains(&0) || odd * 1000 > text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_is_known_whatever_its_name() {
        assert_eq!(by_signature(b"PK\x03\x04\x14\x00\x06\x00"), Some(BinaryKind::ZipOrWorkbook));
        assert_eq!(by_signature(b"PK,name\n1,2\n"), None);
    }

    #[test]
    fn tabs_and_line_ends_are_text_and_a_nul_is_not() {
        assert!(!has_binary_characters(b"a\tb\r\n1\t2\r\n"));
        assert!(has_binary_characters(b"a,b\n1,\x002\n"));
        assert!(has_binary_characters(b"\x01\x02\x03"));
    }
}
