//! BG/NBD and MBG/NBD: customers who buy at their own rates and drop out unseen.

use borsh::{BorshDeserialize, BorshSerialize};
use libm::{exp, log};
use serde::Serialize;

use super::fitting::{Fitting, Surface};
use super::history::{PurchaseHistory, checked, merged};
use super::likelihood::Likelihood;
use crate::metrics::error::{MetricError, Result, outcome, positive};
use crate::metrics::job::{Job, Progress, unfinished};
use crate::metrics::numeric::optimise::{Ending, Evaluation, Maximum, standard_errors};
use crate::metrics::rule::Rule;

/// When a customer may drop out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub enum PurchaseModel {
    /// BG/NBD: after each repeat purchase, so that a customer without one is alive for certain.
    BgNbd,
    /// MBG/NBD: after each purchase, the first one included.
    MbgNbd,
}

impl PurchaseModel {
    /// y: how often a customer with `frequency` repeat purchases has had the chance to drop out.
    pub(super) fn chances_to_drop_out(self, frequency: f64) -> f64 {
        match self {
            Self::BgNbd => frequency,
            Self::MbgNbd => frequency + 1.0,
        }
    }
}

/// The parameters of a purchase model.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct PurchaseParameters {
    /// When customers may drop out.
    pub model: PurchaseModel,
    /// r, shape of the gamma distribution of purchase rates.
    pub r: f64,
    /// α, its rate, in the data's unit of time: r / α is the mean purchase rate.
    pub alpha: f64,
    /// a of the beta distribution of dropout chances, whose mean is a / (a + b).
    pub a: f64,
    /// b of that distribution.
    pub b: f64,
}

impl PurchaseParameters {
    /// Errors name the argument that the parameters came as.
    pub(super) fn checked(&self, argument: &str) -> Result<()> {
        for (field, value) in [("r", self.r), ("alpha", self.alpha), ("a", self.a), ("b", self.b)] {
            positive(field, value).map_err(|error| error.within(argument))?;
        }
        Ok(())
    }
}

/// Standard errors of the parameters.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct StandardErrors {
    /// Of r.
    pub r: f64,
    /// Of α.
    pub alpha: f64,
    /// Of a.
    pub a: f64,
    /// Of b.
    pub b: f64,
}

/// The result of [`fit_purchases`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "camelCase")]
pub struct PurchaseFit {
    /// The fitted model.
    pub model: PurchaseModel,
    /// r, shape of the gamma distribution of purchase rates.
    pub r: f64,
    /// α, its rate, in the data's unit of time.
    pub alpha: f64,
    /// a of the beta distribution of dropout chances.
    pub a: f64,
    /// b of that distribution.
    pub b: f64,
    /// ln L at these parameters, in the data's unit of time.
    pub log_likelihood: f64,
    /// From the inverse of the negative Hessian in (r, α, a, b); none if that is not positive definite.
    pub standard_errors: Option<StandardErrors>,
    /// Steps of the search.
    pub iterations: usize,
    /// Whether the search ended before its limit of iterations.
    pub converged: bool,
}

impl PurchaseFit {
    /// The parameters, as predictions take them.
    pub fn parameters(&self) -> PurchaseParameters {
        PurchaseParameters { model: self.model, r: self.r, alpha: self.alpha, a: self.a, b: self.b }
    }
}

