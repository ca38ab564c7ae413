//! Known wordings of ratings in five languages, ordered from the lowest to the highest. They are suggested, never applied.

use super::words::words;
use crate::metrics::Scale;
use crate::table::SortedMap;

/// The wordings of one scale, for each of its points, parted by `|`; lower-case, without accents and punctuation.
type Wordings = &'static [&'static str];

/// Suggestions for texts of one question, all of one set of wordings: the one that has as many points as the scale and
/// knows most of the texts, counting each as often as it stands there. A point that two texts stand for is suggested for
/// neither.
pub(super) struct Suggestions {
    wordings: Option<Wordings>,
    /// The points that one text alone stands for.
    own: Vec<usize>,
    scale: Scale,
    is_turned: bool,
}

impl Suggestions {
    /// `is_effort` where the scale runs from little effort to much: what is easy stands at its beginning.
    pub(super) fn new<'a>(texts: impl Iterator<Item = (&'a str, u64)> + Clone, scale: Scale, is_effort: bool) -> Self {
        let wordings = best(&texts, scale, is_effort);
        let own = wordings.map(|wordings| own_points(wordings, texts)).unwrap_or_default();
        let is_turned = is_effort && wordings.is_some_and(|wordings| [EASE_5, EASY_5].contains(&wordings));
        Self { wordings, own, scale, is_turned }
    }

    /// The number of a text; `None` where the wording is not known.
    pub(super) fn of(&self, text: &str) -> Option<f64> {
        let point = point(self.wordings?, &plain(text)).filter(|point| self.own.contains(point))? as f64;
        Some(if self.is_turned { self.scale.max - point } else { self.scale.min + point })
    }
}

/// How many answers one known wording of a scale knows.
pub(super) fn known<'a>(texts: impl Iterator<Item = (&'a str, u64)> + Clone, scale: Scale) -> u64 {
    best(&texts, scale, false).map_or(0, |wordings| known_of(wordings, texts))
}

/// The set that knows most of the texts; of equals the first.
fn best<'a>(texts: &(impl Iterator<Item = (&'a str, u64)> + Clone), scale: Scale, is_effort: bool) -> Option<Wordings> {
    // Whether one agrees that it was easy, or that it was hard, no text says.
    let fits = |wordings: &Wordings| {
        wordings.len() as f64 == scale.max - scale.min + 1.0 && !(is_effort && *wordings == AGREEMENT_5)
    };
    SETS.iter().copied().filter(fits).rev().max_by_key(|wordings| known_of(wordings, texts.clone()))
}

fn known_of<'a>(wordings: Wordings, texts: impl Iterator<Item = (&'a str, u64)> + Clone) -> u64 {
    let own = own_points(wordings, texts.clone());
    let is_own = |text: &str| point(wordings, &plain(text)).is_some_and(|point| own.contains(&point));
    texts.filter(|(text, _)| is_own(text)).map(|(_, count)| count).sum()
}

/// The points of a set that one text alone stands for.
fn own_points<'a>(wordings: Wordings, texts: impl Iterator<Item = (&'a str, u64)>) -> Vec<usize> {
    let mut found: SortedMap<usize, (String, bool)> = SortedMap::default();
    for text in texts.map(|(text, _)| plain(text)) {
        if let Some(point) = point(wordings, &text) {
            found.change(point, || (text.clone(), true), |(first, is_own)| *is_own &= *first == text);
        }
    }
    found.into_iter().filter(|(_, (_, is_own))| *is_own).map(|(point, _)| point).collect()
}

/// The position of a plain text among wordings.
fn point(wordings: Wordings, text: &str) -> Option<usize> {
    let is_there = |wordings: &&str| !text.is_empty() && wordings.split('|').any(|wording| wording == text);
    wordings.iter().position(is_there)
}

/// The words of a text, without a letter that numbers it ("a. Excellent").
fn plain(text: &str) -> String {
    let words = words(text);
    let is_letter = |word: &String| {
        word.chars().count() == 1 && text.trim_start().chars().nth(1).is_some_and(|sign| matches!(sign, '.' | ')'))
    };
    let bare = match words.split_first() {
        Some((first, rest)) if is_letter(first) => rest,
        _ => &words,
    };
    bare.join(" ")
}

