//! Time and effort in money or in hours.

use super::{Input, Part};
use crate::tools::entry::Entry;
use crate::tools::{Document, Edit};

/// How effort is entered: the time saved and the transaction costs.
pub const EFFORT_UNITS: [&str; 2] = [MONEY, HOURS];
pub(super) const MONEY: &str = "money";
pub(super) const HOURS: &str = "hours";

/// The document with effort in another unit, each good number carried over by what an hour is worth; where that is not
/// known or nothing, the numbers stay.
pub fn in_unit(document: &Document, unit: &Entry) -> Document {
    let mut changed = document.clone();
    let before = document.choice(Input::Effort as usize);
    let hour = document.number(Input::Hour as usize).ok().flatten().filter(|hour| *hour > 0.0);
    let factor = match (before, unit.text.as_str()) {
        (Some(MONEY), HOURS) => hour.map(f64::recip),
        (Some(HOURS), MONEY) => hour,
        _ => None,
    };
    let efforts = Part::ALL.into_iter().filter(|part| part.is_effort());
    for place in efforts.flat_map(|part| [part.own(), part.rival()]) {
        let carried = document.number(place).ok().flatten().zip(factor);
        if let Some((value, factor)) = carried {
            let rounded = libm::round(value * factor * 1e4) / 1e4;
            // The places are those of fields that hold one entry.
            let _ = changed.apply(Edit::Set(place, Entry::of(rounded, unit.language)));
        }
    }
    let _ = changed.apply(Edit::Set(Input::Effort as usize, unit.clone()));
    changed
}
