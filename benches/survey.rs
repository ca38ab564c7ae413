//! Reading a million answer sheets: `cargo bench --bench survey`.

#![allow(clippy::expect_used)] // a benchmark may stop

use feltworth::survey::{SurveyMetric, SurveyOptions, SurveyOutcome, SurveyReader};
use std::hint::black_box;
use std::sync::LazyLock;

const ROWS: u32 = 1_000_000;

/// A byte after the other from a generator that needs no crate (xorshift, G. Marsaglia, 2003).
struct Answers(u32);

impl Answers {
    fn next(&mut self, points: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 % points
    }
}

const HEADER: &str = "irritated,hurried,neglected,unhappy,unsatisfied,stressed,disappointed,frustrated,interested,energetic,\
    stimulated,exploratory,indulgent,trusting,valued,caredFor,focused,safe,happy,pleased\n";

/// A file with a row for each respondent: what stands before the answers, twenty answers, what stands behind.
fn file(header: &str, row: impl Fn(&mut Answers, &mut String)) -> Vec<u8> {
    let mut text = header.to_owned();
    let mut answers = Answers(1);
    for _ in 0..ROWS {
        row(&mut answers, &mut text);
        text.push('\n');
    }
    text.into_bytes()
}

fn twenty(answers: &mut Answers, text: &mut String, gaps: u32) {
    for emotion in 0..20 {
        if emotion > 0 {
            text.push(',');
        }
        if gaps == 0 || answers.next(gaps) > 0 {
            text.push_str(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"][answers.next(11) as usize]);
        }
    }
}

static SHEETS: LazyLock<Vec<u8>> = LazyLock::new(|| file(HEADER, |answers, text| twenty(answers, text, 0)));
static GAPS: LazyLock<Vec<u8>> = LazyLock::new(|| file(HEADER, |answers, text| twenty(answers, text, 10)));
static QUOTED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    file(&format!("why,{HEADER}"), |answers, text| {
        text.push_str("\"fast, kind\",");
        twenty(answers, text, 0);
    })
});
static SPLIT: LazyLock<Vec<u8>> = LazyLock::new(|| {
    file(&format!("timestamp,segment,{HEADER}"), |answers, text| {
        text.push_str(["2026-05-01 10:00:00,shop,", "2026-06-02 11:30:00,online,"][answers.next(2) as usize]);
        twenty(answers, text, 0);
    })
});
static RATINGS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    file("id,How likely are you to recommend us?,why\n", |answers, text| {
        text.push_str("a1f0c2,");
        text.push_str(["9", "10", "3"][answers.next(3) as usize]);
        text.push_str(",it was all right");
    })
});

fn read(metric: SurveyMetric, file: &[u8]) -> SurveyOutcome {
    let mut reader = SurveyReader::new(SurveyOptions::new(metric)).expect("options without fault");
    for chunk in file.chunks(1 << 18) {
        reader.push(chunk).expect("a file with its columns");
    }
    let outcome = reader.finish().expect("a file with its columns");
    assert_eq!((outcome.rows, outcome.skipped.count), (ROWS.into(), 0));
    outcome
}

#[divan::bench(sample_count = 10)]
fn nev(bencher: divan::Bencher<'_, '_>) {
    bencher.with_inputs(|| &SHEETS[..]).bench_values(|file| black_box(read(SurveyMetric::Nev, file)));
}

#[divan::bench(sample_count = 10)]
fn nev_with_gaps(bencher: divan::Bencher<'_, '_>) {
    bencher.with_inputs(|| &GAPS[..]).bench_values(|file| black_box(read(SurveyMetric::Nev, file)));
}

#[divan::bench(sample_count = 10)]
fn nev_with_a_quoted_cell(bencher: divan::Bencher<'_, '_>) {
    bencher.with_inputs(|| &QUOTED[..]).bench_values(|file| black_box(read(SurveyMetric::Nev, file)));
}

#[divan::bench(sample_count = 10)]
fn nev_by_month_and_segment(bencher: divan::Bencher<'_, '_>) {
    bencher.with_inputs(|| &SPLIT[..]).bench_values(|file| black_box(read(SurveyMetric::Nev, file)));
}

#[divan::bench(sample_count = 10)]
fn nps(bencher: divan::Bencher<'_, '_>) {
    bencher.with_inputs(|| &RATINGS[..]).bench_values(|file| black_box(read(SurveyMetric::Nps, file)));
}

fn main() {
    divan::main();
}
