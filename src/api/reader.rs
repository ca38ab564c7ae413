//! The checked reader: takes from a JavaScript value exactly what a function declares, and names the first mistake.
//!
//! Within an object unknown fields are reported first, then the fields in the order in which they are read, each
//! completely (its type, its range, what is inside it) before the next. A call reads in the declared order.

use super::error::{ErrorDetail, ErrorKind, Result};
use super::rule::Rule;
use super::value::{Kind, Names, Path, ScriptValue, Unreadable};

/// A value and where it stands.
#[derive(Debug)]
pub(super) struct Place<'p, V> {
    value: V,
    path: Path<'p>,
}

impl<V: ScriptValue> Place<'static, V> {
    /// The only argument of a call.
    pub fn whole(value: V) -> Self {
        Self { value, path: Path::Whole }
    }

    /// One of several arguments.
    pub fn argument(name: &'static str, value: V) -> Self {
        Self { value, path: Path::Argument(name) }
    }
}

impl<V: ScriptValue> Place<'_, V> {
    /// Whether there is a value: `null` is the same as absent.
    pub fn is_given(&self) -> bool {
        !self.value.is_nothing()
    }

    /// What `read` makes of the value, or nothing where there is none.
    pub fn optional<T>(&self, read: impl FnOnce(&Self) -> Result<T>) -> Result<Option<T>> {
        self.is_given().then(|| read(self)).transpose()
    }

    /// A finite number that keeps to `rule`.
    pub fn number(&self, rule: Rule) -> Result<f64> {
        self.number_where(rule.allows, rule.wording)
    }

    /// A finite number that is `allowed`; -0 is read as 0.
    pub fn number_where(&self, allowed: impl FnOnce(f64) -> bool, wording: &str) -> Result<f64> {
        let value = self.value.number().ok_or_else(|| self.wrong_type("a number"))? + 0.0;
        if !value.is_finite() {
            return Err(self.refused(ErrorKind::NotFinite, "must be a finite number"));
        }
        if !allowed(value) {
            return Err(self.refused(ErrorKind::OutOfRange, &format!("is {value}; it must be {wording}")));
        }
        Ok(value)
    }

    /// A string.
    pub fn text(&self) -> Result<String> {
        self.value.text().ok_or_else(|| self.wrong_type("a string"))
    }

    /// One of the named `choices`.
    pub fn choice<T: Copy>(&self, choices: &[(&str, T)]) -> Result<T> {
        let text = self.text()?;
        let chosen = choices.iter().find(|(name, _)| *name == text).map(|(_, choice)| *choice);
        chosen.ok_or_else(|| {
            let names: Vec<_> = choices.iter().map(|(name, _)| format!("{name:?}")).collect();
            self.refused(ErrorKind::OutOfRange, &format!("is {text:?}; it must be {}", names.join(" or ")))
        })
    }

    /// The elements of an array, each as `read` makes it.
    pub fn list<T>(&self, read: impl Fn(&Place<'_, V>) -> Result<T>) -> Result<Vec<T>> {
        self.expect(Kind::Array, "an array")?;
        let length = self.value.length().map_err(|_| self.unreadable())?;
        let mut items = Vec::new();
        for index in 0..length {
            let path = Path::Index(&self.path, index);
            let value = self.value.item(index).map_err(|Unreadable| self.unreadable())?;
            items.push(read(&Place { value, path })?);
        }
        Ok(items)
    }

    /// An object that has no field but the `known` ones.
    pub fn object(&self, known: Names) -> Result<Object<'_, V>> {
        self.expect(Kind::Object, "an object")?;
        match self.value.stranger(known).map_err(|Unreadable| self.unreadable())? {
            None => Ok(Object { place: self }),
            Some(name) => {
                let field = Path::Field(&self.path, &name).to_string();
                Err(ErrorDetail::new(ErrorKind::UnknownField, field, "is not a field of this object"))
            }
        }
    }

    /// An error about this value.
    pub fn refused(&self, kind: ErrorKind, reason: &str) -> ErrorDetail {
        ErrorDetail::new(kind, self.path.to_string(), reason)
    }

    fn expect(&self, kind: Kind, wording: &str) -> Result<()> {
        if self.value.kind() == kind { Ok(()) } else { Err(self.wrong_type(wording)) }
    }

    fn wrong_type(&self, wording: &str) -> ErrorDetail {
        if self.is_given() {
            self.refused(ErrorKind::WrongType, &format!("must be {wording}"))
        } else {
            self.refused(ErrorKind::Missing, &format!("is required, {wording}"))
        }
    }

    fn unreadable(&self) -> ErrorDetail {
        unreadable(&self.path)
    }
}

fn unreadable(path: &Path<'_>) -> ErrorDetail {
    ErrorDetail::new(ErrorKind::WrongType, path.to_string(), "cannot be read: it threw an error of its own")
}

/// An object whose field names have been checked.
#[derive(Debug)]
pub(super) struct Object<'o, V> {
    place: &'o Place<'o, V>,
}

