//! Survey files: what is left out and why, bad files and options, and the streamed result against a plain computation.

#![allow(clippy::unwrap_used, clippy::panic)] // a failed unwrap is a failed test

use feltworth::metrics::{
    AnswerSheet, CesInput, CesVersion, CsatInput, Emotion, MetricError, NevInput, NevNpsInput, NevNpsResponse,
    NpsAnswers, NpsInput, Scale, ces, csat, nev, nev_by_segment, nev_nps_correlation, nps,
};
use feltworth::survey::{
    Column, SkipReason, SurveyError, SurveyMetric, SurveyOptions, SurveyOutcome, SurveyReader, SurveyResult,
    SurveyRole, inspect_survey,
};
use feltworth::table::{BinaryKind, Decimal, Encoding, FileForm, TableError};
use proptest::prelude::*;

fn options(metric: SurveyMetric) -> SurveyOptions {
    SurveyOptions::new(metric)
}

fn read(text: impl AsRef<[u8]>, options: &SurveyOptions) -> Result<SurveyOutcome, SurveyError> {
    let mut reader = SurveyReader::new(options.clone())?;
    reader.push(text.as_ref())?;
    reader.finish()
}

/// The reasons of the rows left out, by line.
fn left_out(text: &str, options: &SurveyOptions) -> Vec<(u64, SkipReason)> {
    read(text, options).unwrap().skipped.rows.iter().map(|row| (row.line, row.reason)).collect()
}

fn n(result: &SurveyResult) -> u64 {
    match result {
        SurveyResult::Nev(result) => result.n,
        SurveyResult::Nps(result) => result.n,
        SurveyResult::Csat(result) => result.n,
        SurveyResult::Ces(result) => result.n,
    }
}

/// The kind and the field of a refusal.
fn refusal(result: Result<SurveyOutcome, SurveyError>) -> (&'static str, String) {
    match result.unwrap_err() {
        SurveyError::Metric(error) => {
            let kind = match &error {
                MetricError::OutOfRange { .. } => "outOfRange",
                MetricError::NotFinite { .. } => "notFinite",
                MetricError::Malformed { .. } => "malformed",
                MetricError::Missing { .. } => "missing",
                MetricError::Empty { .. } => "empty",
                MetricError::Inconsistent { .. } => "inconsistent",
                MetricError::NotConverged { .. } => "notConverged",
            };
            (kind, error.field().to_owned())
        }
        SurveyError::Table(error) => panic!("{error}"),
    }
}

fn refused(text: &str, options: &SurveyOptions) -> (&'static str, String) {
    refusal(read(text, options))
}

fn field(kind: &'static str, field: &str) -> (&'static str, String) {
    (kind, field.to_owned())
}

fn columns(metric: SurveyMetric, role: SurveyRole, column: Option<Column>) -> SurveyOptions {
    SurveyOptions { columns: vec![(role, column)], ..options(metric) }
}

fn header(name: &str) -> Option<Column> {
    Some(Column::Header(name.to_owned()))
}

#[test]
fn a_row_is_left_out_for_the_first_reason_that_applies() {
    let text = "nps,why\n9,a\n11,b\nten,c\n,d\n7.5,e\n8,f,\n8,g,surplus\n8,\"open";
    let expected = [
        (3, SkipReason::Scale),
        (4, SkipReason::Number),
        (5, SkipReason::Answer),
        (6, SkipReason::Scale),
        (8, SkipReason::Fields),
        (9, SkipReason::Fields),
    ];
    assert_eq!(left_out(text, &options(SurveyMetric::Nps)), expected);
    let outcome = read(text, &options(SurveyMetric::Nps)).unwrap();
    assert_eq!((outcome.rows, outcome.skipped.count, n(&outcome.result)), (8, 6, 2));
    assert_eq!(outcome.skipped.reasons[&SkipReason::Fields], 2);
    assert_eq!(outcome.skipped.rows[1].column.as_deref(), Some("nps"));
    assert_eq!(outcome.skipped.rows[1].value.as_deref(), Some("ten"));
    assert_eq!(outcome.skipped.rows[2].value, None);
}

