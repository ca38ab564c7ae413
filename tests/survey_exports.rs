//! Exports of eight form builders, with invented rows, read whole and cut at every byte.

#![allow(clippy::unwrap_used, clippy::panic)] // a failed unwrap is a failed test

use feltworth::metrics::{CesResult, CsatResult, Emotion, NevResult, NpsResult};
use feltworth::survey::{
    Column, Inspection, SkipReason, SurveyError, SurveyMetric, SurveyOptions, SurveyOutcome, SurveyReader,
    SurveyResult, SurveyRole, SurveySource, inspect_survey,
};
use feltworth::table::{Decimal, Encoding, Separator};

const TYPEFORM: &str = include_str!("surveys/typeform.csv");
const SURVEY_MONKEY: &str = include_str!("surveys/survey_monkey.csv");
const QUALTRICS: &str = include_str!("surveys/qualtrics.csv");
const LIME_SURVEY: &str = include_str!("surveys/lime_survey.csv");
const GOOGLE_FORMS: &str = include_str!("surveys/google_forms.csv");
const MICROSOFT_FORMS: &str = include_str!("surveys/microsoft_forms.csv");
const FORMBRICKS: &str = include_str!("surveys/formbricks.csv");
const TALLY: &str = include_str!("surveys/tally.csv");

fn options(metric: SurveyMetric) -> SurveyOptions {
    SurveyOptions::new(metric)
}

fn with_column(metric: SurveyMetric, role: SurveyRole, position: usize) -> SurveyOptions {
    SurveyOptions { columns: vec![(role, Some(Column::Position(position)))], ..options(metric) }
}

fn with_labels(mut options: SurveyOptions, labels: &[(&str, Option<f64>)]) -> SurveyOptions {
    options.labels = labels.iter().map(|(text, number)| ((*text).to_owned(), *number)).collect();
    options
}

fn read(text: &[u8], options: &SurveyOptions) -> Result<SurveyOutcome, SurveyError> {
    let mut reader = SurveyReader::new(options.clone())?;
    reader.push(text)?;
    reader.finish()
}

/// What comes of a file, which is the same at every cut; and of the same file with its rows of data many times over.
fn cut_everywhere(text: &str, header_lines: usize, options: &SurveyOptions) -> SurveyOutcome {
    let bytes = text.as_bytes();
    let outcome = read(bytes, options).unwrap();
    for cut in 0..=bytes.len() {
        let mut reader = SurveyReader::new(options.clone()).unwrap();
        reader.push(&bytes[..cut]).unwrap();
        if cut % 16 == 0 {
            drop(reader.finish()); // which must change nothing
        }
        reader.push(&bytes[cut..]).unwrap();
        assert_eq!(reader.finish().unwrap(), outcome, "cut at {cut}");
    }
    cut_behind_the_head(text, header_lines, options);
    outcome
}

/// Beyond the first 64 KiB, which are read as one, the cuts reach the rows.
fn cut_behind_the_head(text: &str, header_lines: usize, options: &SurveyOptions) {
    let behind = text.match_indices('\n').nth(header_lines - 1).unwrap().0 + 1;
    let (headers, data) = text.split_at(behind);
    let long = headers.to_owned() + &data.repeat(70_000 / data.len() + 2);
    let bytes = long.as_bytes();
    let last = bytes.len() - 2 * data.len();
    let expected = read(bytes, options).unwrap();
    let mut before = SurveyReader::new(options.clone()).unwrap();
    before.push(&bytes[..last]).unwrap();
    for cut in last..=bytes.len() {
        let mut reader = before.clone();
        reader.push(&bytes[last..cut]).unwrap();
        if cut % 16 == 0 {
            drop(reader.finish());
        }
        reader.push(&bytes[cut..]).unwrap();
        assert_eq!(reader.finish().unwrap(), expected, "cut at {cut}");
    }
    for byte in bytes[last..].chunks(1) {
        before.push(byte).unwrap();
    }
    assert_eq!(before.finish().unwrap(), expected, "byte by byte");
}

fn column(inspection: &Inspection, role: SurveyRole) -> Option<usize> {
    inspection.columns.iter().find(|(of, _)| *of == role).map(|(_, position)| *position)
}

fn inspected(text: &str, metric: SurveyMetric) -> Inspection {
    inspect_survey(text.as_bytes(), &options(metric)).unwrap()
}

fn nps(outcome: &SurveyOutcome) -> &NpsResult {
    let SurveyResult::Nps(result) = &outcome.result else { panic!("{outcome:?}") };
    result
}

fn nev(outcome: &SurveyOutcome) -> &NevResult {
    let SurveyResult::Nev(result) = &outcome.result else { panic!("{outcome:?}") };
    result
}

