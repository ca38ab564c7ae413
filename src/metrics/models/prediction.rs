//! What a purchase model expects of a customer.

use libm::{exp, expm1, log1p};
use serde::Serialize;

use super::bg_nbd::PurchaseParameters;
use super::history::PurchaseHistory;
use crate::metrics::error::{Result, check, not_negative, outcome};
use crate::metrics::numeric::beta_mean::BetaMean;
use crate::metrics::numeric::gamma::gamma_ratio;
use crate::metrics::rule::range;

/// Up to here the square of a number is in the range of a double.
const LARGEST_SQUARED: f64 = 1e150;
/// Terms of a power series before the sum over the beta distribution is the quicker way.
const SERIES_LIMIT: u32 = 500;
/// Of the one in the relative horizon, which converges so fast up to here.
const POWERS_LIMIT: u32 = 80;
const SHORT: f64 = 0.55;
/// One in z = v / (1 + v) converges soon enough up to here.
const SHORT_SHARE: f64 = 0.92;
/// Parameters that are large beside moderate ones.
const LARGE: f64 = 40.0;
const MODERATE: f64 = 10.0;
/// The part of its terms that a sum must at least be: below it too many digits have cancelled.
const LEAST_REMAINDER: f64 = 5e-3;

/// What is expected of one customer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PurchasePrediction {
    /// Purchases within the horizon.
    pub expected: f64,
    /// Probability of not having dropped out by the end of observation.
    pub alive: f64,
}

/// The expected purchases of customers with known histories, and the probability that they are still customers.
///
/// # Formula
/// P(alive) = 1 / (1 + \[y > 0\] a/(b+y-1) ((α+T)/(α+t_x))^(r+x)), with y = x for BG/NBD and x + 1 for MBG/NBD;
/// E\[Y(t)\] = P(alive) (C/e) \[1 - (1-z)^(r+x) 2F1(r+x, b+y; C; z)\], e = a - 1, C = a + b + y - 1, z = t/(α+T+t).
///
/// # Inputs
/// * `parameters`: all above 0
/// * `customers`: histories in the parameters' unit of time; `count` does not matter
/// * `horizon`: t, in that unit, at least 0
///
/// # Returns
/// One prediction a row: the purchases of one such customer in (age, age + horizon], and P(alive) at `age`.
///
/// # Errors
/// * `OutOfRange` or `NotFinite` at `"parameters.alpha"` and the like, at a customer's field or at `"horizon"`
/// * `Inconsistent` at a customer's recency
/// * `OutOfRange` at `""` if a number of purchases exceeds a double
///
/// # Numerics
/// Euler's transformation turns the bracket into C H - (1-z)^e Q, H = -expm1(e l)/e, l = ln(1-z),
/// Q = Σ_{n≥1} (a)_{n-1} (q)_n z^n / ((C+1)_{n-1} n!), q = C - r - x, which has no pole at a = 1, b = 1 or a + b ≤ 1 and no
/// powers that overflow. Where Q converges slowly or the difference cancels, the equal mean of
/// (1 - (1 + p t/(α+T))^-(r+x)) / p over p ~ Beta(a, b+y) is summed instead, all of whose terms are positive.
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// let parameters = PurchaseParameters { model: PurchaseModel::BgNbd, r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
/// let customer = predict_purchases(&parameters, &[PurchaseHistory::new(2.0, 30.43, 38.86)], 39.0)?[0];
/// assert!((customer.expected - 1.226).abs() < 5e-4);
/// assert!((customer.alive - 0.72657857).abs() < 5e-9);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Fader, Hardie & Lee 2005, eq. 10; Fader, Hardie & Lee 2008, brucehardie.com/notes/021, for P(alive); Batislam, Denizel &
/// Filiztekin 2007 for MBG/NBD; Abramowitz & Stegun 1964, 15.3.3 (Euler) and 15.3.1.
pub fn predict_purchases(
    parameters: &PurchaseParameters,
    customers: &[PurchaseHistory],
    horizon: f64,
) -> Result<Vec<PurchasePrediction>> {
    parameters.checked("parameters")?;
    super::history::checked(customers)?;
    not_negative("horizon", horizon)?;
    let mut predictions = Vec::with_capacity(customers.len());
    for customer in customers {
        predictions.push(prediction(parameters, customer, horizon)?);
    }
    Ok(predictions)
}

