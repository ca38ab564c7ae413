//! Which column is for what: by what the visitor says, else by headers and cells.

use super::emotion_words::{Certainty, emotion_of};
use super::error::Result;
use super::header_words::{Fit, date_rank, is_about, is_group, is_segment, is_twin};
use super::options::{Column, SurveyMetric, SurveyOptions, SurveyRole};
use super::rating::{Answer, Labels, is_date};
use super::wordings::Suggestions;
use super::words::words;
use crate::metrics::{Emotion, MetricError, Scale};
use crate::table::Sample;
use std::collections::BTreeSet;

/// The columns of a file with what its beginning shows of them.
pub(super) struct Columns<'a> {
    options: &'a SurveyOptions,
    sample: &'a Sample,
    headers: &'a [String],
    columns: Vec<Evidence>,
}

/// What a header and the cells of the beginning say of a column.
struct Evidence {
    words: Vec<String>,
    emotion: Option<(Emotion, Certainty)>,
    fit: Fit,
    date_rank: Option<usize>,
    is_answer: bool,
    has_dates: bool,
    values: usize,
    numbers: Numbers,
    has_ratings: bool,
}

/// The numbers of a column.
#[derive(Default)]
struct Numbers {
    on_scale: usize,
    off_scale: usize,
    max: f64,
}

/// The columns that fit each role: none, the one, or several that the visitor has to choose from.
pub(super) struct Roles {
    pub(super) chosen: Vec<(SurveyRole, usize)>,
    pub(super) ambiguous: Vec<(SurveyRole, Vec<usize>)>,
    wrong: Option<MetricError>,
}

impl<'a> Columns<'a> {
    pub(super) fn new(options: &'a SurveyOptions, sample: &'a Sample, headers: &'a [String], labels: &Labels) -> Self {
        let evidence = |position| Evidence::of(position, headers, sample, options, labels);
        Self { options, sample, headers, columns: (0..headers.len()).map(evidence).collect() }
    }

    /// Which column has which role. What the visitor has said wrongly is left out here, and told by [`Roles::checked`].
    pub(super) fn roles(&self) -> Roles {
        let mut roles = Roles { chosen: Vec::new(), ambiguous: Vec::new(), wrong: None };
        for role in SurveyRole::all() {
            match self.fitting(role) {
                Ok(columns) => roles.add(role, columns),
                Err(error) => roles.wrong = roles.wrong.or(Some(error)),
            }
        }
        roles
    }

    fn fitting(&self, role: SurveyRole) -> std::result::Result<Vec<usize>, MetricError> {
        match self.options.column(role) {
            Some(None) => Ok(Vec::new()),
            Some(Some(column)) => self.named(role, column).map(|position| vec![position]),
            None => Ok(self.recognised(role)),
        }
    }

    /// The position of a column that the visitor names.
    fn named(&self, role: SurveyRole, column: &Column) -> std::result::Result<usize, MetricError> {
        let positions = match column {
            Column::Position(position) => (*position < self.headers.len()).then_some(*position).into_iter().collect(),
            Column::Header(name) => self.with_header(name.trim()),
        };
        match *positions.as_slice() {
            [] => Err(MetricError::Missing { field: role.path() }),
            [position] => Ok(position),
            [..] => Err(inconsistent(role, "a header that stands once")),
        }
    }

    /// The columns of a header, as it is shown or as one of several header rows has it.
    fn with_header(&self, name: &str) -> Vec<usize> {
        let with =
            |header: &dyn Fn(usize) -> bool| (0..self.headers.len()).filter(|at| header(*at)).collect::<Vec<_>>();
        let shown = with(&|at| self.headers.get(at).is_some_and(|header| header == name));
        if !shown.is_empty() {
            return shown;
        }
        with(&|at| self.sample.headers().iter().any(|row| Sample::cell(row, at) == name))
    }

    fn recognised(&self, role: SurveyRole) -> Vec<usize> {
        match role {
            SurveyRole::Emotion(emotion) if self.options.metric == SurveyMetric::Nev => self.emotion(emotion),
            SurveyRole::Emotion(_) => Vec::new(),
            SurveyRole::Rating => self.rating(),
            SurveyRole::Segment => self.with(|column| is_segment(&column.words)),
            SurveyRole::Date => self.date(),
            SurveyRole::Group => self.group(),
        }
    }

