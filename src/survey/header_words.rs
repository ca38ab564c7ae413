//! What headers call the other columns, in five languages: phrases parted by `|`.

use super::options::SurveyMetric;
use super::words::{are, begin_with, holds};

/// How well a header fits the question of a metric, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It asks the question of another metric.
    Foreign,
    /// It does not speak of a rating.
    Silent,
    /// It speaks of a rating.
    Rating,
    /// It asks how likely something is.
    Likely,
    /// It asks the metric's own question.
    Own,
}

const RATING: &str = "rating|rate|score|ocen*|voto|valut*|punteggio|оценк*|оцен*|балл*";

const LIKELY: &str = "likely|likelihood|prawdopodob*|verjetn*|вероятн*|probabil*";

const RECOMMEND: &str = "recommend*|nps|net promoter|polec*|rekomend*|priporoc*|priporocili|порекоменд*|рекоменд*|\
    consigli*|raccomand*";

const SATISFIED: &str = "satisf*|csat|happy with|happy are you|zadowol*|satysfakc*|zadovolj*|удовлетвор*|довол*|\
    soddisf*";

const EASY: &str = "easy|easier|ease|difficult|effort|ces|latw*|ulatwi*|wysil*|enostavn*|olajs*|lahko|tezko|trud*|napor*|легк*|\
    просто|сложн*|трудн*|усили*|facil*|difficil*|sforz*|impegn*";

fn any(phrases: &str, passes: impl FnMut(&str) -> bool) -> bool {
    phrases.split('|').any(passes)
}

impl Fit {
    /// How a header fits the rating of a metric; of NEV the rating is a likelihood to recommend.
    pub(super) fn of(header: &[String], metric: SurveyMetric) -> Self {
        let any = |phrases| any(phrases, |phrase| holds(header, phrase));
        let (own, others) = match metric {
            SurveyMetric::Nev | SurveyMetric::Nps => (RECOMMEND, [SATISFIED, EASY]),
            SurveyMetric::Csat => (SATISFIED, [RECOMMEND, EASY]),
            SurveyMetric::Ces => (EASY, [RECOMMEND, SATISFIED]),
        };
        let asks_likelihood = matches!(metric, SurveyMetric::Nev | SurveyMetric::Nps);
        match () {
            () if any(own) => Self::Own,
            () if others.into_iter().any(any) => Self::Foreign,
            () if asks_likelihood && any(LIKELY) => Self::Likely,
            () if any(RATING) => Self::Rating,
            () => Self::Silent,
        }
    }
}

/// Whether a header is called a segment.
pub(super) fn is_segment(header: &[String]) -> bool {
    any("segment|segmento|сегмент|customer segment", |name| are(header, name))
}

/// Whether a header tells two groups apart.
pub(super) fn is_group(header: &[String]) -> bool {
    const NAMES: &str = "group|grupa|skupina|группа|gruppo|variant|wariant|varianta|вариант|variante";
    any(NAMES, |name| are(header, name))
}

/// The rank of a header that is the date of an answer, the best first: when it was sent, stored, noted, begun.
pub(super) fn date_rank(header: &[String]) -> Option<usize> {
    const BEGINNINGS: [&str; 2] = [
        "submit date|submitted at|submitdate|submit time|date submitted|completion time|completed at|end date|enddate|\
        godzina ukonczenia|cas dokoncanja|время выполнения|время завершения|ora di completamento",
        "recorded date|recordeddate|date modified|datestamp|date last action",
    ];
    const NAMES: &str = "timestamp|date|time|date and time|created at|sygnatura czasowa|data|casovni zig|datum|\
        отметка времени|дата|informazioni cronologiche|month|miesiac|mesec|месяц|mese";
    const STARTS: &str = "start date|startdate|start time|started at|date created|date started|godzina rozpoczecia|\
        zacetni cas|время начала|ora di inizio";
    let begins = |phrases: &str| any(phrases, |phrase| begin_with(header, phrase));
    BEGINNINGS
        .iter()
        .position(|phrases| begins(phrases))
        .or_else(|| any(NAMES, |name| are(header, name)).then_some(2))
        .or_else(|| begins(STARTS).then_some(3))
}

