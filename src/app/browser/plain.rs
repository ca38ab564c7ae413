//! Values in the names of the JavaScript face: plain objects of numbers.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use crate::tools::number::canonical;

/// A property that somebody else has written.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null` or `undefined`.
    Nothing,
    /// A finite number.
    Number(f64),
    /// Anything else, as it reads.
    Other(String),
}

impl Value {
    /// The value as an address has it; nothing is empty.
    pub fn text(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Number(value) => canonical(value),
            Self::Other(text) => text,
        }
    }
}

/// An object of numbers; what is missing is `null`.
pub fn object(entries: &[(&str, Option<f64>)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        set(&object, name, &value.map_or(JsValue::NULL, JsValue::from));
    }
    object
}

/// Sets a property of an object of our own.
pub fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of a plain object cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}

/// A property, if the object has it.
pub fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    let key = JsValue::from(name);
    let has_it = Reflect::has(object, &key).unwrap_or(false);
    if has_it { Reflect::get(object, &key).ok() } else { None }
}

/// What a property holds, if the object has it.
pub fn get(object: &JsValue, name: &str) -> Option<Value> {
    let value = property(object, name)?;
    if value.is_null() || value.is_undefined() {
        return Some(Value::Nothing);
    }
    let number = value.as_f64().filter(|number| number.is_finite());
    let text = || value.as_string().unwrap_or_else(|| "?".to_owned());
    Some(number.map_or_else(|| Value::Other(text()), Value::Number))
}