fn csat(outcome: &SurveyOutcome) -> &CsatResult {
    let SurveyResult::Csat(result) = &outcome.result else { panic!("{outcome:?}") };
    result
}

fn ces(outcome: &SurveyOutcome) -> &CesResult {
    let SurveyResult::Ces(result) = &outcome.result else { panic!("{outcome:?}") };
    result
}

fn counts(outcome: &SurveyOutcome) -> (u64, u64, u64) {
    let result = nps(outcome);
    (result.detractors, result.passives, result.promoters)
}

fn skipped(outcome: &SurveyOutcome) -> Vec<(u64, SkipReason)> {
    outcome.skipped.rows.iter().map(|row| (row.line, row.reason)).collect()
}

fn months(outcome: &SurveyOutcome) -> Vec<(&str, u64)> {
    let n = |result: &SurveyResult| match result {
        SurveyResult::Nev(result) => result.n,
        SurveyResult::Nps(result) => result.n,
        SurveyResult::Csat(result) => result.n,
        SurveyResult::Ces(result) => result.n,
    };
    outcome.periods.iter().flatten().map(|period| (period.name.as_str(), n(&period.result))).collect()
}

#[test]
fn typeform_is_read() {
    let inspection = inspected(TYPEFORM, SurveyMetric::Nps);
    assert_eq!(inspection.source, Some(SurveySource::Typeform));
    assert_eq!(inspection.columns, [(SurveyRole::Rating, 1), (SurveyRole::Date, 5)]);
    let outcome = cut_everywhere(TYPEFORM, 1, &options(SurveyMetric::Nps));
    assert_eq!((outcome.rows, outcome.skipped.count, counts(&outcome)), (4, 0, (1, 1, 2)));
    assert_eq!(months(&outcome), [("2026-05", 2), ("2026-06", 2)]);
}

#[test]
fn survey_monkey_is_read() {
    let inspection = inspected(SURVEY_MONKEY, SurveyMetric::Nps);
    assert_eq!((inspection.source, inspection.form.header_rows), (Some(SurveySource::SurveyMonkey), 2));
    assert_eq!(column(&inspection, SurveyRole::Rating), Some(9));
    assert_eq!(
        inspection.headers[9..12].join("|"),
        "How likely is it that you would <b>recommend</b> us?|How satisfied are you with: [Staff]|How satisfied are you with: [Price]"
    );
    let outcome = cut_everywhere(SURVEY_MONKEY, 2, &options(SurveyMetric::Nps));
    assert_eq!((outcome.rows, outcome.skipped.count, counts(&outcome)), (3, 0, (1, 0, 2)));
    assert_eq!(months(&outcome), [("2026-05", 2), ("2026-06", 1)]); // 05/13 tells that the month is first

    // the two items of the other question are asked about, their labels suggested and applied when the visitor says so
    let inspection = inspected(SURVEY_MONKEY, SurveyMetric::Csat);
    assert_eq!(inspection.ambiguous, [(SurveyRole::Rating, vec![10, 11])]);
    let price = with_column(SurveyMetric::Csat, SurveyRole::Rating, 11);
    let labels = inspect_survey(SURVEY_MONKEY.as_bytes(), &price).unwrap().labels;
    let labels: Vec<_> = labels.iter().map(|label| (label.text.as_str(), label.count, label.suggested)).collect();
    assert_eq!(labels, [("Dissatisfied", 1, Some(2.0)), ("N/A", 1, None), ("Satisfied", 1, Some(4.0))]);
    let outcome = cut_everywhere(SURVEY_MONKEY, 2, &price);
    assert_eq!((csat(&outcome).n, outcome.skipped.reasons[&SkipReason::Number]), (0, 3));
    let labelled = with_labels(price, &[("Dissatisfied", Some(2.0)), ("N/A", None), ("Satisfied", Some(4.0))]);
    let outcome = cut_everywhere(SURVEY_MONKEY, 2, &labelled);
    assert_eq!((csat(&outcome).n, csat(&outcome).mean), (2, Some(3.0)));
    assert_eq!(skipped(&outcome), [(5, SkipReason::Answer)]);
}

#[test]
fn qualtrics_is_read() {
    let inspection = inspected(QUALTRICS, SurveyMetric::Nps);
    assert_eq!((inspection.source, inspection.form.header_rows), (Some(SurveySource::Qualtrics), 3));
    assert_eq!(column(&inspection, SurveyRole::Rating), Some(6)); // not its group
    assert_eq!(inspection.headers[6], "How likely are you to recommend us to a friend?");
    assert!(inspection.ambiguous.is_empty());
    let outcome = cut_everywhere(QUALTRICS, 3, &options(SurveyMetric::Nps));
    assert_eq!((outcome.rows, counts(&outcome)), (6, (1, 0, 1)));
    let left_out = [5, 6, 8, 9].map(|line| (line, SkipReason::Unfinished));
    assert_eq!(skipped(&outcome), left_out);
    let by_code = SurveyOptions {
        columns: vec![(SurveyRole::Rating, Some(Column::Header("Q2_2".to_owned())))],
        ..options(SurveyMetric::Csat)
    };
    assert_eq!(csat(&read(QUALTRICS.as_bytes(), &by_code).unwrap()).mean, Some(3.5));
}