#[test]
fn an_outcome_is_written_with_the_names_of_the_javascript_face() {
    let outcome = read("nps,segment\n9,a\nx,b\n", &options(SurveyMetric::Nps)).unwrap();
    let json = serde_json::to_value(outcome).unwrap();
    assert_eq!(json["result"]["promoters"], 1);
    assert_eq!(json["segments"][0]["segment"], "a");
    let row = serde_json::json!({ "line": 3, "column": "nps", "value": "x", "reason": "number" });
    let skipped = serde_json::json!({ "count": 1, "reasons": { "number": 1 }, "rows": [row] });
    assert_eq!((&json["rows"], &json["skipped"]), (&serde_json::json!(2), &skipped));
    assert!(json.get("periods").is_none() && json.get("groups").is_none());
}

#[test]
fn the_leftmost_bad_cell_gives_the_reason() {
    let text = "happy,nps,irritated\n11,x,2\n8,x,99\n8,12,x\n";
    let outcome = read(text, &options(SurveyMetric::Nev)).unwrap();
    let rows: Vec<_> = outcome.skipped.rows.iter().map(|row| (row.reason, row.value.as_deref().unwrap())).collect();
    assert_eq!(rows, [(SkipReason::Scale, "11"), (SkipReason::Number, "x"), (SkipReason::Scale, "12")]);
}

#[test]
fn lines_are_those_of_the_file() {
    let text = "sep=,\r\n\"how likely\nto recommend\",why\r\n\r\nx,\"a\r\nb\rc\"\r\ny,\r\n";
    assert_eq!(left_out(text, &options(SurveyMetric::Nps)), [(5, SkipReason::Number), (8, SkipReason::Number)]);
}

#[test]
fn a_hundred_rows_are_listed_and_a_second_reading_lists_all() {
    let text = format!("nps\n{}", "x\n".repeat(50_000));
    let outcome = read(&text, &options(SurveyMetric::Nps)).unwrap();
    assert_eq!((outcome.skipped.count, outcome.skipped.rows.len(), outcome.skipped.rows[99].line), (50_000, 100, 101));
    let mut reader = SurveyReader::listing_all(options(SurveyMetric::Nps)).unwrap();
    let mut all = Vec::new();
    for chunk in text.as_bytes().chunks(10_000) {
        reader.push(chunk).unwrap();
        all.extend(reader.take_skipped());
    }
    assert_eq!((all.len(), all[49_999].line), (50_000, 50_001));
}

#[test]
fn a_file_without_answers_has_an_empty_result() {
    let outcome = read("nps,why\n", &options(SurveyMetric::Nps)).unwrap();
    assert_eq!((outcome.rows, n(&outcome.result), outcome.skipped.count), (0, 0, 0));
    let SurveyResult::Nps(result) = outcome.result else { panic!() };
    assert_eq!((result.score, result.interval), (None, None));
}

#[test]
fn what_is_no_table_is_refused_and_said_to_be_what_it_is() {
    let refused = |bytes: &[u8]| match read(bytes, &options(SurveyMetric::Nps)).unwrap_err() {
        SurveyError::Table(error) => error,
        SurveyError::Metric(error) => panic!("{error}"),
    };
    assert_eq!(refused(b""), TableError::Empty);
    assert_eq!(refused(b"\n\r\n"), TableError::Empty);
    assert_eq!(refused(b"PK\x03\x04\x14\x00\x06\x00xl/workbook.xml"), TableError::Binary(BinaryKind::ZipOrWorkbook));
    assert_eq!(refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), TableError::Binary(BinaryKind::OldWorkbook));
    assert_eq!(refused(b"\x89PNG\r\n\x1A\n\x00\x00"), TableError::Binary(BinaryKind::Other));
    assert_eq!(refused(&[0x13, 0x37, 0, 1, 2, 3, 0, 0]), TableError::Binary(BinaryKind::Other));
}

#[test]
fn what_is_not_recognised_is_missing() {
    assert_eq!(refused("colour,shop\nred,1\n", &options(SurveyMetric::Nev)), field("missing", "columns"));
    assert_eq!(refused("colour,shop\nred,blue\n", &options(SurveyMetric::Nps)), field("missing", "columns"));
    assert_eq!(refused("date,shop\n2026-05-01,x\n", &options(SurveyMetric::Nps)), field("missing", "columns.rating"));
    let none = columns(SurveyMetric::Nps, SurveyRole::Rating, None);
    assert_eq!(refused("nps\n9\n", &none), field("missing", "columns.rating"));
    let named = columns(SurveyMetric::Nps, SurveyRole::Rating, header("Score"));
    assert_eq!(refused("nps\n9\n", &named), field("missing", "columns.rating"));
    let beyond = columns(SurveyMetric::Nps, SurveyRole::Rating, Some(Column::Position(1)));
    assert_eq!(refused("nps\n9\n", &beyond), field("missing", "columns.rating"));
}

