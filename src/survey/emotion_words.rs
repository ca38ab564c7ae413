//! What headers call the twenty emotions, in five languages.

use super::words::{are, holds, words};
use crate::metrics::Emotion;

/// Words without accents for each emotion, parted by `|`, `*` for any ending, `=` before what is a name only where nothing else
/// is said: nouns, adjectives of every gender, near synonyms.
#[rustfmt::skip]
const NAMES: [(Emotion, &str); 20] = [
    (Emotion::Irritated, "irritated|irritation|annoyed|irytacj*|zirytowan*|poirytowan*|rozdrazni*|razdraz*|iritiran*|раздраж*|irritat*|irritazion*"),
    (Emotion::Hurried, "hurried|rushed|in a hurry|time pressure|presj* czasu|pospiech*|pospieszan*|ponaglan*|poganian*|popedzan*|naglic*|casovni pritisk|pohiten*|priganjan*|спешк*|спешил*|поспешн*|тороп*|подгон*|fretta|affrettat*|incalzat*|pressat*|pressione del tempo"),
    (Emotion::Neglected, "neglected|neglect|ignored|zaniedb*|zignorowan*|ignorowan*|lekcewaz*|zapostavl*|zanemarj*|ненужн*|заброшен*|пренебреж*|игнорир*|невниман*|без внимания|trascurat*|abbandon*|ignorat*"),
    (Emotion::Unhappy, "unhappy|unhappiness|nieszczesliw*|przykro*|smut*|nesrec*|zalost*|несчаст*|груст*|печал*|огорч*|infelic*|triste*"),
    (Emotion::Unsatisfied, "unsatisfied|dissatisfied|dissatisfaction|niedosyt*|brak satysfakcji|niezadowol*|nieusatysfakcj*|nezadovolj*|nepotesen*|неудовлетвор*|недовол*|insoddisf*"),
    (Emotion::Stressed, "stressed|stress|stres*|zestresowan*|стресс*|stressat*"),
    (Emotion::Disappointed, "disappoint*|rozczarow*|zawiedzion*|razocar*|разочаров*|delus*"),
    (Emotion::Frustrated, "frustrat*|frustrac*|sfrustrowan*|frustrir*|фрустр*|досад*|раздосад*|frustraz*"),
    (Emotion::Interested, "interested|interest|=interesting|zainteresow*|zaciekaw*|zanimanj*|zainteresiran*|интерес|интереса|заинтерес*|interesse|interessat*"),
    (Emotion::Energetic, "energetic|energised|energized|energy|energi*|energetyczn*|energicz*|energicn*|naval energije|прилив сил|энерги*|бодр*|energia|energic*"),
    (Emotion::Stimulated, "stimulat*|pobudz*|stymul*|ozywien*|ozywion*|pozivl*|spodbujen*|stimulir*|воодушевл*|оживл*|стимул*|stimol*"),
    (Emotion::Exploratory, "exploratory|exploring|explore|curious|curiosity|odkryw*|ciekaw*|eksplor*|=doinformowan*|odkriv*|raziskov*|radovedn*|radoveden|исследоват*|тяга к новому|любопыт*|любознат*|esplor*|curios*"),
    (Emotion::Indulgent, "indulgent|indulged|indulgence|pampered|dogodz*|rozpieszcz*|dopieszcz*|wyrozumialosc*|razvaj*|privosci*|удовольствие побаловать себя|побаловать|баловать|балую*|избалован*|coccol*|viziat*"),
    (Emotion::Trusting, "trusting|trust|trustful|zaufan*|ufnosc*|ufn*|ufajac*|zaup*|довери*|доверя*|доверч*|fiduci*|mi fido"),
    (Emotion::Valued, "valued|appreciated|docen*|cenion*|cenjen*|значимост*|ценным|ценной|ценят|apprezzat*|valorizzat*|sentirsi importante"),
    (Emotion::CaredFor, "cared for|caredfor|looked after|taken care of|zaopiekowan*|dobrej opieki|poczucie opieki|otoczon* opieka|zadban*|poskrblj*|забот*|buone mani|accudit*|presi cura|preso cura|presa cura"),
    (Emotion::Focused, "focused|focussed|focus|concentrated|concentration|skupien*|skupion*|skoncentrow*|koncentrac*|=w centrum|=w centrum uwagi|osredotoc*|skoncentrir*|сосредоточ*|сконцентр*|concentraz*|concentrat*|focalizz*"),
    (Emotion::Safe, "safe|secure|safety|bezpiecz*|varn*|безопасн*|защищен*|sicur*"),
    (Emotion::Happy, "happy|happiness|joy|joyful|radosc*|radosn*|szczesliw*|szczesci*|srec*|радост*|счаст*|felic*|gioi*"),
    (Emotion::Pleased, "pleased|pleasure|zadowol*|zadovolj*|vesel*|удовольств*|довольн*|доволен|довольств*|contento|contenta|contenti|contentezza|compiaciut*"),
];

/// How surely a header names an emotion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// It is among what the header says.
    Mentioned,
    /// The header, or its item, is the name and nothing else.
    Named,
}

/// The emotion that a header asks about: the only one that it names.
pub(super) fn emotion_of(header: &str) -> Option<(Emotion, Certainty)> {
    let named = |text: &str| {
        let words = words(text);
        only(|phrase| are(&words, phrase.trim_start_matches('='))).map(|emotion| (emotion, Certainty::Named))
    };
    let words = words(header);
    let header = without_number(header);
    let item = item(header);
    named(header).or_else(|| named(item)).or_else(|| mentioned(&self::words(item))).or_else(|| mentioned(&words))
}

