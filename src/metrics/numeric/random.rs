//! Seeded random numbers that are the same everywhere and for ever.
//!
//! Own code, because a seed in a shared link must give the same bits in every later version: the algorithm is a dozen
//! lines fixed by its authors' reference, and the distributions of the `rand` crates may change between releases.

use core::f64::consts::TAU;

/// xoshiro256++ 1.0, seeded by splitmix64.
///
/// # Source
/// Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4); seeding as they advise, by
/// the generator of Steele, Lea & Flood 2014.
#[derive(Debug, Clone)]
pub(crate) struct Random {
    state: [u64; 4],
}

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        let mut counter = seed;
        Self { state: [(); 4].map(|()| splitmix64(&mut counter)) }
    }

    /// The next 64 random bits.
    pub(crate) fn bits(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let result = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (c, d) = (c ^ a, d ^ b);
        self.state = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        result
    }

    /// Uniform on 0 (included) to 1 (excluded), in steps of 2^-53.
    pub(crate) fn uniform(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Standard normal, by the cosine of Box & Muller 1958: always two uniforms, so that streams stay aligned.
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * libm::log(1.0 - self.uniform())).sqrt();
        radius * libm::cos(TAU * self.uniform())
    }
}

fn splitmix64(counter: &mut u64) -> u64 {
    *counter = counter.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*counter ^ (*counter >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// First outputs of the authors' C reference for the state 1, 2, 3, 4 (prng.di.unimi.it/xoshiro256plusplus.c).
    #[test]
    fn xoshiro_is_the_reference() {
        let mut random = Random { state: [1, 2, 3, 4] };
        let expected = [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386];
        assert_eq!([(); 4].map(|()| random.bits()), expected);
    }

    /// First outputs of the authors' C reference for the seed 1234567 (prng.di.unimi.it/splitmix64.c).
    #[test]
    fn splitmix_is_the_reference() {
        let mut counter = 1_234_567;
        let expected = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([(); 3].map(|()| splitmix64(&mut counter)), expected);
    }

    #[test]
    fn uniform_stays_below_one() {
        // The bits that come of this state are all ones.
        assert_eq!(Random { state: [0, 0, 0, u64::MAX] }.uniform(), 1.0 - f64::EPSILON / 2.0);
    }
}
