//! Shifted beta-geometric: customers under contract whose chances to leave differ.

use libm::{exp, log};
use serde::Serialize;

use crate::metrics::error::{MetricError, Result, check, not_negative, outcome, positive, rate};
use crate::metrics::numeric::beta_mean::BetaMean;
use crate::metrics::numeric::optimise::{Ending, Evaluation, maximise};
use crate::metrics::retention::Divergence;
use crate::metrics::rule::{Rule, range};

/// The parameters of the shifted beta-geometric model.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RetentionParameters {
    /// α of the beta distribution of churn chances a period, whose mean is α / (α + β).
    pub alpha: f64,
    /// β of that distribution.
    pub beta: f64,
}

impl RetentionParameters {
    fn checked(&self) -> Result<()> {
        positive("parameters.alpha", self.alpha)?;
        positive("parameters.beta", self.beta)?;
        Ok(())
    }
}

/// The result of [`fit_retention`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RetentionFit {
    /// α of the beta distribution of churn chances.
    pub alpha: f64,
    /// β of that distribution.
    pub beta: f64,
    /// ln L at these parameters.
    pub log_likelihood: f64,
    /// Whether the search ended before its limit of iterations.
    pub converged: bool,
}

impl RetentionFit {
    /// The parameters, as predictions take them.
    pub fn parameters(&self) -> RetentionParameters {
        RetentionParameters { alpha: self.alpha, beta: self.beta }
    }
}

/// The result of [`predict_retention`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RetentionForecast {
    /// S(0), S(1), ..., S(periods): the share of customers who are left.
    pub survival: Vec<f64>,
    /// S(k + 1) / S(k): the share of those left who stay one more period.
    pub retention: Vec<f64>,
}

/// The result of [`discounted_lifetime`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DiscountedLifetime {
    /// Discounted expected payments of a new customer, the first one now; none if they diverge.
    pub lifetime: Option<f64>,
    /// Those of a customer who has renewed, just before the next renewal; none if they diverge.
    pub residual: Option<f64>,
    /// Why there is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Divergence>,
}

/// The churn distribution that makes the survival of some cohorts most likely.
///
/// # Formula
/// ln L = Σ_t lost_t ln(α / (α+β+t-1)) + kept_t ln((β+t-1) / (α+β+t-1)) over periods t = 1, 2, ..., the cohorts added up:
/// the same as Σ lost_t ln P(T = t) + alive ln S(n).
///
/// # Inputs
/// * `cohorts`: each the customers alive at the start of periods 0, 1, 2, ...: real, at least 0, not increasing
///
/// # Returns
/// α, β and ln L.
///
/// # Errors
/// * `OutOfRange` or `NotFinite` at an entry, as in `"cohorts[0][2]"`; `Inconsistent` there if it exceeds the one before
/// * `Empty` at `"cohorts"` if no customer is followed over a period
/// * `NotConverged` at `"cohorts"` where the likelihood has no finite maximum, or none that is a single point: nobody
///   left, nobody stayed, there is one period only (a ridge of maxima: α and β of one ratio), or churn does not fall from
///   period to period (a constant churn rate is the limit then)
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// let high_end = vec![100.0, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1];
/// let fit = fit_retention(&[high_end])?;
/// assert!((fit.alpha - 0.668).abs() < 5e-4 && (fit.beta - 3.806).abs() < 5e-4);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Fader & Hardie 2007, "How to project customer retention", J. of Interactive Marketing 21(1), appendix.
pub fn fit_retention(cohorts: &[Vec<f64>]) -> Result<RetentionFit> {
    let table = ChurnTable::new(cohorts)?;
    let (lost, kept) = table.totals();
    if lost + kept == 0.0 {
        return Err(MetricError::Empty { field: "cohorts".to_owned() });
    }
    if lost == 0.0 {
        return Err(not_converged(Rule::NobodyLeft));
    }
    if kept == 0.0 {
        return Err(not_converged(Rule::NobodyStayed));
    }
    let churn = lost / (lost + kept);
    let start = [2.0 * churn, 2.0 * (1.0 - churn)].map(log);
    let maximum = maximise(&[start], lost + kept, |point| table.evaluate(&point.map(exp)));
    if matches!(maximum.ending, Ending::RunsAway | Ending::Flat) {
        return Err(not_converged(table.open_question()));
    }
    let [alpha, beta] = maximum.point.map(exp);
    Ok(RetentionFit {
        alpha: outcome(alpha)?,
        beta: outcome(beta)?,
        log_likelihood: outcome(maximum.at.value)?,
        converged: maximum.ending == Ending::Converged,
    })
}

