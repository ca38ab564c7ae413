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

    /// The answers of the row at the beginning of `bytes`, and what follows it; `None` also where nothing is answered.
    #[inline]
    pub(super) fn read<'a>(&self, bytes: &'a [u8]) -> Option<(QuickAnswers, &'a [u8])> {
        let mut answers = QuickAnswers { emotions: [NevTally::UNANSWERED; 20], rating: None };
        let mut has_answered = false;
        let mut rest = bytes;
        let (last, others) = self.slots.split_last()?;
        for slot in others {
            rest = self.cell(rest, *slot, &mut answers, &mut has_answered)?;
            match rest {
                [separator, behind @ ..] if *separator == self.separator => rest = behind,
                _ => return None,
            }
        }
        rest = self.cell(rest, *last, &mut answers, &mut has_answered)?;
        match rest {
            [b'\n', behind @ ..] | [b'\r', b'\n', behind @ ..] if has_answered => Some((answers, behind)),
            _ => None,
        }
    }

    /// Reads a cell; what follows it.
    #[inline(always)] // twenty times a row, and WebAssembly is built for size
    fn cell<'a>(
        &self,
        bytes: &'a [u8],
        slot: u8,
        answers: &mut QuickAnswers,
        has_answered: &mut bool,
    ) -> Option<&'a [u8]> {
        if slot == SKIPPED {
            return self.skip(bytes);
        }
        let (answer, rest) = match bytes {
            [first, second, rest @ ..] if is_digit(*first) && is_digit(*second) => {
                (10 * (first - b'0') + (second - b'0'), rest)
            }
            [first, rest @ ..] if is_digit(*first) => (first - b'0', rest),
            _ => return Some(bytes), // unanswered if the cell ends here, else no separator is found
        };
        let [low, high] = if usize::from(slot) == RATING { self.rating } else { self.emotions };
        if answer < low || answer > high {
            return None;
        }
        *has_answered = true;
        match answers.emotions.get_mut(usize::from(slot)) {
            Some(emotion) => *emotion = answer,
            None => answers.rating = Some(answer),
        }
        Some(rest)
    }

    /// What follows a cell that is not read; what only looks like a plain one is none.
    fn skip<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let ends = |byte: &u8| *byte == self.separator || matches!(byte, b'\n' | b'\r' | b'"' | 0x80..);
        let rest = bytes.get(bytes.iter().position(ends)?..)?;
        rest.first().filter(|byte| **byte != b'"' && byte.is_ascii()).map(|_| rest)
    }
}

#[inline(always)]
fn is_digit(byte: u8) -> bool {
    byte.wrapping_sub(b'0') <= 9
}