/// The parameters of a purchase model that make the customers' histories most likely.
///
/// # Formula
/// The sum over customers of ln L(r, α, a, b | x, t_x, T) is maximised, with
/// L = Γ(r+x) α^r / Γ(r) · B(a, b+y) / B(a, b) · [(α+T)^-(r+x) + \[y > 0\] a/(b+y-1) (α+t_x)^-(r+x)],
/// where y = x for BG/NBD and y = x + 1 for MBG/NBD.
///
/// # Inputs
/// * `model`: when customers may drop out
/// * `customers`: histories, all in one unit of time; the order does not matter
///
/// # Returns
/// The parameters with their standard errors, and ln L in the data's unit of time.
///
/// # Errors
/// * `OutOfRange`, `NotFinite` or `Inconsistent` at a field of a customer, as in `"customers[3].recency"`
/// * `Empty` at `"customers"` without any
/// * `NotConverged` at `"customers"` where the likelihood has no finite maximum, or none that is a single point: nobody
///   has bought again, customers do not differ, nobody seems to drop out
///
/// # Numerics
/// Newton's method in the logarithms of the parameters with the exact Hessian, damped where that is not definite. Equal
/// histories are merged and time is scaled by the largest age, so that the unit of time does not matter.
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// # let customers = simulate_customers(&SimulationInput::demo())?;
/// # let customers: Vec<_> = customers.iter().map(|customer| customer.purchases()).collect();
/// let fit = fit_purchases(PurchaseModel::BgNbd, &customers)?; // the demonstration customers; SciPy finds 0.25242 too
/// assert!((fit.r - 0.25242).abs() < 5e-6);
/// // One customer says nothing of how customers differ.
/// let one = [PurchaseHistory::new(3.0, 4.0, 6.0)];
/// assert!(fit_purchases(PurchaseModel::BgNbd, &one).is_err());
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Fader, Hardie & Lee 2005, "Counting your customers" the easy way, Marketing Science 24(2), eq. 6; Batislam, Denizel &
/// Filiztekin 2007, Int. J. of Research in Marketing 24(3), for MBG/NBD.
pub fn fit_purchases(model: PurchaseModel, customers: &[PurchaseHistory]) -> Result<PurchaseFit> {
    PurchaseFitting::new(model, customers)?.finish()
}

/// The search of [`fit_purchases`] as a [`Job`]: a unit of work is an iteration, of which mostly a few suffice.
#[derive(Debug, Clone)]
pub struct PurchaseFitting(Fitting<Likelihood, 4>);

impl PurchaseFitting {
    /// Before the first iteration.
    ///
    /// # Errors
    /// Those of [`fit_purchases`] that the customers by themselves have.
    pub fn new(model: PurchaseModel, customers: &[PurchaseHistory]) -> Result<Self> {
        checked(customers)?;
        if customers.is_empty() {
            return Err(MetricError::Empty { field: "customers".to_owned() });
        }
        let likelihood = Likelihood::new(model, &merged(customers));
        if likelihood.purchases() == 0.0 {
            return Err(not_converged(Rule::NobodyBoughtAgain));
        }
        let starts = usual_starts(model, &likelihood);
        Ok(Self(Fitting::new(likelihood, &starts)))
    }
}

impl Job for PurchaseFitting {
    type Output = PurchaseFit;

    fn step(&mut self, budget: u64) -> Progress {
        self.0.step(budget)
    }

    fn result(&self) -> Result<PurchaseFit> {
        let (likelihood, maximum) = self.0.end().ok_or_else(unfinished)?;
        match maximum.ending {
            Ending::Converged | Ending::IterationLimit => finished(likelihood, maximum),
            Ending::RunsAway => Err(not_converged(direction(&maximum.point))),
            Ending::Flat => Err(not_converged(Rule::HistoriesLeaveOpen)),
        }
    }
}

impl Surface<4> for Likelihood {
    fn weight(&self) -> f64 {
        self.customers()
    }

    fn evaluate(&self, logarithms: &[f64; 4]) -> Evaluation<4> {
        self.evaluate(&logarithms.map(exp))
    }
}

/// A search from neighbouring parameters. None if nobody has bought again.
pub(super) fn refitting(rows: &[PurchaseHistory], near: &PurchaseParameters) -> Option<Fitting<Likelihood, 4>> {
    let likelihood = Likelihood::new(near.model, rows);
    let start = logarithms(near, likelihood.scale());
    (likelihood.purchases() > 0.0).then(|| Fitting::new(likelihood, &[start]))
}

/// The parameters at which a search has ended, and whether that is a maximum: where the likelihood has none, the end that it
/// runs to.
pub(super) fn reached((likelihood, maximum): (&Likelihood, &Maximum<4>)) -> (PurchaseParameters, bool) {
    let [r, alpha, a, b] = maximum.point.map(exp);
    let parameters = PurchaseParameters { model: likelihood.model(), r, alpha: alpha * likelihood.scale(), a, b };
    (parameters, maximum.ending == Ending::Converged)
}

