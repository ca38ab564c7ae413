//! The checked reader: takes from a JavaScript value exactly what a function declares, and names the first mistake.
//!
//! Within an object unknown fields are reported first, then the fields in the order in which they are read, each
//! completely (its type, its range, what is inside it) before the next. A call reads in the declared order.

use super::error::{ErrorDetail, ErrorKind, Result, written};
use super::value::{Kind, Names, Path, ScriptValue, Unreadable};
use crate::metrics::{Range, Rule};

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

    /// An argument of a call that has `count` of them.
    pub fn of_argument(name: &'static str, count: usize, value: V) -> Self {
        if count == 1 { Self::whole(value) } else { Self::argument(name, value) }
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

    /// A finite number in `range`; -0 is read as 0.
    pub fn number(&self, range: Range) -> Result<f64> {
        let value = self.value.number().ok_or_else(|| self.wrong_type("a number"))? + 0.0;
        if !value.is_finite() {
            return Err(self.refused(ErrorKind::NotFinite, "must be a finite number"));
        }
        if !range.allows(value) {
            let reason = format!("is {}; it {}", written(value), Rule::from(range).english(written));
            return Err(self.refused(ErrorKind::OutOfRange, &reason));
        }
        Ok(value)
    }

    /// A string.
    pub fn text(&self) -> Result<String> {
        self.value.text().ok_or_else(|| self.wrong_type("a string"))
    }

    /// Whether the value is a string.
    pub fn is_text(&self) -> bool {
        self.value.kind() == Kind::Text
    }

    /// True or false.
    pub fn boolean(&self) -> Result<bool> {
        self.value.boolean().ok_or_else(|| self.wrong_type("true or false"))
    }

    /// What `read` makes of the value where `null` is one of its own, which is no value here; nothing where it is absent.
    pub fn nullable<T>(&self, read: impl FnOnce(&Self) -> Result<T>) -> Result<Option<Option<T>>> {
        if self.value.is_null() { Ok(Some(None)) } else { Ok(self.optional(read)?.map(Some)) }
    }

    /// Bytes, handed on some at a time.
    pub fn bytes(&self, take: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        self.some_bytes(usize::MAX, take)
    }

    /// The same of the first bytes, at most `most`.
    pub fn some_bytes(&self, most: usize, mut take: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        let mut taken = Ok(());
        let is_bytes = self.value.each_bytes(most, &mut |bytes| {
            taken = take(bytes);
            taken.is_ok()
        });
        if is_bytes { taken } else { Err(self.wrong_type("a Uint8Array")) }
    }

    /// One of the named `choices`.
    pub fn choice<T: Copy>(&self, choices: &[(&str, T)]) -> Result<T> {
        let text = self.text()?;
        let chosen = choices.iter().find(|(name, _)| *name == text).map(|(_, choice)| *choice);
        chosen.ok_or_else(|| self.no_choice(&text, &choices.iter().map(|(name, _)| *name).collect::<Vec<_>>()))
    }

    fn no_choice(&self, text: &str, names: &[&str]) -> Box<ErrorDetail> {
        let names = names.join("\" or \"");
        self.refused(ErrorKind::OutOfRange, &format!("is \"{text}\"; it must be \"{names}\""))
    }

    /// The elements of an array, each as `read` makes it.
    pub fn list<T>(&self, read: impl Fn(&Place<'_, V>) -> Result<T>) -> Result<Vec<T>> {
        self.collected(&[Kind::Array], "an array", read)
    }

    /// The elements of an array of numbers, typed or not, each as `read` makes it.
    pub fn list_of_numbers<T>(&self, read: impl Fn(&Place<'_, V>) -> Result<T>) -> Result<Vec<T>> {
        self.collected(&[Kind::Array, Kind::TypedArray], "an array of numbers", read)
    }

    /// The numbers of a column, as `read` makes them; NaN is among them.
    pub fn column<T>(&self, read: impl Fn(f64, &Place<'_, V>) -> Result<T>) -> Result<Vec<T>> {
        let cell = |item: &Place<'_, V>| read(item.value.number().unwrap_or(f64::NAN), item);
        self.collected(&[Kind::TypedArray], "a typed array of numbers", cell)
    }

    fn collected<T>(&self, kinds: &[Kind], wording: &str, read: impl Fn(&Place<'_, V>) -> Result<T>) -> Result<Vec<T>> {
        let mut items = Vec::new();
        self.each(kinds, wording, |item| {
            items.push(read(item)?);
            Ok(())
        })?;
        Ok(items)
    }

    /// Hands over the elements of an array, or of what is like one.
    fn each(&self, kinds: &[Kind], wording: &str, mut take: impl FnMut(&Place<'_, V>) -> Result<()>) -> Result<()> {
        self.expect(kinds, wording)?;
        let length = self.value.length().map_err(|_| self.unreadable())?;
        for index in 0..length {
            let path = Path::Index(&self.path, index);
            let value = self.value.item(index).map_err(|Unreadable| self.unreadable())?;
            take(&Place { value, path })?;
        }
        Ok(())
    }

    /// The elements of an array of numbers, typed or not, all in `range`.
    pub fn numbers(&self, range: Range) -> Result<Vec<f64>> {
        match self.all_numbers(|all| all.iter().all(|number| range.allows(*number))) {
            Some(all) => Ok(all),
            None => self.list_of_numbers(|item| item.number(range)),
        }
    }

    /// The elements of an array at once, if they are finite numbers that are `allowed` together.
    pub fn all_numbers(&self, allowed: impl Fn(&[f64]) -> bool) -> Option<Vec<f64>> {
        let mut all = self.value.numbers()?;
        all.iter_mut().for_each(|number| *number += 0.0);
        allowed(&all).then_some(all)
    }

    /// The elements of an array of objects: as `take` makes them of the numbers in the fields `used`, NaN where there is
    /// none, if every object has nothing but these and fields that are `unused`; otherwise as `read` makes them, one by one.
    pub fn rows<T, const N: usize>(
        &self,
        used: [&str; N],
        unused: Names,
        take: impl Fn(&[f64; N]) -> Option<T>,
        read: impl Fn(&Place<'_, V>) -> Result<T>,
    ) -> Result<Vec<T>> {
        self.gathered(&used, unused, take, read, Vec::push)
    }

    /// The same, each element handed on by `add` as soon as it is made.
    pub fn gathered<T, All: Default, const N: usize>(
        &self,
        used: &[&str; N],
        unused: Names,
        take: impl Fn(&[f64; N]) -> Option<T>,
        read: impl Fn(&Place<'_, V>) -> Result<T>,
        add: impl Fn(&mut All, T),
    ) -> Result<All> {
        let mut all = All::default();
        if self.value.each_row(used, unused, &mut |cells| taken(cells, &take, &add, &mut all)) {
            return Ok(all);
        }
        let mut all = All::default();
        self.each(&[Kind::Array], "an array", |place| {
            add(&mut all, read(place)?);
            Ok(())
        })?;
        Ok(all)
    }

    /// An object that has no field but the `known` ones.
    pub fn object(&self, known: Names) -> Result<Object<'_, V>> {
        self.expect(&[Kind::Object], "an object")?;
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
            return Err(self.contradicts_at(stranger, Rule::FactorsOfBefore));
        }
        let object = Object { place: self };
        let field = |name: &&str| {
            if !found.iter().any(|known| known == name) {
                return Err(self.contradicts_at(name, Rule::FactorsOfBefore));
            }
            object.named(name, &read).map(|value| ((*name).to_owned(), value))
        };
        names.iter().map(field).collect()
    }

    /// This value contradicts another one.
    pub fn contradicts(&self, rule: Rule) -> Box<ErrorDetail> {
        self.refused(ErrorKind::Inconsistent, &rule.english(written))
    }

    /// An error about this value.
    pub fn refused(&self, kind: ErrorKind, reason: &str) -> Box<ErrorDetail> {
        ErrorDetail::new(kind, self.path.to_string(), reason)
    }

    fn unknown(&self, name: &str) -> Box<ErrorDetail> {
        self.refused_at(name, ErrorKind::UnknownField, "is not a field of this object")
    }

    fn contradicts_at(&self, name: &str, rule: Rule) -> Box<ErrorDetail> {
        self.refused_at(name, ErrorKind::Inconsistent, &rule.english(written))
    }

    fn refused_at(&self, name: &str, kind: ErrorKind, reason: &str) -> Box<ErrorDetail> {
        ErrorDetail::new(kind, Path::Field(&self.path, name).to_string(), reason)
    }

    fn names(&self) -> Result<Vec<String>> {
        self.expect(&[Kind::Object], "an object")?;
        self.value.keys().map_err(|Unreadable| self.unreadable())
    }

    fn expect(&self, kinds: &[Kind], wording: &str) -> Result<()> {
        if kinds.contains(&self.value.kind()) { Ok(()) } else { Err(self.wrong_type(wording)) }
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

/// Adds what `take` makes of a row of `cells`; false if it refuses.
fn taken<T, All, const N: usize>(
    cells: &[f64],
    take: impl Fn(&[f64; N]) -> Option<T>,
    add: impl Fn(&mut All, T),
    all: &mut All,
) -> bool {
    cells.first_chunk().and_then(take).map(|item| add(all, item)).is_some()
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
        read(&self.at(name, self.place.value.declared_field(name))?)
    }

    /// A field with a name of the caller's own.
    fn named<T>(&self, name: &str, read: impl FnOnce(&Place<'_, V>) -> Result<T>) -> Result<T> {
        read(&self.at(name, self.place.value.field(name))?)
    }

    /// Where a field stands.
    fn at<'f>(&'f self, name: &'f str, field: std::result::Result<V, Unreadable>) -> Result<Place<'f, V>> {
        let path = Path::Field(&self.place.path, name);
        match field {
            Ok(value) => Ok(Place { value, path }),
            Err(Unreadable) => Err(unreadable(&path)),
        }
    }

    /// The field `name` if it is given.
    pub fn optional<T>(&self, name: &'static str, read: impl FnOnce(&Place<'_, V>) -> Result<T>) -> Result<Option<T>> {
        self.required(name, |place| place.optional(read))
    }

    /// The field `name` where `null` means something of its own: see [`Place::nullable`].
    pub fn nullable<T>(
        &self,
        name: &'static str,
        read: impl FnOnce(&Place<'_, V>) -> Result<T>,
    ) -> Result<Option<Option<T>>> {
        self.required(name, |place| place.nullable(read))
    }

    /// The field `name`, a finite number in `range`.
    pub fn number(&self, name: &'static str, range: Range) -> Result<f64> {
        self.required(name, |number| number.number(range))
    }

    /// The same if it is given.
    pub fn optional_number(&self, name: &'static str, range: Range) -> Result<Option<f64>> {
        self.optional(name, |number| number.number(range))
    }

    /// The field `name`, one of the named `choices`.
    pub fn choice<T: Copy>(&self, name: &'static str, choices: &[(&str, T)]) -> Result<T> {
        self.required(name, |choice| choice.choice(choices))
    }

    /// Whether the field `name` is given.
    pub fn has(&self, name: &'static str) -> Result<bool> {
        self.required(name, |place| Ok(place.is_given()))
    }

    /// The rows of columns of one length under some of the `names`, as `take` makes them of their numbers, each handed on by
    /// `add`; or the error of which `explain` knows.
    pub fn columns<T, All: Default, const N: usize>(
        &self,
        names: &[&str; N],
        take: impl Fn(&[f64; N]) -> Option<T>,
        add: impl Fn(&mut All, T),
        explain: impl FnOnce() -> Result<()>,
    ) -> Result<All> {
        let mut all = All::default();
        if self.place.value.each_row_of_columns(names, &mut |cells| taken(cells, &take, &add, &mut all)) {
            return Ok(all);
        }
        explain()?;
        Err(self.place.unreadable()) // another time it was another table
    }

    /// An error about the field `name`.
    pub fn refused_at(&self, name: &str, kind: ErrorKind, reason: &str) -> Box<ErrorDetail> {
        self.place.refused_at(name, kind, reason)
    }

    /// The field `name` contradicts another one.
    pub fn contradicts(&self, name: &str, rule: Rule) -> Box<ErrorDetail> {
        self.place.contradicts_at(name, rule)
    }

    /// An element of the field `name` contradicts another one.
    pub fn contradicts_in(&self, name: &str, index: u32, rule: Rule) -> Box<ErrorDetail> {
        let path = Path::Field(&self.place.path, name);
        ErrorDetail::new(ErrorKind::Inconsistent, Path::Index(&path, index).to_string(), &rule.english(written))
    }

    /// An error about the object as a whole.
    pub fn refused(&self, kind: ErrorKind, reason: &str) -> Box<ErrorDetail> {
        self.place.refused(kind, reason)
    }
}

#[cfg(test)]
mod tests;
