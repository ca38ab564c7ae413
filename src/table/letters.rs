//! Letters of the languages of Europe: what the standard library knows of all others costs the download some kilobytes.

/// The small letter of a Latin, Greek or Cyrillic capital; every other character as it is.
pub fn small(letter: char) -> char {
    let code = u32::from(letter);
    let shift = match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' => u32::from(code.is_multiple_of(2)),
        'Ĺ'..='ň' | 'Ź'..='ž' => code % 2,
        'Ÿ' => return 'ÿ',
        _ => 0,
    };
    char::from_u32(code + shift).unwrap_or(letter)
}

/// Whether a character is a letter.
pub fn is_letter(character: char) -> bool {
    let behind_latin_1 = matches!(character, '\u{100}'..='\u{2ff}' | '\u{370}'..='\u{1fff}' | '\u{2c00}'..='\u{2dff}'
        | '\u{3041}'..='\u{d7ff}' | '\u{f900}'..='\u{fdff}' | '\u{ff21}'..='\u{ffdc}' | '\u{10000}'..);
    let in_latin_1 = matches!(character, 'ª' | 'µ' | 'º' | 'À'..='ÿ') && !matches!(character, '×' | '÷');
    character.is_ascii_alphabetic() || in_latin_1 || behind_latin_1
}

/// Whether a character is part of a word: a letter, or a digit from 0 to 9.
pub fn is_in_word(character: char) -> bool {
    character.is_ascii_digit() || is_letter(character)
}

/// A text in small letters.
pub fn in_small_letters(text: &str) -> String {
    text.chars().map(small).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const EUROPEAN: [std::ops::RangeInclusive<char>; 3] =
        ['\0'..='\u{17f}', '\u{384}'..='\u{3ce}', '\u{400}'..='\u{52f}'];

    #[test]
    fn letters_are_those_of_the_standard_library() {
        for letter in EUROPEAN.into_iter().flatten().filter(|letter| !('\u{482}'..='\u{489}').contains(letter)) {
            let name = u32::from(letter);
            // Signs beside the Greek letters, and places without one.
            if !matches!(letter, '\u{384}'..='\u{387}' | '\u{38b}' | '\u{38d}' | '\u{3a2}') {
                assert_eq!(is_letter(letter), letter.is_alphabetic(), "{name:x}");
            }
            let lowered: String = letter.to_lowercase().collect();
            // Two that are shorter than a letter, or of another alphabet.
            if !matches!(letter, 'İ' | 'Ά'..='Ώ' | 'Ӏ'..='ӏ') {
                assert_eq!(small(letter).to_string(), lowered, "{name:x}");
            }
        }
    }

    #[test]
    fn signs_are_no_letters() {
        for sign in "€£$№–—“”„«»…×÷²½±° \u{a0}\u{feff}、。０".chars() {
            assert!(!is_letter(sign), "{sign}");
        }
        assert!("zł Żółć Ёлка ß œ 日本".split(' ').all(|word| word.chars().all(is_in_word)));
        assert_eq!(in_small_letters("ŻÓŁĆ Ёлка Џ Ÿ"), "żółć ёлка џ ÿ");
    }
}