pub(super) fn prediction(
    parameters: &PurchaseParameters,
    customer: &PurchaseHistory,
    horizon: f64,
) -> Result<PurchasePrediction> {
    let alive = alive(parameters, customer);
    let expected = alive * Future::of(parameters, customer).purchases(horizon);
    Ok(PurchasePrediction { expected: outcome(expected)?, alive: outcome(alive)? })
}

/// The probability that a customer has not dropped out.
pub(super) fn alive(parameters: &PurchaseParameters, customer: &PurchaseHistory) -> f64 {
    let PurchaseParameters { model, r, alpha, a, b } = *parameters;
    let y = model.chances_to_drop_out(customer.frequency);
    if y == 0.0 {
        return 1.0;
    }
    let silence = (customer.age - customer.recency) / (alpha + customer.recency);
    1.0 / (1.0 + a / (b + (y - 1.0)) * exp((r + customer.frequency) * log1p(silence)))
}

/// What is known of the rate and the dropout chance of a customer who is alive.
pub(super) struct Future {
    /// r + x, shape of the purchase rate.
    shape: f64,
    /// α + T, its rate.
    rate: f64,
    /// a and b + y of the dropout chance.
    a: f64,
    kept: f64,
    /// a + b + y - 1 - (r + x), free of cancellation between y and x.
    q: f64,
}

impl Future {
    pub(super) fn of(parameters: &PurchaseParameters, customer: &PurchaseHistory) -> Self {
        let PurchaseParameters { model, r, alpha, a, b } = *parameters;
        let y = model.chances_to_drop_out(customer.frequency);
        let surplus = y - customer.frequency - 1.0;
        Self { shape: r + customer.frequency, rate: alpha + customer.age, a, kept: b + y, q: a + b + surplus - r }
    }

    /// Expected purchases within a time from now.
    pub(super) fn purchases(&self, horizon: f64) -> f64 {
        if horizon == 0.0 {
            return 0.0;
        }
        let relative = horizon / self.rate;
        self.by_powers(relative).or_else(|| self.by_euler(relative)).unwrap_or_else(|| self.by_mean(relative))
    }

    /// Σ (-1)^n (s)_{n+1} (a)_n / ((a+b+y)_n (n+1)!) v^{n+1}, if no digits cancel. Between two of its terms lies the value,
    /// whether or not the series converges, since that of (1 + p v)^-(s+1) envelopes it for every p.
    fn by_powers(&self, relative: f64) -> Option<f64> {
        let both = self.a + self.kept;
        let is_short = relative < SHORT || both > LARGE * relative;
        if !is_short || (self.shape + 1.0) * relative * (self.a.max(1.0) / both) > 1.0 {
            return None;
        }
        let mut term = self.shape * relative;
        let mut sum = term;
        for n in 0..POWERS_LIMIT {
            let n = f64::from(n);
            term *= -relative * ((self.shape + 1.0 + n) * (self.a + n) / ((both + n) * (n + 2.0)));
            sum += term;
            if term.abs() <= 1e-17 * sum {
                return Some(sum);
            }
        }
        None
    }

    /// C H - (1-z)^e Q, if the series is short and loses no digits.
    fn by_euler(&self, relative: f64) -> Option<f64> {
        let log_rest = -log1p(relative);
        let z = relative / (1.0 + relative);
        let e = self.a - 1.0;
        let c = self.a + (self.kept - 1.0);
        let loses = self.shape * relative < LEAST_REMAINDER * c.abs() * -log_rest;
        if loses || !self.is_short(z, c) {
            return None;
        }
        let growth = if e == 0.0 { -log_rest } else { -expm1(e * log_rest) / e };
        let (sum, size) = self.series(z, c)?;
        let power = exp(e * log_rest);
        let value = c * growth - power * sum;
        // The relative error of a power grows with its logarithm.
        let rounding = 1.0 + (e * log_rest).abs();
        (value > LEAST_REMAINDER * rounding * (c.abs() * growth + power * size)).then_some(value)
    }

