//! The tools without their looks: what a visitor sets, how it travels in an address, and what comes of it.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

pub mod cohorts;
pub mod currency;
pub mod document;
pub mod drivers;
pub mod entry;
pub mod fragment;
pub mod history;
pub mod ltv;
pub mod nev;
pub mod number;
pub mod plain;
pub mod problem;
pub mod range;
pub mod retention;
pub mod schema;
pub mod segments;
pub mod series;
pub mod settled;

pub use document::{Document, Edit};
pub use history::History;
pub use schema::Tool;
pub use settled::Settled;

/// Every tool.
pub static TOOLS: [&Tool; 6] =
    [&nev::TOOL, &ltv::TOOL, &drivers::TOOL, &retention::TOOL, &segments::TOOL, &cohorts::TOOL];