const SETS: [Wordings; 15] = [
    SATISFACTION_5,
    SATISFIED_5,
    SATISFACTION_7,
    SATISFACTION_4,
    AGREEMENT_5,
    AGREEMENT_7,
    AGREEMENT_4,
    QUALITY_5,
    QUALITY_4,
    EASE_5,
    EASY_5,
    EASE_7,
    EFFORT_5,
    STRENGTH_5,
    LIKELIHOOD_11,
];

/// From nothing to much, without an opposite.
#[rustfmt::skip]
const SATISFIED_5: Wordings = &[
    "not at all satisfied|not satisfied at all|wcale niezadowolony|wcale niezadowolona|wcale nie jestem zadowolony|wcale nie jestem zadowolona|w ogole nie jestem zadowolony|w ogole nie jestem zadowolona|sploh nisem zadovoljen|sploh nisem zadovoljna|sploh nezadovoljen|sploh nezadovoljna|совсем не доволен|совсем не довольна|совсем недоволен|совсем недовольна|совершенно не доволен|совершенно не довольна|совсем не удовлетворен|совсем не удовлетворена|per niente soddisfatto|per niente soddisfatta|per nulla soddisfatto|per nulla soddisfatta|affatto soddisfatto|affatto soddisfatta",
    "not so satisfied|not very satisfied|slightly satisfied|a little satisfied|niezbyt zadowolony|niezbyt zadowolona|malo zadowolony|malo zadowolona|troche zadowolony|troche zadowolona|ne prevec zadovoljen|ne prevec zadovoljna|ne ravno zadovoljen|ne ravno zadovoljna|malo zadovoljen|malo zadovoljna|не очень доволен|не очень довольна|не слишком доволен|не слишком довольна|не очень удовлетворен|не очень удовлетворена|poco soddisfatto|poco soddisfatta|non molto soddisfatto|non molto soddisfatta|non troppo soddisfatto|non troppo soddisfatta",
    "somewhat satisfied|moderately satisfied|dosc zadowolony|dosc zadowolona|umiarkowanie zadowolony|umiarkowanie zadowolona|srednio zadowolony|srednio zadowolona|srednje zadovoljen|srednje zadovoljna|zmerno zadovoljen|zmerno zadovoljna|delno zadovoljen|delno zadovoljna|умеренно доволен|умеренно довольна|отчасти доволен|отчасти довольна|в некоторой степени доволен|в некоторой степени довольна|отчасти удовлетворен|отчасти удовлетворена|abbastanza soddisfatto|abbastanza soddisfatta|moderatamente soddisfatto|moderatamente soddisfatta",
    "very satisfied|bardzo zadowolony|bardzo zadowolona|zelo zadovoljen|zelo zadovoljna|очень доволен|очень довольна|molto soddisfatto|molto soddisfatta",
    "extremely satisfied|completely satisfied|niezwykle zadowolony|niezwykle zadowolona|calkowicie zadowolony|calkowicie zadowolona|w pelni zadowolony|w pelni zadowolona|izjemno zadovoljen|izjemno zadovoljna|popolnoma zadovoljen|popolnoma zadovoljna|чрезвычайно доволен|чрезвычайно довольна|крайне доволен|крайне довольна|полностью доволен|полностью довольна|полностью удовлетворен|полностью удовлетворена|estremamente soddisfatto|estremamente soddisfatta|completamente soddisfatto|completamente soddisfatta|del tutto soddisfatto|del tutto soddisfatta",
];

