//! NEV, NPS, CSAT and CES of the same customers: a row for each of them, and the four scores side by side.

use super::document::{Document, Edit};
use super::entry::Entry;
use super::fragment::Fragment;
use super::range::{Problem, Range};
use super::schema::{Column, Field, Kind, Number, Slider, Tool, Unit, problem};
use super::settled::Settled;
use super::surveys::{CONFIDENCE, Estimate, Measured, Survey, confidence, level};
use super::{ces, csat, nps};
use crate::content::Language;
use crate::metrics::{Result as MetricResult, mean_interval};

/// The places of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// The customers.
    Rows,
    /// Confidence of the intervals.
    Confidence,
}

const WIDTH: usize = 5;

/// The columns of the table: who it is, and the answers, each of which may be missing.
pub static COLUMNS: [Column; WIDTH] = [
    Column { key: "name", number: None },
    column("nev", Unit::Count, -10.0, 10.0),
    column("nps", Unit::Whole, 0.0, 10.0),
    column("csat", Unit::Whole, 1.0, 5.0),
    column("ces", Unit::Whole, 1.0, 7.0),
];

const fn column(key: &'static str, unit: Unit, min: f64, max: f64) -> Column {
    let slider = Slider { min, max, step: 1.0 };
    Column { key, number: Some(Number { range: Range { min, max, optional: true }, slider, unit }) }
}

/// The inputs.
pub static TOOL: Tool = Tool {
    id: "surveys",
    fields: &[Field { key: "rows", name: "", kind: Kind::Rows(WIDTH) }, Field { name: "", ..confidence() }],
    initial: |_| [EXAMPLE, "95"].map(str::to_owned).into(),
    conversions: &[],
};

/// Ten customers, some of whom feel, would recommend, are satisfied and had it easy in unlike measure. The numbers are made up.
const EXAMPLE: &str = "1,6.1,10,5,7;2,4.8,9,5,6;3,5.2,9,4,6;4,3,8,4,5;5,2.4,8,4,6;6,1.1,7,3,4;7,3.9,9,5,3;8,-0.6,6,3,2;\
                       9,-2.3,4,2,5;10,0.8,7,4,2";

/// One of the four scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The key of its column.
    pub key: &'static str,
    /// How many customers gave an answer.
    pub n: u64,
    /// The score and its interval.
    pub estimate: Estimate,
    /// The page of its own, with the answers in its address where it takes them.
    pub page: String,
}

/// What comes of the customers.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The scores, in the order of their columns.
    pub scores: Vec<Score>,
    /// How many cells do not count, since they hold no answer of the scale.
    pub wrong: usize,
    /// Confidence of the intervals.
    pub confidence: f64,
}

/// What comes of settled inputs; cells that are not right are left out.
pub fn outcome(settled: &Settled) -> Option<MetricResult<Outcome>> {
    outcome_of(&settled.document).transpose()
}

fn outcome_of(document: &Document) -> MetricResult<Option<Outcome>> {
    let confidence = level(document);
    let [nps, csat, ces] = [&nps::SURVEY, &csat::SURVEY, &ces::SURVEY].map(|survey| of_survey(survey, document));
    let (Some(nps), Some(csat), Some(ces)) = (nps.transpose()?, csat.transpose()?, ces.transpose()?) else {
        return Ok(None);
    };
    let scores = vec![of_nev(document, confidence)?, nps, csat, ces];
    Ok(Some(Outcome { scores, wrong: wrong(document), confidence }))
}

/// The answers of a column.
fn answers(document: &Document, key: &str) -> Vec<f64> {
    let Some(place) = COLUMNS.iter().position(|column| column.key == key) else { return Vec::new() };
    let Some(number) = COLUMNS.get(place).and_then(|column| column.number.as_ref()) else { return Vec::new() };
    let rows = document.rows(Input::Rows as usize).iter();
    rows.filter_map(|row| number.read(row.get(place)?).ok().flatten()).collect()
}

fn of_nev(document: &Document, confidence: f64) -> MetricResult<Score> {
    let values = answers(document, "nev");
    let mean = (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64);
    let interval = mean_interval(&values, confidence)?;
    let estimate = Estimate { id: "nev", measured: Measured::Nev, value: mean, interval };
    Ok(Score { key: "nev", n: values.len() as u64, estimate, page: "nev/group/".to_owned() })
}

/// The score as the survey's own tool gives it, of these answers.
fn of_survey(survey: &Survey, document: &Document) -> Option<MetricResult<Score>> {
    let inputs = inputs(survey, document);
    let key = survey.tool.id;
    let page = format!("{key}/#{}", Fragment::default().with(&[], inputs.pairs()).text());
    let score = |outcome: super::surveys::Outcome| Some(Score { key, n: outcome.n, estimate: *outcome.main()?, page });
    (survey.scored)(&Settled::of(&inputs, None))?.map(score).transpose()
}

