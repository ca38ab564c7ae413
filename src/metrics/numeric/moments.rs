//! Sums, means and variances that do not gather rounding errors.

use borsh::{BorshDeserialize, BorshSerialize};

/// A sum that carries its rounding error along (Neumaier 1974), so that ten times 0.1 is 1.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sum {
    high: f64,
    rest: f64,
}

impl Sum {
    /// Adds one number.
    #[inline(always)] // called twenty times an answer sheet, and WebAssembly is built for size
    pub(crate) fn add(&mut self, value: f64) {
        let sum = self.high + value;
        let added = sum - self.high;
        self.rest += (self.high - (sum - added)) + (value - added);
        self.high = sum;
    }

    /// Adds what another sum holds.
    pub(crate) fn add_sum(&mut self, other: &Self) {
        self.add(other.high);
        self.rest += other.rest;
    }

    /// The sum, rounded once.
    pub(crate) fn value(&self) -> f64 {
        self.high + self.rest
    }

    /// The sum divided by `count`, rounded once: the mean of equal numbers is that number.
    pub(crate) fn mean(&self, count: f64) -> f64 {
        let (quotient, rest) = self.mean_in_parts(count);
        quotient + rest
    }

    /// The mean and what its rounding has left out.
    fn mean_in_parts(&self, count: f64) -> (f64, f64) {
        let quotient = self.value() / count;
        let (product, product_rest) = exact_product(quotient, count);
        let rest = (((self.high - product) - product_rest) + self.rest) / count;
        (quotient, if rest.is_finite() { rest } else { 0.0 })
    }
}

/// The product of two numbers and its rounding error (Dekker 1971).
fn exact_product(a: f64, b: f64) -> (f64, f64) {
    let split = |x: f64| {
        let spread = 134_217_729.0 * x;
        let high = spread - (spread - x);
        (high, x - high)
    };
    let product = a * b;
    let ((a_high, a_low), (b_high, b_low)) = (split(a), split(b));
    (product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low)
}

/// Count, mean and variance of numbers that come one by one.
///
/// The mean is that of the compensated sum; the squared deviations follow Welford (1962), whose updates are zero for
/// equal numbers. They count from the first number, so that a large common part does not round the running mean.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Moments {
    count: u64,
    sum: Sum,
    first: f64,
    /// From the first number.
    running_mean: f64,
    squares: Sum,
}

impl Moments {
    /// Adds one number.
    pub(crate) fn add(&mut self, value: f64) {
        if self.count == 0 {
            self.first = value;
        }
        self.count += 1;
        self.sum.add(value);
        let value = value - self.first;
        let before = value - self.running_mean;
        self.running_mean += before / self.count as f64;
        self.squares.add(before * (value - self.running_mean));
    }

    /// How many numbers there are.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// The mean; `None` without numbers.
    pub(crate) fn mean(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum.mean(self.count as f64))
    }

    /// The mean less that of others, without the rounding of either mean; `None` where one has no numbers.
    pub(crate) fn mean_less(&self, other: &Self) -> Option<f64> {
        let parts = |of: &Self| (of.count > 0).then(|| of.sum.mean_in_parts(of.count as f64));
        let ((mean, rest), (other_mean, other_rest)) = parts(self).zip(parts(other))?;
        let mut difference = Sum::default();
        [mean, -other_mean, rest, -other_rest].into_iter().for_each(|part| difference.add(part));
        Some(difference.value())
    }

    /// The unbiased sample variance; `None` for fewer than two numbers.
    pub(crate) fn variance(&self) -> Option<f64> {
        (self.count > 1).then(|| self.squares.value() / (self.count - 1) as f64)
    }
}

impl Moments {
    /// Adds the numbers of another count, as [`Summary::with`] does: not to the last bit what they give one by one.
    pub(crate) fn merge(&mut self, other: &Self) {
        let (Some(mean), Some(other_mean)) = (self.mean(), other.mean()) else {
            *self = if other.count == 0 { *self } else { *other };
            return;
        };
        let (n, m) = (self.count as f64, other.count as f64);
        let apart = other_mean - mean;
        self.squares.add_sum(&other.squares);
        self.squares.add(apart * apart * (n / (n + m) * m));
        self.sum.add_sum(&other.sum);
        self.count += other.count;
        self.running_mean = (mean - self.first) + apart * (m / (n + m));
    }

    /// Count, mean and variance.
    pub(crate) fn summary(&self) -> Summary {
        Summary { count: self.count, mean: self.mean(), variance: self.variance() }
    }
}