    /// The columns named after an emotion; where there is none, those that mention it and hold ratings.
    fn emotion(&self, emotion: Emotion) -> Vec<usize> {
        let named = self.with(|column| column.is_free() && column.emotion == Some((emotion, Certainty::Named)));
        if !named.is_empty() {
            return named;
        }
        self.rather_answered(
            self.with(|column| column.is_answer && column.emotion == Some((emotion, Certainty::Mentioned))),
        )
    }

    /// The columns whose question fits best.
    fn rating(&self) -> Vec<usize> {
        let is_nev = self.options.metric == SurveyMetric::Nev;
        let fits = |column: &Evidence| column.is_answer && !(is_nev && column.emotion.is_some());
        let fitting =
            |fit: Fit| self.with(|column| fits(column) && column.fit == fit && column.suits(fit, self.options.metric));
        let least = if is_nev { Fit::Likely } else { Fit::Silent };
        let found =
            [Fit::Own, Fit::Likely, Fit::Rating, Fit::Silent].into_iter().filter(|fit| *fit >= least).map(fitting);
        let best = self.rather_answered(found.into_iter().find(|columns| !columns.is_empty()).unwrap_or_default());
        if best.is_empty() && self.columns.len() == 1 && !is_nev { self.with(|column| column.values > 0) } else { best }
    }

    /// The dates of answers that say best when they were given.
    fn date(&self) -> Vec<usize> {
        let rank = |column: &Evidence| column.date_rank.filter(|_| column.has_dates);
        let best = self.columns.iter().filter_map(rank).min();
        self.with(|column| best.is_some() && rank(column) == best)
    }

    fn group(&self) -> Vec<usize> {
        let values = |position: usize| -> BTreeSet<&str> {
            self.sample.data().iter().map(|row| Sample::cell(row, position)).filter(|cell| !cell.is_empty()).collect()
        };
        let named = self.with(|column| is_group(&column.words));
        named.into_iter().filter(|position| values(*position).len() <= 2).collect()
    }

    /// Those that hold ratings, where some do: beside them others are asked about in words ("Why would you recommend us?").
    fn rather_answered(&self, columns: Vec<usize>) -> Vec<usize> {
        let is_rated = |position: &usize| self.columns.get(*position).is_some_and(|column| column.has_ratings);
        let rated: Vec<usize> = columns.iter().copied().filter(is_rated).collect();
        if rated.is_empty() { columns } else { rated }
    }

    fn with(&self, fits: impl Fn(&Evidence) -> bool) -> Vec<usize> {
        self.columns.iter().enumerate().filter(|(_, column)| fits(column)).map(|(position, _)| position).collect()
    }
}

impl Roles {
    fn add(&mut self, role: SurveyRole, columns: Vec<usize>) {
        match *columns.as_slice() {
            [] => {}
            [column] => self.chosen.push((role, column)),
            [..] => self.ambiguous.push((role, columns)),
        }
    }

    pub(super) fn column(&self, role: SurveyRole) -> Option<usize> {
        self.chosen.iter().find(|(of, _)| *of == role).map(|(_, column)| *column)
    }

    /// The roles, if they are enough to read the file.
    ///
    /// # Errors
    /// What the visitor has said wrongly; `Inconsistent` at a role that several columns fit, or whose column another answer
    /// has, too; `Missing` at `"columns"` where nothing is recognised, at `"columns.rating"` where only that is not.
    pub(super) fn checked(self, options: &SurveyOptions) -> Result<Self> {
        if let Some(error) = self.wrong {
            return Err(error.into());
        }
        if let Some((role, _)) = self.ambiguous.first() {
            return Err(inconsistent(*role, "one column: several fit").into());
        }
        let answers: Vec<&(SurveyRole, usize)> = self.chosen.iter().filter(|(role, _)| role.is_answer()).collect();
        let taken = |at: usize, column: usize| answers.iter().take(at).any(|(_, other)| *other == column);
        if let Some((_, (role, _))) = answers.iter().enumerate().find(|(at, (_, column))| taken(*at, *column)) {
            return Err(inconsistent(*role, "a column of its own").into());
        }
        match self.missing(options) {
            Some(field) => Err(MetricError::Missing { field }.into()),
            None => Ok(self),
        }
    }