/// From nothing to much, without an opposite.
#[rustfmt::skip]
const EASY_5: Wordings = &[
    "not at all easy|not easy at all|wcale nielatwo|wcale nie latwo|wcale nie bylo latwo|sploh ni bilo lahko|sploh ne lahko|совсем не легко|совсем нелегко|совсем не просто|per niente facile|per nulla facile|affatto facile",
    "not so easy|not very easy|slightly easy|niezbyt latwo|malo latwo|ne prevec lahko|не очень легко|не слишком легко|не очень просто|poco facile|non molto facile|non troppo facile",
    "somewhat easy|moderately easy|dosc latwo|umiarkowanie latwo|srednio latwo|srednje lahko|zmerno lahko|delno lahko|довольно легко|умеренно легко|довольно просто|abbastanza facile|moderatamente facile",
    "very easy|bardzo latwo|zelo lahko|очень легко|очень просто|molto facile",
    "extremely easy|niezwykle latwo|izjemno lahko|чрезвычайно легко|крайне легко|чрезвычайно просто|estremamente facile|facilissimo",
];

#[rustfmt::skip]
const SATISFACTION_5: Wordings = &[
    "very dissatisfied|very unsatisfied|bardzo niezadowolony|bardzo niezadowolona|bardzo niezadowolony a|bardzo niezadowoleni|zelo nezadovoljen|zelo nezadovoljna|zelo nezadovoljen na|zelo nezadovoljni|очень недоволен|очень недовольна|очень недоволен на|полностью не удовлетворен|совершенно не удовлетворен|molto insoddisfatto|molto insoddisfatta|molto insoddisfatto a|per niente soddisfatto|extremely dissatisfied|completely dissatisfied|totally dissatisfied|not at all satisfied|not satisfied at all|zdecydowanie niezadowolony|zdecydowanie niezadowolona|popolnoma nezadovoljen|popolnoma nezadovoljna|sploh nisem zadovoljen|совсем не доволен|совсем не довольна|совсем недоволен|полностью недоволен|полностью недовольна|del tutto insoddisfatto|del tutto insoddisfatta|completamente insoddisfatto|per niente soddisfatta",
    "dissatisfied|unsatisfied|somewhat dissatisfied|niezadowolony|niezadowolona|niezadowolony a|raczej niezadowolony|raczej niezadowolona|nezadovoljen|nezadovoljna|nezadovoljen na|недоволен|недовольна|не удовлетворен|скорее недоволен|скорее не удовлетворен|insoddisfatto|insoddisfatta|insoddisfatto a|poco soddisfatto|not satisfied|not very satisfied|slightly dissatisfied|rather dissatisfied|raczej niezadowoleni|niezadowoleni|delno nezadovoljen|delno nezadovoljna|nezadovoljni|не доволен|не довольна|скорее недовольна|не удовлетворена|abbastanza insoddisfatto|abbastanza insoddisfatta|piuttosto insoddisfatto|piuttosto insoddisfatta|poco soddisfatta",
    "neither satisfied nor dissatisfied|neither|neutral|ani zadowolony ani niezadowolony|ani zadowolona ani niezadowolona|neutralnie|neutralny|trudno powiedziec|niti zadovoljen niti nezadovoljen|niti zadovoljna niti nezadovoljna|nevtralno|ни доволен ни недоволен|нейтрально|затрудняюсь ответить|ne soddisfatto ne insoddisfatto|neutrale|so so|mixed|indifferent|obojetny|obojetna|obojetnie|srednio zadowolony|srednio zadowolona|neutralno|srednje zadovoljen|srednje zadovoljna|ни доволен ни не доволен|ни довольна ни недовольна|нейтрален|нейтральна|ne soddisfatta ne insoddisfatta|indifferente",
    "satisfied|somewhat satisfied|zadowolony|zadowolona|zadowolony a|raczej zadowolony|raczej zadowolona|zadovoljen|zadovoljna|zadovoljen na|доволен|довольна|удовлетворен|скорее доволен|скорее удовлетворен|soddisfatto|soddisfatta|soddisfatto a|slightly satisfied|fairly satisfied|quite satisfied|rather satisfied|raczej zadowoleni|zadowoleni|delno zadovoljen|delno zadovoljna|zadovoljni|скорее довольна|удовлетворена|abbastanza soddisfatto|abbastanza soddisfatta|piuttosto soddisfatto|piuttosto soddisfatta",
    "very satisfied|bardzo zadowolony|bardzo zadowolona|bardzo zadowolony a|bardzo zadowoleni|zelo zadovoljen|zelo zadovoljna|zelo zadovoljen na|zelo zadovoljni|очень доволен|очень довольна|очень доволен на|полностью удовлетворен|molto soddisfatto|molto soddisfatta|molto soddisfatto a|extremely satisfied|completely satisfied|totally satisfied|zdecydowanie zadowolony|zdecydowanie zadowolona|popolnoma zadovoljen|popolnoma zadovoljna|полностью доволен|полностью довольна|полностью удовлетворена|del tutto soddisfatto|del tutto soddisfatta|completamente soddisfatto|completamente soddisfatta|pienamente soddisfatto",
];

