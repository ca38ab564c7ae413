//! Texts among answers, and what they may mean.

use super::options::SurveyOptions;
use super::rating::{bare, carried};
use super::wordings::{Suggestions, known};
use crate::metrics::{Scale, sorted};
use serde::Serialize;

/// A text among answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Label {
    /// As it stands there, without spaces around it.
    pub text: String,
    /// How often it stands there.
    pub count: u64,
    /// The number that its words mean, where the wording is known in one of the five languages.
    pub suggested: Option<f64>,
    /// The number that it carries, which counts unless another is said.
    #[serde(skip)]
    pub carried: Option<f64>,
}

/// Texts with how often they stand there as labels, the most frequent first.
pub fn labels_of(texts: &[(String, u64)], options: &SurveyOptions) -> Vec<Label> {
    let suggestions = |carries: bool| {
        let of_kind = texts.iter().filter(move |(text, _)| carried(text).is_some() == carries);
        let counted = of_kind.map(|(text, count)| (words_of(text, carries), *count));
        Suggestions::new(counted, options.scale(), options.is_effort())
    };
    let [plain, carrying] = [false, true].map(suggestions);
    let label = |(text, count): &(String, u64)| {
        let carried = carried(text);
        let suggestions = if carried.is_some() { &carrying } else { &plain };
        let suggested = suggestions.of(words_of(text, carried.is_some()));
        Label { text: text.clone(), count: *count, suggested, carried }
    };
    let labels: Vec<Label> = texts.iter().map(label).collect();
    sorted(&labels, |label| [-(label.count as f64), 0.0, 0.0, 0.0])
}

fn words_of(text: &str, carries: bool) -> &str {
    if carries { bare(text) } else { text }
}

/// How many answers are in the words of one known wording of a scale; those with numbers aside.
pub fn known_words(labels: &[Label], scale: Scale) -> u64 {
    let plain = labels.iter().filter(|label| label.carried.is_none());
    known(plain.map(|label| (label.text.as_str(), label.count)), scale)
}

/// Whether the numbers that texts carry run against their words: "1 - Very satisfied" to "5 - Very dissatisfied".
pub fn runs_against_words(labels: &[Label]) -> bool {
    let both: Vec<(f64, f64)> = labels.iter().filter_map(|label| label.carried.zip(label.suggested)).collect();
    // By which sign the two differ, not by that of their product: one of nothing may be −0.
    let agrees = |(a, b): (&(f64, f64), &(f64, f64))| a.0.total_cmp(&b.0) as i64 * a.1.total_cmp(&b.1) as i64;
    let pairs = both.iter().enumerate().flat_map(|(at, a)| both.iter().skip(at + 1).map(move |b| (a, b)));
    pairs.map(agrees).sum::<i64>() < 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::SurveyMetric;

    fn labels(texts: &[&str], metric: SurveyMetric) -> Vec<Label> {
        let texts: Vec<(String, u64)> = texts.iter().map(|text| ((*text).to_owned(), 1)).collect();
        labels_of(&texts, &SurveyOptions::new(metric))
    }

    #[test]
    fn numbers_in_texts_may_run_against_their_words() {
        let against =
            ["1 - Very satisfied", "2 - Satisfied", "3 - Neutral", "4 - Dissatisfied", "5 - Very dissatisfied"];
        assert!(runs_against_words(&labels(&against, SurveyMetric::Csat)));
        let with = ["5 - Very satisfied", "4 - Satisfied", "3 - Neutral", "2 = OK", "Very dissatisfied"];
        assert!(!runs_against_words(&labels(&with, SurveyMetric::Csat)));
        let ends = ["0 - Extremely likely", "10 - Not at all likely"];
        assert!(runs_against_words(&labels(&ends, SurveyMetric::Nps)));
        let same = ["4 - Satisfied", "4 - Very satisfied"];
        assert!(!runs_against_words(&labels(&same, SurveyMetric::Csat)), "one number for two texts runs neither way");
    }

    #[test]
    fn words_are_known_on_the_scale_that_has_them() {
        let (five, seven) = (Scale { min: 1.0, max: 5.0 }, Scale { min: 1.0, max: 7.0 });
        let grid = labels(&["Not at all", "Slightly", "Moderately", "Very", "Extremely"], SurveyMetric::Nev);
        assert_eq!((known_words(&grid, five), known_words(&grid, Scale { min: 0.0, max: 10.0 })), (5, 0));
        let easy = labels(&["Very easy", "Easy", "Difficult"], SurveyMetric::Ces);
        assert_eq!((known_words(&easy, five), known_words(&easy, seven)), (3, 3));
        let agreement = ["Strongly agree", "Agree", "Somewhat agree", "Somewhat disagree", "Disagree"];
        let agreement = labels(&agreement, SurveyMetric::Ces);
        assert_eq!((known_words(&agreement, five), known_words(&agreement, seven)), (1, 5));
    }
}
