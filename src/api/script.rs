//! Real JavaScript values, read without ever throwing or panicking, and the error that JavaScript catches.

use js_sys::{Array, Error, Float64Array, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::bulk;
use super::declared;
use super::error::{ErrorDetail, ErrorKind, Result};
use super::value::{Kind, Names, ScriptResult, ScriptValue, Unreadable};
use super::written::written;

// js-sys declares these without `catch`: what a proxy throws would pass through WebAssembly uncaught.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn keys(value: &JsValue) -> std::result::Result<Array, JsValue>;
}

impl ScriptValue for JsValue {
    fn kind(&self) -> Kind {
        bulk::kind(self)
    }

    fn is_nothing(&self) -> bool {
        self.is_undefined() || self.is_null()
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }

    fn boolean(&self) -> Option<bool> {
        self.as_bool()
    }

    fn is_null(&self) -> bool {
        Self::is_null(self)
    }

    fn each_bytes(&self, most: usize, take: &mut dyn FnMut(&[u8]) -> bool) -> bool {
        bulk::each_bytes(self, most, take)
    }

    fn length(&self) -> std::result::Result<u32, Unreadable> {
        let length = self.declared_field("length")?.as_f64().ok_or(Unreadable)?;
        if length >= 0.0 && length <= f64::from(u32::MAX) { Ok(length as u32) } else { Err(Unreadable) }
    }

    fn item(&self, index: u32) -> std::result::Result<Self, Unreadable> {
        Reflect::get_u32(self, index).map_err(|_| Unreadable)
    }

    fn numbers(&self) -> Option<Vec<f64>> {
        bulk::numbers(self)
    }

    fn each_row(&self, used: &[&str], unused: Names, take: &mut dyn FnMut(&[f64]) -> bool) -> bool {
        bulk::each_row(self, used, unused, take)
    }

    fn each_row_of_columns(&self, used: &[&str], take: &mut dyn FnMut(&[f64]) -> bool) -> bool {
        bulk::each_row_of_columns(self, used, take)
    }

    fn keys(&self) -> std::result::Result<Vec<String>, Unreadable> {
        let names = keys(self).map_err(|_| Unreadable)?;
        Ok(names.iter().filter_map(|name| name.as_string()).collect())
    }

    fn stranger(&self, known: Names) -> std::result::Result<Option<String>, Unreadable> {
        let names = keys(self).map_err(|_| Unreadable)?;
        if declared::knows_all(known, &names) {
            return Ok(None);
        }
        let stranger = |name: JsValue| name.as_string().filter(|name| !known.contains(&name.as_str()));
        Ok(names.iter().find_map(stranger))
    }

    fn field(&self, name: &str) -> std::result::Result<Self, Unreadable> {
        Reflect::get(self, &JsValue::from_str(name)).map_err(|_| Unreadable)
    }

    fn declared_field(&self, name: &'static str) -> std::result::Result<Self, Unreadable> {
        Reflect::get(self, declared::name(name)).map_err(|_| Unreadable)
    }
}

impl ScriptResult for JsValue {
    fn nothing() -> Self {
        Self::UNDEFINED
    }

    fn of<T: Serialize + ?Sized>(value: &T) -> Result<Self> {
        written(value).map_err(|_| ErrorDetail::new(ErrorKind::OutOfRange, String::new(), "has no plain form"))
    }

    fn record(fields: Vec<(&str, Self)>) -> Result<Self> {
        let entries: Array = fields.iter().map(|(name, value)| Array::of2(&JsValue::from_str(name), value)).collect();
        let refused = |_| ErrorDetail::new(ErrorKind::OutOfRange, String::new(), "has no object");
        // By entries, because assigning to a field that is named "__proto__" would not make one.
        Ok(Object::from_entries(&entries).map_err(refused)?.into())
    }

    fn column(numbers: &[f64]) -> Self {
        Float64Array::from(numbers).into()
    }

    fn pairs<T>(names: [&'static str; 2], rows: &[T], cells: impl Fn(&T) -> [f64; 2]) -> Result<Self> {
        Ok(bulk::pairs(&names.join(" "), rows, cells))
    }
}

/// The version of the package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// A result, or the error that JavaScript catches.
pub(super) fn thrown<T>(result: Result<T>) -> std::result::Result<T, JsValue> {
    result.map_err(|detail| {
        let error = Error::new(&detail.message);
        error.set_name("FeltworthError");
        set(&error, "kind", detail.kind.name());
        set(&error, "field", &detail.field);
        error.into()
    })
}

/// Gives a new object a field.
fn set(object: &JsValue, name: &str, value: &str) {
    // Fails only on an object that refuses new fields, which a new one does not.
    let _ = Reflect::set(object, &JsValue::from_str(name), &JsValue::from_str(value));
}
