//! Plain values as JavaScript has them.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::tools::plain::Plain;

/// How deep what somebody else sends is read.
const DEPTH: usize = 4;

/// A plain value for JavaScript.
pub fn to_js(value: &Plain) -> JsValue {
    match value {
        Plain::Null => JsValue::NULL,
        Plain::Number(number) => (*number).into(),
        Plain::Flag(holds) => (*holds).into(),
        Plain::Text(text) => text.as_str().into(),
        Plain::List(values) => values.iter().map(to_js).collect::<Array>().into(),
        Plain::Object(entries) => {
            let object = Object::new();
            for (name, value) in entries {
                // Setting a property of a plain object cannot fail.
                let _ = Reflect::set(&object, &name.as_str().into(), &to_js(value));
            }
            object.into()
        }
    }
}

/// What a text of JSON says; nothing where it is none.
pub fn parse(text: &str) -> Option<Plain> {
    js_sys::JSON::parse(text).ok().map(|value| from_js(&value))
}

/// A value of JavaScript that somebody else has sent; what is neither number, text, list nor object is an empty list.
pub fn from_js(value: &JsValue) -> Plain {
    read(value, DEPTH)
}

fn read(value: &JsValue, depth: usize) -> Plain {
    if value.is_null() || value.is_undefined() {
        return Plain::Null;
    }
    if let Some(number) = value.as_f64().filter(|number| number.is_finite()) {
        return Plain::Number(number);
    }
    if let Some(text) = value.as_string() {
        return Plain::Text(text);
    }
    match (value.dyn_ref::<Array>(), value.dyn_ref::<Object>()) {
        (Some(list), _) if depth > 0 => Plain::List(list.iter().map(|value| read(&value, depth - 1)).collect()),
        (None, Some(object)) if depth > 0 => entries(object, depth - 1),
        _ => Plain::List(Vec::new()),
    }
}

fn entries(object: &Object, depth: usize) -> Plain {
    let entry = |entry: JsValue| {
        let entry: Array = entry.dyn_into().ok()?;
        Some((entry.get(0).as_string()?, read(&entry.get(1), depth)))
    };
    Plain::Object(Object::entries(object).iter().filter_map(entry).collect())
}
