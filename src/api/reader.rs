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
            return Err(self.refused(ErrorKind::OutOfRange, &format!("is {}; it must be {wording}", V::written(value))));
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
            let names: Vec<_> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            self.refused(ErrorKind::OutOfRange, &format!("is \"{text}\"; it must be {}", names.join(" or ")))
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

    /// The elements of an array, finite numbers that are `allowed`.
    pub fn numbers(&self, allowed: impl Fn(f64) -> bool, wording: &str) -> Result<Vec<f64>> {
        match self.value.numbers().filter(|all| all.iter().all(|number| allowed(*number))) {
            Some(all) => Ok(all.into_iter().map(|number| number + 0.0).collect()),
            None => self.list(|item| item.number_where(&allowed, wording)),
        }
    }

    /// The elements of an array of objects: as `take` makes them of the numbers in the fields `names`, all at once, if
    /// every object has nothing else; otherwise as `read` makes them, one by one.
    pub fn rows<T, const N: usize>(
        &self,
        names: [&str; N],
        take: impl Fn([Option<f64>; N]) -> Option<T>,
        read: impl Fn(&Place<'_, V>) -> Result<T>,
    ) -> Result<Vec<T>> {
        match self.value.table().and_then(|table| table.rows(names, take)) {
            Some(rows) => Ok(rows),
            None => self.list(read),
        }
    }

    /// An object that has no field but the `known` ones.
    pub fn object(&self, known: Names) -> Result<Object<'_, V>> {
        self.expect(Kind::Object, "an object")?;
        match self.value.stranger(known).map_err(|Unreadable| self.unreadable())? {
            None => Ok(Object { place: self }),
            Some(name) => Err(self.unknown(&name)),
        }
    }

    /// An object of one of several kinds, which its field `kind` names: the kind and its fields.
    pub fn variant<'k>(&self, kinds: &[(&'k str, Names)]) -> Result<(&'k str, Object<'_, V>)> {
        let names = self.names()?;
        let known = |name: &&String| kinds.iter().any(|(_, fields)| fields.contains(&name.as_str()));
        if let Some(stranger) = names.iter().find(|name| !known(name)) {
            return Err(self.unknown(stranger));
        }
        let choices: Vec<_> = kinds.iter().map(|(kind, fields)| (*kind, (*kind, *fields))).collect();
        let (kind, fields) = Object { place: self }.choice("kind", &choices)?;
        Ok((kind, self.object(fields)?))
    }

    /// An object with fields of any name, each with what `read` makes of it.
    pub fn record<T>(&self, read: impl Fn(&Place<'_, V>) -> Result<T>) -> Result<Vec<(String, T)>> {
        let names = self.names()?;
        let object = Object { place: self };
        names.into_iter().map(|name| object.named(&name, &read).map(|value| (name, value))).collect()
    }

    /// An object with exactly the fields of `names`, in their order; other names are a contradiction.
    pub fn record_of<T>(&self, names: &[&str], read: impl Fn(&Place<'_, V>) -> Result<T>) -> Result<Vec<(String, T)>> {
        let found = self.names()?;
        if let Some(stranger) = found.iter().find(|name| !names.contains(&name.as_str())) {
            return Err(self.contradicts(stranger, "is not there in the other argument"));
        }
        let object = Object { place: self };
        let field = |name: &&str| {
            if !found.iter().any(|known| known == name) {
                return Err(self.contradicts(name, "is there in the other argument only"));
            }
            object.named(name, &read).map(|value| ((*name).to_owned(), value))
        };
        names.iter().map(field).collect()
    }

    /// An error about this value.
    pub fn refused(&self, kind: ErrorKind, reason: &str) -> Box<ErrorDetail> {
        ErrorDetail::new(kind, self.path.to_string(), reason)
    }

    fn unknown(&self, name: &str) -> Box<ErrorDetail> {
        self.refused_at(name, ErrorKind::UnknownField, "is not a field of this object")
    }

    fn refused_at(&self, name: &str, kind: ErrorKind, reason: &str) -> Box<ErrorDetail> {
        ErrorDetail::new(kind, Path::Field(&self.path, name).to_string(), reason)
    }

    fn contradicts(&self, name: &str, reason: &str) -> Box<ErrorDetail> {
        self.refused_at(name, ErrorKind::Inconsistent, reason)
    }

    fn names(&self) -> Result<Vec<String>> {
        self.expect(Kind::Object, "an object")?;
        self.value.keys().map_err(|Unreadable| self.unreadable())
    }

    fn expect(&self, kind: Kind, wording: &str) -> Result<()> {
        if self.value.kind() == kind { Ok(()) } else { Err(self.wrong_type(wording)) }
    }

    fn wrong_type(&self, wording: &str) -> Box<ErrorDetail> {
        if self.is_given() {
            self.refused(ErrorKind::WrongType, &format!("must be {wording}"))
        } else {
            self.refused(ErrorKind::Missing, &format!("is required, {wording}"))
        }
    }

    fn unreadable(&self) -> Box<ErrorDetail> {
        unreadable(&self.path)
    }
}

fn unreadable(path: &Path<'_>) -> Box<ErrorDetail> {
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

    /// A field with a name of the caller's own.
    fn named<T>(&self, name: &str, read: impl FnOnce(&Place<'_, V>) -> Result<T>) -> Result<T> {
        self.read(name, self.place.value.field(name), read)
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

    /// The field `name`, a finite number that keeps to `rule`.
    pub fn number(&self, name: &'static str, rule: Rule) -> Result<f64> {
        self.required(name, |number| number.number(rule))
    }

    /// The same if it is given.
    pub fn optional_number(&self, name: &'static str, rule: Rule) -> Result<Option<f64>> {
        self.optional(name, |number| number.number(rule))
    }

    /// The field `name`, one of the named `choices`.
    pub fn choice<T: Copy>(&self, name: &'static str, choices: &[(&str, T)]) -> Result<T> {
        self.required(name, |choice| choice.choice(choices))
    }

    /// Whether the field `name` is given.
    pub fn has(&self, name: &'static str) -> Result<bool> {
        self.required(name, |place| Ok(place.is_given()))
    }

    /// An error about the field `name`.
    pub fn refused_at(&self, name: &str, kind: ErrorKind, reason: &str) -> Box<ErrorDetail> {
        self.place.refused_at(name, kind, reason)
    }

    /// An error about the object as a whole.
    pub fn refused(&self, kind: ErrorKind, reason: &str) -> Box<ErrorDetail> {
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

    #[test]
    fn a_record_keeps_the_order_and_names_the_wrong_key() {
        let read = |value: Double| Place::argument("before", value).record(|factor| factor.number(NOT_NEGATIVE));
        let factors = read(object! { price: 2.0, amount: 3.0 }).unwrap();
        assert_eq!(factors, [("price".to_owned(), 2.0), ("amount".to_owned(), 3.0)]);
        assert_eq!(fails(read(object! { price: 2.0, amount: "3" })), ("wrongType", "before.amount".to_owned()));
    }

    #[test]
    fn a_record_of_given_names_contradicts_others_before_it_reads() {
        let read =
            |value: Double| Place::argument("after", value).record_of(&["price", "amount"], |f| f.number(NOT_NEGATIVE));
        let factors = read(object! { amount: 3.0, price: 2.0 }).unwrap();
        assert_eq!(factors, [("price".to_owned(), 2.0), ("amount".to_owned(), 3.0)]);
        let stranger = read(object! { price: "x", amount: 3.0, churn: 1.0 });
        assert_eq!(fails(stranger), ("inconsistent", "after.churn".to_owned()));
        assert_eq!(fails(read(object! { price: 2.0 })), ("inconsistent", "after.amount".to_owned()));
        let null = read(object! { price: Double::Null, amount: 1.0 });
        assert_eq!(fails(null), ("missing", "after.price".to_owned()));
    }

    #[test]
    fn a_variant_has_the_fields_of_its_kind_only() {
        let read = |value: Double| {
            let place = Place::argument("growth", value);
            let (kind, fields) = place.variant(&[("linear", &["kind", "amount"]), ("geometric", &["kind", "rate"])])?;
            Ok((kind, fields.number(if kind == "linear" { "amount" } else { "rate" }, ANY)?))
        };
        assert_eq!(read(object! { kind: "geometric", rate: 0.5 }).unwrap(), ("geometric", 0.5));
        assert_eq!(fails(read(object! { kind: "linear", rate: 0.5 })), ("unknownField", "growth.rate".to_owned()));
        assert_eq!(fails(read(object! { kind: "cubic", speed: 1.0 })), ("unknownField", "growth.speed".to_owned()));
        assert_eq!(fails(read(object! { kind: "cubic" })), ("outOfRange", "growth.kind".to_owned()));
        assert_eq!(fails(read(object! { rate: 1.0 })), ("missing", "growth.kind".to_owned()));
    }
}
