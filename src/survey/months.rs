//! Names of months in five languages.

use super::words::words;

/// The beginnings of names, lower-case without accents, parted by `|`, of each month: English, Polish, Slovenian, Russian,
/// Italian.
#[rustfmt::skip]
const BEGINNINGS: [&str; 12] = [
    "jan|stycz|sty|янв|gen",
    "feb|lut|фев",
    "mar|мар",
    "apr|kwi|апр",
    "may|maj|мая|май|mag",
    "jun|czerw|cze|июн|giu",
    "jul|lip|июл|lug",
    "aug|sierp|sie|avg|авг|ago",
    "sep|wrz|сен|set",
    "oct|paz|okt|окт|ott",
    "nov|lis|ноя",
    "dec|gru|дек|dic",
];

/// Names that are longer than an abbreviation: the whole word must be one of these or an abbreviation of three or four letters.
const WHOLE: &str = "january|february|march|april|may|june|july|august|september|october|november|december|\
    styczen|stycznia|luty|lutego|marzec|marca|kwiecien|kwietnia|maj|maja|czerwiec|czerwca|lipiec|lipca|sierpien|\
    sierpnia|wrzesien|wrzesnia|pazdziernik|pazdziernika|listopad|listopada|grudzien|grudnia|januar|januarja|februar|\
    februarja|marec|aprila|junij|junija|julij|julija|avgust|avgusta|septembra|oktober|oktobra|novembra|decembra|\
    январь|января|февраль|февраля|март|марта|апрель|апреля|май|мая|июнь|июня|июль|июля|август|августа|сентябрь|\
    сентября|октябрь|октября|ноябрь|ноября|декабрь|декабря|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|\
    settembre|ottobre|novembre|dicembre";

/// The month, from 1, that a word names.
pub(super) fn month(word: &str) -> Option<u8> {
    let folded = words(word);
    let [word] = folded.as_slice() else { return None };
    let starts = |beginnings: &&str| beginnings.split('|').any(|beginning| word.starts_with(beginning));
    let is_name = WHOLE.split('|').any(|name| name == word) || (3..=4).contains(&word.chars().count());
    let position = BEGINNINGS.iter().position(starts).filter(|_| is_name)?;
    u8::try_from(position + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_months_are_known_and_other_words_are_not() {
        let names = ["May", "maja", "września", "oktobra", "ноября", "dicembre", "Sept", "paź"];
        assert_eq!(names.map(month), [5, 5, 9, 10, 11, 12, 9, 10].map(Some));
        assert_eq!(["maybe", "market", "decent", "", "lipstick", "general"].map(month), [None; 6]);
    }

    #[test]
    fn every_name_has_its_month() {
        assert!(WHOLE.split('|').all(|name| month(name).is_some()));
    }
}
