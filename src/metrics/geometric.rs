//! The geometric series behind every value with a constant retention: payments that change by one factor a period.

use crate::metrics::Result;
use crate::metrics::error::outcome;

/// Payments at 0, 1, 2, ... of which each is `ratio` times the one before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Series {
    /// K = r (1 + g) / (1 + d).
    pub(crate) ratio: f64,
    /// 1 - K, without the cancellation of subtracting a rounded K.
    pub(crate) gap: f64,
    /// What the gap may be off by, because its inputs are decimals rounded to doubles.
    pub(crate) rounding: f64,
}

impl Series {
    /// From checked inputs: `retention` 0..1, `growth` and `discount` above -1.
    pub(crate) fn new(retention: f64, growth: f64, discount: f64) -> Self {
        Self::with_churn(retention, 1.0 - retention, growth, discount)
    }

    /// The same from the share that leaves, with all the digits of a small one.
    pub(crate) fn from_churn(churn: f64, growth: f64, discount: f64) -> Self {
        Self::with_churn(1.0 - churn, churn, growth, discount)
    }

    fn with_churn(retention: f64, churn: f64, growth: f64, discount: f64) -> Self {
        let base = 1.0 + discount;
        let inexact = if retention < 1.0 { retention } else { 0.0 };
        // Each term by itself: their sum may exceed a double.
        let terms = [inexact, discount.abs(), (retention * growth).abs()].map(|term| term / base);
        // Whatever the rounding, a K near 0 is not 1.
        let rounding = (2.0 * f64::EPSILON * terms.iter().sum::<f64>()).min(0.5);
        // Near -1 it is 1 + d that is exact, and 1 - r that loses the digits of a small r.
        let above =
            if discount <= -0.5 { base - retention * (1.0 + growth) } else { discount + churn - retention * growth };
        let gap = above / base;
        // Where growth or a negative discount cancels the loss to less than the rounding of the typed decimals (0.7 and
        // -0.3), the decimals say K = 1, and a sum of 1e16 would be noise.
        let cancelled = (discount < 0.0 || growth > 0.0) && gap.abs() <= rounding;
        if cancelled || gap == 0.0 {
            return Self { ratio: 1.0, gap: 0.0, rounding };
        }
        Self { ratio: retention * (1.0 + growth) / base, gap, rounding }
    }

    /// ln K: minus infinity for K = 0.
    pub(crate) fn ln_ratio(&self) -> f64 {
        if self.ratio < 0.5 { libm::log(self.ratio) } else { libm::log1p(-self.gap) }
    }

    /// Sum of K^t over t = 0 .. n - 1, for a real n; for no n the infinite sum, which exists below K = 1 only.
    pub(crate) fn sum(&self, payments: Option<f64>) -> Option<f64> {
        match payments {
            None => (self.gap > 0.0).then(|| 1.0 / self.gap),
            Some(n) if self.gap == 0.0 || n == 1.0 || n == 0.0 => Some(n),
            Some(n) => Some(-libm::expm1(n * self.ln_ratio()) / self.gap),
        }
    }

    /// Sum of t K^t over t = 0 .. n - 1; for no n the infinite sum, K / (1 - K)^2.
    pub(crate) fn ramp_sum(&self, payments: Option<f64>) -> Option<f64> {
        let Some(n) = payments else {
            return (self.gap > 0.0).then(|| self.ratio / self.gap / self.gap);
        };
        if n * self.gap.abs() < 1.0 {
            return Some(self.ramp_series(n));
        }
        let last = (n - 1.0) * libm::exp(n * self.ln_ratio());
        self.sum(Some(n - 1.0)).map(|before| (self.ratio * before - last) / self.gap)
    }

    /// The same near K = 1, where the closed form cancels: K^t = (1 - gap)^t expanded in powers of the gap, with
    /// sum of t C(t,j) = (j + 1) C(n,j+2) + j C(n,j+1).
    fn ramp_series(&self, n: f64) -> f64 {
        let mut upper = n * (n - 1.0) / 2.0; // (-gap)^j C(n, j + 2)
        let mut lower = n; // (-gap)^j C(n, j + 1)
        let mut total = 0.0;
        for step in 0..40_u32 {
            let j = f64::from(step);
            total += (j + 1.0) * upper + j * lower;
            upper *= -self.gap * (n - j - 2.0) / (j + 3.0);
            lower *= -self.gap * (n - j - 1.0) / (j + 2.0);
        }
        total
    }
}

/// `amount` times a sum that may have left the range of a double: nothing earned is nothing, however often.
pub(crate) fn times(amount: f64, sum: f64) -> Result<f64> {
    outcome(if amount == 0.0 { 0.0 } else { amount * sum })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(actual: f64, expected: f64) {
        assert!((actual - expected).abs() <= 1e-13 * expected.abs(), "{actual} is not {expected}");
    }

    #[test]
    fn ramp_sum_equals_its_terms_on_both_sides_of_the_switch() {
        for (retention, growth, discount) in [(0.98, 0.0, 0.01), (1.0, 0.0, 1e-9), (1.0, 0.02, 0.0), (0.1, 0.0, 0.0)] {
            let series = Series::new(retention, growth, discount);
            for n in [1, 2, 3, 24, 40, 1000] {
                let terms: f64 = (1..n).map(|t| f64::from(t) * libm::exp(f64::from(t) * series.ln_ratio())).sum();
                close(series.ramp_sum(Some(f64::from(n))).unwrap(), terms);
            }
        }
    }

    #[test]
    fn decimals_that_cancel_make_a_ratio_of_one() {
        assert_eq!(Series::new(0.7, 0.0, -0.3).gap, 0.0);
        assert_eq!(Series::new(0.8, 0.25, 0.0).gap, 0.0);
        assert_eq!(Series::new(1.0, 0.1, 0.1).gap, 0.0);
    }

    #[test]
    fn a_ratio_of_nearly_nothing_is_not_one_however_negative_the_discount() {
        for retention in [0.0, 1e-30, 1e-20, 1e-17] {
            let series = Series::new(retention, 0.0, -0.999_999_999_999_999_9);
            close(series.gap, 1.0 - series.ratio);
            close(series.sum(None).unwrap(), 1.0 / (1.0 - 2.0 * retention / f64::EPSILON));
        }
    }

    #[test]
    fn a_tiny_gap_without_cancellation_is_kept() {
        close(Series::new(1.0, 0.0, 1e-17).sum(None).unwrap(), 1e17);
        close(Series::new(1.0 - f64::EPSILON, 0.0, 0.0).sum(None).unwrap(), 1.0 / f64::EPSILON);
    }
}
