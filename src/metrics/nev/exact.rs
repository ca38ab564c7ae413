//! Sums over answer sheets in integers: whatever the order and the parts, the same bits.
//!
//! The mean of up to twelve whole numbers is a whole number of 27720ths, the least common multiple of 1 to 12; so is the
//! difference of two such means.

use super::emotion::by_cluster;
use super::tally::{Summaries, UNANSWERED};
use crate::metrics::numeric::moments::Summary;
use crate::metrics::numeric::whole::{WholeMoments, ratio};

/// The parts of one that a mean of up to twelve answers is a whole number of.
pub(super) const PARTS: i64 = 27_720;

/// The parts of a point that an answer is counted in, six decimals.
pub(super) const ANSWER_PARTS: i64 = 1_000_000;

/// The size of answers that are counted here.
const LARGEST: f64 = 1000.0;

/// The sheets that one block takes: the squares in it stay below 2^64.
const BLOCK: u32 = 1 << 16;

/// Sums over the sheets that have a Net Emotional Value.
#[derive(Debug, Clone, Default)]
pub(super) struct ExactSheets {
    pub(super) nev: WholeMoments,
    pub(super) positive: i128,
    pub(super) negative: i128,
    pub(super) clusters: [Total; 4],
    pub(super) emotions: [Total; 20],
}

/// A sum and how many it is of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Total {
    pub(super) sum: i128,
    pub(super) count: u64,
}

impl Total {
    fn merge(&mut self, other: &Self) {
        self.sum += other.sum;
        self.count += other.count;
    }

    fn summary(&self, unit: i64) -> Summary {
        let mean = (self.count > 0).then(|| ratio(self.sum, i128::from(self.count) * i128::from(unit)));
        Summary { count: self.count, mean, variance: None }
    }
}

/// The answers in millionths if each is a decimal of at most six places up to a thousand; the value of none is `None`.
pub(super) fn in_parts(answers: &[f64; 20]) -> Option<[Option<i64>; 20]> {
    let mut parts = [None; 20];
    for (part, answer) in parts.iter_mut().zip(answers).filter(|(_, answer)| !answer.is_nan()) {
        let rounded = libm::rint(answer * ANSWER_PARTS as f64);
        if answer.abs() > LARGEST || rounded / ANSWER_PARTS as f64 != *answer {
            return None;
        }
        *part = Some(rounded as i64);
    }
    Some(parts)
}

/// What a sheet adds to the sums, its means in parts of the answers' unit.
struct Sheet {
    nev: i64,
    positive: i64,
    negative: i64,
    clusters: [Option<i64>; 4],
}

impl Sheet {
    /// Of the sum and the count of the answers in each cluster; `None` without an answer of either polarity.
    #[inline]
    fn of([destroying, attention, recommendation, advocacy]: [(i64, i64); 4]) -> Option<Self> {
        let positive =
            mean((attention.0 + recommendation.0 + advocacy.0, attention.1 + recommendation.1 + advocacy.1))?;
        let negative = mean(destroying)?;
        let clusters = [Some(negative), mean(attention), mean(recommendation), mean(advocacy)];
        Some(Self { nev: positive - negative, positive, negative, clusters })
    }
}

fn mean((sum, count): (i64, i64)) -> Option<i64> {
    PARTS.checked_div(count).map(|parts| sum * parts)
}

impl ExactSheets {
    /// Counts a respondent and gives their NEV; `None` without an answer of either polarity.
    pub(super) fn add(&mut self, answers: &[Option<i64>; 20]) -> Option<f64> {
        let total = |answers: &[Option<i64>]| {
            answers.iter().flatten().fold((0, 0), |(sum, count), answer| (sum + answer, count + 1))
        };
        let sheet = Sheet::of(by_cluster(answers).map(total))?;
        self.nev.add(sheet.nev);
        self.positive += i128::from(sheet.positive);
        self.negative += i128::from(sheet.negative);
        for (total, value) in self.clusters.iter_mut().zip(sheet.clusters) {
            total.add(value);
        }
        for (total, value) in self.emotions.iter_mut().zip(answers) {
            total.add(*value);
        }
        Some(ratio(i128::from(sheet.nev), i128::from(PARTS * ANSWER_PARTS)))
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.nev.merge(&other.nev);
        self.positive += other.positive;
        self.negative += other.negative;
        self.clusters.iter_mut().zip(&other.clusters).for_each(|(total, other)| total.merge(other));
        self.emotions.iter_mut().zip(&other.emotions).for_each(|(total, other)| total.merge(other));
    }

