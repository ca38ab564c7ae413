//! What the page of segments loads once its visitor asks for it: a table from a file, months from customers, periods over
//! time, formulas.

mod file;
mod months;
mod periods;
mod working;

use crate::app::{Part, View};
use crate::tools::segments::TOOL;

/// What is loaded then.
pub static PART: Part = Part {
    id: "segmentdata",
    views: &[
        View { name: "file", tool: &TOOL, draw: file::draw, messages: None },
        View { name: "months", tool: &TOOL, draw: months::draw, messages: None },
        View { name: "periods", tool: &TOOL, draw: periods::draw, messages: None },
        View { name: "working", tool: &TOOL, draw: working::draw, messages: None },
    ],
    jobs: &[],
    texts: &[
        "segmentdata.",
        "segments.rows.",
        "segments.row.",
        "segments.mean.name",
        "segments.time.",
        "segments.stayed.label",
        "segments.stayed.note",
    ],
};
