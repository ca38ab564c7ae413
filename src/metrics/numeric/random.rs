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
