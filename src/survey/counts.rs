//! All that is counted while rows come.

use super::date::{Date, Day, monday};
use super::error::Result;
use super::histogram::{NevBins, Scatter};
use super::layout::{Layout, Skip, too_many};
use super::options::{SurveyMetric, SurveyOptions, SurveyRole};
use super::outcome::{
    Bin, GroupOutcome, NevAndRating, PeriodOutcome, SkipReason, SurveyOutcome, SurveyResult, SurveySamples,
};
use super::tally::{Answers, Tally};
use super::texts::Texts;
use crate::metrics::models::date::iso_date;
use crate::metrics::{CorrelationTally, NevVariantTally, Segments};
use crate::table::{Row, Skipped, SkippedRow, SortedMap};

/// The segments of a result.
const MOST_SEGMENTS: usize = 1000;

/// The groups of a result.
const MOST_GROUPS: usize = 2;

/// The width of a scale whose ratings are counted one by one.
const MOST_STEPS: f64 = 1000.0;

/// All that is counted while rows come. Parts of it add up: exactly what one count of all rows in their order gives.
#[derive(Debug, Clone)]
pub(super) struct Counts {
    empty: Tally,
    all: Tally,
    segments: Segments<Tally>,
    groups: Segments<Tally>,
    /// By week, where a month ends within it in two parts.
    dates: SortedMap<Date, Tally>,
    /// How many dates have the day first, and how many the month, beyond doubt.
    days_first: [u64; 2],
    rows: u64,
    skipped: Skipped<SkipReason>,
    /// The rows left out that are listed.
    listed: usize,
    nev: NevBins,
    ratings: SortedMap<i64, u64>,
    /// Whether the ratings are of a scale that has few enough to count each.
    has_few_steps: bool,
    both: Option<(CorrelationTally, Scatter)>,
    texts: Texts,
    variants: Option<NevVariantTally>,
    garbled_line: Option<u64>,
    swallowing_line: Option<u64>,
}

impl Counts {
    /// # Errors
    /// Of options that a count does not take.
    pub(super) fn new(options: &SurveyOptions, layout: &Layout) -> Result<Self> {
        let empty = Tally::new(options)?;
        let width = options.scale().max - options.scale().min;
        let has_rating = layout.answers.iter().any(|column| column.slot == super::layout::RATING);
        let is_both = options.metric == SurveyMetric::Nev && has_rating;
        let nev = NevBins::new(options.scale());
        let both = is_both.then(|| CorrelationTally::new(options.scale())).transpose()?;
        Ok(Self {
            all: empty.clone(),
            empty,
            segments: Segments::default(),
            groups: Segments::default(),
            dates: SortedMap::default(),
            days_first: [0; 2],
            rows: 0,
            skipped: Skipped::default(),
            listed: Skipped::<SkipReason>::LISTED,
            both: both.map(|correlation| (correlation, Scatter::default())),
            variants: options
                .felt_from
                .map(|felt_from| NevVariantTally::new(options.scale().min as u8, options.scale().max as u8, felt_from)),
            nev,
            ratings: SortedMap::default(),
            has_few_steps: options.metric != SurveyMetric::Nev && width <= MOST_STEPS,
            texts: Texts::default(),
            garbled_line: None,
            swallowing_line: None,
        })
    }

    /// Counts a row of data.
    pub(super) fn add(&mut self, row: &Row<'_>, layout: &Layout) {
        self.rows += 1;
        if self.garbled_line.is_none() && row.is_garbled() {
            self.garbled_line = Some(row.line());
        }
        if row.swallows_lines() {
            self.swallowing_line = Some(row.line());
        }
        let read = layout.read(row);
        if !read.is_err_and(Skip::is_of_row) {
            layout.open_texts(row).for_each(|text| self.texts.add(text));
        }
        match read {
            Ok(answers) => self.add_answers(&answers, row, layout),
            Err(skip) => self.skipped.add(skip.reason, self.listed, || skip.listed(row, &layout.headers)),
        }
    }

    /// Counts a row of which only the answers count, as whole numbers; see [`crate::metrics::NevTally::add_whole`].
    pub(super) fn add_whole(&mut self, emotions: &[u8; 20], rating: Option<u8>) {
        self.rows += 1;
        if let Some(variants) = &mut self.variants {
            variants.add_whole(emotions);
        }
        if let Tally::Nev(tally) = &mut self.all {
            let nev = tally.add_whole(emotions);
            self.describe(nev, rating.map(i64::from));
        } else {
            let answers = Answers { emotions: [f64::NAN; 20], rating: rating.map(i64::from) };
            self.all.add(&answers);
            self.describe(None, answers.rating);
        }
    }

