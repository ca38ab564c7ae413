//! Real JavaScript values, read without ever throwing or panicking, and the error that JavaScript catches.

use js_sys::{Array, Error, Reflect};
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

use super::bulk;
use super::declared;
use super::error::{ErrorDetail, ErrorKind, Result};
use super::reader::Place;
use super::value::{Kind, Names, ScriptValue, Unreadable};
use crate::metrics;

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

/// What a function of the JavaScript face returns or throws.
pub(super) type Answer = std::result::Result<JsValue, JsValue>;

/// Answers a call with one argument: reads it, asks the core.
pub(super) fn call<I, T: Serialize>(
    argument: JsValue,
    read: impl FnOnce(&Place<'_, JsValue>) -> Result<I>,
    ask: impl FnOnce(&I) -> metrics::Result<T>,
) -> Answer {
    answer(read(&Place::whole(argument)).and_then(|input| Ok(ask(&input)?)))
}

/// A result as JavaScript gets it: plain objects, `null` for what does not exist; or the error that it throws.
pub(super) fn answer<T: Serialize>(result: Result<T>) -> Answer {
    thrown(result.and_then(|value| to_script(&value)))
}

/// A result that is JavaScript already, or the error that it throws.
pub(super) fn thrown(result: Result<JsValue>) -> Answer {
    result.map_err(|detail| to_error(&detail))
}

fn to_script<T: Serialize>(value: &T) -> Result<JsValue> {
    let serializer =
        serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    value
        .serialize(&serializer)
        .map_err(|error| ErrorDetail::new(ErrorKind::OutOfRange, String::new(), &error.to_string()))
}

/// A result of one field: its name and what is in it.
pub(super) struct Named<T>(pub &'static str, pub T);

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_map([(self.0, &self.1)])
    }
}

/// The error that JavaScript catches.
pub(super) fn to_error(detail: &ErrorDetail) -> JsValue {
    let error = Error::new(&detail.message);
    error.set_name("FeltworthError");
    set(&error, "kind", detail.kind.name());
    set(&error, "field", &detail.field);
    error.into()
}

/// Gives a new object a field.
pub(super) fn set(object: &JsValue, name: &str, value: impl Into<JsValue>) {
    // Fails only on an object that refuses new fields, which a new one does not.
    let _ = Reflect::set(object, &JsValue::from_str(name), &value.into());
}
