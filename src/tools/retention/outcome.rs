//! What the payments of a customer are worth, and what winning them may cost.

use super::TIMINGS;
use super::payments::{Payments, offset, whole};
use crate::metrics::{
    self, AcquisitionLimitInput, Bounds, MetricError, RatePeriod, Result, RetentionClvInput, goal_seek, ltv_to_cac,
    maximum_acquisition_cost, retention_clv,
};

/// What is asked of an acquisition cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Lifetime value over cost.
    pub ratio: f64,
    /// The share of the lifetime value that is kept.
    pub buffer: f64,
    /// The payments within which the cost is repaid.
    pub payback: f64,
}

/// The most that winning a customer may cost. A rule by a value without a limit sets none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// By the ratio.
    pub by_ratio: Option<f64>,
    /// By the share that is kept.
    pub by_buffer: Option<f64>,
    /// By the payback.
    pub by_payback: f64,
    /// The least of them.
    pub least: f64,
}

/// The retention from which on a customer brings back what winning them has cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BreakEven {
    /// This share has to stay each period.
    At(f64),
    /// Whoever stays or leaves: the first payment covers it.
    Always,
    /// Not even where all stay.
    Never,
}

/// What winning a customer costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Acquisition {
    /// A trial.
    pub trial: f64,
    /// The share of the trials that buy.
    pub conversion: f64,
    /// Everything else.
    pub other: f64,
}

/// What follows from what winning the customer has cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cost {
    /// What it consists of.
    pub acquisition: Acquisition,
    /// All of it.
    pub total: f64,
    /// What of it the trials cost.
    pub trials: f64,
    /// Lifetime value over cost; none without a limit of the value, or at no cost.
    pub ratio: Option<f64>,
    /// Lifetime value less cost.
    pub left: Option<f64>,
    /// Payments until it is repaid if all stay and money keeps its worth: cost over contribution.
    pub simple: Option<f64>,
    /// Payments until it is repaid, with churn, growth, expansion and discount.
    pub payback: Option<f64>,
}

/// What comes of right inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// What the customer pays.
    pub payments: Payments,
    /// What it is worth; none where it has no limit.
    pub value: Option<f64>,
    /// How many periods a customer stays, the first one included; none if for ever.
    pub expected_periods: Option<f64>,
    /// What winning a customer may cost; none if the customer is a loss.
    pub limits: Option<Limits>,
    /// What is asked of it.
    pub rule: Rule,
    /// What follows from what it does cost, if that was said.
    pub cost: Option<Cost>,
    /// How long a period is.
    pub period: RatePeriod,
    /// The currency of every amount.
    pub currency: &'static str,
}

/// A point of the curve of cumulative value.
pub type Point = (f64, f64);

impl Outcome {
    pub(super) fn of(
        payments: Payments,
        acquisition: Option<Acquisition>,
        rule: Rule,
        period: RatePeriod,
        currency: &'static str,
    ) -> Result<Self> {
        let value = payments.worth()?;
        Ok(Self {
            value,
            expected_periods: expected_periods(&payments)?,
            limits: limits(&payments, value, rule)?,
            cost: acquisition.map(|acquisition| Cost::of(&payments, value, acquisition)).transpose()?,
            payments,
            rule,
            period,
            currency,
        })
    }

    /// The value in each of [`TIMINGS`]; none where it has no limit.
    pub fn by_timing(&self) -> [Option<f64>; 4] {
        TIMINGS.map(|timing| Payments { timing, ..self.payments }.worth().ok().flatten())
    }

    /// The retention that it takes to bring the cost back, if that was said.
    pub fn break_even(&self) -> Option<BreakEven> {
        break_even(&self.payments, self.cost?.total).ok()
    }

    /// How many payments a picture shows: all, or until nearly all of the value is there, and some after the payback.
    pub fn shown_payments(&self) -> u32 {
        let repaid = self.cost.and_then(|cost| cost.payback).map_or(0.0, |payments| payments * 1.25 + 2.0);
        let lasting = self.value.and_then(|value| self.payments_for(0.95 * value)).unwrap_or(24.0);
        let all = self.payments.periods.unwrap_or(f64::MAX);
        repaid.max(lasting).clamp(12.0, MOST_SHOWN).min(all).ceil() as u32
    }

