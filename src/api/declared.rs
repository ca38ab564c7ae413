//! The field names of the declaration as JavaScript values, made once: making a string of each name of each row would
//! cost more than reading the row.

use std::cell::RefCell;

use js_sys::{Array, Function, Set};
use wasm_bindgen::prelude::*;

use super::value::Names;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = ["Set", "prototype"], js_name = has)]
    static HAS: Function;
    #[wasm_bindgen(js_namespace = ["Array", "prototype", "every"], js_name = call)]
    fn every(keys: &Array, allowed: &Function, context: &Set) -> bool;
}

/// Where a name or a list of names stands in the program and how long it is: its identity, since it never moves.
type Identity = (usize, usize);

/// What was made of names, sorted by their identities.
type Made<T> = Vec<(Identity, &'static T)>;

// The values are leaked, and not borrowed while JavaScript runs: a getter may call back into this module.
thread_local! {
    static NAMES: RefCell<Made<JsValue>> = const { RefCell::new(Vec::new()) };
    static SETS: RefCell<Made<Set>> = const { RefCell::new(Vec::new()) };
}

/// A field name as JavaScript has it.
pub(super) fn name(name: &'static str) -> &'static JsValue {
    let identity = (name.as_ptr() as usize, name.len());
    NAMES.with_borrow_mut(|names| found(names, identity, || JsValue::from_str(name)))
}

/// Whether all `keys` are among the `known` names.
pub(super) fn knows_all(known: Names, keys: &Array) -> bool {
    let set = set(known);
    HAS.with(|has| every(keys, has, set))
}

fn set(known: Names) -> &'static Set {
    let identity = (known.as_ptr() as usize, known.len());
    let new = || Set::new(&known.iter().map(|name| JsValue::from_str(name)).collect::<Array>());
    SETS.with_borrow_mut(|sets| found(sets, identity, new))
}

fn found<T>(all: &mut Made<T>, identity: Identity, new: impl FnOnce() -> T) -> &'static T {
    let place = all.partition_point(|(known, _)| *known < identity);
    match all.get(place) {
        Some((known, made)) if *known == identity => made,
        _ => {
            let made = Box::leak(Box::new(new()));
            all.insert(place, (identity, made));
            made
        }
    }
}
