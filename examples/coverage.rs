//! How often the intervals of `bootstrap_purchases` and `bootstrap_value` hold the truth: customers are simulated, fitted and
//! resampled again and again.
//!
//! ```text
//! cargo run --profile bench --example coverage -- 100 1200 200    # customers, samples, refits of each
//! ```
//!
//! Samples without a finite maximum of the likelihood have no interval and are counted by themselves. The truth of a lifetime
//! value is that of the sampled customers under the parameters that they were simulated with.

use std::error::Error;

use feltworth::metrics::Interval;
use feltworth::metrics::models::*;

/// r, α, a, b: the customers of the demonstration, and the published MBG/NBD fit of CDNOW.
const TRUTHS: [[f64; 4]; 2] = [[0.243, 4.414, 0.793, 2.426], [0.525, 6.183, 0.891, 1.614]];
const YEAR: MonthlyClvInput = MonthlyClvInput {
    unit: Unit::Week,
    months: 12.0,
    margin: 0.3,
    discount_per_year: 0.1,
    timing: DiscountTiming::End,
};

fn main() -> Result<(), Box<dyn Error>> {
    let numbers: Result<Vec<u32>, _> = std::env::args().skip(1).map(|argument| argument.parse()).collect();
    let [customers, samples, refits] = numbers?[..] else {
        return Err("usage: coverage <customers> <samples> <refits>".into());
    };
    println!("nominal 95 %, in percent; samples without a fit beside; share of failed refits, purchases and value");
    for truth in TRUTHS {
        for model in [PurchaseModel::BgNbd, PurchaseModel::MbgNbd] {
            let coverage = coverage(model, truth, f64::from(customers), samples, f64::from(refits))?;
            println!("{truth:?} {model:?} {customers}: {coverage}");
        }
    }
    Ok(())
}

/// How often each interval held the truth.
#[derive(Default)]
struct Coverage {
    held: [f64; 3],
    failed: [f64; 2],
    fitted: f64,
    without_fit: u32,
}

impl std::fmt::Display for Coverage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [r, alpha, clv] = self.held.map(|held| 100.0 * held / self.fitted);
        let [purchases, value] = self.failed.map(|failed| 100.0 * failed / self.fitted);
        let Self { fitted, without_fit, .. } = self;
        write!(
            f,
            "r {r:.1} α {alpha:.1} CLV {clv:.1}, {fitted} fits and {without_fit} without, failed {purchases:.1} {value:.1}"
        )
    }
}

fn coverage(
    model: PurchaseModel,
    [r, alpha, a, b]: [f64; 4],
    customers: f64,
    samples: u32,
    resamples: f64,
) -> Result<Coverage, Box<dyn Error>> {
    let purchases = PurchaseParameters { model, r, alpha, a, b };
    let mut coverage = Coverage::default();
    for seed in 0..u64::from(samples) {
        let input = SimulationInput { customers, seed: 1000 + seed, purchases, ..SimulationInput::demo() };
        let rows: Vec<ValueRow> = simulate_customers(&input)?.iter().map(SimulatedCustomer::row).collect();
        let histories: Vec<PurchaseHistory> = rows.iter().map(ValueRow::purchases).collect();
        let resampling = Resampling { resamples, seed, confidence: 0.95 };
        let one = Resampling { resamples: 1.0, ..resampling };
        let (Ok(parameters), Ok(value)) =
            (bootstrap_purchases(model, &histories, &one), bootstrap_value(model, &rows, &YEAR, &resampling))
        else {
            coverage.without_fit += 1;
            continue;
        };
        let values = monthly_clv(&purchases, &input.spend, &rows, &YEAR)?;
        let clv = values.iter().filter_map(|value| value.clv).sum::<f64>() / customers;
        let held = parameters.intervals.zip(value.interval).map(|(parameters, interval)| {
            let holds = |interval: Interval, truth: f64| f64::from(interval.low <= truth && truth <= interval.high);
            [holds(parameters.r, r), holds(parameters.alpha, alpha), holds(interval, clv)]
        });
        coverage.held.iter_mut().zip(held.unwrap_or_default()).for_each(|(all, held)| *all += held);
        coverage.failed[0] += parameters.failed_share;
        coverage.failed[1] += value.failed_share;
        coverage.fitted += 1.0;
    }
    Ok(coverage)
}