#[rustfmt::skip]
const SATISFACTION_7: Wordings = &[
    "extremely dissatisfied|very dissatisfied|completely dissatisfied|calkowicie niezadowolony|popolnoma nezadovoljen|полностью не удовлетворен|del tutto insoddisfatto",
    "moderately dissatisfied|mostly dissatisfied|dissatisfied|niezadowolony|nezadovoljen|не удовлетворен|insoddisfatto",
    "slightly dissatisfied|somewhat dissatisfied|raczej niezadowolony|delno nezadovoljen|скорее не удовлетворен|piuttosto insoddisfatto",
    "neither satisfied nor dissatisfied|neither|neutral|ani zadowolony ani niezadowolony|niti zadovoljen niti nezadovoljen|нейтрально|ne soddisfatto ne insoddisfatto",
    "slightly satisfied|somewhat satisfied|raczej zadowolony|delno zadovoljen|скорее удовлетворен|piuttosto soddisfatto",
    "moderately satisfied|mostly satisfied|satisfied|zadowolony|zadovoljen|удовлетворен|soddisfatto",
    "extremely satisfied|very satisfied|completely satisfied|calkowicie zadowolony|popolnoma zadovoljen|полностью удовлетворен|del tutto soddisfatto",
];

#[rustfmt::skip]
const SATISFACTION_4: Wordings = &[
    "very dissatisfied|bardzo niezadowolony|bardzo niezadowolona|zelo nezadovoljen|zelo nezadovoljna|очень недоволен|очень недовольна|molto insoddisfatto|per niente soddisfatto",
    "dissatisfied|somewhat dissatisfied|niezadowolony|niezadowolona|raczej niezadowolony|raczej niezadowolona|nezadovoljen|nezadovoljna|недоволен|недовольна|скорее недоволен|insoddisfatto|poco soddisfatto",
    "satisfied|somewhat satisfied|zadowolony|zadowolona|raczej zadowolony|raczej zadowolona|zadovoljen|zadovoljna|доволен|довольна|скорее доволен|soddisfatto|abbastanza soddisfatto",
    "very satisfied|bardzo zadowolony|bardzo zadowolona|zelo zadovoljen|zelo zadovoljna|очень доволен|очень довольна|molto soddisfatto",
];

