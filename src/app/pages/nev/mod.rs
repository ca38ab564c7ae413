//! The Net Emotional Value questionnaire.

mod charts;
mod page;
mod question;
mod questions;
mod result;
mod scale;

pub use page::NevPage;
pub use question::Question;
pub use result::Score;
