//! The sample answers of a page, in the visitor's language.

use crate::app::Words;
use crate::metrics::Emotion;
use crate::survey::SurveyMetric;
use crate::tools::surveys::Question;
use crate::tools::surveys::sample::{Names, emotions, ratings};

/// The sample as a file, on the scale of a question.
pub fn text(words: Words, metric: SurveyMetric, question: Question) -> String {
    let is_nev = metric == SurveyMetric::Nev;
    let felt = is_nev.then(|| Emotion::ALL.map(|emotion| words.text(&format!("emotion.{}", emotion.name()))));
    let asked = if is_nev { "nps.wording.question".to_owned() } else { question.text("question") };
    let [date, segment, group] =
        ["survey.file.date", "survey.file.segment", "survey.file.group"].map(|key| words.text(key));
    let segments = ["survey.file.online", "survey.file.shop", "survey.file.phone"].map(|key| words.text(key));
    let names = Names {
        date,
        segment,
        group,
        questions: felt.into_iter().flatten().chain([words.text(&asked)]).collect(),
        segments: segments.into(),
    };
    if is_nev { emotions(&names, question.low, question.high) } else { ratings(&names, question.low, question.high) }
}
