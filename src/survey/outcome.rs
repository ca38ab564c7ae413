//! What comes of a survey file.

use crate::metrics::{
    CesResult, Correlation, CsatResult, NevResult, NevVariants, NpsResult, SegmentDifference, SegmentResult, TestSample,
};
use crate::table::Skipped;
use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// The result of the metric that the file was read for.
#[derive(Debug, Clone, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(untagged)]
pub enum SurveyResult {
    /// Net Emotional Value.
    Nev(Box<NevResult>),
    /// Net Promoter Score.
    Nps(NpsResult),
    /// Customer satisfaction.
    Csat(CsatResult),
    /// Customer Effort Score.
    Ces(CesResult),
}

/// The result of one month.
#[derive(Debug, Clone, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct PeriodOutcome {
    /// Of a month as in `2026-05`; of a week its Monday, as in `2026-05-04`.
    #[serde(rename = "month")]
    pub name: String,
    /// The result over its rows.
    pub result: SurveyResult,
}

/// The result of one of two groups.
#[derive(Debug, Clone, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct GroupOutcome {
    /// The value that names it.
    pub group: String,
    /// The result over its rows.
    pub result: SurveyResult,
}

/// Why a row was left out: one reason a row, the first that applies. (The order here is another: the first that applies
/// is `Fields`, `Unfinished`, `Number` or `Scale` of the leftmost bad cell, `Answer`.)
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub enum SkipReason {
    /// A cell that is no number and no known label.
    Number,
    /// A number outside the scale, or between its steps.
    Scale,
    /// More fields than the header has, or a quotation that is open at the end.
    Fields,
    /// The export says that the respondent did not finish, or only looked.
    Unfinished,
    /// No answer in any of the columns.
    Answer,
}

/// How many of the respondents lie from `low` on, up to but without `high`; in the last bin also at `high`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct Bin {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// How many respondents.
    pub count: u64,
}

/// How many respondents have a NEV in a bin and one rating.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct ScatterCell {
    /// The lower end of the bin of NEV.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// The rating.
    pub rating: u8,
    /// How many respondents, at least one.
    pub count: u64,
}

/// Respondents' NEV beside their likelihood to recommend. It describes them and predicts nothing.
#[derive(Debug, Clone, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct NevAndRating {
    /// Pearson's, over the stream.
    pub correlation: Correlation,
    /// The respondents in bins.
    pub scatter: Vec<ScatterCell>,
}

/// What comes of a survey file.
#[derive(Debug, Clone, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct SurveyOutcome {
    /// Over all rows.
    pub result: SurveyResult,
    /// In order of first appearance, without those who name none.
    pub segments: Vec<SegmentResult<SurveyResult>>,
    /// By month; `None` without a column of dates, and where nothing tells day from month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub periods: Option<Vec<PeriodOutcome>>,
    /// By week from Monday on; where there are `periods`.
    #[serde(skip)]
    pub weeks: Option<Vec<PeriodOutcome>>,
    /// In order of first appearance; `None` without a column of groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<GroupOutcome>>,
    /// Rows of data, those left out included.
    pub rows: u64,
    /// The rows left out.
    pub skipped: Skipped<SkipReason>,
    /// The respondents by their NEV or rating; empty where ratings are of a scale of more than a thousand steps.
    #[serde(skip)]
    pub distribution: Vec<Bin>,
    /// NEV beside the rating; `None` without both.
    #[serde(skip)]
    pub nev_and_rating: Option<NevAndRating>,
    /// What others publish as NEV; `None` unless it was asked for.
    #[serde(skip)]
    pub variants: Option<NevVariants>,
    /// Whether the dates leave open which number is the day: then there are no periods until `day_first` says so.
    #[serde(skip)]
    pub is_day_first_unknown: bool,
    /// Texts among the answers that neither are numbers nor were said to mean one, with how often each stands there: up to 200.
    #[serde(skip)]
    pub texts: Vec<(String, u64)>,
    /// The line of the first row in which bytes stand for no character of the encoding: it is another one, or they are mixed.
    #[serde(skip)]
    pub garbled_line: Option<u64>,
    /// The line on which a quotation begins that is never closed: all that follows is in one cell of a row left out.
    #[serde(skip)]
    pub swallowing_line: Option<u64>,
}

/// The answers of a survey file and of its parts, as tests compare them: NEV and effort by their means, satisfaction by its share,
/// NPS by its groups.
#[derive(Debug, Clone, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct SurveySamples {
    /// All answers.
    pub all: TestSample,
    /// Those of each segment, in the order of [`SurveyOutcome::segments`].
    pub segments: Vec<TestSample>,
    /// How each segment differs from all others, in the same order.
    pub differences: Vec<SegmentDifference>,
    /// The groups by the value that names them.
    pub groups: Vec<(String, TestSample)>,
}
