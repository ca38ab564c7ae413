//! What a customer pays, period by period, as long as they stay.

use crate::metrics::{
    Expansion, PaybackInput, Result, RetentionClvInput, SubscriptionLtvInput, Timing, payback, retention_clv,
    subscription_ltv,
};

/// Payments of a customer who stays with a constant probability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Payments {
    /// What a period leaves, money.
    pub contribution: f64,
    /// The probability of staying one more period.
    pub retention: f64,
    /// Discount a period.
    pub discount: f64,
    /// Growth of the contribution a period.
    pub growth: f64,
    /// What each period adds to the contribution, money.
    pub expansion: f64,
    /// When the payments fall.
    pub timing: Timing,
    /// How many payments count; none for no end.
    pub periods: Option<f64>,
}

/// How many periods from now the first payment falls.
pub const fn offset(timing: Timing) -> f64 {
    match timing {
        Timing::Immediate => 0.0,
        Timing::MidPeriod => 0.5,
        Timing::Residual | Timing::Arrears => 1.0,
    }
}

impl Payments {
    /// What all payments are worth today; nothing where their sum has no limit.
    pub fn worth(&self) -> Result<Option<f64>> {
        if self.contribution == 0.0 && self.expansion == 0.0 {
            return Ok(Some(0.0));
        }
        let level = retention_clv(&RetentionClvInput {
            margin_per_period: self.contribution,
            retention: self.retention,
            discount: self.discount,
            timing: self.timing,
            growth: Some(self.growth),
            periods: self.periods,
        })?;
        Ok(level.clv.zip(self.rise()?).map(|(level, rise)| level + rise))
    }

    /// What expansion adds: a sum of t K^t, K = r / (1 + d), which begins with 0 now.
    fn rise(&self) -> Result<Option<f64>> {
        if self.expansion == 0.0 {
            return Ok(Some(0.0));
        }
        // Payments after a renewal are those that come now but for the first.
        let further = f64::from(u8::from(self.timing == Timing::Residual));
        let rise = subscription_ltv(&SubscriptionLtvInput {
            revenue_per_account: 0.0,
            margin: 1.0,
            churn: 1.0 - self.retention,
            discount: Some(self.discount),
            expansion: Some(Expansion::Linear { amount: self.expansion }),
            periods: self.periods.map(|periods| periods + further),
        })?;
        Ok(rise.ltv.map(|rise| rise * self.weight()))
    }

    /// What the delay of the first payment leaves of it.
    fn weight(&self) -> f64 {
        match self.timing {
            Timing::Immediate | Timing::Residual => 1.0,
            Timing::Arrears => 1.0 / (1.0 + self.discount),
            Timing::MidPeriod => 1.0 / (1.0 + self.discount).sqrt(),
        }
    }

    /// From one payment to the next: K = r (1 + g) / (1 + d).
    pub fn factor(&self) -> f64 {
        self.retention * (1.0 + self.growth) / (1.0 + self.discount)
    }

    /// What payments of one from now on are worth, the sum of K^t; nothing where it has no limit.
    pub fn sum(&self) -> Option<f64> {
        Self { contribution: 1.0, expansion: 0.0, timing: Timing::Immediate, ..*self }.worth().ok().flatten()
    }

    /// What an expansion of one is worth before the delay of the first payment; nothing where it has no limit.
    pub fn expanding(&self) -> Option<f64> {
        let timing = if self.timing == Timing::Residual { Timing::Residual } else { Timing::Immediate };
        Self { contribution: 0.0, expansion: 1.0, growth: 0.0, timing, ..*self }.worth().ok().flatten()
    }

    /// The same with so many payments.
    pub const fn of_first(&self, periods: f64) -> Self {
        Self { periods: Some(periods), ..*self }
    }

    /// The same of a customer who always stays, without a discount and from now on.
    pub const fn if_nobody_leaves(&self) -> Self {
        Self { retention: 1.0, discount: 0.0, timing: Timing::Immediate, periods: None, ..*self }
    }

    /// What payment `k` (the first is 0) can be expected to be, discounted.
    pub fn expected(&self, k: u32) -> f64 {
        let time = f64::from(k) + offset(self.timing);
        let renewals = f64::from(k) + f64::from(u8::from(self.timing == Timing::Residual));
        let amount = self.contribution * libm::pow(1.0 + self.growth, renewals) + self.expansion * renewals;
        amount * libm::pow(self.retention, renewals) / libm::pow(1.0 + self.discount, time)
    }

    /// How many payments repay a cost, not rounded up but with expansion; nothing where they never do.
    pub fn repaying(&self, cost: f64) -> Result<Option<f64>> {
        let payments = if self.expansion == 0.0 { self.repaying_level(cost)? } else { self.repaying_counted(cost)? };
        Ok(payments.filter(|payments| self.periods.is_none_or(|periods| whole(*payments) <= periods)))
    }

    /// By the closed formula, which takes growth as a lower discount, and what the first payment loses as a higher cost.
    fn repaying_level(&self, cost: f64) -> Result<Option<f64>> {
        let growth = 1.0 + self.growth;
        let kept = if self.timing == Timing::Residual {
            self.retention * growth / (1.0 + self.discount)
        } else {
            self.weight()
        };
        if kept == 0.0 {
            return Ok((cost == 0.0).then_some(0.0));
        }
        let discount = (self.discount - self.growth) / growth;
        let input = PaybackInput {
            acquisition_cost: cost / kept,
            margin_per_period: self.contribution,
            retention: Some(self.retention),
            discount: Some(discount),
        };
        Ok(payback(&input)?.periods)
    }

    /// By counting, where no formula is: the sum of the first n payments rises with n, unless the first ones are losses.
    fn repaying_counted(&self, cost: f64) -> Result<Option<f64>> {
        let reached = |count: f64| Ok(self.of_first(count).worth()?.is_some_and(|worth| worth >= cost));
        if cost == 0.0 {
            return Ok(Some(0.0));
        }
        let mut enough = 1.0;
        while !reached(enough)? {
            enough *= 2.0;
            if enough > MOST_PAYMENTS {
                return Ok(None);
            }
        }
        let mut short = (enough / 2.0).floor();
        while enough - short > 1.0 {
            let middle = ((enough + short) / 2.0).floor();
            if reached(middle)? { enough = middle } else { short = middle }
        }
        Ok(Some(enough))
    }
}

/// What is not repaid by so many payments never is: a million months are more than any business.
const MOST_PAYMENTS: f64 = 1_048_576.0;

/// How many whole payments so many make, of which a rounding error is none.
pub fn whole(payments: f64) -> f64 {
    (payments * (1.0 - 1e-12)).ceil()
}
