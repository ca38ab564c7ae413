//! Moments of integers, exact: whatever the order they come in and however they are parted.

use super::moments::Summary;

/// Count, sum and sum of squares of integers up to 2^45 in size, at least 2^36 of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct WholeMoments {
    pub(crate) count: u64,
    pub(crate) sum: i128,
    pub(crate) squares: i128,
}

impl WholeMoments {
    /// Adds one number.
    pub(crate) fn add(&mut self, value: i64) {
        self.count += 1;
        self.sum += i128::from(value);
        self.squares += i128::from(value) * i128::from(value);
    }

    /// Adds one number so many times.
    pub(crate) fn add_times(&mut self, value: i64, times: u64) {
        let (value, n) = (i128::from(value), i128::from(times));
        self.merge(&Self { count: times, sum: value * n, squares: value * value * n });
    }

    /// Adds all numbers of another count.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        self.squares += other.squares;
    }

    /// Count, mean and variance of the numbers in units of which `unit` are one.
    pub(crate) fn summary(&self, unit: i64) -> Summary {
        let n = i128::from(self.count);
        let unit_squared = unit as f64 * unit as f64;
        let variance = || centred_product(n, [self.sum, self.sum], self.squares) / unit_squared / (n - 1) as f64;
        Summary {
            count: self.count,
            mean: (n > 0).then(|| ratio(self.sum, n * i128::from(unit))),
            variance: (n > 1).then(variance),
        }
    }
}

/// Σ (x - x̄)(y - ȳ) of n pairs of integers, from the sums of x, of y and of x y.
///
/// The large parts cancel in integers: what is left is rounded.
pub(crate) fn centred_product(n: i128, [x, y]: [i128; 2], products: i128) -> f64 {
    let ([x_mean, y_mean], [x_rest, y_rest]) = ([x.div_euclid(n), y.div_euclid(n)], [x.rem_euclid(n), y.rem_euclid(n)]);
    // Σ (x - x_mean)(y - y_mean), which differs from the wanted by x_rest y_rest / n
    let about = products - x_mean * y - y_mean * x + n * x_mean * y_mean;
    match about.checked_mul(n).and_then(|product| product.checked_sub(x_rest * y_rest)) {
        Some(exact) => ratio(exact, n),
        None => about as f64 - (x_rest * y_rest) as f64 / n as f64,
    }
}

/// A fraction in its lowest terms as a double: equal fractions are equal to the last bit.
pub(crate) fn ratio(numerator: i128, denominator: i128) -> f64 {
    let divisor = common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs()).max(1) as i128;
    (numerator / divisor) as f64 / (denominator / divisor) as f64
}

fn common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b > u128::from(u64::MAX) || a > u128::from(u64::MAX) {
        if b == 0 {
            return a;
        }
        (a, b) = (b, a % b);
    }
    let (mut a, mut b) = (a as u64, b as u64);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    u128::from(a)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(values: &[i64]) -> WholeMoments {
        values.iter().fold(WholeMoments::default(), |mut moments, value| {
            moments.add(*value);
            moments
        })
    }

    #[test]
    fn the_mean_of_equal_numbers_is_that_number_and_their_variance_is_zero() {
        for count in 1..200 {
            let summary = moments(&vec![9240; count]).summary(27_720);
            assert_eq!(summary.mean, Some(1.0 / 3.0));
            assert_eq!(summary.variance.unwrap_or(0.0), 0.0);
        }
    }

    #[test]
    fn a_number_that_comes_many_times_is_added_at_once() {
        let mut counted = WholeMoments::default();
        [(3, 4), (-7, 2), (5, 0)].into_iter().for_each(|(value, times)| counted.add_times(value, times));
        assert_eq!(counted, moments(&[3, 3, -7, 3, -7, 3]));
    }

    #[test]
    fn a_large_common_part_does_not_drown_the_variance() {
        let values = [4, 7, 13, 16].map(|value| (1 << 44) + value);
        assert_eq!(moments(&values).summary(1).variance, Some(30.0));
    }

    #[test]
    fn one_differing_number_among_many_has_its_exact_variance() {
        let mut all = WholeMoments { count: 1 << 36, sum: 5 << 36, squares: 25 << 36 };
        all.add(4);
        let n = all.count as f64;
        // Σ (x - x̄)² = (n - 1) / n
        assert_eq!(all.summary(1).variance, Some(1.0 / n));
    }

    #[test]
    fn the_largest_sums_do_not_overflow() {
        let value = 1_i128 << 45;
        let count = 1_u64 << 36;
        let all = WholeMoments { count, sum: value * i128::from(count), squares: value * value * i128::from(count) };
        assert_eq!(all.summary(1), Summary { count, mean: Some(value as f64), variance: Some(0.0) });
    }
}
