//! Customers who bring customers.

use crate::metrics::error::{fraction, not_negative, outcome};
use crate::metrics::{Divergence, Result};

/// The input of [`referral_loop`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReferralInput {
    /// N, customers at the start, 0 or more.
    pub customers: f64,
    /// s, share of customers who recommend, 0..1.
    pub recommending: f64,
    /// f, people whom each of those tells, 0 or more.
    pub told: f64,
    /// c, share of those told who become customers, 0..1.
    pub conversion: f64,
}

/// The result of [`referral_loop`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReferralLoop {
    /// k, new customers whom one customer brings.
    pub per_customer: f64,
    /// Those whom the customers at the start bring themselves.
    pub first_round: f64,
    /// Those of all rounds together; none if it has no end.
    pub in_all: Option<f64>,
    /// Why there is no number.
    pub reason: Option<Divergence>,
}

/// How many customers come through recommendations, round after round.
///
/// # Formula
/// k = s f c; first round N k; round i N k^i; all rounds N k / (1 - k).
///
/// # Inputs
/// N customers, 0 or more; s and c 0..1; f people, 0 or more.
///
/// # Returns
/// [`ReferralLoop`]; all rounds are none with [`Divergence::Diverges`] from k = 1 on.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at the field, the first in declared order; `OutOfRange` at `""` beyond the range of a double.
///
/// # Examples
/// ```
/// use feltworth::metrics::{ReferralInput, referral_loop};
/// let result = referral_loop(&ReferralInput { customers: 100.0, recommending: 0.5, told: 2.0, conversion: 0.5 })?;
/// assert_eq!((result.per_customer, result.first_round, result.in_all), (0.5, 50.0, Some(100.0)));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// The expected total progeny of a branching process: Feller 1968, "An Introduction to Probability Theory and Its
/// Applications" I, section XII.5, less the ancestors.
pub fn referral_loop(input: &ReferralInput) -> Result<ReferralLoop> {
    let customers = not_negative("customers", input.customers)?;
    let recommending = fraction("recommending", input.recommending)?;
    let told = not_negative("told", input.told)?;
    let per_customer = outcome(recommending * told * fraction("conversion", input.conversion)?)?;
    let first_round = outcome(customers * per_customer)?;
    if per_customer >= 1.0 {
        return Ok(ReferralLoop { per_customer, first_round, in_all: None, reason: Some(Divergence::Diverges) });
    }
    let in_all = Some(outcome(first_round / (1.0 - per_customer))?);
    Ok(ReferralLoop { per_customer, first_round, in_all, reason: None })
}
