//! Columns of numbers instead of objects, for very many customers or respondents: nothing is made and read per row.

use std::cell::Cell;

use super::error::{ErrorKind, Result};
use super::export::exports;
use super::models::{allowed_times, purchase_parameters};
use super::reader::{Object, Place};
use super::surveys::{EMOTIONS, are_on_scale, confidence, scaled};
use super::value::{ScriptValue, plain};
use crate::metrics::models::{self, PurchaseHistory, PurchasePrediction, contradiction};
use crate::metrics::range::{COUNT, FINITE, NOT_NEGATIVE};
use crate::metrics::{DEFAULT_CONFIDENCE, Emotion, NevTally, Range, Scale};

exports! {
    /// Expected purchases and the probability of being alive, of each row.
    predictPurchasesInColumns = predict_purchases_in_columns(parameters, customers, horizon) {
        let (parameters, customers) = (purchase_parameters(&parameters)?, histories(&customers)?);
        let predictions = models::predict_purchases(&parameters, &customers, horizon.number(NOT_NEGATIVE)?)?;
        let column = |cell: fn(&PurchasePrediction) -> f64| V::column(&predictions.iter().map(cell).collect::<Vec<_>>());
        V::record(vec![("expected", column(|row| row.expected)), ("alive", column(|row| row.alive))])
    }

    /// Net Emotional Value of a group of respondents.
    nevInColumns = nev_in_columns(input) {
        let input = input.object(&["answers", "scale", "confidence"])?;
        let (tally, _) = scaled(&input, |bounds| input.required("answers", |answers| counted(answers, bounds)))?;
        plain(tally.result(confidence(&input)?.unwrap_or(DEFAULT_CONFIDENCE))?)
    }
}

fn histories<V: ScriptValue>(place: &Place<'_, V>) -> Result<Vec<PurchaseHistory>> {
    let table = place.object(&["frequency", "recency", "age"])?;
    let take = |&times: &[f64; 3]| {
        let [frequency, recency, age] = allowed_times(times)?;
        Some(PurchaseHistory::new(frequency, recency, age))
    };
    table.columns(&["frequency", "recency", "age"], take, Vec::push, || explain_histories(&table))
}

/// The first error of purchase histories, column by column.
fn explain_histories<V: ScriptValue>(table: &Object<'_, V>) -> Result<()> {
    let length = Cell::new(None);
    let numbers = |name, rule: Range| {
        table.required(name, |column| alike(column, &length, column.column(|_, number| number.number(rule))?))
    };
    let (frequencies, recencies) = (numbers("frequency", COUNT)?, numbers("recency", NOT_NEGATIVE)?);
    let ages = numbers("age", NOT_NEGATIVE)?;
    for (row, ((frequency, recency), age)) in frequencies.iter().zip(&recencies).zip(&ages).enumerate() {
        if let Some(rule) = contradiction([*frequency, *recency, *age]) {
            return Err(table.contradicts_in("recency", row as u32, rule));
        }
    }
    Ok(())
}

/// Answer sheets, counted as they come.
fn counted<V: ScriptValue>(place: &Place<'_, V>, bounds: Option<Scale>) -> Result<NevTally> {
    let table = place.object(&*EMOTIONS)?;
    let take = |answers: &[f64; 20]| are_on_scale(answers, bounds).then_some(*answers);
    let add = |tally: &mut NevTally, answers| tally.add_answers(&answers);
    table.columns(&EMOTIONS, take, add, || explain_answers(&table, bounds))
}

/// The first error of answer sheets, column by column.
fn explain_answers<V: ScriptValue>(table: &Object<'_, V>, bounds: Option<Scale>) -> Result<()> {
    let length = Cell::new(None);
    for emotion in Emotion::ALL {
        table.optional(emotion.name(), |column| {
            let answers = column.column(|answer, place| {
                if answer.is_nan() { Ok(answer) } else { place.number(bounds.map_or(FINITE, |scale| scale.answers())) }
            })?;
            alike(column, &length, answers)
        })?;
    }
    Ok(())
}

/// A column that is as long as those before it.
fn alike<V: ScriptValue>(place: &Place<'_, V>, length: &Cell<Option<usize>>, column: Vec<f64>) -> Result<Vec<f64>> {
    match length.replace(Some(column.len())) {
        Some(before) if before != column.len() => {
            Err(place.refused(ErrorKind::Inconsistent, "must be as long as the columns before it"))
        }
        _ => Ok(column),
    }
}
