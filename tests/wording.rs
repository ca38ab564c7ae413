//! How the texts of each language are worded and set: what its style sheet in `src/content/style` asks for and a
//! program can see. Straight quotes and blanks are in `catalogues.rs`.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may stop

use std::collections::BTreeMap;

use feltworth::content::{Language, catalogue, formulas};
use feltworth::metrics::Emotion;

/// What the style sheet of a language forbids.
struct Style {
    language: Language,
    /// Words and phrases that must not come back, in lower case, with what stands for them.
    banned: &'static [(&'static str, &'static str)],
    /// Words in lower case with which a sentence can begin only if it is a question.
    interrogatives: &'static [&'static str],
}

/// A language joins with an entry of its own.
const STYLES: &[Style] = &[
    Style {
        language: Language::En,
        banned: &[
            ("average check", "average order value"),
            ("the check", "the price, each sale"),
            ("stroller", "someone who is only browsing"),
            ("novelty", "a new product"),
            ("novelties", "new products, new arrivals"),
            ("strangers", "new customers"),
            ("pleasant emotions", "positive emotions"),
            ("unpleasant emotions", "negative emotions"),
            ("good feelings", "positive emotions"),
            ("bad feelings", "negative emotions"),
            ("part of nev", "the emotions in NEV"),
            ("the deed", "what customers did"),
            ("their custom", "their loyalty"),
            ("decided customer", "a customer who has made up their mind"),
            ("wanted margin", "target margin"),
            ("wanted ratio", "target ratio"),
            ("wanted payback", "target payback"),
            ("in all", "total"),
            ("the source", "which of our sources it is"),
            ("our source", "which of our sources it is"),
            ("beside each other", "side by side"),
            ("re-purchase", "repeat purchase"),
        ],
        interrogatives: &["whether", "how", "what", "which", "who", "why"],
    },
    Style {
        language: Language::Sl,
        banned: &[
            ("povprečni nakup", "povprečna vrednost nakupa"),
            ("povprečnega nakupa", "povprečna vrednost nakupa"),
            ("življenjski prihodek", "celotni prihodek od stranke"),
            ("življenjskega prihodka", "celotni prihodek od stranke"),
            ("življenjskem prihodku", "celotni prihodek od stranke"),
            ("v celotnem odnosu", "dokler kupuje pri vas"),
            ("dobri občutki", "pozitivna čustva"),
            ("slabi občutki", "negativna čustva"),
            ("prijetna čustva", "pozitivna čustva"),
            ("prijetnih čustev", "pozitivnih čustev"),
            ("neprijetna čustva", "negativna čustva"),
            ("neprijetnih čustev", "negativnih čustev"),
            ("skupina pozornost", "skupina Vzbujanje pozornosti"),
            ("skupine pozornost", "skupine Vzbujanje pozornosti"),
            ("del nev", "čustva iz skupine …"),
            ("nesrečnost", "Žalost"),
            ("energičnost", "Naval energije"),
            ("cenjenost", "Občutek cenjenosti"),
            ("poskrbljenosti", "občutek, da je … poskrbljeno"),
            ("občutek razvajanja", "užitek, ki si ga …"),
            ("fazo presoja", "fazo Razmislek"),
            ("fazo uporaba", "fazo Vključenost"),
            ("fazo priporočilo", "fazo Širjenje dobrega glasu"),
            ("konservativne stranke", "previdne stranke: no political parties"),
            ("neznance", "nove stranke"),
            ("odpuščanje", "prizanesljivost"),
            ("ergonomija", "uporabnost, udobna zasnova"),
            ("fitnesovih", "v primeru fitnesa"),
            ("želeno razmerje", "ciljno razmerje"),
            ("želenem razmerju", "ciljno razmerje"),
            ("bi utegnil biti", "lahko utemeljeno pričakujete"),
            ("bi utegnilo biti", "lahko utemeljeno pričakujete"),
            ("po viru", "which of our sources it is"),
            ("naš vir", "which of our sources it is"),
            ("našega vira", "which of our sources it is"),
            ("vir imenuje", "which of our sources it is"),
            ("v seznamu", "na seznamu"),
            ("se ne da", "ni mogoče"),
        ],
        interrogatives: &[
            "ali",
            "kako",
            "kaj",
            "kakšen",
            "kam",
            "katera",
            "kateri",
            "katero",
            "kdaj",
            "kdo",
            "kje",
            "koliko",
            "kolikokrat",
            "kolikšen",
            "zakaj",
        ],
    },
    Style {
        language: Language::Ru,
        banned: &[
            ("приверженность", "адвокация бренда (Advocacy) or лояльность"),
            ("кластер внимание", "привлечение внимания"),
            ("кластер рекомендация", "готовность рекомендовать"),
            ("чувство ненужности", "ощущение невнимания"),
            ("чувства ненужности", "ощущения невнимания"),
            ("чувство значимости", "ощущение, что вас ценят"),
            ("воодушевление", "оживление"),
            ("огорчение", "грусть"),
            ("досада", "фрустрация"),
            ("приятные чувства", "положительные эмоции"),
            ("неприятные чувства", "отрицательные эмоции"),
            ("приятных эмоций", "положительных эмоций"),
            ("неприятных эмоций", "отрицательных эмоций"),
            ("приятную", "положительную"),
            ("неприятную", "отрицательную"),
            ("доля повторных покупок", "доля повторных покупателей: customers are counted"),
            ("повторных визитов", "повторных покупок"),
            ("готовностью рекомендовать", "ответ на вопрос NPS, where no cluster is meant"),
            ("желаемое отношение", "целевое отношение"),
            ("желаемый срок", "целевой срок"),
            ("желаемая погрешность", "допустимая погрешность"),
            ("желаемой погрешности", "допустимой погрешности"),
            ("ltv к стоимости привлечения", "отношение LTV : CAC"),
            ("покупки в месяц месяцы", "число покупок в месяц × число месяцев"),
            ("однобоких", "сдвинутых к одному краю"),
            ("программ по подписке", "SaaS"),
            ("из источника", "which of our sources it is"),
            ("в источнике", "which of our sources it is"),
            ("наш источник", "which of our sources it is"),
            ("нашего источника", "which of our sources it is"),
            ("органы чувств", "запах, прикосновение, звук"),
            ("на кону", "важен"),
            ("не получается прочитать", "введите одно число"),
            ("является", "a verb or a dash"),
        ],
        interrogatives: &[
            "насколько",
            "сколько",
            "скольких",
            "какой",
            "какая",
            "какое",
            "какие",
            "какую",
            "каков",
            "какова",
            "каковы",
            "почему",
            "зачем",
            "отличается",
            "различается",
        ],
    },
    Style {
        language: Language::Pl,
        banned: &[
            ("uwaga", "Przyciąganie uwagi"),
            ("przykrość", "Smutek"),
            ("niedosyt", "Brak satysfakcji"),
            ("pobudzenie", "Ożywienie"),
            ("dogodzenia sobie", "przyjemność rozpieszczania siebie"),
            ("dobre uczucia", "emocje pozytywne"),
            ("złe uczucia", "emocje negatywne"),
            ("przyjemne emocje", "emocje pozytywne"),
            ("przyjemnych emocji", "emocji pozytywnych"),
            ("odsetek netto", "saldo odsetków"),
            ("liczba netto", "saldo liczby emocji"),
            ("powtórny", "ponowny"),
            ("powtórnego", "ponownego"),
            ("powtórnych", "ponownych"),
            ("odsetek ponownych zakupów", "wskaźnik ponownych zakupów"),
            ("dla obcych", "dla nowych klientów"),
            ("w potrzebie", "gdy jest potrzebna"),
            ("szacunek", "oszacowanie"),
            ("ergonomia", "łatwość obsługi, wygoda"),
            ("abonament", "subskrypcja"),
            ("odpływu", "churnu"),
            ("pożądany", "docelowy"),
            ("pożądanym", "docelowym"),
            ("średni paragon", "średnia wartość zakupu"),
            ("średni czek", "średnia wartość zakupu"),
            ("ze źródła", "z naszych źródeł"),
            ("według źródła", "które z naszych źródeł"),
            ("źródło uznaje", "które z naszych źródeł"),
            ("może leżeć", "najprawdopodobniej mieści się"),
            ("z imienia", "po imieniu"),
            ("odpowiedz", "a noun, or proszę"),
            ("policz", "a noun, or proszę"),
            ("zapytaj", "a noun, or proszę"),
            ("zostań", "a noun, or proszę"),
            ("twój", "Państwa"),
            ("twoja", "Państwa"),
            ("twoje", "Państwa"),
            ("twoich", "Państwa"),
        ],
        interrogatives: &[
            "czy", "ile", "ilu", "jak", "jaka", "jaki", "jakie", "która", "które", "który", "gdzie", "dlaczego",
        ],
    },
    Style {
        language: Language::It,
        banned: &[
            ("attenzione", "richiamo dell’attenzione"),
            ("cluster advocacy", "cluster sostegno attivo"),
            ("parte raccomandazione", "le emozioni del cluster … nel NEV"),
            ("acquisto ripetuto", "riacquisto"),
            ("acquisti ripetuti", "riacquisti"),
            ("conquistarlo", "acquisirlo, il costo di acquisizione"),
            ("estranei", "nuovi clienti"),
            ("il conservatore", "i clienti abitudinari"),
            ("senso di abbandono", "sensazione di essere trascurati"),
            ("sensazione di essere importante", "sensazione di essere apprezzati"),
            ("sentirsi importante", "sensazione di essere apprezzati"),
            ("stimolo mentale", "sensazione di essere stimolati"),
            ("emozioni piacevoli", "emozioni positive"),
            ("emozioni spiacevoli", "emozioni negative"),
            ("la fonte", "which of our sources it is"),
            ("nostra fonte", "which of our sources it is"),
            ("desiderato", "obiettivo"),
            ("copiare il link", "copia link, copiate il link"),
            ("inserire", "inserite"),
            ("incorporare", "incorpora"),
            ("scelga", "scegliete"),
            ("i suoi clienti", "i vostri clienti"),
        ],
        interrogatives: &["quanto", "quanta", "quanti", "quante", "quale", "quali", "cosa"],
    },
];