/// Whether a column repeats another one's answer in other words: `- Option ID`, `_NPS_GROUP`, `- Group`.
pub(super) fn is_twin(header: &[String]) -> bool {
    let ends = |phrase: &str| {
        let length = phrase.split(' ').count();
        header.len() > length && header.get(header.len() - length..).is_some_and(|end| are(end, phrase))
    };
    ends("option id") || ends("option ids") || ends("nps group") || ends("group")
}

/// Whether a column is about the answer rather than the answer: ids, addresses, names, language, progress.
pub(super) fn is_about(header: &[String]) -> bool {
    const NAMES: &str = "|id|ids|no|nr|lp|n|response id|respondent id|submission id|collector id|network id|\
        participant id|user id|survey id|external reference|external data reference|recipient last name|\
        recipient first name|recipient email|ip address|ipaddress|email|email address|first name|last name|name|nazwa|\
        imie|ime|имя|nome|user language|language|start language|startlanguage|seed|last page|lastpage|progress|\
        duration|duration in seconds|finished|status|distribution channel|location latitude|location longitude|\
        response type|tags|custom data 1|person|device|browser|url|source|referrer url|quota id|phone|e mail|\
        adres e mail|identyfikator|idioma|лицо|адрес электронной почты|posta elettronica";
    const BEGINNINGS: &str = "id response|lastpage|startlanguage|seed|refurl|ipaddr|token|submitdate";
    let header_text = header.join(" ");
    any(NAMES, |name| header_text == name) || any(BEGINNINGS, |phrase| begin_with(header, phrase))
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    #[test]
    fn the_question_of_each_metric_is_known_in_five_languages() {
        let own = |header: &str, metric| assert_eq!(Fit::of(&words(header), metric), Fit::Own, "{header}");
        for header in [
            "How likely are you to recommend us?",
            "Jak prawdopodobne jest, że polecą nas Państwo znajomym?",
            "Kako verjetno je, da bi nas priporočili?",
            "С какой вероятностью вы порекомендуете нас?",
            "Con quale probabilità ci consiglierebbe a un amico?",
        ] {
            own(header, SurveyMetric::Nps);
        }
        for header in [
            "How satisfied are you?",
            "How happy are you with our service?",
            "Jak bardzo są Państwo zadowoleni?",
            "Kako zadovoljni ste?",
            "Насколько вы удовлетворены?",
            "Quanto è soddisfatto?",
        ] {
            own(header, SurveyMetric::Csat);
        }
        for header in [
            "The company made it easy for me",
            "Firma ułatwiła mi sprawę – było łatwo",
            "Ułatwiliśmy Państwu załatwienie sprawy",
            "Enostavno je bilo",
            "Olajšali smo vam ureditev zadeve",
            "Было легко",
            "È stato facile",
        ] {
            own(header, SurveyMetric::Ces);
        }
    }

    #[test]
    fn the_question_of_another_metric_is_foreign() {
        assert_eq!(Fit::of(&words("Rate your satisfaction"), SurveyMetric::Ces), Fit::Foreign);
        assert_eq!(Fit::of(&words("Rate the staff"), SurveyMetric::Ces), Fit::Rating);
        assert_eq!(Fit::of(&words("NPS1"), SurveyMetric::Nps), Fit::Own);
    }

    #[test]
    fn when_it_was_sent_is_the_better_date() {
        let rank = |header: &str| date_rank(&words(header));
        assert!(rank("Submit Date (UTC)") < rank("Start Date (UTC)"));
        assert!(rank("EndDate") < rank("RecordedDate") && rank("RecordedDate") < rank("StartDate"));
        assert_eq!(rank("Date of your last visit?"), None);
    }

    #[test]
    fn twins_and_what_is_about_an_answer_are_no_answers() {
        assert!(is_twin(&words("2. Plan - Option ID")) && is_twin(&words("Q1_NPS_GROUP")) && !is_twin(&words("Group")));
        assert!(is_about(&words("#")) && is_about(&words("Respondent ID")) && !is_about(&words("Rating")));
    }
}
