//! The worked examples of the method page, computed by the metrics core.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may stop

use feltworth::content::formulas::{FORMULAS, Formula};
use feltworth::metrics::{self, AnswerSheet, Benefits, CesInput, CsatInput, LtvInput, NevInput, NpsAnswers, NpsInput};
use feltworth::metrics::{PerceivedValueInput, Scale, TransactionCosts};
use serde_json::Value;

/// Relative; the examples give up to sixteen digits.
const TOLERANCE: f64 = 1e-13;

fn list(formula: &Formula, field: &str) -> Vec<f64> {
    formula.inputs.iter().find(|input| input.field == field).map_or(Vec::new(), |input| input.values.to_vec())
}

fn number(formula: &Formula, field: &str) -> Option<f64> {
    list(formula, field).first().copied()
}

/// The ratings of an example: as they are, or so many ones, twos, threes.
fn ratings(formula: &Formula) -> Vec<i64> {
    let counts = list(formula, "countsFromOne").into_iter().zip(1..);
    let counted = counts.flat_map(|(count, rating)| std::iter::repeat_n(rating, count as usize));
    list(formula, "ratings").into_iter().map(|rating| rating as i64).chain(counted).collect()
}

fn nev(formula: &Formula) -> Value {
    let answers = [list(formula, "negatives"), list(formula, "positives")].concat();
    let sheet = AnswerSheet(std::array::from_fn(|i| answers.get(i).copied()));
    serde_json::to_value(metrics::nev(&NevInput { responses: vec![sheet], ..NevInput::default() }).unwrap()).unwrap()
}

fn nps(formula: &Formula) -> Value {
    let count = |field: &str| number(formula, field).unwrap() as u64;
    let answers = NpsAnswers::Counts {
        detractors: count("detractors"),
        passives: count("passives"),
        promoters: count("promoters"),
    };
    serde_json::to_value(metrics::nps(&NpsInput { answers, confidence: None }).unwrap()).unwrap()
}

fn csat(formula: &Formula) -> Value {
    let end = |field| number(formula, field);
    let scale = end("scale.min").zip(end("scale.max")).map(|(min, max)| Scale { min, max });
    let input = CsatInput { ratings: ratings(formula), scale, ..CsatInput::default() };
    serde_json::to_value(metrics::csat(&input).unwrap()).unwrap()
}

fn ces(formula: &Formula) -> Value {
    let input = CesInput { ratings: ratings(formula), ..CesInput::default() };
    serde_json::to_value(metrics::ces(&input).unwrap()).unwrap()
}

fn ltv(formula: &Formula) -> Value {
    let needed = |field| number(formula, field).unwrap();
    let input = LtvInput {
        average_check: needed("averageCheck"),
        purchases_per_month: needed("purchasesPerMonth"),
        margin: needed("margin"),
        months: needed("months"),
        discount_per_year: number(formula, "discountPerYear"),
        acquisition_cost: number(formula, "acquisitionCost"),
    };
    serde_json::to_value(metrics::ltv(&input).unwrap()).unwrap()
}

fn perceived_value(formula: &Formula) -> Value {
    let given = |field: &str| number(formula, field).unwrap_or(0.0);
    let benefits = Benefits {
        money: given("benefits.money"),
        time: given("benefits.time"),
        information: given("benefits.information"),
        psychological: given("benefits.psychological"),
        social: given("benefits.social"),
    };
    let transaction_costs = TransactionCosts {
        search: given("transactionCosts.search"),
        relationship: given("transactionCosts.relationship"),
        negotiation: given("transactionCosts.negotiation"),
        decision: given("transactionCosts.decision"),
        contract: given("transactionCosts.contract"),
        control: given("transactionCosts.control"),
    };
    let input = PerceivedValueInput { benefits, price: given("price"), transaction_costs };
    serde_json::to_value(metrics::perceived_value(&input).unwrap()).unwrap()
}

#[test]
fn the_core_computes_every_worked_example_of_the_method_page() {
    for formula in FORMULAS {
        let result = match formula.function {
            "nev" => nev(formula),
            "nps" => nps(formula),
            "csat" => csat(formula),
            "ces" => ces(formula),
            "ltv" => ltv(formula),
            "perceivedValue" => perceived_value(formula),
            other => panic!("no function {other}"),
        };
        for output in formula.outputs {
            let pointer = format!("/{}", output.field.replace('.', "/"));
            let value = result.pointer(&pointer).and_then(Value::as_f64);
            let value = value.unwrap_or_else(|| panic!("{}: no {} in {result}", formula.id, output.field));
            let error = (value - output.value).abs() / output.value.abs();
            assert!(error <= TOLERANCE, "{}: {} is {value}, not {}", formula.id, output.field, output.value);
        }
    }
}
