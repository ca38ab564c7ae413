//! Feltworth: how a business's customers felt, and what they are worth.
//!
//! The crate is a stack of layers; each may use only what stands above it in this list, and each is compiled only with
//! the Cargo feature that it needs, so that the compiler keeps the order:
//!
//! | layer | feature | what it is |
//! |---|---|---|
//! | [`content`] | none | languages, texts and the facts behind them, as data |
//! | [`metrics`] | none | the formulas and models: pure functions from checked inputs to results |
//! | `charts` | `charts` | outcomes to SVG, with plotters |
pub mod content;
pub mod metrics;

#[cfg(feature = "charts")]
pub mod charts;
