//! Exponential and logarithm of the nodes of a sum, which has many of them.
//!
//! Own code beside `libm`: a sum over a beta distribution takes some hundred values, one after the other a call; these are
//! branchless, so that the processor works on several nodes at once, and their arguments need no care at the ends of a
//! double's range. They too have the same bits in WebAssembly as natively. Reduction and series are the textbook's: Muller
//! 2016, Elementary Functions, chapters 5 and 11.

use core::f64::consts::LOG2_E;

use super::clamp::clamp;

/// ln 2 in two parts, of which the first has so few digits that a whole multiple of it is exact.
const LN_2: [f64; 2] = [f64::from_bits(0x3fe6_2e42_fee0_0000), f64::from_bits(0x3dea_39ef_3579_3c76)];
/// Added to a number and taken away again it rounds to a whole one, which the sum's last bits then hold.
const ROUNDER: f64 = 6_755_399_441_055_744.0;
/// A sum with this holds a whole number below 2^52 in its last bits.
const OFFSET: f64 = 4_503_599_627_370_496.0;
const SIGN_AND_EXPONENT: u64 = 0xfff0_0000_0000_0000;
const ONE: u64 = 0x3ff0_0000_0000_0000;
/// Half a power of two, in logarithms, below 1: mantissas are taken from here to twice this.
const ROOT_OF_A_HALF: u64 = 0x3fe6_a09e_667f_3bcd;

/// x = n ln 2 + r with |r| <= ln 2 / 2: e^r - 1 and 2^n.
#[inline(always)]
fn reduced(x: f64) -> (f64, f64) {
    let shifted = x * LOG2_E + ROUNDER;
    let n = shifted - ROUNDER;
    let r = (x - n * LN_2[0]) - n * LN_2[1];
    (small_expm1(r), f64::from_bits((shifted.to_bits() << 52).wrapping_add(ONE)))
}

/// Taylor's series, its terms paired so that few wait for one another.
#[inline(always)]
fn small_expm1(r: f64) -> f64 {
    let r2 = r * r;
    let r4 = r2 * r2;
    let low = (1.0 / 2.0 + r * (1.0 / 6.0)) + (1.0 / 24.0 + r * (1.0 / 120.0)) * r2;
    let middle = (1.0 / 720.0 + r * (1.0 / 5040.0)) + (1.0 / 40_320.0 + r * (1.0 / 362_880.0)) * r2;
    let high =
        (1.0 / 3_628_800.0 + r * (1.0 / 39_916_800.0)) + (1.0 / 479_001_600.0 + r * (1.0 / 6_227_020_800.0)) * r2;
    r + r2 * (low + r4 * (middle + r4 * high))
}

/// e^x for x from -708 to 709.
#[inline(always)]
pub(crate) fn exp(x: f64) -> f64 {
    let (rest, power) = reduced(x);
    power + power * rest
}

/// e^x - 1 for x from -708 to 709.
#[inline(always)]
pub(crate) fn expm1(x: f64) -> f64 {
    let (rest, power) = reduced(x);
    power * rest + (power - 1.0)
}

/// The same for any x below 709: nothing below -700 matters in a sum.
#[inline(always)]
pub(crate) fn clamped_exp(x: f64) -> f64 {
    exp(raised(x))
}

/// The same for any x: beyond 700 it is as good as infinite.
#[inline(always)]
pub(crate) fn clamped_expm1(x: f64) -> f64 {
    expm1(clamped(x))
}

/// NaN stays NaN.
#[inline(always)]
fn raised(x: f64) -> f64 {
    if x < -700.0 { -700.0 } else { x }
}

#[inline(always)]
fn clamped(x: f64) -> f64 {
    clamp(x, -700.0, 700.0)
}

/// ln(1 + x) for 1 + x normal and above 0.
#[inline(always)]
pub(crate) fn log1p(x: f64) -> f64 {
    let sum = 1.0 + x;
    log(sum, x - (sum - 1.0))
}

