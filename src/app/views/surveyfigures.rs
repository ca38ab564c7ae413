//! What follows from the answers of a survey.

use super::{ces, csat, nps, surveys};
use crate::app::{Part, View};
use crate::tools;

/// What is loaded when the visitor scrolls, or reaches for something.
pub static PART: Part = Part {
    id: "surveyfigures",
    views: &[
        View { name: "nps", tool: &tools::nps::TOOL, draw: |state| surveys::below(nps::LOOK, state), messages: None },
        View {
            name: "csat",
            tool: &tools::csat::TOOL,
            draw: |state| surveys::below(csat::LOOK, state),
            messages: None,
        },
        View { name: "ces", tool: &tools::ces::TOOL, draw: |state| surveys::below(ces::LOOK, state), messages: None },
    ],
    jobs: &[],
    texts: &["survey.", "compare.", "planned.", "nps.", "csat.", "ces.", "field.", "rule."],
};