/// Customers who drop out with about the same chance, and customers of whom each is loyal or not, can both explain a
/// history: the likelihood may have a maximum of either kind. That of MBG/NBD may have one and yet be higher where all drop
/// out with one chance, which is the limit of large a and b.
fn usual_starts(model: PurchaseModel, likelihood: &Likelihood) -> Vec<[f64; 4]> {
    let alpha = 0.25 * likelihood.exposure() / likelihood.purchases();
    let mut starts = vec![[0.5, alpha, 1.0, 3.0], [1.0, alpha, 0.1, 0.1]];
    if model == PurchaseModel::MbgNbd {
        starts.push([1.0, alpha, 20.0, 40.0]);
    }
    starts.into_iter().map(|start| start.map(log)).collect()
}

pub(super) fn logarithms(near: &PurchaseParameters, scale: f64) -> [f64; 4] {
    [log(near.r), log(near.alpha / scale), log(near.a), log(near.b)]
}

fn direction(&[r, _, a, b]: &[f64; 4]) -> Rule {
    const FAR: f64 = 9.0;
    if r > FAR {
        Rule::RepeatRatesDoNotDiffer
    } else if a < -FAR || (b > FAR && a < FAR) {
        Rule::NobodyDropsOut
    } else if a > FAR && b > FAR {
        Rule::DropOutsDoNotDiffer
    } else {
        Rule::ParameterWithoutBound
    }
}

fn not_converged(rule: Rule) -> MetricError {
    MetricError::NotConverged { field: "customers".to_owned(), rule }
}

fn finished(likelihood: &Likelihood, maximum: &Maximum<4>) -> Result<PurchaseFit> {
    let [r, scaled_alpha, a, b] = maximum.point.map(exp);
    let alpha = scaled_alpha * likelihood.scale();
    Ok(PurchaseFit {
        model: likelihood.model(),
        r: outcome(r)?,
        alpha: outcome(alpha)?,
        a: outcome(a)?,
        b: outcome(b)?,
        log_likelihood: outcome(likelihood.in_own_unit(maximum.at.value))?,
        standard_errors: errors_of(&[r, alpha, a, b], &maximum.at),
        iterations: maximum.iterations,
        converged: maximum.ending == Ending::Converged,
    })
}

fn errors_of(parameters: &[f64; 4], at: &Evaluation<4>) -> Option<StandardErrors> {
    let errors = standard_errors(parameters, at)?;
    let [r, alpha, a, b] = errors;
    errors.iter().all(|error| error.is_finite()).then_some(StandardErrors { r, alpha, a, b })
}

/// ln L of the customers' histories at given parameters, in the data's unit of time.
///
/// # Formula
/// That of [`fit_purchases`].
///
/// # Inputs
/// * `parameters`: all above 0
/// * `customers`: histories, in the parameters' unit of time
///
/// # Returns
/// The sum over customers; 0 without any.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at `"parameters.r"` and the like; those of a customer's fields as in [`fit_purchases`].
///
/// # Examples
/// ```
/// # use feltworth::metrics::models::*;
/// let parameters = PurchaseParameters { model: PurchaseModel::MbgNbd, r: 0.5, alpha: 6.0, a: 1.2, b: 3.3 };
/// let ln = log_likelihood(&parameters, &[PurchaseHistory::new(3.0, 4.0, 6.0)])?;
/// assert!((ln - -7.8).abs() < 5e-3);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Hardie's note 027, brucehardie.com/notes/027; the BG/NBD value is that of the R package BTYD.
pub fn log_likelihood(parameters: &PurchaseParameters, customers: &[PurchaseHistory]) -> Result<f64> {
    parameters.checked("parameters")?;
    checked(customers)?;
    let likelihood = Likelihood::new(parameters.model, &merged(customers));
    let scaled_alpha = parameters.alpha / likelihood.scale();
    let at = likelihood.evaluate(&[parameters.r, scaled_alpha, parameters.a, parameters.b]);
    outcome(likelihood.in_own_unit(at.value))
}
