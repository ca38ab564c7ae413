//! Results as plain JavaScript values.
//!
//! Own code instead of serde-wasm-bindgen's: a field is set by one function that all results share, by a name that is
//! made once, where the crate's code stands anew in each result, and brings a hash map.

use std::fmt::{self, Display};

use js_sys::{Array, Object};
use serde::ser::{self, Serialize, Serializer};
use wasm_bindgen::prelude::*;

use super::declared;

/// What has no plain form: nothing of ours, so that no words are spent on it.
#[derive(Debug)]
pub(super) struct NoForm;

impl Display for NoForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("has no plain form")
    }
}

impl std::error::Error for NoForm {}

impl ser::Error for NoForm {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

type Result<T> = std::result::Result<T, NoForm>;

#[wasm_bindgen]
extern "C" {
    type Fields;
    #[wasm_bindgen(method, structural, indexing_setter)]
    fn set(this: &Fields, name: &JsValue, value: &JsValue);
}

/// A result as a JavaScript value.
pub(super) fn written<T: Serialize + ?Sized>(value: &T) -> Result<JsValue> {
    value.serialize(Writer)
}

#[derive(Clone, Copy)]
struct Writer;

/// An object whose fields come one by one.
struct ObjectWriter {
    object: Fields,
    /// The key of a map whose value is next.
    key: JsValue,
}

impl ObjectWriter {
    fn new() -> Self {
        Self { object: Object::new().unchecked_into(), key: JsValue::UNDEFINED }
    }

    fn field(&self, name: &'static str, value: Result<JsValue>) -> Result<()> {
        self.object.set(declared::name(name), &value?);
        Ok(())
    }
}

/// An array whose elements come one by one.
struct ArrayWriter(Array);

impl ArrayWriter {
    fn element(&self, value: Result<JsValue>) -> Result<()> {
        self.0.push(&value?);
        Ok(())
    }
}

/// Numbers are doubles: all counts are below 2^53.
macro_rules! numbers {
    ($($name:ident($Number:ty)),+) => {
        $(fn $name(self, value: $Number) -> Result<JsValue> {
            Ok(JsValue::from_f64(value as f64))
        })+
    };
}

impl Serializer for Writer {
    type Ok = JsValue;
    type Error = NoForm;
    type SerializeSeq = ArrayWriter;
    type SerializeTuple = ArrayWriter;
    type SerializeTupleStruct = ArrayWriter;
    type SerializeTupleVariant = ser::Impossible<JsValue, NoForm>;
    type SerializeMap = ObjectWriter;
    type SerializeStruct = ObjectWriter;
    type SerializeStructVariant = ser::Impossible<JsValue, NoForm>;

    numbers! {
        serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64),
        serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64),
        serialize_f32(f32), serialize_f64(f64)
    }

    fn serialize_bool(self, value: bool) -> Result<JsValue> {
        Ok(JsValue::from_bool(value))
    }

    fn serialize_char(self, value: char) -> Result<JsValue> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<JsValue> {
        Ok(JsValue::from_str(value))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<JsValue> {
        Err(NoForm)
    }

    fn serialize_none(self) -> Result<JsValue> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<JsValue> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<JsValue> {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<JsValue> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<JsValue> {
        Ok(declared::name(variant).clone())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<JsValue> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<JsValue> {
        Err(NoForm)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<ArrayWriter> {
        Ok(ArrayWriter(Array::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<ArrayWriter> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<ArrayWriter> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant> {
        Err(NoForm)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<ObjectWriter> {
        Ok(ObjectWriter::new())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<ObjectWriter> {
        Ok(ObjectWriter::new())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant> {
        Err(NoForm)
    }
}

/// The ways in which elements of an array come.
macro_rules! elements {
    ($($Trait:ident::$element:ident),+) => {
        $(impl ser::$Trait for ArrayWriter {
            type Ok = JsValue;
            type Error = NoForm;

            fn $element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
                self.element(written(value))
            }

            fn end(self) -> Result<JsValue> {
                Ok(self.0.into())
            }
        })+
    };
}

elements!(SerializeSeq::serialize_element, SerializeTuple::serialize_element, SerializeTupleStruct::serialize_field);

impl ser::SerializeStruct for ObjectWriter {
    type Ok = JsValue;
    type Error = NoForm;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<()> {
        self.field(name, written(value))
    }

    fn end(self) -> Result<JsValue> {
        Ok(self.object.into())
    }
}

impl ser::SerializeMap for ObjectWriter {
    type Ok = JsValue;
    type Error = NoForm;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        self.key = written(key)?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.object.set(&self.key, &written(value)?);
        Ok(())
    }

    fn end(self) -> Result<JsValue> {
        Ok(self.object.into())
    }
}
