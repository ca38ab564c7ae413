//! Sums over sheets without gaps, whose answers are small whole numbers: eight of them in a machine word.
//!
//! Each mean of such a sheet has the same denominator, so that all but the variance follows from the sums of the emotions.

use super::emotion::by_cluster;
use super::exact::{ANSWER_PARTS, ExactSheets, PARTS, Total};
use crate::metrics::numeric::whole::WholeMoments;

/// The highest bit of each byte: set where an answer is above 127, or where there is none.
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Every second byte, so that each has room to grow to 16 bits.
const EVERY_SECOND: u64 = 0x00FF_00FF_00FF_00FF;

/// The sheets after which 16 bits may be full: 512 * 127 < 2^16.
const SHEETS_PER_LANE: u32 = 512;

/// Twelve positive and eight negative answers: NEV = P / 12 - N / 8 = (2 P - 3 N) / 24.
const NEV_PARTS: i64 = 24;

/// Sums over sheets without gaps.
#[derive(Debug, Clone, Default)]
pub(super) struct CompleteSheets {
    sheets: u64,
    emotions: [u64; 20],
    /// Of (2 P - 3 N)².
    squares: u64,
    lanes: Lanes,
}

/// Sums of a few sheets: in each word those of every second answer, from the first and from the second on.
#[derive(Debug, Clone, Default)]
struct Lanes {
    sheets: u32,
    words: [[u64; 2]; 3],
}

impl CompleteSheets {
    /// Counts a respondent and gives their NEV; `None`, and nothing is counted, of a sheet with a gap or an answer above 127.
    #[inline]
    pub(super) fn add(&mut self, answers: &[u8; 20]) -> Option<f64> {
        let words = words(answers);
        if words.iter().fold(0, |all, word| all | word) & HIGH_BITS != 0 {
            return None;
        }
        let [negative, positive, rest] = words.map(lanes);
        let nev = 2 * (sum(positive) + sum(rest)) - 3 * sum(negative);
        self.squares += (nev * nev) as u64;
        self.lanes.add([negative, positive, rest]);
        if self.lanes.sheets == SHEETS_PER_LANE {
            self.empty_lanes();
        }
        Some(nev as f64 / NEV_PARTS as f64)
    }

    fn empty_lanes(&mut self) {
        self.sheets += u64::from(self.lanes.sheets);
        for (emotion, sum) in self.emotions.iter_mut().enumerate() {
            *sum += self.lanes.sum(emotion);
        }
        self.lanes = Lanes::default();
    }

    /// The same sums in the units of the whole.
    pub(super) fn sheets(&self) -> ExactSheets {
        let mut all = self.clone();
        all.empty_lanes();
        let clusters = by_cluster(&all.emotions).map(|emotions| (emotions.iter().sum::<u64>(), emotions.len() as i64));
        let [negative, positives @ ..] = clusters;
        let positive = positives.iter().fold((0, 0), |(sum, size), (other, length)| (sum + other, size + length));
        let [negative, positive] = [negative, positive].map(|(sum, size)| large(sum, PARTS / size));
        let unit = i128::from(PARTS / NEV_PARTS * ANSWER_PARTS);
        ExactSheets {
            nev: WholeMoments {
                count: all.sheets,
                sum: positive - negative,
                squares: i128::from(all.squares) * unit * unit,
            },
            positive,
            negative,
            clusters: clusters.map(|(sum, size)| Total { sum: large(sum, PARTS / size), count: all.sheets }),
            emotions: all.emotions.map(|sum| Total { sum: large(sum, 1), count: all.sheets }),
        }
    }
}

impl Lanes {
    #[inline(always)]
    fn add(&mut self, sheet: [[u64; 2]; 3]) {
        self.sheets += 1;
        for (sums, answers) in self.words.iter_mut().flatten().zip(sheet.iter().flatten()) {
            *sums += answers;
        }
    }

    fn sum(&self, emotion: usize) -> u64 {
        let word = self.words.get(emotion / 8).and_then(|halves| halves.get(emotion % 2)).copied().unwrap_or(0);
        word >> (16 * (emotion % 8 / 2)) & 0xFFFF
    }
}

/// How many positive and negative emotions are felt, and their sums, of a sheet that [`CompleteSheets::add`] counts;
/// `None` of others. `felt_from` is 1 to 127.
#[inline]
pub(super) fn felt_and_sums(answers: &[u8; 20], felt_from: u8) -> Option<([u32; 2], [u32; 2])> {
    let all = words(answers);
    if all.iter().fold(0, |all, word| all | word) & HIGH_BITS != 0 {
        return None;
    }
    // What is felt reaches the highest bit of its byte; the four empty bytes of the last word do not.
    let lift = u64::from(128 - felt_from.clamp(1, 127)) * 0x0101_0101_0101_0101;
    let [negative, positive, rest] = all.map(|word| ((word + lift) & HIGH_BITS).count_ones());
    let [negative_sum, positive_sum, rest_sum] = all.map(|word| sum(lanes(word)) as u32);
    Some(([positive + rest, negative], [positive_sum + rest_sum, negative_sum]))
}

fn large(sum: u64, parts: i64) -> i128 {
    i128::from(sum) * i128::from(parts) * i128::from(ANSWER_PARTS)
}

/// The negative answers, eight positive ones, and the last four.
#[inline(always)]
fn words(answers: &[u8; 20]) -> [u64; 3] {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t] = *answers;
    [
        u64::from_le_bytes([a, b, c, d, e, f, g, h]),
        u64::from_le_bytes([i, j, k, l, m, n, o, p]),
        u64::from(u32::from_le_bytes([q, r, s, t])),
    ]
}

/// The answers of a word in two words of 16 bits each.
#[inline(always)]
fn lanes(word: u64) -> [u64; 2] {
    [word & EVERY_SECOND, word >> 8 & EVERY_SECOND]
}

/// The sum of a word's answers: the product gathers those of the four lanes in the highest one.
#[inline(always)]
fn sum([first, second]: [u64; 2]) -> i64 {
    ((first + second).wrapping_mul(0x0001_0001_0001_0001) >> 48) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_answers_fit() {
        let mut sheets = CompleteSheets::default();
        let sheet: [u8; 20] = std::array::from_fn(|emotion| if emotion < 8 { 0 } else { 127 });
        for _ in 0..1500 {
            assert_eq!(sheets.add(&sheet), Some(127.0));
        }
        let all = sheets.sheets();
        assert_eq!((all.nev.count, all.nev.summary(PARTS * ANSWER_PARTS).mean), (1500, Some(127.0)));
        assert_eq!(all.emotions.map(|total| total.sum), sheet.map(|answer| 1500 * i128::from(answer) * 1_000_000));
    }

    #[test]
    fn a_gap_and_a_larger_answer_are_not_counted_here() {
        let mut sheets = CompleteSheets::default();
        for answer in [128, 254, 255] {
            let mut sheet = [5; 20];
            sheet[19] = answer;
            assert_eq!(sheets.add(&sheet), None);
        }
        assert_eq!(sheets.sheets().nev.count, 0);
    }
}
