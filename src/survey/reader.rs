//! Streams a survey file.

use super::counts::Counts;
use super::error::Result;
use super::layout::Layout;
use super::options::SurveyOptions;
use super::outcome::{SkipReason, SurveyOutcome, SurveySamples};
use super::quick::QuickRows;
use crate::table::{Head, Quick, Row, RowSink, Sample, SkippedRow, TableReader, inspect};

/// Reads a survey file that comes in chunks, in constant memory.
///
/// What the options leave open is found from the first 64 KiB, as [`inspect_survey`](super::inspect_survey) does. What a chunk
/// ends within changes nothing.
///
/// # Examples
/// ```
/// # use feltworth::survey::{SurveyMetric, SurveyOptions, SurveyReader, SurveyResult};
/// let mut reader = SurveyReader::new(SurveyOptions::new(SurveyMetric::Nps))?;
/// for chunk in ["How likely are you to reco", "mmend us?,Why?\n9,\"Fast, kind\"\n1", "0,\n3,slow\neleven,\n"] {
///     reader.push(chunk.as_bytes())?;
/// }
/// let outcome = reader.finish()?;
/// let SurveyResult::Nps(result) = outcome.result else { unreachable!() };
/// assert_eq!((result.n, result.promoters, result.detractors), (3, 2, 1));
/// assert_eq!((outcome.rows, outcome.skipped.count, outcome.skipped.rows[0].line), (4, 1, 5));
/// # Ok::<(), feltworth::survey::SurveyError>(())
/// ```
#[derive(Debug, Clone)]
pub struct SurveyReader {
    options: SurveyOptions,
    head: Head,
    reading: Option<Box<Reading>>,
    lists_all: bool,
}

/// A file whose form and columns are known.
#[derive(Debug, Clone)]
struct Reading {
    table: TableReader,
    rows: Rows,
}

impl Reading {
    /// The same at the beginning of a part.
    fn for_part(&self, options: &SurveyOptions) -> Option<Self> {
        let counts = Counts::new(options, &self.rows.layout).ok()?;
        let rows = Rows { counts, headers_left: 0, ..self.rows.clone() };
        Some(Self { table: self.table.for_part(), rows })
    }
}

/// The rows of a file and what is counted of them.
#[derive(Debug, Clone)]
struct Rows {
    layout: Layout,
    quick: Option<QuickRows>,
    headers_left: usize,
    counts: Counts,
}

impl SurveyReader {
    /// A reader at the beginning of a file.
    ///
    /// # Errors
    /// Those of [`SurveyOptions::check`].
    pub fn new(options: SurveyOptions) -> Result<Self> {
        options.check()?;
        Ok(Self { options, head: Head::default(), reading: None, lists_all: false })
    }

    /// A reader for a second reading, which lists all rows that are left out: take them with [`Self::take_skipped`] while
    /// the file is read.
    ///
    /// # Errors
    /// As of [`Self::new`].
    pub fn listing_all(options: SurveyOptions) -> Result<Self> {
        Ok(Self { lists_all: true, ..Self::new(options)? })
    }

    /// Reads the next bytes of the file.
    ///
    /// # Errors
    /// Those of [`Self::finish`] that the first 64 KiB show.
    pub fn push(&mut self, chunk: &[u8]) -> Result<()> {
        let mut rest = chunk;
        while self.reading.is_none() {
            rest = self.head.fill(rest);
            if !self.head.is_full() {
                return Ok(());
            }
            let sample = inspect(self.head.bytes(), &self.options.form)?;
            if sample.is_enough() || !self.head.grow() {
                self.reading = Some(Box::new(self.begin(&sample)?));
            }
        }
        if let Some(reading) = &mut self.reading {
            reading.table.push(rest, &mut reading.rows);
        }
        Ok(())
    }

    /// A reader for the part of the same file behind some line feed, once the first 64 KiB have been read: for a second
    /// worker. `None` before.
    pub fn for_part(&self) -> Option<Self> {
        let reading = self.reading.as_ref()?;
        Some(Self { reading: Some(Box::new(reading.for_part(&self.options)?)), ..self.clone_without_reading() })
    }

