//! Random numbers of the distributions that the models are made of.
//!
//! Own code, for the reason given at the generator; on `libm` alone, so that a seed gives the same bits in WebAssembly.

use libm::{exp, lgamma, log, log1p, pow};

use super::random::Random;

impl Random {
    /// Uniform strictly between 0 and 1.
    fn inner_uniform(&mut self) -> f64 {
        self.uniform() + 0.5 / (1_u64 << 53) as f64
    }

    /// An exponential variate of mean 1.
    pub(crate) fn exponential(&mut self) -> f64 {
        -log(self.inner_uniform())
    }

    /// A gamma variate of the given shape and of rate 1, by the rejection of Marsaglia & Tsang 2000.
    pub(crate) fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let boost = pow(self.inner_uniform(), 1.0 / shape);
            return self.gamma(shape + 1.0) * boost;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let root = 1.0 + c * x;
            let v = root * root * root;
            if root > 0.0 && log(self.inner_uniform()) < 0.5 * x * x + d * (1.0 - v + log(v)) {
                return d * v;
            }
        }
    }

    /// A beta variate, from two gamma variates.
    pub(crate) fn beta(&mut self, a: f64, b: f64) -> f64 {
        let (x, y) = (self.gamma(a), self.gamma(b));
        if x + y > 0.0 { x / (x + y) } else { 0.5 }
    }

    /// Successes in `n` trials of probability `p`: `n` a whole number, 0 <= p <= 1.
    pub(crate) fn binomial(&mut self, n: f64, p: f64) -> f64 {
        if p > 0.5 {
            n - self.binomial(n, 1.0 - p)
        } else if n * p < 10.0 {
            self.binomial_by_inversion(n, p)
        } else {
            self.binomial_by_rejection(n, p)
        }
    }

    /// Walks up the probabilities from 0: about n p steps.
    fn binomial_by_inversion(&mut self, n: f64, p: f64) -> f64 {
        let odds = p / (1.0 - p);
        let mut left = self.inner_uniform();
        let mut probability = exp(n * log1p(-p));
        let mut successes = 0.0;
        while left > probability && successes < n {
            left -= probability;
            probability *= odds * (n - successes) / (successes + 1.0);
            successes += 1.0;
            // The rest of the distribution is lost in rounding.
            if probability < 1e-300 {
                break;
            }
        }
        successes
    }

    /// Algorithm BTRS of Hörmann 1993, for n p >= 10 and p <= 1/2.
    fn binomial_by_rejection(&mut self, n: f64, p: f64) -> f64 {
        let odds = log(p / (1.0 - p));
        let deviation = (n * p * (1.0 - p)).sqrt();
        let b = 1.15 + 2.53 * deviation;
        let a = -0.0873 + 0.0248 * b + 0.01 * p;
        let height = (2.83 + 5.1 / b) * deviation;
        let mode = ((n + 1.0) * p).floor();
        let at_mode = lgamma(mode + 1.0) + lgamma(n - mode + 1.0);
        loop {
            let u = self.inner_uniform() - 0.5;
            let v = self.inner_uniform();
            let s = 0.5 - u.abs();
            let k = ((2.0 * a / s + b) * u + n * p + 0.5).floor();
            if !(0.0..=n).contains(&k) {
                continue;
            }
            if s >= 0.07 && v <= 0.92 - 4.2 / b {
                return k;
            }
            let log_ratio = at_mode - lgamma(k + 1.0) - lgamma(n - k + 1.0) + (k - mode) * odds;
            if log(v * height / (a / (s * s) + b)) <= log_ratio {
                return k;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and variance of many draws, within five standard errors.
    fn has_moments(draw: impl Fn(&mut Random) -> f64, mean: f64, variance: f64) {
        const DRAWS: usize = 200_000;
        let mut random = Random::new(7);
        let draws: Vec<f64> = (0..DRAWS).map(|_| draw(&mut random)).collect();
        let average = draws.iter().sum::<f64>() / DRAWS as f64;
        let spread = draws.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / DRAWS as f64;
        let error = (variance / DRAWS as f64).sqrt();
        assert!((average - mean).abs() < 5.0 * error, "mean {average} instead of {mean}");
        assert!((spread / variance - 1.0).abs() < 0.05, "variance {spread} instead of {variance}");
    }

    #[test]
    fn variates_have_the_moments_of_their_distributions() {
        has_moments(Random::inner_uniform, 0.5, 1.0 / 12.0);
        has_moments(Random::exponential, 1.0, 1.0);
        has_moments(Random::normal, 0.0, 1.0);
        has_moments(|random| random.gamma(0.25), 0.25, 0.25);
        has_moments(|random| random.gamma(4.5), 4.5, 4.5);
        has_moments(|random| random.beta(0.8, 2.4), 0.25, 0.1875 / 4.2);
        has_moments(|random| random.binomial(20.0, 0.1), 2.0, 1.8);
        has_moments(|random| random.binomial(400.0, 0.7), 280.0, 84.0);
        has_moments(|random| random.binomial(1e9, 0.25), 2.5e8, 1.875e8);
    }

    #[test]
    fn a_binomial_variate_stays_within_its_trials() {
        let mut random = Random::new(3);
        for p in [0.0, 1e-300, 0.3, 0.5, 0.999, 1.0] {
            for n in [0.0, 1.0, 5.0, 1e6] {
                let k = random.binomial(n, p);
                assert!((0.0..=n).contains(&k), "{k} of {n} at {p}");
            }
        }
    }
}