#[rustfmt::skip]
const AGREEMENT_5: Wordings = &[
    "strongly disagree|completely disagree|zdecydowanie sie nie zgadzam|zdecydowanie nie zgadzam sie|zdecydowanie nie|sploh se ne strinjam|zelo se ne strinjam|nikakor se ne strinjam|полностью не согласен|полностью не согласна|совершенно не согласен|совершенно не согласна|категорически не согласен|fortemente in disaccordo|completamente in disaccordo|per niente d accordo|totalmente in disaccordo|totalmente en desacuerdo|disagree strongly|totally disagree|fully disagree|calkowicie sie nie zgadzam|popolnoma se ne strinjam|абсолютно не согласен|абсолютно не согласна|del tutto in disaccordo|assolutamente in disaccordo",
    "disagree|somewhat disagree|nie zgadzam sie|raczej sie nie zgadzam|raczej nie zgadzam sie|raczej nie|ne strinjam se|se ne strinjam|не согласен|не согласна|скорее не согласен|скорее не согласна|in disaccordo|poco d accordo|en desacuerdo|rather disagree|tend to disagree|slightly disagree|delno se ne strinjam|abbastanza in disaccordo|piuttosto in disaccordo|parzialmente in disaccordo|non d accordo",
    "neither agree nor disagree|neither|neutral|ani tak ani nie|ani sie zgadzam ani sie nie zgadzam|trudno powiedziec|niti se strinjam niti se ne strinjam|niti niti|nevtralno|ни согласен ни не согласен|затрудняюсь ответить|нейтрально|ne d accordo ne in disaccordo|neutrale|ni de acuerdo ni en desacuerdo|undecided|not sure|nie mam zdania|ne morem se odlociti|не знаю|ни да ни нет|non so|indeciso",
    "agree|somewhat agree|zgadzam sie|raczej sie zgadzam|raczej zgadzam sie|raczej tak|strinjam se|se strinjam|согласен|согласна|скорее согласен|скорее согласна|d accordo|abbastanza d accordo|de acuerdo|rather agree|tend to agree|slightly agree|delno se strinjam|piuttosto d accordo|parzialmente d accordo",
    "strongly agree|completely agree|zdecydowanie sie zgadzam|zdecydowanie zgadzam sie|zdecydowanie tak|popolnoma se strinjam|zelo se strinjam|полностью согласен|полностью согласна|совершенно согласен|совершенно согласна|fortemente d accordo|completamente d accordo|totalmente d accordo|molto d accordo|totalmente de acuerdo|agree strongly|totally agree|fully agree|calkowicie sie zgadzam|абсолютно согласен|абсолютно согласна|del tutto d accordo|pienamente d accordo|assolutamente d accordo",
];

#[rustfmt::skip]
const AGREEMENT_7: Wordings = &[
    "strongly disagree|zdecydowanie sie nie zgadzam|zdecydowanie nie zgadzam sie|zdecydowanie nie|sploh se ne strinjam|nikakor se ne strinjam|полностью не согласен|полностью не согласна|категорически не согласен|fortemente in disaccordo|completamente in disaccordo|totalmente in disaccordo|per niente d accordo|completely disagree|totally disagree|calkowicie sie nie zgadzam|popolnoma se ne strinjam|совершенно не согласен|совершенно не согласна|del tutto in disaccordo",
    "disagree|nie zgadzam sie|ne strinjam se|se ne strinjam|не согласен|не согласна|in disaccordo|mostly disagree|moderately disagree|poco d accordo",
    "somewhat disagree|slightly disagree|raczej sie nie zgadzam|raczej nie zgadzam sie|raczej nie|delno se ne strinjam|скорее не согласен|скорее не согласна|parzialmente in disaccordo|piuttosto in disaccordo|leggermente in disaccordo|rather disagree|abbastanza in disaccordo",
    "neither agree nor disagree|neither|neutral|ani tak ani nie|ani sie zgadzam ani sie nie zgadzam|trudno powiedziec|niti se strinjam niti se ne strinjam|nevtralno|ни согласен ни не согласен|затрудняюсь ответить|нейтрально|ne d accordo ne in disaccordo|neutrale|undecided|nie mam zdania|ни да ни нет",
    "somewhat agree|slightly agree|raczej sie zgadzam|raczej zgadzam sie|raczej tak|delno se strinjam|скорее согласен|скорее согласна|parzialmente d accordo|piuttosto d accordo|leggermente d accordo|rather agree|abbastanza d accordo",
    "agree|zgadzam sie|strinjam se|se strinjam|согласен|согласна|d accordo|mostly agree|moderately agree|molto d accordo",
    "strongly agree|zdecydowanie sie zgadzam|zdecydowanie zgadzam sie|zdecydowanie tak|popolnoma se strinjam|полностью согласен|полностью согласна|fortemente d accordo|completamente d accordo|totalmente d accordo|completely agree|totally agree|calkowicie sie zgadzam|совершенно согласен|совершенно согласна|del tutto d accordo|pienamente d accordo",
];

