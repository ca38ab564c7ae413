//! Survey files: from the export of a form builder to the result, as a stream.
//!
//! [`inspect_survey`] says what the beginning of a file looks like, to be shown and corrected. [`SurveyReader`] reads all
//! of it in constant memory. Both take the same [`SurveyOptions`] and find the same where these say nothing.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod columns;
mod counts;
mod date;
mod emotion_words;
mod error;
mod header_words;
mod headers;
mod histogram;
mod inspection;
mod label;
mod layout;
mod months;
mod options;
mod outcome;
mod quick;
mod rating;
mod reader;
mod source;
mod tally;
mod texts;
mod wordings;
mod words;

pub use error::{Result, SurveyError};
pub use inspection::{Inspection, inspect_survey};
pub use label::{Label, known_words, labels_of, runs_against_words};
pub use options::{SurveyMetric, SurveyOptions, SurveyRole};
pub use outcome::{
    Bin, GroupOutcome, NevAndRating, PeriodOutcome, ScatterCell, SkipReason, SurveyOutcome, SurveyResult, SurveySamples,
};
pub use reader::SurveyReader;
pub use source::SurveySource;

pub use crate::table::Column;