    fn add_answers(&mut self, answers: &Answers, row: &Row<'_>, layout: &Layout) {
        let nev = self.all.add(answers);
        if let Some(variants) = &mut self.variants {
            variants.add(&answers.emotions);
        }
        self.describe(nev, answers.rating);
        let cell = |column: Option<usize>| column.map(|column| row.cell(column).trim()).filter(|cell| !cell.is_empty());
        if let Some(segment) = cell(layout.segment) {
            part(&mut self.segments, segment, MOST_SEGMENTS, &self.empty, answers);
        }
        if let Some(group) = cell(layout.group) {
            part(&mut self.groups, group, MOST_GROUPS, &self.empty, answers);
        }
        if let Some(date) = cell(layout.date).and_then(Date::read) {
            self.add_date(date, answers);
        }
    }

    fn add_date(&mut self, date: Date, answers: &Answers) {
        if let Some(day_first) = date.day_first() {
            let [days, months] = &mut self.days_first;
            *(if day_first { days } else { months }) += 1;
        }
        self.dates.change(date.in_its_week(), || self.empty.clone(), |tally| tally.add(answers));
    }

    /// Counts a row in the pictures: of NEV by its bin, of others by the rating.
    fn describe(&mut self, nev: Option<f64>, rating: Option<i64>) {
        match (nev, rating) {
            (Some(nev), rating) => {
                let bin = self.nev.add(nev);
                if let (Some((correlation, scatter)), Some(rating @ 0..=10)) = (&mut self.both, rating) {
                    correlation.add(nev, rating as u8);
                    scatter.add(bin, rating as u8);
                }
            }
            (None, Some(rating)) if self.has_few_steps => {
                self.ratings.change(rating, || 0, |count| *count += 1);
            }
            (None, _) => {}
        }
    }
}

/// Counts a row in its part. One more than the most is kept, to tell that there are more.
fn part(parts: &mut Segments<Tally>, name: &str, most: usize, empty: &Tally, answers: &Answers) {
    if parts.len() <= most {
        parts.change(
            name,
            || empty.clone(),
            |tally| {
                tally.add(answers);
            },
        );
    }
}

impl Counts {
    /// Lists all rows left out; see [`Self::take_listed`].
    pub(super) fn list_all(&mut self) {
        self.listed = usize::MAX;
    }

    /// The rows left out since the last call.
    pub(super) fn take_listed(&mut self) -> Vec<SkippedRow<SkipReason>> {
        std::mem::take(&mut self.skipped.rows)
    }

    /// Adds the counts of rows that follow these, before which the file has `lines` lines more than that count knows of.
    pub(super) fn merge(&mut self, later: &Self, lines: u64) {
        let merge = |tally: &mut Tally, other: &Tally| tally.merge(other);
        merge(&mut self.all, &later.all);
        let new = || self.empty.clone();
        self.segments.merge(&later.segments, new, merge);
        self.groups.merge(&later.groups, new, merge);
        for (date, other) in later.dates.iter() {
            self.dates.change(*date, || self.empty.clone(), |tally| tally.merge(other));
        }
        self.days_first.iter_mut().zip(later.days_first).for_each(|(count, other)| *count += other);
        self.rows += later.rows;
        self.skipped.merge(&later.skipped, self.listed, lines);
        self.nev.merge(&later.nev);
        for (rating, more) in later.ratings.iter() {
            self.ratings.change(*rating, || 0, |count| *count += more);
        }
        if let (Some((correlation, scatter)), Some((other, others))) = (&mut self.both, &later.both) {
            correlation.merge(other);
            scatter.merge(others);
        }
        self.texts.merge(&later.texts);
        if let (Some(variants), Some(others)) = (&mut self.variants, &later.variants) {
            variants.merge(others);
        }
        self.garbled_line = self.garbled_line.or(later.garbled_line.map(|line| line + lines));
        self.swallowing_line = self.swallowing_line.or(later.swallowing_line.map(|line| line + lines));
    }