    /// Adds what a reader of [`Self::for_part`] has read of the bytes that follow: to the same bits as if this one had read
    /// them, as long as answers have at most six decimals and are at most 1000 in size.
    ///
    /// `false`, and nothing is added, if this reader stands within a row: the line feed is one within a quotation, and the
    /// part is to be pushed here instead.
    pub fn append(&mut self, part: Self) -> bool {
        match (&mut self.reading, part.reading) {
            (Some(reading), Some(mut part)) if reading.table.is_between_rows() => {
                let lines = reading.table.line() - 1;
                reading.rows.counts.merge(&part.rows.counts, lines);
                part.table.skip_lines(lines);
                reading.table = part.table;
                true
            }
            _ => false,
        }
    }

    fn clone_without_reading(&self) -> Self {
        Self { options: self.options.clone(), head: self.head.clone(), reading: None, lists_all: self.lists_all }
    }

    /// What comes of the file if it ended here. It never changes what a later push does.
    ///
    /// # Errors
    /// [`TableError`](crate::table::TableError) where it is no table; of columns `Missing`, `Inconsistent` at `"columns.<role>"`
    /// (`Missing` at `"columns"` where none is recognised); `OutOfRange` at `"columns.segment"` beyond 1000 segments and at
    /// `"columns.group"` beyond two groups.
    pub fn finish(&self) -> Result<SurveyOutcome> {
        let rows = self.end()?;
        rows.counts.outcome(&self.options, &rows.layout)
    }

    /// The same, with the answers as tests compare them.
    ///
    /// # Errors
    /// As of [`Self::finish`].
    pub fn finish_with_samples(&self) -> Result<(SurveyOutcome, SurveySamples)> {
        let rows = self.end()?;
        Ok((rows.counts.outcome(&self.options, &rows.layout)?, rows.counts.samples(&self.options)?))
    }

    /// The rows if the file ended here.
    fn end(&self) -> Result<Rows> {
        let mut end = match &self.reading {
            Some(reading) => reading.as_ref().clone(),
            None => self.begin(&inspect(self.head.bytes(), &self.options.form)?)?,
        };
        end.table.finish(&mut end.rows);
        Ok(end.rows)
    }

    /// The rows left out since the last call, of a reader that lists all. At the end of a file without a last line end its
    /// last row is told by [`Self::finish`] alone.
    pub fn take_skipped(&mut self) -> Vec<SkippedRow<SkipReason>> {
        self.reading.as_mut().map(|reading| reading.rows.counts.take_listed()).unwrap_or_default()
    }

    /// Finds out what the file is from its beginning, and reads this.
    fn begin(&self, sample: &Sample) -> Result<Reading> {
        let layout = Layout::new(sample, &self.options)?;
        let mut counts = Counts::new(&self.options, &layout)?;
        if self.lists_all {
            counts.list_all();
        }
        let quick = QuickRows::new(&layout, sample.form.separator.byte());
        let rows = Rows { quick, headers_left: layout.header_rows, layout, counts };
        let mut reading = Reading { table: TableReader::new(sample.form.encoding, sample.form.separator), rows };
        reading.table.push(self.head.bytes(), &mut reading.rows);
        Ok(reading)
    }
}

impl RowSink for Rows {
    fn row(&mut self, row: &Row<'_>) {
        match self.headers_left.checked_sub(1) {
            Some(left) => self.headers_left = left,
            None => self.counts.add(row, &self.layout),
        }
    }

    fn quick(&mut self, bytes: &[u8], _line: u64) -> Quick {
        let mut taken = Quick::default();
        let Some(quick) = self.quick.as_ref().filter(|_| self.headers_left == 0) else { return taken };
        let mut rest = bytes;
        while let Some((answers, behind)) = quick.read(rest) {
            self.counts.add_whole(&answers.emotions, answers.rating);
            taken.rows += 1;
            rest = behind;
        }
        taken.bytes = bytes.len() - rest.len();
        taken
    }
}
