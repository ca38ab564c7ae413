//! The fitted models on the command line: customers as CSV, and how long fits and predictions take.
//!
//! ```text
//! cargo run --release --example fit -- demo > customers.csv      # the synthetic demonstration customers
//! cargo run --profile bench --example fit -- time customers.csv  # one core
//! ```
//!
//! The columns are frequency, recency, age and the mean value, which is empty without a repeat purchase.

use std::error::Error;
use std::hint::black_box;
use std::io::{Write, stdout};
use std::time::Instant;

use feltworth::metrics::models::*;
use feltworth::metrics::{AnswerSheet, NevInput, nev};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["demo"] => demo(),
        ["time", path] => time(&read(path)?),
        _ => Err("usage: fit demo | fit time <file>".into()),
    }
}

fn demo() -> Result<(), Box<dyn Error>> {
    let mut out = stdout().lock();
    writeln!(out, "frequency,recency,age,value")?;
    for customer in simulate_customers(&SimulationInput::demo())? {
        let value = customer.value.map(|value| value.to_string()).unwrap_or_default();
        writeln!(out, "{},{},{},{value}", customer.frequency, customer.recency, customer.age)?;
    }
    Ok(())
}

fn read(path: &str) -> Result<Vec<ValueRow>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for line in std::fs::read_to_string(path)?.lines().skip(1) {
        let [frequency, recency, age, value] = line.split(',').collect::<Vec<_>>()[..] else {
            return Err(format!("four columns needed: {line}").into());
        };
        let value = if value.is_empty() { None } else { Some(value.parse()?) };
        rows.push(ValueRow {
            frequency: frequency.parse()?,
            recency: recency.parse()?,
            age: age.parse()?,
            value,
            count: 1.0,
        });
    }
    Ok(rows)
}

/// Prints name, best wall time and mean processor time in seconds, then the fitted parameters.
fn time(rows: &[ValueRow]) -> Result<(), Box<dyn Error>> {
    let histories: Vec<PurchaseHistory> = rows.iter().map(ValueRow::purchases).collect();
    let spends: Vec<SpendHistory> = rows.iter().map(ValueRow::spend).collect();
    let many: Vec<PurchaseHistory> = histories.iter().copied().cycle().take(100_000).collect();
    let fit = fit_purchases(PurchaseModel::BgNbd, &histories)?;
    let parameters = fit.parameters();
    let cohort = [vec![1000.0, 869.0, 743.0, 653.0, 593.0, 551.0, 517.0, 491.0]];
    let resampling = Resampling { resamples: 1000.0, seed: 1, confidence: 0.95 };
    measure("bg_nbd_fit", 300, || fit_purchases(PurchaseModel::BgNbd, black_box(&histories)).is_ok());
    measure("mbg_nbd_fit", 100, || fit_purchases(PurchaseModel::MbgNbd, black_box(&histories)).is_ok());
    measure("gamma_gamma_fit", 100, || fit_spend(black_box(&spends)).is_ok());
    measure("bg_nbd_bootstrap_1000", 3, || {
        bootstrap_purchases(PurchaseModel::BgNbd, black_box(&histories), &resampling).is_ok()
    });
    measure("bg_nbd_predict", 100, || predict_purchases(&parameters, black_box(&histories), 39.0).is_ok());
    measure("bg_nbd_predict_100000", 10, || predict_purchases(&parameters, black_box(&many), 39.0).is_ok());
    measure("sbg_fit", 20_000, || fit_retention(black_box(&cohort)).is_ok());
    let sheets = million_answer_sheets();
    measure("nev_1000000", 3, || nev(black_box(&sheets)).is_ok());
    println!("# {fit:?}");
    Ok(())
}

/// Every tenth answer is missing.
fn million_answer_sheets() -> NevInput {
    let answer = |place: usize| (!place.is_multiple_of(10)).then_some((place * 7 % 11) as f64);
    let sheet = |respondent: usize| AnswerSheet(std::array::from_fn(|emotion| answer(20 * respondent + 3 * emotion)));
    NevInput { responses: (0..1_000_000).map(sheet).collect(), ..NevInput::default() }
}

fn measure(name: &str, runs: usize, work: impl Fn() -> bool) {
    let run = |_| {
        let start = Instant::now();
        assert!(black_box(work()), "{name} failed");
        start.elapsed().as_secs_f64()
    };
    let before = processor_seconds();
    let times: Vec<f64> = (0..runs).map(run).collect();
    let best = times.iter().copied().fold(f64::INFINITY, f64::min);
    // The processor's clock is coarse: only the mean over all runs is worth something.
    let total = before.zip(processor_seconds()).map_or_else(|| times.iter().sum(), |(start, end)| end - start);
    println!("{name} {best:e} {:e}", total / runs as f64);
}

/// Time on a processor, which other programs do not lengthen; Linux only.
fn processor_seconds() -> Option<f64> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    statistics.split_whitespace().next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds * 1e-9)
}
