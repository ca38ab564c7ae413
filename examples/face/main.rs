//! The functions of the JavaScript face, native: calls as JSON come in, results as JSON go out, a line each.
//!
//! ```text
//! echo '["nps", [{"detractors": 60, "passives": 90, "promoters": 100}]]' | cargo run --example face
//! ```
//!
//! They are the same readers, calls and writers as in WebAssembly, over JSON for JavaScript values. A call that is refused
//! results in `{"error": …}`; `tests/api/bits.test.mjs` holds both sides against one another, to the last bit.

pub(crate) mod json;

use std::io::{BufRead, Write, stdin, stdout};

use feltworth::api::{ErrorDetail, exports};
use json::Json;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let (name, arguments): (String, Vec<Value>) = serde_json::from_str(&line?)?;
        let result = call(&name, &arguments).ok_or_else(|| format!("there is no function {name}"))?;
        writeln!(out, "{}", result.unwrap_or_else(|error| refusal(&error)))?;
    }
    Ok(())
}

/// What the function of this name makes of the arguments, if there is one.
pub(crate) fn call(name: &str, arguments: &[Value]) -> Option<Result<Value, Box<ErrorDetail>>> {
    let export = exports().into_iter().find(|export| export.name == name)?;
    let arguments = arguments.iter().map(Json::from).collect();
    Some((export.call)(arguments).map(|result| result.value().clone()))
}

fn refusal(ErrorDetail { kind, field, .. }: &ErrorDetail) -> Value {
    json!({ "error": { "kind": kind.name(), "field": field } })
}
