//! Whose export a file is, and which of its rows nobody finished.

use super::words::{are, begin_with, words};
use crate::table::{Sample, in_small_letters};
use serde::Serialize;

/// The form builders whose exports are recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SurveySource {
    /// Typeform.
    Typeform,
    /// SurveyMonkey.
    SurveyMonkey,
    /// Qualtrics.
    Qualtrics,
    /// LimeSurvey.
    LimeSurvey,
    /// Google Forms.
    GoogleForms,
    /// Microsoft Forms.
    MicrosoftForms,
    /// Formbricks.
    Formbricks,
    /// Tally.
    Tally,
}

/// What tells each from the others: headers that stand beside one another, each with its names in several languages.
#[rustfmt::skip]
const MARKS: [(SurveySource, &[&[&str]]); 12] = [
    (SurveySource::Qualtrics, &[&["import id *"]]),
    (SurveySource::Formbricks, &[&["no"], &["response id"], &["finished"]]),
    (SurveySource::Tally, &[&["submission id"], &["respondent id"], &["submitted at"]]),
    (SurveySource::SurveyMonkey, &[&["respondent id"], &["collector id"]]),
    (SurveySource::LimeSurvey, &[&["submitdate *"], &["lastpage *", "startlanguage *", "id response id"]]),
    (SurveySource::LimeSurvey, &[&["date submitted"], &["last page"]]),
    (SurveySource::Qualtrics, &[&["startdate", "start date"], &["enddate", "end date"], &["finished"]]),
    (SurveySource::Qualtrics, &[&["responseid", "response id"], &["recordeddate", "recorded date"]]),
    (SurveySource::Typeform, &[&["start date utc"], &["submit date utc"]]),
    (SurveySource::Typeform, &[&["network id"], &["submit date utc", "submitted at"]]),
    (SurveySource::MicrosoftForms, &[&["start time", "godzina rozpoczecia", "cas zacetka", "zacetni cas", "время начала", "ora di inizio"], &["completion time", "godzina ukonczenia", "cas dokoncanja", "cas zakljucka", "время завершения", "время выполнения", "ora di completamento"]]),
    (SurveySource::GoogleForms, &[&["timestamp", "sygnatura czasowa", "casovni zig", "отметка времени", "informazioni cronologiche"]]),
];

impl SurveySource {
    /// Whose export a file looks like by its header rows.
    pub(super) fn of(sample: &Sample) -> Option<Self> {
        let headers: Vec<Vec<String>> = sample.headers().iter().flatten().map(|cell| words(cell)).collect();
        let stands = |names: &[&str]| headers.iter().any(|header| names.iter().any(|name| is(header, name)));
        let found = MARKS.iter().find(|(_, marks)| marks.iter().all(|names| stands(names)));
        found.map(|(source, _)| *source).filter(|source| *source != Self::GoogleForms || begins_with_time(&headers))
    }
}

fn is(header: &[String], name: &str) -> bool {
    match name.strip_suffix(" *") {
        Some(beginning) => begin_with(header, beginning),
        None => are(header, name),
    }
}

/// Google's sheets begin with the time; elsewhere it may stand anywhere.
fn begins_with_time(headers: &[Vec<String>]) -> bool {
    headers.first().is_some_and(|header| super::header_words::date_rank(header).is_some())
}

/// The columns that tell whether a respondent finished, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Unfinished {
    marks: Vec<(usize, Mark)>,
}

/// What a cell says if its row is to be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// No, or a number that stands for it.
    No,
    /// A preview.
    Preview,
    /// Nothing.
    Empty,
    /// Something else than that it is complete.
    Incomplete,
}

impl Unfinished {
    pub(super) fn new(source: Option<SurveySource>, headers: &[Vec<String>]) -> Self {
        let wanted: &[(&str, Mark)] = match source {
            Some(SurveySource::Qualtrics) => &[
                ("finished", Mark::No),
                ("status", Mark::Preview),
                ("response type", Mark::Preview),
                ("distribution channel", Mark::Preview),
            ],
            Some(SurveySource::Formbricks) => &[("finished", Mark::No)],
            Some(SurveySource::LimeSurvey) => &[("submitdate *", Mark::Empty), ("date submitted", Mark::Empty)],
            Some(SurveySource::Typeform) => &[("response type", Mark::Incomplete)],
            _ => &[],
        };
        let mark = |position: usize, header: &Vec<String>| {
            wanted.iter().find(|(name, _)| is(header, name)).map(|(_, mark)| (position, *mark))
        };
        let mut marks = Vec::new();
        for row in headers {
            let cells = row.iter().enumerate();
            marks.extend(cells.filter_map(|(position, cell)| mark(position, &words(cell))));
        }
        Self { marks }
    }

    /// Whether no column tells.
    pub(super) fn is_never(&self) -> bool {
        self.marks.is_empty()
    }

    /// Whether a row of cells is to be left out.
    pub(super) fn is<'a>(&self, cell: impl Fn(usize) -> &'a str) -> bool {
        self.marks.iter().any(|(position, mark)| mark.says(cell(*position).trim()))
    }
}

impl Mark {
    fn says(self, text: &str) -> bool {
        let is = |name: &&str| text.eq_ignore_ascii_case(name) || (!text.is_ascii() && in_small_letters(text) == *name);
        match self {
            Self::No => ["false", "no", "0", "nie", "ne", "нет", "falso", "fałsz", "ложь"].iter().any(is),
            Self::Preview => ["survey preview", "preview", "survey test", "1"].iter().any(is),
            Self::Empty => text.is_empty(),
            Self::Incomplete => !text.is_empty() && !is(&"completed"),
        }
    }
}
