//! The reading of a file: its beginning, all of its answers, and the rows that were left out.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::app::browser::work::{Begun, Job, Reading, SHORT};
use crate::survey::{SkipReason, SurveyError, SurveyOptions, SurveyOutcome, SurveyReader, SurveySamples};
use crate::table::SkippedRow;
use crate::tools::lines::cell;

const PART: &str = "reading";

/// The bytes at the beginning of a file by which it is known.
const HEAD: usize = 1 << 20;

/// Gathers the beginning of a file.
pub struct Beginning(Vec<u8>);

impl Job for Beginning {
    const PART: &'static str = PART;
    const NAME: &'static str = "beginning";
    type Input = ();
    type Output = Vec<u8>;

    fn begin((): ()) -> Begun<Vec<u8>> {
        Begun::Reading(Box::new(Self(Vec::new())))
    }

    fn is_short((): &(), _: u64) -> bool {
        true
    }
}

impl Reading<Vec<u8>> for Beginning {
    fn push(&mut self, bytes: &[u8]) -> bool {
        self.0.extend(bytes);
        self.0.len() < HEAD
    }

    fn finish(self: Box<Self>) -> Vec<u8> {
        self.0
    }
}

/// What comes of a file, with its answers as tests compare them.
pub type Sampled = (SurveyOutcome, SurveySamples);

/// Reads all of a file; its error stands in the place of the reader.
pub struct Rows(Result<SurveyReader, SurveyError>);

impl Job for Rows {
    const PART: &'static str = PART;
    const NAME: &'static str = "rows";
    type Input = SurveyOptions;
    type Output = Result<Sampled, SurveyError>;

    fn begin(options: SurveyOptions) -> Begun<Self::Output> {
        match SurveyReader::new(options) {
            Ok(reader) => Begun::Reading(Box::new(Self(Ok(reader)))),
            Err(error) => Begun::Over(Err(error)),
        }
    }

    fn is_short(_: &SurveyOptions, bytes: u64) -> bool {
        bytes <= SHORT
    }
}

impl Reading<Result<Sampled, SurveyError>> for Rows {
    fn push(&mut self, bytes: &[u8]) -> bool {
        let pushed = self.0.as_mut().map_or(Ok(()), |reader| reader.push(bytes));
        if let Err(error) = pushed {
            self.0 = Err(error);
        }
        self.0.is_ok()
    }

    fn finish(self: Box<Self>) -> Result<Sampled, SurveyError> {
        self.0?.finish_with_samples()
    }
}

/// What a list of rows left out says.
#[derive(Debug, Clone, BorshSerialize, BorshDeserialize)]
pub struct ListTexts {
    /// The heads of its columns.
    pub heads: [String; 4],
    /// The reasons, in the order of [`REASONS`].
    pub reasons: [String; 5],
}

/// Why rows are left out.
pub const REASONS: [SkipReason; 5] =
    [SkipReason::Number, SkipReason::Scale, SkipReason::Fields, SkipReason::Unfinished, SkipReason::Answer];

/// Lists all rows left out as CSV.
pub struct Listing {
    texts: ListTexts,
    /// None once it has refused the file.
    reader: Option<SurveyReader>,
    text: String,
}

impl Listing {
    fn list(&mut self, rows: &[SkippedRow<SkipReason>]) {
        for row in rows {
            let texts = [row.column.as_deref(), row.value.as_deref()].map(Option::unwrap_or_default).map(cell);
            let [column, value] = texts;
            let place = REASONS.iter().position(|reason| *reason == row.reason);
            let reason = place.and_then(|place| self.texts.reasons.get(place)).map(|reason| cell(reason));
            self.text += &format!("{},{column},{value},{}\r\n", row.line, reason.unwrap_or_default());
        }
    }
}

impl Job for Listing {
    const PART: &'static str = PART;
    const NAME: &'static str = "leftOut";
    type Input = (SurveyOptions, ListTexts);
    type Output = Option<String>;

    fn begin((options, texts): Self::Input) -> Begun<Self::Output> {
        let text = format!("{}\r\n", texts.heads.each_ref().map(|head| cell(head)).join(","));
        Begun::Reading(Box::new(Self { texts, reader: SurveyReader::listing_all(options).ok(), text }))
    }

    fn is_short(_: &Self::Input, bytes: u64) -> bool {
        bytes <= SHORT
    }
}

impl Reading<Option<String>> for Listing {
    fn push(&mut self, bytes: &[u8]) -> bool {
        let Some(mut reader) = self.reader.take() else { return false };
        let is_read = reader.push(bytes).is_ok();
        self.list(&reader.take_skipped());
        self.reader = is_read.then_some(reader);
        is_read
    }

    fn finish(mut self: Box<Self>) -> Option<String> {
        let outcome = self.reader.take()?.finish().ok()?;
        self.list(&outcome.skipped.rows);
        Some(self.text)
    }
}
