//! What the face needs to know of a script value and how it makes one; where such a value stands in the arguments of a call.

use std::fmt;

use serde::{Serialize, Serializer};

use super::error::Result;

/// The JavaScript types that an input can be told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `undefined` or `null`: both mean that nothing was given.
    Nothing,
    /// A primitive number, NaN and the infinities included.
    Number,
    /// A primitive string.
    Text,
    /// A true array.
    Array,
    /// A typed array of numbers (none of BigInts).
    TypedArray,
    /// An object of fields: no array, no `Date`, no `Map`, no boxed primitive.
    Object,
    /// Everything else, and whatever refuses to be looked at.
    Other,
}

/// A getter or a proxy that threw instead of answering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

/// The names of the fields that an object may have.
pub type Names = &'static [&'static str];

/// A JavaScript value, or what stands for one where there is no JavaScript.
///
/// It is seen one level at a time: nothing here walks a tree, so an endless one does no harm.
pub trait ScriptValue: Sized {
    /// What can be told of the value without reading what is in it.
    fn kind(&self) -> Kind;
    /// Whether the value is `undefined` or `null`.
    fn is_nothing(&self) -> bool;
    /// The number, if the value is one.
    fn number(&self) -> Option<f64>;
    /// The string, if the value is one.
    fn text(&self) -> Option<String>;
    /// The truth value, if the value is one.
    fn boolean(&self) -> Option<bool>;
    /// Whether the value is `null`, not `undefined`.
    fn is_null(&self) -> bool;
    /// Hands at most `most` bytes of a `Uint8Array` to `take`, some at a time and for as long as it says so. False for
    /// every other value.
    fn each_bytes(&self, most: usize, take: &mut dyn FnMut(&[u8]) -> bool) -> bool;
    /// The length of an array, typed or not.
    fn length(&self) -> std::result::Result<u32, Unreadable>;
    /// An element of an array; `undefined` beyond its end.
    fn item(&self, index: u32) -> std::result::Result<Self, Unreadable>;
    /// All elements of an array at once, if all are finite numbers.
    fn numbers(&self) -> Option<Vec<f64>> {
        None
    }
    /// Hands the rows of an array of plain objects to `take`, some at a time: the numbers in the fields `used`, NaN where
    /// there is none. False where that cannot be, at whatever row; then they are to be read one by one.
    fn each_row(&self, _used: &[&str], _unused: Names, _take: &mut dyn FnMut(&[f64]) -> bool) -> bool {
        false
    }
    /// The same of an object whose fields `used` are columns: typed arrays of one length, or nothing.
    fn each_row_of_columns(&self, _used: &[&str], _take: &mut dyn FnMut(&[f64]) -> bool) -> bool {
        false
    }
    /// The names of an object's own enumerable fields, in their order.
    fn keys(&self) -> std::result::Result<Vec<String>, Unreadable>;
    /// The first of these names that is not among the `known` ones.
    fn stranger(&self, known: Names) -> std::result::Result<Option<String>, Unreadable> {
        Ok(self.keys()?.into_iter().find(|name| !known.contains(&name.as_str())))
    }
    /// A field of an object; `undefined` where there is none.
    fn field(&self, name: &str) -> std::result::Result<Self, Unreadable>;
    /// The same for a name that the declaration fixes, which a value may remember in its own form.
    fn declared_field(&self, name: &'static str) -> std::result::Result<Self, Unreadable> {
        self.field(name)
    }
}

/// A script value that results are made of.
pub trait ScriptResult: ScriptValue {
    /// What an argument is that was left out.
    fn nothing() -> Self;
    /// Plain objects, arrays and primitives of a result; `null` for what does not exist.
    ///
    /// # Errors
    /// Where the result has no such form.
    fn of<T: Serialize + ?Sized>(value: &T) -> Result<Self>;
    /// An object of `fields`, whatever their names.
    ///
    /// # Errors
    /// Where there is no such object.
    fn record(fields: Vec<(&str, Self)>) -> Result<Self>;
    /// A column of numbers.
    fn column(numbers: &[f64]) -> Self;
    /// An array of objects of two fields, with what `cells` makes of each of the `rows`.
    ///
    /// # Errors
    /// As of [`ScriptResult::of`].
    fn pairs<T>(names: [&'static str; 2], rows: &[T], cells: impl Fn(&T) -> [f64; 2]) -> Result<Self> {
        Self::of(&rows.iter().map(|row| Named(names, cells(row))).collect::<Vec<_>>())
    }
}

/// A result as it is.
pub(super) fn plain<V: ScriptResult, T: Serialize>(result: T) -> Result<V> {
    V::of(&result)
}

/// A result of one field: its name and what is in it.
pub(super) fn named<V: ScriptResult, T: Serialize>(name: &'static str, result: T) -> Result<V> {
    V::of(&Named([name], [result]))
}

/// Fields of one type: their names and what is in them.
struct Named<T, const N: usize>([&'static str; N], [T; N]);

impl<T: Serialize, const N: usize> Serialize for Named<T, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().zip(&self.1))
    }
}