    fn missing(&self, options: &SurveyOptions) -> Option<String> {
        let is_there = |role: &SurveyRole| self.column(*role).is_some();
        if options.metric == SurveyMetric::Nev {
            let emotion = SurveyRole::all().any(|role| matches!(role, SurveyRole::Emotion(_)) && is_there(&role));
            return (!emotion).then(|| "columns".to_owned());
        }
        let is_named = options.column(SurveyRole::Rating).is_some() || !self.chosen.is_empty();
        let field = if is_named { SurveyRole::Rating.path() } else { "columns".to_owned() };
        (!is_there(&SurveyRole::Rating)).then_some(field)
    }
}

fn inconsistent(role: SurveyRole, rule: &'static str) -> MetricError {
    MetricError::Inconsistent { field: role.path(), rule }
}

impl Evidence {
    fn of(position: usize, headers: &[String], sample: &Sample, options: &SurveyOptions, labels: &Labels) -> Self {
        let header = headers.get(position).map_or("", String::as_str);
        let words = words(header);
        let code_is_twin = sample.headers().iter().any(|row| is_twin(&self::words(Sample::cell(row, position))));
        let cells: Vec<&str> =
            sample.data().iter().map(|row| Sample::cell(row, position)).filter(|cell| !cell.is_empty()).collect();
        let dates = cells.iter().filter(|cell| is_date(cell)).count();
        let scale = if options.metric == SurveyMetric::Nev && emotion_of(header).is_none() {
            Scale { min: 0.0, max: 10.0 }
        } else {
            options.scale()
        };
        let numbers = Numbers::of(&cells, labels, scale);
        let suggestions = Suggestions::new(cells.iter().map(|cell| (*cell, 1)), scale);
        let is_text = is_open_text(&cells, &numbers);
        let is_about = is_about(&words) && !(words.is_empty() && headers.len() == 1) && sample.form.header_rows > 0;
        Self {
            emotion: emotion_of(header),
            fit: Fit::of(&words, options.metric),
            date_rank: date_rank(&words),
            has_dates: dates > 0 || cells.is_empty(),
            is_answer: !is_twin(&words)
                && !code_is_twin
                && !is_about
                && !is_text
                && dates * 2 <= cells.len()
                && numbers.fit(),
            has_ratings: numbers.on_scale > 0 || cells.iter().any(|cell| suggestions.of(cell).is_some()),
            values: cells.len(),
            numbers,
            words,
        }
    }

    /// Whether nothing but its name speaks against an emotion: no twin of another column.
    fn is_free(&self) -> bool {
        !is_twin(&self.words)
    }

    /// Whether the cells suit a question that the header does not ask: only numbers that no other scale has do.
    fn suits(&self, fit: Fit, metric: SurveyMetric) -> bool {
        let is_likelihood = matches!(metric, SurveyMetric::Nev | SurveyMetric::Nps);
        let is_eleven_points = !is_likelihood || self.numbers.max > 7.0;
        match fit {
            Fit::Own => true,
            Fit::Likely => self.numbers.on_scale == 0 || is_eleven_points || self.values < 12,
            Fit::Rating => self.numbers.on_scale == 0 || is_eleven_points,
            Fit::Silent => self.numbers.on_scale > 0 && self.numbers.off_scale == 0 && is_eleven_points,
        }
    }
}

impl Numbers {
    fn of(cells: &[&str], labels: &Labels, scale: Scale) -> Self {
        let mut numbers = Self::default();
        for cell in cells {
            let Answer::Number(number) = labels.read(cell) else { continue };
            numbers.max = numbers.max.max(number);
            if scale.contains(number) { numbers.on_scale += 1 } else { numbers.off_scale += 1 }
        }
        numbers
    }

    fn all(&self) -> usize {
        self.on_scale + self.off_scale
    }

    /// Whether most numbers, if there are any, are on the scale.
    fn fit(&self) -> bool {
        self.all() == 0 || self.on_scale * 2 > self.all()
    }
}

/// Whether the cells are what people write rather than what they choose: long, or hardly ever the same.
fn is_open_text(cells: &[&str], numbers: &Numbers) -> bool {
    if numbers.all() * 2 >= cells.len() {
        return false;
    }
    let distinct: BTreeSet<&str> = cells.iter().copied().collect();
    let is_long = |cell: &&str| cell.chars().count() > 80;
    distinct.len() > 15
        || cells.iter().any(is_long)
        || (cells.len() > 5 && distinct.len() == cells.len() && distinct.len() > 11)
}
