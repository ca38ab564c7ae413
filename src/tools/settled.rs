//! The last good inputs: what a tool computes with while some of its fields hold what cannot be taken.

use super::document::{Document, Value};

/// A document without anything wrong, and which of its fields are so because an older entry stands in for a wrong one.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    /// The document: what is wrong has given way to the last good entry, or to nothing where there was none.
    pub document: Document,
    wrong: Vec<Wrong>,
}

/// A field that is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wrong {
    place: usize,
    /// Whether an older entry stands in for it.
    has_stand_in: bool,
}

impl Settled {
    /// Settles a document after an earlier one.
    pub fn of(document: &Document, last: Option<&Self>) -> Self {
        let mut settled = Self { document: document.clone(), wrong: Vec::new() };
        for place in (0..document.tool().fields.len()).filter(|place| document.is_wrong(*place)) {
            let stand_in = last.and_then(|last| last.good_value(place));
            settled.wrong.push(Wrong { place, has_stand_in: stand_in.is_some() });
            settled.document.settle(place, stand_in);
        }
        settled
    }

    /// The value of a field that was good when it was settled last, or still stood in for a wrong one.
    fn good_value(&self, place: usize) -> Option<Value> {
        let is_gone = self.wrong.iter().any(|wrong| wrong.place == place && !wrong.has_stand_in);
        self.document.value(place).filter(|_| !is_gone).cloned()
    }

    /// Whether any field is wrong.
    pub const fn has_wrong(&self) -> bool {
        !self.wrong.is_empty()
    }

    /// Whether no older entry stands in for some field that is wrong: what rests on it never had a result.
    pub fn lacks_any(&self) -> bool {
        self.wrong.iter().any(|wrong| !wrong.has_stand_in)
    }

    /// Whether a number that rests on all required fields and on some optional ones, by their places, rests on one that is
    /// wrong.
    pub fn is_stale(&self, optional: &[usize]) -> bool {
        self.wrong.iter().any(|wrong| self.is_rested_on(wrong.place, optional))
    }

    /// Whether such a number cannot be known, since no older entry stands in for what is wrong.
    pub fn is_unknown(&self, optional: &[usize]) -> bool {
        self.wrong.iter().any(|wrong| !wrong.has_stand_in && self.is_rested_on(wrong.place, optional))
    }

    fn is_rested_on(&self, place: usize, optional: &[usize]) -> bool {
        let field = self.document.tool().fields.get(place);
        optional.contains(&place) || field.is_some_and(|field| !field.is_optional())
    }
}