#[test]
fn what_fits_twice_is_inconsistent_until_the_visitor_chooses() {
    let text = "happy,irritated,Happy\n8,2,7\n";
    assert_eq!(refused(text, &options(SurveyMetric::Nev)), field("inconsistent", "columns.happy"));
    let inspection = inspect_survey(text.as_bytes(), &options(SurveyMetric::Nev)).unwrap();
    assert_eq!(inspection.ambiguous, [(SurveyRole::Emotion(Emotion::Happy), vec![0, 2])]);
    let chosen = columns(SurveyMetric::Nev, SurveyRole::Emotion(Emotion::Happy), Some(Column::Position(2)));
    let SurveyResult::Nev(result) = read(text, &chosen).unwrap().result else { panic!() };
    assert_eq!(result.nev, Some(5.0));
    let twice = columns(SurveyMetric::Nps, SurveyRole::Rating, header("c"));
    assert_eq!(refused("c,c\n9,9\n", &twice), field("inconsistent", "columns.rating"));
    let shared = columns(SurveyMetric::Nev, SurveyRole::Emotion(Emotion::Pleased), Some(Column::Position(0)));
    assert_eq!(refused("happy,irritated\n8,2\n", &shared), field("inconsistent", "columns.pleased"));
}

#[test]
fn an_option_of_another_metric_is_inconsistent() {
    let new = |options: SurveyOptions| SurveyReader::new(options).map(|_| ()).unwrap_err();
    let inconsistent = |options: SurveyOptions, at: &str| match new(options) {
        SurveyError::Metric(MetricError::Inconsistent { field, .. }) => assert_eq!(field, at),
        error => panic!("{error}"),
    };
    let five = Some(Scale { min: 1.0, max: 5.0 });
    inconsistent(SurveyOptions { scale: five, ..options(SurveyMetric::Nps) }, "scale");
    inconsistent(SurveyOptions { scale: Some(Scale { min: 5.0, max: 5.0 }), ..options(SurveyMetric::Nev) }, "scale");
    inconsistent(SurveyOptions { satisfied_from: Some(4.0), ..options(SurveyMetric::Nev) }, "satisfiedFrom");
    inconsistent(SurveyOptions { felt_from: Some(5), ..options(SurveyMetric::Ces) }, "feltFrom");
    inconsistent(SurveyOptions { version: Some(CesVersion::Effort), ..options(SurveyMetric::Csat) }, "version");
    inconsistent(columns(SurveyMetric::Nps, SurveyRole::Emotion(Emotion::Happy), header("x")), "columns.happy");
    let error = new(SurveyOptions { confidence: Some(1.0), ..options(SurveyMetric::Nps) });
    assert!(matches!(error, SurveyError::Metric(MetricError::OutOfRange { field, .. }) if field == "confidence"));
    let endless = Some(Scale { min: -f64::MAX, max: f64::MAX });
    let error = new(SurveyOptions { scale: endless, ..options(SurveyMetric::Nev) });
    assert!(matches!(error, SurveyError::Metric(MetricError::OutOfRange { field, .. }) if field == "scale"));
    let labels = vec![("x".to_owned(), Some(f64::NAN))];
    let error = new(SurveyOptions { labels, ..options(SurveyMetric::Nps) });
    assert!(matches!(error, SurveyError::Metric(MetricError::NotFinite { field }) if field == "labels.x"));
}

#[test]
fn a_thousand_segments_are_a_result_and_more_are_refused() {
    let file = |segments: u32| {
        let rows = (0..segments).chain(0..1).map(|segment| format!("9,s{segment}\n"));
        "nps,segment\n".to_owned() + &rows.collect::<String>()
    };
    let outcome = read(file(1000), &options(SurveyMetric::Nps)).unwrap();
    assert_eq!((outcome.segments.len(), n(&outcome.segments[0].result)), (1000, 2));
    assert_eq!(refused(&file(1001), &options(SurveyMetric::Nps)), field("outOfRange", "columns.segment"));
}