    /// Whether the series ends soon: by its factors z^n, or by the first terms if c is large beside the other parameters.
    fn is_short(&self, z: f64, c: f64) -> bool {
        let does_not_cancel = self.q > -MODERATE || -self.q * z < c;
        (z < SHORT_SHARE && does_not_cancel) || (c > LARGE && self.a < MODERATE && self.q.abs() < MODERATE)
    }

    /// Q and the sum of its absolute terms, two terms for one division.
    fn series(&self, z: f64, c: f64) -> Option<(f64, f64)> {
        if c > LARGEST_SQUARED {
            return None;
        }
        let enough = 1e-17 * (1.0 - z);
        let mut term = self.q * z;
        let (mut sum, mut size) = (term, term.abs());
        let mut n = 1.0;
        for _ in 0..SERIES_LIMIT / 2 {
            let above = (self.a + n - 1.0) * (self.q + n) * z;
            let above_next = (self.a + n) * (self.q + n + 1.0) * z;
            let below = (c + n) * (n + 1.0);
            let below_next = (c + n + 1.0) * (n + 2.0);
            let inverse = 1.0 / (below * below_next);
            let next = term * (above * (below_next * inverse));
            term = next * (above_next * (below * inverse));
            sum += next + term;
            size += next.abs() + term.abs();
            n += 2.0;
            // The ratio of later terms is below z, or falls towards it.
            if term.abs() <= enough * size {
                return Some((sum, size));
            }
        }
        None
    }

    fn by_mean(&self, relative: f64) -> f64 {
        BetaMean { a: self.a, b: self.kept, s: self.shape, v: relative }.value()
    }
}

/// How probable each number of repeat purchases of a new customer is.
///
/// # Formula
/// P(X(t) = x) = B(a, b+y)/B(a, b) N(x) + \[y > 0\] B(a+1, b+y-1)/B(a, b) Σ_{j≥x} N(j), with the negative binomial
/// N(j) = Γ(r+j)/(Γ(r) j!) (α/(α+t))^r (t/(α+t))^j, and y = x for BG/NBD, x + 1 for MBG/NBD.
///
/// # Inputs
/// * `parameters`: all above 0
/// * `horizon`: t, from the first purchase, in the parameters' unit of time, at least 0
/// * `most`: the largest number of purchases asked for, an integer from 0 to 100,000
///
/// # Returns
/// The probabilities of 0, 1, ..., `most` purchases; with those of all larger numbers they sum to 1.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `"parameters.alpha"` and the like, at `"horizon"` or at `"most"`.
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// let parameters = PurchaseParameters { model: PurchaseModel::BgNbd, r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
/// assert!((purchase_probabilities(&parameters, 39.0, 10.0)?[0] - 0.573786352).abs() < 1e-9);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Fader, Hardie & Lee 2005, eq. 8.
pub fn purchase_probabilities(parameters: &PurchaseParameters, horizon: f64, most: f64) -> Result<Vec<f64>> {
    parameters.checked("parameters")?;
    not_negative("horizon", horizon)?;
    check("most", most, range::PURCHASES)?;
    let counts = NegativeBinomial::of(parameters, horizon, most as usize);
    let PurchaseParameters { model, a, b, .. } = *parameters;
    let mut kept = 1.0;
    let mut y_before = 0.0;
    let probabilities = counts.exact.iter().zip(&counts.at_least).enumerate().map(|(x, (exact, at_least))| {
        let y = model.chances_to_drop_out(x as f64);
        let mut dropped = 0.0;
        while y_before < y {
            let all = a + b + y_before;
            dropped = kept * a / all;
            kept *= (b + y_before) / all;
            y_before += 1.0;
        }
        outcome(kept * exact + dropped * at_least)
    });
    probabilities.collect()
}

