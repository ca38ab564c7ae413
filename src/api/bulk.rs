//! One call into JavaScript (`bulk.js`) instead of many: the kind of a value, and whole arrays that hold what they should.
//!
//! The loops are JavaScript: there an engine reads and writes the fields of objects that are alike as fast as the elements
//! of an array. Nothing here explains: whatever is not as expected is read again element by element for its error.

use js_sys::{Float64Array, Uint8Array};
use wasm_bindgen::prelude::*;

use super::value::{Kind, Names};

#[wasm_bindgen(module = "/src/api/bulk.js")]
extern "C" {
    #[wasm_bindgen(js_name = kindOfValue)]
    fn kind_of_value(value: &JsValue) -> u8;
    /// The elements of an array, typed or not, that are all finite numbers.
    #[wasm_bindgen(js_name = numbersOf)]
    pub(super) fn numbers(array: &JsValue) -> Option<Vec<f64>>;
    /// Bytes of a `Uint8Array` from a place on; nothing of another value, none behind its end.
    #[wasm_bindgen(js_name = bytesOf)]
    fn bytes_of(value: &JsValue, start: f64, most: u32) -> Option<Uint8Array>;
    #[wasm_bindgen(js_name = openRows)]
    fn open_rows(rows: &JsValue, used: &str, unused: &str) -> JsValue;
    #[wasm_bindgen(js_name = openColumns)]
    fn open_columns(table: &JsValue, used: &str) -> JsValue;
    #[wasm_bindgen(js_name = nextRows)]
    fn next_rows(reader: &JsValue) -> Option<Float64Array>;
    #[wasm_bindgen(js_name = pairsOf)]
    fn pairs_of(names: &str, cells: &[f64]) -> JsValue;
}

/// The kinds in the order in which `bulk.js` counts them.
const KINDS: [Kind; 7] =
    [Kind::Nothing, Kind::Number, Kind::Text, Kind::Array, Kind::TypedArray, Kind::Object, Kind::Other];

/// What can be told of a value without reading what is in it.
pub(super) fn kind(value: &JsValue) -> Kind {
    KINDS.get(usize::from(kind_of_value(value))).copied().unwrap_or(Kind::Other)
}

/// The bytes that are copied at once: a file may be larger than the memory.
const BYTES_AT_ONCE: usize = 1 << 16;

/// Hands bytes of a `Uint8Array`, at most `most`, to `take` for as long as it says so. False for another value.
pub(super) fn each_bytes(value: &JsValue, most: usize, take: &mut dyn FnMut(&[u8]) -> bool) -> bool {
    let mut copied = Vec::new();
    let mut done = 0;
    loop {
        let wanted = BYTES_AT_ONCE.min(most - done);
        let Some(bytes) = bytes_of(value, done as f64, wanted as u32) else { return false };
        copied.resize(bytes.length() as usize, 0);
        bytes.copy_to(&mut copied);
        done += copied.len();
        if copied.is_empty() || !take(&copied) {
            return true;
        }
    }
}

/// Hands the rows of an array of plain objects to `take`: the numbers in the fields `used`, NaN where there is none. False
/// as soon as a row is another object, has a field that is neither `used` nor `unused`, or is not taken.
pub(super) fn each_row(rows: &JsValue, used: &[&str], unused: Names, take: &mut dyn FnMut(&[f64]) -> bool) -> bool {
    each(&open_rows(rows, &used.join(" "), &unused.join(" ")), used.len(), take)
}

/// Hands the rows of a table to `take`, whose columns `used` are typed arrays of one length or are not there. False as
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
