//! Respondents' NEV in bins.

use super::outcome::{Bin, ScatterCell};
use crate::metrics::Scale;

/// The bins of a distribution of NEV, over twice the width of the scale.
const BINS: usize = 40;

/// Two bins of the distribution are one of the scatter.
const SCATTER_BINS: usize = BINS / 2;

/// How many respondents lie in each bin.
#[derive(Debug, Clone)]
pub(super) struct NevBins {
    width: f64,
    bins_per_point: f64,
    counts: [u64; BINS],
}

impl NevBins {
    pub(super) fn new(scale: Scale) -> Self {
        let width = scale.max - scale.min;
        Self { width, bins_per_point: BINS as f64 / 2.0 / width, counts: [0; BINS] }
    }

    /// Counts a respondent and gives the bin.
    pub(super) fn add(&mut self, nev: f64) -> usize {
        let bin = (nev * self.bins_per_point + BINS as f64 / 2.0) as usize;
        let bin = bin.min(BINS - 1);
        if let Some(count) = self.counts.get_mut(bin) {
            *count += 1;
        }
        bin
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.counts.iter_mut().zip(other.counts).for_each(|(count, other)| *count += other);
    }

    pub(super) fn bins(&self) -> Vec<Bin> {
        let bin =
            |(at, count): (usize, &u64)| Bin { low: self.edge(at, BINS), high: self.edge(at + 1, BINS), count: *count };
        self.counts.iter().enumerate().map(bin).collect()
    }

    /// The lower end of one of so many bins.
    fn edge(&self, at: usize, bins: usize) -> f64 {
        (2.0 * at as f64 / bins as f64 - 1.0) * self.width
    }
}

/// How many respondents have a NEV in each bin and each rating from 0 to 10.
#[derive(Debug, Clone, Default)]
pub(super) struct Scatter {
    counts: [[u64; 11]; SCATTER_BINS],
}

impl Scatter {
    /// Counts a respondent by the bin of the distribution.
    pub(super) fn add(&mut self, bin: usize, rating: u8) {
        if let Some(count) = self.counts.get_mut(bin / 2).and_then(|row| row.get_mut(usize::from(rating))) {
            *count += 1;
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        let counts = self.counts.iter_mut().flatten();
        counts.zip(other.counts.iter().flatten()).for_each(|(count, other)| *count += other);
    }

    /// The cells in which there is somebody.
    pub(super) fn cells(&self, bins: &NevBins) -> Vec<ScatterCell> {
        let mut cells = Vec::new();
        for (at, row) in self.counts.iter().enumerate() {
            let (low, high) = (bins.edge(at, SCATTER_BINS), bins.edge(at + 1, SCATTER_BINS));
            let filled = (0..).zip(row).filter(|(_, count)| **count > 0);
            cells.extend(filled.map(|(rating, count)| ScatterCell { low, high, rating, count: *count }));
        }
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_of_the_scale_have_their_bin() {
        let mut bins = NevBins::new(Scale { min: 0.0, max: 10.0 });
        assert_eq!([-10.0, -9.5, 0.0, 4.9, 10.0].map(|nev| bins.add(nev)), [0, 1, 20, 29, 39]);
        let bins = bins.bins();
        assert_eq!((bins[0].low, bins[20].low, bins[39].high), (-10.0, 0.0, 10.0));
        assert_eq!(bins.iter().map(|bin| bin.count).sum::<u64>(), 5);
    }
}
