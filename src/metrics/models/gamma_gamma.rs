//! Gamma-Gamma: how much customers spend at a purchase.

use borsh::{BorshDeserialize, BorshSerialize};
use libm::{exp, log};
use serde::Serialize;

use super::at_row;
use super::fitting::{Fitting, Surface};
use super::spend_likelihood::{Row, Spends};
use crate::metrics::error::{MetricError, Result, check, check_rule, outcome, positive};
use crate::metrics::job::{Job, Progress, unfinished};
use crate::metrics::numeric::ROUNDING;
use crate::metrics::numeric::optimise::{Ending, Evaluation, Maximum};
use crate::metrics::rule::{Rule, range};

/// What is known of the spend of one customer, or of `count` customers alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpendHistory {
    /// x, repeat purchases: an integer from 0.
    pub frequency: f64,
    /// z, mean value of the repeat purchases, above 0; of no matter where the frequency is 0.
    pub value: Option<f64>,
    /// Customers alike, an integer from 1; predictions do not look at it.
    pub count: f64,
}

impl SpendHistory {
    /// The spend of one customer.
    pub fn new(frequency: f64, value: Option<f64>) -> Self {
        Self { frequency, value, count: 1.0 }
    }

    /// What the model sees of the row: none without a repeat purchase.
    pub(super) fn checked(&self, row: usize) -> Result<Option<Row>> {
        let at = |result, field| at_row(result, "customers", row, field);
        let x = at(check("", self.frequency, range::COUNT), "frequency")?;
        let z = if x > 0.0 { Some(at(self.checked_value(), "value")?) } else { None };
        let count = at(check("", self.count, range::COUNT_FROM_ONE), "count")?;
        Ok(z.map(|z| Row { x, z, count }))
    }

    fn checked_value(&self) -> Result<f64> {
        let value = self.value.ok_or_else(|| MetricError::Missing { field: String::new() })?;
        check_rule("", value, value > 0.0, Rule::PositiveWhereFrequent)
    }
}

/// The parameters of the Gamma-Gamma model.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct SpendParameters {
    /// p, shape of the gamma distribution of a customer's purchase values.
    pub p: f64,
    /// q, shape of the gamma distribution of that distribution's rate.
    pub q: f64,
    /// γ, its rate, money.
    pub gamma: f64,
}

impl SpendParameters {
    /// Errors name the argument that the parameters came as.
    pub(super) fn checked(&self, argument: &str) -> Result<()> {
        for (field, value) in [("p", self.p), ("q", self.q), ("gamma", self.gamma)] {
            positive(field, value).map_err(|error| error.within(argument))?;
        }
        Ok(())
    }
}

/// The result of [`fit_spend`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct SpendFit {
    /// p, shape of the gamma distribution of a customer's purchase values.
    pub p: f64,
    /// q, shape of the gamma distribution of that distribution's rate.
    pub q: f64,
    /// γ, its rate, money.
    pub gamma: f64,
    /// ln L at these parameters, in the data's unit of money.
    pub log_likelihood: f64,
    /// Whether the search ended before its limit of iterations.
    pub converged: bool,
}

impl SpendFit {
    /// The parameters, as predictions take them.
    pub fn parameters(&self) -> SpendParameters {
        SpendParameters { p: self.p, q: self.q, gamma: self.gamma }
    }
}

/// Why there is no expected spend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum NoMean {
    /// The distribution's tail is so heavy that its mean is infinite.
    NoMean,
}

/// The expected spend of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpendPrediction {
    /// Money a purchase; none where the mean does not exist.
    pub expected: Option<f64>,
    /// Why there is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoMean>,
}

/// The parameters of the Gamma-Gamma model that make the customers' mean spends most likely.
///
/// # Formula
/// ln L = Σ ln Γ(px+q) - ln Γ(px) - ln Γ(q) + q ln γ + (px-1) ln z + px ln x - (px+q) ln(γ+xz), over customers with x > 0.
///
/// # Inputs
/// * `customers`: frequencies and mean values; rows of frequency 0 are skipped
///
/// # Returns
/// p, q, γ and ln L.
///
/// # Errors
/// * `OutOfRange` or `NotFinite` at a customer's field, as in `"customers[3].value"`; `Missing` there without a value
/// * `Empty` at `"customers"` if none has bought again
/// * `NotConverged` at `"customers"` where the likelihood has no finite maximum: all spend alike, or too few to tell
///
/// # Numerics
/// As in [`fit_purchases`](super::fit_purchases); money is scaled by its mean.
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// # let customers = simulate_customers(&SimulationInput::demo())?;
/// # let customers: Vec<_> = customers.iter().map(|customer| customer.row().spend()).collect();
/// let fit = fit_spend(&customers)?; // the demonstration customers; SciPy finds 6.2008 too
/// assert!((fit.p - 6.2008).abs() < 5e-5);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Fader & Hardie 2013, "The gamma-gamma model of monetary value", brucehardie.com/notes/025, eq. 1a.
pub fn fit_spend(customers: &[SpendHistory]) -> Result<SpendFit> {
    SpendFitting::new(customers)?.finish()
}

/// The search of [`fit_spend`] as a [`Job`]: a unit of work is an iteration, of which mostly a few suffice.
#[derive(Debug, Clone)]
pub struct SpendFitting(Fitting<Spends, 3>);

