//! What the metrics core costs: `cargo bench`.
//!
//! The customers are the synthetic ones of the demonstration, 2,357 with as many different histories, and the CDNOW sample
//! where `tests/fetch_cdnow.mjs` has put it: as many customers, but only 1,016 different histories.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a benchmark may stop

use divan::{Bencher, black_box, counter::ItemsCount};
use feltworth::metrics::models::*;
use feltworth::metrics::{AnswerSheet, NevInput, nev};

fn main() {
    divan::main();
}

const SETS: [Customers; 2] = [Customers::Synthetic, Customers::Cdnow];

#[derive(Debug, Clone, Copy)]
enum Customers {
    Synthetic,
    Cdnow,
}

impl Customers {
    /// None where the data is not at hand.
    fn rows(self) -> Option<Vec<ValueRow>> {
        match self {
            Self::Synthetic => {
                Some(simulate_customers(&SimulationInput::demo()).unwrap().iter().map(SimulatedCustomer::row).collect())
            }
            Self::Cdnow => cdnow(),
        }
    }

    fn histories(self) -> Option<Vec<PurchaseHistory>> {
        Some(self.rows()?.iter().map(ValueRow::purchases).collect())
    }
}

/// Purchase days of any value, as the published counts have them; values only where there are any.
fn cdnow() -> Option<Vec<ValueRow>> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/.data/CDNOW_sample.txt")).ok()?;
    let transaction = |line: &str| {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let date = format!("{}-{}-{}", &columns[2][..4], &columns[2][4..6], &columns[2][6..]);
        let dollars: f64 = columns[4].parse().unwrap();
        Transaction { customer: columns[1].to_owned(), date, value: Some(dollars.max(0.01)) }
    };
    let transactions: Vec<_> = text.lines().map(transaction).collect();
    let row = |customer: &CustomerSummary| {
        let &CustomerSummary { frequency, recency, age, value, .. } = customer;
        ValueRow { frequency, recency, age, value, count: 1.0 }
    };
    Some(summarise(&transactions, "1997-09-30", Unit::Week).unwrap().iter().map(row).collect())
}

#[divan::bench(args = SETS)]
fn bg_nbd_fit(bencher: Bencher, customers: Customers) {
    let Some(histories) = customers.histories() else { return };
    bencher.bench(|| fit_purchases(PurchaseModel::BgNbd, black_box(&histories)).unwrap());
}

#[divan::bench(args = SETS)]
fn mbg_nbd_fit(bencher: Bencher, customers: Customers) {
    let Some(histories) = customers.histories() else { return };
    bencher.bench(|| fit_purchases(PurchaseModel::MbgNbd, black_box(&histories)).unwrap());
}

#[divan::bench(args = SETS)]
fn gamma_gamma_fit(bencher: Bencher, customers: Customers) {
    let Some(rows) = customers.rows() else { return };
    let spends: Vec<_> = rows.iter().map(ValueRow::spend).collect();
    bencher.bench(|| fit_spend(black_box(&spends)).unwrap());
}

#[divan::bench(args = SETS, sample_count = 5, sample_size = 1)]
fn bg_nbd_bootstrap_of_1000_refits(bencher: Bencher, customers: Customers) {
    let Some(histories) = customers.histories() else { return };
    let resampling = Resampling { resamples: 1000.0, seed: 1, confidence: 0.95 };
    bencher.bench(|| bootstrap_purchases(PurchaseModel::BgNbd, black_box(&histories), &resampling).unwrap());
}

#[divan::bench(args = SETS)]
fn bg_nbd_prediction_for_100_000_customers(bencher: Bencher, customers: Customers) {
    let Some(histories) = customers.histories() else { return };
    let parameters = fit_purchases(PurchaseModel::BgNbd, &histories).unwrap().parameters();
    let many: Vec<_> = histories.iter().copied().cycle().take(100_000).collect();
    let bencher = bencher.counter(ItemsCount::new(many.len()));
    bencher.bench(|| predict_purchases(&parameters, black_box(&many), 39.0).unwrap());
}

