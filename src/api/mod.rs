//! The JavaScript face: what `feltworth-core.js` exports, as `feltworth-core.d.ts` beside this file declares it.
//!
//! A call reads its arguments (`reader`), asks the layers below, and hands plain objects back. Everything between is
//! generic over `value::ScriptValue`, so that it is tested natively, where no JavaScript value can exist.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod bulk;
mod columns;
mod customer_value;
mod declared;
mod error;
mod formulas;
mod models;
mod reader;
mod script;
mod survey_statistics;
mod surveys;
mod unit_economics;
mod value;
mod what_if;

pub use error::{ErrorDetail, ErrorKind};

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of the package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