#[rustfmt::skip]
const AGREEMENT_4: Wordings = &[
    "strongly disagree|zdecydowanie sie nie zgadzam|zdecydowanie nie|sploh se ne strinjam|полностью не согласен|полностью не согласна|per niente d accordo|fortemente in disaccordo",
    "disagree|nie zgadzam sie|raczej sie nie zgadzam|raczej nie|ne strinjam se|se ne strinjam|не согласен|не согласна|скорее не согласен|in disaccordo|poco d accordo",
    "agree|zgadzam sie|raczej sie zgadzam|raczej tak|strinjam se|se strinjam|согласен|согласна|скорее согласен|d accordo|abbastanza d accordo",
    "strongly agree|zdecydowanie sie zgadzam|zdecydowanie tak|popolnoma se strinjam|полностью согласен|полностью согласна|molto d accordo|fortemente d accordo",
];

#[rustfmt::skip]
const QUALITY_5: Wordings = &[
    "very poor|very bad|terrible|awful|bardzo zle|bardzo zla|zelo slabo|очень плохо|ужасно|molto scarso|pessimo|molto male|extremely poor|fatalnie|fatalna|okropnie|zelo slaba|grozno|очень плохой|очень плохая|pessima|molto scarsa",
    "poor|bad|zle|zla|slabo|плохо|scarso|cattivo|male|below average|slaba|slaba jakosc|плохой|плохая|scarsa|insufficiente",
    "fair|average|ok|okay|srednio|przecietnie|povprecno|srednje|средне|удовлетворительно|нормально|discreto|sufficiente|cosi cosi|mediocre|so so|srednia|przecietna|povprecna|средний|средняя|media|discreta",
    "good|dobrze|dobra|dobro|хорошо|buono|bene|above average|dobry|dober|хороший|хорошая|buona",
    "excellent|very good|great|bardzo dobrze|doskonale|swietnie|zelo dobro|odlicno|отлично|очень хорошо|eccellente|ottimo|molto buono|molto bene|outstanding|superb|amazing|bardzo dobra|doskonala|swietna|odlicna|zelo dobra|отличный|отличная|превосходно|ottima|molto buona",
];

#[rustfmt::skip]
const QUALITY_4: Wordings = &[
    "poor|bad|zle|slabo|плохо|scarso",
    "fair|average|srednio|srednje|средне|удовлетворительно|discreto|sufficiente",
    "good|dobrze|dobro|хорошо|buono",
    "excellent|very good|bardzo dobrze|doskonale|odlicno|zelo dobro|отлично|eccellente|ottimo",
];

#[rustfmt::skip]
const EASE_5: Wordings = &[
    "very difficult|bardzo trudno|bardzo trudne|zelo tezko|zelo zahtevno|очень трудно|очень сложно|molto difficile|extremely difficult|very hard|zelo tezavno|zelo tezka|очень тяжело|difficilissimo",
    "difficult|trudno|trudne|tezko|zahtevno|трудно|сложно|difficile|hard|somewhat difficult|raczej trudno|raczej trudne|tezka|скорее трудно|скорее сложно|тяжело|piuttosto difficile|abbastanza difficile",
    "neither easy nor difficult|neither|neutral|ani latwo ani trudno|neutralnie|niti lahko niti tezko|nevtralno|ни легко ни трудно|нейтрально|ne facile ne difficile|neutrale|average|srednio|ani latwe ani trudne|srednje|средне|ни легко ни сложно|cosi cosi",
    "easy|latwo|latwe|lahko|enostavno|легко|просто|facile|somewhat easy|fairly easy|quite easy|raczej latwo|raczej latwe|precej lahko|скорее легко|скорее просто|abbastanza facile|piuttosto facile",
    "very easy|bardzo latwo|bardzo latwe|zelo lahko|zelo enostavno|очень легко|очень просто|molto facile|extremely easy|effortless|izjemno lahko|facilissimo",
];

