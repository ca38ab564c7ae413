//! The NEV of a group: a row for each respondent, who they belong to, what comes of all and of each segment; and the whole
//! session as a file.

mod measure;
mod session;

pub use measure::{Measure, Measured};
pub use session::{csv, json, read, read_csv};

use super::document::{Document, Edit};
use super::entry::Entry;
use super::nev::{self, Scale};
use super::range::{Problem, Range};
use super::schema::{Field, Kind, Number, OPTIONAL, Slider, Tool, Unit, is_empty, number};
use super::settled::Settled;
use super::surveys::{Question, confidence, level};
use crate::content::Language;
use crate::metrics::{Emotion, NevResult, NevTally, NevVariantTally, NevVariants, Result as MetricResult, Segments};

/// The places of the fields. The first two are those of the questionnaire of one: its answers are the respondent's who is being
/// asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// The scale of all answers.
    Scale,
    /// The answers of the respondent who is being asked.
    Answers,
    /// The respondents: a segment, and twenty answers in the order of [`Emotion::ALL`].
    Respondents,
    /// Confidence of the intervals.
    Confidence,
    /// From which answer on an emotion counts as felt; the middle of the scale where it says none of its steps.
    FeltFrom,
}

/// The columns of the table: a segment and the emotions.
pub const WIDTH: usize = 1 + Emotion::ALL.len();

/// The inputs. They stay on the device: no address holds them.
pub static TOOL: Tool = Tool {
    id: "group",
    fields: &[
        Field { key: "scale", name: "", kind: Kind::Choice(&SCALES) },
        Field { key: "answers", name: "", kind: Kind::List(Emotion::ALL.len()) },
        Field { key: "respondents", name: "", kind: Kind::Rows(WIDTH) },
        confidence_field(),
        number("feltFrom", "", Unit::Whole, (0.0, 10.0), (1.0, 10.0, 1.0), OPTIONAL),
    ],
    initial: |_| [Scale::ZeroToTen.key(), "", "", "95", ""].map(str::to_owned).into(),
    conversions: &[],
};

const SCALES: [&str; 3] = [Scale::ZeroToTen.key(), Scale::OneToFive.key(), Scale::OneToSeven.key()];

const fn confidence_field() -> Field {
    Field { name: "", ..confidence() }
}

/// The keys of the columns.
pub fn columns() -> Vec<&'static str> {
    ["segment"].into_iter().chain(Emotion::ALL.map(Emotion::name)).collect()
}

/// What comes of the respondents.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Over all of them.
    pub result: NevResult,
    /// What others publish as NEV, over all of them.
    pub variants: NevVariants,
    /// Whether any of them belong to a segment.
    pub has_segments: bool,
    /// How many respondents have a NEV from a first number up to a second.
    pub bins: Vec<(f64, f64, u64)>,
    /// How many rows are left out, since an answer in them is none.
    pub wrong: usize,
    /// The width of the scale: NEV lies within it on both sides of zero.
    pub reach: f64,
    /// Confidence of the intervals.
    pub confidence: f64,
}

/// The scale of a document.
pub fn scale(document: &Document) -> Scale {
    document.choice(Input::Scale as usize).and_then(Scale::from_key).unwrap_or_default()
}

/// From which answer on an emotion counts as felt.
pub fn felt_from(document: &Document) -> u8 {
    let scale = scale(document);
    let chosen = document.number(Input::FeltFrom as usize).ok().flatten().map(|from| from as u8);
    chosen.filter(|from| scale.felt_from_choices().any(|choice| choice == *from)).unwrap_or(scale.felt_from())
}

/// What is wrong with a cell, if anything is.
pub fn problem(scale: Scale, row: &[Entry], column: usize) -> Option<Problem> {
    if column == 0 {
        return None;
    }
    answer(scale).read(row.get(column)?).err()
}

const fn answer(scale: Scale) -> Number {
    let range = Range { min: scale.min() as f64, max: scale.max() as f64, optional: true };
    Number { range, slider: Slider { min: 0.0, max: 1.0, step: 1.0 }, unit: Unit::Count }
}

/// What comes of settled inputs.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    Some(outcome_of(&settled.document))
}

/// The respondents of the table, as the metric counts them.
#[derive(Debug, Clone)]
pub struct Counted {
    /// All of them.
    pub all: NevTally,
    /// What others publish as NEV.
    pub variants: NevVariantTally,
    /// Those of each segment, in order of first appearance.
    pub segments: Segments<NevTally>,
    values: Vec<f64>,
    wrong: usize,
}

