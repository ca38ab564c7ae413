//! Ratios of gamma functions, with the derivatives that a Newton fit needs.
//!
//! Own code, because the likelihoods only ever need *differences* such as ln Γ(a + b + x) - ln Γ(a + b): taken from two
//! values of a library's log-gamma they lose all their digits once a + b is large, which is where a fit wanders to when
//! customers hardly differ. Besides, all of this stands on `libm`: a crate that calls the platform's `exp` and `ln` would give
//! other last bits in WebAssembly than natively, and would add to the module what the models do not need.

use libm::{log, log1p};

/// From here on Stirling's series are exact to the last bit.
const STIRLING_FROM: f64 = 16.0;

/// Factors multiplied up before a logarithm is taken, few enough not to leave the range of a double.
const CHUNK: usize = 8;

/// The difference of ln Γ, digamma and trigamma between `u + d` and `u`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct GammaRatio {
    /// ln Γ(u + d) - ln Γ(u).
    pub ln: f64,
    /// ψ(u + d) - ψ(u).
    pub digamma: f64,
    /// ψ'(u + d) - ψ'(u).
    pub trigamma: f64,
}

impl GammaRatio {
    /// The ratio over both stretches of a longer way: from u to u + d1, then on to u + d1 + d2.
    pub(crate) fn then(self, next: Self) -> Self {
        Self { ln: self.ln + next.ln, digamma: self.digamma + next.digamma, trigamma: self.trigamma + next.trigamma }
    }
}

/// Γ(u + d) / Γ(u) in logarithms, for u > 0 and d >= 0, without cancellation for large u.
pub(crate) fn gamma_ratio(u: f64, d: f64) -> GammaRatio {
    let few = d <= 24.0 && d.fract() == 0.0 && u < 1e15;
    if few { rising(u, d as usize) } else { shifted(u, d) }
}

/// The product u (u + 1) ... (u + n - 1).
fn rising(u: f64, n: usize) -> GammaRatio {
    let mut ratio = GammaRatio::default();
    let mut product = 1.0;
    for j in 0..n {
        let factor = u + j as f64;
        let inverse = 1.0 / factor;
        product *= factor;
        ratio.digamma += inverse;
        ratio.trigamma -= inverse * inverse;
        if j % CHUNK == CHUNK - 1 {
            ratio.ln += log(product);
            product = 1.0;
        }
    }
    ratio.ln += log(product);
    ratio
}

/// Both arguments moved up to where Stirling's series hold, by Γ(u + 1) = u Γ(u).
fn shifted(u: f64, d: f64) -> GammaRatio {
    let mut ratio = GammaRatio::default();
    let mut product = 1.0;
    let mut low = u;
    while low < STIRLING_FROM {
        let high = low + d;
        product *= low / high;
        ratio.digamma += d / (low * high);
        ratio.trigamma += 1.0 / (high * high) - 1.0 / (low * low);
        if product < 1e-100 {
            ratio.ln += log(product);
            product = 1.0;
        }
        low += 1.0;
    }
    ratio.ln += log(product);
    ratio.then(stirling_difference(low, d))
}

fn stirling_difference(u: f64, d: f64) -> GammaRatio {
    let v = u + d;
    let growth = log1p(d / u);
    let (series_u, series_v) = (StirlingSeries::at(u), StirlingSeries::at(v));
    GammaRatio {
        ln: (u - 0.5) * growth + d * (log(v) - 1.0) + (series_v.ln - series_u.ln),
        digamma: growth + 0.5 * (d / u) / v + (series_v.digamma - series_u.digamma),
        trigamma: -(d / u) / v - 0.5 * (d / u) / v * (1.0 / u + 1.0 / v) + (series_v.trigamma - series_u.trigamma),
    }
}

/// ψ'(u), for u > 0.
pub(crate) fn trigamma(u: f64) -> f64 {
    let mut sum = 0.0;
    let mut argument = u;
    while argument < STIRLING_FROM {
        sum += 1.0 / (argument * argument);
        argument += 1.0;
    }
    let inverse = 1.0 / argument;
    sum + inverse + 0.5 * inverse * inverse + StirlingSeries::at(argument).trigamma
}

