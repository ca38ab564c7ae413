//! The journey as this product draws it where no numbers of the visitor's are at hand: an illustration, and no measurement.

use super::stages::Stage;

/// What winning the customer of the illustration costs, in euros; other currencies at their price level.
pub const ACQUISITION_COST: f64 = 60.0;

/// What the customer pays a purchase, in euros, once a month, and the share of it that is profit: the gym member of the what-if.
pub const CHECK: f64 = 20.0;

/// The share of a payment that is profit.
pub const MARGIN: f64 = 0.25;

/// Where the customer of the illustration stands at a stage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// What is felt, from −10 to 10.
    pub feeling: f64,
    /// The months since the first purchase; nothing before it.
    pub months: Option<f64>,
}

/// Where the customer of the illustration stands at `stage`. The feelings rise and fall as the texts of the stages say.
pub const fn standing(stage: Stage) -> Standing {
    let (feeling, months) = match stage {
        Stage::Awareness => (1.5, None),
        Stage::Interest => (3.4, None),
        Stage::Consideration => (2.2, None),
        Stage::Purchase => (-2.0, Some(0.0)),
        Stage::Engagement => (4.5, Some(3.0)),
        Stage::Satisfaction => (6.0, Some(6.0)),
        Stage::Repurchase => (7.0, Some(15.0)),
        Stage::Curiosity => (5.0, Some(21.0)),
        Stage::Loyalty => (7.8, Some(30.0)),
        Stage::Recommendation => (9.4, Some(36.0)),
    };
    Standing { feeling, months }
}