/// Counts the respondents of a document.
pub fn counted(document: &Document) -> Counted {
    let scale = scale(document);
    let mut counted = Counted {
        all: NevTally::default(),
        variants: NevVariantTally::new(scale.min(), scale.max(), felt_from(document)),
        segments: Segments::default(),
        values: Vec::new(),
        wrong: 0,
    };
    for row in document.rows(Input::Respondents as usize).iter().filter(|row| !is_empty(row)) {
        let Some(answers) = answers(scale, row) else {
            counted.wrong += 1;
            continue;
        };
        counted.variants.add(&answers);
        counted.values.extend(counted.all.add_respondent(&answers));
        let segment = row.first().map_or("", |cell| cell.text.trim());
        if !segment.is_empty() {
            counted.segments.change(segment, NevTally::default, |tally: &mut NevTally| tally.add_answers(&answers));
        }
    }
    counted
}

/// The question of a sheet, on the scale of a document.
pub fn question(document: &Document) -> Question {
    let scale = scale(document);
    Question { tool: "nev", key: "", low: scale.min(), high: scale.max() }
}

fn outcome_of(document: &Document) -> MetricResult<Outcome> {
    let (scale, confidence) = (scale(document), level(document));
    let reach = f64::from(scale.max() - scale.min());
    let Counted { all, variants, segments, values, wrong } = counted(document);
    Ok(Outcome {
        result: all.result(confidence)?,
        variants: variants.result(confidence)?,
        has_segments: !segments.is_empty(),
        bins: bins(&values, reach),
        wrong,
        reach,
        confidence,
    })
}

/// The bins of a distribution, over twice the width of the scale.
const BINS: usize = 20;

fn bins(values: &[f64], reach: f64) -> Vec<(f64, f64, u64)> {
    let width = 2.0 * reach / BINS as f64;
    let edge = |at: usize| at as f64 * width - reach;
    let mut counts = [0_u64; BINS];
    for value in values {
        // As the reader of files has it, so that what lies on a border falls into the same bar.
        let at = (value * BINS as f64 / (2.0 * reach) + BINS as f64 / 2.0) as usize;
        counts.iter_mut().skip(at.min(BINS - 1)).take(1).for_each(|count| *count += 1);
    }
    counts.into_iter().enumerate().map(|(at, count)| (edge(at), edge(at + 1), count)).collect()
}

/// The answers of a row, NaN where there is none; nothing where one is wrong.
fn answers(scale: Scale, row: &[Entry]) -> Option<[f64; 20]> {
    let number = answer(scale);
    let mut answers = [f64::NAN; 20];
    for (answer, cell) in answers.iter_mut().zip(row.iter().skip(1)) {
        if let Some(value) = number.read(cell).ok()? {
            *answer = value;
        }
    }
    Some(answers)
}

/// How many respondents there are.
pub fn respondents(document: &Document) -> usize {
    document.rows(Input::Respondents as usize).iter().filter(|row| !is_empty(row)).count()
}

/// The document with the respondent who was asked as a further row, and nobody being asked.
pub fn finished(document: &Document, segment: &str, language: Language) -> Document {
    let mut document = document.clone();
    let answers: Vec<Entry> = document.list(Input::Answers as usize).to_vec();
    let row = [Entry::text(segment, language)].into_iter().chain(answers.iter().cloned()).collect();
    let at = document.rows(Input::Respondents as usize).len();
    let empty = answers.iter().map(|_| Entry::typed("", language)).collect();
    let edits = [Edit::Insert(Input::Respondents as usize, at, vec![row]), Edit::Fill(Input::Answers as usize, empty)];
    edits.into_iter().for_each(|edit| drop(document.apply(edit)));
    document
}

/// The document without the last respondent.
pub fn without_last(document: &Document) -> Document {
    let mut document = document.clone();
    if let Some(last) = document.rows(Input::Respondents as usize).len().checked_sub(1) {
        let _ = document.apply(Edit::Remove(Input::Respondents as usize, last, 1));
    }
    document
}

/// The document on another scale: answers stay as they were given, and are wrong where the scale has no such step.
pub fn on_scale(document: &Document, scale: &str, language: Language) -> Document {
    let mut document = document.clone();
    let _ = document.apply(Edit::Set(Input::Scale as usize, Entry::typed(scale, language)));
    document
}