/// The inputs of the survey's own tool with these answers.
fn inputs(survey: &Survey, document: &Document) -> Document {
    let empty = survey.tool.initial(Language::En);
    let question = (survey.question)(&empty);
    let mut steps = vec![0; question.steps()];
    for answer in answers(document, survey.tool.id) {
        steps.iter_mut().skip(question.place(answer as u8)).take(1).for_each(|count| *count += 1);
    }
    let mut inputs = survey.replaced(&empty, &steps, Language::En);
    let confidence = document.entry(Input::Confidence as usize).cloned();
    if let Some((place, confidence)) = survey.tool.place(CONFIDENCE).zip(confidence) {
        let _ = inputs.apply(Edit::Set(place, confidence));
    }
    inputs
}

/// What is wrong with a cell, if anything is.
pub fn flaw(row: &[Entry], column: usize) -> Option<Problem> {
    problem(&COLUMNS, row, column)
}

fn wrong(document: &Document) -> usize {
    let rows = document.rows(Input::Rows as usize).iter();
    rows.map(|row| (0..WIDTH).filter(|column| flaw(row, *column).is_some()).count()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome_of(link: &str) -> Outcome {
        let document = Document::from_fragment(&TOOL, &Fragment::parse(link), Language::En);
        outcome(&Settled::of(&document, None)).unwrap().unwrap()
    }

    fn assert_score(score: &Score, n: u64, [value, low, high]: [f64; 3]) {
        let interval = score.estimate.interval.unwrap();
        assert_eq!(score.n, n);
        for (actual, expected) in [(score.estimate.value.unwrap(), value), (interval.low, low), (interval.high, high)] {
            assert!(
                (actual - expected).abs() < 1e-9 * expected.abs().max(1.0),
                "{}: {actual} is not {expected}",
                score.key
            );
        }
    }

    /// By mpmath at 30 digits: Student's t, adjusted Wald, Wilson.
    #[test]
    fn the_example_has_its_four_scores_with_their_intervals() {
        let outcome = outcome_of("");
        let [nev, nps, csat, ces] = &outcome.scores[..] else { panic!("{outcome:?}") };
        assert_score(nev, 10, [2.44, 0.514_226_376_449_972_2, 4.365_773_623_550_028]);
        assert_score(nps, 10, [20.0, -25.048_654_812_123_11, 55.817_885_581_353_88]);
        assert_score(csat, 10, [0.7, 0.396_778_147_461_145_3, 0.892_208_732_593_699]);
        assert_score(ces, 10, [4.6, 3.329_248_329_053_242, 5.870_751_670_946_758]);
        assert_eq!(outcome.wrong, 0);
    }

    #[test]
    fn empty_and_wrong_cells_are_left_out_of_their_own_score_only() {
        let outcome = outcome_of("#rows=a,,9,,7;b,x,3,4,5;,,,5,6;d,,12,,");
        let [nev, nps, csat, ces] = &outcome.scores[..] else { panic!("{outcome:?}") };
        assert_eq!((nev.n, nev.estimate.value, nev.estimate.interval), (0, None, None));
        assert_score(nps, 2, [0.0, -73.335_137_205_651_8, 73.335_137_205_651_8]);
        assert_score(csat, 2, [1.0, 0.342_380_227_506_653, 1.0]);
        assert_score(ces, 3, [6.0, 3.515_862_288_249_669, 8.484_137_711_750_33]);
        assert_eq!(outcome.wrong, 2);
    }

    #[test]
    fn each_score_has_a_page_that_opens_with_its_answers_and_confidence() {
        let outcome = outcome_of("#rows=a,,9,5,7;b,,3,4,7&confidence=90");
        for (score, survey) in outcome.scores.iter().skip(1).zip([&nps::SURVEY, &csat::SURVEY, &ces::SURVEY]) {
            let (page, link) = score.page.split_once('#').unwrap();
            let document = Document::from_fragment(survey.tool, &Fragment::parse(link), Language::En);
            let opened = (survey.scored)(&Settled::of(&document, None)).unwrap().unwrap();
            assert_eq!(page, format!("{}/", survey.tool.id));
            assert_eq!((opened.n, opened.confidence, opened.main()), (2, 0.9, Some(&score.estimate)));
        }
    }

    #[test]
    fn a_cell_says_what_is_wrong_with_it() {
        let row = ["a", "10.5", "-1", "6", "4.5"].map(|text| Entry::typed(text, Language::En));
        let flaws = [1, 2, 3, 4].map(|column| flaw(&row, column));
        assert_eq!(
            flaws,
            [Problem::TooLarge(10.0), Problem::TooSmall(0.0), Problem::TooLarge(5.0), Problem::NotWhole].map(Some)
        );
    }
}
