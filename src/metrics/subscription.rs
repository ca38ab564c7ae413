//! Subscription business: lifetime value from churn and expansion, and how recurring revenue is kept.

use serde::Serialize;

use crate::metrics::error::{check, fraction, margin_share, not_negative, outcome, positive, rate};
use crate::metrics::geometric::{Series, times};
use crate::metrics::numeric::ROUNDING;
use crate::metrics::rule::{Rule, range};
use crate::metrics::{Divergence, MetricError, Result};

/// How the revenue from a customer who stays grows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Expansion {
    /// By the same amount each period, money, 0 or more.
    Linear {
        /// a, added to the revenue of a surviving account each period.
        amount: f64,
    },
    /// By the same share each period, above -1.
    Geometric {
        /// g, growth of the revenue of a surviving account a period.
        rate: f64,
    },
}

/// The input of [`subscription_ltv`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SubscriptionLtvInput {
    /// ARPA, average revenue per account and period, money.
    pub revenue_per_account: f64,
    /// P, gross margin as a share of the revenue, at most 1.
    pub margin: f64,
    /// c, share of the accounts (not of the revenue) lost in a period, 0..1.
    pub churn: f64,
    /// d, discount rate a period, above -1; none is 0.
    pub discount: Option<f64>,
    /// Growth of the revenue of those who stay; none is no growth.
    pub expansion: Option<Expansion>,
    /// n, number of payments, an integer from 1; none is an infinite horizon.
    pub periods: Option<f64>,
}

/// The result of [`subscription_ltv`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SubscriptionLtv {
    /// Discounted margin over the life of an account, money; none if it diverges.
    pub ltv: Option<f64>,
    /// Why there is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Divergence>,
    /// 1 / c, expected number of periods as a customer; none if nobody leaves.
    pub expected_periods: Option<f64>,
}

/// Lifetime value of a subscription, first payment now, from churn and the expansion of those who stay.
///
/// # Formula
/// K = (1 - c) / (1 + d). Without expansion ARPA P / (1 - K), which is ARPA P / c at d = 0.
/// Linear P (ARPA / (1 - K) + a K / (1 - K)^2). Geometric ARPA P / (1 - K (1 + g)).
/// With a horizon the same sums over n payments.
///
/// # Inputs
/// ARPA money a period, 0 or more; P at most 1; c 0..1 a period; d > -1 a period; a money a period, 0 or more;
/// g > -1 a period; n an integer from 1, or none.
///
/// # Returns
/// The value; or none with [`Divergence::Diverges`] without a horizon if K, or with geometric expansion K (1 + g), is
/// 1 or more: negative churn needs a horizon.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at the field; `OutOfRange` at `""` if the value leaves the range of a double.
///
/// # Examples
/// ```
/// use feltworth::metrics::{Expansion, SubscriptionLtvInput, subscription_ltv};
/// let mut input = SubscriptionLtvInput {
///     revenue_per_account: 40.0, margin: 0.75, churn: 0.04, discount: None, expansion: None, periods: None,
/// };
/// assert_eq!(subscription_ltv(&input)?.ltv, Some(750.0));
/// input.expansion = Some(Expansion::Geometric { rate: 0.05 });
/// assert_eq!(subscription_ltv(&input)?.ltv, None);
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// ARPA x margin / churn: ChartMogul help 203359061. Linear expansion and discount: Skok, forentrepreneurs.com/ltv,
/// summed in closed form.
pub fn subscription_ltv(input: &SubscriptionLtvInput) -> Result<SubscriptionLtv> {
    let (growth, amount) = input.checked()?;
    let series = Series::from_churn(input.churn, growth, input.discount.unwrap_or(0.0));
    let expected_periods = (input.churn > 0.0).then(|| outcome(1.0 / input.churn)).transpose()?;
    let Some((level, ramp)) = series.sum(input.periods).zip(series.ramp_sum(input.periods)) else {
        return Ok(SubscriptionLtv { ltv: None, reason: Some(Divergence::Diverges), expected_periods });
    };
    let revenue = outcome(times(input.revenue_per_account, level)? + times(amount, ramp)?)?;
    Ok(SubscriptionLtv { ltv: Some(outcome(revenue * input.margin)?), reason: None, expected_periods })
}

impl SubscriptionLtvInput {
    /// The growth and the amount of the expansion.
    fn checked(&self) -> Result<(f64, f64)> {
        not_negative("revenuePerAccount", self.revenue_per_account)?;
        margin_share("margin", self.margin)?;
        fraction("churn", self.churn)?;
        rate("discount", self.discount.unwrap_or(0.0))?;
        let expansion = match self.expansion {
            None => (0.0, 0.0),
            Some(Expansion::Linear { amount }) => (0.0, not_negative("expansion.amount", amount)?),
            Some(Expansion::Geometric { rate: growth }) => (rate("expansion.rate", growth)?, 0.0),
        };
        self.periods.map(|n| check("periods", n, range::PERIODS)).transpose()?;
        Ok(expansion)
    }
}