#[test]
fn lime_survey_is_read() {
    let inspection = inspected(LIME_SURVEY, SurveyMetric::Nev);
    assert_eq!((inspection.source, inspection.form.separator), (Some(SurveySource::LimeSurvey), Separator::Semicolon));
    assert_eq!(column(&inspection, SurveyRole::Emotion(Emotion::Irritated)), Some(5));
    assert_eq!(column(&inspection, SurveyRole::Emotion(Emotion::Happy)), Some(6));
    assert_eq!(column(&inspection, SurveyRole::Date), Some(1));
    assert_eq!(inspection.labels[0].text, "AO04");
    let outcome = cut_everywhere(LIME_SURVEY, 1, &options(SurveyMetric::Nev));
    assert_eq!((nev(&outcome).n, nev(&outcome).nev), (2, Some(4.0)));
    assert_eq!(skipped(&outcome), [(3, SkipReason::Unfinished), (5, SkipReason::Number)]);
    let bad = &outcome.skipped.rows[1];
    assert_eq!(bad.value.as_deref(), Some("AO04"));
    assert!(bad.column.as_deref().unwrap().ends_with("[Irritated]"));
}

#[test]
fn google_forms_is_read() {
    let inspection = inspected(GOOGLE_FORMS, SurveyMetric::Nev);
    assert_eq!(inspection.source, Some(SurveySource::GoogleForms));
    let outcome = cut_everywhere(GOOGLE_FORMS, 1, &options(SurveyMetric::Nev));
    // (8.5 - 1.5), (2.5 - 4.5), (7.5 - 0)
    assert_eq!((nev(&outcome).n, nev(&outcome).nev), (3, Some(12.5 / 3.0)));
    assert_eq!(months(&outcome), [("2026-05", 2), ("2026-06", 1)]);
    let both = outcome.nev_and_rating.unwrap();
    // Python, by the definition, of [7, -2, 7.5] and [10, 2, 9]
    assert!((both.correlation.r.unwrap() - 0.986_948_743_662_896_2).abs() < 1e-14, "{:?}", both.correlation.r);
    assert_eq!(both.scatter.iter().map(|cell| cell.count).sum::<u64>(), 3);
}

#[test]
fn microsoft_forms_is_read() {
    let inspection = inspected(MICROSOFT_FORMS, SurveyMetric::Nps);
    assert_eq!(inspection.source, Some(SurveySource::MicrosoftForms));
    assert_eq!(inspection.ambiguous, [(SurveyRole::Rating, vec![5, 6])]); // a question that was asked twice
    let first = with_column(SurveyMetric::Nps, SurveyRole::Rating, 5);
    let outcome = cut_everywhere(MICROSOFT_FORMS, 3, &first);
    assert_eq!((outcome.rows, counts(&outcome)), (3, (1, 0, 2)));
    assert_eq!(months(&outcome), [("2026-05", 2), ("2026-06", 1)]);
    let second = with_column(SurveyMetric::Nps, SurveyRole::Rating, 6);
    assert_eq!(skipped(&cut_everywhere(MICROSOFT_FORMS, 3, &second)), [(6, SkipReason::Answer)]);
}

#[test]
fn formbricks_is_read() {
    let inspection = inspected(FORMBRICKS, SurveyMetric::Csat);
    assert_eq!(inspection.source, Some(SurveySource::Formbricks));
    assert_eq!(column(&inspection, SurveyRole::Rating), Some(7));
    let outcome = cut_everywhere(FORMBRICKS, 1, &options(SurveyMetric::Csat));
    assert_eq!((csat(&outcome).n, csat(&outcome).satisfied), (3, 2));
    assert_eq!(skipped(&outcome), [(3, SkipReason::Unfinished)]);
}

#[test]
fn tally_is_read() {
    let inspection = inspected(TALLY, SurveyMetric::Ces);
    assert_eq!(inspection.source, Some(SurveySource::Tally));
    assert!(inspection.labels.is_empty());
    let outcome = cut_everywhere(TALLY, 1, &options(SurveyMetric::Ces));
    assert_eq!((ces(&outcome).n, ces(&outcome).mean), (3, Some(14.0 / 3.0)));
    let segments: Vec<_> = outcome.segments.iter().map(|segment| segment.segment.as_str()).collect();
    assert_eq!(segments, ["shop", "online"]);
    assert_eq!(skipped(&outcome), [(5, SkipReason::Answer)]);
}

