//! A seeded generator of random numbers: the same seed gives the same numbers on every machine.

use core::f64::consts::TAU;
use libm::{cos, exp, lgamma, log, log1p, pow};

/// The generator xoshiro256++ of Blackman & Vigna 2021, its state filled by their SplitMix64.
#[derive(Debug, Clone)]
pub(crate) struct Random {
    state: [u64; 4],
}

impl Random {
    /// The generator that belongs to a seed.
    pub(crate) fn new(seed: u64) -> Self {
        let mut word = seed;
        Self { state: core::array::from_fn(|_| split_mix(&mut word)) }
    }

    fn next(&mut self) -> u64 {
        let [s0, s1, s2, s3] = self.state;
        let (t2, t3) = (s2 ^ s0, s3 ^ s1);
        self.state = [s0 ^ t3, s1 ^ t2, t2 ^ (s1 << 17), t3.rotate_left(45)];
        s0.wrapping_add(s3).rotate_left(23).wrapping_add(s0)
    }

    /// A number strictly between 0 and 1.
    pub(crate) fn uniform(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1u64 << 53) as f64;
        ((self.next() >> 11) as f64 + 0.5) * STEP
    }

    /// An exponential variate of mean 1.
    pub(crate) fn exponential(&mut self) -> f64 {
        -log(self.uniform())
    }

    /// A standard normal variate, by the transformation of Box & Muller 1958.
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (2.0 * self.exponential()).sqrt();
        radius * cos(TAU * self.uniform())
    }

    /// A gamma variate of the given shape and of rate 1, by the rejection of Marsaglia & Tsang 2000.
    pub(crate) fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let boost = pow(self.uniform(), 1.0 / shape);
            return self.gamma(shape + 1.0) * boost;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let root = 1.0 + c * x;
            let v = root * root * root;
            if root > 0.0 && log(self.uniform()) < 0.5 * x * x + d * (1.0 - v + log(v)) {
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
        let mut left = self.uniform();
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
            let u = self.uniform() - 0.5;
            let v = self.uniform();
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

fn split_mix(word: &mut u64) -> u64 {
    *word = word.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *word;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_reference_generator() {
        let mut random = Random { state: [1, 2, 3, 4] };
        let words = [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386, 9_228_616_714_210_784_205];
        for word in words {
            assert_eq!(random.next(), word);
        }
        let mut seed = 1_234_567;
        assert_eq!(split_mix(&mut seed), 6_457_827_717_110_365_317);
        assert_eq!(split_mix(&mut seed), 3_203_168_211_198_807_973);
    }

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
        has_moments(Random::uniform, 0.5, 1.0 / 12.0);
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
