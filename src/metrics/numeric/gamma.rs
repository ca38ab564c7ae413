//! Ratios of gamma functions, with the derivatives that a Newton fit needs.
//!
//! Own code, because the likelihoods only ever need *differences* such as ln Γ(a + b + x) - ln Γ(a + b): taken from two
//! values of a library's log-gamma they lose all their digits once a + b is large, which is where a fit wanders to when
//! customers hardly differ.

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