/// The purchases of a customer who never drops out.
struct NegativeBinomial {
    /// N(0), N(1), ...
    exact: Vec<f64>,
    /// Σ_{j≥x} N(j) for x = 0, 1, ...
    at_least: Vec<f64>,
}

impl NegativeBinomial {
    fn of(parameters: &PurchaseParameters, horizon: f64, most: usize) -> Self {
        let relative = horizon / parameters.alpha;
        let log_z = -log1p(parameters.alpha / horizon);
        let log_none = -parameters.r * log1p(relative);
        let term = |j: usize| match j {
            0 => exp(log_none),
            _ => {
                let (j, r) = (j as f64, parameters.r);
                exp(gamma_ratio(r, j).ln - gamma_ratio(1.0, j).ln + log_none + j * log_z)
            }
        };
        let exact: Vec<f64> = (0..=most).map(term).collect();
        let mut tail = Self::tail(parameters.r, relative, &exact, term(most + 1));
        let upwards = exact.iter().rev().map(|probability| {
            tail += probability;
            tail.min(1.0)
        });
        let mut at_least: Vec<f64> = upwards.collect();
        at_least.reverse();
        Self { exact, at_least }
    }

    /// All beyond the last exact term: summed upwards where that is short, otherwise what is missing to 1.
    fn tail(r: f64, relative: f64, exact: &[f64], first: f64) -> f64 {
        let start = exact.len() as f64;
        if start < r * relative || relative > 1e4 {
            return (1.0 - exact.iter().sum::<f64>()).max(0.0);
        }
        let z = relative / (1.0 + relative);
        let (mut term, mut sum, mut j) = (first, first, start);
        while term > 1e-18 * sum && term.is_normal() {
            term *= z * (r + j) / (j + 1.0);
            sum += term;
            j += 1.0;
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::super::PurchaseModel;
    use super::*;

    #[test]
    fn without_dropout_purchases_are_those_of_the_rate_however_large_b_is() {
        for (model, b) in [(PurchaseModel::BgNbd, 1e120), (PurchaseModel::BgNbd, 1e160), (PurchaseModel::MbgNbd, 1e300)]
        {
            let parameters = PurchaseParameters { model, r: 0.243, alpha: 4.414, a: 0.793, b };
            let expected = Future::of(&parameters, &PurchaseHistory::new(1.0, 1.0, 2.0)).purchases(10.0);
            assert!((expected / (1.243 / 6.414 * 10.0) - 1.0).abs() < 1e-13, "{expected} for b = {b}");
        }
    }

    #[test]
    fn the_series_and_the_sum_over_dropout_chances_agree() {
        let (mut by_powers, mut by_euler) = (0, 0);
        for r in [0.05, 0.3, 2.0, 11.0] {
            for (a, b) in [(0.1, 0.2), (0.8, 2.4), (1.0, 1.0), (2.5, 0.4), (8.0, 46.0), (30.0, 90.0)] {
                for (x, horizon) in [(0.0, 1e-3), (0.0, 20.0), (0.0, 60.0), (1.0, 3.0), (7.0, 400.0), (900.0, 20.0)] {
                    for model in [PurchaseModel::BgNbd, PurchaseModel::MbgNbd] {
                        let parameters = PurchaseParameters { model, r, alpha: 5.0, a, b };
                        let future = Future::of(&parameters, &PurchaseHistory::new(x, x, 40.0));
                        let relative = horizon / future.rate;
                        let mean = future.by_mean(relative);
                        let series = [future.by_powers(relative), future.by_euler(relative)];
                        by_powers += usize::from(series[0].is_some());
                        by_euler += usize::from(series[1].is_some());
                        for value in series.into_iter().flatten() {
                            let error = (value / mean - 1.0).abs();
                            assert!(error < 2e-13, "{value:e} and {mean:e} for {parameters:?}, {x}, {horizon}");
                        }
                    }
                }
            }
        }
        assert!(by_powers > 100 && by_euler > 100, "the series served {by_powers} and {by_euler} times");
    }
}