/// Whether the respondent who is being asked has answered anything.
pub fn is_begun(document: &Document) -> bool {
    nev::Sheet::of(document).answered() > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{AnswerSheet, NevInput};
    use crate::tools::fragment::Fragment;

    fn from(link: &str) -> Document {
        Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En)
    }

    fn outcome_of(link: &str) -> Outcome {
        outcome(&Settled::of(&from(link), None)).unwrap().unwrap()
    }

    fn row(segment: &str, negative: &str, positive: &str) -> String {
        let answers = Emotion::ALL.map(|emotion| match emotion.polarity() {
            crate::metrics::Polarity::Negative => negative,
            crate::metrics::Polarity::Positive => positive,
        });
        format!("{segment},{}", answers.join(","))
    }

    #[test]
    fn the_group_is_the_mean_of_its_respondents_and_each_segment_that_of_its_own() {
        let rows = [row("shop", "2", "7"), row("online", "4", "5"), row("shop", "1", "8")].join(";");
        let outcome = outcome_of(&format!("#respondents={rows}"));
        assert_eq!((outcome.result.nev, outcome.result.n, outcome.has_segments), (Some(13.0 / 3.0), 3, true));
        let segments = counted(&from(&format!("#respondents={rows}"))).segments;
        let segments = segments.results(|tally| tally.result(0.95)).unwrap();
        let sheet = |negative, positive| {
            AnswerSheet(Emotion::ALL.map(|emotion| {
                Some(if emotion.polarity() == crate::metrics::Polarity::Negative { negative } else { positive })
            }))
        };
        let input = NevInput { responses: vec![sheet(2.0, 7.0), sheet(1.0, 8.0)], ..NevInput::default() };
        assert_eq!(segments[0].segment, "shop");
        assert_eq!(segments[0].result, crate::metrics::nev(&input).unwrap());
        assert_eq!(segments[1].result.interval, None, "one respondent has no interval");
    }

    #[test]
    fn a_row_with_a_wrong_answer_is_left_out_and_counted_and_an_empty_one_is_none() {
        let rows = [row("a", "2", "7"), row("a", "11", "7"), row("", "", "")].join(";");
        let outcome = outcome_of(&format!("#respondents={rows}"));
        assert_eq!((outcome.result.n, outcome.wrong), (1, 1));
        let document = from(&format!("#respondents={rows}"));
        let wrong = &document.rows(Input::Respondents as usize)[1];
        assert_eq!(problem(Scale::ZeroToTen, wrong, 1), Some(Problem::TooLarge(10.0)));
        assert_eq!(problem(Scale::ZeroToTen, wrong, 0), None);
    }

    /// Three sheets with 2, 4, 1 for all negative and 7, 5, 8 for all positive emotions: 12 felt each from 5 on, and strengths
    /// of 84, 60, 96 against 16, 32, 8.
    #[test]
    fn each_measure_of_a_group_has_its_own_number_and_felt_is_as_it_is_chosen() {
        let rows = [row("", "2", "7"), row("", "4", "5"), row("", "1", "8")].join(";");
        let of = |link: &str, measure| outcome_of(&format!("#respondents={rows}{link}")).measured(measure);
        let share = of("", Measure::NetShare);
        assert_eq!((share.mean, share.pooled, share.parts), (Some(100.0), Some(100.0), [36.0, 0.0]));
        let count = of("&feltFrom=4", Measure::NetCount);
        assert_eq!((count.mean, count.pooled, count.parts), (Some(28.0 / 3.0), Some(28.0), [36.0, 8.0]));
        let intensity = of("", Measure::IntensityShare);
        assert!((intensity.mean.unwrap() - (68.0 + 100.0 * 28.0 / 92.0 + 100.0 * 88.0 / 104.0) / 3.0).abs() < 1e-12);
        assert!((intensity.pooled.unwrap() - 100.0 * 184.0 / 296.0).abs() < 1e-12);
        assert_eq!(of("", Measure::Nev).mean, Some(13.0 / 3.0));
    }

    #[test]
    fn felt_begins_in_the_middle_where_the_scale_has_no_such_step() {
        let felt_from = |link: &str| felt_from(&from(link));
        assert_eq!((felt_from("#feltFrom=8"), felt_from("#scale=1-5&feltFrom=8"), felt_from("#scale=1-7")), (8, 3, 4));
    }

    #[test]
    fn bins_hold_every_respondent_once() {
        let bins = bins(&[-10.0, 10.0, 0.0, 0.99, -0.01], 10.0);
        assert_eq!(bins.iter().map(|(.., count)| count).sum::<u64>(), 5);
        assert_eq!((bins[0].2, bins[19].2, bins[10], bins[9].2), (1, 1, (0.0, 1.0, 2), 1));
    }

    #[test]
    fn a_respondent_who_has_finished_is_a_row_and_can_be_taken_back() {
        let document = from(&format!("#answers={}", ["3"; 20].join(".")));
        assert!(is_begun(&document));
        let finished = finished(&document, "shop", Language::En);
        assert_eq!((respondents(&finished), is_begun(&finished)), (1, false));
        assert_eq!(finished.rows(Input::Respondents as usize)[0][0].text, "shop");
        assert_eq!(respondents(&without_last(&finished)), 0);
        assert_eq!(respondents(&without_last(&without_last(&finished))), 0);
    }
}