    pub(super) fn summaries(&self) -> Summaries {
        let mean = |sum: i128| Total { sum, count: self.nev.count }.summary(PARTS * ANSWER_PARTS);
        Summaries {
            nev: self.nev.summary(PARTS * ANSWER_PARTS),
            positive: mean(self.positive),
            negative: mean(self.negative),
            clusters: self.clusters.map(|total| total.summary(PARTS * ANSWER_PARTS)),
            emotions: self.emotions.map(|total| total.summary(ANSWER_PARTS)),
        }
    }
}

impl Total {
    fn add(&mut self, value: Option<i64>) {
        self.sum += i128::from(value.unwrap_or(0));
        self.count += u64::from(value.is_some());
    }
}

/// Sums over some sheets of small whole answers with gaps, as fast as they come: what an [`ExactSheets`] is filled from.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    sheets: u32,
    nev: i64,
    squares: u64,
    positive: i64,
    negative: i64,
    clusters: [i64; 4],
    cluster_counts: [u32; 4],
    emotions: [u32; 20],
    unanswered: [u32; 20],
}

impl Block {
    /// Counts a respondent and gives their NEV; `None` without an answer of either polarity.
    #[inline]
    pub(super) fn add(&mut self, answers: &[u8; 20]) -> Option<f64> {
        let sheet = Sheet::of(answered(answers))?;
        self.sheets += 1;
        self.nev += sheet.nev;
        self.squares += (sheet.nev * sheet.nev) as u64;
        self.positive += sheet.positive;
        self.negative += sheet.negative;
        for ((sum, count), value) in self.clusters.iter_mut().zip(&mut self.cluster_counts).zip(sheet.clusters) {
            *sum += value.unwrap_or(0);
            *count += u32::from(value.is_some());
        }
        for ((sum, unanswered), answer) in self.emotions.iter_mut().zip(&mut self.unanswered).zip(answers) {
            let is_gap = *answer == UNANSWERED;
            *sum += if is_gap { 0 } else { u32::from(*answer) };
            *unanswered += u32::from(is_gap);
        }
        Some(sheet.nev as f64 / PARTS as f64)
    }

    pub(super) fn is_full(&self) -> bool {
        self.sheets >= BLOCK
    }

    /// The same sums in the units of the whole.
    pub(super) fn sheets(&self) -> ExactSheets {
        let large = |sum: i64| i128::from(sum) * i128::from(ANSWER_PARTS);
        let squares = i128::from(self.squares) * i128::from(ANSWER_PARTS) * i128::from(ANSWER_PARTS);
        let mut sheets = ExactSheets {
            nev: WholeMoments { count: u64::from(self.sheets), sum: large(self.nev), squares },
            positive: large(self.positive),
            negative: large(self.negative),
            ..ExactSheets::default()
        };
        for ((total, sum), count) in sheets.clusters.iter_mut().zip(self.clusters).zip(self.cluster_counts) {
            *total = Total { sum: large(sum), count: u64::from(count) };
        }
        for ((total, sum), unanswered) in sheets.emotions.iter_mut().zip(self.emotions).zip(self.unanswered) {
            *total = Total { sum: large(i64::from(sum)), count: u64::from(self.sheets - unanswered) };
        }
        sheets
    }
}

/// Sum and count in each cluster of a sheet with gaps.
fn answered(answers: &[u8; 20]) -> [(i64, i64); 4] {
    let [destroying, attention, recommendation, advocacy] = by_cluster(answers);
    [there(destroying), there(attention), there(recommendation), there(advocacy)]
}

#[inline(always)]
fn there(answers: &[u8]) -> (i64, i64) {
    let there = answers.iter().filter(|answer| **answer != UNANSWERED);
    there.fold((0, 0), |(sum, count), answer| (sum + i64::from(*answer), count + 1))
}