/// A header without the number by which a repeated one is told apart: `Happy2`, `happy_1`, `happy.1`.
fn without_number(header: &str) -> &str {
    header.trim_end().trim_end_matches(|character: char| character.is_ascii_digit()).trim_end_matches(['_', '.', ' '])
}

fn mentioned(words: &[String]) -> Option<(Emotion, Certainty)> {
    only(|phrase| !phrase.starts_with('=') && holds(words, phrase)).map(|emotion| (emotion, Certainty::Mentioned))
}

/// The emotion with the longest phrase that passes, if no other has one as long.
fn only(passes: impl Fn(&str) -> bool) -> Option<Emotion> {
    let length = |phrases: &str| {
        phrases.split('|').filter(|phrase| passes(phrase)).map(|phrase| phrase.split(' ').count()).max().unwrap_or(0)
    };
    let found = NAMES.map(|(emotion, phrases)| (length(phrases), emotion));
    let longest = found.iter().map(|(length, _)| *length).max().filter(|length| *length > 0)?;
    let mut best = found.into_iter().filter(|(length, _)| *length == longest).map(|(_, emotion)| emotion);
    best.next().filter(|_| best.next().is_none())
}

/// The item of a question: what stands in the last brackets, else behind the last colon or dash.
pub(super) fn item(header: &str) -> &str {
    let header = header.trim();
    if let Some(open) = header.strip_suffix(']').and_then(|inner| inner.rsplit_once('[')) {
        return open.1;
    }
    let dash = |sign| behind(header, " ", sign);
    behind(header, "", ':').or_else(|| dash('-')).or_else(|| dash('–')).unwrap_or(header)
}

/// What stands behind the last `sign` with `before` before it and a space behind it.
fn behind<'t>(text: &'t str, before: &str, sign: char) -> Option<&'t str> {
    let item = |(at, _)| {
        let (start, rest) = text.split_at_checked(at)?;
        let item = rest.strip_prefix(sign)?.strip_prefix(' ')?;
        start.ends_with(before).then_some(item)
    };
    text.rmatch_indices(sign).find_map(item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_every_shape_name_their_emotion() {
        let of = |header: &str| emotion_of(header).map(|(emotion, _)| emotion);
        for (header, emotion) in [
            ("Irritated", Emotion::Irritated),
            ("caredFor", Emotion::CaredFor),
            ("Q3[SQ004]. Jak się Pan(i) czuł(a)? [Nieszczęśliwy(-a)]", Emotion::Unhappy),
            ("How strongly did you feel: Cared for", Emotion::CaredFor),
            ("12. Насколько вы были счастливы?", Emotion::Happy),
            ("<b>Felice</b>", Emotion::Happy),
            ("Zadovoljstvo", Emotion::Pleased),
            ("Удовольствие побаловать себя", Emotion::Indulgent),
            ("How unhappy were you?", Emotion::Unhappy),
        ] {
            assert_eq!(of(header), Some(emotion), "{header}");
        }
    }

    #[test]
    fn a_repeated_header_is_the_same_name_again() {
        for header in ["Happy2", "happy_1", "happy.1", "Rate: [Happy]2"] {
            assert_eq!(emotion_of(header), Some((Emotion::Happy, Certainty::Named)), "{header}");
        }
    }

    #[test]
    fn what_names_none_or_two_is_none() {
        for header in ["", "Id", "Happy or unhappy?", "How likely are you to recommend us?", "Satisfied"] {
            assert_eq!(emotion_of(header), None, "{header}");
        }
    }

    #[test]
    fn the_words_of_the_article_that_brought_them_here_are_known() {
        let words = "zirytowany,poganiany,zaniedbany,nieszczęśliwy,niezadowolony,zestresowany,rozczarowany,sfrustrowany,\
            zainteresowany,energiczny,stymulowany,doinformowany,mógł liczyć na wyrozumiałość,ufający,doceniony,zaopiekowany,\
            w centrum,bezpieczny,szczęśliwy,zadowolony";
        for (word, emotion) in words.split(',').zip(Emotion::ALL) {
            assert_eq!(emotion_of(word).map(|(emotion, _)| emotion), Some(emotion), "{word}");
        }
        let asked = emotion_of("Jak szczęśliwy był Pan w centrum handlowym?");
        assert_eq!(asked, Some((Emotion::Happy, Certainty::Mentioned)));
    }

    #[test]
    fn words_for_being_hurried_and_trusting_are_known_in_every_language() {
        for (header, emotion) in [
            ("Poganiana", Emotion::Hurried),
            ("Priganjan(a)", Emotion::Hurried),
            ("Меня подгоняли", Emotion::Hurried),
            ("Pressato", Emotion::Hurried),
            ("Ufająca", Emotion::Trusting),
            ("Доверчивость", Emotion::Trusting),
            ("Trustful", Emotion::Trusting),
        ] {
            assert_eq!(emotion_of(header).map(|(emotion, _)| emotion), Some(emotion), "{header}");
        }
    }

    #[test]
    fn every_emotion_has_its_names() {
        for (emotion, (of, names)) in Emotion::ALL.into_iter().zip(NAMES) {
            assert_eq!(emotion, of);
            assert_eq!(emotion_of(emotion.name()), Some((emotion, Certainty::Named)));
            assert_eq!(names, names.to_lowercase());
        }
    }
}
