//! What the customers left say of those who will stay.

use crate::metrics::models::{RetentionParameters, discounted_lifetime, fit_retention, predict_retention};
use crate::metrics::{MetricError, Result, RetentionClvInput, Timing, retention_clv};

/// What sBG makes of the cohorts.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// Of the beta distribution of chances to leave.
    pub parameters: RetentionParameters,
    /// The share of a new cohort that is left after each period, from 0 on.
    pub survival: Vec<f64>,
    /// The share of those left that stays one more period.
    pub retention: Vec<f64>,
    /// Discounted expected payments of a new customer, the first one now; none if they have no limit.
    pub lifetime: Option<f64>,
}

impl Fitted {
    /// The share of those left that stays over a period, from 1 on: r(t) = (β + t − 1) / (α + β + t − 1).
    pub fn staying(&self, period: usize) -> f64 {
        let before = self.parameters.beta + period as f64 - 1.0;
        before / (self.parameters.alpha + before)
    }
}

/// Customers counted over all periods that the models have seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stayed {
    /// Those who stayed.
    pub kept: f64,
    /// Those who could have.
    pub at_risk: f64,
}

/// A cohort, and what is still to come from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cohort {
    /// The customers at the start.
    pub size: f64,
    /// Those left at the end.
    pub left: f64,
    /// The periods over which it was followed.
    pub renewals: usize,
    /// The shares left, from 1 on.
    pub survival: Vec<f64>,
    /// Discounted expected payments of one that is left, just before the next renewal; by sBG, or where it cannot be
    /// fitted by constant retention; none if they have no limit.
    pub residual: Option<f64>,
    /// The same for all that are left, in money, if a contribution was said.
    pub worth: Option<f64>,
}

/// The mean relative errors in the periods kept back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Errors {
    /// Of sBG, if it could be fitted.
    pub fitted: Option<f64>,
    /// Of constant retention.
    pub constant: f64,
}

/// What comes of right inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The cohorts, all their periods.
    pub cohorts: Vec<Cohort>,
    /// How many of the last periods the models have not seen: what was asked, or as many as can be.
    pub held_out: usize,
    /// sBG, or why it cannot be fitted.
    pub fitted: Result<Fitted>,
    /// The constant retention: of all who could stay, the share that did.
    pub retention: f64,
    /// What it was counted from.
    pub stayed: Stayed,
    /// Discount a period.
    pub discount: f64,
    /// What [`Fitted::lifetime`] is by it.
    pub lifetime: Option<f64>,
    /// How far both models are off; none if no period was kept back.
    pub errors: Option<Errors>,
    /// What a customer leaves in a period, if it was said.
    pub contribution: Option<f64>,
    /// The currency of it.
    pub currency: &'static str,
}

/// So many periods of the longest cohort are left to the models, and at least half of them: fewer say nothing of how churn falls.
const LEAST_SEEN: usize = 3;

/// How many of so many periods can be held back.
fn most_held_out(periods: usize) -> usize {
    (periods / 2).min(periods.saturating_sub(LEAST_SEEN))
}

/// How many periods a picture goes beyond the longest cohort, as a share of it.
const BEYOND: f64 = 0.5;

impl Outcome {
    pub(super) fn of(
        counts: Vec<Vec<f64>>,
        asked: usize,
        discount: f64,
        contribution: Option<f64>,
        currency: &'static str,
    ) -> Result<Self> {
        let longest = counts.iter().map(Vec::len).max().unwrap_or(0).saturating_sub(1);
        let held_out = asked.min(most_held_out(longest));
        let seen: Vec<Vec<f64>> = counts.iter().map(|cohort| seen(cohort, held_out)).collect();
        let stayed = Stayed::of(&seen)?;
        let retention = stayed.kept / stayed.at_risk;
        let fitted = fitted(&seen, discount, (longest as f64 * (1.0 + BEYOND)).ceil());
        let cohort = |counts: &Vec<f64>| Cohort::of(counts, fitted.as_ref().ok(), retention, discount, contribution);
        let cohorts = counts.iter().map(cohort).collect::<Result<Vec<_>>>()?;
        let mut outcome = Self {
            held_out,
            lifetime: constant_payments(retention, discount, Timing::Immediate)?,
            errors: None,
            cohorts,
            fitted,
            retention,
            stayed,
            discount,
            contribution,
            currency,
        };
        outcome.errors = (held_out > 0).then(|| outcome.errors()).flatten();
        Ok(outcome)
    }

    /// The share of a new cohort that is left after so many periods if the same share stays each time.
    pub fn constant(&self, period: usize) -> f64 {
        libm::pow(self.retention, period as f64)
    }

    /// The periods over which the oldest cohort was followed.
    pub fn observed_periods(&self) -> usize {
        self.cohorts.iter().map(|cohort| cohort.renewals).max().unwrap_or(0)
    }