/// Where a value stands: a chain on the stack that is only spelled out when an error needs it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Path<'p> {
    /// The single argument, whose own name no path mentions.
    Whole,
    /// One of several arguments.
    Argument(&'p str),
    Field(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, u32),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Argument(name) | Self::Field(Self::Whole, name) => f.write_str(name),
            Self::Field(outer, name) => write!(f, "{outer}.{name}"),
            Self::Index(outer, index) => write!(f, "{outer}[{index}]"),
        }
    }
}

#[cfg(test)]
pub(super) mod double {
    //! A stand-in for a JavaScript value: functions that take a real one cannot run natively.

    use super::{Kind, ScriptValue, Unreadable};

    /// A value as a test writes it.
    #[derive(Debug, Clone, PartialEq)]
    pub(in crate::api) enum Double {
        Undefined,
        Null,
        True,
        Bytes(&'static [u8]),
        Number(f64),
        Text(&'static str),
        Array(Vec<Double>),
        Object(Vec<(&'static str, Double)>),
        /// An object whose every getter throws.
        Thrower,
    }

    impl From<f64> for Double {
        fn from(value: f64) -> Self {
            Self::Number(value)
        }
    }

    impl From<&'static str> for Double {
        fn from(value: &'static str) -> Self {
            Self::Text(value)
        }
    }

    impl<T: Into<Double>, const N: usize> From<[T; N]> for Double {
        fn from(items: [T; N]) -> Self {
            Self::Array(items.into_iter().map(Into::into).collect())
        }
    }

    /// `object! { ratings: [1.0, 2.0], confidence: 0.9 }`, as JavaScript would write it.
    macro_rules! object {
        ($($name:ident: $value:expr),* $(,)?) => {
            $crate::api::value::double::Double::Object(vec![
                $((stringify!($name), $crate::api::value::double::Double::from($value))),*
            ])
        };
    }
    pub(in crate::api) use object;

    impl ScriptValue for Double {
        fn kind(&self) -> Kind {
            match self {
                Self::Undefined | Self::Null => Kind::Nothing,
                Self::Number(_) => Kind::Number,
                Self::Text(_) => Kind::Text,
                Self::Array(_) => Kind::Array,
                Self::Object(_) | Self::Thrower => Kind::Object,
                Self::Bytes(_) => Kind::TypedArray,
                Self::True => Kind::Other,
            }
        }

        fn is_nothing(&self) -> bool {
            matches!(self, Self::Undefined | Self::Null)
        }

        fn number(&self) -> Option<f64> {
            if let Self::Number(value) = self { Some(*value) } else { None }
        }

        fn text(&self) -> Option<String> {
            if let Self::Text(value) = self { Some((*value).to_owned()) } else { None }
        }

        fn boolean(&self) -> Option<bool> {
            (*self == Self::True).then_some(true)
        }

        fn is_null(&self) -> bool {
            *self == Self::Null
        }

        fn each_bytes(&self, most: usize, take: &mut dyn FnMut(&[u8]) -> bool) -> bool {
            let Self::Bytes(bytes) = self else { return false };
            let _ = bytes.chunks(2).take(most.div_ceil(2)).all(take);
            true
        }

        fn length(&self) -> std::result::Result<u32, Unreadable> {
            if let Self::Array(items) = self { Ok(items.len() as u32) } else { Err(Unreadable) }
        }

        fn item(&self, index: u32) -> std::result::Result<Self, Unreadable> {
            let Self::Array(items) = self else { return Err(Unreadable) };
            Ok(items.get(index as usize).cloned().unwrap_or(Self::Undefined))
        }

        fn keys(&self) -> std::result::Result<Vec<String>, Unreadable> {
            let Self::Object(fields) = self else { return Err(Unreadable) };
            Ok(fields.iter().map(|(name, _)| (*name).to_owned()).collect())
        }

        fn field(&self, name: &str) -> std::result::Result<Self, Unreadable> {
            let Self::Object(fields) = self else { return Err(Unreadable) };
            let found = fields.iter().find(|(key, _)| *key == name);
            Ok(found.map_or(Self::Undefined, |(_, value)| value.clone()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_as_javascript_writes_it() {
        let responses = Path::Field(&Path::Whole, "responses");
        let third = Path::Index(&responses, 3);
        assert_eq!(Path::Field(&third, "irritated").to_string(), "responses[3].irritated");
        assert_eq!(Path::Whole.to_string(), "");
        assert_eq!(Path::Index(&Path::Whole, 0).to_string(), "[0]");
    }

    #[test]
    fn with_several_arguments_a_path_starts_with_the_name_of_one() {
        let first = Path::Argument("first");
        let ratings = Path::Field(&first, "ratings");
        assert_eq!(Path::Index(&ratings, 2).to_string(), "first.ratings[2]");
        assert_eq!(Path::Argument("horizon").to_string(), "horizon");
    }
}
