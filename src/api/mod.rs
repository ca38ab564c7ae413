//! The JavaScript face: what `feltworth-core.js` exports, as `feltworth-core.d.ts` beside this file declares it.
//!
//! A call reads its arguments (`reader`), asks the layers below, and hands plain objects back. All of it is generic over
//! [`ScriptValue`] and [`ScriptResult`] and stands once, in the `exports!` of the files below; `script` and what it uses is for real JavaScript
//! values, behind the feature `api`.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod columns;
mod customer_value;
mod error;
mod export;
mod files;
mod formulas;
mod models;
mod planning;
mod reader;
mod survey_statistics;
mod surveys;
mod unit_economics;
mod value;
mod what_if;

#[cfg(feature = "api")]
mod bulk;
#[cfg(feature = "api")]
mod declared;
#[cfg(feature = "api")]
mod script;
#[cfg(feature = "api")]
mod written;

pub use error::{ErrorDetail, ErrorKind, Result};
pub use export::Export;
pub use files::FileReader;
pub use value::{Kind, Names, ScriptResult, ScriptValue, Unreadable};

/// Every function of the face but `version`, for calls by name.
pub fn exports<V: ScriptResult>() -> Vec<Export<V>> {
    [
        surveys::exports(),
        survey_statistics::exports(),
        planning::exports(),
        formulas::exports(),
        unit_economics::exports(),
        what_if::exports(),
        models::exports(),
        customer_value::exports(),
        columns::exports(),
        files::exports(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
