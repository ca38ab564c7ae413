//! Feltworth: how a business's customers felt, and what they are worth.
//!
//! The crate is made of layers. ARCHITECTURE.md says which may use which, and `cargo xtask check` holds them to it; the
//! features keep the web out of those that do without:
//!
//! | layer | feature | what it is |
//! |---|---|---|
//! | [`content`] | none | languages, texts and the facts behind them, as data |
//! | [`metrics`] | none | the formulas and models: pure functions from checked inputs to results |
//! | [`survey`] | none | survey files to results, as a stream |
//! | [`table`] | none | files of rows: bytes in chunks to rows of cells |
//! | [`orders`] | none | exports of shops: lines to orders, orders to what models know of each customer |
//! | [`tools`] | none | a tool's inputs, their address, and what comes of them |
//! | `charts` | `charts` | outcomes to SVG, with plotters |
//! | [`api`] | none; `api` for JavaScript | the JavaScript face: the functions that `feltworth-core.js` exports |
//! | `app` | `app` in the browser, `prerender` natively | the site |
#![recursion_limit = "512"] // the type of a page is as deep as its markup

pub mod api;
pub mod content;
pub mod metrics;
pub mod orders;
pub mod survey;
pub mod table;
pub mod tools;

#[cfg(feature = "charts")]
pub mod charts;

#[cfg(feature = "ui")]
pub mod app;