#[test]
fn every_encoding_gives_what_utf_8_gives() {
    let text = "Rozdrażnienie;Radość;Niezadowolenie;Segment\n2;8;1;północ\n4;6,5;0;południe\n3;7;5;północ\n";
    let expected = read(text.as_bytes(), &options(SurveyMetric::Nev)).unwrap();
    assert_eq!((nev(&expected).n, expected.segments.len()), (3, 2));
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let with_mark = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    // Python: text.encode("cp1250")
    let central = b"Rozdra\xbfnienie;Rado\x9c\xe6;Niezadowolenie;Segment\n2;8;1;p\xf3\xb3noc\n4;6,5;0;po\xb3udnie\n3;7;5;p\xf3\xb3noc\n";
    let files = [
        (wide(u16::to_le_bytes), Encoding::Utf16Le),
        (wide(u16::to_be_bytes), Encoding::Utf16Be),
        (with_mark, Encoding::Utf8),
        (central.to_vec(), Encoding::Windows1250),
    ];
    for (bytes, encoding) in files {
        let inspection = inspect_survey(&bytes, &options(SurveyMetric::Nev)).unwrap();
        assert_eq!((inspection.form.encoding, inspection.form.decimal), (encoding, Decimal::Comma));
        for cut in 0..=bytes.len() {
            let mut reader = SurveyReader::new(options(SurveyMetric::Nev)).unwrap();
            reader.push(&bytes[..cut]).unwrap();
            reader.push(&bytes[cut..]).unwrap();
            assert_eq!(reader.finish().unwrap(), expected, "{encoding:?} cut at {cut}");
        }
    }
}

#[test]
fn cyrillic_and_italian_code_pages_are_read() {
    // Python: "Раздражение;Радость;Досада\n2;8;1\n".encode("cp1251") and "Felicità;Irritazione\n8;2\n".encode("cp1252")
    let cyrillic =
        b"\xd0\xe0\xe7\xe4\xf0\xe0\xe6\xe5\xed\xe8\xe5;\xd0\xe0\xe4\xee\xf1\xf2\xfc;\xc4\xee\xf1\xe0\xe4\xe0\n2;8;1\n";
    assert_eq!(nev(&read(cyrillic, &options(SurveyMetric::Nev)).unwrap()).nev, Some(6.5));
    let western = b"Felicit\xe0;Irritazione\n8;2\n";
    assert_eq!(nev(&read(western, &options(SurveyMetric::Nev)).unwrap()).nev, Some(6.0));
}

/// A file with one respondent whose columns are what a language of the site calls the emotions.
fn sheet_of(language: &str) -> String {
    let folder = format!("{}/src/content/locales/{language}", env!("CARGO_MANIFEST_DIR"));
    let texts: String = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap() + "\n")
        .collect();
    let name = |emotion: Emotion| {
        let key = format!("emotion.{} = ", emotion.name());
        texts.lines().find_map(|line| line.strip_prefix(&key).map(str::to_owned)).unwrap()
    };
    let names = Emotion::ALL.map(name);
    format!("{}\n{}\n", names.join("\t"), ["7"; 20].join("\t"))
}

#[test]
fn the_names_that_the_site_gives_emotions_are_recognised_in_five_languages() {
    for language in ["en", "pl", "sl", "ru", "it"] {
        let inspection = inspected(&sheet_of(language), SurveyMetric::Nev);
        let expected: Vec<_> = Emotion::ALL.into_iter().map(SurveyRole::Emotion).zip(0..).collect();
        assert_eq!(inspection.columns, expected, "{language}");
    }
}

#[test]
fn questions_about_emotions_are_recognised_by_the_emotion_in_them() {
    let columns = |header: &str| inspected(&format!("{header}\n2;8\n3;7\n"), SurveyMetric::Nev).columns;
    let both = [(SurveyRole::Emotion(Emotion::Irritated), 0), (SurveyRole::Emotion(Emotion::Happy), 1)];
    for header in [
        "How irritated were you?;How happy were you?",
        "1. Jak bardzo byli Państwo zirytowani?;2. Jak bardzo byli Państwo szczęśliwi?",
        "Kako razdraženi ste bili?;Kako srečni ste bili?",
        "Насколько вы были раздражены?;Насколько вы были счастливы?",
        "Quanto era irritato?;Quanto era felice?",
    ] {
        assert_eq!(columns(header), both, "{header}");
    }
    // beside the name itself, a question that only mentions it is none
    let text = "Happy;What made you happy?;Irritated\n8;the staff;2\n";
    let inspection = inspected(text, SurveyMetric::Nev);
    assert_eq!(column(&inspection, SurveyRole::Emotion(Emotion::Happy)), Some(0));
    assert!(inspection.ambiguous.is_empty());
}