#[test]
fn two_groups_are_told_apart_and_a_third_is_refused() {
    let by = columns(SurveyMetric::Nps, SurveyRole::Group, header("wave"));
    let outcome = read("nps,wave\n9,before\n3,after\n10,after\n8,\n", &by).unwrap();
    let groups: Vec<_> =
        outcome.groups.iter().flatten().map(|group| (group.group.as_str(), n(&group.result))).collect();
    assert_eq!(groups, [("before", 1), ("after", 2)]);
    assert_eq!(refused("nps,wave\n9,a\n9,b\n9,c\n", &by), field("outOfRange", "columns.group"));
}

#[test]
fn a_day_above_twelve_decides_for_the_whole_file() {
    let months = |text: &str, options: &SurveyOptions| {
        let outcome = read(text, options).unwrap();
        let months = outcome.periods.map(|periods| periods.into_iter().map(|period| period.name).collect::<Vec<_>>());
        (months, outcome.is_day_first_unknown)
    };
    let nps = options(SurveyMetric::Nps);
    let known = |months: &[&str]| (Some(months.iter().map(|month| (*month).to_owned()).collect()), false);
    assert_eq!(months("nps,date\n9,05/03/2026\n9,13/03/2026\n", &nps), known(&["2026-03"]));
    assert_eq!(months("nps,date\n9,05/03/2026\n9,03/13/2026\n", &nps), known(&["2026-03", "2026-05"]));
    assert_eq!(months("nps,date\n9,05/03/2026\n9,06/03/2026\n", &nps), (None, true));
    let day_first = SurveyOptions { day_first: Some(true), ..nps.clone() };
    assert_eq!(months("nps,date\n9,05/03/2026\n9,06/03/2026\n", &day_first), known(&["2026-03"]));
    assert_eq!(months("nps,date\n9,2026-05-03\n9,\n9,soon\n", &nps), known(&["2026-05"]));
    assert_eq!(months("nps,why\n9,x\n", &nps), (None, false));
}

#[test]
fn a_question_about_something_else_is_not_called_the_rating() {
    let rating = |text: &str, metric| {
        let inspection = inspect_survey(text.as_bytes(), &options(metric)).unwrap();
        inspection.columns.into_iter().find(|(role, _)| *role == SurveyRole::Rating).map(|(_, position)| position)
    };
    let text = "id,How likely are you to recommend us?,What is the reason for your score?,How satisfied are you?,Irritated\n\
        1,9,the staff,4,2\n2,3,the price,5,3\n";
    assert_eq!(SurveyMetric::ALL.map(|metric| rating(text, metric)), [Some(1), Some(1), Some(3), None]);
    // a header that says nothing, or that only says that it is a rating, with cells that say it
    assert_eq!(rating("id,Q1\n1,9\n2,10\n", SurveyMetric::Nps), Some(1));
    assert_eq!(rating("id,Q1\n1,3\n2,4\n", SurveyMetric::Nps), None);
    assert_eq!(rating("id,Ocena\n1,Spitze\n2,Spitze\n", SurveyMetric::Csat), Some(1));
}

#[test]
fn ratings_from_one_to_four_are_doubted_before_they_are_an_nps() {
    let text = format!("Rating\n{}", "1\n2\n3\n4\n".repeat(3));
    let inspection = inspect_survey(text.as_bytes(), &options(SurveyMetric::Nps)).unwrap();
    assert_eq!(inspection.scale, Some(Scale { min: 1.0, max: 5.0 }));
    assert!(inspection.is_scale_doubtful);
    let inspection = inspect_survey(b"Rating\n0\n9\n7\n", &options(SurveyMetric::Nps)).unwrap();
    assert_eq!((inspection.scale, inspection.is_scale_doubtful), (Some(Scale { min: 0.0, max: 10.0 }), false));
    let scale = |text: &str| inspect_survey(text.as_bytes(), &options(SurveyMetric::Csat)).unwrap().scale;
    assert_eq!(scale("satisfaction\n6\n7\n"), Some(Scale { min: 1.0, max: 7.0 }));
    assert_eq!(scale("satisfaction\n8\n"), Some(Scale { min: 1.0, max: 10.0 }));
    assert_eq!(scale("satisfaction\n80\n"), None);
    assert_eq!(scale("satisfaction\nVery satisfied\n"), None);
}

