//! What the visitor has said about a file: which column is what, what texts mean, how it is written.

use crate::metrics::Scale;
use crate::survey::{Label, SurveyOptions, SurveyRole};
use crate::table::{Column, FileForm};

/// What a text that is no number stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Meaning {
    /// This answer.
    Number(f64),
    /// No answer.
    Unanswered,
    /// Nothing that is known: its row is left out.
    LeftOut,
}

/// What the visitor has said about a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Said {
    /// How it is written.
    pub form: FileForm,
    /// Which column has a role; nothing: none of them.
    pub columns: Vec<(SurveyRole, Option<usize>)>,
    /// What texts stand for.
    pub meanings: Vec<(String, Meaning)>,
    /// The numbers that were suggested for texts, as far as they are to be used.
    pub used: Vec<(String, Option<f64>)>,
    /// Whether the numbers in texts are turned around, since their words run the other way; nothing: it was not said.
    pub turns: Option<bool>,
    /// Texts that first stand behind the beginning of the file, with how often: reading it brings them up.
    pub further: Vec<(String, u64)>,
    /// Whether the emotions without a column are not in the file.
    pub is_complete: bool,
    /// Whether 08/03 is 8 March.
    pub day_first: Option<bool>,
    /// Whether what was asked about the scale is settled.
    pub is_scale_sure: bool,
}

impl Said {
    /// Says which column has a role.
    pub fn set_column(&mut self, role: SurveyRole, column: Option<usize>) {
        self.columns.retain(|(known, _)| *known != role);
        self.columns.push((role, column));
        self.further.clear();
    }

    /// Says what a text stands for.
    pub fn set_meaning(&mut self, text: &str, meaning: Meaning) {
        self.meanings.retain(|(known, _)| known != text);
        self.meanings.push((text.to_owned(), meaning));
    }

    /// Says how the file is written, so that other texts may come of it.
    pub fn set_form(&mut self, set: impl FnOnce(&mut Self)) {
        set(self);
        self.further.clear();
    }

    /// Says that the numbers that are suggested are to be used.
    pub fn use_suggestions(&mut self, labels: &[Label]) {
        self.used = labels.iter().map(|label| (label.text.clone(), label.suggested)).collect();
    }

    /// Whether it is settled what a text stands for: a suggestion that has become another one is asked about again.
    pub fn is_settled(&self, label: &Label) -> bool {
        let is_used = || self.used.iter().any(|(text, number)| *text == label.text && *number == label.suggested);
        label.carried.is_some() || self.said_of(label).is_some() || is_used()
    }

    fn said_of(&self, label: &Label) -> Option<Meaning> {
        self.meanings.iter().find(|(text, _)| *text == label.text).map(|(_, meaning)| *meaning)
    }

    /// What a text stands for on a scale: as it was said, else as it carries, else as it is suggested.
    pub fn meaning(&self, label: &Label, scale: Scale) -> Meaning {
        let shown = label.carried.map(|number| self.turned(number, scale)).or(label.suggested);
        self.said_of(label).unwrap_or_else(|| shown.map_or(Meaning::LeftOut, Meaning::Number))
    }

    /// A number in a text, turned around if that was said.
    fn turned(&self, number: f64, scale: Scale) -> f64 {
        if self.turns == Some(true) { scale.min + scale.max - number } else { number }
    }

    /// The options with what was said; `labels` are the texts that the file is known to hold.
    pub fn onto(&self, options: SurveyOptions, labels: &[Label]) -> SurveyOptions {
        let scale = options.scale();
        let said = self.meanings.iter().filter_map(|(text, meaning)| Some((text.clone(), number(*meaning)?)));
        let is_used =
            |label: &&Label| label.carried.is_none() && self.said_of(label).is_none() && self.is_settled(label);
        let suggested = labels.iter().filter(is_used);
        let suggested = suggested.filter_map(|label| Some((label.text.clone(), Some(label.suggested?))));
        let column = |(role, column): &(SurveyRole, Option<usize>)| (*role, column.map(Column::Position));
        SurveyOptions {
            form: self.form,
            columns: self.columns.iter().map(column).collect(),
            // The last of one text counts.
            labels: self.turned_around(labels, scale).into_iter().chain(suggested).chain(said).collect(),
            day_first: self.day_first,
            ..options
        }
    }