#[rustfmt::skip]
const EASE_7: Wordings = &[
    "extremely difficult|very difficult|bardzo trudno|zelo tezko|очень трудно|очень сложно|molto difficile",
    "moderately difficult|difficult|trudno|tezko|трудно|сложно|difficile",
    "slightly difficult|somewhat difficult|raczej trudno|delno tezko|скорее трудно|скорее сложно|piuttosto difficile",
    "neither easy nor difficult|neither|neutral|ani latwo ani trudno|niti lahko niti tezko|ни легко ни трудно|ne facile ne difficile",
    "slightly easy|somewhat easy|raczej latwo|delno lahko|скорее легко|piuttosto facile",
    "moderately easy|easy|latwo|lahko|легко|facile",
    "extremely easy|very easy|bardzo latwo|zelo lahko|очень легко|molto facile",
];

#[rustfmt::skip]
const EFFORT_5: Wordings = &[
    "very low effort|very low|very little effort|bardzo maly wysilek|bardzo maly|zelo majhen napor|zelo majhen|очень мало усилий|очень мало|pochissimo sforzo|molto basso",
    "low effort|low|little effort|maly wysilek|maly|majhen napor|majhen|мало усилий|мало|poco sforzo|basso",
    "moderate effort|moderate|neutral|sredni wysilek|umiarkowany|sredni|srednji napor|srednje velik|умеренные усилия|средне|sforzo moderato|medio",
    "high effort|high|a lot of effort|duzy wysilek|duzy|velik napor|velik|много усилий|много|molto sforzo|alto",
    "very high effort|very high|bardzo duzy wysilek|bardzo duzy|zelo velik napor|zelo velik|очень много усилий|очень много|moltissimo sforzo|molto alto",
];

#[rustfmt::skip]
const STRENGTH_5: Wordings = &[
    "not at all|never|wcale|w ogole|nigdy|sploh ne|nikoli|совсем нет|вообще нет|никогда|per niente|mai|not felt|none|not strongly at all|zupelnie nie|nic|совсем не|нисколько|ничуть|affatto|per nulla",
    "a little|slightly|rarely|troche|rzadko|malo|redko|немного|слегка|редко|un po|poco|raramente|a bit|a little bit|weakly|faintly|slabo|lekko|rahlo|sibko|слабо|чуть чуть|un poco|debolmente|leggermente",
    "moderately|somewhat|sometimes|umiarkowanie|srednio|czasami|zmerno|vcasih|умеренно|иногда|moderatamente|abbastanza|a volte|medium|to some extent|do pewnego stopnia|srednje|v neki meri|средне|в некоторой степени|mediamente|in parte",
    "quite a bit|very|a lot|often|mocno|bardzo|czesto|precej|pogosto|сильно|часто|molto|spesso|strongly|quite strongly|rather strongly|fairly strongly|silnie|dosc mocno|dosyc mocno|довольно сильно|fortemente|parecchio|piuttosto",
    "extremely|very much|always|bardzo mocno|niezwykle|ogromnie|zawsze|zelo mocno|izjemno|vedno|очень сильно|чрезвычайно|всегда|moltissimo|estremamente|sempre|very strongly|extremely strongly|intensely|bardzo silnie|niezwykle silnie|zelo silno|izjemno mocno|чрезвычайно сильно|крайне сильно|molto fortemente|fortissimamente",
];