#[test]
fn a_file_without_headers_is_read_by_position() {
    let outcome = read("9\n10\n3\n", &options(SurveyMetric::Nps)).unwrap();
    assert_eq!((outcome.rows, n(&outcome.result)), (3, 3));
    let form = FileForm { header_rows: Some(0), ..FileForm::default() };
    let second = columns(SurveyMetric::Nps, SurveyRole::Rating, Some(Column::Position(1)));
    let outcome = read("a,9\nb,3\n", &SurveyOptions { form, ..second }).unwrap();
    assert_eq!((outcome.rows, n(&outcome.result)), (2, 2));
}

#[test]
fn what_the_visitor_says_of_the_form_holds() {
    let form = FileForm { decimal: Some(Decimal::Comma), encoding: Some(Encoding::Windows1250), ..FileForm::default() };
    let given = SurveyOptions { form, ..options(SurveyMetric::Nev) };
    let text = b"happy;irritated;segment\n7,5;2;\xb3\n";
    let outcome = read(text, &given).unwrap();
    let SurveyResult::Nev(result) = outcome.result else { panic!() };
    assert_eq!((result.nev, outcome.segments[0].segment.as_str()), (Some(5.5), "ł"));
}

#[test]
fn decimals_that_come_late_are_read_with_either_sign() {
    for late in ["7,5", "7.5"] {
        let text = format!("happy;irritated\n{}{late};2\n", "8;2\n".repeat(20_000));
        let outcome = read(text, &options(SurveyMetric::Nev)).unwrap();
        assert_eq!((n(&outcome.result), outcome.skipped.count), (20_001, 0), "{late}");
    }
}

#[test]
fn mixed_encodings_are_told_by_their_first_line() {
    let head = "nps,why\n".to_owned() + &"9,fine\n".repeat(12_000);
    let bytes = [head.as_bytes(), b"3,za \xb3adnie\n", b"3,za \xb3adnie\n"].concat();
    let outcome = read(&bytes, &options(SurveyMetric::Nps)).unwrap();
    assert_eq!((outcome.garbled_line, n(&outcome.result)), (Some(12_002), 12_002));
    assert_eq!(read(head, &options(SurveyMetric::Nps)).unwrap().garbled_line, None);
}

#[test]
fn headers_longer_than_the_head_are_read() {
    let column = |at: usize| format!("Q{at}");
    let text = |at: usize| format!("\"{} [item {at}]\"", "A long question, of which there are many. ".repeat(10));
    let json = |at: usize| format!("\"{{\"\"ImportId\"\":\"\"QID{at}\"\"}}\"");
    let row = |cell: &dyn Fn(usize) -> String| (0..300).map(cell).collect::<Vec<_>>().join(",");
    let header =
        format!("{},NPS\n{},How likely are you to recommend us?\n{},\"{{}}\"\n", row(&column), row(&text), row(&json));
    let file = header.clone() + &(row(&|_| "5".to_owned()) + ",9\n").repeat(500);
    assert!(header.len() > 2 * feltworth::table::HEAD_LIMIT);
    let inspection = inspect_survey(file.as_bytes(), &options(SurveyMetric::Nps)).unwrap();
    assert_eq!((inspection.form.header_rows, inspection.columns.as_slice()), (3, &[(SurveyRole::Rating, 300)][..]));
    for chunk in [1000, 100_000, file.len()] {
        let mut reader = SurveyReader::new(options(SurveyMetric::Nps)).unwrap();
        file.as_bytes().chunks(chunk).for_each(|chunk| reader.push(chunk).unwrap());
        let outcome = reader.finish().unwrap();
        assert_eq!((outcome.rows, n(&outcome.result), outcome.skipped.count), (500, 500, 0));
    }
    let short = header + &(row(&|_| "5".to_owned()) + ",9\n");
    assert_eq!(n(&read(short, &options(SurveyMetric::Nps)).unwrap().result), 1);
}

