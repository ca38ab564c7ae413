//! How the numbers of a survey are written.

use crate::app::Words;
use crate::metrics::Interval;
use crate::tools::surveys::{Measured, Outcome, Tone};

/// A score as it is printed: points whole and with their sign, shares as percent.
pub fn written(words: Words, measured: Measured, value: f64) -> String {
    match measured {
        Measured::Points => words.signed(value, 0),
        Measured::Share => words.percent(rounded(value, 1e3)),
        Measured::Rating => words.fixed(value, 2),
        Measured::Index => words.fixed(value, 1),
        Measured::Nev => words.signed(value, 2),
    }
}

/// The two ends of an interval.
pub fn interval(words: Words, measured: Measured, interval: Interval) -> [String; 2] {
    [interval.low, interval.high].map(|end| written(words, measured, end))
}

/// A difference of two scores with its unit; of shares in percentage points.
pub fn difference(words: Words, measured: Measured, value: f64) -> String {
    let (key, number) = match measured {
        Measured::Points | Measured::Index => ("survey.points", words.signed(value, 1)),
        Measured::Share => ("survey.percentagePoints", words.signed(100.0 * value, 1)),
        Measured::Rating => ("survey.steps", words.signed(value, 2)),
        Measured::Nev => ("survey.points", words.signed(value, 2)),
    };
    words.fill(key, &[("n", &number)])
}

/// How often chance alone does something.
pub fn chance(words: Words, p_value: f64) -> String {
    if p_value < 0.001 { format!("< {}", words.percent(0.001)) } else { words.percent(rounded(p_value, 1e3)) }
}

/// A p-value as it is printed.
pub fn p_value(words: Words, p_value: f64) -> String {
    if p_value < 0.0001 { format!("< {}", words.fixed(0.0001, 4)) } else { words.fixed(p_value, 4) }
}

/// The answers of a part and their share: 100 (40%).
pub fn count_of(words: Words, outcome: &Outcome, part: usize) -> String {
    let count = outcome.counts.get(part).copied().unwrap_or_default();
    let share = outcome.share(part).map(|share| format!(" ({})", written(words, Measured::Share, share)));
    words.number(count as f64, 0) + &share.unwrap_or_default()
}

/// The share of the answers that count, as it is computed: 74 ÷ 107 = 69.2%.
pub fn part_working(words: Words, outcome: &Outcome) -> String {
    let good = outcome.counts.iter().zip(&outcome.tones).filter(|(_, tone)| **tone == Tone::Good);
    let good: u64 = good.map(|(count, _)| count).sum();
    let count = |count: u64| words.number(count as f64, 0);
    let share = good as f64 / outcome.n.max(1) as f64;
    format!("{} ÷ {} = {}", count(good), count(outcome.n), written(words, Measured::Share, share))
}

/// The mean, as it is computed: (1 × 14 + 2 × 9 + …) ÷ 107 = 3.74.
pub fn mean_working(words: Words, outcome: &Outcome) -> String {
    let count = |count: u64| words.number(count as f64, 0);
    let answers = || outcome.question.answers().zip(&outcome.counts);
    let terms =
        answers().map(|(answer, times)| format!("{answer} × {}", count(*times))).collect::<Vec<_>>().join(" + ");
    let sum = answers().map(|(answer, times)| f64::from(answer) * *times as f64).sum::<f64>();
    let mean = words.fixed(sum / outcome.n.max(1) as f64, 2);
    format!("({terms}) ÷ {} = {mean}", count(outcome.n))
}

fn rounded(value: f64, scale: f64) -> f64 {
    (value * scale).round() / scale
}
