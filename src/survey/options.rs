//! What a survey file is read for, and what the visitor has said about it.

use super::error::Result;
use crate::metrics::{
    CesVersion, CsatTally, DEFAULT_CONFIDENCE, DEFAULT_CSAT_SCALE, DEFAULT_NEV_SCALE, Emotion, MetricError, Rule, Scale,
};
use crate::table::{Column, FileForm};
use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Serialize, Serializer};

/// What is computed from the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum SurveyMetric {
    /// Net Emotional Value.
    Nev,
    /// Net Promoter Score.
    Nps,
    /// Customer satisfaction.
    Csat,
    /// Customer Effort Score.
    Ces,
}

impl SurveyMetric {
    /// All metrics.
    pub const ALL: [Self; 4] = [Self::Nev, Self::Nps, Self::Csat, Self::Ces];

    /// The name in the JavaScript face.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nev => "nev",
            Self::Nps => "nps",
            Self::Csat => "csat",
            Self::Ces => "ces",
        }
    }

    /// The metric of a name in the JavaScript face.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|metric| metric.name() == name)
    }
}

/// What a column is for. The order is that of the roles in `columns`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
pub enum SurveyRole {
    /// The answer to one emotion.
    Emotion(Emotion),
    /// A rating; beside the emotions the likelihood to recommend, 0 to 10.
    Rating,
    /// A label that splits the result.
    Segment,
    /// A date, whose month splits the result.
    Date,
    /// One of two values that split the result: before and after, A and B.
    Group,
}

impl SurveyRole {
    /// All roles, the emotions first.
    pub fn all() -> impl Iterator<Item = Self> {
        Emotion::ALL.into_iter().map(Self::Emotion).chain([Self::Rating, Self::Segment, Self::Date, Self::Group])
    }

    /// The name in the JavaScript face.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Emotion(emotion) => emotion.name(),
            Self::Rating => "rating",
            Self::Segment => "segment",
            Self::Date => "date",
            Self::Group => "group",
        }
    }

    /// The role of a name in the JavaScript face.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|role| role.name() == name)
    }

    /// Whether the column holds answers that count.
    pub(super) const fn is_answer(self) -> bool {
        matches!(self, Self::Emotion(_) | Self::Rating)
    }

    /// The path of an error about it.
    pub(super) fn path(self) -> String {
        format!("columns.{}", self.name())
    }
}

impl Serialize for SurveyRole {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// What a file is read for, and what the visitor has said about it.
#[derive(Debug, Clone, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct SurveyOptions {
    /// How the file is written; what is absent is found.
    pub form: FileForm,
    /// What is computed.
    pub metric: SurveyMetric,
    /// The scale of NEV and CSAT; default the metric's own.
    pub scale: Option<Scale>,
    /// Of CSAT: the lowest satisfied rating; default the top two boxes.
    pub satisfied_from: Option<f64>,
    /// Of CES: the version of the question; default 2.0.
    pub version: Option<CesVersion>,
    /// Of NEV: from which answer on an emotion counts as felt, above the lowest step of a scale of whole ends; absent: what
    /// others publish as NEV is not counted.
    pub felt_from: Option<u8>,
    /// Confidence of the intervals; default 0.95.
    pub confidence: Option<f64>,
    /// Columns instead of what the headers say; `None`: not in the file. The last of one role counts.
    pub columns: Vec<(SurveyRole, Option<Column>)>,
    /// What texts mean; `None`: unanswered. The last of one text counts.
    pub labels: Vec<(String, Option<f64>)>,
    /// Whether 08/03 is 8 March; default found from the file, where a day above 12 shows it.
    pub day_first: Option<bool>,
}

impl SurveyOptions {
    /// Options that leave all to be found.
    pub fn new(metric: SurveyMetric) -> Self {
        Self {
            form: FileForm::default(),
            metric,
            scale: None,
            satisfied_from: None,
            version: None,
            felt_from: None,
            confidence: None,
            columns: Vec::new(),
            labels: Vec::new(),
            day_first: None,
        }
    }

    /// The scale of the answers.
    pub fn scale(&self) -> Scale {
        let ces = || Scale { min: 1.0, max: self.version.unwrap_or_default().highest() as f64 };
        match self.metric {
            SurveyMetric::Nev => self.scale.unwrap_or(DEFAULT_NEV_SCALE),
            SurveyMetric::Nps => Scale { min: 0.0, max: 10.0 },
            SurveyMetric::Csat => self.scale.unwrap_or(DEFAULT_CSAT_SCALE),
            SurveyMetric::Ces => ces(),
        }
    }

    /// Whether the scale runs from little effort to much.
    pub(super) fn is_effort(&self) -> bool {
        self.metric == SurveyMetric::Ces && self.version == Some(CesVersion::Effort)
    }

    /// The confidence of the intervals.
    pub fn confidence(&self) -> f64 {
        self.confidence.unwrap_or(DEFAULT_CONFIDENCE)
    }

    /// What the visitor has said about a role; `Some(None)`: not in the file.
    pub(super) fn column(&self, role: SurveyRole) -> Option<Option<&Column>> {
        self.columns.iter().rev().find(|(of, _)| *of == role).map(|(_, column)| column.as_ref())
    }

    /// Checks what does not depend on a file.
    ///
    /// # Errors
    /// `Inconsistent` at an option of another metric (`"scale"`, `"satisfiedFrom"`, `"version"`, `"feltFrom"`, `"columns.<emotion>"`) and at
    /// a `"scale"` whose ends are not in order; `OutOfRange` or `NotFinite` at `"scale.min"`, `"scale.max"`, `"satisfiedFrom"`,
    /// `"confidence"`, `"labels.<text>"`.
    pub fn check(&self) -> Result<()> {
        let (nev, csat) = (self.metric == SurveyMetric::Nev, self.metric == SurveyMetric::Csat);
        of_this_metric("scale", self.scale.is_none() || nev || csat)?;
        check_scale(self.scale().checked()?)?;
        of_this_metric("satisfiedFrom", self.satisfied_from.is_none() || csat)?;
        CsatTally::new(self.scale.filter(|_| csat), self.satisfied_from)?;
        of_this_metric("version", self.version.is_none() || self.metric == SurveyMetric::Ces)?;
        of_this_metric("feltFrom", self.felt_from.is_none() || nev)?;
        crate::metrics::NpsTally::default().result(self.confidence())?;
        for (role, column) in &self.columns {
            of_this_metric(&role.path(), nev || column.is_none() || !matches!(role, SurveyRole::Emotion(_)))?;
        }
        let endless = self.labels.iter().find(|(_, number)| number.is_some_and(|number| !number.is_finite()));
        match endless {
            Some((text, _)) => Err(MetricError::NotFinite { field: format!("labels.{text}") }.into()),
            None => Ok(()),
        }
    }
}

/// Refuses a scale whose width is beyond the range of a double.
fn check_scale(scale: Scale) -> Result<()> {
    let width = scale.max - scale.min;
    if width.is_finite() {
        return Ok(());
    }
    Err(MetricError::OutOfRange { field: "scale".to_owned(), value: width, rule: Rule::Representable }.into())
}

fn of_this_metric(field: &str, holds: bool) -> Result<()> {
    if holds {
        return Ok(());
    }
    Err(MetricError::Inconsistent { field: field.to_owned(), rule: Rule::OptionOfMetric }.into())
}