/// One prediction, call included, as a curve over the horizon: a newcomer of the published CDNOW fit.
#[divan::bench(args = [1.0, 10.0, 39.0, 58.0, 59.0, 70.0, 150.0, 520.0, 1e4, 1e6])]
fn prediction_by_horizon(bencher: Bencher, weeks: f64) {
    let parameters = PurchaseParameters { model: PurchaseModel::BgNbd, r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
    let newcomer = [PurchaseHistory::new(0.0, 0.0, 0.0)];
    bencher.bench(|| predict_purchases(black_box(&parameters), black_box(&newcomer), black_box(weeks)).unwrap());
}

/// The same over a, whose large values made the power series cancel.
#[divan::bench(args = [0.01, 0.5, 1.0, 3.0, 5.0, 8.0, 30.0, 300.0, 6243.95])]
fn prediction_by_a(bencher: Bencher, a: f64) {
    let parameters = PurchaseParameters { model: PurchaseModel::BgNbd, r: 0.25, alpha: 5.1, a, b: 46.0 };
    let customer = [PurchaseHistory::new(0.0, 0.0, 30.0)];
    bencher.bench(|| predict_purchases(black_box(&parameters), black_box(&customer), black_box(39.0)).unwrap());
}

/// The same over r, up to customers who hardly differ.
#[divan::bench(args = [1e-4, 0.01, 1.0, 7.0, 9.0, 100.0, 1e4])]
fn prediction_by_r(bencher: Bencher, r: f64) {
    let parameters = PurchaseParameters { model: PurchaseModel::BgNbd, r, alpha: 1.05, a: 1.3, b: 0.4 };
    let customer = [PurchaseHistory::new(0.0, 0.0, 45.0)];
    bencher.bench(|| predict_purchases(black_box(&parameters), black_box(&customer), black_box(5e4)).unwrap());
}

/// The 800 cases of `tests/expected_purchases.csv`, parameters from 1e-4 to 1e4 and horizons from 1e-6 to 1e6: all of them, and
/// those that take longest.
#[divan::bench(args = [800, 80, 8])]
fn wide_predictions_of_the_slowest(bencher: Bencher, slowest: usize) {
    let mut cases: Vec<_> = include_str!("../tests/expected_purchases.csv").lines().map(wide_case).collect();
    let predict =
        |(parameters, customer, horizon): &WideCase| predict_purchases(parameters, customer, *horizon).unwrap();
    let time = |case: &WideCase| {
        let run = || {
            let start = std::time::Instant::now();
            (0..50).for_each(|_| drop(black_box(predict(black_box(case)))));
            start.elapsed()
        };
        (0..5).map(|_| run()).min()
    };
    cases.sort_by_cached_key(|case| std::cmp::Reverse(time(case)));
    cases.truncate(slowest);
    let bencher = bencher.counter(ItemsCount::new(slowest));
    bencher.bench(|| cases.iter().for_each(|case| drop(black_box(predict(black_box(case))))));
}

type WideCase = (PurchaseParameters, [PurchaseHistory; 1], f64);

fn wide_case(line: &str) -> WideCase {
    let (model, numbers) = line.split_once(',').unwrap();
    let model = if model == "bgNbd" { PurchaseModel::BgNbd } else { PurchaseModel::MbgNbd };
    let numbers: Vec<f64> = numbers.split(',').map(|number| number.parse().unwrap()).collect();
    let [r, alpha, a, b, x, recency, age, horizon, ..]: [f64; 10] = numbers.try_into().unwrap();
    (PurchaseParameters { model, r, alpha, a, b }, [PurchaseHistory::new(x, recency, age)], horizon)
}

/// A thousand newcomers over so many months.
#[divan::bench(args = [1, 12, 36, 120, 1200])]
fn clv_of_1000_newcomers_by_months(bencher: Bencher, months: u32) {
    let purchases = PurchaseParameters { model: PurchaseModel::BgNbd, r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
    let spend = SpendParameters { p: 6.25, q: 3.74, gamma: 15.44 };
    let rows = [ValueRow { frequency: 0.0, recency: 0.0, age: 0.0, value: None, count: 1.0 }; 1000];
    let (margin, discount_per_year, timing) = (1.0, 0.1, DiscountTiming::End);
    let input = MonthlyClvInput { unit: Unit::Week, months: f64::from(months), margin, discount_per_year, timing };
    bencher.bench(|| monthly_clv(&purchases, &spend, black_box(&rows), &input).unwrap());
}

#[divan::bench(args = SETS)]
fn clv_of_12_months(bencher: Bencher, customers: Customers) {
    let Some(rows) = customers.rows() else { return };
    let purchases: Vec<_> = rows.iter().map(ValueRow::purchases).collect();
    let purchases = fit_purchases(PurchaseModel::BgNbd, &purchases).unwrap().parameters();
    let spend = fit_spend(&rows.iter().map(ValueRow::spend).collect::<Vec<_>>()).unwrap().parameters();
    let year = MonthlyClvInput {
        unit: Unit::Week,
        months: 12.0,
        margin: 1.0,
        discount_per_year: 0.1,
        timing: DiscountTiming::End,
    };
    bencher.bench(|| monthly_clv(&purchases, &spend, black_box(&rows), &year).unwrap());
}

#[divan::bench]
fn sbg_fit(bencher: Bencher) {
    let cohorts = [vec![1000.0, 869.0, 743.0, 653.0, 593.0, 551.0, 517.0, 491.0]];
    bencher.bench(|| fit_retention(black_box(&cohorts)).unwrap());
}

#[divan::bench]
fn summaries_of_demo_transactions(bencher: Bencher) {
    let transactions = simulate_transactions(&SimulationInput::demo(), "2026-01-01", Unit::Week).unwrap();
    let bencher = bencher.counter(ItemsCount::new(transactions.len()));
    bencher.bench(|| summarise(black_box(&transactions), "2026-09-30", Unit::Week).unwrap());
}

/// Every tenth answer is missing.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn nev_of_a_million_answer_sheets(bencher: Bencher) {
    let answer = |place: usize| (!place.is_multiple_of(10)).then_some((place * 7 % 11) as f64);
    let sheet = |respondent: usize| AnswerSheet(std::array::from_fn(|emotion| answer(20 * respondent + 3 * emotion)));
    let input = NevInput { responses: (0..1_000_000).map(sheet).collect(), ..NevInput::default() };
    bencher.counter(ItemsCount::new(input.responses.len())).bench(|| nev(black_box(&input)).unwrap());
}
