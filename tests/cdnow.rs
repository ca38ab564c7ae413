//! The models on the CDNOW sample, against published fits and against the same fits by an independent optimiser.
//!
//! The data has no explicit licence, so it is not in the repository: `cargo xtask data` (or the commands in its
//! documentation) puts `CDNOW_sample.txt` of the Python package lifetimes 0.11.3 into the ignored folder `.data`.
//! Without it these tests say so and check nothing.

use feltworth::metrics::models::*;

fn cdnow() -> Option<Vec<CustomerSummary>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/.data/CDNOW_sample.txt");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("SKIPPED: {path} is not there");
        return None;
    };
    Some(summarise(&transactions(&text), "1997-09-30", Unit::Week).unwrap())
}

/// Columns: number in the whole data set, number in the sample, date as 19970101, pieces, dollars.
fn transactions(text: &str) -> Vec<Transaction> {
    let row = |line: &str| {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let date = columns[2];
        Transaction {
            customer: columns[1].to_owned(),
            date: format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]),
            value: None,
        }
    };
    let value = |line: &str| line.split_whitespace().last().and_then(|dollars| dollars.parse().ok());
    text.lines().map(|line| Transaction { value: value(line), ..row(line) }).collect()
}

fn close(actual: f64, expected: f64, tolerance: f64, what: &str) {
    assert!((actual / expected - 1.0).abs() <= tolerance, "{what}: {actual} instead of {expected}");
}

#[test]
fn quick() {
    let Some(customers) = cdnow() else { return };
    let h: Vec<_> = customers.iter().map(CustomerSummary::purchases).collect();
    for model in [PurchaseModel::BgNbd, PurchaseModel::MbgNbd] {
        println!("{:?}", fit_purchases(model, &h));
    }
    let s: Vec<_> = customers.iter().map(CustomerSummary::spend).collect();
    println!("{} {:?}", h.len(), fit_spend(&s));
    let t = std::time::Instant::now();
    for _ in 0..100 {
        std::hint::black_box(fit_purchases(PurchaseModel::BgNbd, &h)).unwrap();
    }
    println!("{:?}", t.elapsed() / 100);
    let t = std::time::Instant::now();
    for _ in 0..100 {
        std::hint::black_box(fit_spend(&s)).unwrap();
    }
    println!("{:?}", t.elapsed() / 100);
    let p = fit_purchases(PurchaseModel::BgNbd, &h).unwrap().parameters();
    let t = std::time::Instant::now();
    for _ in 0..100 {
        std::hint::black_box(predict_purchases(&p, &h, 39.0)).unwrap();
    }
    println!("{:?} each", t.elapsed() / 100 / 2357);
    let t = std::time::Instant::now();
    println!(
        "{:?}",
        bootstrap_purchases(PurchaseModel::BgNbd, &h, &Resampling { resamples: 1000.0, seed: 1.0, confidence: 0.95 })
            .unwrap()
            .intervals
    );
    println!("{:?}", t.elapsed());
}
