//! JSON as the script values of the JavaScript face.

use std::borrow::Cow;

use feltworth::api::{ErrorDetail, ErrorKind, Kind, Result, ScriptResult, ScriptValue, Unreadable};
use serde::Serialize;
use serde_json::Value;

/// What JSON can hold, and the one number in typed arrays that it cannot.
///
/// A typed array is written `{"Float64Array": [1, null, 3]}`, where `null` is NaN, or `{"Uint8Array": [104, 105]}`.
#[derive(Debug, Clone, PartialEq)]
pub enum Json<'a> {
    Value(Cow<'a, Value>),
    NaN,
    /// What a field is that is not there.
    Absent,
}

/// The names of typed arrays.
const TYPED: [&str; 2] = ["Float64Array", "Uint8Array"];

type Readable<T> = std::result::Result<T, Unreadable>;

impl Json<'_> {
    /// The value as JSON has it.
    pub fn value(&self) -> &Value {
        if let Self::Value(value) = self { value } else { &Value::Null }
    }

    /// The elements of a typed array.
    fn cells(&self) -> Option<&Vec<Value>> {
        let fields = self.value().as_object().filter(|fields| fields.len() == 1)?;
        TYPED.iter().find_map(|name| fields.get(*name))?.as_array()
    }

    /// What `part` takes out of the value, borrowed where the value is.
    fn part(&self, part: impl Fn(&Value) -> Option<&Value>) -> Self {
        match self {
            Self::Value(Cow::Borrowed(value)) => part(value).map_or(Self::Absent, Self::from),
            _ => part(self.value()).cloned().map_or(Self::Absent, Self::from),
        }
    }
}

impl<'a> From<&'a Value> for Json<'a> {
    fn from(value: &'a Value) -> Self {
        Self::Value(Cow::Borrowed(value))
    }
}

impl From<Value> for Json<'_> {
    fn from(value: Value) -> Self {
        Self::Value(Cow::Owned(value))
    }
}

impl ScriptValue for Json<'_> {
    fn kind(&self) -> Kind {
        match self.value() {
            Value::Null => {
                if self.is_nothing() {
                    Kind::Nothing
                } else {
                    Kind::Number
                }
            }
            Value::Number(_) => Kind::Number,
            Value::String(_) => Kind::Text,
            Value::Array(_) => Kind::Array,
            Value::Object(_) if self.cells().is_some() => Kind::TypedArray,
            Value::Object(_) => Kind::Object,
            Value::Bool(_) => Kind::Other,
        }
    }

    fn is_nothing(&self) -> bool {
        *self == Self::Absent || self.is_null()
    }

    fn number(&self) -> Option<f64> {
        if *self == Self::NaN { Some(f64::NAN) } else { self.value().as_f64() }
    }

    fn text(&self) -> Option<String> {
        self.value().as_str().map(str::to_owned)
    }

    fn boolean(&self) -> Option<bool> {
        self.value().as_bool()
    }

    fn is_null(&self) -> bool {
        matches!(self, Self::Value(value) if value.is_null())
    }

    fn each_bytes(&self, most: usize, take: &mut dyn FnMut(&[u8]) -> bool) -> bool {
        let Some(cells) = self.value().get("Uint8Array").and_then(Value::as_array) else { return false };
        let bytes: Vec<u8> = cells.iter().take(most).filter_map(Value::as_u64).map(|byte| byte as u8).collect();
        let _ = bytes.chunks(1 << 16).all(take);
        true
    }

    fn length(&self) -> Readable<u32> {
        let items = self.cells().or_else(|| self.value().as_array()).ok_or(Unreadable)?;
        u32::try_from(items.len()).map_err(|_| Unreadable)
    }

    fn item(&self, index: u32) -> Readable<Self> {
        let cell =
            self.part(|value| TYPED.iter().find_map(|name| value.get(name)).unwrap_or(value).get(index as usize));
        Ok(if self.cells().is_some() && cell.is_nothing() { Self::NaN } else { cell })
    }

    fn each_row_of_columns(&self, used: &[&str], take: &mut dyn FnMut(&[f64]) -> bool) -> bool {
        let columns: Vec<_> = used.iter().map(|name| self.part(|value| value.get(name))).collect();
        let cells = |column: &Self| column.cells().map_or(0, Vec::len);
        let length = columns.iter().map(cells).max().unwrap_or(0);
        if columns.iter().any(|column| !column.is_nothing() && column.cells().map(Vec::len) != Some(length)) {
            return false;
        }
        let cell = |column: &Self, row| column.item(row).ok().and_then(|cell| cell.number()).unwrap_or(f64::NAN);
        (0..length as u32).all(|row| take(&columns.iter().map(|column| cell(column, row)).collect::<Vec<_>>()))
    }

    fn keys(&self) -> Readable<Vec<String>> {
        Ok(self.value().as_object().ok_or(Unreadable)?.keys().cloned().collect())
    }

    fn field(&self, name: &str) -> Readable<Self> {
        Ok(self.part(|value| value.get(name)))
    }
}

impl ScriptResult for Json<'_> {
    fn nothing() -> Self {
        Self::Absent
    }

    fn of<T: Serialize + ?Sized>(value: &T) -> Result<Self> {
        let refused = |error: serde_json::Error| {
            Box::new(ErrorDetail { kind: ErrorKind::OutOfRange, field: String::new(), message: error.to_string() })
        };
        serde_json::to_value(value).map(Self::from).map_err(refused)
    }

    fn record(fields: Vec<(&str, Self)>) -> Result<Self> {
        let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value.value().clone()));
        Ok(Value::Object(fields.collect()).into())
    }

    fn column(numbers: &[f64]) -> Self {
        Value::from(numbers).into()
    }
}