#[test]
fn an_open_quotation_leaves_out_all_behind_it_in_constant_memory() {
    let text = format!("nps,why\n9,a\n9,\"{}", "and so on\n".repeat(300_000));
    let outcome = read(text, &options(SurveyMetric::Nps)).unwrap();
    assert_eq!((outcome.rows, n(&outcome.result), outcome.skipped.rows[0].line), (2, 1, 3));
}

#[test]
fn labels_are_applied_when_the_visitor_says_so() {
    let text = "How satisfied are you?\nVery satisfied\nn/a\nSatisfied\n3\n99\n";
    let labels = [("Very satisfied", Some(5.0)), ("Satisfied", Some(4.0)), ("n/a", None), ("99", None)];
    let labels = labels.map(|(text, number)| (text.to_owned(), number)).to_vec();
    let outcome = read(text, &SurveyOptions { labels, ..options(SurveyMetric::Csat) }).unwrap();
    let SurveyResult::Csat(result) = &outcome.result else { panic!() };
    assert_eq!((result.n, result.mean), (3, Some(4.0)));
    assert_eq!(outcome.skipped.reasons[&SkipReason::Answer], 2);
    let outcome = read(text, &options(SurveyMetric::Csat)).unwrap();
    assert_eq!((n(&outcome.result), outcome.skipped.count), (1, 4));
}

