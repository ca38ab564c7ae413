//! Comparing what headers and cells say: without case, accents, markup and punctuation.

use crate::table::{is_in_word, is_letter, small};

/// The words of a text, lower-case and without accents; markup and entities of HTML are no words.
///
/// A capital or a digit within a word begins a new one, so that `caredFor` and `NPS1` are two.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut before = ' ';
    for character in without_markup(text).chars() {
        let is_capital = |letter: char| small(letter) != letter;
        let begins = is_capital(character) && is_letter(before) && !is_capital(before)
            || character.is_ascii_digit() && is_letter(before);
        if begins || !is_in_word(character) {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        }
        before = character;
        if is_in_word(character) {
            word.push(without_accent(small(character)));
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// Whether words hold a phrase: its words one behind the other, `*` at the end of one for any ending.
pub(super) fn holds(words: &[String], phrase: &str) -> bool {
    let patterns: Vec<&str> = phrase.split(' ').collect();
    words.windows(patterns.len()).any(|window| window.iter().zip(&patterns).all(|(word, pattern)| fits(word, pattern)))
}

/// Whether words are a phrase and nothing else.
pub(super) fn are(words: &[String], phrase: &str) -> bool {
    words.len() == phrase.split(' ').count() && holds(words, phrase)
}

/// Whether words begin with a phrase.
pub(super) fn begin_with(words: &[String], phrase: &str) -> bool {
    words.get(..phrase.split(' ').count()).is_some_and(|beginning| are(beginning, phrase))
}

fn fits(word: &str, pattern: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == pattern,
    }
}

/// The letter under an accent of the five languages.
fn without_accent(letter: char) -> char {
    match letter {
        'ą' | 'à' | 'á' | 'â' | 'ä' => 'a',
        'ć' | 'č' => 'c',
        'đ' => 'd',
        'ę' | 'è' | 'é' | 'ê' => 'e',
        'ì' | 'í' | 'î' => 'i',
        'ł' => 'l',
        'ń' => 'n',
        'ó' | 'ò' | 'ö' | 'ô' => 'o',
        'ś' | 'š' => 's',
        'ù' | 'ú' | 'ü' => 'u',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        other => other,
    }
}

/// A text in which a space stands for each tag and entity.
fn without_markup(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.find(['<', '&']).and_then(|at| rest.split_at_checked(at)) {
        plain.push_str(before);
        let length = tag(from).or_else(|| entity(from));
        plain.push(' ');
        rest = from.get(length.unwrap_or(1)..).unwrap_or_default();
    }
    plain + rest
}

/// The length of a tag at the beginning of a text.
fn tag(text: &str) -> Option<usize> {
    let is_tag =
        text.starts_with('<') && text.get(1..)?.starts_with(|next: char| next.is_ascii_alphabetic() || next == '/');
    is_tag.then(|| text.find('>')).flatten().map(|end| end + 1)
}

/// The length of an entity at the beginning of a text, as in `&nbsp;` and `&#39;`.
fn entity(text: &str) -> Option<usize> {
    let end = text.find(';').filter(|end| (2..=8).contains(end))?;
    let name = text.strip_prefix('&')?.get(..end - 1)?;
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#').then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        words(text).join(" ")
    }

    #[test]
    fn what_is_no_word_is_dropped() {
        assert_eq!(plain("<p>How <b>likely</b>&nbsp;are you&#39;s?</p>"), "how likely are you s");
        assert_eq!(plain("caredFor"), "cared for");
        assert_eq!(plain("Q1_NPS_GROUP"), "q 1 nps group");
        assert_eq!(plain("Poczucie bezpieczeństwa (żółć)"), "poczucie bezpieczenstwa zolc");
        assert_eq!(plain("Неудовлетворённость"), "неудовлетворенность");
        assert_eq!(plain("a < b & c"), "a b c");
        assert_eq!(plain("5 <"), "5");
    }

    #[test]
    fn a_phrase_is_found_by_its_words() {
        let text = words("How irritated did you feel?");
        assert!(
            holds(&text, "irritat*") && holds(&text, "did you") && !holds(&text, "irritat") && !holds(&text, "you did")
        );
        assert!(are(&words("Cared for"), "cared for") && !are(&words("Cared for us"), "cared for"));
        assert!(begin_with(&words("Submit Date (UTC)"), "submit date") && !begin_with(&words("Submit"), "submit date"));
    }
}
