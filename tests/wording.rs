//! How the texts of each language are worded and set: what its style sheet in `src/content/style` asks for and a
//! program can see. Straight quotes and blanks are in `catalogues.rs`.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may stop

use feltworth::content::passages::sentences;
use feltworth::content::{Language, formulas};
use feltworth::metrics::Emotion;

mod texts;
use texts::texts;

/// What the style sheet of a language forbids, as `src/content/style/<code>.terms` says it.
struct Terms {
    /// Words and phrases that must not come back, with what stands for them.
    banned: Vec<(String, String)>,
    /// Words in lower case with which a sentence can begin only if it is a question.
    questions: Vec<String>,
}

impl Terms {
    /// Those of a language; none if its folder has no such file.
    fn of(language: Language) -> Self {
        let path = format!("{}/src/content/style/{}.terms", env!("CARGO_MANIFEST_DIR"), language.code());
        Self::parse(&std::fs::read_to_string(path).unwrap_or_default())
    }

    fn parse(source: &str) -> Self {
        let pair = |line: &str| line.split_once(" -> ").map(|(word, instead)| (word.to_owned(), instead.to_owned()));
        let questions = source.lines().find_map(|line| line.strip_prefix("questions = ")).unwrap_or_default();
        let questions = questions.split(", ").filter(|word| !word.is_empty()).map(str::to_owned);
        Self { banned: source.lines().filter_map(pair).collect(), questions: questions.collect() }
    }
}

fn every_text() -> impl Iterator<Item = (Language, String, String)> {
    let in_language = |language| texts(language).into_iter().map(move |(key, text)| (language, key, text));
    Language::ALL.into_iter().flat_map(in_language)
}

fn contains_words(text: &str, phrase: &str) -> bool {
    let words = |text: &str| {
        let words = text.to_lowercase();
        let words = words.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '’').filter(|word| !word.is_empty());
        format!(" {} ", words.collect::<Vec<_>>().join(" "))
    };
    words(text).contains(&words(phrase))
}

fn is_question_with_a_full_stop(sentence: &str, questions: &[String]) -> bool {
    let first = sentence.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    sentence.ends_with('.') && first.is_some_and(|first| questions.contains(&first.to_lowercase()))
}

fn has_hyphen_for_minus(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let is_minus = |i: usize| {
        let before = i.checked_sub(1).and_then(|i| letters.get(i));
        let after = letters.get(i + 1);
        !before.is_some_and(|c| c.is_alphanumeric()) && after.is_some_and(char::is_ascii_digit)
    };
    letters.iter().enumerate().any(|(i, c)| *c == '-' && is_minus(i))
}

/// Whether a number with a fraction is followed by a comma and another number.
fn has_comma_list_of_fractions(text: &str, decimal_sign: char) -> bool {
    let is_fraction = |part: &str| {
        let number = part.rsplit(' ').next().unwrap_or_default();
        let has_fraction = |(_, fraction): (&str, &str)| fraction.starts_with(|c: char| c.is_ascii_digit());
        number.split_once(decimal_sign).is_some_and(has_fraction)
    };
    let has_digit = |part: &str| part.contains(|c: char| c.is_ascii_digit());
    text.split([';', ':']).any(|list| {
        let parts = list.split(", ");
        parts.clone().zip(parts.skip(1)).any(|(part, next)| is_fraction(part) && has_digit(next))
    })
}

#[test]
fn terms_that_were_replaced_do_not_come_back() {
    for language in Language::ALL {
        let Terms { banned, .. } = Terms::of(language);
        for ((key, text), (word, instead)) in
            texts(language).iter().flat_map(|text| banned.iter().map(move |b| (text, b)))
        {
            assert!(!contains_words(text, word), "{key} in {language:?}: not “{word}” but “{instead}”: {text}");
        }
    }
}

#[test]
fn no_question_ends_in_a_full_stop() {
    for language in Language::ALL {
        let Terms { questions, .. } = Terms::of(language);
        for (key, text) in texts(language) {
            for sentence in sentences(&text) {
                assert!(!is_question_with_a_full_stop(sentence, &questions), "{key} in {language:?}: {sentence}");
            }
        }
    }
}

#[test]
fn the_five_languages_that_have_a_style_sheet_have_its_terms() {
    for language in [Language::En, Language::Pl, Language::Sl, Language::Ru, Language::It] {
        let Terms { banned, questions } = Terms::of(language);
        assert!(!banned.is_empty() && !questions.is_empty(), "{language:?}");
    }
}

#[test]
fn a_minus_is_a_minus_and_no_hyphen() {
    for (language, key, text) in every_text() {
        assert!(!has_hyphen_for_minus(&text), "{key} in {language:?}: {text}");
    }
    for formula in formulas::all() {
        assert!(!has_hyphen_for_minus(formula.worked), "{}: {}", formula.id, formula.worked);
    }
}

