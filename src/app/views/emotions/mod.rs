//! What the page of the questionnaire loads once its visitor opens a panel: another answer, other measures, a game.

mod sorting;
mod variants;
mod what_if;

use crate::app::{Part, View};
use crate::tools::nev::TOOL;

/// What is loaded when a panel is opened.
pub static PART: Part = Part {
    id: "emotions",
    views: &[
        View { name: "whatIf", tool: &TOOL, draw: what_if::draw, messages: None },
        View { name: "variants", tool: &TOOL, draw: variants::draw, messages: None },
        View { name: "sorting", tool: &TOOL, draw: sorting::draw, messages: None },
    ],
    jobs: &[],
    texts: &["emotions.", "emotion.", "cluster.", "nev.rounded", "method.trademarks.nev"],
};