    fn payments_for(&self, worth: f64) -> Option<f64> {
        self.payments.repaying(worth).ok().flatten()
    }

    /// The cumulative value, as steps: what is there before each payment and after it.
    pub fn curve(&self) -> Vec<Point> {
        let first = offset(self.payments.timing);
        let mut points = vec![(0.0, 0.0)];
        for count in 1..=self.shown_payments() {
            let (time, before) = (f64::from(count - 1) + first, points.last().map_or(0.0, |point| point.1));
            let worth = self.payments.of_first(f64::from(count)).worth().ok().flatten().unwrap_or(before);
            points.extend([(time, before), (time, worth)]);
        }
        points
    }

    /// When the payment falls that repays the cost, and what is there by then.
    pub fn repaid(&self) -> Option<Point> {
        let count = whole(self.cost?.payback?).max(1.0);
        let worth = self.payments.of_first(count).worth().ok().flatten()?;
        Some((count - 1.0 + offset(self.payments.timing), worth))
    }
}

/// A picture with more payments says nothing more.
const MOST_SHOWN: f64 = 240.0;

/// Of the periods as a customer the first is certain.
fn expected_periods(payments: &Payments) -> Result<Option<f64>> {
    let counted = RetentionClvInput {
        margin_per_period: 1.0,
        retention: payments.retention,
        discount: 0.0,
        timing: metrics::Timing::Immediate,
        growth: None,
        periods: payments.periods,
    };
    Ok(retention_clv(&counted)?.expected_periods)
}

fn limits(payments: &Payments, value: Option<f64>, rule: Rule) -> Result<Option<Limits>> {
    let within = payments.periods.map_or(rule.payback, |periods| periods.min(rule.payback));
    let by_payback = payments.of_first(within).worth()?.unwrap_or(0.0);
    let by_value = value
        .map(|lifetime_value| {
            let (target_ratio, buffer) = (Some(rule.ratio), Some(rule.buffer));
            maximum_acquisition_cost(&AcquisitionLimitInput { lifetime_value, target_ratio, buffer, payback: None })
        })
        .transpose()?;
    if by_payback < 0.0 || value.is_some_and(|value| value < 0.0) {
        return Ok(None);
    }
    let least = by_value.and_then(|limit| limit.maximum).map_or(by_payback, |most| most.min(by_payback));
    let (by_ratio, by_buffer) = by_value.map_or((None, None), |limit| (limit.by_ratio, limit.by_buffer));
    Ok(Some(Limits { by_ratio, by_buffer, by_payback, least }))
}

impl Cost {
    fn of(payments: &Payments, value: Option<f64>, acquisition: Acquisition) -> Result<Self> {
        let trials = acquisition.trial / acquisition.conversion;
        let total = trials + acquisition.other;
        Ok(Self {
            acquisition,
            total,
            trials,
            ratio: value.map(|value| ltv_to_cac(value, total)).transpose()?.flatten(),
            left: value.map(|value| value - total),
            simple: payments.if_nobody_leaves().repaying(total)?,
            payback: payments.repaying(total)?,
        })
    }
}

fn break_even(payments: &Payments, cost: f64) -> Result<BreakEven> {
    // Where the sum has no limit, it is above every cost.
    let endless =
        || MetricError::OutOfRange { field: String::new(), value: f64::INFINITY, rule: metrics::Rule::Representable };
    let worth = |retention: f64| Payments { retention, ..*payments }.worth()?.ok_or_else(endless);
    if worth(0.0)? >= cost {
        return Ok(BreakEven::Always);
    }
    let found = goal_seek(cost, Bounds { low: 0.0, high: 1.0 }, worth)?.value;
    Ok(found.map_or(BreakEven::Never, BreakEven::At))
}