impl SpendFitting {
    /// Before the first iteration.
    ///
    /// # Errors
    /// Those of [`fit_spend`] that the customers by themselves have.
    pub fn new(customers: &[SpendHistory]) -> Result<Self> {
        let checked: Result<Vec<_>> =
            customers.iter().enumerate().map(|(row, customer)| customer.checked(row)).collect();
        let rows: Vec<Row> = checked?.into_iter().flatten().collect();
        if rows.is_empty() {
            return Err(MetricError::Empty { field: "customers".to_owned() });
        }
        Ok(Self(Fitting::new(Spends::new(&rows), &usual_starts())))
    }
}

impl Job for SpendFitting {
    type Output = SpendFit;

    fn step(&mut self, budget: u64) -> Progress {
        self.0.step(budget)
    }

    fn result(&self) -> Result<SpendFit> {
        let (spends, maximum) = self.0.end().ok_or_else(unfinished)?;
        if matches!(maximum.ending, Ending::RunsAway | Ending::Flat) {
            let rule = Rule::SpendVariesTooLittle;
            return Err(MetricError::NotConverged { field: "customers".to_owned(), rule });
        }
        let [p, q, gamma] = maximum.point.map(exp);
        Ok(SpendFit {
            p: outcome(p)?,
            q: outcome(q)?,
            gamma: outcome(gamma * spends.scale)?,
            log_likelihood: outcome(maximum.at.value - spends.log_values)?,
            converged: maximum.ending == Ending::Converged,
        })
    }
}

impl Surface<3> for Spends {
    fn weight(&self) -> f64 {
        self.customers
    }

    fn evaluate(&self, logarithms: &[f64; 3]) -> Evaluation<3> {
        self.evaluate(&logarithms.map(exp))
    }
}

/// A search from neighbouring parameters. None without any rows.
pub(super) fn refitting(rows: &[Row], near: &SpendParameters) -> Option<Fitting<Spends, 3>> {
    let spends = Spends::new(rows);
    let start = [near.p, near.q, near.gamma / spends.scale].map(log);
    (!rows.is_empty()).then(|| Fitting::new(spends, &[start]))
}

/// The parameters at which a search has ended, and whether that is a maximum: where the likelihood has none, the end that it
/// runs to.
pub(super) fn reached((spends, maximum): (&Spends, &Maximum<3>)) -> (SpendParameters, bool) {
    let [p, q, gamma] = maximum.point.map(exp);
    (SpendParameters { p, q, gamma: gamma * spends.scale }, maximum.ending == Ending::Converged)
}

/// Customers who differ about as much as their purchases do, and a few who spend far more than all others.
fn usual_starts() -> Vec<[f64; 3]> {
    [[2.0, 2.0, 1.0], [0.5, 0.5, 0.1]].map(|start| start.map(log)).to_vec()
}

/// The expected spend per purchase of customers with known spend.
///
/// # Formula
/// E\[M | x, z\] = p (γ + x z) / (p x + q - 1): between the customer's own mean and that of all.
///
/// # Inputs
/// * `parameters`: all above 0
/// * `customers`: frequency and mean value of the repeat purchases
///
/// # Returns
/// One expectation a row, money; none with the reason `NoMean` where p x + q <= 1.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `"parameters.p"` and the like or at a customer's field; `Missing` at the value of a
/// customer who has bought again; `OutOfRange` at `""` beyond the range of a double.
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// let parameters = SpendParameters { p: 6.25, q: 3.74, gamma: 15.44 };
/// let customers = [SpendHistory::new(2.0, Some(22.35)), SpendHistory::new(0.0, None)];
/// let spend = predict_spend(&parameters, &customers)?;
/// assert!((spend[0].expected.unwrap() - 24.663714).abs() < 1e-6);
/// assert!((spend[1].expected.unwrap() - 35.218978).abs() < 1e-6);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Fader & Hardie 2013, brucehardie.com/notes/025, eq. 5.
pub fn predict_spend(parameters: &SpendParameters, customers: &[SpendHistory]) -> Result<Vec<SpendPrediction>> {
    parameters.checked("parameters")?;
    let predictions = customers.iter().enumerate().map(|(row, customer)| {
        let (x, z) = customer.checked(row)?.map_or((0.0, 0.0), |row| (row.x, row.z));
        spend_prediction(parameters, x, z)
    });
    predictions.collect()
}

pub(super) fn spend_prediction(
    &SpendParameters { p, q, gamma }: &SpendParameters,
    x: f64,
    z: f64,
) -> Result<SpendPrediction> {
    let surplus = p * x + (q - 1.0);
    // What is left by the rounding of the decimals alone is nothing, as with p = 0.1, x = 1, q = 0.9.
    if surplus <= ROUNDING {
        return Ok(SpendPrediction { expected: None, reason: Some(NoMean::NoMean) });
    }
    Ok(SpendPrediction { expected: Some(outcome(p * (gamma + x * z) / surplus)?), reason: None })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a failed unwrap is a failed test
mod tests {
    use super::*;

    #[test]
    fn decimals_that_sum_to_one_have_no_mean() {
        for (p, q, x) in [(0.1, 0.9, 1.0), (0.1, 0.8, 2.0), (0.2, 0.4, 3.0), (0.1, 0.7, 3.0)] {
            let parameters = SpendParameters { p, q, gamma: 1.0 };
            let customer = SpendHistory::new(x, Some(3.0));
            assert_eq!(predict_spend(&parameters, &[customer]).unwrap()[0].reason, Some(NoMean::NoMean), "{p} {q} {x}");
        }
    }
}
