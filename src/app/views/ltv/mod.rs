//! The lifetime-value what-if.

mod charts;
mod form;
mod number_field;
mod page;
mod result;

pub use form::{Fields, MonthsField};
pub use page::LtvPage;
pub use result::{Headline, Results};