    /// How many periods are held back where so many are asked for.
    pub fn held_out_of(&self, asked: usize) -> usize {
        asked.min(most_held_out(self.observed_periods()))
    }

    /// The periods of the picture, from 0 on.
    pub fn shown_periods(&self) -> usize {
        let longest = self.observed_periods();
        self.fitted.as_ref().map_or(longest, |fitted| fitted.survival.len().saturating_sub(1))
    }

    /// The period after the last observed one, and the share of those left that stays in it, by sBG.
    pub fn next_retention(&self) -> Option<(usize, f64)> {
        let period = self.observed_periods();
        Some((period + 1, *self.fitted.as_ref().ok()?.retention.get(period)?))
    }

    /// How many periods the models have seen, of the cohort that was followed longest.
    pub fn seen_periods(&self) -> usize {
        self.observed_periods().saturating_sub(self.held_out).max(1)
    }

    /// The share of a new cohort that sBG expects to be left after so many periods.
    pub fn by_model(&self, period: usize) -> Option<f64> {
        self.fitted.as_ref().ok()?.survival.get(period).copied()
    }

    /// The periods that were kept back, each with the share that was left of its cohort.
    pub fn unseen(&self) -> Vec<(usize, f64)> {
        let unseen = self.cohorts.iter().flat_map(|cohort| {
            let first = cohort.renewals.saturating_sub(self.held_out).max(1) + 1;
            let observed = move |period: usize| Some((period, *cohort.survival.get(period)?));
            (first..=cohort.renewals).filter_map(observed)
        });
        unseen.filter(|(_, share)| *share > 0.0).collect()
    }

    /// The mean of |forecast - observed| / observed over what was kept back.
    fn errors(&self) -> Option<Errors> {
        let unseen = self.unseen();
        let mean = |forecast: &dyn Fn(usize) -> Option<f64>| {
            let errors = unseen.iter().map(|(period, share)| Some((forecast(*period)? - share).abs() / share));
            let sum: f64 = errors.sum::<Option<f64>>()?;
            (!unseen.is_empty()).then(|| sum / unseen.len() as f64)
        };
        let constant = mean(&|period| Some(self.constant(period)))?;
        Some(Errors { fitted: mean(&|period| self.by_model(period)), constant })
    }
}

/// A cohort without its last periods; one period is left of each.
fn seen(cohort: &[f64], held_out: usize) -> Vec<f64> {
    let count = cohort.len().saturating_sub(held_out).max(2);
    cohort.iter().take(count).copied().collect()
}

impl Stayed {
    fn of(cohorts: &[Vec<f64>]) -> Result<Self> {
        let pairs = || cohorts.iter().flat_map(|cohort| cohort.windows(2));
        let at_risk: f64 = pairs().filter_map(|pair| pair.first()).sum();
        let kept: f64 = pairs().filter_map(|pair| pair.get(1)).sum();
        if at_risk > 0.0 { Ok(Self { kept, at_risk }) } else { Err(MetricError::Empty { field: "cohorts".to_owned() }) }
    }
}

fn constant_payments(retention: f64, discount: f64, timing: Timing) -> Result<Option<f64>> {
    let payments =
        RetentionClvInput { margin_per_period: 1.0, retention, discount, timing, growth: None, periods: None };
    Ok(retention_clv(&payments)?.clv)
}

fn fitted(cohorts: &[Vec<f64>], discount: f64, periods: f64) -> Result<Fitted> {
    let parameters = fit_retention(cohorts)?.parameters();
    let forecast = predict_retention(&parameters, periods)?;
    Ok(Fitted {
        lifetime: discounted_lifetime(&parameters, discount, 0.0)?.lifetime,
        survival: forecast.survival,
        retention: forecast.retention,
        parameters,
    })
}

impl Cohort {
    fn of(
        counts: &[f64],
        fitted: Option<&Fitted>,
        retention: f64,
        discount: f64,
        contribution: Option<f64>,
    ) -> Result<Self> {
        let (size, left) = (counts.first().copied().unwrap_or(0.0), counts.last().copied().unwrap_or(0.0));
        let renewals = counts.len().saturating_sub(1);
        let residual = match fitted {
            Some(fitted) => discounted_lifetime(&fitted.parameters, discount, renewals as f64)?.residual,
            None => constant_payments(retention, discount, Timing::Residual)?,
        };
        let share = |count: &f64| if size > 0.0 { count / size } else { 0.0 };
        Ok(Self {
            size,
            left,
            renewals,
            survival: counts.iter().map(share).collect(),
            worth: residual.zip(contribution).map(|(payments, contribution)| payments * contribution * left),
            residual,
        })
    }
}
