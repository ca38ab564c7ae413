//! Which column is for what: by what the visitor says, else by headers and cells.

use super::emotion_words::{Certainty, emotion_of};
use super::error::Result;
use super::header_words::{Fit, date_rank, is_about, is_group, is_segment, is_twin};
use super::options::{SurveyMetric, SurveyOptions, SurveyRole};
use super::rating::{Answer, Labels, is_date};
use super::wordings::Suggestions;
use super::words::words;
use crate::metrics::{Emotion, MetricError, Rule, Scale};
use crate::table::{Column, Sample, SortedMap};

/// The columns of a file with what its beginning shows of them.
pub(super) struct Columns<'a> {
    options: &'a SurveyOptions,
    sample: &'a Sample,
    headers: &'a [String],
    columns: Vec<Evidence<'a>>,
}

/// What a header and the cells of the beginning say of a column.
struct Evidence<'a> {
    words: Vec<String>,
    emotion: Option<(Emotion, Certainty)>,
    fit: Fit,
    date_rank: Option<usize>,
    /// Whether it may be an answer, by its header and its cells: no id, no date, no text that people write.
    is_answer: bool,
    cells: Cells<'a>,
}

/// The cells of a column.
#[derive(Default)]
struct Cells<'a> {
    filled: usize,
    dates: usize,
    on_scale: usize,
    off_scale: usize,
    max: f64,
    /// Those that are neither empty nor numbers, once each.
    texts: SortedMap<&'a str, ()>,
    has_known_wording: bool,
}

/// The columns that fit each role: none, the one, or several that the visitor has to choose from.
pub(super) struct Roles {
    pub(super) chosen: Vec<(SurveyRole, usize)>,
    pub(super) ambiguous: Vec<(SurveyRole, Vec<usize>)>,
    /// The emotions that no header names, where columns of answers are left over.
    pub(super) missing: Vec<Emotion>,
    wrong: Option<MetricError>,
}

impl<'a> Columns<'a> {
    pub(super) fn new(options: &'a SurveyOptions, sample: &'a Sample, headers: &'a [String], labels: &Labels) -> Self {
        let evidence = |position| Evidence::of(position, headers, sample, options, labels);
        Self { options, sample, headers, columns: (0..headers.len()).map(evidence).collect() }
    }

    /// Which column has which role. What the visitor has said wrongly is left out here, and told by [`Roles::checked`].
    pub(super) fn roles(&self) -> Roles {
        let mut roles = Roles { chosen: Vec::new(), ambiguous: Vec::new(), missing: Vec::new(), wrong: None };
        for role in SurveyRole::all() {
            match self.fitting(role) {
                Ok(columns) => roles.add(role, columns),
                Err(error) => roles.wrong = roles.wrong.or(Some(error)),
            }
        }
        roles.missing = self.missing(&roles);
        roles
    }