/// How a row of a generated file looks.
#[derive(Debug, Clone)]
struct Response {
    answers: Vec<Option<u8>>,
    rating: Option<u8>,
    segment: u8,
    /// Which cell, and what stands there instead.
    bad: Option<(usize, &'static str)>,
    is_quoted: bool,
}

const ROW_COUNT: usize = 2000;

fn responses() -> impl Strategy<Value = Vec<Response>> {
    let answer = prop_oneof![1 => Just(None), 12 => (0..=10_u8).prop_map(Some)];
    let bad = prop::sample::select(vec!["11", "x", "-1", "fine, thanks", "\"", "1e1", "ż"]);
    let bad = prop_oneof![9 => Just(None), 1 => (0..20_usize, bad).prop_map(Some)];
    let response = (prop::collection::vec(answer.clone(), 20), answer, 0..4_u8, bad, prop::bool::weighted(0.3))
        .prop_map(|(answers, rating, segment, bad, is_quoted)| Response { answers, rating, segment, bad, is_quoted });
    prop::collection::vec(response, ROW_COUNT)
}

impl Response {
    /// The row as a file has it: answers, rating, segment.
    fn row(&self) -> String {
        let text = |answer: &Option<u8>| answer.map(|answer| answer.to_string()).unwrap_or_default();
        let mut cells: Vec<String> = self.answers.iter().map(text).collect();
        if let Some((at, bad)) = self.bad {
            cells[at] = bad.to_owned();
        }
        cells.push(text(&self.rating));
        cells.push(format!("s{}", self.segment));
        let written = |cell: &String| {
            let is_quoted = self.is_quoted || cell.contains([',', '"']);
            if is_quoted { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
        };
        cells.iter().map(written).collect::<Vec<_>>().join(",") + "\n"
    }

    fn sheet(&self) -> AnswerSheet {
        AnswerSheet(std::array::from_fn(|at| self.answers[at].map(f64::from)))
    }

    fn is_counted(&self) -> bool {
        self.bad.is_none() && (self.rating.is_some() || self.answers.iter().any(Option::is_some))
    }
}

/// A file of all columns; `segment` names the last of them.
fn file(responses: &[Response], segment: &str) -> String {
    let emotions: Vec<_> = Emotion::ALL.iter().map(|emotion| emotion.name()).collect();
    let header = format!("{},nps,{segment}\n", emotions.join(","));
    header + &responses.iter().map(Response::row).collect::<String>()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn two_thousand_rows_give_what_a_plain_computation_gives(responses in responses(), chunk in 1_usize..100_000) {
        let counted: Vec<&Response> = responses.iter().filter(|response| response.is_counted()).collect();
        let sheets: Vec<AnswerSheet> = counted.iter().map(|response| response.sheet()).collect();
        let input = NevInput { responses: sheets.clone(), ..NevInput::default() };
        let segments: Vec<String> = counted.iter().map(|response| format!("s{}", response.segment)).collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let both = counted.iter().map(|response| NevNpsResponse { answers: response.sheet(), rating: response.rating.map(i64::from) });
        let both = nev_nps_correlation(&NevNpsInput { responses: both.collect(), ..NevNpsInput::default() }).unwrap();

        let mut reader = SurveyReader::new(options(SurveyMetric::Nev)).unwrap();
        for chunk in file(&responses, "segment").as_bytes().chunks(chunk) {
            reader.push(chunk).unwrap();
        }
        let outcome = reader.finish().unwrap();
        prop_assert_eq!(outcome.rows as usize, ROW_COUNT);
        prop_assert_eq!(outcome.skipped.count as usize, ROW_COUNT - counted.len());
        prop_assert_eq!(outcome.result, SurveyResult::Nev(Box::new(nev(&input).unwrap())));
        for (segment, expected) in outcome.segments.iter().zip(nev_by_segment(&input, &segments).unwrap()) {
            prop_assert_eq!(&segment.segment, &expected.segment);
            prop_assert_eq!(&segment.result, &SurveyResult::Nev(Box::new(expected.result)));
        }
        let correlation = outcome.nev_and_rating.unwrap().correlation;
        prop_assert_eq!(correlation.n, both.n);
        prop_assert!((correlation.r.unwrap() - both.r.unwrap()).abs() < 1e-12);
    }

    #[test]
    fn the_quick_way_and_the_full_one_agree_at_every_cut(responses in responses(), cut in 0.0..1.0) {
        // Another name of the last column leaves the answers alone, which is when rows are read quickly.
        let text = file(&responses, "shop");
        let full: Vec<Response> = responses.iter().map(|response| Response { is_quoted: true, ..response.clone() }).collect();
        let expected = read(file(&full, "shop"), &options(SurveyMetric::Nev)).unwrap();
        prop_assert_eq!(&read(&text, &options(SurveyMetric::Nev)).unwrap(), &expected);
        let (first, second) = text.as_bytes().split_at((cut * text.len() as f64) as usize);
        let mut reader = SurveyReader::new(options(SurveyMetric::Nev)).unwrap();
        reader.push(first).unwrap();
        reader.push(second).unwrap();
        prop_assert_eq!(&reader.finish().unwrap(), &expected);
    }

    #[test]
    fn parts_read_by_several_readers_are_the_whole(responses in responses(), chunk in 20_000_usize..60_000) {
        let text = file(&responses, "segment").repeat(3); // headers in the midst are rows without numbers
        let expected = read(&text, &options(SurveyMetric::Nev)).unwrap();
        let mut first = SurveyReader::new(options(SurveyMetric::Nev)).unwrap();
        let (head, mut rest) = text.as_bytes().split_at(line_end(text.as_bytes(), 70_000));
        first.push(head).unwrap();
        let mut parts = Vec::new();
        while !rest.is_empty() {
            let (part, behind) = rest.split_at(line_end(rest, chunk));
            let mut reader = first.for_part().unwrap();
            reader.push(part).unwrap();
            parts.push(reader);
            rest = behind;
        }
        for part in parts {
            prop_assert!(first.append(part));
        }
        prop_assert_eq!(first.finish().unwrap(), expected);
    }

    #[test]
    fn ratings_give_what_a_plain_computation_gives(ratings in prop::collection::vec(0..=10_i64, ROW_COUNT)) {
        let text = |header: &str, ratings: &[i64]| {
            format!("id,{header}\n") + &ratings.iter().enumerate().map(|(id, rating)| format!("r{id},{rating}\n")).collect::<String>()
        };
        let within = |low, high| ratings.iter().copied().filter(|rating| (low..=high).contains(rating)).collect::<Vec<_>>();
        let nps_input = NpsInput { answers: NpsAnswers::Ratings(ratings.clone()), confidence: None };
        let outcome = read(text("Would you recommend us?", &ratings), &options(SurveyMetric::Nps)).unwrap();
        prop_assert_eq!(outcome.result, SurveyResult::Nps(nps(&nps_input).unwrap()));
        let outcome = read(text("How satisfied are you?", &ratings), &options(SurveyMetric::Csat)).unwrap();
        prop_assert_eq!(outcome.result, SurveyResult::Csat(csat(&CsatInput { ratings: within(1, 5), ..CsatInput::default() }).unwrap()));
        let outcome = read(text("It was easy", &ratings), &options(SurveyMetric::Ces)).unwrap();
        prop_assert_eq!(outcome.result, SurveyResult::Ces(ces(&CesInput { ratings: within(1, 7), ..CesInput::default() }).unwrap()));
    }
}

/// The end of the first line that ends behind a position.
fn line_end(bytes: &[u8], at: usize) -> usize {
    let behind = bytes.get(at..).unwrap_or_default();
    behind.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| at + end + 1)
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b",;\"\n\r\t 059ah".to_vec())], 0..400),
        header in prop::sample::select(vec!["", "happy,irritated\n", "nps;date;segment\n", "\u{FEFF}Radość\tniezadowolenie\n"]),
        chunk in 1_usize..64,
    ) {
        let file = [header.as_bytes(), &bytes].concat();
        for metric in SurveyMetric::ALL {
            let mut reader = SurveyReader::new(options(metric)).unwrap();
            for chunk in file.chunks(chunk) {
                let _ = reader.push(chunk);
            }
            prop_assert_eq!(reader.finish().ok(), read(&file, &options(metric)).ok());
            let _ = inspect_survey(&file, &options(metric));
        }
    }
}

