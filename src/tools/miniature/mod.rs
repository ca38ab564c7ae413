//! The miniature tools of the journey's stages: a few inputs, a formula of the core, a sentence and a small picture, as data.

mod numbers;
mod scene;
mod stages;

pub use numbers::{Curves, NamedLine, Outcome, Picture, Row, Said, outcome};
pub use scene::{Customer, HELPS, INTEREST, served};
pub use stages::{AWARENESS, CONSIDERATION, CURIOSITY, ENGAGEMENT, LOYALTY, RECOMMENDATION, REPURCHASE, SATISFACTION};

use super::Tool;

/// What stands before the name of a stage in the name of its miniature, which is also with what its texts begin.
pub const FAMILY: &str = "miniature.";

/// The tool whose miniature stands on the page of a stage, by the name of the stage: the customers of the shop floor stand on
/// two.
pub fn of_stage(stage: &str) -> Option<&'static Tool> {
    let name = if stage == "purchase" { "interest" } else { stage };
    TOOLS.into_iter().find(|tool| tool.id.strip_prefix(FAMILY) == Some(name))
}

/// Every miniature's tool.
pub static TOOLS: [&Tool; 9] = [
    &AWARENESS,
    &INTEREST,
    &CONSIDERATION,
    &ENGAGEMENT,
    &SATISFACTION,
    &REPURCHASE,
    &CURIOSITY,
    &LOYALTY,
    &RECOMMENDATION,
];
