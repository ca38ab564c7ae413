//! From being noticed to a first purchase, and what each step has cost.

use crate::metrics::Result;
use crate::metrics::error::{fraction, not_negative, outcome};

/// The input of [`reach`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReachInput {
    /// R, people reached, 0 or more.
    pub reached: f64,
    /// v, share of them who visit, 0..1.
    pub visiting: f64,
    /// b, share of the visitors who buy, 0..1.
    pub buying: f64,
    /// What reaching them has cost, money.
    pub spending: f64,
}

/// The result of [`reach`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reach {
    /// R v.
    pub visits: f64,
    /// R v b.
    pub purchases: f64,
    /// Spending over people reached, money; none if there are none.
    pub cost_per_person: Option<f64>,
    /// Spending over visits, money; none without a visit.
    pub cost_per_visit: Option<f64>,
    /// Spending over first purchases, money; none without one.
    pub cost_per_purchase: Option<f64>,
}

/// Visits and first purchases of those who were reached, and what each of them has cost.
///
/// # Formula
/// visits = R v; purchases = R v b; cost of each = spending / their number.
///
/// # Inputs
/// R people, 0 or more; v and b 0..1; spending money, 0 or more.
///
/// # Returns
/// [`Reach`]; a cost is none where there is nothing to divide by.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at the field, the first in declared order; `OutOfRange` at `""` beyond the range of a double.
///
/// # Examples
/// ```
/// use feltworth::metrics::{ReachInput, reach};
/// let result = reach(&ReachInput { reached: 1000.0, visiting: 0.1, buying: 0.2, spending: 400.0 })?;
/// assert_eq!((result.visits, result.purchases, result.cost_per_purchase), (100.0, 20.0, Some(20.0)));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// The definitions of conversion rate and of cost per action.
pub fn reach(input: &ReachInput) -> Result<Reach> {
    let reached = not_negative("reached", input.reached)?;
    let visits = reached * fraction("visiting", input.visiting)?;
    let purchases = visits * fraction("buying", input.buying)?;
    let spending = not_negative("spending", input.spending)?;
    let per = |count: f64| (count > 0.0).then(|| outcome(spending / count)).transpose();
    Ok(Reach {
        visits: outcome(visits)?,
        purchases: outcome(purchases)?,
        cost_per_person: per(reached)?,
        cost_per_visit: per(visits)?,
        cost_per_purchase: per(purchases)?,
    })
}
