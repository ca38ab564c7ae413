//! The worked examples of the method pages, computed by the metrics core.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may stop

/// The functions of the JavaScript face by name, as JSON.
#[path = "../examples/face/main.rs"]
#[allow(dead_code)] // its own loop over standard input
mod face;

use std::collections::BTreeSet;

use feltworth::api::exports;
use feltworth::content::formulas::{self, Call, Formula};
use feltworth::metrics::Emotion;
use feltworth::metrics::models::{SimulationInput, simulate_customers};
use serde_json::Value;

/// Relative; the examples give up to sixteen digits, of which a fit, whose optimum is flat, has twelve.
const TOLERANCE: f64 = 1e-12;

/// An argument with what its abbreviations stand for.
fn in_full(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(in_full),
        Value::Object(fields) => {
            if let Some(counts) = fields.remove("countsFromOne") {
                fields.insert("ratings".to_owned(), ratings(&counts));
            }
            if let Some((positives, negatives)) = fields.remove("positives").zip(fields.remove("negatives")) {
                fields.extend(answers(&negatives, &positives));
            }
            fields.values_mut().for_each(in_full);
        }
        Value::String(name) if name == "demo" => {
            *value = serde_json::to_value(simulate_customers(&SimulationInput::demo()).unwrap()).unwrap();
        }
        _ => {}
    }
}

fn ratings(counts: &Value) -> Value {
    let counts = counts.as_array().unwrap().iter().zip(1..);
    counts.flat_map(|(count, rating)| vec![rating; count.as_u64().unwrap() as usize]).collect()
}

fn answers(negatives: &Value, positives: &Value) -> Vec<(String, Value)> {
    let answers = [negatives, positives].map(|side| side.as_array().unwrap().clone()).concat();
    Emotion::ALL.map(|emotion| emotion.name().to_owned()).into_iter().zip(answers).collect()
}

fn result(formula: &Formula, call: &Call) -> Value {
    let mut arguments: Value = serde_json::from_str(call.arguments).unwrap();
    in_full(&mut arguments);
    let result = face::call(call.function, arguments.as_array().unwrap());
    let result = result.unwrap_or_else(|| panic!("{}: there is no function {}", formula.id, call.function));
    result.unwrap_or_else(|error| panic!("{}: {} refuses {}: {error:?}", formula.id, call.function, call.arguments))
}

#[test]
fn the_core_computes_every_worked_example_of_the_method_pages() {
    for formula in formulas::all() {
        assert!(!formula.calls.is_empty(), "{} has no example", formula.id);
        for call in formula.calls {
            let result = result(formula, call);
            for (field, expected) in call.results {
                let value = result.pointer(&format!("/{}", field.replace('.', "/"))).and_then(Value::as_f64);
                let value = value.unwrap_or_else(|| panic!("{}: no {field} in {result}", formula.id));
                let error = (value - expected).abs() / expected.abs();
                assert!(error <= TOLERANCE, "{}: {field} is {value}, not {expected}", formula.id);
            }
        }
    }
}

/// What the face exports beside formulas.
const PLUMBING: [&str; 3] = ["init", "initSync", "version"];
/// What says how a file looks, and computes nothing.
const INSPECTIONS: [&str; 2] = ["inspectSurvey", "inspectOrders"];

/// The functions that the declaration has.
fn declared() -> BTreeSet<&'static str> {
    let declared = include_str!("../src/api/feltworth-core.d.ts").lines().filter_map(|line| {
        let line = line.strip_prefix("export default ").or_else(|| line.strip_prefix("export "))?;
        Some(line.strip_prefix("function ")?.split_once('(')?.0)
    });
    declared.filter(|name| !PLUMBING.contains(name)).collect()
}

#[test]
fn every_function_of_the_face_is_declared_and_every_declared_one_is_there() {
    let names: Vec<&str> = exports::<face::json::Json>().iter().map(|export| export.name).collect();
    assert_eq!(names.iter().copied().collect::<BTreeSet<_>>(), declared());
    assert_eq!(names.len(), declared().len(), "a name stands twice");
}

#[test]
fn every_function_that_the_core_exports_is_explained_at_one_formula() {
    let mut explained = BTreeSet::new();
    for function in formulas::all().flat_map(|formula| formula.explains) {
        assert!(explained.insert(*function), "{function} is explained twice");
    }
    let computing: BTreeSet<_> = declared().into_iter().filter(|name| !INSPECTIONS.contains(name)).collect();
    assert_eq!(explained, computing);
}

#[test]
fn every_formula_has_an_id_of_its_own() {
    let ids: BTreeSet<_> = formulas::all().map(|formula| formula.id).collect();
    assert_eq!(ids.len(), formulas::all().count());
}
