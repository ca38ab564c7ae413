//! The functions of the JavaScript face, native: calls as JSON come in, results as JSON go out, a line each.
//!
//! ```text
//! echo '["nps", [{"detractors": 60, "passives": 90, "promoters": 100}]]' | cargo run --example face
//! ```
//!
//! They are the same readers, calls and writers as in WebAssembly, over JSON for JavaScript values. A call that is refused
//! results in `{"error": …}`, and `["SurveyReader", [options, chunk, …]]` in what a reader gives at the end; `tests/api/bits.test.mjs` holds both sides against one another, to the last bit.

pub(crate) mod json;

use std::io::{BufRead, Write, stdin, stdout};

use feltworth::api::{ErrorDetail, FileReader, exports};
use feltworth::orders::OrderReader;
use feltworth::survey::SurveyReader;
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

/// What the function of this name makes of the arguments, or the reader of this name of its options and the chunks behind
/// them, if there is one.
pub(crate) fn call(name: &str, arguments: &[Value]) -> Option<Result<Value, Box<ErrorDetail>>> {
    match name {
        SurveyReader::NAME => return Some(read::<SurveyReader>(arguments)),
        OrderReader::NAME => return Some(read::<OrderReader>(arguments)),
        _ => {}
    }
    let export = exports().into_iter().find(|export| export.name == name)?;
    let arguments = arguments.iter().map(Json::from).collect();
    Some((export.call)(arguments).map(|result| result.value().clone()))
}

fn read<Reader: FileReader>(arguments: &[Value]) -> Result<Value, Box<ErrorDetail>> {
    let mut arguments = arguments.iter().map(Json::from);
    let mut reader = Reader::new(arguments.next().unwrap_or(Json::Absent))?;
    arguments.try_for_each(|chunk| reader.push(chunk))?;
    let (outcome, details): (Json<'_>, Json<'_>) = (reader.finish()?, reader.details()?);
    Ok(json!([outcome.value(), details.value()]))
}

fn refusal(ErrorDetail { kind, field, .. }: &ErrorDetail) -> Value {
    json!({ "error": { "kind": kind.name(), "field": field } })
}