/// The opening and the closing quotation mark of a language.
const fn quotes(language: Language) -> [char; 2] {
    match language {
        Language::En => ['“', '”'],
        Language::Pl => ['„', '”'],
        Language::Ru | Language::It => ['«', '»'],
        Language::Sl => ['»', '«'],
    }
}

fn texts(language: Language) -> BTreeMap<String, String> {
    let folder = format!("{}/src/content/locales/{}", env!("CARGO_MANIFEST_DIR"), language.code());
    let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let lines = files.collect::<Vec<_>>().join("\n");
    let entries = lines.lines().filter_map(catalogue::entry);
    entries.map(|(key, text)| (key.to_owned(), text.to_owned())).collect()
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

/// The sentences of a text, each with the sign that ends it.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?']).map(str::trim).filter(|sentence| !sentence.is_empty())
}

fn is_question_with_a_full_stop(sentence: &str, interrogatives: &[&str]) -> bool {
    let first = sentence.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    sentence.ends_with('.') && first.is_some_and(|first| interrogatives.contains(&first.to_lowercase().as_str()))
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
    for style in STYLES {
        for (key, text) in texts(style.language) {
            for (banned, instead) in style.banned {
                assert!(!contains_words(&text, banned), "{key}: not “{banned}” but “{instead}”: {text}");
            }
        }
    }
}

#[test]
fn no_question_ends_in_a_full_stop() {
    for style in STYLES {
        for (key, text) in texts(style.language) {
            for sentence in sentences(&text) {
                assert!(!is_question_with_a_full_stop(sentence, style.interrogatives), "{key}: {sentence}");
            }
        }
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
        let foreign = |c: char| "“”„«»‚‘‹›".contains(c) && !quotes(language).contains(&c);
        assert!(!text.contains(foreign), "{key} in {language:?}: {text}");
    }
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
    assert!(is_question_with_a_full_stop("Whether it changed.", &["whether"]));
    assert!(!is_question_with_a_full_stop("Who asked?", &["who"]));
    assert!(has_hyphen_for_minus("from -10") && has_hyphen_for_minus("-1") && !has_hyphen_for_minus("2026-01-05"));
    assert!(has_comma_list_of_fractions("r = 0,243, α = 4,414", ','));
    assert!(!has_comma_list_of_fractions("z = 2,426, in weeks; t: 12", ','));
    assert!(!has_comma_list_of_fractions("2, 4, 5:  5 ± 2.776", '.'));
    assert_eq!(sentences("One. Two? 3").collect::<Vec<_>>(), ["One.", "Two?", "3"]);
}
