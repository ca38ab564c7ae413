//! What is paid for a thing against how often it is used.

use crate::metrics::Result;
use crate::metrics::error::{not_negative, outcome};

/// The result of [`use_cost`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UseCost {
    /// What one use costs, money; none where there is no use.
    pub per_use: Option<f64>,
    /// From how many uses on the payment is the cheaper way, not rounded up; none where a single use costs nothing.
    pub break_even: Option<f64>,
}

/// The price of one use of what is paid for as a whole, and the uses from which on that is cheaper than paying for each.
///
/// # Formula
/// per use = payment / uses; break-even = payment / price of a single use.
///
/// # Inputs
/// `payment` money a period, 0 or more; `uses` a period, 0 or more; `single_price` money, 0 or more.
///
/// # Returns
/// [`UseCost`].
///
/// # Errors
/// `OutOfRange` or `NotFinite` at the field; `OutOfRange` at `""` beyond the range of a double.
///
/// # Examples
/// The least monthly fee of their gyms and the mean number of visits, against ten dollars with a ticket for ten visits.
/// ```
/// use feltworth::metrics::use_cost;
/// let gym = use_cost(70.0, 4.3, 10.0)?;
/// assert!((gym.per_use.unwrap() - 16.28).abs() < 0.005);
/// assert_eq!(gym.break_even, Some(7.0));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Price per attendance: DellaVigna & Malmendier 2006, "Paying Not to Go to the Gym", American Economic Review 96(3).
pub fn use_cost(payment: f64, uses: f64, single_price: f64) -> Result<UseCost> {
    let payment = not_negative("payment", payment)?;
    let uses = not_negative("uses", uses)?;
    let single_price = not_negative("singlePrice", single_price)?;
    let over = |count: f64| (count > 0.0).then(|| outcome(payment / count)).transpose();
    Ok(UseCost { per_use: over(uses)?, break_even: over(single_price)? })
}