/// The input of [`revenue_retention`]: monthly recurring revenue and what moved it in one period, money.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RevenueMovement {
    /// Recurring revenue at the start, above 0.
    pub opening: f64,
    /// Recurring revenue of customers won in the period.
    pub new: f64,
    /// What customers of the start pay more.
    pub expansion: f64,
    /// What customers of the start who stay pay less.
    pub contraction: f64,
    /// What customers of the start who left paid.
    pub churned: f64,
}

/// The result of [`revenue_retention`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RevenueRetention {
    /// Recurring revenue at the end, money.
    pub closing: f64,
    /// NRR, share of the opening revenue that its own customers pay at the end.
    pub net: f64,
    /// GRR, the same without expansion, 0..1.
    pub gross: f64,
    /// Revenue gained over revenue lost; none if nothing was lost.
    pub quick_ratio: Option<f64>,
}

/// Net and gross revenue retention and the quick ratio of one period.
///
/// # Formula
/// NRR = (opening - churned - contraction + expansion) / opening, GRR the same without expansion,
/// quick ratio = (new + expansion) / (churned + contraction), closing = opening + new + expansion - contraction - churned.
///
/// # Inputs
/// Recurring revenue, money, 0 or more; opening above 0.
///
/// # Returns
/// The four numbers; no quick ratio if nothing was lost.
///
/// # Errors
/// `OutOfRange` or `NotFinite` at the field; `Inconsistent` at `churned` if more is lost than there was; `OutOfRange` at
/// `""` if a result leaves the range of a double.
///
/// # Examples
/// ```
/// use feltworth::metrics::{RevenueMovement, revenue_retention};
/// let month = RevenueMovement { opening: 100.0, new: 20.0, expansion: 10.0, contraction: 2.0, churned: 3.0 };
/// let kept = revenue_retention(&month)?;
/// assert_eq!((kept.net, kept.gross, kept.quick_ratio, kept.closing), (1.05, 0.95, Some(6.0), 125.0));
/// # Ok::<(), feltworth::metrics::MetricError>(())
/// ```
///
/// # Source
/// Net and gross retention: Skok, "SaaS Metrics 2.0". Quick ratio: Mamoon Hamid, Social Capital, 2015.
pub fn revenue_retention(month: &RevenueMovement) -> Result<RevenueRetention> {
    month.check()?;
    let kept = month.kept();
    let (gained, lost) = (month.new + month.expansion, month.churned + month.contraction);
    Ok(RevenueRetention {
        closing: outcome(kept + gained)?,
        net: outcome((kept + month.expansion) / month.opening)?,
        gross: outcome(kept / month.opening)?,
        quick_ratio: (lost > 0.0).then(|| outcome(gained / lost)).transpose()?,
    })
}

impl RevenueMovement {
    fn check(&self) -> Result<()> {
        positive("opening", self.opening)?;
        not_negative("new", self.new)?;
        not_negative("expansion", self.expansion)?;
        not_negative("contraction", self.contraction)?;
        not_negative("churned", self.churned)?;
        if self.kept() < 0.0 {
            let rule = Rule::LossesWithinOpening;
            return Err(MetricError::Inconsistent { field: "churned".to_owned(), rule });
        }
        Ok(())
    }

    /// What is left of the opening revenue; nothing, where no more than the rounding of the decimals is.
    fn kept(&self) -> f64 {
        let kept = self.opening - self.churned - self.contraction;
        if kept.abs() <= ROUNDING * self.opening { 0.0 } else { kept }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losing_all_to_the_cent_leaves_nothing() {
        for (opening, contraction, churned) in [(0.3, 0.1, 0.2), (11000.3, 1000.2, 10000.1), (1.1, 0.4, 0.7)] {
            let month = RevenueMovement { opening, new: 0.0, expansion: 0.0, contraction, churned };
            let lost = revenue_retention(&month).unwrap();
            assert_eq!((lost.closing, lost.net, lost.gross), (0.0, 0.0, 0.0));
        }
    }

    #[test]
    fn losing_more_than_there_was_is_inconsistent() {
        let month = RevenueMovement { opening: 10.0, new: 0.0, expansion: 50.0, contraction: 6.0, churned: 5.0 };
        assert_eq!(revenue_retention(&month).unwrap_err().field(), "churned");
    }

    #[test]
    fn nothing_lost_has_no_quick_ratio() {
        let month = RevenueMovement { opening: 10.0, new: 1.0, expansion: 0.0, contraction: 0.0, churned: 0.0 };
        assert_eq!(revenue_retention(&month).unwrap().quick_ratio, None);
    }

    #[test]
    fn a_subscription_that_nobody_leaves_diverges_without_a_horizon() {
        let mut input = SubscriptionLtvInput {
            revenue_per_account: 10.0,
            margin: 0.5,
            churn: 0.0,
            discount: None,
            expansion: None,
            periods: None,
        };
        assert_eq!(subscription_ltv(&input).unwrap().reason, Some(Divergence::Diverges));
        input.periods = Some(24.0);
        assert_eq!(subscription_ltv(&input).unwrap().ltv, Some(120.0));
    }
}