    /// The emotions about which nothing is known or said, where columns hold answers on the scale that no role has.
    fn missing(&self, roles: &Roles) -> Vec<Emotion> {
        let is_left_over = |(at, column): (usize, &Evidence<'_>)| column.is_plain_answer() && !roles.has(at);
        if self.options.metric != SurveyMetric::Nev || !self.columns.iter().enumerate().any(is_left_over) {
            return Vec::new();
        }
        let is_open = |emotion: &Emotion| {
            let role = SurveyRole::Emotion(*emotion);
            self.options.column(role).is_none() && !roles.knows(role)
        };
        Emotion::ALL.into_iter().filter(is_open).collect()
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
            [..] => Err(inconsistent(role, Rule::HeaderOnce)),
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
        let mentioned = self.with(|column| column.is_answer && column.emotion == Some((emotion, Certainty::Mentioned)));
        self.rather(mentioned, |column| column.cells.has_ratings())
    }

    /// The columns whose question fits best.
    fn rating(&self) -> Vec<usize> {
        let is_nev = self.options.metric == SurveyMetric::Nev;
        let fits: &[Fit] =
            if is_nev { &[Fit::Own, Fit::Likely] } else { &[Fit::Own, Fit::Likely, Fit::Rating, Fit::Silent] };
        let found = fits.iter().map(|fit| self.with(|column| column.fit == *fit && self.may_be_rating(column)));
        let best = self.likeliest(found.into_iter().find(|columns| !columns.is_empty()).unwrap_or_default());
        if best.is_empty() && self.columns.len() == 1 && !is_nev {
            self.with(|column| column.cells.filled > 0)
        } else {
            best
        }
    }

    /// Whether cells and header let a column be the rating: the less the header says, the more the cells have to.
    fn may_be_rating(&self, column: &Evidence<'_>) -> bool {
        let is_emotion = column.emotion.is_some() && self.options.metric == SurveyMetric::Nev;
        let says_enough = match column.fit {
            Fit::Own => true,
            Fit::Likely | Fit::Rating => column.cells.has_ratings() || column.cells.are_chosen(),
            Fit::Silent => column.emotion.is_none() && column.words.len() <= 2 && self.is_plainly_rating(column),
            Fit::Foreign => false,
        };
        column.is_answer && !is_emotion && says_enough
    }

    /// Of columns whose headers fit alike those whose cells fit, where some do.
    fn likeliest(&self, columns: Vec<usize>) -> Vec<usize> {
        let columns = self.rather(columns, |column| column.cells.has_ratings());
        let columns = self.rather(columns, |column| column.cells.fit());
        self.rather(columns, |column| self.is_of_eleven_points(column))
    }

    /// Whether numbers are on a scale that no other question has, where that of the metric is a likelihood from 0 to 10.
    fn is_of_eleven_points(&self, column: &Evidence<'_>) -> bool {
        matches!(self.options.metric, SurveyMetric::Csat | SurveyMetric::Ces) || column.cells.max > 7.0
    }

    /// Whether the cells alone say that these are the ratings.
    fn is_plainly_rating(&self, column: &Evidence<'_>) -> bool {
        column.cells.on_scale > 0
            && column.cells.off_scale == 0
            && column.cells.texts.is_empty()
            && self.is_of_eleven_points(column)
    }

    fn rather(&self, columns: Vec<usize>, is_better: impl Fn(&Evidence<'_>) -> bool) -> Vec<usize> {
        let better: Vec<usize> =
            columns.iter().copied().filter(|position| self.columns.get(*position).is_some_and(&is_better)).collect();
        if better.is_empty() { columns } else { better }
    }

    /// The dates of answers that say best when they were given.
    fn date(&self) -> Vec<usize> {
        let rank =
            |column: &Evidence<'_>| column.date_rank.filter(|_| column.cells.dates > 0 || column.cells.filled == 0);
        let best = self.columns.iter().filter_map(rank).min();
        self.with(|column| best.is_some() && rank(column) == best)
    }

    fn group(&self) -> Vec<usize> {
        let values = |position: usize| -> SortedMap<&str, ()> {
            let cells = self.sample.data().iter().map(|row| Sample::cell(row, position));
            cells.filter(|cell| !cell.is_empty()).map(|cell| (cell, ())).collect()
        };
        let named = self.with(|column| is_group(&column.words));
        named.into_iter().filter(|position| values(*position).len() <= 2).collect()
    }

    fn with(&self, fits: impl Fn(&Evidence<'_>) -> bool) -> Vec<usize> {
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

    /// Whether a column has a role, or may have one.
    fn has(&self, column: usize) -> bool {
        let may_be = |(_, columns): &(SurveyRole, Vec<usize>)| columns.contains(&column);
        self.chosen.iter().any(|(_, chosen)| *chosen == column) || self.ambiguous.iter().any(may_be)
    }

    /// Whether a role has a column, or several that fit it.
    fn knows(&self, role: SurveyRole) -> bool {
        self.column(role).is_some() || self.ambiguous.iter().any(|(of, _)| *of == role)
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
            return Err(inconsistent(*role, Rule::OneColumn).into());
        }
        let answers: Vec<&(SurveyRole, usize)> = self.chosen.iter().filter(|(role, _)| role.is_answer()).collect();
        let taken = |at: usize, column: usize| answers.iter().take(at).any(|(_, other)| *other == column);
        if let Some((_, (role, _))) = answers.iter().enumerate().find(|(at, (_, column))| taken(*at, *column)) {
            return Err(inconsistent(*role, Rule::ColumnOfItsOwn).into());
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

fn inconsistent(role: SurveyRole, rule: Rule) -> MetricError {
    MetricError::Inconsistent { field: role.path(), rule }
}

impl<'a> Evidence<'a> {
    fn of(position: usize, headers: &[String], sample: &'a Sample, options: &SurveyOptions, labels: &Labels) -> Self {
        let header = headers.get(position).map_or("", String::as_str);
        let words = words(header);
        let emotion = emotion_of(header);
        let is_likelihood = options.metric == SurveyMetric::Nev && emotion.is_none();
        let scale = if is_likelihood { Scale { min: 0.0, max: 10.0 } } else { options.scale() };
        let cells = Cells::of(sample.data().iter().map(|row| Sample::cell(row, position)), labels, scale);
        let names = sample.headers().iter().map(|row| self::words(Sample::cell(row, position)));
        let is_twin = names.chain([words.clone()]).any(|name| is_twin(&name));
        let is_about = sample.form.header_rows > 0 && headers.len() > 1 && is_about(&words);
        Self {
            emotion,
            fit: Fit::of(&words, options.metric),
            date_rank: date_rank(&words),
            is_answer: !is_twin && !is_about && !cells.are_written() && cells.dates * 2 <= cells.filled,
            cells,
            words,
        }
    }

    /// Whether the cells are numbers on the scale and nothing else.
    fn is_plain_answer(&self) -> bool {
        self.is_answer && self.cells.on_scale > 0 && self.cells.off_scale == 0 && self.cells.texts.is_empty()
    }

    /// Whether nothing but its name speaks against an emotion: no twin of another column.
    fn is_free(&self) -> bool {
        !is_twin(&self.words)
    }
}

impl<'a> Cells<'a> {
    fn of(cells: impl Iterator<Item = &'a str>, labels: &Labels, scale: Scale) -> Self {
        let mut all = Self::default();
        for cell in cells.filter(|cell| !cell.is_empty()) {
            all.filled += 1;
            match labels.read(cell) {
                Answer::Number(number) => all.add(number, scale),
                Answer::None | Answer::Unknown => all.texts.insert(cell, ()),
            }
            all.dates += usize::from(is_date(cell));
        }
        let few: Vec<&str> = all.texts.keys().take(MOST_CHOICES).copied().collect();
        let suggestions = Suggestions::new(few.iter().map(|text| (*text, 1)), scale, false);
        all.has_known_wording = few.iter().any(|text| suggestions.of(text).is_some());
        all
    }

    fn add(&mut self, number: f64, scale: Scale) {
        self.max = self.max.max(number);
        *(if scale.contains(number) { &mut self.on_scale } else { &mut self.off_scale }) += 1;
    }

    fn numbers(&self) -> usize {
        self.on_scale + self.off_scale
    }

    fn has_ratings(&self) -> bool {
        self.numbers() > 0 || self.has_known_wording
    }

    /// Whether most numbers, if there are any, are on the scale.
    fn fit(&self) -> bool {
        self.numbers() == 0 || self.on_scale * 2 > self.numbers()
    }

    /// Whether nothing speaks against texts being choices: there is none, or some stand there again.
    fn are_chosen(&self) -> bool {
        self.filled == 0 || self.texts.len() < self.filled
    }

    /// Whether the cells are what people write rather than what they choose: long, or hardly ever the same.
    fn are_written(&self) -> bool {
        let is_long = |text: &&str| text.chars().count() > 80;
        self.numbers() * 2 < self.filled && (self.texts.len() > MOST_CHOICES || self.texts.keys().any(is_long))
    }
}

/// The different texts of a question that offers choices.
const MOST_CHOICES: usize = 15;