impl<V: ScriptValue> Object<'_, V> {
    /// The field `name`, as `read` makes it; that a value is missing is for `read` to say.
    pub fn required<T>(&self, name: &'static str, read: impl FnOnce(&Place<'_, V>) -> Result<T>) -> Result<T> {
        self.read(name, self.place.value.declared_field(name), read)
    }

    fn read<T>(
        &self,
        name: &str,
        field: std::result::Result<V, Unreadable>,
        read: impl FnOnce(&Place<'_, V>) -> Result<T>,
    ) -> Result<T> {
        let path = Path::Field(&self.place.path, name);
        match field {
            Ok(value) => read(&Place { value, path }),
            Err(Unreadable) => Err(unreadable(&path)),
        }
    }

    /// The field `name` if it is given.
    pub fn optional<T>(&self, name: &'static str, read: impl FnOnce(&Place<'_, V>) -> Result<T>) -> Result<Option<T>> {
        self.required(name, |place| place.optional(read))
    }

    /// Whether the field `name` is given.
    pub fn has(&self, name: &'static str) -> Result<bool> {
        self.required(name, |place| Ok(place.is_given()))
    }

    /// An error about the object as a whole.
    pub fn refused(&self, kind: ErrorKind, reason: &str) -> ErrorDetail {
        self.place.refused(kind, reason)
    }
}

#[cfg(test)]
mod tests {
    use super::super::rule::{ANY, CONFIDENCE, COUNT, NOT_NEGATIVE};
    use super::super::value::double::{Double, object};
    use super::*;

    fn fails<T: std::fmt::Debug>(result: Result<T>) -> (&'static str, String) {
        let detail = result.unwrap_err();
        (detail.kind.name(), detail.field)
    }

    fn number(value: impl Into<Double>, rule: Rule) -> Result<f64> {
        Place::argument("horizon", value.into()).number(rule)
    }

    fn sale(value: Double) -> Result<(f64, Vec<f64>, Option<f64>)> {
        let place = Place::whole(value);
        let sale = place.object(&["price", "ratings", "confidence"])?;
        Ok((
            sale.required("price", |price| price.number(NOT_NEGATIVE))?,
            sale.required("ratings", |ratings| ratings.list(|rating| rating.number(COUNT)))?,
            sale.optional("confidence", |confidence| confidence.number(CONFIDENCE))?,
        ))
    }

    #[test]
    fn what_is_declared_is_read() {
        let read = sale(object! { price: 2.5, ratings: [1.0, 2.0], confidence: 0.9 }).unwrap();
        assert_eq!(read, (2.5, vec![1.0, 2.0], Some(0.9)));
    }

    #[test]
    fn null_is_the_same_as_absent() {
        let with = |confidence: Double| sale(object! { price: 1.0, ratings: [1.0], confidence: confidence });
        assert_eq!(with(Double::Null).unwrap().2, None);
        assert_eq!(with(Double::Undefined).unwrap().2, None);
        assert_eq!(sale(object! { price: 1.0, ratings: [1.0] }).unwrap().2, None);
    }

    #[test]
    fn a_required_value_that_is_absent_null_or_undefined_is_missing() {
        let missing = ("missing", "price".to_owned());
        assert_eq!(fails(sale(object! { ratings: [1.0] })), missing);
        assert_eq!(fails(sale(object! { price: Double::Null, ratings: [1.0] })), missing);
        assert_eq!(fails(sale(object! { price: Double::Undefined })), missing);
        assert_eq!(fails(sale(Double::Undefined)), ("missing", String::new()));
    }

    #[test]
    fn a_hole_in_an_array_is_missing_at_its_index() {
        let holed = object! { price: 1.0, ratings: Double::Array(vec![1.0.into(), Double::Undefined]) };
        assert_eq!(fails(sale(holed)), ("missing", "ratings[1]".to_owned()));
    }

    #[test]
    fn unknown_fields_come_first_and_then_the_declared_order() {
        let unknown = object! { price: "x", colour: 1.0, size: 1.0 };
        assert_eq!(fails(sale(unknown)), ("unknownField", "colour".to_owned()));
        let two_wrong = object! { ratings: "x", price: -1.0 };
        assert_eq!(fails(sale(two_wrong)), ("outOfRange", "price".to_owned()));
    }

    #[test]
    fn an_unknown_field_is_one_even_if_it_is_undefined() {
        let unknown = object! { price: 1.0, ratings: [1.0], colour: Double::Undefined };
        assert_eq!(fails(sale(unknown)), ("unknownField", "colour".to_owned()));
    }

    #[test]
    fn another_type_is_the_wrong_type() {
        for other in [Double::True, "1".into(), [1.0].into(), object! {}] {
            assert_eq!(fails(number(other, ANY)), ("wrongType", "horizon".to_owned()));
        }
        assert_eq!(fails(sale([1.0].into())), ("wrongType", String::new()));
        assert_eq!(fails(sale(object! { price: 1.0, ratings: object! {} })), ("wrongType", "ratings".to_owned()));
    }

    #[test]
    fn a_fraction_for_a_count_is_out_of_range() {
        let fraction = object! { price: 1.0, ratings: [1.0, 1.5] };
        assert_eq!(fails(sale(fraction)), ("outOfRange", "ratings[1]".to_owned()));
    }

    #[test]
    fn nan_and_the_infinities_are_not_finite() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(fails(number(value, NOT_NEGATIVE)).0, "notFinite");
        }
    }

    #[test]
    fn the_negative_zero_is_read_as_zero() {
        assert!(number(-0.0, NOT_NEGATIVE).unwrap().is_sign_positive());
    }

    #[test]
    fn a_choice_is_read_by_its_name() {
        let choose = |value: Double| Place::argument("unit", value).choice(&[("day", 1), ("week", 7)]);
        assert_eq!(choose("week".into()).unwrap(), 7);
        assert_eq!(fails(choose("Week".into())).0, "outOfRange");
        assert_eq!(fails(choose(7.0.into())).0, "wrongType");
    }

    #[test]
    fn an_object_that_throws_is_refused() {
        assert_eq!(fails(sale(Double::Thrower)), ("wrongType", String::new()));
    }
}
