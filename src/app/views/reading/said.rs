//! What the visitor has said about a file: which column is what, what texts mean, how it is written.

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
    /// Whether the numbers that are suggested for texts are to be used.
    pub uses_suggestions: bool,
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
    }

    /// Says what a text stands for.
    pub fn set_meaning(&mut self, text: &str, meaning: Meaning) {
        self.meanings.retain(|(known, _)| known != text);
        self.meanings.push((text.to_owned(), meaning));
    }

    /// What a text stands for, as it was said, else as it is suggested.
    pub fn meaning(&self, label: &Label) -> Meaning {
        let said = self.meanings.iter().find(|(text, _)| *text == label.text).map(|(_, meaning)| *meaning);
        said.unwrap_or_else(|| label.suggested.map_or(Meaning::LeftOut, Meaning::Number))
    }

    /// The options with what was said; `labels` are the texts for which numbers are suggested.
    pub fn onto(&self, options: SurveyOptions, labels: &[Label]) -> SurveyOptions {
        let said = self.meanings.iter().filter_map(|(text, meaning)| Some((text.clone(), number(*meaning)?)));
        let is_said = |label: &&Label| self.meanings.iter().any(|(text, _)| *text == label.text);
        let suggested = labels.iter().filter(|label| self.uses_suggestions && !is_said(label));
        let suggested = suggested.filter_map(|label| Some((label.text.clone(), Some(label.suggested?))));
        let column = |(role, column): &(SurveyRole, Option<usize>)| (*role, column.map(Column::Position));
        SurveyOptions {
            form: self.form,
            columns: self.columns.iter().map(column).collect(),
            labels: said.chain(suggested).collect(),
            day_first: self.day_first,
            ..options
        }
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

    fn label(text: &str, suggested: Option<f64>) -> Label {
        Label { text: text.to_owned(), count: 1, suggested }
    }

    #[test]
    fn a_suggestion_counts_only_once_it_is_used_and_what_was_said_goes_before_it() {
        let labels = [label("Good", Some(4.0)), label("Bad", Some(2.0)), label("Hm", None)];
        let options = || SurveyOptions::new(SurveyMetric::Csat);
        let mut said = Said::default();
        assert_eq!(said.onto(options(), &labels).labels, []);
        said.set_meaning("Bad", Meaning::LeftOut);
        said.set_meaning("Hm", Meaning::Unanswered);
        said.uses_suggestions = true;
        let expected = vec![("Hm".to_owned(), None), ("Good".to_owned(), Some(4.0))];
        assert_eq!(said.onto(options(), &labels).labels, expected);
        assert_eq!(said.meaning(&labels[1]), Meaning::LeftOut);
    }

    #[test]
    fn the_last_word_on_a_column_counts() {
        let mut said = Said::default();
        said.set_column(SurveyRole::Rating, Some(3));
        said.set_column(SurveyRole::Rating, None);
        assert_eq!(said.columns, [(SurveyRole::Rating, None)]);
    }
}
