//! What of a row is read, and how.

use super::error::Result;
use super::inspection::Found;
use super::options::{SurveyMetric, SurveyOptions, SurveyRole};
use super::outcome::SkipReason;
use super::rating::{Answer, Labels};
use super::source::Unfinished;
use super::tally::Answers;
use crate::metrics::{MetricError, Rule, Scale, sorted};
use crate::table::{Row, Sample, SkippedRow};

/// The scale of the likelihood to recommend.
const LIKELIHOOD: Scale = Scale { min: 0.0, max: 10.0 };

/// What of a row is read, and how.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) header_rows: usize,
    pub(super) headers: Vec<String>,
    /// The columns with answers, leftmost first.
    pub(super) answers: Vec<AnswerColumn>,
    pub(super) segment: Option<usize>,
    pub(super) date: Option<usize>,
    pub(super) group: Option<usize>,
    pub(super) labels: Labels,
    pub(super) unfinished: Unfinished,
}

/// A column with answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct AnswerColumn {
    pub(super) position: usize,
    /// The emotion's place among the twenty, or [`RATING`].
    pub(super) slot: usize,
    pub(super) scale: Scale,
    /// Whether only whole numbers are steps of the scale.
    pub(super) has_steps: bool,
}

/// The slot of the rating, behind those of the twenty emotions.
pub(super) const RATING: usize = 20;

impl Layout {
    /// # Errors
    /// Of columns: see [`super::columns::Roles::checked`].
    pub(super) fn new(sample: &Sample, options: &SurveyOptions) -> Result<Self> {
        let Found { headers, labels, roles, unfinished, .. } = Found::new(sample, options);
        let roles = roles.checked(options)?;
        let column = |(role, position): &(SurveyRole, usize)| AnswerColumn::new(*role, *position, options);
        let answers: Vec<AnswerColumn> = roles.chosen.iter().filter_map(column).collect();
        let answers = sorted(&answers, |column| [column.position as f64, 0.0, 0.0, 0.0]);
        let [segment, date, group] =
            [SurveyRole::Segment, SurveyRole::Date, SurveyRole::Group].map(|role| roles.column(role));
        Ok(Self { header_rows: sample.form.header_rows, headers, answers, segment, date, group, labels, unfinished })
    }

    /// The answers of a row, or why it is left out.
    pub(super) fn read(&self, row: &Row<'_>) -> std::result::Result<Answers, Skip> {
        if row.is_open() || row.is_wider_than(self.headers.len()) {
            return Err(Skip::row(SkipReason::Fields));
        }
        if self.unfinished.is(|position| row.cell(position)) {
            return Err(Skip::row(SkipReason::Unfinished));
        }
        let mut answers = Answers { emotions: [f64::NAN; 20], rating: None };
        let mut has_answered = false;
        for column in &self.answers {
            let answer = column.answer(row.cell(column.position), &self.labels);
            if let Some(number) = answer.map_err(|reason| Skip { reason, cell: Some(column.position) })? {
                has_answered = true;
                answers.set(column.slot, number);
            }
        }
        if has_answered { Ok(answers) } else { Err(Skip::row(SkipReason::Answer)) }
    }

    /// The texts among the answers of a row about which nothing was said.
    pub(super) fn open_texts<'r>(&self, row: &'r Row<'_>) -> impl Iterator<Item = &'r str> {
        self.answers.iter().filter_map(|column| self.labels.open_text(row.cell(column.position)))
    }
}

/// Why a row is left out, and the position of the cell that gave the reason.
#[derive(Debug, Clone, Copy)]
pub(super) struct Skip {
    pub(super) reason: SkipReason,
    cell: Option<usize>,
}

impl Skip {
    fn row(reason: SkipReason) -> Self {
        Self { reason, cell: None }
    }

    /// Whether no single cell is the reason.
    pub(super) fn is_of_row(self) -> bool {
        self.cell.is_none()
    }

    /// As it is listed.
    pub(super) fn listed(self, row: &Row<'_>, headers: &[String]) -> SkippedRow<SkipReason> {
        let header = self.cell.and_then(|cell| headers.get(cell)).filter(|header| !header.is_empty());
        let value = self.cell.map(|cell| row.cell(cell).to_owned());
        SkippedRow { line: row.line(), column: header.cloned(), value, reason: self.reason }
    }
}

impl Answers {
    fn set(&mut self, slot: usize, number: f64) {
        match self.emotions.get_mut(slot) {
            Some(emotion) => *emotion = number,
            None => self.rating = Some(number as i64),
        }
    }
}

impl AnswerColumn {
    fn new(role: SurveyRole, position: usize, options: &SurveyOptions) -> Option<Self> {
        let is_nev = options.metric == SurveyMetric::Nev;
        match role {
            SurveyRole::Emotion(emotion) => {
                Some(Self { position, slot: emotion as usize, scale: options.scale(), has_steps: false })
            }
            SurveyRole::Rating => {
                let scale = if is_nev { LIKELIHOOD } else { options.scale() };
                Some(Self { position, slot: RATING, scale, has_steps: true })
            }
            SurveyRole::Segment | SurveyRole::Date | SurveyRole::Group => None,
        }
    }

    fn answer(&self, cell: &str, labels: &Labels) -> std::result::Result<Option<f64>, SkipReason> {
        match labels.read(cell) {
            Answer::None => Ok(None),
            Answer::Number(number) if self.is_step(number) => Ok(Some(number)),
            Answer::Number(_) => Err(SkipReason::Scale),
            Answer::Unknown => Err(SkipReason::Number),
        }
    }

    fn is_step(&self, number: f64) -> bool {
        self.scale.contains(number) && (!self.has_steps || number == libm::trunc(number))
    }
}

/// The error of a role that parts the answers into more than are counted.
pub(super) fn too_many(role: SurveyRole, count: usize, most: usize) -> MetricError {
    MetricError::OutOfRange { field: role.path(), value: count as f64, rule: Rule::AtMostParts { most: most as f64 } }
}
