//! What the reader takes and what it refuses.

use super::*;
use crate::api::value::double::{Double, object};
use crate::metrics::range::{COUNT, FINITE, NOT_NEGATIVE};

fn fails<T: std::fmt::Debug>(result: Result<T>) -> (&'static str, String) {
    let detail = result.unwrap_err();
    (detail.kind.name(), detail.field)
}

fn number(value: impl Into<Double>, range: Range) -> Result<f64> {
    Place::argument("horizon", value.into()).number(range)
}

fn sale(value: Double) -> Result<(f64, Vec<f64>, Option<f64>)> {
    let place = Place::whole(value);
    let sale = place.object(&["price", "ratings", "confidence"])?;
    Ok((
        sale.required("price", |price| price.number(NOT_NEGATIVE))?,
        sale.required("ratings", |ratings| ratings.list(|rating| rating.number(COUNT)))?,
        sale.optional("confidence", |confidence| confidence.number(Range::InnerShare))?,
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
        assert_eq!(fails(number(other, FINITE)), ("wrongType", "horizon".to_owned()));
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
        Ok((kind, fields.number(if kind == "linear" { "amount" } else { "rate" }, FINITE)?))
    };
    assert_eq!(read(object! { kind: "geometric", rate: 0.5 }).unwrap(), ("geometric", 0.5));
    assert_eq!(fails(read(object! { kind: "linear", rate: 0.5 })), ("unknownField", "growth.rate".to_owned()));
    assert_eq!(fails(read(object! { kind: "cubic", speed: 1.0 })), ("unknownField", "growth.speed".to_owned()));
    assert_eq!(fails(read(object! { kind: "cubic" })), ("outOfRange", "growth.kind".to_owned()));
    assert_eq!(fails(read(object! { rate: 1.0 })), ("missing", "growth.kind".to_owned()));
}

#[test]
fn bytes_are_handed_on_for_as_long_as_they_are_taken() {
    let place = Place::whole(Double::Bytes(b"abcde"));
    let mut taken = Vec::new();
    let take = |bytes: &[u8]| {
        taken.extend_from_slice(bytes);
        if taken.len() < 4 { Ok(()) } else { Err(place.refused(ErrorKind::Empty, "is enough")) }
    };
    assert_eq!(place.bytes(take).unwrap_err().kind, ErrorKind::Empty);
    assert_eq!(taken, b"abcd");
    assert_eq!(Place::whole(Double::Null).bytes(|_| Ok(())).unwrap_err().kind, ErrorKind::Missing);
    assert_eq!(Place::whole(Double::True).bytes(|_| Ok(())).unwrap_err().kind, ErrorKind::WrongType);
}