#[rustfmt::skip]
const LIKELIHOOD_11: Wordings = &[
    "not at all likely|zupelnie nieprawdopodobne|sploh ni verjetno|совсем не вероятно|per niente probabile",
    "", "", "", "", "", "", "", "", "",
    "extremely likely|niezwykle prawdopodobne|izjemno verjetno|крайне вероятно|estremamente probabile",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn of_scale(texts: &[&str], scale: Scale, is_effort: bool) -> Vec<Option<f64>> {
        let suggestions = Suggestions::new(texts.iter().map(|text| (*text, 1)), scale, is_effort);
        texts.iter().map(|text| suggestions.of(text)).collect()
    }

    fn suggested(texts: &[&str], min: f64, max: f64) -> Vec<Option<f64>> {
        of_scale(texts, Scale { min, max }, false)
    }

    #[test]
    fn one_sided_scales_have_wordings_of_their_own() {
        for texts in [
            ["Extremely satisfied", "Very satisfied", "Somewhat satisfied", "Not so satisfied", "Not at all satisfied"],
            [
                "Niezwykle zadowolony",
                "Bardzo zadowolony",
                "Dość zadowolony",
                "Niezbyt zadowolony",
                "Wcale niezadowolony",
            ],
            [
                "Izjemno zadovoljna",
                "Zelo zadovoljna",
                "Srednje zadovoljna",
                "Malo zadovoljna",
                "Sploh nisem zadovoljna",
            ],
            ["Чрезвычайно доволен", "Очень доволен", "Отчасти доволен", "Не очень доволен", "Совсем не доволен"],
            [
                "Estremamente soddisfatto",
                "Molto soddisfatto",
                "Abbastanza soddisfatto",
                "Poco soddisfatto",
                "Per niente soddisfatto",
            ],
            ["Extremely easy", "Very easy", "Somewhat easy", "Not so easy", "Not at all easy"],
        ] {
            assert_eq!(suggested(&texts, 1.0, 5.0), [5.0, 4.0, 3.0, 2.0, 1.0].map(Some), "{texts:?}");
        }
    }

    #[test]
    fn two_texts_are_never_suggested_one_number() {
        let texts =
            ["Very satisfied", "Completely satisfied", "Neutral", "Dissatisfied", "Very dissatisfied", "NEUTRAL"];
        let expected = [None, None, Some(3.0), Some(2.0), Some(1.0), Some(3.0)];
        assert_eq!(suggested(&texts, 1.0, 5.0), expected, "the same words in other letters are one text");
    }

    #[test]
    fn what_is_easy_takes_little_effort() {
        let scale = Scale { min: 1.0, max: 5.0 };
        assert_eq!(of_scale(&["Very easy", "Difficult"], scale, true), [Some(1.0), Some(4.0)]);
        assert_eq!(of_scale(&["Very low effort", "High effort"], scale, true), [Some(1.0), Some(4.0)]);
        assert_eq!(of_scale(&["Strongly agree", "Disagree"], scale, true), [None, None]);
    }

    #[test]
    fn wordings_are_suggested_in_the_order_of_the_scale() {
        let texts = ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"];
        assert_eq!(suggested(&texts, 1.0, 5.0), [5.0, 4.0, 3.0, 2.0, 1.0].map(Some));
        let texts = ["Zdecydowanie się zgadzam", "Zgadzam się", "Raczej nie"];
        assert_eq!(suggested(&texts, 1.0, 7.0), [7.0, 6.0, 3.0].map(Some));
        assert_eq!(suggested(&["a. Excellent", "b. Good"], 1.0, 4.0), [4.0, 3.0].map(Some));
        let texts = ["Not at all", "Slightly", "Strongly", "Very strongly"];
        assert_eq!(suggested(&texts, 0.0, 4.0), [0.0, 1.0, 3.0, 4.0].map(Some));
        assert_eq!(suggested(&["Abbastanza d’accordo", "Non d’accordo"], 1.0, 5.0), [4.0, 2.0].map(Some));
        assert_eq!(suggested(&["Не доволен", "Скорее довольна"], 1.0, 5.0), [2.0, 4.0].map(Some));
        assert_eq!(suggested(&["Totalmente de acuerdo", "Очень доволен"], 1.0, 5.0), [None, Some(5.0)]);
    }

    #[test]
    fn a_scale_without_such_wordings_gets_no_suggestion() {
        assert_eq!(suggested(&["Very satisfied", "Satisfied"], 0.0, 10.0), [None, None]);
        assert_eq!(suggested(&["Extremely likely"], 0.0, 10.0), [Some(10.0)]);
        assert_eq!(suggested(&["whatever"], 1.0, 5.0), [None]);
    }

    #[test]
    fn the_tables_hold_plain_words_once_each() {
        for wordings in SETS {
            let points = wordings.iter().filter(|wordings| !wordings.is_empty());
            let all: Vec<&str> = points.flat_map(|wordings| wordings.split('|')).collect();
            for text in &all {
                assert_eq!(words(text).join(" "), *text);
                assert_eq!(all.iter().filter(|other| *other == text).count(), 1, "{text}");
            }
        }
    }
}
