//! What the site says: languages, texts, and the facts behind them, as data.
//!
//! The tables hold what is the same in every language; the words are in `locales/<language>/*.properties`, under keys
//! that are made from the ids here.

pub mod basics;
pub mod catalogue;
pub mod explainers;
pub mod formulas;
pub mod glossary;
pub mod illustration;
pub mod language;
pub mod miniatures;
pub mod passages;
pub mod sources;
pub mod stages;

pub use catalogue::Catalogue;
pub use language::Language;
