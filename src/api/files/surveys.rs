//! Survey files.

use std::sync::LazyLock;

use serde::{Serialize, Serializer};

use super::super::error::{ErrorKind, Result};
use super::super::export::exports;
use super::super::reader::{Object, Place};
use super::super::surveys::{VERSIONS, confidence, scale};
use super::super::value::{ScriptResult, ScriptValue, plain};
use super::{FileError, FileReader, by_name, column, form, refused_table};
use crate::metrics::Scale;
use crate::metrics::range::FINITE;
use crate::survey::{
    Bin, Inspection, Label, NevAndRating, SurveyError, SurveyMetric, SurveyOptions, SurveyOutcome, SurveyReader,
    SurveyRole, SurveySource, inspect_survey,
};
use crate::table::{Column, Decimal, Encoding, Form, Separator};

/// The fields of the options.
const OPTIONS: &[&str] = &[
    "encoding",
    "separator",
    "headerRows",
    "decimal",
    "metric",
    "scale",
    "satisfiedFrom",
    "version",
    "confidence",
    "columns",
    "labels",
    "dayFirst",
];

/// The names of the roles, made once.
static ROLES: LazyLock<Vec<&str>> = LazyLock::new(|| SurveyRole::all().map(SurveyRole::name).collect());

exports! {
    /// What the beginning of a survey file looks like.
    inspectSurvey = inspect(head, metric, options) {
        let (bytes, metric) = (super::head(&head)?, metric.choice(&metrics())?);
        let options = options.optional(|options| corrected(options, metric))?;
        let options = options.unwrap_or_else(|| SurveyOptions::new(metric));
        match inspect_survey(&bytes, &options) {
            Ok(inspection) => plain(Shown::of(&inspection)),
            Err(error) => Err(refused_table(error, "head".to_owned())),
        }
    }
}

/// What is shown of an inspection.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'a> {
    source: Option<SurveySource>,
    encoding: Encoding,
    separator: Separator,
    header_rows: usize,
    decimal: Decimal,
    headers: &'a [String],
    columns: ByRole<'a, usize>,
    ambiguous: ByRole<'a, Vec<usize>>,
    labels: &'a [Label],
    scale: Option<Scale>,
}

impl<'a> Shown<'a> {
    fn of(inspection: &'a Inspection) -> Self {
        let Form { encoding, separator, header_rows, decimal } = inspection.form;
        Self {
            source: inspection.source,
            encoding,
            separator,
            header_rows,
            decimal,
            headers: &inspection.headers,
            columns: ByRole(&inspection.columns),
            ambiguous: ByRole(&inspection.ambiguous),
            labels: &inspection.labels,
            scale: inspection.scale,
        }
    }
}

/// A field for each role.
struct ByRole<'a, T>(&'a [(SurveyRole, T)]);

impl<T: Serialize> Serialize for ByRole<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(role, value)| (role, value)))
    }
}

/// What else there is to say of a file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Details {
    distribution: Vec<Bin>,
    nev_and_rating: Option<NevAndRating>,
    is_day_first_unknown: bool,
    garbled_line: Option<u64>,
}

impl FileReader for SurveyReader {
    const NAME: &'static str = "SurveyReader";

    fn new<V: ScriptValue>(options: V) -> Result<Self> {
        let options = options_of(&Place::whole(options))?;
        Ok(Self::new(options).map_err(FileError::from)?)
    }

    fn push_bytes(&mut self, bytes: &[u8]) -> Result<()> {
        Ok(self.push(bytes).map_err(FileError::from)?)
    }

    fn finish<V: ScriptResult>(&self) -> Result<V> {
        plain(Self::finish(self).map_err(FileError::from)?)
    }

    fn details<V: ScriptResult>(&self) -> Result<V> {
        let outcome = Self::finish(self).map_err(FileError::from)?;
        let SurveyOutcome { distribution, nev_and_rating, is_day_first_unknown, garbled_line, .. } = outcome;
        plain(Details { distribution, nev_and_rating, is_day_first_unknown, garbled_line })
    }
}

impl From<SurveyError> for FileError {
    fn from(error: SurveyError) -> Self {
        match error {
            SurveyError::Table(error) => Self::Table(error),
            SurveyError::Metric(error) => Self::Metric(error),
        }
    }
}

fn metrics() -> [(&'static str, SurveyMetric); 4] {
    SurveyMetric::ALL.map(|metric| (metric.name(), metric))
}

/// The options of a reader, of which each is checked before the next is read.
fn options_of<V: ScriptValue>(place: &Place<'_, V>) -> Result<SurveyOptions> {
    let fields = place.object(OPTIONS)?;
    let form = form(&fields)?;
    let metric = fields.choice("metric", &metrics())?;
    said(&fields, SurveyOptions { form, ..SurveyOptions::new(metric) }, |options| {
        Ok(options.check().map_err(FileError::from)?)
    })
}

/// What the visitor has corrected, of which nothing is needed, and what belongs to another metric says nothing.
fn corrected<V: ScriptValue>(place: &Place<'_, V>, metric: SurveyMetric) -> Result<SurveyOptions> {
    let fields = place.object(OPTIONS)?;
    let form = form(&fields)?;
    let same = fields.optional("metric", |metric| metric.choice(&metrics()))?.is_none_or(|said| said == metric);
    if !same {
        return Err(fields.refused_at("metric", ErrorKind::Inconsistent, "must be the same as the argument"));
    }
    said(&fields, SurveyOptions { form, ..SurveyOptions::new(metric) }, |_| Ok(()))
}

/// The options behind the metric, with `check` after each.
fn said<V: ScriptValue>(
    fields: &Object<'_, V>,
    mut options: SurveyOptions,
    check: impl Fn(&SurveyOptions) -> Result<()>,
) -> Result<SurveyOptions> {
    options.scale = scale(fields)?;
    check(&options)?;
    options.satisfied_from = fields.optional_number("satisfiedFrom", FINITE)?;
    check(&options)?;
    options.version = fields.optional("version", |version| version.choice(&VERSIONS))?;
    check(&options)?;
    options.confidence = confidence(fields)?;
    options.columns = fields.optional("columns", columns)?.unwrap_or_default();
    check(&options)?;
    options.labels = fields.optional("labels", labels)?.unwrap_or_default();
    options.day_first = fields.optional("dayFirst", |first| first.boolean())?;
    Ok(options)
}

fn columns<V: ScriptValue>(place: &Place<'_, V>) -> Result<Vec<(SurveyRole, Option<Column>)>> {
    by_name(&place.object(&ROLES)?, SurveyRole::all().map(|role| (role.name(), role)), column)
}

/// What texts mean; null: unanswered.
fn labels<V: ScriptValue>(place: &Place<'_, V>) -> Result<Vec<(String, Option<f64>)>> {
    let labels = place.record(|meaning| meaning.nullable(|number| number.number(FINITE)))?;
    Ok(labels.into_iter().filter_map(|(text, meaning)| Some((text, meaning?))).collect())
}