    /// What the numbers of a scale that runs the other way mean, alone and in texts.
    fn turned_around(&self, labels: &[Label], scale: Scale) -> Vec<(String, Option<f64>)> {
        let carried = labels.iter().filter_map(|label| Some((label.text.clone(), label.carried?)));
        let steps = (scale.min as i64..=scale.max as i64).map(|step| (step.to_string(), step as f64));
        let is_turned = self.turns == Some(true) && labels.iter().any(|label| label.carried.is_some());
        let all = steps.chain(carried).filter(|_| is_turned);
        all.map(|(text, number)| (text, Some(self.turned(number, scale)))).collect()
    }
}

/// What the reader is told of a meaning: nothing of what leaves its row out.
const fn number(meaning: Meaning) -> Option<Option<f64>> {
    match meaning {
        Meaning::Number(number) => Some(Some(number)),
        Meaning::Unanswered => Some(None),
        Meaning::LeftOut => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::SurveyMetric;

    const SCALE: Scale = Scale { min: 1.0, max: 5.0 };

    fn label(text: &str, suggested: Option<f64>) -> Label {
        Label { text: text.to_owned(), count: 1, suggested, carried: None }
    }

    fn meanings(said: &Said, labels: &[Label]) -> Vec<(String, Option<f64>)> {
        said.onto(SurveyOptions::new(SurveyMetric::Csat), labels).labels
    }

    #[test]
    fn a_suggestion_counts_only_once_it_is_used_and_what_was_said_goes_before_it() {
        let labels = [label("Good", Some(4.0)), label("Bad", Some(2.0)), label("Hm", None)];
        let mut said = Said::default();
        assert_eq!(meanings(&said, &labels), []);
        said.set_meaning("Bad", Meaning::LeftOut);
        said.set_meaning("Hm", Meaning::Unanswered);
        said.use_suggestions(&labels);
        let expected = [("Good".to_owned(), Some(4.0)), ("Hm".to_owned(), None)];
        assert_eq!(meanings(&said, &labels), expected);
        assert_eq!(said.meaning(&labels[1], SCALE), Meaning::LeftOut);
    }

    #[test]
    fn a_suggestion_that_comes_later_or_changes_is_not_used_unasked() {
        let mut said = Said::default();
        said.use_suggestions(&[label("Good", Some(4.0)), label("Hm", None)]);
        let now = [label("Good", Some(3.0)), label("Great", Some(5.0)), label("Hm", None)];
        assert_eq!(now.each_ref().map(|label| said.is_settled(label)), [false, false, true]);
        assert_eq!(meanings(&said, &now), []);
    }

    #[test]
    fn numbers_that_are_turned_around_are_so_alone_and_in_texts() {
        let labels = [Label { carried: Some(1.0), ..label("1 - Very satisfied", Some(5.0)) }];
        let mut said = Said::default();
        assert_eq!((meanings(&said, &labels), said.meaning(&labels[0], SCALE)), (vec![], Meaning::Number(1.0)));
        said.turns = Some(true);
        let meanings = meanings(&said, &labels);
        assert!(meanings.contains(&("1 - Very satisfied".to_owned(), Some(5.0))));
        assert!(meanings.contains(&("2".to_owned(), Some(4.0))));
        assert_eq!(said.meaning(&labels[0], SCALE), Meaning::Number(5.0));
    }

    #[test]
    fn the_last_word_on_a_column_counts() {
        let mut said = Said::default();
        said.set_column(SurveyRole::Rating, Some(3));
        said.set_column(SurveyRole::Rating, None);
        assert_eq!(said.columns, [(SurveyRole::Rating, None)]);
    }
}