    /// What comes of the rows so far.
    ///
    /// # Errors
    /// `OutOfRange` at `"columns.segment"` and `"columns.group"` beyond 1000 and 2 of them.
    pub(super) fn outcome(&self, options: &SurveyOptions, layout: &Layout) -> Result<SurveyOutcome> {
        let level = options.confidence();
        self.check_parts()?;
        let result = |tally: &Tally| tally.result(level);
        let day_first = options.day_first.or(self.day_first());
        let is_day_first_unknown = day_first.is_none() && self.dates.keys().any(|date| date.resolve(None).is_none());
        let has_periods = layout.date.is_some() && !is_day_first_unknown;
        let month = |(year, month, _): Day| format!("{year:04}-{month:02}");
        let week = |day: Day| iso_date(monday(day));
        let group = |group: crate::metrics::SegmentResult<SurveyResult>| GroupOutcome {
            group: group.segment,
            result: group.result,
        };
        let groups = layout.group.map(|_| self.groups.results(result)).transpose()?;
        Ok(SurveyOutcome {
            result: result(&self.all)?,
            segments: self.segments.results(result)?,
            periods: has_periods.then(|| self.periods(day_first, level, &month)).transpose()?,
            weeks: has_periods.then(|| self.periods(day_first, level, &week)).transpose()?,
            groups: groups.map(|groups| groups.into_iter().map(group).collect()),
            rows: self.rows,
            skipped: self.skipped.clone(),
            distribution: self.distribution(options),
            nev_and_rating: self.nev_and_rating(level)?,
            variants: self.variants.as_ref().map(|variants| variants.result(level)).transpose()?,
            is_day_first_unknown,
            texts: self.texts.listed(),
            garbled_line: self.garbled_line,
            swallowing_line: self.swallowing_line,
        })
    }

    /// The answers and those of their parts, as tests compare them.
    ///
    /// # Errors
    /// `OutOfRange` or `NotFinite` at `"confidence"`; `OutOfRange` at `""` beyond the range of a double.
    pub(super) fn samples(&self, options: &SurveyOptions) -> Result<SurveySamples> {
        let of = |parts: &Segments<Tally>| parts.results(|tally| Ok(tally.test_sample()));
        let groups = of(&self.groups)?.into_iter().map(|group| (group.segment, group.result));
        Ok(SurveySamples {
            all: self.all.test_sample(),
            segments: of(&self.segments)?.into_iter().map(|segment| segment.result).collect(),
            differences: self.segments.against_the_rest(Tally::test_sample, options.confidence())?,
            groups: groups.collect(),
        })
    }

    fn check_parts(&self) -> Result<()> {
        let (segments, groups) = (self.segments.len(), self.groups.len());
        if segments > MOST_SEGMENTS {
            return Err(too_many(SurveyRole::Segment, segments, MOST_SEGMENTS).into());
        }
        if groups > MOST_GROUPS {
            return Err(too_many(SurveyRole::Group, groups, MOST_GROUPS).into());
        }
        Ok(())
    }

    /// Whether the day comes first, by the dates that tell.
    fn day_first(&self) -> Option<bool> {
        let [days, months] = self.days_first;
        (days != months).then_some(days > months)
    }

    /// The results of each period that has answers; its name sorts as its days do.
    fn periods(&self, day_first: Option<bool>, level: f64, name: &dyn Fn(Day) -> String) -> Result<Vec<PeriodOutcome>> {
        let mut periods: SortedMap<String, Tally> = SortedMap::default();
        for (date, other) in self.dates.iter() {
            if let Some(day) = date.resolve(day_first) {
                periods.change(name(day), || self.empty.clone(), |tally| tally.merge(other));
            }
        }
        let period = |(name, tally): (String, Tally)| Ok(PeriodOutcome { name, result: tally.result(level)? });
        periods.into_iter().map(period).collect()
    }

    fn distribution(&self, options: &SurveyOptions) -> Vec<Bin> {
        if options.metric == SurveyMetric::Nev {
            return self.nev.bins();
        }
        let bin = |(rating, count): (&i64, &u64)| Bin { low: *rating as f64, high: *rating as f64, count: *count };
        self.ratings.iter().map(bin).collect()
    }

    fn nev_and_rating(&self, level: f64) -> Result<Option<NevAndRating>> {
        let Some((correlation, scatter)) = &self.both else { return Ok(None) };
        Ok(Some(NevAndRating { correlation: correlation.result(level)?, scatter: scatter.cells(&self.nev) }))
    }
}
