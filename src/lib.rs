//! Feltworth: how a business's customers felt, and what they are worth.
//!
//! The crate is a stack of layers; each may use only what stands above it in this list, and each is compiled only with
//! the Cargo feature that it needs, so that the compiler keeps the order:
//!
//! | layer | feature | what it is |
//! |---|---|---|
//! | [`metrics`] | none | the formulas and models: pure functions from checked inputs to results |
//! | `api` | `api` | the JavaScript face: what `feltworth-core.js` exports |
#[cfg(feature = "api")]
pub mod api;
pub mod metrics;
