//! What the beginning of a survey file looks like, to be shown and corrected before it is read.

use super::columns::{Columns, Roles};
use super::headers::headers;
use super::label::{Label, labels_of};
use super::options::{SurveyMetric, SurveyOptions, SurveyRole};
use super::rating::{Answer, Labels};
use super::source::{SurveySource, Unfinished};
use crate::metrics::{Emotion, Scale};
use crate::table::{Form, Sample, SortedMap, TableError, inspect};

/// What the beginning of a survey file looks like.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection {
    /// Whose export it looks like.
    pub source: Option<SurveySource>,
    /// How it is written.
    pub form: Form,
    /// Whether the decimal sign was given or told by the numbers; otherwise it is to be asked about.
    pub is_decimal_certain: bool,
    /// The headers; of several header rows the one that asks, with its item.
    pub headers: Vec<String>,
    /// The columns that are read, by position.
    pub columns: Vec<(SurveyRole, usize)>,
    /// Roles that several columns fit: the visitor has to choose.
    pub ambiguous: Vec<(SurveyRole, Vec<usize>)>,
    /// The emotions that no header names, where columns of answers on the scale are left over.
    pub missing: Vec<Emotion>,
    /// Whether a code page was found though characters of UTF-8 stand beside its own: the encodings are mixed.
    pub is_mixed: bool,
    /// Texts in the chosen columns that carry no number, most frequent first.
    pub labels: Vec<Label>,
    /// Texts there that carry their number, most frequent first.
    pub carrying: Vec<Label>,
    /// How many answers there are numbers.
    pub numbers: usize,
    /// The smallest scale of 0-10, 1-5, 1-7, 1-10 that holds every number seen; `None`: none does, or none was seen.
    pub scale: Option<Scale>,
    /// Whether the scale begins at 0 and nobody answered 0: twelve answers from 1 to 4 are asked about before they are
    /// called a Net Promoter Score.
    pub is_scale_doubtful: bool,
}

/// Looks at the beginning of a survey file: 64 KiB of it, or all of a shorter one.
///
/// `options` holds what the visitor has said so far; what is wrong in it is left out.
///
/// # Errors
/// Only where it is no table: empty, a workbook, an archive, another binary file.
///
/// # Examples
/// ```
/// # use feltworth::survey::{SurveyMetric, SurveyOptions, SurveyRole, inspect_survey};
/// let file = b"Submission ID,Respondent ID,Submitted at,Satisfaction\ns1,r1,2026-05-01 10:00:00,Very satisfied\n";
/// let inspection = inspect_survey(file, &SurveyOptions::new(SurveyMetric::Csat))?;
/// assert!(inspection.columns.contains(&(SurveyRole::Rating, 3)));
/// assert_eq!(inspection.labels[0].suggested, Some(5.0));
/// # Ok::<(), feltworth::table::TableError>(())
/// ```
pub fn inspect_survey(head: &[u8], options: &SurveyOptions) -> Result<Inspection, TableError> {
    let sample = inspect(head, &options.form)?;
    let found = Found::new(&sample, options);
    let answers = found.answers(&sample);
    let numbers: Vec<f64> = answers.numbers(options.metric, &found.labels);
    let texts = labels_of(&answers.texts(&found.labels), options);
    let (carrying, labels) = texts.into_iter().partition(|label| label.carried.is_some());
    Ok(Inspection {
        source: found.source,
        form: sample.form,
        is_mixed: sample.is_mixed,
        is_decimal_certain: sample.is_decimal_certain,
        labels,
        carrying,
        numbers: numbers.len(),
        scale: smallest_scale(&numbers),
        is_scale_doubtful: is_doubtful(&numbers, options.scale()),
        headers: found.headers,
        columns: found.roles.chosen,
        ambiguous: found.roles.ambiguous,
        missing: found.roles.missing,
    })
}

/// What is found out about a file before its rows are read.
pub(super) struct Found {
    pub(super) source: Option<SurveySource>,
    pub(super) headers: Vec<String>,
    pub(super) labels: Labels,
    pub(super) roles: Roles,
    pub(super) unfinished: Unfinished,
}

impl Found {
    pub(super) fn new(sample: &Sample, options: &SurveyOptions) -> Self {
        let headers = headers(sample);
        let source = SurveySource::of(sample);
        let meanings = options.labels.iter().map(|(text, number)| (text.trim().to_owned(), *number)).collect();
        let Sample { form: Form { decimal, .. }, is_decimal_known, .. } = *sample;
        let labels = Labels { decimal, is_decimal_known, meanings };
        let roles = Columns::new(options, sample, &headers, &labels).roles();
        Self { source, unfinished: Unfinished::new(source, sample.headers()), headers, labels, roles }
    }

    /// The cells of the columns with answers, of rows that were finished.
    fn answers<'a>(&self, sample: &'a Sample) -> Answers<'a> {
        let columns: Vec<_> = self.roles.chosen.iter().filter(|(role, _)| role.is_answer()).collect();
        let finished =
            sample.data().iter().filter(|row| !self.unfinished.is(|at| row.get(at).map_or("", String::as_str)));
        let cells = finished.flat_map(|row| columns.iter().map(|(role, at)| (*role, Sample::cell(row, *at))));
        Answers(cells.filter(|(_, cell)| !cell.is_empty()).collect())
    }
}

/// Cells with their roles.
struct Answers<'a>(Vec<(SurveyRole, &'a str)>);

impl Answers<'_> {
    /// The numbers of the metric itself, which a likelihood to recommend beside emotions is not.
    fn numbers(&self, metric: SurveyMetric, labels: &Labels) -> Vec<f64> {
        let own = |role: SurveyRole| metric != SurveyMetric::Nev || role != SurveyRole::Rating;
        let number = |cell: &str| match labels.read(cell) {
            Answer::Number(number) => Some(number),
            Answer::None | Answer::Unknown => None,
        };
        self.0.iter().filter(|(role, _)| own(*role)).filter_map(|(_, cell)| number(cell)).collect()
    }

    /// The texts, with how often each stands there.
    fn texts(&self, labels: &Labels) -> Vec<(String, u64)> {
        let mut counts: SortedMap<&str, u64> = SortedMap::default();
        for (_, cell) in self.0.iter().filter(|(_, cell)| labels.number(cell).is_none()) {
            counts.change(*cell, || 0, |count| *count += 1);
        }
        counts.into_iter().map(|(text, count)| (text.to_owned(), count)).collect()
    }
}

fn smallest_scale(numbers: &[f64]) -> Option<Scale> {
    const SCALES: [Scale; 4] = [
        Scale { min: 1.0, max: 5.0 },
        Scale { min: 1.0, max: 7.0 },
        Scale { min: 1.0, max: 10.0 },
        Scale { min: 0.0, max: 10.0 },
    ];
    let holds = |scale: &Scale| numbers.iter().all(|number| scale.contains(*number));
    SCALES.into_iter().find(holds).filter(|_| !numbers.is_empty())
}

/// Whether nobody gave the 0 of the scale: perhaps there was none to give.
fn is_doubtful(numbers: &[f64], scale: Scale) -> bool {
    scale.min == 0.0 && !numbers.is_empty() && numbers.iter().all(|number| *number > 0.0)
}
