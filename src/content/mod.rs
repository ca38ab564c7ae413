//! What the site says: languages, texts, and the facts behind them, as data.

pub mod catalogue;
pub mod language;

pub use catalogue::Catalogue;
pub use language::Language;
