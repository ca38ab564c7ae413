//! Whole arrays at once, where they hold what they should: a few calls into JavaScript instead of a few for each element.
//!
//! The loops are JavaScript (`bulk.js`): there an engine reads and writes the fields of objects that are alike as fast as
//! the elements of an array. Nothing here explains: whatever is not as expected is read again element by element for its
//! error.

use js_sys::Float64Array;
use wasm_bindgen::prelude::*;

use super::value::Names;

#[wasm_bindgen(module = "/src/api/bulk.js")]
extern "C" {
    #[wasm_bindgen(js_name = numbersOf)]
    fn numbers_of(array: &JsValue) -> Option<Float64Array>;
    #[wasm_bindgen(js_name = openRows)]
    fn open_rows(rows: &JsValue, used: &str, unused: &str) -> JsValue;
    #[wasm_bindgen(js_name = openColumns)]
    fn open_columns(table: &JsValue, used: &str) -> JsValue;
    #[wasm_bindgen(js_name = nextRows)]
    fn next_rows(reader: &JsValue) -> Option<Float64Array>;
    #[wasm_bindgen(js_name = pairsOf)]
    fn pairs_of(names: &str, cells: &[f64]) -> JsValue;
}

/// The elements of an array that are all finite numbers.
pub(super) fn numbers(array: &JsValue) -> Option<Vec<f64>> {
    numbers_of(array).map(|numbers| numbers.to_vec())
}

/// Hands the rows of an array of plain objects to `take`: the numbers in the fields `used`, NaN where there is none. False
/// as soon as a row is another object, has a field that is neither `used` nor `unused`, or is not taken.
pub(super) fn each_row(rows: &JsValue, used: &[&str], unused: Names, take: &mut dyn FnMut(&[f64]) -> bool) -> bool {
    each(&open_rows(rows, &used.join(" "), &unused.join(" ")), used.len(), take)
}

/// Hands the rows of a table to `take`, whose columns `used` are Float64Arrays of one length or are not there. False as
/// soon as there is an infinity, or a row is not taken.
pub(super) fn each_row_of_columns(table: &JsValue, used: &[&str], take: &mut dyn FnMut(&[f64]) -> bool) -> bool {
    each(&open_columns(table, &used.join(" ")), used.len(), take)
}

fn each(reader: &JsValue, width: usize, take: &mut dyn FnMut(&[f64]) -> bool) -> bool {
    let mut cells = Vec::new();
    while let Some(read) = (!reader.is_undefined()).then(|| next_rows(reader)).flatten() {
        if read.length() == 0 {
            return true;
        }
        cells.resize(read.length() as usize, 0.0);
        read.copy_to(&mut cells);
        if !cells.chunks_exact(width.max(1)).all(&mut *take) {
            return false;
        }
    }
    false
}

/// An array of plain objects of two fields, whose `names` a space parts, with what `cells` makes of each of the `rows`.
pub(super) fn pairs<T>(names: &str, rows: &[T], cells: impl Fn(&T) -> [f64; 2]) -> JsValue {
    let mut all = Vec::with_capacity(2 * rows.len());
    rows.iter().for_each(|row| all.extend_from_slice(&cells(row)));
    pairs_of(names, &all)
}