fn not_converged(rule: Rule) -> MetricError {
    MetricError::NotConverged { field: "cohorts".to_owned(), rule }
}

/// Customers lost and kept in periods 1, 2, ..., all cohorts together.
struct ChurnTable {
    periods: Vec<(f64, f64)>,
}

impl ChurnTable {
    fn new(cohorts: &[Vec<f64>]) -> Result<Self> {
        let mut table = Self { periods: Vec::new() };
        for (index, cohort) in cohorts.iter().enumerate() {
            table.add(index, cohort)?;
        }
        Ok(table)
    }

    fn add(&mut self, index: usize, cohort: &[f64]) -> Result<()> {
        let mut before: Option<f64> = None;
        for (period, &alive) in cohort.iter().enumerate() {
            let path = || format!("cohorts[{index}][{period}]");
            not_negative("", alive).map_err(|error| error.within(&path()))?;
            if let Some(before) = before {
                if alive > before {
                    return Err(MetricError::Inconsistent { field: path(), rule: Rule::AtMostBefore });
                }
                self.count(period, before - alive, alive);
            }
            before = Some(alive);
        }
        Ok(())
    }

    fn count(&mut self, period: usize, lost: f64, kept: f64) {
        if self.periods.len() < period {
            self.periods.resize(period, (0.0, 0.0));
        }
        if let Some((all_lost, all_kept)) = period.checked_sub(1).and_then(|index| self.periods.get_mut(index)) {
            *all_lost += lost;
            *all_kept += kept;
        }
    }

    /// Why there is no single maximum. One period is explained equally well by every α and β of one ratio.
    fn open_question(&self) -> Rule {
        let followed = self.periods.iter().filter(|(lost, kept)| lost + kept > 0.0).count();
        if followed == 1 { Rule::OnePeriod } else { Rule::ChurnDoesNotFall }
    }

    fn totals(&self) -> (f64, f64) {
        self.periods.iter().fold((0.0, 0.0), |(l, k), (lost, kept)| (l + lost, k + kept))
    }

    /// At [α, β]; the derivatives are by their logarithms.
    fn evaluate(&self, &[alpha, beta]: &[f64; 2]) -> Evaluation<2> {
        let (mut value, mut by_alpha, mut by_beta) = (0.0, 0.0, 0.0);
        let (mut aa, mut ab, mut bb) = (0.0, 0.0, 0.0);
        for (earlier, (lost, kept)) in self.periods.iter().enumerate() {
            let earlier = earlier as f64;
            let stay = beta + earlier;
            let inverse = 1.0 / (alpha + stay);
            let at_risk = (lost + kept) * inverse;
            let share = beta / stay;
            value += lost * log(alpha * inverse) + kept * log(stay * inverse);
            by_alpha += lost - at_risk * alpha;
            by_beta += kept * share - at_risk * beta;
            aa -= at_risk * alpha * stay * inverse;
            ab += at_risk * alpha * beta * inverse;
            bb += kept * share * (earlier / stay) - at_risk * beta * (alpha + earlier) * inverse;
        }
        Evaluation { value, gradient: [by_alpha, by_beta], hessian: [[aa, ab], [ab, bb]] }
    }
}

