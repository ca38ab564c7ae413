//! The map of a journey: touchpoints on stages, what is felt there, how many people come, and how long it takes.
//!
//! A map stands in the document as one list of rows, a stage before its touchpoints, so that a touchpoint moves to another
//! stage as it moves past another touchpoint. The other maps of the visitor are rows of another list, written as JSON.

mod block;
pub mod csv;
pub mod edits;
pub mod example;
pub mod mermaid;
mod outcome;
pub mod read;
mod row;
pub mod saved;
pub mod shelf;

pub use outcome::{Figure, Handover, Outcome, Paces, Point, StageOutcome, outcome};
pub use row::{COLUMNS, Column, MOST_RATED, Map, Row, STAGE_COLUMNS, TOUCHPOINT_COLUMNS, problem};

use super::schema::{Field, Kind, OPTIONAL, Tool, Unit, number};
use row::WIDTH;

/// The places of the fields in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// The name of the map.
    Name,
    /// Stages and touchpoints.
    Path,
    /// By what an innovator's days are those of an ordinary customer.
    Innovator,
    /// By what a conservative customer's are.
    Conservative,
    /// The day on which it is asked how far each has come.
    Day,
    /// Every map of the visitor, the one in the fields above among them.
    Maps,
    /// What the file of the map said beside, as JSON.
    More,
}

/// The inputs.
pub static TOOL: Tool = Tool {
    id: "map",
    fields: &[
        Field { key: "title", name: "", kind: Kind::Text },
        Field { key: "path", name: "", kind: Kind::Rows(WIDTH) },
        number("innovator", "", Unit::Count, (0.0, 1.0), (0.1, 1.0, 0.1), OPTIONAL),
        number("conservative", "", Unit::Count, (1.0, 100.0), (1.0, 5.0, 0.25), OPTIONAL),
        number("day", "", Unit::Whole, (0.0, 36_500.0), (0.0, 400.0, 1.0), OPTIONAL),
        Field { key: "maps", name: "", kind: Kind::Rows(2) },
        Field { key: "more", name: "", kind: Kind::Text },
    ],
    initial: |_| example::texts(),
    conversions: &[],
};

#[cfg(test)]
mod tests;
