//! A loyalty programme: what its rewards take of the margin, and how much longer customers have to stay for it.

use super::held::Held;
use super::verdict::{Said, Verdict};
use crate::metrics::{LtvInput, Result, ltv};

/// What a programme costs and brings.
struct Programme {
    /// A customer without it.
    without: LtvInput,
    /// The share of what is spent that goes back as rewards.
    reward: f64,
    /// What running it costs a member and month.
    cost: f64,
    /// How many months members stay longer.
    longer: f64,
}

impl Programme {
    fn of(held: Held) -> Option<Self> {
        Some(Self {
            without: LtvInput {
                average_check: held.number("check")?,
                purchases_per_month: held.number("purchases")?,
                margin: held.number("margin")? / 100.0,
                months: held.number("months")?,
                ..LtvInput::default()
            },
            reward: held.number("reward")? * held.number("redeemed")? / 1e4,
            cost: held.number("cost").unwrap_or_default(),
            longer: held.number("longer")?,
        })
    }

    /// A member: a thinner margin, more months.
    const fn with(&self) -> LtvInput {
        LtvInput {
            margin: self.without.margin - self.reward,
            months: self.without.months + self.longer,
            ..self.without
        }
    }
}

/// Whether a programme pays, by the lifetime value with and without it.
pub(super) fn loyalty(held: Held) -> Result<Verdict> {
    let Some(programme) = Programme::of(held) else { return Ok(Verdict::of("open", Vec::new())) };
    let (without, with) = (ltv(&programme.without)?, ltv(&programme.with())?);
    let gain = with.profit - programme.cost * programme.with().months - without.profit;
    // So many months bring the same as without the programme, each at what is left of it.
    let monthly = with.profit_per_month - programme.cost;
    let needed = if monthly > 0.0 { without.profit / monthly - programme.without.months } else { f64::INFINITY };
    let verdict = Verdict::of(
        match gain {
            gain if gain > 0.0 => "pays",
            gain if gain < 0.0 => "loses",
            _ => "even",
        },
        vec![("with", Said::Number(without.profit + gain, 2)), ("without", Said::Number(without.profit, 2))],
    );
    let margins = vec![
        ("reward", Said::Percent(programme.reward)),
        ("before", Said::Percent(programme.without.margin)),
        ("after", Said::Percent(programme.without.margin - programme.reward)),
    ];
    let verdict = verdict.and("margin", margins);
    let verdict = if needed.is_finite() {
        verdict.and("months", vec![("months", Said::Number(if needed > 0.0 { needed } else { 0.0 }, 1))])
    } else {
        verdict.and("never", Vec::new())
    };
    Ok(Verdict { headline: Some(Said::Signed(gain, 2)), ..verdict })
}