/// The Bernoulli tails of the three expansions: Abramowitz & Stegun 1964, 6.1.41, 6.3.18 and 6.4.12.
struct StirlingSeries {
    ln: f64,
    digamma: f64,
    trigamma: f64,
}

impl StirlingSeries {
    fn at(u: f64) -> Self {
        let i = 1.0 / u;
        let s = i * i;
        let ln = i
            * (1.0 / 12.0
                - s * (1.0 / 360.0
                    - s * (1.0 / 1260.0 - s * (1.0 / 1680.0 - s * (1.0 / 1188.0 - s * (691.0 / 360_360.0))))));
        let digamma = -s
            * (1.0 / 12.0
                - s * (1.0 / 120.0
                    - s * (1.0 / 252.0 - s * (1.0 / 240.0 - s * (1.0 / 132.0 - s * (691.0 / 32_760.0))))));
        let trigamma = i
            * s
            * (1.0 / 6.0
                - s * (1.0 / 30.0 - s * (1.0 / 42.0 - s * (1.0 / 30.0 - s * (5.0 / 66.0 - s * (691.0 / 2730.0))))));
        Self { ln, digamma, trigamma }
    }
}

#[cfg(test)]
#[allow(clippy::excessive_precision)] // goldens are written as printed
mod tests {
    use super::*;

    fn close(actual: f64, expected: f64, tolerance: f64) {
        assert!((actual / expected - 1.0).abs() <= tolerance, "{actual:e} instead of {expected:e}");
    }

    /// u, d, differences of ln Γ, ψ and ψ', ψ'(u): mpmath 1.4.1 with 60 digits.
    const RATIOS: [[f64; 6]; 10] = [
        [0.25, 3.0, -0.3522205935893521, 5.2444444444444444, -16.837530864197531, 17.197329154507111],
        [0.001, 30.0, 64.35324453686418, 1003.9600439589818, -1000001.6086392842, 1000001.6425331959],
        [2.5, 0.7, 0.60072195668198979, 0.2956822506413564, -0.12403656536883407, 0.49035775610023486],
        [1e-6, 40.0, 92.816253956221414, 1000004.2535414193, -1000000000001.6196, 1000000000001.6449],
        [1e7, 5.0, 80.590479254791449, 4.9999990000003e-7, -4.9999980000009e-14, 1.0000000500000017e-7],
        [1e9, 0.5, 10.361632918348206, 5.00000000125e-10, -5.0000000025e-19, 1.0000000005e-9],
        [12.3, 1e6, 12815656.261013562, 11.347123957593558, -0.084694170257716268, 0.084695170245916407],
        [7.25, 1000.5, 5951.7294344366855, 5.0045256382567209, -0.14688643105631414, 0.14787923315893217],
        [1e12, 3.0, 82.893063347788645, 2.999999999997e-12, -2.999999999994e-24, 1.0000000000005e-12],
        [0.3, 25.0, 54.650383188766515, 6.7134356023826688, -12.205047425766474, 12.24536454610773],
    ];

    #[test]
    fn ratios_keep_their_digits_where_log_gammas_would_cancel() {
        for [u, d, ln, digamma, trigamma_difference, own_trigamma] in RATIOS {
            let ratio = gamma_ratio(u, d);
            close(ratio.ln, ln, 2e-15);
            close(ratio.digamma, digamma, 2e-15);
            close(ratio.trigamma, trigamma_difference, 2e-15);
            close(trigamma(u), own_trigamma, 2e-15);
        }
    }

    #[test]
    fn a_ratio_is_the_product_of_its_parts() {
        for (u, first, second) in [(0.3, 7.0, 40.0), (25.0, 0.5, 3.25), (1e5, 12.0, 13.0)] {
            let parts = gamma_ratio(u, first).then(gamma_ratio(u + first, second));
            let whole = gamma_ratio(u, first + second);
            close(parts.ln, whole.ln, 1e-14);
            close(parts.digamma, whole.digamma, 1e-14);
            close(parts.trigamma, whole.trigamma, 1e-13);
        }
    }
}