/// What an interval or a test of means is computed from.
#[derive(Debug, Clone, Copy, PartialEq, BorshSerialize, BorshDeserialize)]
pub(crate) struct Summary {
    /// How many numbers there are.
    pub(crate) count: u64,
    /// Their mean; `None` without numbers.
    pub(crate) mean: Option<f64>,
    /// The unbiased sample variance; `None` for fewer than two numbers.
    pub(crate) variance: Option<f64>,
}

impl Summary {
    /// Of both together (T. F. Chan, G. H. Golub, R. J. LeVeque, 1979); one without numbers changes no bit of the other.
    pub(crate) fn with(self, other: Self) -> Self {
        let (Some(mean), Some(other_mean)) = (self.mean, other.mean) else {
            return if other.count == 0 { self } else { other };
        };
        let (n, m) = (self.count as f64, other.count as f64);
        let apart = other_mean - mean;
        let squares = |variance: Option<f64>, count: f64| variance.unwrap_or(0.0) * (count - 1.0);
        let squares = squares(self.variance, n) + squares(other.variance, m) + apart * apart * (n / (n + m) * m);
        let mean = mean + apart * (m / (n + m));
        Self { count: self.count + other.count, mean: Some(mean), variance: Some(squares / (n + m - 1.0)) }
    }
}

impl FromIterator<f64> for Moments {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        values.into_iter().fold(Self::default(), |mut moments, value| {
            moments.add(value);
            moments
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_tenths_have_the_mean_of_one_tenth_and_no_variance() {
        let moments: Moments = [0.1; 10].into_iter().collect();
        assert_eq!((moments.mean(), moments.variance()), (Some(0.1), Some(0.0)));
    }

    #[test]
    fn the_mean_of_equal_numbers_is_that_number() {
        for count in 1..400 {
            for value in [0.1, 1.0 / 49.0, 9.7, -1e-300, 1e290, 7e-324] {
                let moments: Moments = std::iter::repeat_n(value, count).collect();
                assert_eq!(moments.mean(), Some(value), "{count} times {value:e}");
                assert_eq!(moments.variance().unwrap_or(0.0), 0.0);
            }
        }
    }

    #[test]
    fn two_summaries_together_are_that_of_all_numbers() {
        let summary = |values: &[f64]| values.iter().copied().collect::<Moments>().summary();
        assert_eq!(summary(&[4.0, 7.0]).with(summary(&[13.0, 16.0])), summary(&[4.0, 7.0, 13.0, 16.0]));
        assert_eq!(summary(&[0.1, 0.2]).with(summary(&[])), summary(&[0.1, 0.2]));
        assert_eq!(summary(&[]).with(summary(&[0.1, 0.2])), summary(&[0.1, 0.2]));
        assert_eq!(summary(&[1.0]).with(summary(&[3.0])), summary(&[1.0, 3.0]));
    }

    #[test]
    fn merged_moments_go_on_as_if_all_had_come_one_by_one() {
        let of = |values: &[f64]| values.iter().copied().collect::<Moments>();
        let mut merged = of(&[100.0, 104.0]);
        merged.merge(&of(&[107.0, 113.0]));
        merged.add(116.0);
        assert_eq!((merged.mean(), merged.variance()), (Some(108.0), Some(42.5)));
    }

    #[test]
    fn a_large_common_part_does_not_drown_the_variance() {
        // 4, 7, 13, 16 and their variance 30, each a thousand millions higher
        let moments: Moments = [4.0, 7.0, 13.0, 16.0].into_iter().map(|value| 1e9 + value).collect();
        assert_eq!((moments.mean(), moments.variance()), (Some(1e9 + 10.0), Some(30.0)));
    }

    #[test]
    fn a_large_common_part_drowns_neither_variance_nor_difference() {
        // thirds, which no double is, of numbers whose neighbours are 1.2e-4 apart
        let of = |values: &[f64]| values.iter().copied().collect::<Moments>();
        let (low, high) = (of(&[1e12, 1e12 + 1.0, 1e12 + 1.0]), of(&[1e12 + 3.0, 1e12 + 7.0]));
        assert_eq!((high.mean_less(&low), low.mean_less(&high)), (Some(13.0 / 3.0), Some(-13.0 / 3.0)));
        assert_eq!((low.variance().map(|v| (3.0 * v) as f32), high.variance()), (Some(1.0), Some(8.0)));
        let outlier = of(&[0.0, 1e12, 1e12 + 1.0]);
        assert_eq!(of(&[1e12 + 7.0, 0.0, 1e12]).mean_less(&outlier), Some(2.0));
    }
}
