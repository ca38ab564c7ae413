//! The Net Emotional Value questionnaire.

mod charts;
mod page;
mod question;
mod questions;
mod result;
mod scale;

pub use page::{LinkNotice, NevPage};
pub use question::Question;
pub use questions::Questions;
pub use result::{Results, Score};
pub use scale::ScaleChoice;