#[test]
fn a_part_that_begins_within_a_quotation_is_not_added() {
    let rows = "9,\"fast\nand kind\"\n".repeat(6_000);
    let text = format!("nps,why\n{rows}");
    let inside = text.rfind("\nand").unwrap() + 1;
    let mut first = SurveyReader::new(options(SurveyMetric::Nps)).unwrap();
    first.push(&text.as_bytes()[..inside]).unwrap();
    let mut part = first.for_part().unwrap();
    part.push(&text.as_bytes()[inside..]).unwrap();
    assert!(!first.append(part));
    first.push(&text.as_bytes()[inside..]).unwrap();
    assert_eq!(first.finish().unwrap(), read(&text, &options(SurveyMetric::Nps)).unwrap());
}

#[test]
fn texts_that_first_stand_behind_the_beginning_are_told_with_their_counts() {
    let padding = "x".repeat(200);
    let rows = |text: &str, count: usize| format!("{text},{padding}\n").repeat(count);
    let file = format!(
        "Satisfaction,Why\n{}{}{}",
        rows("Satisfied", 600),
        rows("Very dissatisfied", 30) + &rows("1 - poor", 3),
        rows("Kind of OK", 2)
    );
    let mut options = options(SurveyMetric::Csat);
    options.labels = vec![("Satisfied".to_owned(), Some(4.0))];
    let found = inspect_survey(file.as_bytes(), &options).unwrap();
    assert_eq!(found.labels.len(), 1, "the beginning holds one text");
    let outcome = read(&file, &options).unwrap();
    let texts = [("1 - poor", 3), ("Kind of OK", 2), ("Very dissatisfied", 30)];
    assert_eq!(outcome.texts, texts.map(|(text, count)| (text.to_owned(), count)));
    assert_eq!(outcome.skipped.count, 32, "a text that carries its number counts");
}

#[test]
fn what_others_publish_as_nev_is_counted_where_it_is_asked_for_on_every_way_through_a_file() {
    let heads = Emotion::ALL.map(Emotion::name).join(",");
    let rows = "2,3,1,2,2,3,2,1,7,6,5,4,6,8,7,7,6,8,8,8\n6,5,0,7,8,5,9,10,5,2,3,0,1,4,4,5,6,2,3,1\n\
                ,4,,2,,6,,0,9,,,5,,,7,,,10,,8\n";
    let read = |felt_from: Option<u8>, heads: &str, rows: &str| {
        let mut reader = SurveyReader::new(SurveyOptions { felt_from, ..options(SurveyMetric::Nev) }).unwrap();
        reader.push(format!("{heads}\n{rows}").as_bytes()).unwrap();
        reader.finish().unwrap().variants
    };
    assert_eq!(read(None, &heads, rows), None);
    let quick = read(Some(5), &heads, rows).unwrap();
    // 11 - 0, 3 - 7 and 5 - 1 felt
    assert_eq!(
        (quick.net_count.mean, quick.net_count.positive, quick.net_count.negative),
        (Some(11.0 / 3.0), 19.0, 8.0)
    );
    let segments = rows.replace('\n', ",shop\n");
    assert_eq!(read(Some(5), &format!("{heads},Segment"), &segments), Some(quick), "with segments, the full way");
}
