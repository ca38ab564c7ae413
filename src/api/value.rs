//! What the reader needs to know of a JavaScript value, and where such a value stands in the arguments of a call.

use std::fmt;

/// The JavaScript types that an input can be told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `undefined` or `null`: both mean that nothing was given.
    Nothing,
    /// A primitive number, NaN and the infinities included.
    Number,
    /// A primitive string.
    Text,
    /// A true array.
    Array,
    /// A Float64Array.
    Column,
    /// An object of fields: no array, no `Date`, no `Map`, no boxed primitive.
    Object,
    /// Everything else, and whatever refuses to be looked at.
    Other,
}

/// A getter or a proxy that threw instead of answering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

/// The names of the fields that an object may have.
pub(super) type Names = &'static [&'static str];

/// A JavaScript value, seen one level at a time: nothing here walks a tree, so an endless one does no harm.
pub(super) trait ScriptValue: Sized {
    fn kind(&self) -> Kind;
    /// Whether the value is `undefined` or `null`.
    fn is_nothing(&self) -> bool;
    /// The number, if the value is one.
    fn number(&self) -> Option<f64>;
    /// The string, if the value is one.
    fn text(&self) -> Option<String>;
    /// The length of an array.
    fn length(&self) -> Result<u32, Unreadable>;
    /// An element of an array; `undefined` beyond its end.
    fn item(&self, index: u32) -> Result<Self, Unreadable>;
    /// All elements of an array at once, if all are finite numbers.
    fn numbers(&self) -> Option<Vec<f64>> {
        None
    }
    /// Hands the rows of an array of plain objects to `take`, some at a time: the numbers in the fields `used`, NaN where
    /// there is none. False where that cannot be, at whatever row; then they are to be read one by one.
    fn each_row(&self, _used: &[&str], _unused: Names, _take: &mut dyn FnMut(&[f64]) -> bool) -> bool {
        false
    }
    /// The same of an object whose fields `used` are columns: Float64Arrays of one length, or nothing.
    fn each_row_of_columns(&self, _used: &[&str], _take: &mut dyn FnMut(&[f64]) -> bool) -> bool {
        false
    }
    /// The names of an object's own enumerable fields, in their order.
    fn keys(&self) -> Result<Vec<String>, Unreadable>;
    /// The first of these names that is not among the `known` ones.
    fn stranger(&self, known: Names) -> Result<Option<String>, Unreadable> {
        Ok(self.keys()?.into_iter().find(|name| !known.contains(&name.as_str())))
    }
    /// A field of an object; `undefined` where there is none.
    fn field(&self, name: &str) -> Result<Self, Unreadable>;
    /// The same for a name that the declaration fixes, which a value may remember in its own form.
    fn declared_field(&self, name: &'static str) -> Result<Self, Unreadable> {
        self.field(name)
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

        fn length(&self) -> Result<u32, Unreadable> {
            if let Self::Array(items) = self { Ok(items.len() as u32) } else { Err(Unreadable) }
        }

        fn item(&self, index: u32) -> Result<Self, Unreadable> {
            let Self::Array(items) = self else { return Err(Unreadable) };
            Ok(items.get(index as usize).cloned().unwrap_or(Self::Undefined))
        }

        fn keys(&self) -> Result<Vec<String>, Unreadable> {
            let Self::Object(fields) = self else { return Err(Unreadable) };
            Ok(fields.iter().map(|(name, _)| (*name).to_owned()).collect())
        }

        fn field(&self, name: &str) -> Result<Self, Unreadable> {
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
