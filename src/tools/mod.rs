//! The tools without their looks: what a visitor sets, how it travels in an address, and what comes of it.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

pub mod address;
pub mod audit;
pub mod bridge;
pub mod builder;
pub mod ces;
pub mod cohorts;
pub mod colour;
pub mod csat;
pub mod currency;
pub mod document;
pub mod drivers;
pub mod embedded;
pub mod entry;
pub mod finder;
pub mod fragment;
pub mod group;
pub mod history;
pub mod json;
pub mod lines;
pub mod ltv;
pub mod map;
pub mod miniature;
pub mod nev;
pub mod nps;
pub mod number;
pub mod orders;
pub mod plain;
pub mod plan;
pub mod problem;
pub mod range;
pub mod retention;
pub mod schema;
pub mod segments;
pub mod series;
pub mod settled;
pub mod snippets;
pub mod story;
pub mod surveys;
pub mod together;
pub mod value;
pub mod worksheets;

pub use document::{Document, Edit};
pub use history::History;
pub use schema::Tool;
pub use settled::Settled;

/// Every tool.
pub static TOOLS: [&Tool; 30] = [
    &nev::TOOL,
    &ltv::TOOL,
    &drivers::TOOL,
    &retention::TOOL,
    &segments::TOOL,
    &cohorts::TOOL,
    &orders::TOOL,
    &nps::TOOL,
    &csat::TOOL,
    &ces::TOOL,
    &together::TOOL,
    &value::TOOL,
    &worksheets::TOOL,
    &plan::TOOL,
    &bridge::TOOL,
    &finder::TOOL,
    &audit::TOOL,
    &story::TOOL,
    &map::TOOL,
    &group::TOOL,
    &miniature::AWARENESS,
    &miniature::INTEREST,
    &miniature::CONSIDERATION,
    &miniature::ENGAGEMENT,
    &miniature::SATISFACTION,
    &miniature::REPURCHASE,
    &miniature::CURIOSITY,
    &miniature::LOYALTY,
    &miniature::RECOMMENDATION,
    &builder::TOOL,
];