/// ln(x + rest), for a normal x above 0 and what its rounding has left out.
#[inline(always)]
pub(crate) fn log(x: f64, rest: f64) -> f64 {
    let bits = x.to_bits();
    let power = bits.wrapping_sub(ROOT_OF_A_HALF) & SIGN_AND_EXPONENT;
    // The exponent, which may be negative, as a number: 2047 is added, and taken away again.
    let biased = power.wrapping_add(2047 << 52) >> 52;
    let n = f64::from_bits(biased | OFFSET.to_bits()) - (OFFSET + 2047.0);
    let mantissa = f64::from_bits(bits.wrapping_sub(power));
    let f = (mantissa - 1.0) + rest * f64::from_bits(ONE.wrapping_sub(power));
    // ln(1 + f) = 2 artanh(f / (2 + f)), without the rounding of its first term.
    let s = f / (2.0 + f);
    let half = 0.5 * f * f;
    n * LN_2[0] - ((half - (s * (half + artanh_rest(s * s)) + n * LN_2[1])) - f)
}

/// 2 (artanh(√z) / √z - 1).
#[inline(always)]
fn artanh_rest(z: f64) -> f64 {
    let z2 = z * z;
    let z4 = z2 * z2;
    let low = (2.0 / 3.0 + 2.0 / 5.0 * z) + (2.0 / 7.0 + 2.0 / 9.0 * z) * z2;
    let high = (2.0 / 11.0 + 2.0 / 13.0 * z) + (2.0 / 15.0 + 2.0 / 17.0 * z) * z2;
    z * (low + z4 * (high + z4 * (2.0 / 19.0 + 2.0 / 21.0 * z)))
}

// In columns: one short loop without a branch, in which the processor works on several numbers at once. Not inlined, or the
// loops of a longer computation merge into one whose steps wait for one another.

/// e^x of each, for x below 709.
#[inline(never)]
pub(crate) fn exp_each<const N: usize>(column: &mut [f64; N]) {
    column.iter_mut().for_each(|x| *x = exp(raised(*x)));
}

/// e^x - 1 of each, for x below 709.
#[inline(never)]
pub(crate) fn expm1_each<const N: usize>(column: &mut [f64; N]) {
    column.iter_mut().for_each(|x| *x = expm1(raised(*x)));
}

/// ln(x + rest) of each, for a normal x above 0 and what its rounding has left out.
#[inline(never)]
pub(crate) fn log_each<const N: usize>(column: &mut [f64; N], rests: &[f64; N]) {
    column.iter_mut().zip(rests).for_each(|(x, rest)| *x = log(*x, *rest));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `libm` is right to the last bit or the one before.
    #[track_caller]
    fn close(actual: f64, expected: f64, x: f64) {
        assert!((actual - expected).abs() <= 3e-16 * expected.abs(), "{actual:e} instead of {expected:e} at {x:e}");
    }

    #[test]
    fn functions_agree_with_libm_over_their_range() {
        for step in -300_000..=300_000_i32 {
            let x = f64::from(step) * 0.002_331_7;
            close(exp(x), libm::exp(x), x);
            for small in [x, x * 1e-3, x * 1e-9] {
                close(expm1(small), libm::expm1(small), small);
            }
            for y in [libm::exp(x), -1.0 / (1.0 + libm::exp(0.04 * x))] {
                close(log1p(y), libm::log1p(y), y);
            }
            close(log(libm::exp(x), 0.0), libm::log(libm::exp(x)), x);
        }
    }

    #[test]
    fn a_rest_that_a_double_cannot_hold_counts() {
        close(log(1.0, 1e-20), 1e-20, 1e-20);
        close(log1p(1e-300), 1e-300, 1e-300);
        close(log(4.0, 1e-16) - libm::log(4.0), 0.0, 4.0);
        close(log1p(0.0), 0.0, 0.0);
    }
}