/// How many customers stay, period after period.
///
/// # Formula
/// S(0) = 1; S(k + 1) / S(k) = (β + k) / (α + β + k), which rises with k.
///
/// # Inputs
/// * `parameters`: both above 0
/// * `periods`: an integer from 0 to 1,000,000
///
/// # Returns
/// `survival` of `periods` + 1 and `retention` of `periods` numbers.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `"parameters.alpha"`, `"parameters.beta"` or `"periods"`.
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// let forecast = predict_retention(&RetentionParameters { alpha: 0.668, beta: 3.806 }, 12.0)?;
/// assert!((forecast.survival[1] - 0.8507).abs() < 5e-5);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Fader & Hardie 2007, eq. 7 and 8.
pub fn predict_retention(parameters: &RetentionParameters, periods: f64) -> Result<RetentionForecast> {
    parameters.checked()?;
    check("periods", periods, range::FORECAST)?;
    let &RetentionParameters { alpha, beta } = parameters;
    let retention: Vec<f64> = (0..periods as usize).map(|k| stays(alpha, beta + k as f64)).collect();
    let mut left = 1.0;
    let later = retention.iter().map(|stay| {
        left *= stay;
        left
    });
    let survival = core::iter::once(1.0).chain(later).collect();
    Ok(RetentionForecast { survival, retention })
}

/// β / (α + β), also where the sum exceeds a double.
fn stays(alpha: f64, beta: f64) -> f64 {
    1.0 / (1.0 + alpha / beta)
}

/// The discounted expected number of payments of a new customer, and of one who has renewed.
///
/// # Formula
/// With churn θ ~ Beta(α, β): lifetime = Σ_{t≥0} S(t) / (1+d)^t = 2F1(1, β; α+β; 1/(1+d)) = E\[(1+d)/(d+θ)\], and
/// residual = Σ_{t>n} S(t)/S(n) / (1+d)^(t-n-1) = (β+n)/(α+β+n) 2F1(1, β+n+1; α+β+n+1; 1/(1+d)), which is the mean of
/// (1-θ)(1+d)/(d+θ) over θ ~ Beta(α, β+n). For d = 0: (α+β-1)/(α-1) and (β+n)/(α-1), if α > 1.
///
/// # Inputs
/// * `parameters`: both above 0
/// * `discount`: d, a period, above -1
/// * `renewals`: n, an integer from 0
///
/// # Returns
/// Both expectations, in payments; none with the reason `Diverges` for d < 0, and for d = 0 with α <= 1: customers who
/// hardly ever leave then outweigh all others.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `"parameters.alpha"`, `"parameters.beta"`, `"discount"` or `"renewals"`; `OutOfRange` at
/// `""` beyond the range of a double.
///
/// # Numerics
/// The means are summed over θ: the series in 1/(1+d) needs millions of terms at small discount rates.
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// let high_end = RetentionParameters { alpha: 0.668088, beta: 3.806096 };
/// let expected = discounted_lifetime(&high_end, 0.1, 7.0)?;
/// assert!((expected.lifetime.unwrap() - 5.92225).abs() < 1e-4);
/// assert!((expected.residual.unwrap() - 7.5296).abs() < 1e-4);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Fader & Hardie 2010, "Customer-base valuation in a contractual setting", Marketing Science 29(1), eq. 4 and 6.
pub fn discounted_lifetime(
    parameters: &RetentionParameters,
    discount: f64,
    renewals: f64,
) -> Result<DiscountedLifetime> {
    parameters.checked()?;
    rate("discount", discount)?;
    check("renewals", renewals, range::COUNT)?;
    let &RetentionParameters { alpha, beta } = parameters;
    if discount < 0.0 || (discount == 0.0 && alpha <= 1.0) {
        return Ok(DiscountedLifetime { lifetime: None, residual: None, reason: Some(Divergence::Diverges) });
    }
    let later = beta + renewals;
    let (lifetime, residual) = if discount == 0.0 {
        (1.0 + beta / (alpha - 1.0), later / (alpha - 1.0))
    } else {
        // (1 + d) / (d + θ) is (1 - (1 + θ/d)^-1) / θ times 1 + d.
        let mean = |b: f64| (1.0 + discount) * BetaMean { a: alpha, b, s: 1.0, v: 1.0 / discount }.value();
        // A factor 1 - θ turns the mean over Beta(α, β) into that over Beta(α, β + 1).
        (mean(beta), stays(alpha, later) * mean(later + 1.0))
    };
    Ok(DiscountedLifetime { lifetime: Some(outcome(lifetime)?), residual: Some(outcome(residual)?), reason: None })
}
