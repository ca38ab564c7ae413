//! The short way through rows of small whole answers, straight from the bytes.

use super::layout::{Layout, RATING};
use crate::metrics::NevTally;

/// What stands for a column that is not read.
const SKIPPED: u8 = u8::MAX;

/// Takes rows that are nothing but unquoted ASCII, with a whole number of one or two digits on its scale in each column
/// that is read. All others are left to the full reading, which gives the same for these.
#[derive(Debug, Clone)]
pub(super) struct QuickRows {
    separator: u8,
    /// The slot of each column.
    slots: Vec<u8>,
    emotions: [u8; 2],
    rating: [u8; 2],
}

/// The answers of a row, [`NevTally::UNANSWERED`] where no column is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct QuickAnswers {
    pub(super) emotions: [u8; 20],
    pub(super) rating: Option<u8>,
}

impl QuickRows {
    /// `None` where rows need more than their answers: dates, segments, marks of unfinished ones, numbers that mean others.
    pub(super) fn new(layout: &Layout, separator: u8) -> Option<Self> {
        let is_split = layout.segment.or(layout.date).or(layout.group).is_some();
        if is_split || !layout.unfinished.is_never() || layout.labels.rename_numbers() {
            return None;
        }
        let mut slots = vec![SKIPPED; layout.headers.len()];
        let (mut emotions, mut rating) = ([0, 0], [0, 0]);
        for column in &layout.answers {
            *slots.get_mut(column.position)? = u8::try_from(column.slot).ok()?;
            // The whole numbers of two digits that are on the scale; none where it has none.
            let ends =
                [libm::ceil(column.scale.min.max(0.0)) as u8, libm::floor(column.scale.max.clamp(0.0, 99.0)) as u8];
            *(if column.slot == RATING { &mut rating } else { &mut emotions }) = ends;
        }
        let may_hold = layout.answers.iter().all(|column| column.scale.max >= 0.0 && column.scale.min <= 99.0);
        (may_hold && !layout.answers.is_empty()).then_some(Self { separator, slots, emotions, rating })
    }

    /// The answers of the row at the beginning of `bytes`, and its length with its line end.
    #[inline]
    pub(super) fn read(&self, bytes: &[u8]) -> Option<(QuickAnswers, usize)> {
        let mut answers = QuickAnswers { emotions: [NevTally::UNANSWERED; 20], rating: None };
        let mut at = 0;
        let (last, others) = self.slots.split_last()?;
        for slot in others {
            at = self.cell(bytes, at, *slot, &mut answers)?;
            if *bytes.get(at)? != self.separator {
                return None;
            }
            at += 1;
        }
        at = self.cell(bytes, at, *last, &mut answers)?;
        match (*bytes.get(at)?, bytes.get(at + 1)) {
            (b'\n', _) if at > 0 => Some((answers, at + 1)),
            (b'\r', Some(b'\n')) if at > 0 => Some((answers, at + 2)),
            _ => None,
        }
    }

    /// Reads a cell; the position behind it.
    #[inline(always)]
    fn cell(&self, bytes: &[u8], at: usize, slot: u8, answers: &mut QuickAnswers) -> Option<usize> {
        if slot == SKIPPED {
            return self.skip(bytes, at);
        }
        let first = bytes.get(at)?.wrapping_sub(b'0');
        let second = bytes.get(at + 1)?.wrapping_sub(b'0');
        let (answer, length) = if second > 9 { (first, 1) } else { (10 * (first & 15) + second, 2) };
        let [low, high] = if usize::from(slot) == RATING { self.rating } else { self.emotions };
        if first > 9 || answer < low || answer > high {
            return None;
        }
        match answers.emotions.get_mut(usize::from(slot)) {
            Some(emotion) => *emotion = answer,
            None => answers.rating = Some(answer),
        }
        Some(at + length)
    }

    /// The end of a cell that is not read; what only looks like a plain one is none.
    fn skip(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let cell = bytes.get(at..)?;
        let length =
            cell.iter().position(|byte| *byte == self.separator || matches!(byte, b'\n' | b'\r' | b'"' | 0x80..))?;
        matches!(cell.get(length), Some(byte) if *byte != b'"' && byte.is_ascii()).then_some(at + length)
    }
}