#[test]
fn lists_of_numbers_with_fractions_have_semicolons() {
    for (language, key, text) in every_text().filter(|(language, ..)| language.decimal_sign() == ',') {
        assert!(!has_comma_list_of_fractions(&text, ','), "{key} in {language:?}: {text}");
    }
    for formula in formulas::all() {
        assert!(!has_comma_list_of_fractions(formula.worked, '.'), "{}: {}", formula.id, formula.worked);
    }
}

#[test]
fn quotation_marks_are_those_of_the_language() {
    for (language, key, text) in every_text().filter(|(_, key, _)| !key.starts_with("method.trademarks.")) {
        let own = language.fact("quotes").unwrap();
        let is_of_others = |c: char| "“”„«»‚‘‹›".contains(c) && !own.contains(c);
        assert!(!text.contains(is_of_others), "{key} in {language:?}: {text}");
    }
}

/// Whether a word of one letter, or a percent sign, could stand at the end of a line or at its beginning.
fn breaks_badly(language: Language, text: &str) -> bool {
    let percent = language.fact("percent").unwrap();
    let is_apart = !percent.ends_with("5%");
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let wrong_percent = |at: usize| match letters.get(at) {
        Some('%') => is_apart && at > 0 && is_digit(at - 1),
        Some(' ') => letters.get(at + 1) == Some(&'%') && at > 0 && is_digit(at - 1),
        _ => false,
    };
    let is_single = |word: &str| word.chars().count() == 1 && "aiouwzAIOUWZ".contains(word);
    let words: Vec<&str> = text.split(' ').map(|word| word.trim_start_matches(['„', '(', '\u{a0}'])).collect();
    let ends_in_letter = |word: &&&str| word.rsplit('\u{a0}').next().is_some_and(is_single);
    let dangling = language == Language::Pl && words.iter().rev().skip(1).any(|word| ends_in_letter(&word));
    let dash = language == Language::Ru && text.contains(" —");
    (0..letters.len()).any(wrong_percent) || dangling || dash
}

#[test]
fn blanks_hold_what_belongs_together() {
    for (language, key, text) in every_text().filter(|(_, key, _)| !key.starts_with("method.trademarks.")) {
        assert!(!breaks_badly(language, &text), "{key} in {language:?}: {text}");
    }
    assert!(breaks_badly(Language::Pl, "Odpowiedzi 7 i 8") && !breaks_badly(Language::Pl, "Odpowiedzi 7 i\u{a0}8"));
    assert!(breaks_badly(Language::Ru, "LTV — прибыль") && !breaks_badly(Language::Ru, "LTV\u{a0}— прибыль"));
    assert!(
        breaks_badly(Language::Sl, "25 %") && breaks_badly(Language::Sl, "25%") && breaks_badly(Language::It, "25 %")
    );
    assert!(!breaks_badly(Language::Sl, "25\u{a0}%") && !breaks_badly(Language::It, "25%"));
}

#[test]
fn each_emotion_says_in_one_short_line_what_is_felt() {
    for language in Language::ALL {
        let texts = texts(language);
        for emotion in Emotion::ALL {
            let key = format!("emotion.{}.meaning", emotion.name());
            let meaning = texts.get(&key).unwrap_or_else(|| panic!("no {key} in {language:?}"));
            assert!(meaning.chars().count() <= 55 && !meaning.ends_with('.'), "{key} in {language:?}: {meaning}");
            assert_ne!(Some(meaning), texts.get(&format!("emotion.{}", emotion.name())), "{key} in {language:?}");
        }
    }
}

#[test]
fn the_checks_see_what_they_are_for() {
    assert!(contains_words("Average check × margin", "average check"));
    assert!(!contains_words("customers of the checkout", "the check"));
    let Terms { banned, questions } = Terms::parse("# Terms\nquestions = whether, who\nold word -> new word\n");
    assert_eq!(banned, [("old word".to_owned(), "new word".to_owned())]);
    assert!(is_question_with_a_full_stop("Whether it changed.", &questions));
    assert!(!is_question_with_a_full_stop("Who asked?", &questions));
    assert!(has_hyphen_for_minus("from -10") && has_hyphen_for_minus("-1") && !has_hyphen_for_minus("2026-01-05"));
    assert!(has_comma_list_of_fractions("r = 0,243, α = 4,414", ','));
    assert!(!has_comma_list_of_fractions("z = 2,426, in weeks; t: 12", ','));
    assert!(!has_comma_list_of_fractions("2, 4, 5:  5 ± 2.776", '.'));
}
